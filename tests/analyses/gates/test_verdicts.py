"""Gates on verdicts of many seats, on red lines and on response options."""

from typing import Any

import pytest

from dialogue_app.core.domain_records import RedLine, ResponseOption
from dialogue_app.core.gates import round_two_key
from tests.analyses.gates.room import Room, met, unjudged
from tests.analyses.reference import SCENARIO, texts


@pytest.fixture
def room() -> Room:
    return Room("internal_alliance")


@pytest.fixture(scope="module")
def sample() -> Room:
    """The first sample session: twelve activities judged by nine allies."""
    room = Room("internal_alliance")
    for code, case in SCENARIO["S1"].items():
        room.select(code)
        values = texts(case["row"]).values()
        room.answer("verdict_r1", " ".join(value or "-" for value in values), code)
    return room


def test_outliers_of_the_sample_need_reasons(sample: Room) -> None:
    result = sample.gate("I4", 2)
    assert [(missing.item, missing.party) for missing in result.missing] == [
        ("MIL-01", "VIS"),
        ("SPA-02", "HES"),
    ]
    assert result.missing[0].sentence == "MIL-01: VIS stands apart and gives no reason."


def test_divided_activities_of_the_sample_need_a_second_round(sample: Room) -> None:
    assert sample.missing("I4", 3) == [
        "MIL-01: Isolated reservation, no second round.",
        "MIL-03: Polarised, no second round.",
        "AIR-01: Divided, no second round.",
        "SPA-02: Isolated reservation, no second round.",
        "ECO-01: Divided, no second round.",
    ]


def test_instructions_of_the_sample_need_owner_and_date(sample: Room) -> None:
    assert [(missing.item, missing.party) for missing in sample.gate("I4", 4).missing] == [
        ("MIL-06", "THL"),
        ("CYB-03", "THL"),
    ]


def test_red_line_inflation_in_the_sample(sample: Room) -> None:
    assert sample.missing("I4", 6) == [
        "VIS: 8 of 12 verdicts are Red line.",
        "OST: 7 of 12 verdicts are Red line.",
    ]
    assert met(sample.gate("I4", 5))


def test_a_reason_in_either_round_will_do(room: Room) -> None:
    room.select("A")
    room.answer("verdict_r1", "4 4 4 4 4 4 4 - -", "A")
    room.put("verdict_r1", "1", "OST", "A", reason="refuses to say")
    room.put("verdict_r1", "4", "NMK", "A")
    assert met(room.gate("I4", 2))
    room.put("verdict_r1", "5", "OST", "A", round=2)
    assert met(room.gate("I4", 2))
    assert room.gate("I4", 2).of == 0


def test_a_second_round_was_held_or_offered(room: Room) -> None:
    for item in ("A", "B", "C"):
        room.select(item)
        room.answer("verdict_r1", "1 1 1 1 1 5 5 5 5", item)
    room.put("verdict_r1", "2", "ATL", "A", round=2)
    room.tick(round_two_key("B"))
    (gap,) = room.gate("I4", 3).missing
    assert (gap.field, gap.item) == ("verdict_r2", "C")
    room.tick(round_two_key())
    assert met(room.gate("I4", 3))
    room.skip("verdict_r2")
    assert room.gate("I4", 3).skipped


def test_first_verdicts_may_be_missing(room: Room) -> None:
    room.select("A")
    assert unjudged(room.gate("I4", 3))
    room.answer("verdict_r1", "3 3 3 3 3 3 3 3 3", "A")
    assert met(room.gate("I4", 3))


def test_nothing_is_judged_where_nothing_is_selected(room: Room) -> None:
    for number in (2, 3, 4, 6):
        assert unjudged(room.gate("I4", number)), number
    room.select("A")
    room.answer("verdict_r1", "3 3 3 - - - - - -", "A")
    assert unjudged(room.gate("I4", 2))
    assert (room.gate("I4", 4).of, room.gate("I4", 4).judged) == (0, 3)
    assert met(room.gate("I4", 6))


def test_instructions_with_owner_and_date(room: Room) -> None:
    room.select("A")
    room.put("verdict_r1", "NI", "ATL", "A", owner="Capital", due="2026-04-01")
    assert met(room.gate("I4", 4))
    room.put("verdict_r1", "NI", "WES", "A", owner="Capital")
    assert room.missing("I4", 4) == ["A: instructions for WES have no owner or no date."]
    room.put("verdict_r1", "3", "WES", "A", round=2)
    assert met(room.gate("I4", 4))


