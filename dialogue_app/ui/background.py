"""Long work off the window's thread, with progress and a way to stop it.

The work is a function of immutable values (a Dialogue, a request) and of a progress function; it touches
no widget. It is stopped by its progress function raising Cancelled, never from outside.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from dialogue_app.core.errors import Cancelled, DialogueError
from dialogue_app.support.translation import _

if TYPE_CHECKING:
    from dialogue_app.services.ports import Progress

Work = Callable[["Progress"], object]

TURN = 0.001
"""Seconds for which long work may go on before the window has its turn."""


PATIENCE_MS = 10_000
"""How long work that was told to stop is waited for."""


def take_turns() -> None:
    """Let the window come in more often than Python would by itself: it asks many times for each picture."""
    sys.setswitchinterval(TURN)


def _done(_progress: Progress) -> None:
    """In place of work that was begun: what it holds must not outlive it, as a task may in Python."""


class Task(QObject):
    """One piece of work. ``done`` carries its result, ``failed`` a sentence."""

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    ended = Signal()
    _finished = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finished.connect(self._on_finished)
        self._work = work
        self._stop = False
        self._told = -1

    def start(self) -> None:
        """Begin on another thread."""
        _AT_WORK.add(self)
        QThreadPool.globalInstance().start(_Run(self))

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next step."""
        self._stop = True

    def progress(self, part: float) -> None:
        """Told by the work how far it has come; passed on for every hundredth. Raises Cancelled once it is
        to stop.
        """
        if self._stop:
            raise Cancelled(_("Stopped. Nothing was written."))
        if int(part * 100) != self._told:
            self._told = int(part * 100)
            self.progressed.emit(part)

    def run(self) -> None:
        """Do the work; called on the other thread. An unexpected error goes to the error watch."""
        work, self._work = self._work, _done
        try:
            result = work(self.progress)
        except Cancelled:
            self.cancelled.emit()
        except DialogueError as error:
            self.failed.emit(str(error))
        else:
            self.done.emit(result)
        finally:
            _AT_WORK.discard(self)
            self._finished.emit()

    def _on_finished(self) -> None:
        """Say on the window's own thread that it ended: a task that one of those told lets go of would
        otherwise be gone before all of them are told.
        """
        self.ended.emit()


_AT_WORK: set[Task] = set()
"""Every task that was begun and is not over."""


def stop_all() -> None:
    """The program ends: all work stops at its next step, while there is still somebody it can tell."""
    for task in tuple(_AT_WORK):
        task.cancel()
    QThreadPool.globalInstance().waitForDone(PATIENCE_MS)


class _Run(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.run()


def run_with_progress(parent: QWidget, title: str, work: Work) -> Task:
    """Start work and show how far it is, with a button to stop. Connect to the task's signals."""
    task = Task(work, parent)
    dialog = QProgressDialog(title, _("Stop"), 0, 100, parent)
    dialog.setWindowTitle(title)
    dialog.setAccessibleName(title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(400)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    shown = _Shown(task, dialog)
    task.progressed.connect(shown.on_progress)
    task.ended.connect(shown.on_end)
    dialog.canceled.connect(task.cancel)
    # Not before the caller has connected: quick work could end sooner than that.
    QTimer.singleShot(0, task.start)
    return task


class _Shown(QObject):
    """Ties a task to its dialog; lives as long as the task."""

    def __init__(self, task: Task, dialog: QProgressDialog) -> None:
        super().__init__(task)
        self._task, self._dialog = task, dialog

    def on_progress(self, part: float) -> None:
        """Show how far it is."""
        self._dialog.setValue(min(99, int(part * 100)))

    def on_end(self) -> None:
        """Close the dialog and let both go."""
        self._dialog.close()
        self._dialog.deleteLater()
        self._task.deleteLater()
