"""The picture of guesses of the median: own answer, expected median, and the median of the others."""

from __future__ import annotations

from dialogue_app.analyses.judgements.expected_median import Misjudged
from dialogue_app.charts import wording
from dialogue_app.charts.axis import ROUND, SQUARE, Axis, figure
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import Frame, Words, draw_row, frame, note, row_height
from dialogue_app.charts.sheet import RISE, SMALL, Sheet
from dialogue_app.fields.items import Item
from dialogue_app.reports.expected_median.content import FINDINGS, Guess, MedianReport, name_of
from dialogue_app.reports.expected_median.sentences import sentences
from dialogue_app.support.translation import _

MOST = 14
PLOT = 3.2


def draw_medians(median_report: MedianReport, width: float, ink: Ink = PAPER) -> Picture:
    """A row for each guess, the most mistaken first."""
    sheet = Sheet(width, ink)
    em = sheet.em
    place = frame(sheet, 0.30, 0.26)
    axis = place.axis(median_report.guesses[0][0].scale)
    y = _key(sheet)
    top = y = axis.head(sheet, y)
    sheet.line(0, y, width, y)
    rows = [
        (guess, _title(median_report, guess), _words(sheet, guess[1]))
        for guess in median_report.guesses[:MOST]
    ]
    heights = [row_height(sheet, place, item, PLOT * em, words) for _guess, item, words in rows]
    axis.rows(sheet, top, top + sum(heights))
    for (guess, item, words), height in zip(rows, heights, strict=True):
        question, one = guess
        draw_row(sheet, place, item, y, height, words)
        said = f"{name_of(median_report, guess)}: {words[0].text}"
        sheet.mark(question.item.id, one.party, 0, y, width, height, said)
        _marks(sheet, place, axis, one, y + height / 2)
        y += height
    if len(median_report.guesses) > MOST:
        y = note(sheet, y, wording.more(len(median_report.guesses) - MOST), color=ink.text)
    return sheet.picture(y + 0.3 * em, " ".join(sentences(median_report)))


def _title(median_report: MedianReport, guess: Guess) -> Item:
    question, one = guess
    words = f"{question.item.code} {question.item.title}".strip()
    return Item(question.item.id, median_report.codes[one.party], words)


def _key(sheet: Sheet) -> float:
    em, ink = sheet.em, sheet.ink
    y, x = 0.9 * em, 0.0
    for shape, filled, words in ((SQUARE, True, _("own answer")), (ROUND, False, _("expected middle"))):
        figure(sheet, x + 0.6 * em, y, shape, "", ink.accent, filled=filled, radius=0.45 * em)
        x += 1.4 * em
        x += sheet.text(x, y + RISE * em, words, size=SMALL, color=ink.soft) + 1.6 * em
    sheet.line(x + 0.3 * em, y - 0.7 * em, x + 0.3 * em, y + 0.7 * em, color=ink.text, weight=2.6)
    sheet.text(x + em, y + RISE * em, _("median of the others"), size=SMALL, color=ink.soft,
               room=max(sheet.width - x - em, 1))  # fmt: skip
    return y + 1.4 * em


def _words(sheet: Sheet, one: Misjudged) -> list[Words]:
    finding = _(FINDINGS[one.finding]) if one.finding else ""
    off = (
        _("as expected")
        if not one.error
        else _("off by {n} (others {others})").format(
            n=wording.number(one.error), others=wording.number(one.others)
        )
    )
    if not finding:
        return [Words(off, color=sheet.ink.soft, most=2)]
    return [Words(finding, bold=True, most=3), Words(off, color=sheet.ink.soft, most=2)]


def _marks(sheet: Sheet, place: Frame, axis: Axis, one: Misjudged, y: float) -> None:
    """The bar of the others stands behind both marks, each on its own line."""
    em, ink = sheet.em, sheet.ink
    middle, high, low = axis.x(one.others), y - 0.75 * em, y + 0.75 * em
    sheet.line(middle, y - 1.5 * em, middle, y + 1.5 * em, color=ink.text, weight=2.6)
    if one.error:
        sheet.line(axis.x(one.expected), low, middle, low, color=ink.accent, weight=1.4, dashed=True)
    figure(sheet, axis.x(one.own), high, SQUARE, str(one.own), ink.accent, filled=True)
    figure(sheet, axis.x(one.expected), low, ROUND, str(one.expected), ink.accent, filled=False)
