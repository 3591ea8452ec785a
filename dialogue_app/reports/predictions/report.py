"""What surprised us? Predictions against what was stated, red lines that surprised, and the scores."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.anticipation import anticipation_field
from dialogue_app.analyses.both_sides.prediction import PredictionScore
from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.charts import wording
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.overview import until_reveal
from dialogue_app.reports.phrases import sentence
from dialogue_app.reports.plain_values import Json, plain_number
from dialogue_app.reports.predictions.content import PredictionReport, read_predictions, verdict_fields
from dialogue_app.reports.predictions.picture import draw_predictions
from dialogue_app.reports.predictions.sentences import lean, red_lines, sentences, sides_overview
from dialogue_app.reports.predictions.table import prediction_table, score_table, surprise_table
from dialogue_app.reports.report import Report, Sketch
from dialogue_app.support.translation import N_, _

KEY, SURPRISES, SCORES = "predictions", "surprises", "prediction_scores"
TITLE = N_("What surprised us?")
METHOD = N_(
    "Over the activities with a sealed prediction and a verdict stated afterwards, both as levels; "
    "statuses, blanks and predictions made after the fact are left out and counted. Error: stated minus "
    "predicted; plus, the other was stricter than expected. Missed red line: a 5 was stated and not "
    "predicted; phantom: a 5 was predicted and not stated; dangerous surprise: a 5 was stated where the "
    "other was thought to be inside the rules. Mirror: one's own verdict on the other doing the same. "
    "Skill is one minus the mean error divided by that of the mirror, where a mirror exists: above 0, "
    "better than assuming that they think like us; 0, no better; below 0, worse."
)
NUMBERS = N_(
    "Bias: mean of the errors. Accuracy: one minus the mean error divided by four. Foreseen: of the red "
    "lines stated, those predicted; of those predicted, those stated."
)
NONE: Json = {"prediction": {}}


def answers(template: Template) -> bool:
    """Whether this template asks for predictions of verdicts, or whether red lines were anticipated."""
    return _asks(template) or anticipation_field(template) is not None


def _asks(template: Template) -> bool:
    return "prediction" in direction_fields(template, "VERDICT")


def report(context: ReportContext) -> Report | None:
    """Every prediction against what was stated."""
    if not _asks(context.template):
        return None
    fields = verdict_fields(context)
    hidden = waiting_field(context)
    if hidden is not None:
        return until_reveal(KEY, label_of(hidden))
    prediction_report = read_predictions(context)
    if not prediction_report.sides:
        told = context.reader.absence(
            _nothing(prediction_report), fields=[field.entry_field for field in fields.values()]
        )
        return Report(key=KEY, sentences=(told,), nothing=True)
    _note(context, prediction_report)
    return Report(
        key=KEY,
        sentences=sentences(prediction_report),
        overview=sides_overview(prediction_report.sides),
        method=_(METHOD),
        picture=Sketch(draw_predictions, prediction_report)
        if context.name(prediction_report.sides[0].side)
        else None,
        table=prediction_table(prediction_report),
        json={"prediction": prediction_json(context, prediction_report)},
        source=context.source(fields["prediction"].key),
        markings=context.markings(fields.values()),
    )


def surprises(context: ReportContext) -> Report | None:
    """The red lines that were missed, expected in vain or thought inside the rules."""
    prediction_report = _opened(context)
    if prediction_report is None:
        return None
    told = tuple(
        f"{side.title}: {sentence(red_lines(side.score) or _('no red line was stated or predicted'))}"
        for side in prediction_report.sides
    )
    fields = verdict_fields(context)
    return Report(
        key=SURPRISES,
        title=_("Red lines that surprised"),
        sentences=told,
        table=surprise_table(prediction_report),
        source=context.source(fields["prediction"].key),
        markings=context.markings(fields.values()),
    )


def scores(context: ReportContext) -> Report | None:
    """The numbers of each side's score."""
    prediction_report = _opened(context)
    if prediction_report is None:
        return None
    return Report(
        key=SCORES,
        title=_("Scores in numbers"),
        sentences=tuple(lean(side) for side in prediction_report.sides),
        method=_(NUMBERS),
        table=score_table(prediction_report),
        source=context.source(verdict_fields(context)["prediction"].key),
        markings=context.markings(verdict_fields(context).values()),
    )


def _opened(context: ReportContext) -> PredictionReport | None:
    """The predictions if there are any, and nothing of them waits."""
    if not _asks(context.template) or waiting_field(context) is not None:
        return None
    prediction_report = read_predictions(context)
    return prediction_report if prediction_report.sides else None


def waiting_field(context: ReportContext) -> TemplateField | None:
    """The field that is still hidden, of those that predictions are measured with."""
    fields = verdict_fields(context)
    needed = (fields.get("on_other"), fields.get("prediction"))
    return next((field for field in needed if context.waits(field)), None)


def _nothing(prediction_report: PredictionReport) -> str:
    if not prediction_report.activities:
        return _("No activities have been selected for verdicts in both directions yet.")
    return wording.nothing_predicted(prediction_report.activities)


def _note(context: ReportContext, prediction_report: PredictionReport) -> None:
    """Tell the reader which answers this rests on."""
    items = {row.item.id for side in prediction_report.sides for row in side.rows}
    fields = verdict_fields(context)
    for direction in ("on_other", "prediction"):
        context.reader.rests_on(fields.get(direction), items)


def prediction_json(context: ReportContext, prediction_report: PredictionReport) -> Json | None:
    """The scores by the code of the side that predicted; nothing where the sides may not be named."""
    if not all(map(context.name, context.sides)):
        return None
    return {context.held.code(side.side): _score(side.score) for side in prediction_report.sides}


def _score(score: PredictionScore) -> Json:
    return {
        "n": score.n,
        "mae": plain_number(score.mae),
        "bias": plain_number(score.bias),
        "accuracy": plain_number(score.accuracy),
        "exact": score.exact,
        "same_side": score.same_side,
        "hits": len(score.hits),
        "missed": len(score.missed),
        "phantom": len(score.phantom),
        "dangerous": len(score.dangerous),
        "recall": plain_number(score.recall),
        "precision": plain_number(score.precision),
        "mirror_n": score.mirror_n,
        "mirror_mae": plain_number(score.mirror_mae),
        "own_mae_on_mirror": plain_number(score.own_mae),
        "skill": plain_number(score.skill),
    }
