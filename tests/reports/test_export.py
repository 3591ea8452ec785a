"""The analyses of the sample give the worked numbers of the method, as plain values for JSON."""

import dataclasses
import json
from typing import Any

import pytest

from dialogue_app.analyses.both_sides.perceptions import perceptions
from dialogue_app.analyses.both_sides.two_way import two_way
from dialogue_app.analyses.judgements.unity_overview import unity_overview, verdict_field
from dialogue_app.analyses.session_change import session_change
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.sessions import new_session, new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import BRIEF, SelectedItem
from dialogue_app.reports.export import analyse
from dialogue_app.reports.questions import QUESTIONS
from dialogue_app.services.analysis import hold
from dialogue_app.services.sample.sample_files import sample_dialogues, sample_exercise
from dialogue_app.services.templates import template
from tests.analyses.reference import ORACLES, SCENARIO, fraction, snake

KEYS = [
    "unity", "ranking", "groups", "red_line_share", "zones", "coorientation",
    "prediction", "signals", "differences", "seams", "seams_judged", "options", "change",
]  # fmt: skip
"""What others read by name: none of them may go, whatever is added."""

EVERY_KEY = {key for question in QUESTIONS for key in question.none}


@pytest.fixture(scope="module")
def tracks() -> tuple[Dialogue, Dialogue]:
    return sample_dialogues()


@pytest.fixture(scope="module", params=[1, 2])
def number(request: pytest.FixtureRequest) -> int:
    value: int = request.param
    return value


@pytest.fixture(scope="module")
def found(tracks: tuple[Dialogue, Dialogue], number: int) -> dict[str, Any]:
    internal, external = tracks
    return analyse(internal, number, external)


def test_the_keys_are_stable_and_the_values_are_json(found: dict[str, Any]) -> None:
    assert set(KEYS) <= set(found) == EVERY_KEY
    assert json.loads(json.dumps(found)) == found


def test_unity_of_every_activity(found: dict[str, Any], number: int) -> None:
    rows = {row["activity"]: row for row in found["unity"]}
    oracle = SCENARIO[f"S{number}"]
    assert rows.keys() == oracle.keys()
    for code, case in oracle.items():
        row = rows[code]
        assert (row["n"], row["seats"], row["median"]) == (case["n"], case["N"], case["median"])
        assert (row["inside"], row["outside"]) == (case["inside"], case["outside"])
        assert row["consensus"] == pytest.approx(case["cns"], abs=5e-5)
        assert row["agreement"] == pytest.approx(case["A"], abs=5e-5)
        assert row["label"] == snake(case["label"])
        assert row["so_far"] == (case["outstanding"] > 0)
        if case["outstanding"]:
            assert row["bounds"] == pytest.approx([case["cns_low"], case["cns_high"]], abs=5e-5)
        else:
            assert row["bounds"] is None
        camps = row["label"] == "polarised"
        assert (row["camps"] is not None) == camps
        assert [[outlier["party"], outlier["delta"]] for outlier in row["outliers"]] == [
            [party, delta] for party, _value, _others, delta, *_tests in case["outliers"] if not camps
        ]


def test_ranking_groups_shares_and_seams(found: dict[str, Any], number: int) -> None:
    assert found["ranking"] == SCENARIO[f"S{number}_ranking"]
    expected = [group for group in SCENARIO[f"S{number}_groups"] if len(group) > 1]
    assert sorted(found["groups"]) == sorted(expected)
    assert found["red_line_share"] == SCENARIO["redline_share"][f"S{number}"]
    assert found["seams"] == SCENARIO["seams"][f"S{number}"]


def test_who_is_missing_is_named(tracks: tuple[Dialogue, Dialogue]) -> None:
    rows = {row["activity"]: row for row in analyse(tracks[0], 1)["unity"]}
    assert rows["MIL-06"]["statuses"] == {"NP": [], "NI": ["THL"], "WH": [], "blank": []}
    assert rows["ECO-01"]["statuses"]["blank"] == ["NMK"]
    assert rows["MIL-03"]["statuses"]["NP"] == ["THL"]
    assert not rows["MIL-03"]["so_far"]


