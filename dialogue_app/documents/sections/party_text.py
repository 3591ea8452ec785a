"""Text per party in print: each party's own words, under the item they are about."""

from __future__ import annotations

from reportlab.platypus import CondPageBreak, Flowable

from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout.blocks import INDENT, entry_block, paragraph
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.sections.answers import (
    cell,
    columns,
    companions,
    is_companion,
    item_words,
    named,
    rows,
    sealed_note,
)
from dialogue_app.documents.sections.rating_matrix import short
from dialogue_app.documents.sections.section import Section
from dialogue_app.fields.party_text import KIND

SIDE_INDENT = 54.0


def section(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """A block a text. Where nobody may be named the words of one party are not printed at all."""
    if is_companion(printing.template, field) or not named(printing, field):
        return []
    also = companions(printing, field)
    flowables: list[Flowable] = []
    sealed: list[str] = []
    for item in rows(printing, field):
        texts: list[Flowable] = []
        indent = SIDE_INDENT if field.columns == "sides" else INDENT
        for column in columns(printing, field):
            answer = cell(printing, field, also, item.id, column.id)
            if answer.sealed_at:
                sealed.append(answer.sealed_at)
            if answer.value:
                words = printing.quote(answer.value)
                texts.extend(entry_block(printing, short(printing, column), words, (), indent=indent))
        if texts and item.title:
            flowables += [CondPageBreak(70), paragraph(printing, item_words(printing, item), "item")]
        flowables.extend(texts)
    return [*flowables, *sealed_note(printing, sealed)]


SECTION = Section((KIND,), section)
