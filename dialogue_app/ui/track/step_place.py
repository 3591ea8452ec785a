"""Where a step took place: the field or the side page in which undo and redo show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.records import Entry, FieldSkip, Listed, Record, Session, StageNotes, StageState, Tick
from dialogue_app.services.templates import template_of
from dialogue_app.ui.track.places import WindowPlace

PageKinds = Mapping[str, tuple[type[Record], ...]]
"""The kinds of record that each side page shows, by the key of the page: those it is about first."""


class StepPlace(NamedTuple):
    """A stage, with the field, the row and the party in it where there are some; or a side page. ``record``
    is what the step touched, which may be gone.
    """

    session: str
    record: Record
    stage: str = ""
    field: str = ""
    item: str = ""
    party: str = ""
    page: str = ""


def step_place(dialogue: Dialogue, change: Change, at: WindowPlace, pages: PageKinds) -> StepPlace | None:
    """Where to show a change that was made ``at`` a place: there, if that place shows what it touched; else
    the first field or side page that does. Nothing where that is no place of the window.
    """
    shown = _on_page(dialogue, change, at, at.page, pages) if at.page else None
    if shown is not None:
        return shown
    step_places = tuple(_in_stages(dialogue, change, at))
    here = (one for one in step_places if (one.session, one.stage) == (at.session, at.stage))
    shown = next(here, None) or next(iter(step_places), None)
    if shown is not None:
        return shown
    return next((one for key in pages if (one := _on_page(dialogue, change, at, key, pages))), None)


def _on_page(
    dialogue: Dialogue, change: Change, at: WindowPlace, page: str, pages: PageKinds
) -> StepPlace | None:
    """The side page with what a change touched there, of the kind that the page is most about. A page of a
    session that is gone is no place.
    """
    for kind in pages.get(page, ()):
        record = next((edit.record for edit in change.edits if edit.kind is kind), None)
        if record is not None:
            session = at.session if page == at.page else str(getattr(record, "session", "")) or at.session
            return StepPlace(session, record, page=page) if dialogue.get(Session, session) else None
    return None


def _in_stages(dialogue: Dialogue, change: Change, at: WindowPlace) -> Iterator[StepPlace]:
    """The places in stages that show what a change touched."""
    for edit in change.edits:
        record = edit.record
        session = dialogue.get(Session, str(getattr(record, "session", "")))
        if session is None:
            continue
        if isinstance(record, StageNotes | StageState):
            yield StepPlace(session.id, record, record.stage)
        elif isinstance(record, Tick) and session.id == at.session and at.stage:
            yield StepPlace(session.id, record, at.stage)
        elif isinstance(record, Entry | Listed | FieldSkip):
            yield from _in_fields(session, record)


def _in_fields(session: Session, record: Entry | Listed | FieldSkip) -> Iterator[StepPlace]:
    for stage, field in template_of(session).fields():
        if isinstance(record, Entry):
            if (field.entry_field, field.round) == (record.field, record.round) and not field.of:
                yield StepPlace(session.id, record, stage.key, field.key, record.item, record.party)
        elif field.key == record.field:
            item = record.id if isinstance(record, Listed) else ""
            yield StepPlace(session.id, record, stage.key, field.key, item)
