"""Do allies know where the table stands? Each one's sealed guess of the median against the others."""

from __future__ import annotations

from dialogue_app.core.roles import Role
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.expected_median.content import MedianReport, median_fields, read_medians
from dialogue_app.reports.expected_median.picture import draw_medians
from dialogue_app.reports.expected_median.sentences import overview, sentences
from dialogue_app.reports.expected_median.table import table
from dialogue_app.reports.overview import until_reveal
from dialogue_app.reports.report import Report, Sketch
from dialogue_app.support.translation import N_, _

KEY = "expected_median"
METHOD = N_(
    "Each ally's sealed guess of the middle of the table is compared with the median of the other allies' "
    "levels; the error is the distance. False sense of isolation: the ally is on the side that more than "
    "half of the others hold and expects the middle on the other side. False sense of backing: it is on "
    "the smaller side and expects the middle on its own. Allies without a level or a guess are left out."
)


def report(context: ReportContext) -> Report | None:
    """The guesses that can be compared with the answers of others."""
    fields = median_fields(context.template)
    if not fields:
        return None
    if all(map(context.waits, fields)):
        return until_reveal(KEY, " · ".join(label_of(waiting) for waiting in fields))
    median_report = read_medians(context)
    if median_report is None or not median_report.guesses:
        told = context.reader.absence(
            _("No guess of the middle of the table can be compared with answers yet."),
            fields=[template_field.entry_field for template_field in fields],
        )
        return Report(key=KEY, sentences=(told,), nothing=True)
    role = Role.MIDDLE_OF_VERDICTS if median_report.by_activity else Role.MIDDLE_OF_PLACE
    field = context.template.role(role) or fields[0]
    context.reader.rests_on(field, [question.item.id for question in median_report.questions])
    return Report(
        key=KEY,
        sentences=_sentences(context, median_report),
        overview=overview(median_report) if context.reader.counts(median_report.fewest) else None,
        method=_(METHOD),
        picture=Sketch(draw_medians, median_report) if median_report.codes else None,
        table=table(median_report) if median_report.codes else None,
        source=context.source(field.key),
        markings=context.markings(fields),
    )


def _sentences(context: ReportContext, median_report: MedianReport) -> tuple[str, ...]:
    if not context.reader.counts(median_report.fewest):
        return (_("Guesses of the middle are not told of fewer than five who may not be named."),)
    return sentences(median_report)
