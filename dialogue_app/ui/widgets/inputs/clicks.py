"""Saving on leaving by a click: what was typed is saved when the button comes up, before the click counts.

A click is two events, and saving may lay the page out anew. Saved at the first of them, the control that was
aimed at could move away before the second.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

Act = Callable[[], None]


class _Click(QObject):
    """Waits for the button to come up while there is something to be done then."""

    def __init__(self) -> None:
        super().__init__()
        self._acts: dict[int, tuple[QObject, Act]] = {}

    def add(self, owner: QObject, act: Act) -> None:
        application = QApplication.instance()
        if not self._acts and application is not None:
            application.installEventFilter(self)
        self._acts[id(owner)] = (owner, act)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do it before anything else hears of the release."""
        if event.type() == QEvent.Type.MouseButtonRelease and watched.isWidgetType():
            application = QApplication.instance()
            if application is not None:
                application.removeEventFilter(self)
            acts, self._acts = list(self._acts.values()), {}
            for owner, act in acts:
                if isValid(owner):
                    act()
        return False


_CLICK = _Click()


def on_leaving(event: QEvent, owner: QObject, act: Act) -> None:
    """Do an act of ``owner`` because the focus went: now, or while a click is under way as it ends."""
    by_mouse = isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.MouseFocusReason
    if by_mouse and QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
        _CLICK.add(owner, act)
    else:
        act()
