"""Choice per party in print: each option in its words, who chose it, how many of how many, who is missing."""

from __future__ import annotations

from collections.abc import Collection

from reportlab.platypus import Flowable

from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.scales import STATUSES, scale
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, points, soft, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.phrases.values import numbered, option
from dialogue_app.documents.sections import rating_matrix
from dialogue_app.documents.sections.answers import (
    AnswerCell,
    cell,
    columns,
    companions,
    is_companion,
    late_note,
    named,
    sealed_note,
)
from dialogue_app.documents.sections.distribution import distribution
from dialogue_app.documents.sections.section import Section
from dialogue_app.fields.party_choice import KIND
from dialogue_app.support.translation import _

Answers = list[tuple[Answerer, AnswerCell]]


def section(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """A row an option that somebody chose. Empty if there is nothing to print."""
    if is_companion(printing.template, field):
        return []
    if field.items:
        return rating_matrix.section(printing, field)
    answerers = columns(printing, field)
    if not named(printing, field):
        return distribution(printing, field, answerers)
    also = companions(printing, field)
    answers = [(column, cell(printing, field, also, "", column.id)) for column in answerers]
    flowables: list[Flowable] = []
    if any(answer.value for _one, answer in answers):
        printing.use_scale(field.scale if scale(field.scale).ordinal else "")
        flowables.extend(_options(printing, field, answers))
        flowables.extend(_seconds(printing, field, answers))
        flowables.extend(late_note(printing, (answer for _one, answer in answers)))
    flowables.extend(
        sealed_note(printing, [answer.sealed_at for _one, answer in answers if answer.sealed_at])
    )
    return [*flowables, *_texts(printing, field, answers)]


def _options(printing: PrintContext, field: TemplateField, answers: Answers) -> list[Flowable]:
    body: list[tuple[Words, ...]] = []
    for code in (*scale(field.scale).codes, *(status for status in STATUSES if status in field.statuses)):
        chosen = [answerer for answerer, answer in answers if answer.value == code]
        if chosen:
            status = code in STATUSES and scale(field.scale).option(code) is None
            label = (
                (soft(option(printing, "VERDICT_STATUS", code)),)
                if status
                else numbered(printing, field.scale, code)
            )
            late = {answerer.id for answerer, answer in answers if answer.late}
            names = _names(printing, chosen, late)
            body.append((label, names, f"{len(chosen)} of {len(answers)}"))
    missing = [answerer for answerer, answer in answers if not answer.value and not answer.sealed_at]
    if missing:
        count = f"{len(missing)} of {len(answers)}"
        body.append(((soft(_("Not recorded")),), _names(printing, missing), count))
    widths = (styles.WIDTH * 0.5, styles.WIDTH * 0.5 - 54, 54)
    return table(
        printing, widths, (_("Answer"), _("Given by"), _("n\u00a0of\u00a0N")), body,
        cell_styles=("cell", "cell", "cell_soft"),
    )  # fmt: skip


def _names(printing: PrintContext, answerers: list[Answerer], late: Collection[str] = ()) -> str:
    disclosure = printing.disclosure
    names = [
        (disclosure.who(answerer.id, short=True) if answerer.side else answerer.name)
        + ("*" if answerer.id in late else "")
        for answerer in answerers
    ]
    return ", ".join(printing.letters.plain(name, "NotoSans-Regular") for name in names)


def _seconds(printing: PrintContext, field: TemplateField, answers: Answers) -> list[Flowable]:
    second = [
        f"{_names(printing, [answerer])} {numbered(printing, field.scale, answer.second)}"
        for answerer, answer in answers
        if answer.second
    ]
    if not second:
        return []
    return [paragraph(printing, _("Named second: {answers}").format(answers="; ".join(second)), "note")]


def _texts(printing: PrintContext, field: TemplateField, answers: Answers) -> list[Flowable]:
    texts: list[Words] = [
        (bold(answerer.name), Run(": " + printing.own(answer.reason)))
        for answerer, answer in answers
        if answer.reason
    ]
    if not texts:
        return []
    label = printing.label(field.text_label) or _("Reasons")
    return [paragraph(printing, label, "small"), *points(printing, texts)]


SECTION = Section((KIND,), section)