def test_zones_states_and_predictions(tracks: tuple[Dialogue, Dialogue]) -> None:
    analysis = analyse(tracks[1])
    for row in analysis["zones"]:
        case = SCENARIO["twoway"][row["activity"]]
        assert (row["alliance"], row["russia"]) == (case["A_on_R"], case["R_on_A"])
        assert row["zone"] == snake(case["zone"])
        assert row["flags"] == [snake(flag) for flag in case["flags"]]
    states = {(row["item"], row["predictor"]): row for row in analysis["coorientation"]}
    for item, case in (SCENARIO["twoway"] | SCENARIO["perceptions"]).items():
        for side_letter, letter in (("ALL", "A"), ("RUS", "R")):
            row = states[item, side_letter]
            assert (row["state"], row["error"]) == (snake(case[f"{letter}_state"]), case[f"{letter}_error"])
    for side_letter, name in (("ALL", "alliance"), ("RUS", "russia")):
        told = analysis["prediction"][side_letter]
        pairs, own, mirror = (told.pop(key) for key in ("mirror_n", "own_mae_on_mirror", "mirror_mae"))
        assert pairs == 11
        assert told["skill"] == pytest.approx(1 - own / mirror)
        assert mirror == pytest.approx(float(fraction(SCENARIO[f"pred_{name}"]["mirror_mae"]) or 0))
        for key, value in told.items():
            expected = SCENARIO[f"pred_{name}"][key]
            wanted = fraction(expected) if isinstance(expected, dict) else expected
            assert value == pytest.approx(float(wanted) if wanted is not None else None)
    assert analysis["unity"] == analysis["ranking"] == analysis["groups"] == analysis["options"] == []
    assert analysis["change"] is None


def test_means_of_gaps_and_errors(tracks: tuple[Dialogue, Dialogue]) -> None:
    held = hold(tracks[1])
    faced = two_way(held.dialogue, held.session, held.template)
    assert [faced.mean_gap(side)[1] for side in ("ALLIANCE", "RUSSIA")] == [11, 12]
    assert float(faced.mean_gap("ALLIANCE")[0] or 0) == pytest.approx(15 / 11)
    assert float(faced.mean_gap("RUSSIA")[0] or 0) == pytest.approx(1.5)
    seen = perceptions(held.dialogue, held.session, held.template)
    assert [float(seen.mean_error(side)[0] or 0) for side in ("ALLIANCE", "RUSSIA")] == [1.375, 1.25]


def test_signals_and_differences(tracks: tuple[Dialogue, Dialogue]) -> None:
    signals = analyse(tracks[1])["signals"]
    assert (signals["determined"], signals["misread"]) == (6, 5)
    assert signals["rate"] == pytest.approx(5 / 6)
    assert signals["mean_shift"] == {"RUS": 1, "ALL": -0.5}
    lost = [row["signal"] for row in signals["records"] if row["reassurance_lost"]]
    assert lost == SCENARIO["reassurance_lost"]
    every = analyse(tracks[0])["differences"] + analyse(tracks[1])["differences"]
    expected = {row[0]: (row[1].lower(), row[6].lower()) for row in ORACLES["classification"]}
    assert {row["id"]: (row["nature"], row["prospect"]) for row in every} == expected


def test_options(tracks: tuple[Dialogue, Dialogue]) -> None:
    rows = {row["id"]: row for row in analyse(tracks[0])["options"]}
    for code, _text, _benefit, _cost, _restraint, shift, risk, dominated in ORACLES["options"]:
        row = rows[code]
        assert (row["shift"], row["risk"], row["dominated_by"]) == (shift, risk, dominated)


