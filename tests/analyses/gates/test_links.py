"""Gates on one thing that is followed by another."""

from typing import Any

import pytest

from dialogue_app.core.domain_records import (
    Difference,
    LineParagraph,
    RedLine,
    ReleaseItem,
    Reservation,
    Signal,
)
from dialogue_app.core.records import ALLIANCE, RUSSIA, SIDES
from dialogue_app.core.visibility.seals import seal, unseal
from tests.analyses.gates.room import SESSION, Room, met, unjudged

SPLIT = "1 2 2 3 4 4 5 2 4"


@pytest.fixture
def inside() -> Room:
    return Room("internal_alliance")


@pytest.fixture
def across() -> Room:
    return Room("external_russia", SIDES)


def test_split_ratings_have_a_difference(inside: Room) -> None:
    assert unjudged(inside.gate("I3", 1))
    inside.answer("expected_state", "3 3 3 3 3 3 3 3 3")
    assert met(inside.gate("I3", 1))
    inside.answer("role_today", SPLIT)
    inside.answer("role_preferred", SPLIT)
    inside.add(Difference(statement="s", ratings=("role_today",)), "differences")
    result = inside.gate("I3", 1)
    assert (result.met, result.done, result.of) == (False, 1, 2)
    assert result.missing[0].sentence == (
        "Russia’s place in ten years, preferred is split: no difference and no reason."
    )
    inside.put("split_reason", "Two readings of one word")
    assert met(inside.gate("I3", 1))


def test_contested_activities_are_linked(across: Room) -> None:
    for code, alliance, russia in (("A", "2", "3"), ("B", "4", "5"), ("C", "3", "4"), ("D", "5", "WH")):
        across.select(code)
        across.put("on_other", alliance, ALLIANCE, code)
        across.put("on_other", russia, RUSSIA, code)
    result = across.gate("E6", 3)
    assert [missing.item for missing in result.missing] == ["A", "B", "D"]
    assert result.missing[0].sentence == "A: contested or a red line, not linked to a difference."
    across.add(Difference(statement="s", activities=("cat-A", "B", "cat-D")), "register")
    assert met(across.gate("E6", 3))


def test_views_that_are_unsealed_but_not_yet_shown_are_judged_after_the_reveal(across: Room) -> None:
    across.statement("P1")
    for side in SIDES:
        across.put("direct", "4", side, "P1")
        across.put("meta", "1", side, "P1")
    stage_and_field = across.template.find_field("meta")
    assert stage_and_field is not None
    across.dialogue = across.dialogue.apply(seal(across.dialogue, SESSION, stage_and_field[1]).edits)
    across.dialogue = across.dialogue.apply(unseal(across.dialogue, SESSION, stage_and_field[1]).edits)
    result = across.gate("E3", 4)
    assert (result.withheld, result.met, result.done, result.of) == (False, False, 0, 0)
    assert [missing.sentence for missing in result.missing] == ["Known after the reveal."]
    across.put("revealed_at", "2026-03-01T10:30:00+01:00")
    assert [missing.item for missing in across.gate("E3", 4).missing] == ["P1"]


def test_false_consensus_and_conflict_have_a_note(across: Room) -> None:
    views = {"P1": "4 4 1 2", "P2": "4 4 1 2", "P3": "4 1 1 4", "P4": "4 1 NP 4"}
    for code, values in views.items():
        across.statement(code, note="noted" if code == "P2" else "")
        own_a, meta_a, own_r, meta_r = values.split()
        across.put("direct", own_a, ALLIANCE, code)
        across.put("meta", meta_a, ALLIANCE, code)
        across.put("direct", own_r, RUSSIA, code)
        across.put("meta", meta_r, RUSSIA, code)
    assert across.missing("E3", 4) == ["Known after the reveal."]
    across.put("revealed_at", "2026-03-01T10:30:00+01:00")
    assert across.gate("E3", 4).withheld, (
        "what is entered in a sealed field is told by nobody before the reveal"
    )
    meta = across.template.find_field("meta")
    assert meta is not None
    across.dialogue = across.dialogue.apply(seal(across.dialogue, SESSION, meta[1]).edits)
    assert across.gate("E3", 4).withheld
    across.dialogue = across.dialogue.apply(unseal(across.dialogue, SESSION, meta[1]).edits)
    result = across.gate("E3", 4)
    assert not result.withheld
    assert (result.done, result.of) == (1, 2)
    assert [missing.sentence for missing in result.missing] == [
        "P1: a false consensus or conflict without a note or a difference."
    ]


def signal(intended: str, received: str, level: str, **more: Any) -> Signal:
    return Signal(
        sender=ALLIANCE, receiver=RUSSIA, description="d", intended=intended, intended_level="3",
        noticed="yes", received=received, received_level=level, **more,
    )  # fmt: skip


