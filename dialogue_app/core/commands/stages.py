"""Verbs on the stages of a session: begin, complete, skip, reopen, count time, tick, skip a field."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from dialogue_app.core import timestamps
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit, added, removed
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import FieldSkip, Session, StageNotes, StageState, Tick, new_id
from dialogue_app.core.visibility.markings import MOD, known, marking_of
from dialogue_app.support.translation import _

UNDER_WAY, COMPLETE, SKIPPED = "UNDER_WAY", "COMPLETE", "SKIPPED"


def is_closed(state: StageState | None) -> bool:
    """Whether a stage is complete or was skipped."""
    return state is not None and state.status in (COMPLETE, SKIPPED)


def _state(
    dialogue: Dialogue,
    session: str,
    stage: str,
    name: str,
    change: Callable[[StageState], StageState],
) -> Change:
    before = dialogue.stage_state(session, stage)
    of = dialogue.get(Session, session)
    marking = known(of.handling) if of is not None else MOD
    after = change(before or StageState(id=new_id(), session=session, stage=stage, marking=marking))
    return Change(name, () if after == before else (Edit(before, after),))


def begin_stage(dialogue: Dialogue, session: str, stage: str) -> Change:
    """Begin a stage, or take up again one that was closed."""

    def begun(state: StageState) -> StageState:
        started = state.started_at or timestamps.now()
        return dataclasses.replace(state, status=UNDER_WAY, started_at=started, ended_at="", reason="", by="")

    return _state(dialogue, session, stage, _("Begin stage {stage}").format(stage=stage), begun)


def complete_stage(dialogue: Dialogue, session: str, stage: str, *, reason: str = "", by: str = "") -> Change:
    """Close a stage as complete; ``reason`` where advised or required gates were left open."""

    def done(state: StageState) -> StageState:
        return dataclasses.replace(
            state, status=COMPLETE, ended_at=timestamps.now(), reason=reason.strip(), by=by.strip()
        )

    return _state(dialogue, session, stage, _("Complete stage {stage}").format(stage=stage), done)


def skip_stage(dialogue: Dialogue, session: str, stage: str, *, reason: str, by: str) -> Change:
    """Close a stage without its content. Raises Refused without a reason and a name."""
    if not reason.strip() or not by.strip():
        raise Refused(_("To skip a stage, give a reason and a name. Nothing was changed."))

    def skipped(state: StageState) -> StageState:
        return dataclasses.replace(
            state, status=SKIPPED, ended_at=timestamps.now(), reason=reason.strip(), by=by.strip()
        )

    return _state(dialogue, session, stage, _("Skip stage {stage}").format(stage=stage), skipped)


def count_time(dialogue: Dialogue, session: str, stage: str, seconds: int) -> Change:
    """Add seconds to the time a stage has used; a stage not begun is begun by it."""

    def counted(state: StageState) -> StageState:
        return dataclasses.replace(
            state,
            seconds=state.seconds + seconds,
            status=state.status or UNDER_WAY,
            started_at=state.started_at or timestamps.now(),
        )

    return _state(dialogue, session, stage, _("Count time"), counted)


def write_notes(dialogue: Dialogue, session: str, stage: str, notes: str) -> Change:
    """Set the moderator's private notes of a stage."""
    before = dialogue.stage_notes(session, stage)
    if notes == (before.text if before is not None else ""):
        return Change(_("My notes"), ())
    blank = before or StageNotes(id=new_id(), session=session, stage=stage)
    edit = Edit(before, dataclasses.replace(blank, text=notes) if notes else None)
    return Change(_("My notes"), (edit,), merge_key=f"notes:{session}:{stage}")


def prompt_key(stage: str, number: int) -> str:
    """What a tick on a prompt is called; ``number`` counts from 1."""
    return f"prompt:{stage}:{number}"


def gate_key(stage: str, number: int) -> str:
    """What a tick on a gate is called; ``number`` counts from 1 within the stage."""
    return f"gate:{stage}:{number}"


def ticked(dialogue: Dialogue, session: str, what: str) -> Tick | None:
    """The tick on a prompt or gate, if it was made."""
    return dialogue.at(Tick, session, what)


def tick(dialogue: Dialogue, session: str, what: str, on: bool) -> Change:
    """Tick or untick a prompt or a gate."""
    former = ticked(dialogue, session, what)
    if on == (former is not None):
        return Change("", ())
    if former is not None:
        return Change(_("Untick"), removed(former))
    return Change(_("Tick"), added(Tick(id=new_id(), session=session, what=what, at=timestamps.now())))


def field_skip(dialogue: Dialogue, session: str, field: str) -> FieldSkip | None:
    """The skip of a field, if it was skipped."""
    return dialogue.at(FieldSkip, session, field)


def skip_field(
    dialogue: Dialogue, session: str, field: str, *, reason: str, by: str, marking: str = ""
) -> Change:
    """Close a field without its content. The reason is marked as the field is (``marking``), else as the
    session is. Raises Refused without a reason and a name.
    """
    if not reason.strip() or not by.strip():
        raise Refused(_("To skip a field, give a reason and a name. Nothing was changed."))
    before = field_skip(dialogue, session, field)
    after = FieldSkip(
        id=before.id if before else new_id(),
        session=session,
        field=field,
        reason=reason.strip(),
        by=by.strip(),
        at=timestamps.now(),
        marking=marking or _handling(dialogue, session),
    )
    return Change(_("Skip field"), (Edit(before, after),))


def _handling(dialogue: Dialogue, session: str) -> str:
    record = dialogue.get(Session, session)
    return marking_of(record) if record is not None else MOD


def resume_field(dialogue: Dialogue, session: str, field: str) -> Change:
    """Take up a skipped field again."""
    skip = field_skip(dialogue, session, field)
    return Change(_("Take up field again"), removed(skip) if skip else ())
