"""Every statement with the first answer to what was said back, and how it stands now."""

from __future__ import annotations

from dialogue_app.core.scales import scale
from dialogue_app.core.wording.confirmation import speaker_id
from dialogue_app.fields.read_back import CHANGED
from dialogue_app.reports.cells import Cell, CellText, Tone, WrittenText, lines
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.read_backs.content import FieldReadBacks, ReadBackReport, StatementReadBack, outcome
from dialogue_app.reports.report import ReportColumn, ReportRow, Table
from dialogue_app.support.translation import _, ngettext


def table(context: ReportContext, read_back_report: ReadBackReport) -> Table:
    """The statements of every list, one after another."""
    every = [(field, statement) for field in read_back_report.fields for statement in field.statements]
    stated = any(context.name(speaker_id(read_back.item.record)) for _field, read_back in every)
    columns = (
        ReportColumn(_("No."), 7),
        *([ReportColumn(_("Stated by"), 13)] if stated else []),
        ReportColumn(_("Statement")),
        ReportColumn(_("First answer"), 20),
        ReportColumn(_("As it stands"), 26),
    )
    return Table(columns, tuple(_row(context, *pair, stated=stated) for pair in every))


def _row(
    context: ReportContext, field: FieldReadBacks, read_back: StatementReadBack, *, stated: bool
) -> ReportRow:
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
        WrittenText(context.item(item).code, "strong"),
        *([CellText(context.name(speaker_id(item.record)))] if stated else []),
        context.quotation(item.title),
        CellText(answer) if answer else CellText(_("not answered yet"), "faint"),
        lines(CellText(result, weight), CellText(attempts, "soft")),
    )
    return ReportRow(cells, item.id, source=context.source(field.field.key))
