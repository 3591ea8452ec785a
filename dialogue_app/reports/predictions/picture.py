"""The picture of predictions: what each side predicted of the other, and what the other then stated."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.sides import OTHER
from dialogue_app.charts import wording
from dialogue_app.charts.axis import SIDE_SHAPES, Axis, figure, side_colour
from dialogue_app.charts.canvas import Canvas
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import RowRemark, draw_row, frame, heading, note, row_height
from dialogue_app.core.scales import level
from dialogue_app.reports.predictions.content import PredictionReport, PredictionRow, SidePredictions
from dialogue_app.reports.predictions.sentences import sentences
from dialogue_app.support.translation import _

MOST = 40


def draw_predictions(prediction_report: PredictionReport, width: float, palette: Palette = PAPER) -> Picture:
    """For each side that predicted: predicted, stated, and what it would have been by mirroring."""
    canvas = Canvas(width, palette)
    y = note(
        canvas, -0.5 * palette.size,
        _("Open: predicted. Filled: stated. Small upright stroke: the predictor's own verdict on the other "
          "(mirror), the baseline of assuming that they think like us. The upright line is the rules cut."),
    )  # fmt: skip
    for side in prediction_report.sides:
        if len(prediction_report.sides) > 1:
            y = heading(canvas, y, side.title)
        y = _panel(canvas, side, y)
    return canvas.picture(y + 0.3 * palette.size, " ".join(sentences(prediction_report)))


def _panel(canvas: Canvas, side: SidePredictions, y: float) -> float:
    place = frame(canvas, 0.36, 0.22)
    axis = place.axis()
    top = y = axis.head(canvas, y)
    canvas.line(0, y, canvas.width, y)
    ordered = sorted(side.rows, key=lambda row: not row.grave)
    heights = [row_height(canvas, place, row.item, 1.6 * canvas.em, _words(row)) for row in ordered]
    axis.rows(canvas, top, top + sum(heights[:MOST]))
    for row, height in zip(ordered[:MOST], heights, strict=False):
        draw_row(canvas, place, row.item, y, height, _words(row))
        _marks(canvas, axis, row, y + height / 2, height)
        y += height
    more = len(side.rows) - MOST
    return note(canvas, y, wording.more(more)) if more > 0 else y


def _words(row: PredictionRow) -> list[RowRemark]:
    return [RowRemark(("▲ " if row.grave else "") + row.finding, bold=row.grave, most=3)]


def _marks(canvas: Canvas, axis: Axis, row: PredictionRow, y: float, height: float) -> None:
    side, other = row.side, OTHER[row.side]
    em = canvas.em
    step = min(axis.column / 4, 0.95 * em)
    predicted, stated, mirror = level(row.predicted), level(row.stated), level(row.mirror)
    color = canvas.palette.bad if row.grave else side_colour(canvas.palette, other)
    said = f"{row.item.code}: {wording.answer(row.predicted)} → {wording.answer(row.stated)}"
    canvas.mark(row.item.id, "", 0, y - height / 2, canvas.width, height, f"{said} ({row.finding})")
    if mirror is not None:
        x = axis.x(mirror) + 2.1 * step
        canvas.line(x, y - 0.55 * em, x, y + 0.55 * em, color=canvas.palette.line_strong, weight=1.6)
    if predicted is not None and stated is not None and predicted != stated:
        start, end = axis.x(predicted) - step, axis.x(stated) + step
        canvas.line(start, y, end, y, color=color, weight=2.2 if row.grave else 1.2)
    for value, at, filled, side_name in (
        (predicted, -step, False, side),
        (stated, step, True, other),
    ):
        if value is not None:
            x = axis.x(value) + at
            figure(
                canvas,
                x,
                y,
                SIDE_SHAPES[other],
                str(value),
                color,
                filled=filled,
                radius=min(0.62 * em, 0.85 * step),
            )
            words = wording.answer(str(value))
            canvas.mark(row.item.id, side_name, x - 0.7 * em, y - 0.7 * em, 1.4 * em, 1.4 * em, words)
