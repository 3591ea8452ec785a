"""Two-way matrix in print: a verdict of each side on the other, and beside it each side's on itself."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.charts.measured_text import SANS
from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import paragraph, table
from dialogue_app.documents.layout.chips import ChipHead, ChipRow
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.sections import rating_matrix
from dialogue_app.documents.sections.answers import (
    AnswerCell,
    cell,
    companions,
    is_companion,
    item_words,
    late_note,
    named,
    rows,
    sealed_note,
)
from dialogue_app.documents.sections.section import Section
from dialogue_app.fields.two_way_matrix import KIND
from dialogue_app.support.translation import _

CHIP = 44.0


def section(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """The matrix with those beside it. A field that stood beside an earlier one is not repeated."""
    if is_companion(printing.template, field) or field.key in printing.pointed_out:
        return []
    if not named(printing, field):
        return rating_matrix.section(printing, field)
    shown = [field, *_beside(printing, field)]
    sides = answerers(printing.dialogue, printing.session.id, field)
    items = rows(printing, field)
    cells: dict[str, dict[str, list[AnswerCell]]] = {
        asked.key: {
            item.id: [cell(printing, asked, companions(printing, asked), item.id, side.id) for side in sides]
            for item in items
        }
        for asked in shown
    }
    shown = [asked for asked in shown if any(c.value for row in cells[asked.key].values() for c in row)]
    sealed = [c.sealed_at for of in cells.values() for row in of.values() for c in row if c.sealed_at]
    printing.pointed_out.update(asked.key for asked in shown)
    flowables: list[Flowable] = []
    if shown:
        printing.use_scale(field.scale)
        if field.statuses:
            printing.use_scale("VERDICT_STATUS")
        heads = [printing.letters.plain(side.name, SANS) for side in sides]
        wide = CHIP * len(sides)
        body = [
            (
                item_words(printing, item),
                *(
                    ChipRow([rating_matrix.chip(c, asked.scale) for c in cells[asked.key][item.id]], CHIP)
                    for asked in shown
                ),
            )
            for item in items
            if any(c.value for asked in shown for c in cells[asked.key][item.id])
        ]
        widths = (styles.WIDTH - (wide + 12) * len(shown), *[wide + 12] * len(shown))
        if len(shown) > 1:
            flowables.append(paragraph(printing, _column_names(printing, shown), "note"))
        commands = [("RIGHTPADDING", (1, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        flowables.extend(
            table(
                printing, widths, ("", *(ChipHead(heads, CHIP) for asked in shown)), body, commands=commands
            )
        )
    for asked in shown:
        rated = [(item, cells[asked.key][item.id]) for item in items]
        flowables.extend(rating_matrix.reasons(printing, rated, sides, asked.scale))
    shown_cells = (c for asked in shown for row in cells[asked.key].values() for c in row)
    return [*flowables, *late_note(printing, shown_cells), *sealed_note(printing, sealed)]


def _beside(printing: PrintContext, field: TemplateField) -> list[TemplateField]:
    beside = (printing.template.find_field(key) for key in field.beside)
    return [
        stage_and_field[1]
        for stage_and_field in beside
        if stage_and_field and printing.disclosure.shows(stage_and_field[1].marking)
    ]


def _column_names(printing: PrintContext, shown: list[TemplateField]) -> str:
    names = [printing.label(template_field.label) for template_field in shown]
    return _("Columns, from left to right: {names}.").format(names="; ".join(names))


SECTION = Section((KIND,), section)
