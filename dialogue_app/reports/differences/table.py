"""The differences row by row: nature, and prospect with what it rests on."""

from __future__ import annotations

from dialogue_app.core.scales import scale
from dialogue_app.reports.cells import CellText, Quotation, WrittenText, lines
from dialogue_app.reports.differences.content import DifferenceReport, DifferenceRow, prospect_basis
from dialogue_app.reports.report import ReportColumn, ReportRow, Table
from dialogue_app.support.translation import _


def table(difference_report: DifferenceReport) -> Table:
    """Every difference in the order recorded."""
    columns = (
        ReportColumn(_("No."), 7),
        ReportColumn(_("Statement")),
        ReportColumn(_("Nature"), 21),
        ReportColumn(_("Prospect"), 29),
    )
    return Table(columns, tuple(_row(row) for row in difference_report.rows))


def _row(row: DifferenceRow) -> ReportRow:
    nature = scale("NATURE").shown(row.nature) if row.nature else _("not classified")
    return ReportRow(
        (
            CellText(row.code, "strong"),
            Quotation(row.statement) if row.stated else WrittenText(row.statement),
            CellText(nature, "" if row.nature else "faint"),
            lines(
                CellText(scale("PROSPECT").shown(row.prospect) if row.settled else ""),
                CellText(prospect_basis(row.difference), "soft"),
            ),
        ),
        row.difference.id,
    )
