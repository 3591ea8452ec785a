"""Ending because the system asks for it: by SIGTERM, by SIGHUP, or because the user logs out of the desktop.

Nobody is there to be asked: what is being typed is saved, the place is remembered, files and their locks are
let go of, and the program ends as it does when its window is closed.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from dialogue_app.ui.window.main_window import MainWindow

_MOST = 64


class SystemEnd(QObject):
    """Listens while the program runs. Python hears a signal between two of its own steps only, and while Qt
    waits there are none: so the number of the signal goes through a pipe that Qt watches.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pipe: tuple[int, int] | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.commitDataRequest.connect(self.keep)
        if os.name == "posix":
            self._listen()

    def _listen(self) -> None:
        reading, writing = self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        self._before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        self._handlers = {
            signal_number: signal.signal(signal_number, _heard)
            for signal_number in (signal.SIGTERM, signal.SIGHUP)
        }
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def stop(self) -> None:
        """Listen no more."""
        if self._pipe is None:
            return
        self._notifier.setEnabled(False)
        for signal_number, handler in self._handlers.items():
            signal.signal(signal_number, handler)
        signal.set_wakeup_fd(self._before)
        for end in self._pipe:
            os.close(end)
        self._pipe = None

    def _on_signal(self) -> None:
        if self._pipe is not None:
            heard = os.read(self._pipe[0], _MOST)
            if any(number in self._handlers for number in heard):
                self._window.end()

    def keep(self) -> None:
        """The desktop is about to end everything: save what is being typed. The end comes by a signal."""
        self._window.keep()


def _heard(_number: int, _frame: object) -> None:
    """The pipe carries the signal; without a handler of its own it would end the program at once."""
