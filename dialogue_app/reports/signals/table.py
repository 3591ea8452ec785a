"""The signals row by row: meant, received, how read, and the clearer channel for next time."""

from __future__ import annotations

from dialogue_app.analyses.signal_outcome import NOT_DETERMINED
from dialogue_app.charts import wording
from dialogue_app.reports.cells import Cell, CellText, Day, Tone, lines
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.report import ReportColumn, ReportRow, Table
from dialogue_app.reports.signals.content import SignalReport, SignalRow
from dialogue_app.support.translation import _


def table(context: ReportContext, signal_report: SignalReport) -> Table:
    """Every signal in the order recorded; who sent it to whom only where that may be told."""
    between = any(row.between for row in signal_report.rows)
    columns = (
        ReportColumn(_("No."), 7),
        *([ReportColumn(_("From, to"), 16)] if between else []),
        ReportColumn(_("Signal")),
        ReportColumn(_("Intended"), 20, spare=1),
        ReportColumn(_("Received"), 20, spare=1),
        ReportColumn(_("Result"), 17),
        ReportColumn(_("Clearer channel next time"), 20, spare=2),
    )
    return Table(columns, tuple(_row(context, row, between=between) for row in signal_report.rows))


def _row(context: ReportContext, row: SignalRow, *, between: bool) -> ReportRow:
    signal, reading = row.signal, row.reading
    shift = f" {wording.signed(reading.shift)}" if reading.shift else ""
    weight: Tone = "strong" if row.misread else "faint" if reading.result == NOT_DETERMINED else "soft"
    cells: list[Cell] = [CellText(row.code, "strong")]
    if between:
        cells.append(CellText(row.between))
    cells += [
        lines(context.words(signal.description), Day(signal.date)),
        lines(CellText(row.meant), context.words(signal.intended_text, "soft")),
        lines(CellText(row.heard), context.words(signal.received_text, "soft")),
        lines(
            CellText(f"{row.result}{shift}", weight),
            CellText(_("reassurance lost") if reading.reassurance_lost else "", "bad"),
        ),
        context.words(signal.next_time or signal.next_time_reason),
    ]
    return ReportRow(tuple(cells), signal.id)
