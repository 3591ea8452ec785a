"""One program for each user: a later start hands its files to the one that runs, and ends.

*Go to the joint room* and *Lock* can only close what their own program has open; with two programs an
internal file would stay on the screen. The two speak through files in a folder that only the user may enter:
a lock, and a request for each later start, which the running program removes once it has taken it. No socket
is opened.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from dialogue_app.support.translation import _

if TYPE_CHECKING:
    from dialogue_app.ui.window.main_window import MainWindow

PATIENCE = 30.0
"""Seconds that a later start waits for the running program to take its request."""
_LARGEST = 1 << 16
_BUSY = 400
"""Milliseconds until files are tried again that came while a dialog was open."""


class SingleInstance(QObject):
    """The place of the one program. ``wanted`` carries the files (a list of paths) of a later start."""

    wanted = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """``folder``: where lock and requests lie; its parent is open to the user alone."""
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / "lock"))
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None

    def begin(self) -> bool:
        """Take the place. False if another program of this user has it. Where no lock can be kept, every
        start counts as the first.
        """
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            return True
        if not self._lock.tryLock(0):
            return self._lock.error() != QLockFile.LockError.LockFailedError
        for request in self._requests():
            if _given_up(request):
                _remove(request)
        return True

    @property
    def has_place(self) -> bool:
        """Whether this is the one program."""
        return self._lock.isLocked()

    def listen(self) -> None:
        """Take what later starts ask for from now on, and what those asked for that came meanwhile."""
        if not self.has_place:
            return
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self.take_requests)
        self.take_requests()

    def end(self) -> None:
        """Give the place free."""
        if self._watcher is not None:
            self._watcher.directoryChanged.disconnect(self.take_requests)
            self._watcher = None
        self._lock.unlock()

    def hand_over(self, paths: Sequence[Path]) -> bool:
        """Ask the running program to show itself and to open files. False if it does not answer, or if it
        ended meanwhile and its place is now taken here.
        """
        from secrets import token_hex  # with its sources of chance, which the first picture needs not

        request = self._folder / f"{token_hex(8)}.request"
        passing = request.with_suffix(".new")
        content = json.dumps([str(path.expanduser().absolute()) for path in paths]).encode()
        try:
            with open(passing, "xb", opener=_private) as stream:
                stream.write(content)
            passing.replace(request)
        except OSError:
            return False
        until = time.monotonic() + PATIENCE
        while request.exists():
            if time.monotonic() > until or self.begin():
                _remove(request)
                return False
            time.sleep(0.02)
        return True

    def take_requests(self) -> None:
        """Take what later starts ask for."""
        for request in self._requests():
            paths = _read(request)
            _remove(request)
            if paths is not None:
                self.wanted.emit(paths)

    def _requests(self) -> list[Path]:
        return sorted(self._folder.glob("*.request"))


class Visitor(QObject):
    """Brings the window to the front for a later start and opens its files, one request after the other."""

    def __init__(self, window: MainWindow, program: SingleInstance) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[list[Path]] = []
        program.wanted.connect(self.on_wanted)

    def on_wanted(self, paths: list[Path]) -> None:
        """Show the window; open the files, unless it is locked: whoever unlocks it can ask again."""
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        if paths and not window.covered:
            self._waiting.append(paths)
            self._open()

    def _open(self) -> None:
        """Open what is waiting, once no dialog is open."""
        if not self._waiting or self._window.covered:
            self._waiting.clear()
        elif QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_BUSY, self._open)
        else:
            self._window.open_paths(self._waiting.pop(0))


def no_answer() -> str:
    """What whoever started the program a second time is told if the first one does not take the request."""
    return _(
        "The program is running already and does not answer. Go to its window, or end it and start again."
    )


def _remove(request: Path) -> None:
    with contextlib.suppress(OSError):
        request.unlink()


def _given_up(request: Path) -> bool:
    """Whether the start that asked has ended without an answer, as far as the age of its request tells."""
    try:
        return abs(time.time() - request.stat().st_mtime) > PATIENCE
    except OSError:
        return False


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _read(request: Path) -> list[Path] | None:
    """The files of a request; nothing if it is none."""
    try:
        with request.open("rb") as stream:
            found = json.loads(stream.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, list) or not all(isinstance(one, str) and one for one in found):
        return None
    return [Path(one) for one in found if "\0" not in one]
