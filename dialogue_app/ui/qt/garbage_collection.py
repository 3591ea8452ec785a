"""Garbage collection, on the GUI thread only.

A collection that happens to run on another thread deletes widgets there that nobody refers to any more, and
Qt then stops the whole program (seen: a segmentation fault while a picture was drawn). So the automatic one
is off, and a timer of the window collects in moments when nothing else happens, for the window stands still
as long as all objects are looked at: not while somebody types or scrolls, which makes objects by the
thousand, and not while long work makes them by the hundred thousand on another thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, QTimer

PAUSE_MS = 1_000
ENOUGH = 20_000
"""New objects since the last collection from which another is worth its time."""

QUIET, MOST = 2_000, 100_000
"""With more new objects in a second something goes on, and collecting waits until it is over; with so many in
all it waits no longer.
"""

LONGEST_WAIT = 60
"""So many times a collection is put off because of long work."""

OFTEN = 10
"""Every so many collections go through everything, the others through what is new."""


class GarbageCollection(QObject):
    """Collects now and then for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._collections = self._put_off = self._count = 0
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._aside = QTimer(self)
        self._aside.setSingleShot(True)
        self._aside.timeout.connect(self._on_aside)

    def look(self) -> None:
        """Collect if enough has been made since the last time, and nothing goes on."""
        count = gc.get_count()[0]
        grown, self._count = count - self._count, count
        if count < ENOUGH or (grown > QUIET and count < MOST):
            return
        if QThreadPool.globalInstance().activeThreadCount() and self._put_off < LONGEST_WAIT:
            self._put_off += 1
            return
        self._put_off = 0
        self._collections += 1
        gc.collect(2 if self._collections % OFTEN == 0 else 1)

    def set_aside_soon(self) -> None:
        """Set aside what is there once the pictures stand and no long work goes on."""
        self._aside.start(PAUSE_MS)

    def _on_aside(self) -> None:
        if QThreadPool.globalInstance().activeThreadCount():
            self.set_aside_soon()
        else:
            self.set_aside()

    def set_aside(self) -> None:
        """Take what is there now, such as a track just opened, out of all further collections."""
        gc.collect(1)
        gc.freeze()


def garbage_collection_of(app: QCoreApplication) -> GarbageCollection:
    """The garbage collection of an application, begun if there is none yet."""
    begun = app.findChild(GarbageCollection)
    return begun if isinstance(begun, GarbageCollection) else GarbageCollection(app)
