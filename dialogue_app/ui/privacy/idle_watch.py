"""Whether anybody works with the program: the time since the last key, click or movement of the mouse.

The time a computer sleeps counts too, where the system can say how long that was.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

LOOK_EVERY_MS = 1_000

_ACTS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    )
)


def now() -> float:
    """Seconds by a clock that goes on while the computer sleeps, where there is one."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class IdleWatch(QObject):
    """``idle`` once nobody has done anything for so long. It looks at events only while it is on."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0.0
        self._last = now()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def on(self) -> bool:
        return self._timer.isActive()

    def watch(self, seconds: float) -> None:
        """Watch for so long a time without any act; 0 stops watching."""
        self._seconds, self._last = seconds, now()
        application = QCoreApplication.instance()
        if application is None or bool(seconds) == self.on:
            return
        if seconds:
            application.installEventFilter(self)
            self._timer.start()
        else:
            application.removeEventFilter(self)
            self._timer.stop()

    def look(self) -> None:
        """See whether the time is over."""
        if self.on and now() - self._last >= self._seconds:
            self._last = now()
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note when somebody acts; nothing is kept back."""
        if event.type() in _ACTS:
            self._last = now()
        return False
