"""The signals row by row: meant, received, how read, and the clearer channel for next time."""

from __future__ import annotations

from dialogue_app.analyses.signal_outcome import NOT_DETERMINED
from dialogue_app.charts import wording
from dialogue_app.reports.cells import Cell, Day, Text, Tone, lines
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.report import Column, Row, Table
from dialogue_app.reports.signals.content import SignalReport, SignalRow
from dialogue_app.support.translation import _


def table(context: ReportContext, signal_report: SignalReport) -> Table:
    """Every signal in the order recorded; who sent it to whom only where that may be told."""
    between = any(row.between for row in signal_report.rows)
    columns = (
        Column(_("No."), 7),
        *([Column(_("From, to"), 16)] if between else []),
        Column(_("Signal")),
        Column(_("Intended"), 20, spare=1),
        Column(_("Received"), 20, spare=1),
        Column(_("Result"), 17),
        Column(_("Clearer channel next time"), 20, spare=2),
    )
    return Table(columns, tuple(_row(context, row, between=between) for row in signal_report.rows))


def _row(context: ReportContext, row: SignalRow, *, between: bool) -> Row:
    signal, reading = row.signal, row.reading
    shift = f" {wording.signed(reading.shift)}" if reading.shift else ""
    weight: Tone = "strong" if row.misread else "faint" if reading.result == NOT_DETERMINED else "soft"
    cells: list[Cell] = [Text(row.code, "strong")]
    if between:
        cells.append(Text(row.between))
    cells += [
        lines(context.words(signal.description), Day(signal.date)),
        lines(Text(row.meant), context.words(signal.intended_text, "soft")),
        lines(Text(row.heard), context.words(signal.received_text, "soft")),
        lines(
            Text(f"{row.result}{shift}", weight),
            Text(_("reassurance lost") if reading.reassurance_lost else "", "bad"),
        ),
        context.words(signal.next_time or signal.next_time_reason),
    ]
    return Row(tuple(cells), signal.id)
