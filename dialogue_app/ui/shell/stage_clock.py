"""The clocks of a sitting: time used by the stage, and how long somebody has been speaking.

The stage clock hands over what it counted about once a minute and when it stops; who speaks for how
long stays in memory.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

HAND_OVER_SECONDS = 60


def minutes_and_seconds(seconds: int) -> str:
    """A length of time: ``32:10``, from an hour on ``1:02:05``."""
    hours, rest = divmod(max(seconds, 0), 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60:02}:{rest % 60:02}"


class StageClock(QObject):
    """Counts seconds while it runs. ``counted`` hands them over; ``ticked`` asks for showing them."""

    counted = Signal(int)
    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self._on_time)
        self._shown = -1

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._timer.isActive()

    @property
    def pending(self) -> int:
        """Seconds counted and not yet handed over."""
        return self._since.elapsed() // 1000 if self.running else 0

    def start(self) -> None:
        """Begin to count."""
        self._since.start()
        self._timer.start()
        self.ticked.emit()

    def stop(self) -> None:
        """Hand over what was counted and stop."""
        if self.running:
            self.hand_over()
            self._timer.stop()
            self.ticked.emit()

    def hand_over(self) -> None:
        """Hand over what was counted and go on."""
        seconds = self.pending
        if seconds:
            self._since.restart()
            self.counted.emit(seconds)

    def _on_time(self) -> None:
        if self.pending >= HAND_OVER_SECONDS:
            self.hand_over()
        if self.pending != self._shown:
            self._shown = self.pending
            self.ticked.emit()


class SpeakerClock(QObject):
    """Who speaks, and for how long. Nothing of it is kept."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self.ticked)

    @property
    def seconds(self) -> int:
        """For how long the speaker has had the floor."""
        return self._since.elapsed() // 1000 if self.name else 0

    def give_floor(self, name: str) -> None:
        """Somebody begins to speak; an empty name: nobody does."""
        self.name = name
        if name:
            self._since.start()
            self._timer.start()
        else:
            self._timer.stop()
        self.ticked.emit()
