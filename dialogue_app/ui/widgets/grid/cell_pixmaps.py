"""Cells drawn once and kept as pictures: every look of a matrix in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from dialogue_app.charts.palette import palette_of
from dialogue_app.charts.support_marks import MARKS, support_mark
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.grid.cell_style import CellStyle

CHIPS = ("level", "shade", "signed", "code", "position", "blank")
FADED = 0.14
"""How much of its colour an answer of an earlier round keeps."""
Pictures = dict[CellStyle, QPixmap]


class CellPixmaps:
    """Pictures of cells by look and size; cleared when the theme changes."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[int, int, int], Pictures] = {}
        self.ratio = 1.0

    def clear(self) -> None:
        """Forget every picture."""
        self._pictures.clear()

    def picture(self, look: CellStyle, size: QSize, chip: int) -> QPixmap:
        """The picture of a cell of this size with a chip of this width in its middle."""
        kept = self.of_size(size, chip)
        return kept.get(look) or self.draw(look, size, chip)

    def of_size(self, size: QSize, chip: int) -> Pictures:
        """The pictures kept of one size; what is missing is made by ``draw``."""
        return self._pictures.setdefault((size.width(), size.height(), chip), {})

    def draw(self, look: CellStyle, size: QSize, chip: int) -> QPixmap:
        """Make a picture and keep it."""
        pixmap = self.of_size(size, chip)[look] = self._drawn(look, size, chip)
        return pixmap

    def _drawn(self, look: CellStyle, size: QSize, chip: int) -> QPixmap:
        picture = QPixmap(size * self.ratio)
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_look(painter, QRectF(0, 0, size.width(), size.height()), look, chip)
        painter.end()
        return picture


def paint_look(painter: QPainter, area: QRectF, look: CellStyle, chip: int) -> None:
    """Draw a look in the middle of an area."""
    colours = theme.current()
    height = colours.scaled(24)
    middle = area.center()
    box = QRectF(round(middle.x() - chip / 2), round(middle.y() - height / 2), chip, height)
    if look.style in CHIPS:
        _paint_chip(painter, box, look)
    elif look.style == "status":
        _paint_words(painter, area, look.text, faint=look.faint)
        if look.noted:
            _paint_note(painter, box, colours.color("text_soft"))
    elif look.style == "reason":
        _paint_reason(painter, box, look)
    elif look.style == "answered":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.color("text_soft"))
        painter.drawEllipse(middle, 3.0, 3.0)
    elif look.style in ("off", "on", "second"):
        _paint_radio(painter, middle, look)
    elif look.style == "sealed":
        _paint_lock(painter, middle, colours.color("text_soft"))


def chip_colours(look: CellStyle) -> tuple[QColor, QColor]:
    """Fill and letter colour of a chip."""
    colours = theme.current()
    if look.style == "level":
        return colours.color(f"level_{look.text}"), colours.color(f"level_{look.text}_text")
    if look.style in ("shade", "signed"):
        fill, letters = _scale_fill(look)
        return QColor(fill), QColor(letters)
    return colours.color("sunken"), colours.color("text")


def _scale_fill(look: CellStyle) -> tuple[str, str]:
    """Fill and letters of an answer that is more or less of something, or to either side of nought."""
    palette = palette_of(theme.current().colours, theme.BASE_SIZE)
    if look.style == "signed":
        return palette.diverging(look.step)
    fill = palette.tint(palette.text, 0.08 + 0.52 * look.step)
    return fill, palette.readable(fill)


def blend(ground: QColor, over: QColor, share: float) -> QColor:
    """The colour that lies at ``share`` of the way from one colour to another."""
    return QColor(
        *(round(a + (b - a) * share) for a, b in zip(ground.getRgb()[:3], over.getRgb()[:3], strict=True))  # type: ignore[index]
    )


