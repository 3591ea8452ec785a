"""Computed fields in print: the note on what follows from other fields, if one was written."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout.blocks import text
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.sections.section import Section
from dialogue_app.fields.computed import KIND


def section(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """The note, if one was written."""
    entry = printing.disclosure.entry(printing.dialogue.entry(printing.session.id, field.entry_field))
    printing.put(entry)
    note = (entry.reason or entry.value) if entry else ""
    return text(printing, printing.own(note)) if note.strip() else []


SECTION = Section((KIND,), section)
