"""Thresholds reach what rests on them; in an exercise the counterpart's seats do not count."""

from dataclasses import replace
from fractions import Fraction

import pytest

from dialogue_app.analyses.both_sides.coorientation import agreeing_within
from dialogue_app.analyses.both_sides.perceptions import perceptions
from dialogue_app.analyses.change import activity_change
from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.analyses.judgements.groups import groups
from dialogue_app.analyses.judgements.outliers import outliers
from dialogue_app.analyses.judgements.unity import DIVIDED, NOT_ENOUGH_ANSWERS, POLARISED, quorum, unity
from dialogue_app.analyses.judgements.unity_overview import allies, unity_overview, verdict_field
from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import ALLIANCE
from dialogue_app.core.thresholds import DEFAULTS, Thresholds, set_thresholds
from dialogue_app.reports.export import analyse
from dialogue_app.services.analysis import hold
from dialogue_app.services.sample.sample_files import sample_dialogues
from tests.documents.played_exercise import played


def _row(text: str) -> dict[str, str]:
    return dict(zip("ABCDEFGHI", text.split(), strict=False))


def _judged(dialogue: Dialogue, limits: Thresholds) -> Dialogue:
    return dialogue.apply(set_thresholds(dialogue, limits).edits)


def test_quorum() -> None:
    assert [quorum(9), quorum(4), quorum(9, Fraction(1, 2)), quorum(2)] == [6, 3, 5, 3]
    row = _row("4 4 NI NI NP 5 - 4 WH".replace("-", "NI"))
    assert unity(row).label == NOT_ENOUGH_ANSWERS
    assert unity(row, thresholds=replace(DEFAULTS, quorum=Fraction(4, 9))).label != NOT_ENOUGH_ANSWERS


def test_polarised() -> None:
    row = _row("1 1 2 2 4 4 4 5 5")
    stricter = replace(DEFAULTS, polarised=Fraction(1, 2))
    assert (unity(row).label, unity(row, thresholds=stricter).label) == (POLARISED, DIVIDED)
    change = activity_change("X", row, row, thresholds=stricter)
    assert (change.label_before, change.label_after) == (DIVIDED, DIVIDED)


def test_outliers() -> None:
    row = _row("4 4 5 4 5 4 4 3 1")
    assert [outlier.party for outlier in outliers(row)] == ["I"]
    wider = replace(DEFAULTS, outlier_levels=Fraction(4), outlier_share=Fraction(0))
    assert [(outlier.party, outlier.level, outlier.side) for outlier in outliers(row, thresholds=wider)] == [
        ("I", False, True)
    ]
    closer = replace(DEFAULTS, outlier_levels=Fraction(1))
    assert [outlier.party for outlier in outliers(row, thresholds=closer)] == ["C", "E", "H", "I"]


def test_groups_and_agreement() -> None:
    between = {frozenset("AB"): Fraction(1, 4)}
    assert groups(between, "AB") == ()
    assert groups(between, "AB", Fraction(1, 4)) == (("A", "B"),)
    assert [agreeing_within(Fraction(n))(2, 4) for n in (1, 2)] == [False, True]


def test_the_setting_of_a_dialogue_reaches_its_analyses() -> None:
    internal, external = sample_dialogues()
    held = hold(internal)
    field = verdict_field(held.template)
    assert field is not None
    before = unity_overview(internal, held.session, held.template, field)
    strict = _judged(internal, replace(DEFAULTS, quorum=Fraction(1), group=Fraction(0)))
    after = unity_overview(strict, held.session, held.template, field, before)
    assert after.thresholds.quorum == 1
    assert len(after.ranking) < len(before.ranking)
    again = unity_overview(strict, held.session, held.template, field, after)
    assert all(again.activities[key] is activity for key, activity in after.activities.items())
    assert analyse(strict, None, external)["groups"] == []
    there = hold(external)
    wide = _judged(external, replace(DEFAULTS, agree_tolerance=Fraction(3)))
    states = [
        {
            statement.coorientation[ALLIANCE].state
            for statement in perceptions(each, there.session, there.template).statements
        }
        for each in (external, wide)
    ]
    assert states[0] != states[1]


def test_gates_use_the_setting() -> None:
    internal, _external = sample_dialogues()
    held = hold(internal, 1)
    stage = next(any_stage.key for any_stage, field in held.template.fields() if field.key == "verdict_r1")
    strict = _judged(internal, replace(DEFAULTS, quorum=Fraction(1), outlier_levels=Fraction(1, 2)))
    before, after = (
        [(result.done, result.of) for result in gates_of(each, held.session, held.template, stage)]
        for each in (internal, strict)
    )
    assert before != after


@pytest.fixture(scope="module")
def exercise() -> Dialogue:
    return played()


def test_in_an_exercise_unity_counts_allies_only(exercise: Dialogue) -> None:
    held = hold(exercise)
    field = verdict_field(held.template)
    assert field is not None
    everybody = answerers(exercise, held.session, field)
    overview = unity_overview(exercise, held.session, held.template, field)
    assert {party.side for party in overview.parties} == {ALLIANCE}
    assert len(overview.parties) == len(everybody) - 1
    assert overview.parties == allies(exercise, held.session, field)
    assert all(activity.unity.seats == len(overview.parties) for activity in overview.activities.values())
