"""Fields with one answer in print: text, list of texts, choice, date, number, yes or no; each by side too."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, points, soft, text
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.phrases.values import numbered
from dialogue_app.documents.sections.answers import (
    AnswerCell,
    cell,
    columns,
    companions,
    is_companion,
    named,
    sealed_note,
)
from dialogue_app.documents.sections.section import Section
from dialogue_app.fields.registry import field_kind
from dialogue_app.fields.single import KINDS, lines
from dialogue_app.reports.dates import moment


def section(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """The answer as a paragraph, or as a point for each side. Empty if there is none."""
    if is_companion(printing.template, field):
        return []
    if field.columns and not named(printing, field):
        printing.hold_back(field)
        return []
    also = companions(printing, field)
    flowables: list[Flowable] = []
    sealed: list[str] = []
    for column in columns(printing, field):
        answer = cell(printing, field, also, "", column.id)
        if answer.sealed_at:
            sealed.append(answer.sealed_at)
        name = column.name if field.columns and column.id else ""
        flowables.extend(_answer(printing, field, answer, name))
    return [*flowables, *sealed_note(printing, sealed)]


def _answer(printing: PrintContext, field: TemplateField, answer: AnswerCell, name: str) -> list[Flowable]:
    said = [Run(printing.own(answer.reason))] if answer.reason else []
    if field_kind(field).lines:
        texts = [printing.own(line) for line in lines(answer.value)]
        title = [paragraph(printing, (bold(name),), "cell")] if name and texts else []
        return [*title, *points(printing, texts)]
    words: list[Run] = []
    if answer.value:
        words.append(Run(_in_words(printing, field, answer.value)))
    if said:
        words += [soft(f" · {printing.label(field.text_label)}: ") if words else Run(""), *said]
    if not words:
        return []
    if name:
        return text(printing, (bold(f"{name}: "), *words))
    whole: Words = words
    return text(printing, whole)


def _in_words(printing: PrintContext, field: TemplateField, value: str) -> str:
    if field.answer == "choice":
        return numbered(printing, field.scale, value)
    if field.answer == "date":
        return moment(value)
    if field.answer == "yes_no":
        return scale("YES_NO").shown(value)
    return printing.own(value)


SECTION = Section(KINDS, section)
