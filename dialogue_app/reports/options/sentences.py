"""What is said of response options: which of them nothing dominates, which are not rated, checks raised."""

from __future__ import annotations

from dialogue_app.charts import wording
from dialogue_app.reports.options.content import OptionReport
from dialogue_app.reports.overview import short
from dialogue_app.reports.phrases import named, sentence
from dialogue_app.reports.report import Overview, Part
from dialogue_app.support.translation import _, ngettext


def sentences(option_report: OptionReport) -> tuple[str, ...]:
    """The finding first. There is at least one option."""
    rows = option_report.rows
    unrated = [row.code for row in rows if row.result.compared_with is None]
    alone = [row.code for row in rows if row.result.compared_with == 0]
    checks = [f"{row.code} {check}" for row in rows for check in row.checks]
    told = [_free(option_report)] if any(row.compared for row in rows) else []
    if alone:
        told.append(sentence(_("Rated, with no other to compare: {codes}").format(codes=named(alone))))
    if unrated:
        told.append(sentence(_("Not rated yet: {codes}").format(codes=named(unrated))))
    if checks:
        told.append(sentence(_("Checks that ask for an answer: {checks}").format(checks="; ".join(checks))))
    return (*told, sentence(_("A judgement aid, not a measurement")))


def overview(option_report: OptionReport) -> Overview:
    """How many options nothing dominates. There is at least one option."""
    rows = option_report.rows
    compared = [row for row in rows if row.compared]
    unrated = sum(row.result.compared_with is None for row in rows)
    dominated = sum(row.dominated for row in compared)
    nothing = (
        _("None of them is rated yet.") if unrated == len(rows) else _("There is nothing to compare yet.")
    )
    return Overview(
        short(_free(option_report), _free(option_report, codes=False)) if compared else nothing,
        wording.options_of(len(rows) - unrated, len(rows)),
        (
            Part(_("not dominated"), len(compared) - dominated, "full"),
            Part(_("none to compare"), len(rows) - len(compared) - unrated, "half"),
            Part(_("dominated"), dominated, "hatched"),
            Part(_("not rated yet"), unrated, "open"),
        ),
    )


def _free(option_report: OptionReport, *, codes: bool = True) -> str:
    """How many of those that were compared are not dominated."""
    compared = [row for row in option_report.rows if row.compared]
    free = [row.code for row in compared if not row.dominated]
    options = ngettext(
        "{n} of {total} compared option", "{n} of {total} compared options", len(compared)
    ).format(n=len(free), total=len(compared))
    told = ngettext(
        "{options} is not dominated by another", "{options} are not dominated by another", len(free)
    ).format(options=options)
    return sentence(f"{told}: {named(free)}" if free and codes else told)
