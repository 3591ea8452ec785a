"""How large a window may be on the screen it is on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from dialogue_app.ui.qt import theme

_FRAME = QSize(16, 40)
"""What a desktop puts around a window: its title and its edges."""


def screen_room(window: QWidget) -> QSize:
    """The largest size of a window that is seen whole, in logical pixels."""
    return window.screen().availableGeometry().size() - _FRAME


def move_into_sight(window: QWidget) -> None:
    """Move a window that runs over an edge of its screen so far that it is seen whole, its frame too."""
    screen, frame = window.screen().availableGeometry(), window.frameGeometry()
    left = max(screen.left(), min(frame.left(), screen.right() - frame.width() + 1))
    top = max(screen.top(), min(frame.top(), screen.bottom() - frame.height() + 1))
    if (left, top) != (frame.left(), frame.top()):
        window.move(left, top)


def liked_size(window: QWidget, width: int, height: int) -> QSize:
    """A size said for text of the usual size: larger with larger text, and never larger than the screen."""
    look = theme.current()
    return QSize(look.scaled(width), look.scaled(height)).boundedTo(screen_room(window))
