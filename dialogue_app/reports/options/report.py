"""Which responses deserve a discussion? Each option at its shift of the calculus and its risk."""

from __future__ import annotations

from dialogue_app.core.domain_records import ResponseOption
from dialogue_app.core.roles import Role
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.options.content import RATINGS, OptionReport, read_options
from dialogue_app.reports.options.picture import draw_options
from dialogue_app.reports.options.sentences import overview, sentences
from dialogue_app.reports.options.table import table
from dialogue_app.reports.overview import until_reveal
from dialogue_app.reports.plain_values import Json, plain_number
from dialogue_app.reports.report import Report, Sketch
from dialogue_app.support.translation import N_, _

KEY = "options"
TITLE = N_("Which responses deserve a discussion?")
METHOD = N_(
    "From the median of the ratings of each option: shift of the "
    "other side's calculus = effect on its cost, minus effect on its benefit, plus effect on its "
    "restraint (from minus 6 to plus 6). Dominated: another answer to the same line or activity shifts at "
    "least as much at no higher risk of acting, and is better in one of the two. Nothing is ranked by a "
    "weighted total. Self-deterrence check: dropped for escalation without a mechanism, or although not "
    "acting is at least as risky. Recklessness check: kept at risk 4 or 5 without an off-ramp or a "
    "channel that explains limits. Both ask for a written answer; neither blocks."
)
NONE: Json = {"options": []}


def answers(template: Template) -> bool:
    """Whether this template records response options."""
    return template.role(Role.OPTIONS) is not None


def report(context: ReportContext) -> Report | None:
    """The options that the reader may see."""
    field = context.template.role(Role.OPTIONS)
    if field is None:
        return None
    ratings = context.template.roles(*RATINGS)
    hidden = next((rating for rating in ratings if context.waits(rating)), None)
    if hidden is not None:
        return until_reveal(KEY, label_of(hidden))
    option_report = read_options(context)
    if not option_report.rows:
        nothing = _("No response options have been recorded in this session yet.")
        told = context.reader.absence(nothing, ResponseOption)
        return Report(key=KEY, sentences=(told,), method=_(METHOD), nothing=True)
    if not _may_tell(context, option_report):
        few = _("Ratings are not told of fewer than five who may not be named.")
        json: Json = {"options": _json(context, option_report)}
        return Report(key=KEY, sentences=(few,), json=json, method=_(METHOD), nothing=True)
    return Report(
        key=KEY,
        sentences=sentences(option_report),
        overview=overview(option_report),
        table=table(option_report),
        picture=Sketch(draw_options, option_report),
        json={"options": _json(context, option_report)},
        method=_(METHOD),
        markings=(*(row.option.marking for row in option_report.rows), *context.markings(ratings)),
        source=context.source(field.key),
    )


def _may_tell(context: ReportContext, option_report: OptionReport) -> bool:
    return all(context.reader.counts(row.ratings) for row in option_report.rows if row.ratings)


def _json(context: ReportContext, option_report: OptionReport) -> list[Json]:
    """Of few parties that may not be named no rating is told."""
    told = _may_tell(context, option_report)
    return [
        {
            "id": row.code,
            "shift": plain_number(row.effect.shift) if told else None,
            "risk": plain_number(row.effect.risk) if told else None,
            "dominated_by": list(row.dominating) if told else None,
            "compared_with": row.result.compared_with if told else None,
            "checks": list(row.result.checks) if told else None,
        }
        for row in option_report.rows
    ]
