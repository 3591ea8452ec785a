"""A picture of an analysis: drawn for its width on another thread, with marks that lead to the entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dialogue_app.charts.palette import Palette, palette_of
from dialogue_app.charts.picture import Mark, Picture
from dialogue_app.charts.svg import svg
from dialogue_app.services.ports import Progress
from dialogue_app.ui.qt import theme
from dialogue_app.ui.qt.background import Task
from dialogue_app.ui.text.plain_tips import plain_tip
from dialogue_app.ui.widgets.scroller import Scroller

PAUSE_MS = 120
NARROWEST = 320
_EDGE = 24
_ARROWS = {
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
}
Draw = Callable[[Any, float, Palette], Picture]


@dataclass(frozen=True)
class _Drawing:
    """One drawing to be made; runs on another thread. ``number`` tells it from older ones."""

    number: int
    draw: Draw
    result: Any
    width: float
    palette: Palette

    def run(self, _progress: Progress) -> tuple[int, Picture, bytes]:
        picture = self.draw(self.result, self.width, self.palette)
        return self.number, picture, svg(picture)


class PictureView(QWidget):
    """Up and Down go from one item to the next, Left and Right along the marks of one; Enter or a double
    click opens. ``opened`` carries item and party of a mark, ``pointed`` its words or nothing.
    """

    opened = Signal(str, str)
    pointed = Signal(str)
    drawn = Signal()

    def __init__(self, track: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track = track
        self._draw: Draw | None = None
        self._result: Any = None
        self._number = 0
        self.picture: Picture | None = None
        self.mark: Mark | None = None
        self._renderer = QSvgRenderer(self)
        self._pixmap: QPixmap | None = None
        self._width = 0
        self._by_keys = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.redraw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NARROWEST)
        theme.notifier().changed.connect(self._pause.start)

    # -- what is shown -------------------------------------------------------------------------------

    def show_result(self, draw: Draw, result: Any) -> None:
        """Show another result; the old picture stays until the new one is drawn."""
        self._draw, self._result = draw, result
        self.redraw() if self.isVisible() else self._pause.start()

    def redraw(self) -> None:
        """Begin to draw for the present width and theme."""
        self._pause.stop()
        width = max(self.width(), NARROWEST)
        if self._draw is None or not self.isVisible():
            return
        self._number += 1
        self._width = self.width()
        look = theme.current()
        palette = palette_of(look.colours, look.font_size, theme.TRACK_COLOURS.get(self._track, "accent"))
        task = Task(_Drawing(self._number, self._draw, self._result, width, palette).run)
        task.done.connect(self._on_drawn)
        task.start()

    def _on_drawn(self, found: object) -> None:
        if not isinstance(found, tuple) or found[0] != self._number:
            return
        _number, picture, drawing = found
        self.picture = picture
        self._renderer.load(QByteArray(drawing))
        self._pixmap = None
        self.setAccessibleName(picture.description)
        self.setFixedHeight(ceil(picture.height))
        if self.mark is not None:
            self._point(self._same(self.mark))
        self._begin()
        self.update()
        self.drawn.emit()

    def _same(self, old: Mark) -> Mark | None:
        """The mark of the present picture for the entries of an older one."""
        marks = self.picture.marks if self.picture else ()
        same = [mark for mark in marks if (mark.item, mark.party) == (old.item, old.party)]
        return next((mark for mark in same if mark.words == old.words), same[0] if same else None)

    def sizeHint(self) -> QSize:
        return QSize(640, ceil(self.picture.height) if self.picture else 120)

    # -- marks ---------------------------------------------------------------------------------------

    def _rows(self) -> list[list[Mark]]:
        """The marks by item, in the order in which they were drawn; an item's own mark first."""
        rows: dict[str, list[Mark]] = {}
        for mark in self.picture.marks if self.picture else ():
            rows.setdefault(mark.item, []).append(mark)
        return list(rows.values())

    def step(self, rows: int, marks: int) -> None:
        """Go to another mark: so many items on, or so many marks on within the item."""
        found = self._rows()
        if not found:
            return
        place = next(((n, row.index(self.mark)) for n, row in enumerate(found) if self.mark in row), None)
        if self.mark is None or place is None:
            self._point(found[0][0])
            return
        row, mark = place
        if rows:
            row = min(max(row + rows, 0), len(found) - 1)
            same = [one for one in found[row] if one.party == self.mark.party]
            self._point(same[0] if same else found[row][0])
        else:
            self._point(found[row][min(max(mark + marks, 0), len(found[row]) - 1)])

    def _point(self, mark: Mark | None) -> None:
        self.mark = mark
        words = mark.words if mark else ""
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.pointed.emit(words)
        self.update()

    def _begin(self) -> None:
        """With the focus from the keyboard comes a present mark, as soon as there is one."""
        if self.mark is None and self._by_keys and self.hasFocus():
            self.step(0, 0)

    def _show_mark(self) -> None:
        """Scroll to where the mark is."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, Scroller):
            parent = parent.parentWidget()
        if parent is not None and self.mark is not None:
            middle = self._rect(self.mark).center().toPoint()
            parent.ensure_seen(self, QRect(middle, QSize(1, 1)), 0, 2 * _EDGE)

    @property
    def _factor(self) -> float:
        """How much the picture is shrunk while one for a narrower width is still being drawn."""
        return min(1.0, self.width() / self.picture.width) if self.picture else 1.0

    def _rect(self, mark: Mark) -> QRectF:
        by = self._factor
        return QRectF(mark.x * by, mark.y * by, mark.width * by, mark.height * by)

    def mark_at(self, place: QPointF) -> Mark | None:
        """The mark under a point of the view."""
        return (
            self.picture.mark_at(place.x() / self._factor, place.y() / self._factor) if self.picture else None
        )

    def open_mark(self) -> None:
        """Ask for the entries behind the present mark."""
        if self.mark is not None:
            self.opened.emit(self.mark.item, self.mark.party)

    # -- events --------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """What is under the pointer, in words."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self.mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(mark.words) if mark else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go about the marks, and open one."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self.step(*_ARROWS[key])
            self._show_mark()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._rows():
            self._point(self._rows()[0 if key == Qt.Key.Key_Home else -1][0])
            self._show_mark()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_mark()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the mark under the pointer."""
        self._point(self.mark_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has done it all."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._point(self.mark_at(event.position()))
        self.open_mark()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The hand says that something leads somewhere."""
        found = self.mark_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: Any) -> None:
        """Remember how the focus came."""
        super().focusInEvent(event)
        self._by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        self._begin()
        self.update()

    def focusOutEvent(self, event: Any) -> None:
        """The frame goes with the focus."""
        super().focusOutEvent(event)
        self.update()

    def showEvent(self, event: Any) -> None:
        """Draw what was not drawn while nobody saw it."""
        super().showEvent(event)
        if self._draw is not None and (self.picture is None or self._width != self.width()):
            self._pause.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the width stays."""
        super().resizeEvent(event)
        if self.width() != self._width:
            self._pause.start(PAUSE_MS if self.picture is not None else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, the present mark, the focus."""
        if self.picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.scale(self._factor, self._factor)
        painter.drawPixmap(0, 0, self._painted())
        painter.restore()
        look = theme.current()
        if self.mark is not None:
            painter.setPen(QPen(look.color("focus" if self.hasFocus() else "line_strong"), 2))
            painter.drawRect(self._rect(self.mark).adjusted(-1, -1, 1, 1).intersected(
                QRectF(self.rect()).adjusted(1, 1, -1, -1)))  # fmt: skip
        elif self.hasFocus():
            painter.setPen(QPen(look.color("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _painted(self) -> QPixmap:
        """The picture as points, painted once."""
        ratio = self.devicePixelRatioF()
        if self._pixmap is None or self._pixmap.devicePixelRatio() != ratio:
            width, height = (self.picture.width, self.picture.height) if self.picture else (1, 1)
            self._pixmap = QPixmap(QSize(ceil(width * ratio), ceil(height * ratio)))
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._pixmap)
            self._renderer.render(painter, QRectF(0, 0, width, height))
            painter.end()
        return self._pixmap
