"""The parts of a statement as equal cells side by side, such as act, place, condition and exception of a red
line: painted on the face of a card, and as a widget of their own. A part that was not stated has a dashed
outline.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.height_by_width import HeightByWidth
from dialogue_app.ui.widgets.wrapped_text import laid_out

Cells = Sequence[tuple[str, str]]
"""Of each cell its label and what was stated; nothing where it was not."""

_BETWEEN = 8
_ACROSS, _DOWN = 9, 5
_LEAST = 132
"""So wide a cell should be; where there is less room, they stand in two rows or more."""


def shown(value: str) -> str:
    """What stands in a cell."""
    return value.strip() or _("Not stated")


def cells_told(cells: Cells) -> str:
    """The cells in words, for those who do not see them."""
    return "; ".join(f"{label}: {shown(value)}" for label, value in cells)


def places(cells: Cells, width: int) -> list[QRect]:
    """Where each cell stands: all of one width, those of a row of one height."""
    columns = next((n for n in (len(cells), 2) if n * (_room() + _BETWEEN) <= width + _BETWEEN), 1)
    columns = min(columns, max(len(cells), 1))
    edges = [(width + _BETWEEN) * place // columns for place in range(columns + 1)]
    rectangles: list[QRect] = []
    top = 0
    for start in range(0, len(cells), columns):
        row = cells[start : start + columns]
        wide = [right - left - _BETWEEN for left, right in pairwise(edges)]
        high = max(_height(value, room) for (_label, value), room in zip(row, wide, strict=False))
        rectangles += [QRect(edges[place], top, wide[place], high) for place in range(len(row))]
        top += high + _BETWEEN
    return rectangles


def cells_height(cells: Cells, width: int) -> int:
    return max((place.bottom() + 1 for place in places(cells, width)), default=0)


def paint_cells(painter: QPainter, corner: QPoint, width: int, cells: Cells) -> None:
    """Paint the cells below and right of a corner."""
    look = theme.current()
    small, base = look.font("small"), look.font("status")
    below = QFontMetrics(small).lineSpacing()
    for (label, value), place in zip(cells, places(cells, width), strict=True):
        box = place.translated(corner)
        stated = bool(value.strip())
        line = Qt.PenStyle.SolidLine if stated else Qt.PenStyle.DashLine
        painter.setPen(QPen(look.color("line" if stated else "line_strong"), 1, line))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        inside = box.adjusted(_ACROSS, _DOWN, -_ACROSS, -_DOWN)
        painter.setFont(small)
        painter.setPen(look.color("text_faint"))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft), label)
        painter.setPen(look.color("text" if stated else "text_faint"))
        words, _high = laid_out(shown(value), base, inside.width())
        words.draw(painter, QPointF(inside.left(), inside.top() + below))


class CardCells(HeightByWidth, QWidget):
    """The cells as a widget, to be read and not to be typed in."""

    def __init__(self, cells: Cells, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = tuple(cells)
        self.take_height()
        self.setAccessibleName(cells_told(self._cells))
        theme.notifier().changed.connect(self._on_theme)

    def show_cells(self, cells: Cells) -> None:
        if tuple(cells) != self._cells:
            self._cells = tuple(cells)
            self.setAccessibleName(cells_told(self._cells))
            self._on_theme()

    def height_at(self, width: int) -> int:
        """As high as the highest cell of each row."""
        return cells_height(self._cells, width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_cells(painter, QPoint(0, 0), self.width(), self._cells)
        painter.end()

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


def _room() -> int:
    return theme.current().scaled(_LEAST)


def _height(value: str, width: int) -> int:
    look = theme.current()
    _words, high = laid_out(shown(value), look.font("status"), max(width - 2 * _ACROSS, 20))
    return QFontMetrics(look.font("small")).lineSpacing() + ceil(high) + 2 * _DOWN
