"""How well was listened? Each statement as it was said back: the first answer, and how it stands now."""

from __future__ import annotations

from dialogue_app.analyses.read_back_accuracy import METHOD, first_attempts
from dialogue_app.charts import wording
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.records import SIDES
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.wording.confirmation import in_order, speaker_id
from dialogue_app.fields.items import Item, items_of
from dialogue_app.fields.read_back import CHANGED, attempts, standing_of
from dialogue_app.fields.registry import field_kind
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.phrases import the_side
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.pages.analyses.analysis_tables import Finding, code_cell, row_id
from dialogue_app.ui.text.card_text import read_back_words
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, Row

TITLE = N_("How well was listened?")


def fields_of(template: Template) -> tuple[TemplateField, ...]:
    """The fields in which statements of a list are said back."""
    return tuple(one for _stage, one in template.fields() if field_kind(one).restates and one.items)


def answers(template: Template) -> bool:
    """Whether this template has statements said back."""
    return bool(fields_of(template))


def findings(looked: ReportContext) -> tuple[Finding, ...]:
    """One finding a field, the session's figure with the first."""
    fields = fields_of(looked.template)
    return tuple(
        _finding(looked, field, first=field is fields[0], alone=len(fields) == 1) for field in fields
    )


def _finding(looked: ReportContext, field: TemplateField, *, first: bool, alone: bool) -> Finding:
    held = looked.held
    items = items_of(held.dialogue, held.session, held.template, field)
    tries = [one for item in items for one in attempts(held.dialogue, held.session, field, item.id)]
    words = field_words(looked, field, tries)
    if first and not alone:
        words = f"{session_words(looked)} {words}"
    return Finding(
        title="" if alone else label_of(field),
        words=words,
        method=_(METHOD),
        columns=(
            Column(_("No."), 56),
            Column(_("Stated by"), 104),
            Column(_("Statement"), 0),
            Column(_("First answer"), 168),
            Column(_("As it stands"), 240),
        ),
        rows=tuple(_row(looked, field, item) for item in items),
        source=looked.source(field.key),
        markings=(field.marking,) if items else (),
    )


def _row(looked: ReportContext, field: TemplateField, item: Item) -> Row:
    dialogue = looked.held.dialogue
    tries = in_order(attempts(dialogue, looked.held.session, field, item.id))
    answer = tries[0].result if tries else ""
    found = standing_of(dialogue, tries)
    state, note, _tone = read_back_words(found)
    who = speaker_id(item.record)
    return Row(row_id(item.id), (
        code_cell(item),
        Cell(answerer(dialogue, who).name if who else ""),
        Cell(item.title, "quote"),
        Cell(scale("READBACK_ANSWER").shown(answer) if answer else _("not answered yet"),
             "" if answer else "faint"),
        Cell(" ".join(part for part in (state, note) if part), "bad" if found.state == CHANGED else "soft"),
    ))  # fmt: skip


def session_words(looked: ReportContext) -> str:
    """The session's figure."""
    tries = looked.held.dialogue.listed(ReadBack, looked.held.session)
    found = first_attempts(tries)
    if not tries:
        return _("Nothing has been said back in this session yet.")
    if not found.n:
        return _("What was said back in this session has not been answered yet.")
    return ngettext(
        "In this session {statements} was said back accurately at the first attempt.",
        "In this session {statements} were said back accurately at the first attempt.",
        found.accurate,
    ).format(statements=wording.statements_of(found.accurate, found.n))


def field_words(looked: ReportContext, field: TemplateField, tries: list[ReadBack]) -> str:
    """The figure of one field, by the side that listened, and the confirmations that dropped."""
    dialogue = looked.held.dialogue
    found = first_attempts(tries)
    if not found.n:
        return _("{field}: nothing has been answered yet.").format(field=label_of(field))
    parts = [
        _("{field}: {share} accurate at the first attempt").format(
            field=label_of(field), share=wording.of(found.accurate, found.n)
        )
    ]
    for side in SIDES:
        heard = first_attempts(
            one for one in tries if answerer(dialogue, one.by).side == side or one.by == side
        )
        if heard.n:
            share = wording.of(heard.accurate, heard.n)
            parts.append(_("{side} listening {share}").format(side=the_side(side), share=share))
    dropped = _dropped(looked, tries)
    if dropped:
        parts.append(
            ngettext(
                "{n} confirmation dropped because the wording was changed since",
                "{n} confirmations dropped because the wording was changed since",
                dropped,
            ).format(n=dropped)
        )
    return wording.sentence(parts)


def _dropped(looked: ReportContext, tries: list[ReadBack]) -> int:
    by_statement: dict[str, list[ReadBack]] = {}
    for one in tries:
        by_statement.setdefault(one.of, []).append(one)
    return sum(standing_of(looked.held.dialogue, made).state == CHANGED for made in by_statement.values())
