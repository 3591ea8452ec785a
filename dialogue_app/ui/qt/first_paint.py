"""The first picture of a page: everything in its place before it, and after it what can wait, such as other
files, side pages, the store.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

AT_LATEST_MS = 1500
"""A window that is not painted, as it is minimised, is waited for no longer."""


class FirstPaint(QObject):
    """Emits ``seen`` once, a pause after a widget was painted for the first time."""

    seen = Signal()

    def __init__(self, pause_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pause = pause_ms
        self._watched: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    def wait_for(self, widget: QWidget) -> None:
        """Begin to wait; what was waited for before is forgotten."""
        self._let_go()
        self._watched = widget
        widget.installEventFilter(self)
        widget.destroyed.connect(self._on_gone)
        self._timer.start(AT_LATEST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first painting starts the pause."""
        if event.type() == QEvent.Type.Paint:
            self._let_go()
            self._timer.start(self._pause)
        return False

    def _let_go(self) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._on_gone)
            self._watched = None

    def _on_gone(self) -> None:
        self._watched = None

    def _on_time(self) -> None:
        self._let_go()
        self.seen.emit()


def lay_out_waiting(widget: QWidget) -> None:
    """Put everything in its place before a widget is painted, if it is seen: Qt may paint first, and what is
    on it then moves under the pointer.
    """
    if widget.isVisible():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
