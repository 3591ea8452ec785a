"""Record columns in print: some attributes of another list's records, side by side, a row a record."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.form import Ask, questions
from dialogue_app.core.records import Record
from dialogue_app.core.shown_values import value_of
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Fact, Words, bold, entry_block, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.phrases.values import form_facts, value
from dialogue_app.documents.sections.answers import item_words, rows
from dialogue_app.documents.sections.section import Section
from dialogue_app.fields.record_columns import KIND
from dialogue_app.support.translation import _

MOST_COLUMNS = 3


def section(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """A row a record that has one of the attributes; what its own list already printed is not repeated."""
    source = printing.template.find_field(field.items.partition(".")[0])
    if source and printing.disclosure.shows(source[1].marking):
        return []
    items = [row for row in rows(printing, field) if row.record is not None]
    blocks: list[Flowable] = []
    body: list[tuple[Words, ...]] = []
    for item in items:
        assert item.record is not None
        facts = _facts(printing, field, item.record)
        if facts and len(field.attributes) > MOST_COLUMNS:
            blocks.extend(entry_block(printing, printing.own(item.code), printing.title(item), facts))
        elif facts:
            body.append((item_words(printing, item), *_cells(printing, field, item.record)))
    if not body:
        return blocks
    asked = _asked(items[0].record, field)
    wide = (styles.WIDTH * 0.6) / len(asked)
    heads = (_("Item"), *((bold(printing.neat(_(ask.label))),) for _name, ask in asked))
    return table(printing, (styles.WIDTH * 0.4, *[wide] * len(asked)), heads, body)


def _facts(printing: PrintContext, field: TemplateField, record: Record) -> list[Fact]:
    return form_facts(printing, record, only=field.attributes)


def _asked(record: Record | None, field: TemplateField) -> list[tuple[str, Ask]]:
    asked = dict(questions(type(record)))
    return [(name, asked[name]) for name in field.attributes if name in asked]


def _cells(printing: PrintContext, field: TemplateField, record: Record) -> list[Words]:
    return [value(printing, ask, value_of(record, name)) for name, ask in _asked(record, field)]


SECTION = Section((KIND,), section)
