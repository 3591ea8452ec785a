"""What came after the fact is shown, and no score counts it."""

from __future__ import annotations

import dataclasses

from dialogue_app.analyses.both_sides.anticipation import anticipation_field, only_late
from dialogue_app.analyses.both_sides.coorientation import NOT_DETERMINED
from dialogue_app.analyses.both_sides.perceptions import perceptions
from dialogue_app.analyses.both_sides.two_way import two_way
from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.analyses.judgements.unity_overview import unity_overview
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import ALLIANCE, RUSSIA, Entry, SelectedItem
from dialogue_app.services.analysis import hold
from dialogue_app.services.templates import template
from tests.services.amber_sea import external, internal


def late(dialogue: Dialogue, field: str, party: str = "") -> Dialogue:
    """The sample with answers of a field entered after the fact."""
    return dialogue.apply(
        [
            Edit(entry, dataclasses.replace(entry, late="yes"))
            for entry in dialogue.of(Entry).values()
            if entry.field == field and party in ("", entry.party)
        ]
    )


def test_late_predictions_enter_neither_score_nor_state() -> None:
    held = hold(late(external(), "prediction", ALLIANCE))
    overview = two_way(held.dialogue, held.session, held.template)
    mine, theirs = overview.scores[ALLIANCE], overview.scores[RUSSIA]
    assert (mine.n, mine.left_out, mine.mae) == (0, 12, None)
    assert theirs.n == 11
    assert {activity.coorientation[ALLIANCE].state for activity in overview.activities} == {NOT_DETERMINED}
    assert overview.activities[0].said.value("prediction", ALLIANCE) == "3"
    assert overview.activities[0].said.counted("prediction", ALLIANCE) == ""


def test_late_expectations_enter_no_state_and_no_mean() -> None:
    held = hold(late(external(), "meta", RUSSIA))
    overview = perceptions(held.dialogue, held.session, held.template)
    assert overview.mean_error(RUSSIA) == (None, 0)
    assert overview.mean_error(ALLIANCE)[1] == 8
    assert {statement.coorientation[RUSSIA].state for statement in overview.statements} == {NOT_DETERMINED}


def test_a_side_whose_predictions_in_words_all_came_late() -> None:
    dialogue = external()
    session = dialogue.sessions()[-1].id
    assert not only_late(dialogue, session, ALLIANCE)
    mine = [prediction for prediction in dialogue.of(Prediction).values() if prediction.by == ALLIANCE]
    flagged = [Edit(prediction, dataclasses.replace(prediction, after_the_fact="yes")) for prediction in mine]
    assert not only_late(dialogue.apply(flagged[1:]), session, ALLIANCE)
    assert only_late(dialogue.apply(flagged), session, ALLIANCE)
    assert not only_late(dialogue.apply(flagged), session, RUSSIA)
    assert not only_late(Dialogue(), session, ALLIANCE)


def test_what_was_answered_to_an_earlier_wording_counts_nowhere() -> None:
    held = hold(internal())
    field = held.template.find_field("verdict_r1")
    assert field is not None
    before = unity_overview(held.dialogue, held.session, held.template, field[1])
    item = next(iter(before.activities))
    record = held.dialogue.of(SelectedItem)[item]
    reworded = held.dialogue.apply(change_record(held.dialogue, record, wording="Sharper.").edits)
    after = unity_overview(reworded, held.session, held.template, field[1])
    assert before.activities[item].unity.n > 0
    assert after.activities[item].unity.n == 0
    assert set(after.activities[item].answers.values()) == {""}
    gates = gates_of(reworded, held.session, held.template, "I4")
    missing = [gap.item for gate in gates[:1] for gap in gate.missing]
    assert missing == [item]


def test_the_field_of_anticipation_is_the_one_on_its_scale() -> None:
    field = anticipation_field(template("external_russia"))
    assert field is not None
    assert field.scale == "ANTICIPATION"
    assert anticipation_field(template("internal_alliance")) is None
