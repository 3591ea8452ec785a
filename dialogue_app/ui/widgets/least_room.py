"""Room for what must never be squeezed: as large as there is room, and scrolled where that is too little.

A layout of Qt lets widgets overlap where it has less room than they need. What stands in here always has what
it needs. Qt takes the height a widget likes for the least it needs where that depends on the width;
``Flexible`` is for those that hold something which gives way, such as a list that scrolls.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.scroller import Scroller

_BESIDE_FOCUS = 16
_LEAST = QSize(160, 96)
_ROOM_FOR_PURPOSE = 520


class Flexible(QWidget):
    """A widget whose layout asks for no more than its parts need at the least; it takes what there is."""

    def heightForWidth(self, width: int) -> int:
        """The least height at a width."""
        return least_height(self, width)


class FlexibleStack(QStackedWidget):
    """Widgets of which one is shown, and only that one counts for how much room is needed."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """The least height of the widget shown."""
        shown = self.currentWidget()
        return max(self.minimumHeight(), least_height(shown, width) if shown is not None else 0)

    def minimumSizeHint(self) -> QSize:
        """The least of the widget shown."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else QSize(0, 0)


class LeastRoom(Scroller):
    """Shows one widget, which has all the room there is and never less than it needs. ``resized``: so much is
    seen of it now.
    """

    resized = Signal(QSize)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def needed(self, widget: QWidget, width: int) -> int:
        """How high the widget must be at a width."""
        return least_height(widget, width)

    def sizeHint(self) -> QSize:
        """As much as the widget likes to have at the present width."""
        widget = self.widget()
        if widget is None:
            return super().sizeHint()
        liked, layout = widget.sizeHint(), widget.layout()
        width = self.width() if self.isVisible() else liked.width()
        height = layout.totalHeightForWidth(width) if layout is not None else -1
        return QSize(liked.width(), height if height >= 0 else liked.height())

    def minimumSizeHint(self) -> QSize:
        """Enough to see something of it."""
        look = theme.current()
        return QSize(look.scaled(_LEAST.width()), look.scaled(_LEAST.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width the widget likes to have another height."""
        super().resizeEvent(event)
        self.resized.emit(self.size())
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys belong to what is shown."""
        event.ignore()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        widget = self.widget()
        if now is not None and widget is not None and widget.isAncestorOf(now):
            self.ensureWidgetVisible(now, _BESIDE_FOCUS, _BESIDE_FOCUS)


def room_around(widget: QWidget) -> QSize:
    """How much is seen of a widget: its own size, unless it lies in a room that scrolls it."""
    viewport = widget.parentWidget()
    room = viewport.parentWidget() if viewport is not None else None
    return room.size() if isinstance(room, LeastRoom) else widget.size()


def is_low(room: QSize) -> bool:
    """Whether a page is seen so little that it leaves out what it is for, and says the rest in one line."""
    return room.height() < theme.current().scaled(_ROOM_FOR_PURPOSE)


def least_height(widget: QWidget, width: int) -> int:
    """The least height at which a widget of this width shows everything, in pixels."""
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        least = layout.totalMinimumHeightForWidth(width)
    else:
        least = widget.minimumSizeHint().height()
    return min(max(least, widget.minimumHeight()), widget.maximumHeight())
