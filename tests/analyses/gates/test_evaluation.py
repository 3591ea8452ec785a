"""How the gates of a stage are evaluated: ticks, skips, short forms, and how fast."""

import pytest

from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.analyses.gates.gate_context import Finding, GateContext, Params
from dialogue_app.analyses.gates.records import each_record_has
from dialogue_app.analyses.gates.vocabulary import CHECKS
from dialogue_app.core.domain_records import Prediction, SourceOfAntagonism
from dialogue_app.core.gates import OPEN, GateResult
from dialogue_app.core.records import RUSSIA, SIDES, ListRow, SelectedItem
from dialogue_app.services.templates import built_in_templates, load_template
from tests.analyses.gates.room import SESSION, Room, met

TICKS_ALLOWED = {
    "The spread of both ratings has been shown to the group",
    "The gap between expected and good enough has been discussed for every party where it is two or more",
    "Missing voices noted",
    "Ratings labelled Spread have been discussed",
    "Non-prejudice clause read aloud",
    "Interpretation checked; time doubled if it is consecutive",
    "The three largest errors discussed",
    "Range inside a delegation noted where it is two or more",
    "Primary sources in the original language where possible",
    "A reader from the other school has checked the case",
    "Range among experts kept, not averaged",
    "A dissenting note is offered",
    "Aims agreed with the trainees",
    "Spokesperson chosen",
    "One inject touches only some allies",
    "All three phases opened: description, analysis, application",
    "Scores shown to both sides",
    "Fairness of each role card rated by those who played it and by those who faced it",
}


def test_a_gate_without_a_check_stands_on_the_tick() -> None:
    room = Room("internal_alliance")
    result = room.gate("I1", 4)
    assert (result.met, result.computed, result.number) == (False, False, 4)
    room.tick("gate:I1:4")
    assert room.gate("I1", 4).met is True
    assert room.gate("I1", 5).met is False


def test_a_tick_does_not_meet_a_computed_gate() -> None:
    room = Room("internal_alliance")
    room.tick("gate:I1:1")
    assert room.gate("I1", 1).met is False


def test_a_field_left_out_by_the_short_form_counts_as_skipped() -> None:
    room = Room("external_russia_short", SIDES)
    left_out = {field.key for _stage, field in room.template.fields() if field.left_out}
    assert {"terms", "metameta", "alternative"} <= left_out
    results = [result for stage in room.template.stages for result in gates_of(
        room.dialogue, SESSION, room.template, stage.key
    )]  # fmt: skip
    assert not any(result.skipped for result in results)


def test_every_gate_is_computed_unless_only_people_can_judge_it() -> None:
    ticks = {
        gate.text.shown()
        for template in built_in_templates()
        for stage in template.stages
        for gate in stage.gates
        if not gate.check
    }
    assert ticks == TICKS_ALLOWED


def test_every_check_of_the_vocabulary_is_used_and_described() -> None:
    used = {
        gate.check for template in built_in_templates() for stage in template.stages for gate in stage.gates
    }
    assert used - {""} == set(CHECKS)
    assert all(check.run.__doc__ for check in CHECKS.values())


@pytest.mark.parametrize("template", built_in_templates(), ids=lambda template: template.key)
def test_no_gate_is_met_on_an_empty_session(template: object) -> None:
    room = Room(getattr(template, "key", ""))
    for stage in room.template.stages:
        for result in gates_of(room.dialogue, SESSION, room.template, stage.key):
            assert not result.met, result
            assert (result.state == OPEN) == (bool(result.missing) or not result.computed), result


@pytest.mark.parametrize("template", built_in_templates(), ids=lambda template: template.key)
def test_every_required_field_that_is_empty_keeps_a_gate_of_its_stage_open(template: object) -> None:
    room = Room(getattr(template, "key", ""))
    for stage in room.template.stages:
        results = gates_of(room.dialogue, SESSION, room.template, stage.key)
        open_ones = [result for result in results if result.state == OPEN and result.computed]
        named = {missing.field.partition(".")[0] for result in open_ones for missing in result.missing}
        named |= {key for result in open_ones for key in result.gate.params.get("fields", ())}  # type: ignore[attr-defined]
        for field in stage.fields:
            if not field.required or field.left_out:
                continue
            asked = {field.key, field.items.partition(".")[0]}
            assert named & asked, (stage.key, field.key)


def test_an_unknown_stage_is_an_error() -> None:
    room = Room("internal_alliance")
    with pytest.raises(KeyError):
        gates_of(room.dialogue, SESSION, room.template, "X9")


def test_names_in_sentences_are_short() -> None:
    room = Room("internal_alliance")
    room.add(SelectedItem(id="lost", catalogue_item="gone", wording="word " * 40), "selection")
    (gap,) = room.gate("I4", 1).missing
    assert gap.sentence.startswith("word word word")
    assert "…: 9 of 9 missing" in gap.sentence


def test_a_list_that_is_not_required_may_be_empty() -> None:
    room = Room("external_russia", SIDES)
    context = GateContext(room.dialogue, SESSION, room.template)
    assert each_record_has(context, Params({"field": "measures"})) == Finding(0, 0)
    with pytest.raises(KeyError):
        context.field("gone")


