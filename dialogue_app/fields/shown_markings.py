"""The markings of what a field shows: its own, that of what it holds, and that of what its rows are about."""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import Session
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.markings import marking_of, markings_in
from dialogue_app.fields.items import items_of


def shown_markings(
    dialogue: Dialogue, session: str, template: Template, field: TemplateField
) -> frozenset[str]:
    """The markings of everything that the window shows for a field. Sealed answers count too."""

    def of_rows() -> frozenset[str]:
        frame = dialogue.get(Session, session)
        rows = (item.record for item in items_of(dialogue, session, template, field))
        return frozenset(marking_of(row, frame) for row in rows if row is not None)

    rows = dialogue.derived(("markings of rows", session, field.items), STRUCTURE, of_rows)
    return rows | markings_in(dialogue, session, field) | {field.marking}


def markings_brought(change: Change, session: str, fields: Iterable[TemplateField]) -> frozenset[str]:
    """The markings of what a change has put into these fields: known at once, without counting again."""
    keys = {key for field in fields for key in (field.key, field.entry_field)}
    return frozenset(
        marking_of(edit.after)
        for edit in change.edits
        if edit.after is not None
        and getattr(edit.after, "session", "") == session
        and getattr(edit.after, "field", "") in keys
    )
