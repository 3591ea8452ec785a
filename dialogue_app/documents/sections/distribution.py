"""Answers without names: counts per option, or the range where there are too few to count."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.scales import RULES_CUT, STATUSES, scale
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, paragraph, soft, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.phrases.values import numbered
from dialogue_app.documents.sections.answers import (
    AnswerCell,
    cell,
    companions,
    counted,
    groups,
    item_words,
    rows,
    sealed_note,
    too_few,
)
from dialogue_app.fields.items import Item
from dialogue_app.support.translation import _

COUNT, STATUS, OF = 24.0, 24.0, 40.0


def distribution(
    printing: PrintContext,
    field: TemplateField,
    answerers: Sequence[Answerer],
    aspect: str = "",
    scale_name: str = "",
) -> list[Flowable]:
    """The answers of a field, a row an item, in columns of counts. Empty if there are none."""
    answer_scale = scale_name or field.scale
    flowables: list[Flowable] = []
    sealed: list[str] = []
    for name, group in groups(printing, answerers):
        part = _of_group(printing, field, group, aspect, answer_scale, sealed)
        if part and name:
            flowables.append(paragraph(printing, name, "small"))
        flowables.extend(part)
    return [*flowables, *sealed_note(printing, sealed)]


def _of_group(
    printing: PrintContext,
    field: TemplateField,
    group: Sequence[Answerer],
    aspect: str,
    scale_name: str,
    sealed: list[str],
) -> list[Flowable]:
    also = companions(printing, field)
    answered: list[tuple[Item, list[AnswerCell]]] = []
    for item in rows(printing, field):
        cells = [cell(printing, field, also, item.id, answerer.id, aspect) for answerer in group]
        sealed.extend(cell.sealed_at for cell in cells if cell.sealed_at)
        if any(cell.value for cell in cells):
            answered.append((item, cells))
    if not answered or not scale_name:
        return []
    printing.use_scale(scale_name)
    if too_few(len(group)):
        return _ranges(printing, answered, scale_name)
    if not field.items:
        return _options(printing, field, answered[0][1], scale_name)
    return _counts(printing, field, answered, scale_name, len(group))


def _ranges(
    printing: PrintContext, answered: list[tuple[Item, list[AnswerCell]]], scale_name: str
) -> list[Flowable]:
    body = [
        (item_words(printing, item), ranged)
        for item, cells in answered
        if all(cell.value for cell in cells) and (ranged := counted(printing, cells, scale_name))
    ]
    if not body:
        return []
    return table(printing, (styles.WIDTH - 90, 90), ("", _("Range of answers")), body)


def _options(
    printing: PrintContext, field: TemplateField, cells: list[AnswerCell], scale_name: str
) -> list[Flowable]:
    """One question: a row an option that somebody chose."""
    values = [cell.value or ("" if not cell.sealed_at else "-") for cell in cells]
    if too_few(sum(1 for cell in cells if cell.value)):
        return []
    codes = [*scale(scale_name).codes, *(status for status in field.statuses if status in STATUSES)]
    body: list[tuple[Words, ...]] = []
    for code in dict.fromkeys(codes):
        if code in values:
            known = scale(scale_name).option(code) is not None
            label = numbered(printing, scale_name if known else "VERDICT_STATUS", code)
            body.append((label, f"{values.count(code)} of {len(values)}"))
    if "" in values:
        body.append(((soft(_("Not recorded")),), f"{values.count('')} of {len(values)}"))
    head = (_("Answer"), _("n\u00a0of\u00a0N"))
    return table(printing, (styles.WIDTH - 60, 60), head, body, cell_styles=("cell", "cell_soft"))


def _counts(
    printing: PrintContext,
    field: TemplateField,
    answered: list[tuple[Item, list[AnswerCell]]],
    scale_name: str,
    seats: int,
) -> list[Flowable]:
    codes = scale(scale_name).codes
    statuses = [status for status in field.statuses if status in STATUSES and status not in codes]
    of = _("n\u00a0of\u00a0N")
    body = []
    for item, cells in answered:
        values = [cell.value for cell in cells]
        if too_few(len(values) - values.count("")):  # others are void, or marked higher
            body.append((item_words(printing, item), *[""] * (len(codes) + len(statuses)), ""))
            continue
        given = sum(1 for cell in cells if cell.answered)
        counts = [str(values.count(code)) if code in values else "" for code in (*codes, *statuses)]
        body.append((item_words(printing, item), *counts, f"{given} of {seats}"))
    number = len(codes) + len(statuses)
    wide = min(COUNT, (styles.WIDTH - 160 - OF) / number)
    widths = (styles.WIDTH - OF - wide * number, *[wide] * number, OF)
    commands: list[tuple[object, ...]] = [("RIGHTPADDING", (1, 0), (-2, -1), 2)]
    if scale_name == "VERDICT":
        commands.append(("LINEAFTER", (RULES_CUT, 0), (RULES_CUT, -1), 1.0, styles.TEXT))
        commands.append(("LEFTPADDING", (1, 0), (-1, -1), 4))
    looks = ("cell", *["cell"] * number, "cell_soft")
    return table(printing, widths, ("", *codes, *statuses, of), body, cell_styles=looks, commands=commands)
