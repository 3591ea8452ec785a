"""What differs between two drafts, paragraph by paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.core.wording import draft_differences
from dialogue_app.core.wording.draft_differences import differing, paragraph_differences

A = ("1", "Allies regard damage to seabed cables as unacceptable.")
B = ("2", "Allies will answer such conduct collectively and in good time.")
C = ("3", "The chair reports to ministers before the summer.")


def told(before: tuple[tuple[str, str], ...], after: tuple[tuple[str, str], ...]) -> list[tuple[object, ...]]:
    return [
        (difference.kind, difference.before, difference.after, difference.moved)
        for difference in paragraph_differences(before, after)
    ]


def test_the_same_text_differs_in_nothing() -> None:
    differences = paragraph_differences((A, B), (A, B))
    assert [difference.kind for difference in differences] == ["same", "same"]
    assert differing(differences) == ()


def test_a_reworded_paragraph_shows_its_words() -> None:
    later = ("2", "Allies may answer such conduct collectively and in good time.")
    differences = paragraph_differences((A, B), (A, later))
    assert [difference.kind for difference in differences] == ["same", "reworded"]
    assert [(piece.kind, piece.text) for piece in differences[1].pieces if piece.kind != "same"] == [
        ("removed", "will "),
        ("added", "may "),
    ]


def test_what_came_and_what_went_stand_in_their_place() -> None:
    fresh = ("2", "Nothing of this is meant for publication.")
    assert told((A, B, C), (A, fresh, C)) == [
        ("same", "1", "1", False),
        ("added", "", "2", False),
        ("removed", "2", "", False),
        ("same", "3", "3", False),
    ]


def test_a_paragraph_that_moved_is_named_and_the_others_only_renumbered() -> None:
    after = (("1", C[1]), ("2", A[1]), ("3", B[1]))
    assert told((A, B, C), after) == [
        ("same", "3", "1", True),
        ("same", "1", "2", False),
        ("same", "2", "3", False),
    ]
    assert len(differing(paragraph_differences((A, B, C), after))) == 3


def test_just_enough_common_words_make_it_the_same_paragraph() -> None:
    before, just, less = "a b c d e", "a b c x y", "a b x y z"
    assert told((("1", before),), (("2", just),)) == [("reworded", "1", "2", False)]
    assert [difference[0] for difference in told((("1", before),), (("2", less),))] == ["added", "removed"]
    assert told((("1", "a b c d"),), (("1", "a x y z"),)) == [("reworded", "1", "1", False)]
    assert [difference[0] for difference in told((("1", "a b c d e"),), (("1", "a w x y z"),))] == [
        "added",
        "removed",
    ]


def test_a_paragraph_renumbered_and_reworded_is_still_known() -> None:
    later = ("4", "Allies will answer such conduct collectively, and in good time.")
    assert told((A, B), (A, later))[1] == ("reworded", "2", "4", False)


def test_of_two_that_are_alike_the_more_alike_one_is_taken() -> None:
    earlier = (B, ("3", "Allies will answer such conduct."))
    later = (("7", "Allies will answer such conduct collectively and in good time, always."),)
    assert told(earlier, later) == [("reworded", "2", "7", False), ("removed", "3", "", False)]


def test_a_removed_paragraph_at_the_end_and_texts_without_anything() -> None:
    assert told((A, B), (A,)) == [("same", "1", "1", False), ("removed", "2", "", False)]
    assert told((), ()) == []
    assert told((), (A,)) == [("added", "", "1", False)]


def test_very_many_paragraphs_are_paired_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_differences, "MOST_COMPARED", 1)
    later = ("2", "Allies may answer such conduct collectively and in good time.")
    elsewhere = ("9", "Allies regard damage to seabed cables as wholly unacceptable.")
    exchanged = told((A, B), ((A[0], B[1]), (B[0], A[1])))
    assert {kind for kind, *_rest in exchanged}.isdisjoint({"reworded", "added", "removed"})
    assert told((A, B), (later, elsewhere)) == [
        ("removed", "1", "", False),
        ("reworded", "2", "2", False),
        ("added", "", "9", False),
    ]


def test_how_many_are_compared_is_counted_in_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three on one side and two on the other are six pairs; one more than may be, and only numbers pair."""
    elsewhere = ("9", "Allies regard damage to seabed cables as wholly unacceptable.")
    before, after = (A, B, C), (("8", "Of something else altogether."), elsewhere)
    monkeypatch.setattr(draft_differences, "MOST_COMPARED", 6)
    assert ("reworded", "1", "9", False) in told(before, after)
    monkeypatch.setattr(draft_differences, "MOST_COMPARED", 5)
    assert {kind for kind, *_rest in told(before, after)} == {"removed", "added"}


PARAGRAPHS = st.lists(st.tuples(st.sampled_from("123"), st.sampled_from([A[1], B[1], C[1], ""])), max_size=5)


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_of_both_is_told_once(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    differences = paragraph_differences(tuple(before), tuple(after))
    olds = [
        "".join(p.text for p in difference.pieces if p.kind != "added")
        for difference in differences
        if difference.kind != "added"
    ]
    news = [
        "".join(p.text for p in difference.pieces if p.kind != "removed")
        for difference in differences
        if difference.kind != "removed"
    ]
    assert sorted(olds) == sorted(text for _number, text in before)
    assert news == [text for _number, text in after]
