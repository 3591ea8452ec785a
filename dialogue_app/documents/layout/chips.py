"""Rows of level chips and their heads: drawn directly, so that a wide matrix stays quick and legible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import Flowable

from dialogue_app.analyses.line_status import SUPPORT
from dialogue_app.charts.measured_text import SANS, SANS_BOLD, SYMBOLS, width
from dialogue_app.charts.palette import PAPER
from dialogue_app.charts.support_marks import MARKS, support_mark
from dialogue_app.core.scales import scale
from dialogue_app.documents.layout import styles
from dialogue_app.support.heads import distinct

HEIGHT, GAP, WIDEST = 12.0, 2.0, 30.0
HEAD, LEAST = 6.5, 4.5
ROOMY = 9.5


class PrintedChip(NamedTuple):
    """One cell: its text, the scale it answers on, whether it is a level of it, what it was in round one, a
    mark for confidence.
    """

    text: str = ""
    scale: str = ""
    level: bool = True
    before: str = ""
    mark: str = ""


BLANK = PrintedChip()
"""An answer that is missing: a dashed outline."""
BAND = 3.0
"""How high the mark of a position is, in the lower part of its chip."""


class ChipRow(Flowable):  # type: ignore[misc]
    """A row of equally wide cells: levels with their number, positions with their mark, statuses in grey."""

    marks_cells = True

    def __init__(self, chips: Sequence[PrintedChip], cell: float) -> None:
        super().__init__()
        self.chips, self.cell = tuple(chips), cell

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        """As wide as its cells."""
        return self.cell * len(self.chips), HEIGHT

    def draw(self) -> None:
        """Draw the cells from left to right; those that look alike are worked out once in a document."""
        canvas, at = self.canv, 0
        for number, chip in enumerate(self.chips):
            canvas.begin_small_cell(bool(chip.text))
            if not chip.text:
                canvas.begin_artifact()
            canvas.translate((number - at) * self.cell, 0)
            at = number
            if not canvas.draw_again((chip, self.cell)):
                start = canvas.drawn
                self._draw(chip, 0.0)
                canvas.keep_drawing((chip, self.cell), start)
            if chip.text:
                canvas.end_small_cell()
            else:
                canvas.end()

    def _draw(self, chip: PrintedChip, left: float) -> None:
        canvas = self.canv
        if not chip.level:
            canvas.setFillColor(styles.FAINT)
            size = _size(chip.text, SANS_BOLD, 6, self.cell - 1)
            canvas.setFont(SANS_BOLD, size)
            canvas.drawCentredString(left + self.cell / 2, 4, chip.text)
            return
        room = self.cell - GAP
        shift = 0.0
        if chip.before:
            shift = min(room * 0.45, 11)
            self._before(chip, left + GAP / 2, shift)
        wide = min(room - shift, WIDEST)
        x = left + GAP / 2 + shift + (room - shift - wide) / 2 * (not chip.before)
        fill, pen_color = _colours(chip)
        canvas.setFillColor(fill)
        canvas.setStrokeColor(styles.LINE_STRONG)
        canvas.setLineWidth(0.4)
        canvas.setDash([1.5, 1.2] if not chip.text else [])
        canvas.rect(x, 0.5, wide, HEIGHT - 1, stroke=1, fill=1)
        canvas.setDash([])
        self._mark(chip, x, wide)
        base = 3.4 if chip.scale != SUPPORT else 3.4 + BAND / 2
        canvas.setFillColor(pen_color)
        canvas.setFont(
            SANS_BOLD, _size(chip.text, SANS_BOLD, 7.5 if chip.scale != SUPPORT else 6.5, wide - 2)
        )
        canvas.drawCentredString(x + wide / 2, base, chip.text)
        if chip.mark and (not chip.before or shift >= ROOMY):
            canvas.setFont(SANS, 5.4)
            canvas.drawRightString(x + wide - 1.4, 6.2, chip.mark)

    def _mark(self, chip: PrintedChip, x: float, wide: float) -> None:
        """The mark of a position; whoever cannot accept has a strong edge too."""
        if chip.scale != SUPPORT or chip.text not in MARKS:
            return
        canvas, blocks = self.canv, MARKS[chip.text] == "crossed"
        pen_color = HexColor(PAPER.bad) if blocks else styles.SOFT
        mark = support_mark(chip.text, x, 0.5, wide, BAND)
        canvas.setFillColor(pen_color)
        canvas.setStrokeColor(pen_color)
        for area in mark.filled:
            canvas.rect(*area, stroke=0, fill=1)
        canvas.setLineWidth(0.5)
        for line in mark.lines:
            canvas.line(*line)
        if blocks:
            canvas.setLineWidth(1.0)
            canvas.rect(x, 0.5, wide, HEIGHT - 1, stroke=1, fill=0)

    def _before(self, chip: PrintedChip, left: float, room: float) -> None:
        """What it was before, and an arrow; where it is narrow the mark stands below them."""
        canvas = self.canv
        size = 6.0 if room >= ROOMY else 5.0
        base = 3.8 if room >= ROOMY or not chip.mark else 6.2
        canvas.setFillColor(styles.SOFT)
        canvas.setFont(SANS, size)
        canvas.drawString(left, base, chip.before)
        if base > 4:
            canvas.drawString(left, 1.0, chip.mark)
        canvas.setFont(SYMBOLS, size)
        canvas.drawString(left + width(chip.before, SANS, size), base, "→")


class ChipHead(Flowable):  # type: ignore[misc]
    """The short codes above a row of chips."""

    marks_cells = True

    def __init__(self, codes: Sequence[str], cell: float) -> None:
        super().__init__()
        self.codes, self.cell = tuple(codes), cell

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        """As wide as its cells."""
        return self.cell * len(self.codes), 9.0

    def draw(self) -> None:
        """Draw the codes, all of one size, which is smaller where one of them is long."""
        canvas = self.canv
        canvas.setFillColor(styles.SOFT)
        size = _head_size(self.codes, self.cell)
        for number, code in enumerate(heads(self.codes, self.cell)):
            canvas.begin_small_cell(True)
            canvas.setFont(SANS, size)
            canvas.drawCentredString((number + 0.5) * self.cell, 1.5, code)
            canvas.end_small_cell()


def _colours(chip: PrintedChip) -> tuple[Color, Color]:
    """Fill and letters: of a level, of an answer to either side of nought, or of any other."""
    if chip.scale == "VERDICT":
        return styles.LEVELS.get(chip.text, (styles.WHITE, styles.TEXT))
    signed = bool(chip.scale) and scale(chip.scale).signed
    figures = (
        {scale(chip.scale).figure(code): int(code) for code in scale(chip.scale).codes} if signed else {}
    )
    if chip.text not in figures:
        return styles.WHITE, styles.TEXT
    fill, letters = PAPER.diverging(figures[chip.text] / max(map(abs, figures.values())))
    return HexColor(fill), HexColor(letters)


def heads(codes: Sequence[str], cell: float) -> tuple[str, ...]:
    """The codes as they fit over cells of this width, no two alike: for a matrix that is set in parts, of all
    its parts together.
    """
    size = _head_size(codes, cell)
    return distinct(codes, cell - 1.5, lambda text: width(text, SANS, size))


def _head_size(codes: Sequence[str], cell: float) -> float:
    """The size of all heads, which is smaller where one of them is long."""
    return min((_size(code, SANS, HEAD, cell - 1.5) for code in codes), default=HEAD)


def _size(text: str, face: str, usual: float, room: float) -> float:
    """The usual size, or a smaller one for a text that needs it, not below 4.5."""
    wide = width(text, face, usual)
    return usual if wide <= room else max(usual * room / wide, LEAST)
