"""The options row by row: effects, shift, risks, what dominates them, status and checks."""

from __future__ import annotations

from dialogue_app.core.scales import scale
from dialogue_app.reports.cells import CellText, Number, WrittenText, lines
from dialogue_app.reports.options.content import OptionReport, OptionRow
from dialogue_app.reports.report import ReportColumn, ReportRow, Table
from dialogue_app.support.translation import _


def table(option_report: OptionReport) -> Table:
    """Every option in the order recorded, never ranked."""
    columns = (
        ReportColumn(_("No."), 7),
        ReportColumn(_("Option")),
        ReportColumn(_("Answers"), 16, spare=3),
        ReportColumn(_("Benefit"), 9, spare=1),
        ReportColumn(_("Cost"), 7, spare=1),
        ReportColumn(_("Restraint"), 10, spare=1),
        ReportColumn(_("Shift"), 7),
        ReportColumn(_("Risk"), 7),
        ReportColumn(_("Of not acting"), 13),
        ReportColumn(_("Dominated by"), 14),
        ReportColumn(_("Status"), 13),
        ReportColumn(_("Checks"), 20, spare=2),
    )
    return Table(columns, tuple(_row(row) for row in option_report.rows))


def _row(row: OptionRow) -> ReportRow:
    effect, option = row.effect, row.option
    dropped = scale("DROP_REASON").shown(option.drop_reason).lower() if option.drop_reason else ""
    return ReportRow(
        (
            CellText(row.code, "strong"),
            WrittenText(row.text),
            WrittenText(row.answered, "soft"),
            Number(effect.benefit, signed=True),
            Number(effect.cost, signed=True),
            Number(effect.restraint, signed=True),
            Number(effect.shift, signed=True, tone="strong"),
            Number(effect.risk),
            Number(row.result.risk_of_not_acting),
            CellText(_standing(row), "strong" if row.compared and not row.dominated else "soft"),
            lines(
                CellText(scale("OPTION_STATUS").shown(option.status) if option.status else "", "soft"),
                CellText(dropped, "soft"),
            ),
            CellText(", ".join(row.checks), "warn"),
        ),
        option.id,
    )


def _standing(row: OptionRow) -> str:
    """By which options it is dominated, or that it is by none of those it was compared with; of one that was
    not compared, why.
    """
    if row.result.compared_with is None:
        return _("not rated yet")
    if not row.compared:
        return _("none to compare with")
    return ", ".join(row.dominating) or _("not dominated")