def test_misread_signals_have_a_clearer_channel(across: Room) -> None:
    across.add(signal("warn", "threaten", "5", code="G1"), "signals")
    across.add(signal("warn", "threaten", "5", next_time="hotline"), "signals")
    across.add(signal("warn", "threaten", "5", next_time_reason="none wanted"), "signals")
    assert across.missing("E5", 3) == ["G1 was misread: no clearer channel and no reason."]
    assert across.missing("E5", 4) == ["No signal was read as intended."]
    across.add(signal("warn", "warn", "3"), "signals")
    assert met(across.gate("E5", 4))
    assert across.gate("E5", 3).of == 3


def signed(room: Room, **values: Any) -> str:
    release: dict[str, Any] = {
        "status": "RELEASED", "authority": "Authority", "date": "2026-03-01", "verdict": "4",
    } | values  # fmt: skip
    return room.add(ReleaseItem(release_text="t", **release))


def test_alliance_verdicts_come_from_signed_releases(across: Room) -> None:
    for code in "ABCDEFG":
        across.select(code)
    across.put("on_other", "4", ALLIANCE, "A", basis=signed(across, activity="cat-A"))
    across.put("on_other", "WH", ALLIANCE, "B")
    across.put("on_other", "4", RUSSIA, "B")
    across.put("on_other", "4", ALLIANCE, "C")
    across.put("on_other", "4", ALLIANCE, "D", basis=signed(across, activity="cat-D", status="WITHDRAWN"))
    across.put("on_other", "4", ALLIANCE, "E", basis=signed(across, activity="cat-E", status="SUPERSEDED"))
    across.put("on_other", "5", ALLIANCE, "F", basis=signed(across, activity="cat-F"))
    across.put("on_other", "4", ALLIANCE, "G", basis=signed(across, activity="cat-F"))
    assert across.missing("E6", 2) == [
        "C: the alliance verdict comes from no signed release.",
        "D: the release of the alliance verdict was withdrawn.",
        "E: the release of the alliance verdict was superseded.",
        "F: the release it names gives another verdict or is on something else.",
        "G: the release it names gives another verdict or is on something else.",
    ]


def test_alliance_red_lines_come_from_signed_releases(across: Room) -> None:
    assert unjudged(across.gate("E1", 4))
    across.add(RedLine(holder=RUSSIA, statement="s"), "red_lines")
    assert unjudged(across.gate("E1", 4))
    across.add(RedLine(holder="VIS", statement="s", release_item=signed(across)), "red_lines")
    assert met(across.gate("E1", 4))
    across.add(RedLine(code="L6", statement="s"), "red_lines")
    across.add(RedLine(code="L3", holder=ALLIANCE, statement="s"), "red_lines")
    for code, status in (("L4", "WITHDRAWN"), ("L5", "SUPERSEDED")):
        item = signed(across, status=status)
        across.add(RedLine(code=code, holder=ALLIANCE, statement="s", release_item=item), "red_lines")
    assert across.missing("E1", 4) == [
        "L6: whose line it is, is not recorded.",
        "L3: this line comes from no signed release.",
        "L4: the release this line comes from was withdrawn.",
        "L5: the release this line comes from was superseded.",
    ]


def test_nothing_open_is_released(inside: Room) -> None:
    clean = inside.add(LineParagraph(text="agreed"), "line")
    bracketed = inside.add(LineParagraph(text="[open]"), "line")
    inside.add(Reservation(party="HES", paragraph=clean, type="FTN", text="t"), "reservations")
    inside.add(
        Reservation(party="HES", paragraph=clean, type="SUB", text="t", status="LIFTED"), "reservations"
    )
    inside.answer("positions", "SUP SUP SUP SUP NP SUP SUP SUP LIVE", clean)
    inside.add(ReleaseItem(release_text="t", sources=(clean,)), "release_items")
    inside.add(ReleaseItem(release_text="t", sources=(bracketed,), status="WITHDRAWN"), "release_items")
    assert met(inside.gate("I7", 2))
    inside.add(Reservation(party="HES", paragraph=bracketed, type="SUB", text="t"), "reservations")
    inside.put("positions", "NI", "THL", bracketed)
    inside.add(ReleaseItem(code="X3", release_text="[t]", sources=(bracketed,)), "release_items")
    assert inside.missing("I7", 2) == [
        "X3: brackets, an open reservation of substance, instructions awaited."
    ]


def test_both_sides_appear_in_every_category() -> None:
    room = Room("thinktank_brief_90", SIDES)
    assert room.missing("B2", 2) == ["Facts and norms: nothing recorded yet."]
    for status, side in (("AGF", ALLIANCE), ("AGF", RUSSIA), ("COF", RUSSIA)):
        room.row("island", statement="s", status=status, side=side)
    assert room.missing("B2", 2) == ["Contested fact: only one side appears."]
    room.put("gaps", "No account of the other side was found")
    assert met(room.gate("B2", 2))
    room.row("island", statement="s", side=RUSSIA)
    (gap,) = room.missing("B2", 2)
    assert gap == "4 lacks: Status."
