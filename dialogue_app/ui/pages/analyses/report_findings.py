"""A report as the analysis page shows it: its typed cells as cells of a table that is sorted and filtered."""

from __future__ import annotations

from dialogue_app.reports.cells import Cell as ReportCell
from dialogue_app.reports.cells import Quotation, order_of, text_of, tip_of, tone_of
from dialogue_app.reports.report import Report
from dialogue_app.reports.report import Row as ReportRow
from dialogue_app.ui.pages.analyses.analysis_tables import Finding, row_id
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, Row

LETTER = 8
"""Pixels for each letter of a column."""


def finding_of(report: Report) -> Finding:
    """What the page shows of a report."""
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    details, sources = {}, {}
    if report.table is not None:
        columns = tuple(
            Column(one.title, one.letters * LETTER, spare=one.spare) for one in report.table.columns
        )
        rows = tuple(_row(row) for row in report.table.rows)
        sources = {_id(row): row.source for row in report.table.rows if row.source is not None}
        details = {_id(row): row.detail for row in report.table.rows if row.detail is not None}
    return Finding(
        title=report.title,
        words=" ".join(report.sentences),
        method=report.method,
        sketch=report.picture,
        columns=columns,
        rows=rows,
        source=report.source,
        markings=report.markings,
        notice=report.notice,
        details=details,
        sources=sources,
    )


def _id(row: ReportRow) -> str:
    return row_id(row.item, row.party, row.more)


def _row(row: ReportRow) -> Row:
    return Row(_id(row), tuple(_cell(cell) for cell in row.cells))


def _cell(cell: ReportCell) -> Cell:
    if isinstance(cell, Quotation):
        return Cell(cell.text, "quote")
    return Cell(text_of(cell), tone_of(cell), order_of(cell), tip_of(cell))
