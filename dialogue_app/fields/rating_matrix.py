"""Rating matrix: items by parties (or nobody in particular), one code a cell, perhaps in two rounds."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue_app.core.cells import Cell
from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Entry
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.items import items_of
from dialogue_app.fields.progress import Progress


def progress(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> Progress:
    """Cells that hold the field's part, of all cells: items x parties x aspects. One agreed answer of the
    group, where the field takes it, stands for those of all parties.
    """
    rows = [item.id for item in items_of(dialogue, session, template, field)] if field.items else [""]
    parties = [answerer.id for answerer in answerers(dialogue, session, field)] if field.columns else [""]
    aspects = [aspect.key for aspect in field.aspects] or [""]
    entries = dialogue.field_entries(session, field.entry_field)
    done = 0
    for row in rows:
        cells = entries.get(row)
        for aspect in aspects if cells else ():
            if field.group and _answered(cells, field, "", aspect):
                done += len(parties)
            else:
                done += sum(_answered(cells, field, party, aspect) for party in parties)
    return Progress(done, len(rows) * len(parties) * len(aspects))


def _answered(cells: Mapping[Cell, Entry] | None, field: TemplateField, party: str, aspect: str) -> bool:
    entry = cells.get((party, aspect, field.round)) if cells else None
    return bool(entry and getattr(entry, field.part))


KIND = FieldKind(
    name="rating_matrix",
    holds="items x parties: a level or a status, confidence, reason, round",
    progress=progress,
    needs=("items",),
    counts=True,
    rated=True,
)
