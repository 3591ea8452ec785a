"""Square brackets: found in order, alternatives side by side, stray signs told and nothing lost."""

from __future__ import annotations

from dialogue_app.core.wording.brackets import (
    alternatives_in,
    bracket_fault,
    bracket_spans,
    brackets_in,
    side_by_side_in,
    stray_signs,
)

TEXT = "They [will] [may] / [must] answer [collectively]."


def test_brackets_stand_in_order_with_their_places() -> None:
    brackets = brackets_in(TEXT)
    assert [bracket.words for bracket in brackets] == ["will", "may", "must", "collectively"]
    assert all(TEXT[bracket.start : bracket.end] == f"[{bracket.words}]" for bracket in brackets)


def test_spans_are_start_and_length() -> None:
    assert bracket_spans("a [b]") == ((2, 3),)


def test_a_stroke_makes_alternatives_and_standing_side_by_side_leaves_it_open() -> None:
    groups = [[bracket.words for bracket in group] for group in alternatives_in(TEXT)]
    assert groups == [["will"], ["may", "must"], ["collectively"]]
    groups = [[bracket.words for bracket in group] for group in side_by_side_in(TEXT)]
    assert groups == [["will", "may", "must"], ["collectively"]]
    assert alternatives_in("nothing open") == side_by_side_in("nothing open") == ()


def test_nested_and_unbalanced_brackets_are_told() -> None:
    assert [bracket.words for bracket in brackets_in("They [will [soon] answer]")] == ["soon"]
    assert "inside one another" in bracket_fault("They [will [soon] answer]")
    assert "not closed: “[will answer”" in bracket_fault("They [will answer")
    assert "not opened" in bracket_fault("They will] answer")
    assert bracket_fault(TEXT) == ""
    assert stray_signs("a ] [b] [") == (2, 8)
