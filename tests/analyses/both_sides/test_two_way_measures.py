"""The measures between the sides and between sessions give the worked numbers of the method."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.analyses.both_sides.prediction import (
    PredictionPair,
    PredictionScore,
    prediction_score,
    text_surprise,
)
from dialogue_app.analyses.both_sides.zones import is_seam, mean_gap, reciprocity_gap, rules_zone
from dialogue_app.analyses.change import STATUS_CHANGE, activity_change, cell_change, cell_changes
from dialogue_app.analyses.judgements.consensus import frequencies
from dialogue_app.analyses.judgements.unity import median
from dialogue_app.analyses.response_options import OptionEffect, dominated_by, middle, raised_checks
from tests.analyses.reference import ORACLES, SCENARIO, fraction, session_table, snake

# -- prediction --------------------------------------------------------------------------------------


def as_oracle(score: PredictionScore) -> dict[str, Any]:
    return {
        name: getattr(score, name)
        for name in (
            "n", "mae", "bias", "accuracy", "exact", "same_side", "recall", "precision",
            "mirror_mae", "skill",
        )
    } | {name: len(getattr(score, name)) for name in ("hits", "missed", "phantom", "dangerous")}  # fmt: skip


def expected_score(oracle: dict[str, Any]) -> dict[str, Any]:
    return {
        name: fraction(value) if isinstance(value, dict) else value
        for name, value in oracle.items()
        if name != "triples"
    }


def test_the_prediction_score_of_the_worked_example() -> None:
    oracle = ORACLES["prediction"]
    pairs = [PredictionPair(item=str(i), predicted=str(p), stated=str(a), mirror=str(m))
             for i, (p, a, m) in enumerate(oracle["triples"])]  # fmt: skip
    score = prediction_score(pairs)
    assert as_oracle(score) == expected_score(oracle)
    assert score.left_out == 2


@pytest.mark.parametrize(
    ("who", "predicted", "stated", "mirror"),
    [("alliance", "A_pred", "R_on_A", "A_on_R"), ("russia", "R_pred", "A_on_R", "R_on_A")],
)
def test_the_prediction_scores_of_the_scenario(who: str, predicted: str, stated: str, mirror: str) -> None:
    pairs = [
        PredictionPair(
            item=code, predicted=str(row[predicted]), stated=str(row[stated]), mirror=str(row[mirror])
        )
        for code, row in SCENARIO["twoway"].items()
    ]
    oracle = {key: value for key, value in SCENARIO[f"pred_{who}"].items() if key != "excluded"}
    assert as_oracle(prediction_score(pairs)) == expected_score(oracle)


def test_late_predictions_and_empty_scores() -> None:
    score = prediction_score([PredictionPair(item="x", predicted="4", stated="4", late=True)])
    assert (score.n, score.left_out, score.mae, score.accuracy, score.skill) == (0, 1, None, None, None)
    assert (score.recall, score.precision) == (None, None)
    perfect = prediction_score([PredictionPair(item="x", predicted="4", stated="4", mirror="4")])
    assert perfect.skill is None


def test_surprise_over_red_lines_in_words() -> None:
    oracle = ORACLES["redline_text"]
    assert text_surprise(oracle["codes"]) == (Fraction(oracle["surprise"]), oracle["n"])
    assert text_surprise(["ANT", "NOT", "ANT"]) == (Fraction(1, 3), 3)
    assert text_surprise(["NOP", ""]) == (None, 0)


# -- zones -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ORACLES["zones"].values(), ids=list(ORACLES["zones"]))
def test_zones_of_the_worked_cases(case: dict[str, Any]) -> None:
    zone = rules_zone(str(case["alliance_on_russia"]), str(case["russia_on_alliance"]))
    assert (zone.zone, list(zone.flags)) == (snake(case["zone"]), [snake(flag) for flag in case["flags"]])


def test_zones_gaps_and_seams_of_the_scenario() -> None:
    gaps: dict[str, list[int | None]] = {"A": [], "R": []}
    for code, row in SCENARIO["twoway"].items():
        zone = rules_zone(str(row["A_on_R"]), str(row["R_on_A"]))
        assert (zone.zone, list(zone.flags)) == (snake(row["zone"]), [snake(flag) for flag in row["flags"]])
        gaps["A"].append(reciprocity_gap(str(row["A_on_R"]), str(row["A_on_A"])))
        gaps["R"].append(reciprocity_gap(str(row["R_on_A"]), str(row["R_on_R"])))
        assert (gaps["A"][-1], gaps["R"][-1]) == (row["recip_A"], row["recip_R"])
        for session in ("S1", "S2"):
            label = snake(SCENARIO[session][code]["label"])
            assert is_seam(label, str(row["R_on_R"])) == (code in SCENARIO["seams"][session])
    assert mean_gap(gaps["A"]) == (Fraction(15, 11), 11)
    assert mean_gap(gaps["R"]) == (Fraction(18, 12), 12)
    assert mean_gap([None]) == (None, 0)


@given(st.sampled_from(["1", "2", "3", "4", "5", "NP", ""]), st.sampled_from(["1", "2", "3", "4", "5", "WH"]))
def test_exchanging_the_sides_changes_no_zone(one: str, other: str) -> None:
    assert rules_zone(one, other) == rules_zone(other, one)


# -- response options --------------------------------------------------------------------------------


def test_shift_and_dominance_of_the_worked_options() -> None:
    rows = ORACLES["options"]
    effects = [
        OptionEffect(
            option=row[0],
            benefit=Fraction(row[2]),
            cost=Fraction(row[3]),
            restraint=Fraction(row[4]),
            risk=Fraction(row[6]),
        )
        for row in rows
    ]
    for row, effect in zip(rows, effects, strict=True):
        assert effect.shift == row[5]
        assert list(dominated_by(effect, effects)) == row[7]


def test_an_option_nobody_rated_has_no_shift_and_is_not_dominated() -> None:
    blank = OptionEffect(option="R9", benefit=None, cost=None, restraint=None, risk=None)
    good = OptionEffect(
        option="R1", benefit=Fraction(0), cost=Fraction(1), restraint=Fraction(0), risk=Fraction(1)
    )
    assert blank.shift is None
    assert dominated_by(blank, [good]) == dominated_by(good, [blank]) == ()
    assert middle(["1", "NP", "2", ""]) == Fraction(3, 2)
    assert middle(["NP"]) is None


@pytest.mark.parametrize(
    ("status", "reason", "mechanism", "off_ramp", "channel", "risk", "not_acting", "expected"),
    [
        ("DROPPED", "ESCALATION", "", "", "", 4, 2, ("self_deterrence",)),
        ("KEPT", "", "steps", "", "hotline", 4, 2, ("recklessness",)),
        ("KEPT", "", "steps", "return", "", 4, 2, ("recklessness",)),
        ("KEPT", "", "steps", "return", "hotline", 4, 2, ()),
        ("KEPT", "", "", "", "", 3, 2, ()),
        ("DROPPED", "ESCALATION", "steps", "", "", 3, 2, ()),
        ("DROPPED", "ESCALATION", "steps", "", "", 3, 3, ("self_deterrence",)),
        ("DROPPED", "ESCALATION", "steps", "", "", None, None, ()),
        ("DROPPED", "LEGAL", "", "", "", 4, 5, ()),
        ("", "", "", "", "", None, None, ()),
    ],
)
def test_the_paired_checks(
    status: str, reason: str, mechanism: str, off_ramp: str, channel: str,
    risk: int | None, not_acting: int | None, expected: tuple[str, ...],
) -> None:  # fmt: skip
    checks = raised_checks(
        status=status,
        drop_reason=reason,
        mechanism=mechanism,
        off_ramp=off_ramp,
        limits_channel=channel,
        risk=None if risk is None else Fraction(risk),
        risk_of_not_acting=None if not_acting is None else Fraction(not_acting),
    )
    assert checks == expected


# -- change ------------------------------------------------------------------------------------------


def test_every_cell_that_changed_between_the_sessions() -> None:
    before, _parties = session_table("S1")
    after, _same = session_table("S2")
    changes: dict[str, list[list[str]]] = {}
    same = 0
    for code, row in before.items():
        for change in cell_changes(code, row, after[code]):
            if change.kind == "same":
                same += 1
            else:
                changes.setdefault(change.kind, []).append([code, change.party, change.before, change.after])
    oracle = SCENARIO["change"]
    assert same == oracle["same"]
    for name in ("hardened", "softened", "newly stated", "withdrawn", "status change"):
        expected = [[str(value) for value in row] for row in oracle[name]]
        assert sorted(changes.get(snake(name), [])) == sorted(expected)


def test_unity_moves_on_the_matched_panel() -> None:
    before, _parties = session_table("S1")
    after, _same = session_table("S2")
    for code, (n, median_before, two, delta, label_one, label_two) in SCENARIO["change_cns"].items():
        change = activity_change(code, before[code], after[code])
        assert len(change.panel) == n
        assert change.panel_before == pytest.approx(median_before, abs=5e-5)
        assert change.panel_after == pytest.approx(two, abs=5e-5)
        assert change.delta == pytest.approx(delta, abs=5e-5)
        assert (change.label_before, change.label_after) == (snake(label_one), snake(label_two))


def test_who_joined_left_withdrew_or_changed_status() -> None:
    changes = cell_changes("X", {"A": "4", "B": "NP", "C": "2"}, {"A": "WH", "B": "NI", "D": "3"})
    assert [(change.party, change.kind) for change in changes] == [
        ("A", "withdrawn"), ("B", "status_change"), ("D", "joined"), ("C", "left"),
    ]  # fmt: skip
    assert cell_change("", "NP") == STATUS_CHANGE
    assert cell_change("NP", "NP") == "same"
    empty = activity_change("X", {"A": "NP"}, {"A": ""})
    assert (empty.delta, empty.raw_before) == (None, None)


def test_the_median_and_frequencies() -> None:
    assert median([4, 3]) == Fraction(7, 2)
    assert frequencies([1, 1, 5]) == [2, 0, 0, 0, 1]
