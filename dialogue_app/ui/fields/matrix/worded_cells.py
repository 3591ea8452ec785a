"""Cells with words: a chip with its words beside it, and what trailing columns say."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.grid.cell_pixmaps import CellPixmaps
from dialogue_app.ui.widgets.grid.cell_style import CellStyle

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_worded(
    painter: QPainter, area: QRect, look: CellStyle, basis: str, looks: CellPixmaps, *, fallen: bool = False
) -> None:
    """Draw a chip, its words, and at the right edge what its value rests on; ``fallen``: it rests on nothing
    that is in force.
    """
    if look.style == "blank":
        return
    colours = theme.current()
    bold = QFontMetrics(colours.font("small", bold=True))
    chip = max(colours.scaled(30), bold.horizontalAdvance(look.text) + 12)
    part = QRect(area.left() + 2, area.top(), chip + 8, area.height())
    painter.drawPixmap(part.topLeft(), looks.picture(look, part.size(), chip))
    words = area.adjusted(chip + 16, 0, -6, 0)
    painter.setFont(colours.font("small"))
    metrics = QFontMetrics(colours.font("small"))
    if basis and look.style not in ("sealed", "answered"):
        painter.setPen(colours.color("warn" if fallen else "text_faint"))
        painter.drawText(words, _RIGHT, basis)
        words.adjust(0, 0, -metrics.horizontalAdvance(basis) - 8, 0)
    painter.setPen(colours.color("text_faint" if look.faint else "text_soft"))
    text = {"sealed": _("sealed"), "answered": _("answered")}.get(look.style, look.words)
    if look.late:
        text = _("after the fact") + f" · {text}"
    painter.drawText(words, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width()))


def paint_trailing(painter: QPainter, area: QRect, parts: tuple[str, str, str]) -> None:
    """Draw strong, plain and faint words after one another."""
    colours = theme.current()
    box = area.adjusted(8, 0, -4, 0)
    strong, plain, small = colours.font("status", bold=True), colours.font("status"), colours.font("small")
    for text, font, ink in zip(parts, (strong, plain, small), ("text", "text", "text_soft"), strict=True):
        if not text or box.width() <= 0:
            continue
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(colours.color(ink))
        painter.drawText(box, _LEFT, shown)
        box.adjust(metrics.horizontalAdvance(shown) + 5, 0, 0, 0)
