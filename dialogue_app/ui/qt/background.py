"""Long work off the window's thread, with progress and a way to stop it.

The work is a function of immutable values (a Dialogue, a request) and of a progress function; it touches
no widget. It is stopped by its progress function raising Cancelled, never from outside.

The other thread only ever speaks to what lives as long as the program. A task is kept there from its start
to its end, and says everything on the window's thread, whoever has gone meanwhile: a task that is freed while
its thread speaks through it, or a receiver that is freed while a signal to it is on its way between two
threads, ends the whole program (seen: segmentation faults in whatever came next).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from dialogue_app.core.errors import Cancelled, DialogueError
from dialogue_app.support.translation import _

if TYPE_CHECKING:
    from dialogue_app.services.ports import Progress

Work = Callable[["Progress"], object]

PATIENCE_MS = 10_000
"""How long work on other threads, which was asked to stop, is waited for."""

TURN = 0.001
"""Seconds for which long work may go on before the window has its turn."""


def take_turns() -> None:
    """Let the window come in more often than Python would by itself: it asks many times for each picture."""
    sys.setswitchinterval(TURN)


def _done(_progress: Progress) -> None:
    """In place of work that was begun: what it holds must not outlive it, as a task may in Python."""


class Task(QObject):
    """One piece of work. ``done`` carries its result, ``failed`` a sentence; all is said on the window's
    thread. Freed when it has ended.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._number = 0
        self._stop = False
        self._told = -1
        self._tell: Callable[[], object] = _nothing

    def start(self) -> None:
        """Begin on another thread."""
        self._number = _at_work().begin(self)
        QThreadPool.globalInstance().start(_Run(_at_work(), self._number))

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
            _at_work().moved.emit(self._number, part)

    def run(self) -> None:
        """Do the work; called on the other thread. An unexpected error goes to the error watch."""
        work, self._work = self._work, _done
        try:
            result = work(self.progress)
        except Cancelled:
            self._tell = self.cancelled.emit
        except DialogueError as error:
            self._tell = partial(self.failed.emit, str(error))
        else:
            self._tell = partial(self.done.emit, result)

    def end(self) -> None:
        """Say what came of it and that it ended; called on the window's thread."""
        tell, self._tell = self._tell, _nothing
        try:
            tell()
        finally:
            self.ended.emit()
            self.deleteLater()


def _nothing() -> None:
    """Where nothing is to be told: the work has not ended, or an unexpected error ended it."""


class _AtWork(QObject):
    """The tasks that have begun, by number. Lives on the window's thread, as long as the program."""

    moved = Signal(int, float)
    over = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.tasks: dict[int, Task] = {}
        self._begun = 0
        self.moved.connect(self._on_moved)
        self.over.connect(self._on_over)

    def begin(self, task: Task) -> int:
        """Keep a task that is about to begin; its number."""
        self._begun += 1
        self.tasks[self._begun] = task
        return self._begun

    def _on_moved(self, number: int, part: float) -> None:
        self.tasks[number].progressed.emit(part)

    def _on_over(self, number: int) -> None:
        self.tasks.pop(number).end()


@cache
def _at_work() -> _AtWork:
    return _AtWork()


class _Run(QRunnable):
    """Knows its task by number only: nothing on its thread refers to the task once this has told the end."""

    def __init__(self, at_work: _AtWork, number: int) -> None:
        super().__init__()
        self._at_work, self._number = at_work, number

    def run(self) -> None:
        try:
            self._at_work.tasks[self._number].run()
        finally:
            self._at_work.over.emit(self._number)


def stop_all() -> None:
    """Ask all work to stop at its next step, and wait for that: the program or its window is about to go."""
    for task in _at_work().tasks.values():
        task.cancel()
    QThreadPool.globalInstance().waitForDone(PATIENCE_MS)


def run_with_progress(parent: QWidget, title: str, work: Work) -> Task:
    """Start work and show how far it is, with a button to stop. Connect to the task's signals."""
    task = Task(work)
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
    QTimer.singleShot(0, shown.begin)
    return task


class _Shown(QObject):
    """Ties a task to its dialog; lives as long as the dialog."""

    def __init__(self, task: Task, dialog: QProgressDialog) -> None:
        super().__init__(dialog)
        self._task, self._dialog = task, dialog

    def begin(self) -> None:
        """Let the work begin, unless the window has gone already."""
        self._task.start()

    def on_progress(self, part: float) -> None:
        """Show how far it is."""
        self._dialog.setValue(min(99, int(part * 100)))

    def on_end(self) -> None:
        """Close the dialog and let it go."""
        self._dialog.close()
        self._dialog.deleteLater()
