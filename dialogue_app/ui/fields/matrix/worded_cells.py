"""What a matrix draws besides chips: words beside them, lines at outliers, what trailing columns say."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from dialogue_app.core.scales import RULES_CUT
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.matrix.matrix_columns import ShortWords
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.grid.cell_pixmaps import CellPixmaps
from dialogue_app.ui.widgets.grid.cell_style import CellStyle

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_OUTLIER_LINE, _OUTLIER_GAP = 2, 1
_CUT = Qt.TextElideMode.ElideRight
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_worded(
    painter: QPainter,
    area: QRect,
    look: CellStyle,
    looks: CellPixmaps,
    basis: str,
    fallen: bool,
    two_lines: bool,
) -> None:
    """Draw a chip, its words, and below them or at the right edge what its value rests on; ``fallen``: it
    rests on nothing that is in force.
    """
    colours = theme.current()
    bold = QFontMetrics(colours.font("small", bold=True))
    chip = max(colours.scaled(30), bold.horizontalAdvance(look.text) + 12)
    part = QRect(area.left() + 2, area.top(), chip + 8, area.height())
    painter.drawPixmap(part.topLeft(), looks.picture(look, part.size(), chip))
    words = area.adjusted(chip + 14, 0, -4, 0)
    painter.setFont(colours.font("small"))
    metrics = QFontMetrics(colours.font("small"))
    if basis and look.style not in ("sealed", "answered"):
        painter.setPen(colours.color("warn" if fallen else "text_faint"))
        if two_lines:
            upper, lower = _halves(words, metrics.height())
            painter.drawText(lower, _LEFT, metrics.elidedText(basis, _CUT, words.width()))
            words = upper
        else:
            painter.drawText(words, _RIGHT, basis)
            words.adjust(0, 0, -metrics.horizontalAdvance(basis) - 8, 0)
    painter.setPen(colours.color("text_faint" if look.faint else "text_soft"))
    text = {"sealed": _("sealed"), "answered": _("answered")}.get(look.style, look.words)
    if look.late:
        text = _("after the fact") + f" · {text}"
    painter.drawText(words, _LEFT, metrics.elidedText(text, _CUT, words.width()))


def paint_outliers(painter: QPainter, marked: list[tuple[int, int]], cell: QRect, chip: int) -> None:
    """A line on the edge of a chip that is away from the others: above it for stricter answers (1), below it
    for less strict ones (-1). ``marked`` are the left edges of their cells; ``cell`` has height and width.
    """
    look = theme.current()
    pen_color, high = look.color("text"), look.scaled(24)
    edge = cell.top() + round((cell.height() - high) / 2)
    for left, where in marked:
        top = edge - _OUTLIER_GAP - _OUTLIER_LINE if where > 0 else edge + high + _OUTLIER_GAP
        painter.fillRect(QRect(left + round((cell.width() - chip) / 2), top, chip, _OUTLIER_LINE), pen_color)


def paint_trailing(painter: QPainter, area: QRect, parts: tuple[str, str, str], *, two_lines: bool) -> None:
    """Draw strong, plain and faint words: after one another, or the strong ones above the others."""
    colours = theme.current()
    box = area.adjusted(8, 0, -4, 0)
    strong, plain, small = colours.font("status", bold=True), colours.font("status"), colours.font("small")
    pen_colors = ("text", "text", "text_soft")
    if two_lines and parts[0] and (parts[1] or parts[2]):
        upper, box = _halves(box, QFontMetrics(strong).height())
        _paint_after_one_another(painter, upper, ((parts[0], strong, "text"),))
        _paint_after_one_another(painter, box, ((parts[1], small, "text"), (parts[2], small, "text_soft")))
    else:
        _paint_after_one_another(
            painter, box, tuple(zip(parts, (strong, plain, small), pen_colors, strict=True))
        )


def paint_short(painter: QPainter, area: QRect, short: ShortWords, *, two_lines: bool) -> None:
    """Draw how many gave each level as small bars on both sides of the acceptability threshold, and the short
    words; those below them only where there are two lines.
    """
    colours = theme.current()
    small = colours.font("small")
    box = area.adjusted(8, 0, -2, 0)
    if short.levels:
        box.adjust(_paint_bars(painter, box, short.levels) + 6, 0, 0, 0)
    pen_color = "text_soft" if short.levels else "text"
    if two_lines and short.below:
        upper, lower = _halves(box, QFontMetrics(small).height())
        _paint_after_one_another(
            painter, upper, ((short.words, colours.font("small", bold=True), pen_color),)
        )
        _paint_after_one_another(painter, lower, ((short.below, small, "text_soft"),))
    else:
        _paint_after_one_another(painter, box, ((short.words, small, pen_color),))


def _paint_bars(painter: QPainter, box: QRect, levels: tuple[int, ...]) -> int:
    """The bars of the levels; gives how wide they are."""
    colours = theme.current()
    bar, high = max(3, colours.scaled(3)), colours.scaled(18)
    foot = box.center().y() + high // 2
    left, most = box.left(), max(levels)
    for place, count in enumerate(levels):
        if place == RULES_CUT:
            painter.fillRect(QRect(left, foot - high, 1, high + 1), colours.color("text_soft"))
            left += 2
        tall = max(2, round(count / most * (high - 2))) if count else 1
        pen_color = colours.color("text" if count else "line_strong")
        painter.fillRect(QRect(left, foot - tall + 1, bar, tall), pen_color)
        left += bar + 1
    return left - box.left()


def _paint_after_one_another(
    painter: QPainter, box: QRect, parts: tuple[tuple[str, QFont, str], ...]
) -> None:
    for text, font, pen_color in parts:
        if not text or box.width() <= 0:
            continue
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, _CUT, box.width())
        painter.setFont(font)
        painter.setPen(theme.current().color(pen_color))
        painter.drawText(box, _LEFT, shown)
        box.adjust(metrics.horizontalAdvance(shown) + 5, 0, 0, 0)


def _halves(box: QRect, line: int) -> tuple[QRect, QRect]:
    """Two lines of this height in the middle of a box, one below the other."""
    top = box.top() + (box.height() - 2 * line) // 2
    upper = QRect(box.left(), top, box.width(), line)
    return upper, upper.translated(0, line)
