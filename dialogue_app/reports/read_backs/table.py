"""Every statement with the first answer to what was said back, and how it stands now."""

from __future__ import annotations

from dialogue_app.core.scales import scale
from dialogue_app.core.wording.confirmation import speaker_id
from dialogue_app.fields.read_back import CHANGED
from dialogue_app.reports.cells import Cell, Text, Tone, Words, lines
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.read_backs.content import (
    FieldReadBacks,
    ReadBackReport,
    StatementReadBack,
    outcome,
)
from dialogue_app.reports.report import Column, Row, Table
from dialogue_app.support.translation import _, ngettext


def table(context: ReportContext, read_back_report: ReadBackReport) -> Table:
    """The statements of every list, one after another."""
    every = [(field, statement) for field in read_back_report.fields for statement in field.statements]
    stated = any(context.name(speaker_id(one.item.record)) for _field, one in every)
    columns = (
        Column(_("No."), 7),
        *([Column(_("Stated by"), 13)] if stated else []),
        Column(_("Statement")),
        Column(_("First answer"), 20),
        Column(_("As it stands"), 26),
    )
    return Table(columns, tuple(_row(context, *pair, stated=stated) for pair in every))


def _row(context: ReportContext, field: FieldReadBacks, read_back: StatementReadBack, *, stated: bool) -> Row:
    item, standing = read_back.item, read_back.standing
    if item.record is not None:
        context.reader.may_see(item.record)
    for each in read_back.tries:
        context.reader.may_see(each)
    answer = scale("READBACK_ANSWER").shown(read_back.first_answer)
    n = standing.attempts
    attempts = ngettext("{n} attempt", "{n} attempts", n).format(n=n) if n else ""
    result = outcome(context.held.dialogue, standing) or _("not read back")
    weight: Tone = "bad" if standing.state == CHANGED else ""
    cells: tuple[Cell, ...] = (
        Words(context.item(item).code, "strong"),
        *([Text(context.name(speaker_id(item.record)))] if stated else []),
        context.quotation(item.title),
        Text(answer) if answer else Text(_("not answered yet"), "faint"),
        lines(Text(result, weight), Text(attempts, "soft")),
    )
    return Row(cells, item.id, source=context.source(field.field.key))