def _paint_chip(painter: QPainter, box: QRectF, look: CellStyle) -> None:
    colours = theme.current()
    fill, pen_color = chip_colours(look)
    edged = colours.color("level_edge") != colours.color("page")
    edge: QPen | None = None
    if look.style == "blank":
        fill, edge = colours.color("page"), QPen(colours.color("outline"), 1, Qt.PenStyle.DashLine)
    elif look.faint:
        edge = QPen(colours.color("line") if edged else blend(colours.color("page"), fill, 0.6), 1)
        fill, pen_color = blend(colours.color("page"), fill, FADED), colours.color("text_faint")
    elif look.late:
        edge = QPen(colours.color("text"), 1, Qt.PenStyle.DashLine)
        fill, pen_color = blend(colours.color("page"), fill, 0.25), colours.color("text")
    elif look.style in ("code", "position") or (look.style == "signed" and not look.step):
        edge = QPen(colours.color("line_strong"), 1)
    elif look.style == "level" and edged:
        edge = QPen(colours.color("level_edge"), 1)
    painter.fillRect(box, fill)
    if look.style == "position" and not look.faint:
        box = _paint_support(painter, box, look)
    elif edge is not None:
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    small = len(look.text) > 2
    painter.setFont(colours.font("small" if small else "base", bold=not look.faint))
    painter.setPen(pen_color)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, look.text)


def _paint_support(painter: QPainter, box: QRectF, look: CellStyle) -> QRectF:
    """The mark of a position in the lower part of its chip, and the edge; gives the room for the code."""
    colours = theme.current()
    blocks = MARKS.get(look.text) == "crossed"
    pen_color = colours.color("bad" if blocks else "outline")
    band = QRectF(box)
    band.setTop(box.bottom() - colours.scaled(7))
    paint_support_mark(painter, band, look.text, pen_color)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    wide = 2 if blocks else 1
    pen = QPen(pen_color, wide)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2))
    return box.adjusted(0, 1, 0, -colours.scaled(7))


def paint_support_mark(painter: QPainter, box: QRectF, code: str, pen_color: QColor) -> None:
    """The mark of a position in a box of any size: full, half, hatched or crossed, on the ground there is."""
    mark = support_mark(code, box.x(), box.y(), box.width(), box.height())
    painter.save()
    painter.setClipRect(box)
    for area in mark.filled:
        painter.fillRect(QRectF(*area), pen_color)
    painter.setPen(QPen(pen_color, 1.2))
    for x, y, to_x, to_y in mark.lines:
        painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))
    painter.restore()


def _paint_words(painter: QPainter, area: QRectF, text: str, *, faint: bool) -> None:
    colours = theme.current()
    font = colours.font("small")
    font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.5)
    pen_color = colours.color("status_text")
    font.setItalic(faint)
    painter.setFont(font)
    painter.setPen(pen_color)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def _paint_reason(painter: QPainter, box: QRectF, look: CellStyle) -> None:
    """The verdict in outline; a reason that is there fills the corner and the number stands strong."""
    colours = theme.current()
    known = look.text.isdigit() and 1 <= int(look.text) <= 5
    fill = colours.color(f"level_{look.text}") if known else colours.color("line_strong")
    ground = blend(colours.color("page"), fill, 0.30 if look.noted else 0.08)
    painter.setPen(QPen(blend(colours.color("page"), fill, 0.8 if look.noted else 0.5), 1))
    painter.setBrush(ground)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setFont(colours.font("base", bold=look.noted))
    painter.setPen(colours.color("text" if look.noted else "text_faint"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, look.text)
    if look.noted:
        _paint_note(painter, box, colours.color("text"))


def _paint_note(painter: QPainter, box: QRectF, pen_color: QColor) -> None:
    """A turned-down corner: a text stands behind this cell."""
    corner = box.topRight()
    size = 6.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen_color)
    painter.drawPolygon([corner, corner - QPointF(size, 0), corner + QPointF(0, size)])


def _paint_radio(painter: QPainter, middle: QPointF, look: CellStyle) -> None:
    """A round box: empty, filled, or ringed with the number of the second choice."""
    colours = theme.current()
    round_box = QRectF(middle.x() - 8, middle.y() - 8, 16, 16)
    chosen = look.style != "off"
    painter.setPen(QPen(colours.color("text" if chosen else "outline"), 1.2))
    painter.setBrush(colours.color("page"))
    painter.drawEllipse(round_box)
    if look.style == "on":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.color("text"))
        painter.drawEllipse(round_box.adjusted(3.5, 3.5, -3.5, -3.5))
    elif look.style == "second":
        painter.setFont(colours.font("small", bold=True))
        painter.drawText(round_box, Qt.AlignmentFlag.AlignCenter, "2")


def _paint_lock(painter: QPainter, middle: QPointF, pen_color: QColor) -> None:
    painter.setPen(QPen(pen_color, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(middle.x() - 3, middle.y() - 7, 6, 8), 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen_color)
    painter.drawRect(QRectF(middle.x() - 5, middle.y() - 2.5, 10, 8))
