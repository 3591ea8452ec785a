"""How what paints itself shows that it has the focus, and that it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from dialogue_app.ui.qt import theme

RING = 2
"""Pixels of the ring of the focus, and of the bar beside what is chosen: seen without its colour."""


def paint_focus(painter: QPainter, area: QRect) -> None:
    """The ring of the focus just inside an area."""
    paint_ring(painter, area, theme.current().color("focus"))


def paint_ring(painter: QPainter, area: QRect, colour: QColor) -> None:
    """A ring in another colour, where it says more than the focus does."""
    left, top, wide, high = area.x(), area.y(), area.width(), area.height()
    for edge in (
        QRect(left, top, wide, RING),
        QRect(left, top + high - RING, wide, RING),
        QRect(left, top, RING, high),
        QRect(left + wide - RING, top, RING, high),
    ):
        painter.fillRect(edge, colour)


def paint_chosen(painter: QPainter, area: QRect, *, first: bool = True, track: str = "") -> None:
    """The ground of a chosen row; the ``first`` of its cells has the bar, in the colour of a ``track`` if it
    is about one. (Lists that Qt paints have the same from the style sheet.)
    """
    painter.fillRect(area, theme.current().color("selection"))
    if first:
        paint_bar(painter, area, track)


def paint_bar(painter: QPainter, area: QRect, track: str = "") -> None:
    """The bar beside what is chosen, just inside the left edge of an area."""
    bar = QRect(area.x(), area.y(), RING, area.height())
    painter.fillRect(bar, theme.current().accent_for(track))
