"""Shows a widget that may be larger than the room there is, and scrolls it.

QScrollArea asks for height and width in turn and, where the two never agree, until the program falls: with
large text and long words that happened. Here both are found in so many steps.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

_STEP = 20


class Scroller(QAbstractScrollArea):
    """Its widget is as wide and as high as the room, and wider or higher where it must be: see ``needed``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widget: QWidget | None = None
        self._arranging = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(_STEP)

    def needed(self, widget: QWidget, width: int) -> int:
        """How high the widget is at a width: as high as it likes to be."""
        layout = widget.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return max(widget.minimumSizeHint().height(), widget.minimumHeight())

    def widget(self) -> QWidget | None:
        return self._widget

    def setWidget(self, widget: QWidget | None) -> None:
        """Show a widget from its beginning, instead of the one before, which is left to its owner."""
        self._widget = widget
        if widget is not None:
            widget.setParent(self.viewport())
            widget.setAutoFillBackground(True)  # what is moved is not painted anew
            self.horizontalScrollBar().setValue(0)
            self.verticalScrollBar().setValue(0)
            self.arrange()
            widget.show()
            self.updateGeometry()

    def arrange(self) -> None:
        """Give the widget its room at once, and bars to scroll it with where that is more than is seen."""
        widget = self._widget
        if widget is None or self._arranging:
            return
        self._arranging = True
        try:
            self._give_room(widget)
        finally:
            self._arranging = False

    def _give_room(self, widget: QWidget) -> None:
        whole = self.contentsRect().size()
        thick = self.verticalScrollBar().sizeHint().width()
        narrowest = max(widget.minimumWidth(), widget.minimumSizeHint().width())
        across = narrowest > whole.width()
        widest = widget.maximumWidth()
        least = min(max(whole.width(), narrowest), widest)
        down = self.needed(widget, least) > whole.height() - thick * across
        if down and not across and narrowest > whole.width() - thick:
            across = True
        seen = whole - QSize(thick * down, thick * across)
        width = min(max(seen.width(), narrowest), widest)
        height = max(seen.height(), self.needed(widget, width) if down else 0)
        self.setHorizontalScrollBarPolicy(_policy(across))
        self.setVerticalScrollBarPolicy(_policy(down))
        for bar, length, room in (
            (self.horizontalScrollBar(), width, seen.width()),
            (self.verticalScrollBar(), height, seen.height()),
        ):
            bar.setPageStep(room)
            bar.setRange(0, max(0, length - room))
        widget.resize(width, height)
        self._place()
        layout = widget.layout()
        if layout is not None:
            layout.activate()

    def _place(self) -> None:
        if self._widget is not None:
            self._widget.move(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def ensureWidgetVisible(self, widget: QWidget, across: int = 0, down: int = 0) -> None:
        """Scroll until a widget is seen with so much around it; to its beginning where it is too large."""
        self.ensure_seen(widget, widget.rect(), across, down)

    def ensure_seen(self, widget: QWidget, part: QRect, across: int = 0, down: int = 0) -> None:
        """The same for a part of a widget."""
        if self._widget is None:
            return
        corner = widget.mapTo(self._widget, part.topLeft())
        there = QRect(corner, part.size()).adjusted(-across, -down, across, down)
        room = self.viewport().size()
        for bar, first, length, seen in (
            (self.horizontalScrollBar(), there.left(), there.width(), room.width()),
            (self.verticalScrollBar(), there.top(), there.height(), room.height()),
        ):
            bar.setValue(min(first, max(bar.value(), first + length - seen)))

    # -- events --------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As large as the widget likes to be."""
        return self._widget.sizeHint() if self._widget is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """A few lines of it."""
        line = self.fontMetrics().lineSpacing()
        return QSize(6 * line, 3 * line)

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        """Move the widget."""
        self._place()

    def viewportEvent(self, event: QEvent) -> bool:
        """The widget needs more or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
            self.updateGeometry()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room."""
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what has changed while nobody saw it."""
        self.arrange()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by pages only; the arrows belong to what is shown, unless the keys go to nothing in it."""
        if self.hasFocus() or event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()


def _policy(shown: bool) -> Qt.ScrollBarPolicy:
    return Qt.ScrollBarPolicy.ScrollBarAlwaysOn if shown else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
