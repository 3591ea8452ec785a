"""Prospect of differences, co-orientation and readings of signals: the worked cases."""

import dataclasses
from typing import Any

import pytest

from dialogue_app.analyses.both_sides.coorientation import (
    STATES,
    agreeing_within,
    coorientation,
    same_verdict,
)
from dialogue_app.analyses.prospect import computed_prospect, prospect, rule_prospect, settled_prospect
from dialogue_app.analyses.signal_outcome import RESULTS, read
from dialogue_app.core.domain_records import Difference, Signal
from dialogue_app.core.thresholds import DEFAULTS
from tests.analyses.reference import ORACLES, SCENARIO, snake


@pytest.mark.parametrize("case", ORACLES["classification"], ids=lambda case: case[0])
def test_prospect_of_the_sample_differences(case: list[Any]) -> None:
    _code, nature, understood, step, restraint_a, restraint_b, wanted = case
    difference = Difference(
        nature=nature,
        readback_a="ACC",
        readback_b="COR" if understood else "NOT",
        clarifying_step="yes" if step else "no",
        restraint_a=restraint_a,
        restraint_b=restraint_b,
    )
    assert computed_prospect(difference) == wanted
    assert prospect(difference) == settled_prospect(difference) == wanted


def test_a_recorded_prospect_goes_before_the_rule() -> None:
    assert prospect(Difference(prospect="LIVE")) == settled_prospect(Difference(prospect="LIVE")) == "LIVE"


def test_the_prospect_is_not_settled_while_the_rule_lacks_an_answer() -> None:
    difference = Difference(nature="INT", readback_a="ACC", readback_b="ACC", restraint_a="N")
    assert (prospect(difference), settled_prospect(difference), rule_prospect(difference)) == ("LIVE", "", "")
    recorded = dataclasses.replace(difference, prospect="LIVE")
    assert (settled_prospect(recorded), rule_prospect(recorded)) == ("LIVE", "")
    step = Difference(nature="PERC", readback_a="ACC", readback_b="ACC", clarifying_step="yes")
    assert settled_prospect(step) == "CLARIFY"


@pytest.mark.parametrize("case", ORACLES["coorientation"].values(), ids=list(ORACLES["coorientation"]))
def test_states_of_coorientation(case: dict[str, Any]) -> None:
    outcome = coorientation(str(case["own"]), str(case["prediction"]), str(case["actual"]), same_verdict)
    assert STATES[outcome.state] == case["state"]
    assert (outcome.gap, outcome.perceived_gap, outcome.error) == (
        case.get("gap"),
        case.get("perceived_gap"),
        case.get("error"),
    )


@pytest.mark.parametrize(
    ("own", "expected", "actual", "state"),
    [("4", "2", "1", "dissensus"), ("3", "1", "3", "false_conflict"), ("3", "3", "5", "false_consensus")],
)
def test_statements_are_the_same_view_within_one_level(
    own: str, expected: str, actual: str, state: str
) -> None:
    assert coorientation(own, expected, actual, agreeing_within(DEFAULTS.agree_tolerance)).state == state


def signal(intended: Any, noticed: bool, received: Any) -> Signal:
    return Signal(
        intended=intended[0] or "",
        intended_level=str(intended[1] or ""),
        noticed="yes" if noticed else "no",
        received=received[0] or "",
        received_level=str(received[1] or ""),
    )


RECORDS = ORACLES["signals"]["records"]


@pytest.mark.parametrize("case", RECORDS.values(), ids=list(RECORDS))
def test_readings_of_signals(case: dict[str, Any]) -> None:
    reading = read(signal(case["intended"], case["noticed"], case["received"]))
    assert RESULTS[reading.result] == case["result"]


def test_readings_of_the_sample() -> None:
    lost = []
    for code, _from, _to, _text, message, level, noticed, heard, heard_level, result in SCENARIO["signals"]:
        reading = read(signal((message, level), noticed, (heard, heard_level)))
        assert reading.result == snake(result).replace("-", "_")
        if reading.reassurance_lost:
            lost.append(code)
    assert lost == SCENARIO["reassurance_lost"]


@pytest.mark.parametrize(
    ("case", "result", "shift"),
    [
        ((("none", 2), False, (None, None)), "no_signal", None),
        ((("none", 2), True, ("none", 2)), "no_signal", 0),
        ((("warn", 3), True, (None, None)), "not_determined", None),
        ((("warn", 3), True, ("warn", 2)), "read_as_intended", -1),
        ((("warn", 3), True, ("probe", 2)), "under_read", -1),
        ((("warn", None), True, ("probe", 2)), "not_determined", None),
    ],
)
def test_edges_of_reading(case: Any, result: str, shift: int | None) -> None:
    reading = read(signal(*case))
    assert (reading.result, reading.shift) == (result, shift)
