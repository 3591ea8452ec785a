"""Rating matrix in print: items down, those who answer across, a numbered chip a cell, reasons below."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from dialogue_app.charts.measured_text import SANS
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.scales import STATUSES, scale
from dialogue_app.core.template import TemplateColumn, TemplateField
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, points, soft, table
from dialogue_app.documents.layout.chips import BLANK, ChipHead, ChipRow, PrintedChip, heads
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.phrases.values import numbered
from dialogue_app.documents.sections.answers import (
    AnswerCell,
    Companions,
    cell,
    columns,
    companions,
    is_companion,
    item_words,
    late_note,
    named,
    rows,
    sealed_note,
)
from dialogue_app.documents.sections.distribution import distribution
from dialogue_app.documents.sections.section import Section
from dialogue_app.fields.items import Item
from dialogue_app.fields.rating_matrix import KIND
from dialogue_app.support.translation import _

MOST_ACROSS = 16
CHIP, OF, NARROWEST_TITLE = 30.0, 40.0, 150.0
Rated = list[tuple[Item, list[AnswerCell]]]


def section(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """The matrix, or its counts where nobody may be named. Empty if there is nothing to print."""
    if is_companion(printing.template, field):
        return []
    answerers = columns(printing, field)
    if field.columns and not named(printing, field):
        return _nameless(printing, field, answerers)
    also = companions(printing, field)
    if not field.columns:
        return _by_aspects(printing, field, also)
    flowables: list[Flowable] = []
    for aspect in field.aspects or (None,):
        part = _matrix(printing, field, also, answerers, aspect)
        if part and aspect:
            flowables.append(paragraph(printing, printing.label(aspect.label), "small"))
        flowables.extend(part)
    return flowables


def _nameless(printing: PrintContext, field: TemplateField, answerers: Sequence[Answerer]) -> list[Flowable]:
    flowables: list[Flowable] = []
    for aspect in field.aspects or (None,):
        part = distribution(
            printing, field, answerers, aspect.key if aspect else "", aspect.scale if aspect else ""
        )
        if part and aspect:
            flowables.append(paragraph(printing, printing.label(aspect.label), "small"))
        flowables.extend(part)
    return flowables


def _matrix(
    printing: PrintContext,
    field: TemplateField,
    also: Companions,
    answerers: Sequence[Answerer],
    aspect: TemplateColumn | None,
) -> list[Flowable]:
    scale_name = (aspect.scale if aspect else "") or field.scale
    rated: Rated = [
        (
            item,
            [
                cell(printing, field, also, item.id, answerer.id, aspect.key if aspect else "")
                for answerer in answerers
            ],
        )
        for item in rows(printing, field)
    ]
    sealed = [cell.sealed_at for _item, cells in rated for cell in cells if cell.sealed_at]
    flowables: list[Flowable] = []
    if scale_name and any(cell.value for _item, cells in rated for cell in cells):
        printing.use_scale(scale_name)
        if field.statuses:
            printing.use_scale("VERDICT_STATUS")
        flowables.extend(_tables(printing, rated, answerers, scale_name))
        flowables.extend(_marks(printing, rated))
        flowables.extend(late_note(printing, (cell for _item, cells in rated for cell in cells)))
    return [*flowables, *sealed_note(printing, sealed), *reasons(printing, rated, answerers, scale_name)]


def _tables(
    printing: PrintContext, rated: Rated, answerers: Sequence[Answerer], scale_name: str
) -> list[Flowable]:
    flowables: list[Flowable] = []
    parts = -(-len(answerers) // MOST_ACROSS)
    across = -(-len(answerers) // parts)
    wide = min(CHIP, (styles.WIDTH - NARROWEST_TITLE - OF) / across)
    codes = heads([printing.letters.plain(short(printing, answerer), SANS) for answerer in answerers], wide)
    for start in range(0, len(answerers), across):
        here = slice(start, start + across)
        body = [
            (
                item_words(printing, item),
                ChipRow([chip(cell, scale_name) for cell in cells[here]], wide),
                given(cells),
            )
            for item, cells in rated
        ]
        widths = (styles.WIDTH - OF - wide * across, wide * across, OF)
        head = ("", ChipHead(codes[here], wide), _("n\u00a0of\u00a0N"))
        commands = [
            ("RIGHTPADDING", (1, 0), (1, -1), 0),
            ("LEFTPADDING", (2, 0), (2, -1), 8),
            ("RIGHTPADDING", (2, 0), (2, -1), 0),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        ]
        looks = ("cell", "cell", "cell_soft")
        flowables.extend(table(printing, widths, head, body, cell_styles=looks, commands=commands))
    return flowables


def short(printing: PrintContext, answerer: Answerer) -> str:
    """Those who answer by code, or by what the rule leaves of them."""
    return (
        printing.disclosure.who(answerer.id, short=True) if answerer.id and answerer.side else answerer.code
    )


def given(cells: Sequence[AnswerCell]) -> str:
    """How many have given a level, of how many."""
    return _("{n} of {of}").format(n=sum(1 for cell in cells if cell.answered), of=len(cells))


def chip(answer_cell: AnswerCell, scale_name: str) -> PrintedChip:
    if answer_cell.value:
        known = scale(scale_name).option(answer_cell.value) is not None
        level = known and answer_cell.value not in STATUSES
        shown = scale(scale_name)
        text = shown.figure(answer_cell.value) + ("*" if answer_cell.late else "")
        return PrintedChip(text, scale_name, level, shown.figure(answer_cell.before), answer_cell.confidence)
    return PrintedChip(_("sealed"), level=False) if answer_cell.sealed_at else BLANK


def _marks(printing: PrintContext, rated: Rated) -> list[Flowable]:
    cells = [cell for _item, cells in rated for cell in cells]
    notes: list[str] = []
    if any(cell.before for cell in cells):
        notes.append(_("An arrow leads from round one to round two where an answer changed."))
    if any(cell.confidence for cell in cells):
        printing.use_scale("CONF3")
        notes.append(_("Small letters: confidence, L low, M moderate, H high."))
    return [paragraph(printing, " ".join(notes), "note")] if notes else []


def reasons(
    printing: PrintContext, rated: Rated, answerers: Sequence[Answerer], scale_name: str = ""
) -> list[Flowable]:
    """The reasons given, a point each: the item, who, the answer, the words."""
    listed: list[Words] = []
    for item, cells in rated:
        for answerer, answer in zip(answerers, cells, strict=True):
            if answer.reason:
                listed.append(_reason(printing, item, answerer, answer, scale_name))
    if not listed:
        return []
    return [paragraph(printing, _("Reasons"), "small"), *points(printing, listed)]


def _reason(
    printing: PrintContext, item: Item, answerer: Answerer, answer: AnswerCell, scale_name: str
) -> list[Run]:
    subject = " ".join(text for text in (printing.own(item.code), short(printing, answerer)) if text)
    words = [bold(subject)]
    if answer.value and scale_name:
        words.append(soft(f" ({numbered(printing, scale_name, answer.value)})"))
    return [*words, Run(": " + printing.own(answer.reason))]


def _by_aspects(printing: PrintContext, field: TemplateField, also: Companions) -> list[Flowable]:
    """A table of items by aspects, or by the one answer, where nobody in particular answers."""
    aspects = field.aspects or (TemplateColumn(key="", label=field.label, scale=field.scale),)
    body: list[tuple[Words, ...]] = []
    sealed: list[str] = []
    for item in rows(printing, field):
        cells = [cell(printing, field, also, item.id, "", aspect.key) for aspect in aspects]
        sealed.extend(cell.sealed_at for cell in cells if cell.sealed_at)
        shown = [
            numbered(printing, aspect.scale or field.scale, answer.value) if answer.value else ""
            for aspect, answer in zip(aspects, cells, strict=True)
        ]
        if any(shown):
            body.append((item_words(printing, item), *shown))
    flowables: list[Flowable] = []
    if body:
        wide = min(90.0, (styles.WIDTH - NARROWEST_TITLE) / len(aspects))
        widths = (styles.WIDTH - wide * len(aspects), *[wide] * len(aspects))
        flowables = table(printing, widths, ("", *(printing.label(aspect.label) for aspect in aspects)), body)
    return [*flowables, *sealed_note(printing, sealed)]


SECTION = Section((KIND,), section)
