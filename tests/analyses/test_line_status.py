"""Where each paragraph of a common text stands."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.analyses.line_status import (
    LineStanding,
    contradictions,
    footnotes,
    line_standing,
    positions_field,
)
from dialogue_app.core.domain_records import LineParagraph, Reservation
from dialogue_app.core.edits import Edit
from tests.analyses.gates.room import SESSION, Room

TODAY = "2026-03-15"


@pytest.fixture
def inside() -> Room:
    room = Room("internal_alliance")
    room.add(
        LineParagraph(
            id="a",
            number="1",
            text="Allies [will] [may] answer.",
            status="BRK",
            alternatives=(("will", "ATL, VIS"), ("gone", "RHE"), ("empty", "")),
        ),
        "line",
    )
    room.add(LineParagraph(id="b", number="2", text="Allies agree."), "line")
    return room


def standing(room: Room, paragraph: str) -> LineStanding:
    line = room.template.find_field("line")
    assert line is not None
    positions = positions_field(room.template, line[1])
    return line_standing(room.dialogue, room.dialogue.of(LineParagraph)[paragraph], line[1], positions, TODAY)


def told(room: Room, paragraph: str = "b") -> tuple[str, ...]:
    return contradictions(room.dialogue, standing(room, paragraph))


def status(room: Room, paragraph: str, value: str) -> None:
    before = room.dialogue.of(LineParagraph)[paragraph]
    room.dialogue = room.dialogue.apply((Edit(before, dataclasses.replace(before, status=value)),))


def test_positions_are_counted_and_the_missing_named(inside: Room) -> None:
    inside.answer("positions", "SUP SUP LIVE RES BLK NI NP - -", "b")
    paragraph_standing = standing(inside, "b")
    assert paragraph_standing.positions == (
        ("SUP", ("ATL", "WES")),
        ("LIVE", ("RHE",)),
        ("RES", ("HES",)),
        ("BLK", ("THL",)),
        ("NI", ("DAN",)),
        ("NP", ("VIS",)),
    )
    assert (paragraph_standing.joining, paragraph_standing.of, paragraph_standing.missing) == (
        4,
        9,
        ("OST", "NMK"),
    )
    assert paragraph_standing.holding("SUP") == ("ATL", "WES")
    assert paragraph_standing.holding("XXX") == ()


def test_brackets_without_supporters_and_supporters_without_brackets(inside: Room) -> None:
    paragraph_standing = standing(inside, "a")
    assert paragraph_standing.unsupported == ("may",)
    assert paragraph_standing.stale == (("gone", "RHE"),)


def test_reservations_are_footnotes_along_the_text(inside: Room) -> None:
    for name, paragraph, state, due in (
        ("r1", "b", "OPEN", "2026-03-14"),
        ("r2", "", "", ""),
        ("r3", "a", "MAINTAINED", "2026-03-01"),
        ("r4", "b", "LIFTED", "2026-03-01"),
        ("r5", "b", "OPEN", "2026-03"),
    ):
        reservation = Reservation(
            id=name, party="RHE", paragraph=paragraph, type="SCR", text="x", status=state, due=due
        )
        inside.add(reservation, "reservations")
    line = inside.template.find_field("line")
    assert line is not None
    assert footnotes(inside.dialogue, SESSION, line[1]) == {"r3": 1, "r1": 2, "r5": 3, "r2": 4}
    limits = [(limit.reservation.id, limit.mark, limit.overdue) for limit in standing(inside, "b").limits]
    assert limits == [("r1", 2, True), ("r5", 3, False), ("r4", 0, False)]
    assert standing(inside, "a").limits[0].overdue is False


def test_agreed_does_not_go_with_what_is_open(inside: Room) -> None:
    assert told(inside, "a") == ()
    inside.answer("positions", "SUP SUP SUP SUP BLK NI SUP SUP -", "b")
    assert told(inside) == ()
    inside.add(Reservation(party="RHE", paragraph="b", type="SUB", text="x"), "reservations")
    inside.add(Reservation(party="HES", paragraph="b", type="SUB", text="x", status="LIFTED"), "reservations")
    inside.add(Reservation(party="VIS", paragraph="b", type="FTN", text="x"), "reservations")
    status(inside, "b", "AGR")
    assert told(inside) == (
        "Recorded as “Agreed”, yet THL cannot accept it.",
        "Recorded as “Agreed”, yet DAN awaits instructions.",
        "Recorded as “Agreed”, yet nothing is recorded of NMK.",
        "Recorded as “Agreed”, yet RHE holds a reservation of substance.",
    )
    status(inside, "b", "ADR")
    assert [sentence.partition("yet ")[2] for sentence in told(inside)] == [
        "THL cannot accept it.",
        "RHE holds a reservation of substance.",
    ]


def test_before_anybody_was_asked_agreed_stands_alone(inside: Room) -> None:
    status(inside, "b", "AGR")
    assert told(inside) == ()
    status(inside, "a", "AGR")
    assert told(inside, "a") == ("Recorded as “Agreed”, yet words stand in brackets.",)


def test_bracketed_without_brackets(inside: Room) -> None:
    status(inside, "b", "BRK")
    assert told(inside) == ("Recorded as bracketed; no words stand in brackets.",)


def test_a_text_on_which_nobody_is_asked() -> None:
    room = Room("mock_negotiation")
    room.add(LineParagraph(id="t", number="1", text="Both sides agree.", status="AGR"), "text")
    stage_and_field = room.template.find_field("text")
    assert stage_and_field is not None
    assert positions_field(room.template, stage_and_field[1]) is None
    paragraph_standing = line_standing(
        room.dialogue, room.dialogue.of(LineParagraph)["t"], stage_and_field[1], None
    )
    assert (paragraph_standing.of, paragraph_standing.positions, paragraph_standing.missing) == (0, (), ())
    assert contradictions(room.dialogue, paragraph_standing) == ()
