"""Predictions row by row, red lines that surprised, and the numbers of each score."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dialogue_app.analyses.both_sides.coorientation import NOT_DETERMINED
from dialogue_app.analyses.both_sides.prediction import PredictionScore
from dialogue_app.charts import wording
from dialogue_app.core.scales import scale
from dialogue_app.reports.cells import Answer, Cell, CellText, Number, Share, WrittenText, lines, step, title
from dialogue_app.reports.predictions.content import (
    PredictionReport,
    PredictionRow,
    SidePredictions,
    state_words,
)
from dialogue_app.reports.report import ReportColumn, ReportRow, Table
from dialogue_app.support.translation import _


def prediction_table(prediction_report: PredictionReport) -> Table:
    """Every prediction in the order of the activities, side after side."""
    several = len(prediction_report.sides) > 1
    columns = (
        *([ReportColumn(_("Predicted by"), 11)] if several else []),
        ReportColumn(_("Code"), 10),
        ReportColumn(_("Activity")),
        ReportColumn(_("Predicted"), 17),
        ReportColumn(_("Stated"), 16),
        ReportColumn(_("Error"), 7),
        ReportColumn(_("Mirror"), 16, spare=1),
        ReportColumn(_("Finding"), 26),
        ReportColumn(_("On its own conduct"), 17, spare=2),
    )
    rows = tuple(_row(row, side, several=several) for side in prediction_report.sides for row in side.rows)
    return Table(columns, rows)


def _row(row: PredictionRow, side: SidePredictions, *, several: bool) -> ReportRow:
    state = state_words(row)
    cells: tuple[Cell, ...] = (
        *([CellText(side.name, "strong")] if several else []),
        WrittenText(row.item.code, "strong"),
        title(row.item.title, row.item.note),
        predicted(row),
        Answer(row.stated),
        step(row.error),
        Answer(row.mirror),
        CellText(row.finding, "bad" if row.grave else ""),
        CellText(state, "faint" if row.state == NOT_DETERMINED else "soft"),
    )
    return ReportRow(cells, row.item.id, row.side)


def predicted(row: PredictionRow) -> Cell:
    """What was predicted, and how sure the side was."""
    sure = scale("CONF3").shown(row.confidence)
    words = _("confidence: {level}").format(level=sure.lower()) if sure else ""
    return lines(Answer(row.predicted), CellText(words, "soft")) if words else Answer(row.predicted)


def surprise_table(prediction_report: PredictionReport) -> Table:
    """The activities on which a red line was missed, expected in vain or thought inside the rules."""
    whole = prediction_table(prediction_report)
    grave = [row.grave for side in prediction_report.sides for row in side.rows]
    keep = [n for n, column in enumerate(whole.columns) if not column.spare]
    rows = tuple(
        ReportRow(tuple(row.cells[n] for n in keep), row.item, row.party)
        for row, shown in zip(whole.rows, grave, strict=True)
        if shown
    )
    return Table(tuple(whole.columns[n] for n in keep), rows)


def score_table(prediction_report: PredictionReport) -> Table:
    """The numbers of each score, each with what it rests on: a row a measure, a column a side."""
    scores = [side.score for side in prediction_report.sides]
    measures: tuple[tuple[str, Sequence[Cell]], ...] = (
        (_("Compared"), [Share(score.n, score.n + score.left_out) for score in scores]),
        (_("Mean error"), [_number(score.mae) for score in scores]),
        (_("Bias"), [_number(score.bias, signed=True) for score in scores]),
        (_("Accuracy"), [_number(score.accuracy) for score in scores]),
        (_("Exact"), [Share(score.exact, score.n) for score in scores]),
        (_("Same side of the cut"), [Share(score.same_side, score.n) for score in scores]),
        (_("Red lines foreseen"), [_hits(score, score.missed) for score in scores]),
        (_("Foreseen and stated"), [_hits(score, score.phantom) for score in scores]),
        (_("Error of the mirror"), [_on_mirrored(score, _number(score.mirror_mae)) for score in scores]),
        (_("Skill"), [_on_mirrored(score, _number(score.skill, signed=True)) for score in scores]),
    )
    columns = (
        ReportColumn(_("Measure"), 30),
        *(ReportColumn(side.name, 30) for side in prediction_report.sides),
    )
    rows = tuple(
        ReportRow((CellText(name, "strong"), *cells), more=str(place))
        for place, (name, cells) in enumerate(measures)
    )
    return Table(columns, rows)


def _hits(score: PredictionScore, wrong: tuple[str, ...]) -> Share:
    return Share(len(score.hits), len(score.hits) + len(wrong))


def _number(value: Fraction | None, *, signed: bool = False) -> Number:
    return Number(None if value is None else float(value), signed)


def _on_mirrored(score: PredictionScore, number: Number) -> Cell:
    """A number about the mirror, and on how many of the pairs it rests where they are not all."""
    if number.value is None or score.mirror_n == score.n:
        return number
    pairs = _("on {pairs} pairs").format(pairs=wording.of(score.mirror_n, score.n))
    return lines(number, CellText(pairs, "soft"))
