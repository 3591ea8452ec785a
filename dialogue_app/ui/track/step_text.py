"""What a step is called where it is undone."""

from __future__ import annotations

from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.records import Entry
from dialogue_app.fields.items import item_for
from dialogue_app.support.translation import _, ngettext

_LONGEST = 40


def cell_words(dialogue: Dialogue, item: str, party: str) -> str:
    """What a cell is called: the code of its row, or the beginning of its words, and who answers."""
    record = dialogue.find(item) if item else None
    row = item_for(dialogue, record) if record is not None else None
    words = (row.code or row.title) if row is not None else ""
    short = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
    return " · ".join(part for part in (short, answerer(dialogue, party).code if party else "") if part)


def step_text(dialogue: Dialogue, change: Change) -> str:
    """The name of a change, with the cell it touched or how many. Never what stands in a cell."""
    entries = [record for edit in change.edits if isinstance(record := edit.record, Entry)]
    if not entries or len(entries) < len(change.edits):
        return change.name
    if len(entries) > 1:
        return ngettext("{step}, {n} cell", "{step}, {n} cells", len(entries)).format(
            step=change.name, n=len(entries)
        )
    cell = cell_words(dialogue, entries[0].item, entries[0].party)
    return _("{step}, {cell}").format(step=change.name, cell=cell) if cell else change.name
