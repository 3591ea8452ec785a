"""The options row by row: effects, shift, risks, what dominates them, status and checks."""

from __future__ import annotations

from dialogue_app.core.scales import scale
from dialogue_app.reports.cells import Number, Text, Words, lines
from dialogue_app.reports.options.content import OptionReport, OptionRow
from dialogue_app.reports.report import Column, Row, Table
from dialogue_app.support.translation import _


def table(option_report: OptionReport) -> Table:
    """Every option in the order recorded, never ranked."""
    columns = (
        Column(_("No."), 7),
        Column(_("Option")),
        Column(_("Answers"), 16, spare=3),
        Column(_("Benefit"), 9, spare=1),
        Column(_("Cost"), 7, spare=1),
        Column(_("Restraint"), 10, spare=1),
        Column(_("Shift"), 7),
        Column(_("Risk"), 7),
        Column(_("Of not acting"), 13),
        Column(_("Dominated by"), 14),
        Column(_("Status"), 13),
        Column(_("Checks"), 20, spare=2),
    )
    return Table(columns, tuple(_row(row) for row in option_report.rows))


def _row(row: OptionRow) -> Row:
    effect, option = row.effect, row.option
    dropped = scale("DROP_REASON").shown(option.drop_reason).lower() if option.drop_reason else ""
    return Row(
        (
            Text(row.code, "strong"),
            Words(row.text),
            Words(row.answered, "soft"),
            Number(effect.benefit, signed=True),
            Number(effect.cost, signed=True),
            Number(effect.restraint, signed=True),
            Number(effect.shift, signed=True, tone="strong"),
            Number(effect.risk),
            Number(row.result.risk_of_not_acting),
            Text(_standing(row), "strong" if row.compared and not row.dominated else "soft"),
            lines(
                Text(scale("OPTION_STATUS").shown(option.status) if option.status else "", "soft"),
                Text(dropped, "soft"),
            ),
            Text(", ".join(row.checks), "warn"),
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
