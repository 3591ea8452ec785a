"""What is said of response options: which of them nothing dominates, which are not rated, checks raised."""

from __future__ import annotations

from dialogue_app.reports.options.content import OptionReport
from dialogue_app.reports.phrases import named, sentence
from dialogue_app.support.translation import _, ngettext


def sentences(found: OptionReport) -> tuple[str, ...]:
    """The finding first. There is at least one option."""
    rows = found.rows
    unrated = [row.code for row in rows if row.result.compared_with is None]
    alone = [row.code for row in rows if row.result.compared_with == 0]
    checks = [f"{row.code} {check}" for row in rows for check in row.checks]
    told = [_free(found)] if any(row.compared for row in rows) else []
    if alone:
        told.append(sentence(_("Rated, with no other to compare: {codes}").format(codes=named(alone))))
    if unrated:
        told.append(sentence(_("Not rated yet: {codes}").format(codes=named(unrated))))
    if checks:
        told.append(sentence(_("Checks that ask for an answer: {checks}").format(checks="; ".join(checks))))
    return (*told, sentence(_("A judgement aid, not a measurement")))


def _free(found: OptionReport) -> str:
    """How many of those that were compared are not dominated."""
    compared = [row for row in found.rows if row.compared]
    free = [row.code for row in compared if not row.dominated]
    options = ngettext(
        "{n} of {total} compared option", "{n} of {total} compared options", len(compared)
    ).format(n=len(free), total=len(compared))
    told = ngettext(
        "{options} is not dominated by another", "{options} are not dominated by another", len(free)
    ).format(options=options)
    return sentence(f"{told}: {named(free)}" if free else told)
