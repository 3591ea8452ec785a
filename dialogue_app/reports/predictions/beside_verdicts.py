"""From the inside: what the alliance expected of Russia, beside the verdicts of the allies."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.two_way import TwoWay
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity, verdict_field
from dialogue_app.charts import wording
from dialogue_app.core.records import ALLIANCE
from dialogue_app.reports.both_tracks import BOTH_TRACKS, matched, matching_words
from dialogue_app.reports.cells import Answer, CellText, Share, WrittenText, step, title
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.overview import until_reveal
from dialogue_app.reports.predictions.content import prediction, read_predictions
from dialogue_app.reports.predictions.report import METHOD, answers, waiting_field
from dialogue_app.reports.predictions.sentences import side_sentence, sides_overview
from dialogue_app.reports.report import Report, ReportColumn, ReportRow, Table
from dialogue_app.support.translation import N_, _

KEY = "beside_verdicts"
OWN_ONLY = N_(
    "The score of the alliance, as in the external track, beside the allies' own verdicts. Skill and "
    "mirror use the released verdict; allies' medians are shown and enter no score."
)


def report(context: ReportContext) -> Report | None:
    """The alliance's predictions beside the allies' verdicts, where the external file is open too."""
    outside, field = context.outside, verdict_field(context.template)
    if outside is None or field is None or answers(context.template) or not answers(outside.template):
        return None
    heading, notice = _("What the alliance expected of Russia"), _(BOTH_TRACKS)
    for template_field, where in ((field, context), (waiting_field(outside), outside)):
        if template_field is not None and where.waits(template_field):
            return until_reveal(KEY, label_of(template_field), title=heading, notice=notice)
    overview = context.overview()
    if overview is None:  # pragma: no cover - there is a field
        return None
    alliance = next((side for side in read_predictions(outside).sides if side.side == ALLIANCE), None)
    if alliance is None:
        told = context.reader.absence(_("No prediction of the alliance is open."))
        return Report(key=KEY, title=heading, sentences=(told,), notice=notice, nothing=True)
    pairs = matched(overview, outside.faced())
    rows = tuple(_row(outside, activity, other, place) for place, (activity, other) in enumerate(pairs))
    return Report(
        key=KEY,
        title=heading,
        sentences=(
            side_sentence(alliance),
            *matching_words(overview.activities.values(), outside.faced().activities),
        ),
        overview=sides_overview((alliance,)),
        method=f"{_(METHOD)} {_(OWN_ONLY)}",
        table=Table(_columns(), rows),
        source=context.source(field.key),
        markings=(*context.markings((field,)), "ALLY"),
        notice=notice,
    )


def _columns() -> tuple[ReportColumn, ...]:
    return (
        ReportColumn(_("Code"), 10),
        ReportColumn(_("Activity")),
        ReportColumn(_("Alliance expected"), 17),
        ReportColumn(_("Russia stated"), 16),
        ReportColumn(_("Error"), 7),
        ReportColumn(_("Finding"), 25),
        ReportColumn(_("Released verdict"), 16, spare=2),
        ReportColumn(_("Allies' median"), 12, spare=1),
        ReportColumn(_("Answers"), 9, spare=1),
        ReportColumn(_("Unity of allies"), 25),
    )


def _row(outside: ReportContext, activity: ActivityUnity, other: TwoWay, place: int) -> ReportRow:
    prediction_row = prediction(outside, other, ALLIANCE)
    median = wording.number(activity.unity.median) if activity.unity.median is not None else ""
    return ReportRow(
        (
            WrittenText(activity.item.code, "strong"),
            title(activity.item.title, activity.item.note),
            Answer(prediction_row.predicted),
            Answer(prediction_row.stated),
            step(prediction_row.error),
            CellText(prediction_row.finding, "bad" if prediction_row.grave else ""),
            Answer(prediction_row.mirror),
            CellText(median),
            Share(activity.unity.n, activity.unity.seats),
            CellText(activity.unity.shown, "strong", order=str(place)),
        ),
        activity.item.id,
    )
