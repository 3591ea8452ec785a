"""Rows of level chips and their heads: drawn directly, so that a wide matrix stays quick and legible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.platypus import Flowable

from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.fonts import SANS, SANS_BOLD, SYMBOLS, width
from dialogue_app.support.heads import distinct

HEIGHT, GAP, WIDEST = 12.0, 2.0, 30.0
HEAD, LEAST = 6.5, 4.5
ROOMY = 9.5


class Chip(NamedTuple):
    """One cell: its text, the scale it is a level of, what it was in round one, a mark for confidence."""

    text: str = ""
    verdict: bool = False
    level: bool = True
    before: str = ""
    mark: str = ""


BLANK = Chip()


class ChipRow(Flowable):  # type: ignore[misc]
    """A row of equally wide cells. Every level has its number; statuses stand in grey capitals."""

    marks_cells = True

    def __init__(self, chips: Sequence[Chip], cell: float) -> None:
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
            if chip.text:
                canvas.translate((number - at) * self.cell, 0)
                at = number
                if not canvas.draw_again((chip, self.cell)):
                    start = canvas.drawn
                    self._draw(chip, 0.0)
                    canvas.keep_drawing((chip, self.cell), start)
                canvas.end_small_cell()

    def _draw(self, chip: Chip, left: float) -> None:
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
        fill, ink = styles.LEVELS.get(chip.text, (styles.WHITE, styles.INK))
        if not chip.verdict:
            fill, ink = styles.WHITE, styles.INK
        canvas.setFillColor(fill)
        canvas.setStrokeColor(styles.LINE_STRONG)
        canvas.setLineWidth(0.4)
        canvas.rect(x, 0.5, wide, HEIGHT - 1, stroke=1, fill=1)
        canvas.setFillColor(ink)
        canvas.setFont(SANS_BOLD, _size(chip.text, SANS_BOLD, 7.5, wide - 2))
        canvas.drawCentredString(x + wide / 2, 3.4, chip.text)
        if chip.mark and (not chip.before or shift >= ROOMY):
            canvas.setFont(SANS, 5.4)
            canvas.drawRightString(x + wide - 1.4, 6.2, chip.mark)

    def _before(self, chip: Chip, left: float, room: float) -> None:
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
