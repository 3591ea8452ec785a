"""The gate on the silence procedure reads what came of it, and whether the text is still the same."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.core.domain_records import LineDraft, LineParagraph, SilenceProcedure
from dialogue_app.core.edits import Edit
from tests.analyses.gates.room import Room, met

GATE = ("I7", 3)


@pytest.fixture
def inside() -> Room:
    room = Room("internal_alliance")
    room.add(LineParagraph(id="p", number="1", text="Agreed words."), "line")
    return room


def silence(**values: str) -> SilenceProcedure:
    known = {"version": "1", "circulated_at": "2026-03-16T12:00:00+01:00"}
    return SilenceProcedure(**(known | values))  # type: ignore[arg-type]


def test_nothing_under_silence(inside: Room) -> None:
    assert inside.missing(*GATE) == ["No text has been put under silence."]
    inside.skip("silence")
    assert inside.gate(*GATE).skipped


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"circulated_at": ""}, "Version 1 has not been circulated."),
        (
            {"deadline": "2999-03-19T18:00:00+01:00", "time_zone": "Europe/Brussels"},
            "Version 1 is under silence until 2999-03-19 18:00 Europe/Brussels.",
        ),
        (
            {"deadline": "2026-03-19T18:00:00+01:00"},
            "The deadline for version 1 has passed: record whether anybody objected.",
        ),
        ({"result": "BRO"}, "Silence on version 1 was broken."),
        ({"result": "WDN"}, "Version 1 was withdrawn."),
    ],
)
def test_what_is_missing_is_said(inside: Room, values: dict[str, str], sentence: str) -> None:
    inside.add(silence(**values), "silence")
    assert inside.missing(*GATE) == [sentence]


def test_passed_is_passed_for_the_text_circulated(inside: Room) -> None:
    inside.add(LineDraft(version="1", paragraphs=(("1", "Agreed words."),)), "line")
    inside.add(silence(result="PAS"), "silence")
    assert met(inside.gate(*GATE))
    paragraph = inside.dialogue.of(LineParagraph)["p"]
    inside.dialogue = inside.dialogue.apply((Edit(paragraph, dataclasses.replace(paragraph, text="Other.")),))
    assert inside.missing(*GATE) == ["Silence passed for version 1; since then changed: 1."]
    inside.add(silence(version="2", result="BRO"), "silence")
    assert inside.missing(*GATE) == ["Silence on version 2 was broken."]


def test_a_later_attempt_does_not_undo_what_passed(inside: Room) -> None:
    inside.add(silence(result="PAS"), "silence")
    inside.add(silence(version="2", result="BRO"), "silence")
    assert met(inside.gate(*GATE))
