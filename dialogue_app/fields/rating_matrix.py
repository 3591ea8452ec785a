"""Rating matrix: items by parties (or nobody in particular), one code a cell, perhaps in two rounds."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.seats import answerers
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.items import items_of
from dialogue_app.fields.progress import Kind, Progress


def progress(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> Progress:
    """Cells that hold the field's part, of all cells: items x parties x aspects."""
    rows = [item.id for item in items_of(dialogue, session, template, field)] if field.items else [""]
    parties = [one.id for one in answerers(dialogue, session, field)] if field.columns else [""]
    aspects = [aspect.key for aspect in field.aspects] or [""]
    entries = dialogue.field_entries(session, field.entry_field)
    done = sum(
        1
        for row in rows
        if (cells := entries.get(row))
        for party in parties
        for aspect in aspects
        if (entry := cells.get((party, aspect, field.round))) and getattr(entry, field.part)
    )
    return Progress(done, len(rows) * len(parties) * len(aspects))


KIND = Kind("rating_matrix", "items x parties: a level or a status, confidence, reason, round", progress)