def test_a_quorum_on_most_activities(room: Room) -> None:
    assert room.missing("I4", 5) == ["Nothing is selected yet."]
    assert (room.gate("I4", 5).done, room.gate("I4", 5).of, room.gate("I4", 5).judged) == (0, 0, 0)
    for n in range(5):
        room.select(f"A{n}")
        room.answer("verdict_r1", "3 3 3 3 3 NP NI WH -" if n < 2 else "3 3 3 3 3 3 NI WH -", f"A{n}")
    result = room.gate("I4", 5)
    assert (result.met, result.done, result.of) == (False, 3, 4)
    assert [missing.sentence for missing in result.missing] == [
        "A0: 5 of 6 verdicts.",
        "A1: 5 of 6 verdicts.",
    ]
    assert {(missing.field, missing.party, missing.part) for missing in result.missing} == {
        ("verdict_r1", "", "")
    }


def test_a_quorum_on_all_activities_counts_those_that_are_asked_for(room: Room) -> None:
    for n in range(5):
        room.select(f"A{n}")
        room.answer("verdict_r1", "3 3 3 3 3 3 NI WH -" if n else "3 3 3 3 3 NP NI WH -", f"A{n}")
    result = room.gate("I4", 5)
    assert (result.met, result.done, result.of, result.judged, result.missing) == (True, 4, 4, 4, ())


def line(**values: Any) -> RedLine:
    return RedLine(holder="VIS", statement="s", **values)


def test_weak_lines_are_accepted_as_weak(room: Room) -> None:
    assert room.missing("I5", 3) == ["Red lines: nothing recorded yet."]
    room.add(line(focal="Y", precise="P"), "red_lines")
    assert unjudged(room.gate("I5", 3))
    room.add(line(focal="Y", precise="P", verifiable="Y", complete="Y"), "red_lines")
    assert met(room.gate("I5", 3))
    room.add(line(code="L2", focal="N", precise="P"), "red_lines")
    assert room.missing("I5", 3) == ["L2: weak, neither reworded nor accepted as weak."]
    room.add(line(focal="N", precise="N", weak_reason="known"), "red_lines")
    assert (room.gate("I5", 3).done, room.gate("I5", 3).of) == (1, 2)


def option(**values: Any) -> ResponseOption:
    return ResponseOption(text="t", **values)


def test_options_with_a_baseline(room: Room) -> None:
    assert room.missing("I6", 1) == ["Response options: nothing recorded yet."]
    first = room.add(line(code="L1"), "red_lines")
    room.add(option(answers=first, kind="NONE"), "options")
    room.add(option(kind="COST"), "options")
    room.add(option(kind="DENY"), "options")
    assert room.missing("I6", 1) == [
        "2 names no line or activity.",
        "3 names no line or activity.",
        "L1: only one option.",
    ]
    room = Room("internal_alliance")
    for kind in ("NONE", "COST"):
        room.add(option(kind=kind, answers="gone"), "options")
    assert met(room.gate("I6", 1))


CHECKED: dict[str, Any] = {"self_deterrence_answer": "a", "recklessness_answer": "b"}


@pytest.mark.parametrize(
    ("values", "risks", "asked"),
    [
        ({"status": "DROPPED", "drop_reason": "ESCALATION"}, "", True),
        ({"status": "DROPPED", "drop_reason": "COST"}, "5 5 5 5 5 5 5 5 5", False),
        ({"status": "KEPT"}, "4 4 4 4 5 3 3 3 3", True),
        ({"status": "KEPT"}, "4 4 4 3 3 3 3 3 3", False),
        ({"status": "DROPPED"}, "", None),
        ({}, "", None),
    ],
)
def test_both_checks(room: Room, values: dict[str, Any], risks: str, asked: bool | None) -> None:
    record_id = room.add(option(code="R1", **values), "options")
    if risks:
        room.answer("risk_action", risks, record_id)
    assert room.gate("I6", 4).met is (asked is False)
    assert unjudged(room.gate("I6", 4)) is (asked is None)
    if asked:
        assert room.missing("I6", 4) == ["R1: both checks need an answer."]
        again = Room("internal_alliance")
        again.add(option(id=record_id, **values, **CHECKED), "options")
        again.put("risk_action", "5", item=record_id)
        assert met(again.gate("I6", 4))
