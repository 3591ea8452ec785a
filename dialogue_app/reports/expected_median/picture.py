"""The picture of guesses of the median: own answer, expected median, and the median of the others."""

from __future__ import annotations

from dialogue_app.analyses.judgements.expected_median import Misjudged
from dialogue_app.charts import wording
from dialogue_app.charts.axis import ROUND, SQUARE, Axis, figure
from dialogue_app.charts.canvas import RISE, SMALL, Canvas
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import Frame, RowRemark, draw_row, frame, rest_note, row_height
from dialogue_app.fields.items import Item
from dialogue_app.reports.expected_median.content import FINDINGS, Guess, MedianReport, name_of
from dialogue_app.reports.expected_median.sentences import sentences
from dialogue_app.support.translation import _

MOST = 14
PLOT = 3.2


def draw_medians(median_report: MedianReport, width: float, palette: Palette = PAPER) -> Picture:
    """A row for each guess, the most mistaken first."""
    canvas = Canvas(width, palette)
    em = canvas.em
    place = frame(canvas, 0.30, 0.26)
    axis = place.axis(median_report.guesses[0][0].scale)
    y = _key(canvas)
    top = y = axis.head(canvas, y)
    canvas.line(0, y, width, y)
    rows = [
        (guess, _title(median_report, guess), _words(canvas, guess[1]))
        for guess in median_report.guesses[:MOST]
    ]
    heights = [row_height(canvas, place, item, PLOT * em, words) for _guess, item, words in rows]
    axis.rows(canvas, top, top + sum(heights))
    for (guess, item, words), height in zip(rows, heights, strict=True):
        question, misjudgement = guess
        draw_row(canvas, place, item, y, height, words)
        said = f"{name_of(median_report, guess)}: {words[0].text}"
        canvas.mark(question.item.id, misjudgement.party, 0, y, width, height, said)
        _marks(canvas, place, axis, misjudgement, y + height / 2)
        y += height
    y = rest_note(canvas, y, len(median_report.guesses), MOST)
    return canvas.picture(y + 0.3 * em, " ".join(sentences(median_report)))


def _title(median_report: MedianReport, guess: Guess) -> Item:
    question, misjudgement = guess
    words = f"{question.item.code} {question.item.title}".strip()
    return Item(question.item.id, median_report.codes[misjudgement.party], words)


def _key(canvas: Canvas) -> float:
    em, palette = canvas.em, canvas.palette
    y, x = 0.9 * em, 0.0
    for shape, filled, words in ((SQUARE, True, _("own answer")), (ROUND, False, _("expected middle"))):
        figure(canvas, x + 0.6 * em, y, shape, "", palette.accent, filled=filled, radius=0.45 * em)
        x += 1.4 * em
        x += canvas.text(x, y + RISE * em, words, size=SMALL, color=palette.soft) + 1.6 * em
    canvas.line(x + 0.3 * em, y - 0.7 * em, x + 0.3 * em, y + 0.7 * em, color=palette.text, weight=2.6)
    canvas.text(x + em, y + RISE * em, _("median of the others"), size=SMALL, color=palette.soft,
               room=max(canvas.width - x - em, 1))  # fmt: skip
    return y + 1.4 * em


def _words(canvas: Canvas, misjudgement: Misjudged) -> list[RowRemark]:
    finding = _(FINDINGS[misjudgement.finding]) if misjudgement.finding else ""
    off = (
        _("as expected")
        if not misjudgement.error
        else _("off by {n} (others {others})").format(
            n=wording.number(misjudgement.error), others=wording.number(misjudgement.others)
        )
    )
    if not finding:
        return [RowRemark(off, color=canvas.palette.soft, most=2)]
    return [RowRemark(finding, bold=True, most=3), RowRemark(off, color=canvas.palette.soft, most=2)]


def _marks(canvas: Canvas, place: Frame, axis: Axis, misjudgement: Misjudged, y: float) -> None:
    """The bar of the others stands behind both marks, each on its own line."""
    em, palette = canvas.em, canvas.palette
    middle, high, low = axis.x(misjudgement.others), y - 0.75 * em, y + 0.75 * em
    canvas.line(middle, y - 1.5 * em, middle, y + 1.5 * em, color=palette.text, weight=2.6)
    if misjudgement.error:
        canvas.line(
            axis.x(misjudgement.expected), low, middle, low, color=palette.accent, weight=1.4, dashed=True
        )
    figure(canvas, axis.x(misjudgement.own), high, SQUARE, str(misjudgement.own), palette.accent, filled=True)
    figure(
        canvas,
        axis.x(misjudgement.expected),
        low,
        ROUND,
        str(misjudgement.expected),
        palette.accent,
        filled=False,
    )
