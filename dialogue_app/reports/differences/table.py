"""The differences row by row: nature, and prospect with what it rests on."""

from __future__ import annotations

from dialogue_app.core.scales import scale
from dialogue_app.reports.cells import Quotation, Text, Words, lines
from dialogue_app.reports.differences.content import DifferenceReport, DifferenceRow
from dialogue_app.reports.differences.phrases import prospect_basis
from dialogue_app.reports.report import Column, Row, Table
from dialogue_app.support.translation import _


def table(difference_report: DifferenceReport) -> Table:
    """Every difference in the order recorded."""
    columns = (
        Column(_("No."), 7),
        Column(_("Statement")),
        Column(_("Nature"), 21),
        Column(_("Prospect"), 29),
    )
    return Table(columns, tuple(_row(row) for row in difference_report.rows))


def _row(row: DifferenceRow) -> Row:
    nature = scale("NATURE").shown(row.nature) if row.nature else _("not classified")
    return Row(
        (
            Text(row.code, "strong"),
            Quotation(row.statement) if row.stated else Words(row.statement),
            Text(nature, "" if row.nature else "faint"),
            lines(
                Text(scale("PROSPECT").shown(row.prospect) if row.settled else ""),
                Text(prospect_basis(row.difference), "soft"),
            ),
        ),
        row.difference.id,
    )
