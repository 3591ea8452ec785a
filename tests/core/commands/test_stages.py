"""How far stages are: begun, completed, skipped, timed; prompts ticked and fields skipped."""

from __future__ import annotations

import pytest

from dialogue_app.core.commands import stages
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import StageState


def after(dialogue: Dialogue, change: Change) -> tuple[Dialogue, StageState]:
    dialogue = dialogue.apply(change.edits)
    state = dialogue.stage_state("s", "one")
    assert state is not None
    return dialogue, state


def test_a_stage_runs_from_beginning_to_end_and_is_taken_up_again() -> None:
    dialogue, state = after(Dialogue(), stages.begin_stage(Dialogue(), "s", "one"))
    assert (state.status, bool(state.started_at), state.ended_at) == ("UNDER_WAY", True, "")
    started = state.started_at
    assert not stages.begin_stage(dialogue, "s", "one")
    dialogue, state = after(dialogue, stages.complete_stage(dialogue, "s", "one", reason=" r ", by=" b "))
    assert (state.status, state.reason, state.by) == ("COMPLETE", "r", "b")
    assert state.ended_at
    dialogue, state = after(dialogue, stages.begin_stage(dialogue, "s", "one"))
    assert (state.status, state.started_at, state.ended_at, state.reason) == ("UNDER_WAY", started, "", "")


def test_a_stage_is_skipped_with_a_reason_and_a_name_only() -> None:
    _dialogue, state = after(Dialogue(), stages.skip_stage(Dialogue(), "s", "one", reason="no time", by="B"))
    assert (state.status, state.reason, state.by) == ("SKIPPED", "no time", "B")
    for reason, by in (("", "B"), ("r", " ")):
        with pytest.raises(Refused, match="reason and a name"):
            stages.skip_stage(Dialogue(), "s", "one", reason=reason, by=by)
        with pytest.raises(Refused, match="reason and a name"):
            stages.skip_field(Dialogue(), "s", "f", reason=reason, by=by)


def test_time_adds_up_and_begins_a_stage() -> None:
    dialogue, state = after(Dialogue(), stages.count_time(Dialogue(), "s", "one", 5))
    assert (state.seconds, state.status) == (5, "UNDER_WAY")
    dialogue, state = after(dialogue, stages.complete_stage(dialogue, "s", "one"))
    dialogue, state = after(dialogue, stages.count_time(dialogue, "s", "one", 7))
    assert (state.seconds, state.status) == (12, "COMPLETE")


def test_notes_are_merged_while_they_are_typed() -> None:
    change = stages.write_notes(Dialogue(), "s", "one", "mine")
    assert change.merge_key == "notes:s:one"
    dialogue = Dialogue().apply(change.edits)
    notes = dialogue.stage_notes("s", "one")
    assert notes is not None
    assert (notes.text, notes.marking) == ("mine", "MOD")
    assert not stages.write_notes(dialogue, "s", "one", "mine")
    emptied = dialogue.apply(stages.write_notes(dialogue, "s", "one", "").edits)
    assert emptied.stage_notes("s", "one") is None


def test_prompts_and_gates_are_ticked_once() -> None:
    for what in (stages.prompt_key("one", 2), stages.gate_key("one", 1)):
        change = stages.tick(Dialogue(), "s", what, True)
        dialogue = Dialogue().apply(change.edits)
        assert change.name == "Tick"
        assert stages.ticked(dialogue, "s", what) is not None
        assert not stages.tick(dialogue, "s", what, True)
        change = stages.tick(dialogue, "s", what, False)
        assert change.name == "Untick"
        assert not stages.tick(dialogue.apply(change.edits), "s", what, False)
    assert stages.prompt_key("one", 2) == "prompt:one:2"
    assert stages.gate_key("one", 1) == "gate:one:1"


def test_a_field_is_skipped_anew_and_taken_up_again() -> None:
    dialogue = Dialogue().apply(stages.skip_field(Dialogue(), "s", "f", reason="r", by="b").edits)
    first = stages.field_skip(dialogue, "s", "f")
    assert first is not None
    dialogue = dialogue.apply(stages.skip_field(dialogue, "s", "f", reason="other", by="b").edits)
    second = stages.field_skip(dialogue, "s", "f")
    assert second is not None
    assert (second.id, second.reason) == (first.id, "other")
    dialogue = dialogue.apply(stages.resume_field(dialogue, "s", "f").edits)
    assert stages.field_skip(dialogue, "s", "f") is None
    assert not stages.resume_field(dialogue, "s", "f")


@pytest.mark.parametrize(
    ("status", "closed"), [("COMPLETE", True), ("SKIPPED", True), ("UNDER_WAY", False), ("", False)]
)
def test_a_stage_is_closed_when_it_is_complete_or_skipped(status: str, closed: bool) -> None:
    assert stages.is_closed(StageState(id="s", session="x", stage="I1", status=status)) is closed
    assert not stages.is_closed(None)
