"""Differences as their reader may see them: what sentences, picture and table are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dialogue_app.analyses.prospect import computed_prospect, prospect, rule_prospect, settled_prospect
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.scales import scale
from dialogue_app.reports.context import ReportContext
from dialogue_app.support.translation import _


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One difference: ``statement`` in its holders' words, else its title (``stated`` tells which); nature
    and prospect by code, both empty for nothing. ``settled``: whether the prospect is recorded, or all that
    the rule of the method asks for is.
    """

    difference: Difference
    code: str
    statement: str
    stated: bool
    nature: str
    prospect: str
    settled: bool


@dataclass(frozen=True, slots=True)
class DifferenceReport:
    """Every difference in the order recorded."""

    rows: tuple[DifferenceRow, ...]

    def of_prospect(self, code: str) -> tuple[DifferenceRow, ...]:
        """Those whose settled prospect has this code."""
        return tuple(row for row in self.rows if row.settled and row.prospect == code)


def read_differences(
    context: ReportContext, differences: Iterable[Difference] | None = None
) -> DifferenceReport:
    """The differences that the reader may see: those of the session, or these."""
    chosen = context.listed(Difference) if differences is None else differences
    return DifferenceReport(tuple(_row(context, difference) for difference in chosen))


def _row(context: ReportContext, difference: Difference) -> DifferenceRow:
    stated = bool(difference.statement)
    return DifferenceRow(
        difference,
        context.code(difference),
        context.quotation(difference.statement).text if stated else context.words(difference.title).text,
        stated,
        difference.nature,
        prospect(difference),
        bool(settled_prospect(difference)),
    )


def prospect_basis(difference: Difference) -> str:
    """Computed, recorded as the rule has it, or overridden; what the rule gives is not settled while
    something that it asks for is missing.
    """
    recorded, by_rule = difference.prospect, rule_prospect(difference)
    if not recorded:
        return _("computed") if by_rule else _("not settled yet")
    if recorded == computed_prospect(difference):
        return _("recorded, as by the rule") if by_rule else _("recorded; by the rule not settled yet")
    if not by_rule:
        return _("overridden; by the rule not settled yet")
    return _("overridden; by the rule: {prospect}").format(prospect=scale("PROSPECT").shown(by_rule))