def test_change_between_the_sessions(tracks: tuple[Dialogue, Dialogue]) -> None:
    change = analyse(tracks[0])["change"]
    assert (change["from"], change["to"]) == (1, 2)
    oracle = SCENARIO["change"]
    assert change["cells"]["same"] == oracle["same"]
    for name in ("hardened", "softened", "newly stated", "withdrawn", "status change"):
        assert change["cells"][snake(name)] == len(oracle[name])
    for row in change["activities"]:
        case = SCENARIO["change_cns"][row["activity"]]
        assert row["delta_consensus"] == pytest.approx(case[3], abs=5e-5)
        assert (row["label_before"], row["label_after"]) == (snake(case[4]), snake(case[5]))
    assert analyse(tracks[0], 1)["change"] is None


def test_a_reworded_activity_is_compared_only_if_its_meaning_is_unchanged(
    tracks: tuple[Dialogue, Dialogue],
) -> None:
    internal = tracks[0]
    last = internal.sessions()[-1]
    first = internal.listed(SelectedItem, last.id)[0]
    for unchanged, n in (("", 11), ("yes", 12)):
        other = dataclasses.replace(first, wording="Otherwise", meaning_unchanged=unchanged)
        changed = internal.apply((Edit(first, other),))
        assert len(analyse(changed)["change"]["activities"]) == n


def test_an_activity_that_was_not_judged_before_is_not_compared(tracks: tuple[Dialogue, Dialogue]) -> None:
    internal = tracks[0]
    before = internal.sessions()[0]
    gone = internal.listed(SelectedItem, before.id)[0]
    changed = internal.apply((Edit(gone, None),))
    assert len(analyse(changed)["change"]["activities"]) == 11


def test_following_an_edit_computes_only_its_row(tracks: tuple[Dialogue, Dialogue]) -> None:
    held = hold(tracks[0], 1)
    field = verdict_field(held.template)
    assert field is not None
    before = unity_overview(held.dialogue, held.session, held.template, field)
    first, second = list(before.activities)[:2]
    party = before.parties[0].id
    change = set_entry(held.dialogue, held.session, field, Place(first, party), value="5")
    after = unity_overview(
        held.dialogue.apply(change.edits), held.session, held.template, field, previous=before
    )
    assert after.activities[first].answers[party] == "5"
    assert after.activities[second] is before.activities[second]
    fresh = unity_overview(held.dialogue.apply(change.edits), held.session, held.template, field)
    assert after == fresh


def test_an_exercise_and_a_brief_hold_both_views_in_one_file() -> None:
    exercise = analyse(sample_exercise())
    assert set(exercise) == EVERY_KEY
    brief = new_track("Brief", BRIEF)
    brief = brief.apply(new_session(brief, template("thinktank_brief_90")).edits)
    assert analyse(brief)["unity"] == []


def test_an_unknown_session_is_refused_and_an_empty_other_track_gives_nothing(
    tracks: tuple[Dialogue, Dialogue],
) -> None:
    with pytest.raises(Refused, match="no session 9"):
        analyse(tracks[0], 9)
    bare = Dialogue((tracks[1].track,))
    assert analyse(tracks[0], 1, bare)["zones"] == []


def test_a_change_between_sessions_without_verdicts_is_empty(tracks: tuple[Dialogue, Dialogue]) -> None:
    external = tracks[1]
    held = hold(external)
    change = session_change(external, (held.session, held.template), (held.session, held.template))
    assert (change.cells, change.activities, change.reworded) == ((), (), ())


def test_round_two_replaces_round_one_where_a_value_is_given(tracks: tuple[Dialogue, Dialogue]) -> None:
    held = hold(tracks[0], 1)
    field = verdict_field(held.template)
    assert field is not None
    overview = unity_overview(held.dialogue, held.session, held.template, field)
    item, party = next(iter(overview.activities)), overview.parties[0].id
    second = next(
        template_field
        for _stage, template_field in held.template.fields()
        if template_field.of == field.key and template_field.round == 2
    )
    change = set_entry(held.dialogue, held.session, second, Place(item, party, round=2), value="5")
    row = analyse(held.dialogue.apply(change.edits), 1)["unity"][0]
    assert row["outside"] == analyse(held.dialogue, 1)["unity"][0]["outside"] + 1
