"""Which responses deserve a discussion? Options by the shift they would bring and by their risk."""

from __future__ import annotations

from dialogue_app.analyses.options_overview import OptionResult
from dialogue_app.charts import wording
from dialogue_app.charts.option_field import CHECKS, Options, code_of, standing_words
from dialogue_app.charts.reading import read_options
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.phrases import named
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.pages.analyses.analysis_tables import Finding, number_cell, row_id
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, Row

TITLE = N_("Which responses deserve a discussion?")
RATED = (Role.OPTION_EFFECTS, Role.RISK_OF_ACTING, Role.RISK_OF_NOT_ACTING)

METHOD = N_(
    "A judgement aid, not a measurement. From the median of the ratings of each option: shift of the "
    "other side's calculus = effect on its cost, minus effect on its benefit, plus effect on its "
    "restraint (from minus 6 to plus 6). Dominated: another answer to the same line or activity shifts at "
    "least as much at no higher risk of acting, and is better in one of the two. Nothing is ranked by a "
    "weighted total. Self-deterrence check: dropped for escalation without a mechanism, or although not "
    "acting is at least as risky. Recklessness check: kept at risk 4 or 5 without an off-ramp or a "
    "channel that explains limits. Both ask for a written answer; neither blocks."
)


def answers(template: Template) -> bool:
    """Whether this template records response options."""
    return template.role(Role.OPTIONS) is not None


def findings(looked: ReportContext) -> tuple[Finding, ...]:
    """The options of the session."""
    found, listed = read_options(looked.held), looked.template.role(Role.OPTIONS)
    if found is None or listed is None:
        return ()
    fields = looked.template.roles(*RATED)
    return (
        Finding(
            title="",
            words=option_words(found),
            method=_(METHOD),
            chart="option-field" if found.results else "",
            result=found,
            columns=(
                Column(_("No."), 56),
                Column(_("Option"), 0),
                Column(_("Answers"), 128, spare=3),
                Column(_("Benefit"), 72, spare=2),
                Column(_("Cost"), 56, spare=2),
                Column(_("Restraint"), 80, spare=2),
                Column(_("Shift"), 56),
                Column(_("Risk"), 56),
                Column(_("Of not acting"), 104),
                Column(_("Dominated by"), 112),
                Column(_("Status"), 88),
                Column(_("Checks"), 160, spare=1),
            ),
            rows=tuple(_row(found, one) for one in found.results),
            source=looked.source(listed.key),
            markings=(*(one.option.marking for one in found.results), *looked.markings(fields)),
        ),
    )


def _row(found: Options, one: OptionResult) -> Row:
    codes = {each.option.id: code_of(each) for each in found.results}
    effect = one.effect
    return Row(row_id(one.option.id), (
        Cell(code_of(one), "strong"),
        Cell(one.option.text),
        Cell(found.answered.get(one.option.answers, ""), "soft"),
        number_cell(effect.benefit, signed=True),
        number_cell(effect.cost, signed=True),
        number_cell(effect.restraint, signed=True),
        number_cell(effect.shift, signed=True),
        number_cell(effect.risk),
        number_cell(one.risk_of_not_acting),
        Cell(standing_words(one, codes), "strong" if one.compared_with and not one.dominated_by else "soft"),
        Cell(scale("OPTION_STATUS").shown(one.option.status) if one.option.status else "", "soft"),
        Cell(", ".join(_(CHECKS[check]) for check in one.checks), "warn"),
    ))  # fmt: skip


def option_words(found: Options) -> str:
    """Which options nothing dominates, and which checks are raised."""
    results = found.results
    if not results:
        return _("No response options have been recorded in this session yet.")
    compared = [one for one in results if one.compared_with]
    free = [code_of(one) for one in compared if not one.dominated_by]
    unrated = [code_of(one) for one in results if one.compared_with is None]
    alone = [code_of(one) for one in results if one.compared_with == 0]
    checks = [f"{code_of(one)} {_(CHECKS[check])}" for one in results for check in one.checks]
    options = ngettext(
        "{n} of {total} compared option", "{n} of {total} compared options", len(compared)
    ).format(n=len(free), total=len(compared))
    told = ngettext(
        "{options} is not dominated by another", "{options} are not dominated by another", len(free)
    ).format(options=options)
    return wording.sentence([
        "" if not compared else f"{told}: {named(free)}" if free else told,
        _("Rated, with no other to compare: {codes}").format(codes=named(alone)) if alone else "",
        _("Not rated yet: {codes}").format(codes=named(unrated)) if unrated else "",
        _("Checks that ask for an answer: {checks}").format(checks="; ".join(checks)) if checks else "",
        _("A judgement aid, not a measurement"),
    ])  # fmt: skip
