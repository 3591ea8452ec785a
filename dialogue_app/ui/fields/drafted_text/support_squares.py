"""Where each seat stands on a paragraph, a small square for each: full, half, hatched or crossed as in every
matrix of positions, a dot for instructions needed, a stroke for no position, dashed where nothing is known.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dialogue_app.analyses.line_status import BLOCKED, WAITING
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.grid.cell_pixmaps import paint_support_mark

ACROSS = 9
"""So many squares stand side by side: those of the nine of the sample in one row, of thirty-two in four."""
_SIDE, _STEP = 11, 14


class Support(NamedTuple):
    """The margin of a paragraph: the position of each seat in order (empty: not answered), what is said below
    the squares, and all of it in one sentence. Nobody asked: no squares and no words.
    """

    positions: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    sentence: str = ""


def squares_height(support: Support) -> int:
    return -(-len(support.positions) // ACROSS) * theme.current().scaled(_STEP)


def squares_width() -> int:
    """How wide a full row of squares is."""
    return ACROSS * theme.current().scaled(_STEP)


def paint_squares(painter: QPainter, corner: QPoint, support: Support) -> None:
    """Draw the squares from their upper left corner."""
    look = theme.current()
    side, step = look.scaled(_SIDE), look.scaled(_STEP)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, code in enumerate(support.positions):
        down, across = divmod(number, ACROSS)
        box = QRectF(corner.x() + across * step, corner.y() + down * step, side, side)
        _paint_square(painter, box, code)
    painter.restore()


def _paint_square(painter: QPainter, box: QRectF, code: str) -> None:
    look = theme.current()
    pen_color = look.color("bad" if code == BLOCKED else "text_soft")
    paint_support_mark(painter, box.adjusted(1, 1, -1, -1), code, pen_color)
    _paint_status(painter, box.center(), code, pen_color)
    painter.setPen(QPen(pen_color, 1, Qt.PenStyle.SolidLine if code else Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_status(painter: QPainter, middle: QPointF, code: str, pen_color: QColor) -> None:
    if code == WAITING:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen_color)
        painter.drawEllipse(middle, 1.8, 1.8)
    elif code == "NP":
        painter.drawLine(middle - QPointF(2.5, 0), middle + QPointF(2.5, 0))