def test_what_is_hidden_until_the_reveal_is_not_told_by_a_gate() -> None:
    room = Room("internal_alliance")
    room.select("A")
    room.answer("verdict_r1", "4 4 4 4 4 4 4 4 1", "A")
    before = gates_of(room.dialogue, SESSION, room.template, "I4", hidden=("verdict_r2",))
    assert [result.withheld for result in before] == [False, True, True, True, True, True, False]
    assert before[0].met is True
    withheld = [result for result in before if result.withheld]
    assert {missing.sentence for result in withheld for missing in result.missing} == {
        "Known after the reveal."
    }
    after = gates_of(room.dialogue, SESSION, room.template, "I4", hidden=("mirror",))
    assert not any(result.withheld for result in after)
    ticks = gates_of(room.dialogue, SESSION, room.template, "I1", hidden=("expected_state",))
    assert [tick.withheld for tick in ticks] == [False, True, False, False, False, False]


def test_what_no_gate_looks_at_is_asked_for_where_it_is_required() -> None:
    room = Room("internal_alliance")
    last = gates_of(room.dialogue, SESSION, room.template, "I1")[-1]
    assert (last.implied, last.gate.level, last.number) == (True, "required", 6)
    assert [missing.field for missing in last.missing] == ["interests", "talks_for"]
    assert last.missing[0].sentence == "Interests directly touched: 0 of 9."
    across = Room("external_russia", SIDES)
    assert across.missing("E1", 7)[0] == "Purpose as agreed: not recorded."
    room.answer("interests", "a - - - - - - - -")
    assert room.missing("I1", 6)[0] == "Interests directly touched: 1 of 9."
    room.skip("interests")
    room.answer("talks_for", "a b c d e f g h i")
    assert met(room.gate("I1", 6))
    room.skip("talks_for")
    assert len(gates_of(room.dialogue, SESSION, room.template, "I1")) == 5


def test_a_side_that_declined_owes_no_answers() -> None:
    room = Room("external_russia", SIDES)
    last = gates_of(room.dialogue, SESSION, room.template, "E3")[-1]
    assert [missing.field for missing in last.missing] == ["statements"]


OWN = """
format = 1
key = "own"
version = 1
track = "INTERNAL"
name = {en = "Own"}
summary = {en = "Own"}

[[stage]]
key = "S1"
minutes = 5
title = {en = "One"}
purpose = {en = "P"}
method = {en = "M"}
prompts = [{en = "Why?"}]

[[stage.field]]
key = "selection"
kind = "selection"
label = {en = "Acts"}
marking = "ALLY"
required = true
catalogue = "activities"
minimum = 2

[[stage.field]]
key = "verdict"
kind = "rating_matrix"
label = {en = "Verdict"}
marking = "ALLY"
required = true
scale = "VERDICT"
items = "selection"
columns = "seats"
"""


def test_of_a_plain_rating_every_cell_is_asked_for() -> None:
    (template,) = load_template(OWN, "own.toml")
    room = Room("internal_alliance", ("ATL", "WES"))
    room.template = template
    (only,) = gates_of(room.dialogue, SESSION, template, "S1")
    assert [missing.sentence for missing in only.missing] == [
        "Acts: 0 of 2.",
        "Verdict: nothing recorded yet.",
    ]
    for item in ("A", "B"):
        room.select(item)
        room.answer("verdict", "3 -" if item == "A" else "3 4", item)
    assert room.missing("S1", 1) == ["Verdict: 3 of 4."]
    room.put("verdict", "1", "WES", "A")
    assert met(room.gate("S1", 1))


def stage_gates(room: Room, stage: str) -> tuple[GateResult, ...]:
    return gates_of(room.dialogue, SESSION, room.template, stage)


def test_a_record_that_lacks_what_its_form_needs_leaves_the_stage_open() -> None:
    across = Room("external_russia", SIDES)
    across.add(SourceOfAntagonism(side=RUSSIA, statement="They came closer."), "sources")
    before = len(stage_gates(across, "E2"))
    lacking = across.add(SourceOfAntagonism(statement="Borders were changed."), "sources")
    *others, last = stage_gates(across, "E2")
    assert len(others) == before
    assert (last.implied, last.gate.level, last.state, last.done, last.of) == (True, "required", OPEN, 0, 1)
    assert [(gap.sentence, gap.item) for gap in last.missing] == [("2 lacks: Side.", lacking)]
    across.skip("sources")
    assert len(stage_gates(across, "E2")) == before


def test_of_what_is_to_be_sealed_no_gate_tells_what_a_record_lacks() -> None:
    across = Room("external_russia", SIDES)
    across.add(Prediction(text="They will name missiles."), "predictions")
    assert not any(
        "lacks" in gap.sentence for stage_gate in stage_gates(across, "E4") for gap in stage_gate.missing
    )


def test_a_row_lacks_the_columns_that_its_template_needs() -> None:
    room = Room("internal_alliance")
    room.add(ListRow(values=(("status", "AGR"),)), "island")
    assert any(gap.sentence.endswith("lacks: Statement.") for gap in stage_gates(room, "I3")[-1].missing)
