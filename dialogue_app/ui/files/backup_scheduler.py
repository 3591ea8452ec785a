"""Backups of one open track while work goes on: made on another thread, from the value, once nobody types;
told of only if one could not be made.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Event
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.services.files.backups import back_up, is_due, last_of
from dialogue_app.services.ports import Progress, TrackStore
from dialogue_app.ui.qt.background import Task
from dialogue_app.ui.shell.settings_model import SettingsModel
from dialogue_app.ui.track.open_track import OpenTrack

QUIET_MS, LONGEST_WAIT_SECONDS = 2_000, 60.0
"""A backup begins so long after the last change, and never longer after the first one that it follows."""

PATIENCE_SECONDS = 3.0
"""How long closing waits for a backup to be written, and then for one that was asked to stop."""


class BackupScheduler(QObject):
    """Watches one track. The first backup holds it as it was opened, each later one as it is.

    ``made`` when one was written; ``failed`` with a sentence, once for as long as it goes on failing. After a
    failure the next is tried half an hour later.
    """

    made = Signal()
    failed = Signal(str)

    def __init__(self, track: OpenTrack, settings: SettingsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.track, self._settings = track, settings
        self.fault = ""
        self._opened: Dialogue | None = track.dialogue
        self._failed_at: datetime | None = None
        self._writing: Writing | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._on_quiet)
        self._first = 0.0
        track.changed.connect(self._on_changed)

    @property
    def at_work(self) -> bool:
        """Whether a backup is being written."""
        return self._writing is not None

    @property
    def waiting(self) -> bool:
        """Whether it waits for a pause to see whether a backup is due."""
        return self._quiet.isActive()

    def _on_changed(self, change: Change | None) -> None:
        if change is None or self.at_work or not self._settings.value.keep_backups:
            return
        if self.track.read_only or self.track.path is None:
            return
        if not self.waiting:
            self._first = monotonic()
        if monotonic() - self._first < LONGEST_WAIT_SECONDS:
            self._quiet.start(QUIET_MS)

    def _on_quiet(self) -> None:
        if not self._settings.value.keep_backups:
            return
        now = datetime.now().astimezone()
        opened, self._opened = self._opened, None
        if is_due(last_of(self.track.dialogue), now) and is_due(self._failed_at, now):
            self._begin(opened or self.track.dialogue)

    def _begin(self, dialogue: Dialogue) -> None:
        self._writing = Writing(self.track.workspace.store, dialogue)
        task = self._writing.task
        task.done.connect(self._on_made)
        task.failed.connect(self._on_failed)
        task.ended.connect(self._on_ended)
        task.start()

    def _on_made(self, _path: Path) -> None:
        self.fault, self._failed_at = "", None
        self.made.emit()

    def _on_failed(self, sentence: str) -> None:
        again, self.fault = bool(self.fault), sentence
        self._failed_at = datetime.now().astimezone()
        if not again:
            self.failed.emit(sentence)

    def _on_ended(self) -> None:
        self._writing = None

    def stop(self) -> None:
        """The track is about to be closed: make the backup that waits for a pause, and wait a little for it;
        then end the work at its next step.
        """
        self.track.changed.disconnect(self._on_changed)
        if self.waiting:
            self._quiet.stop()
            self._on_quiet()
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.task.done.disconnect(self._on_made)
            writing.task.failed.disconnect(self._on_failed)
            writing.task.ended.disconnect(self._on_ended)
            writing.stop()


class Writing:
    """One backup being written: what it needs, and whether it is over."""

    def __init__(self, store: TrackStore, dialogue: Dialogue) -> None:
        self._store, self._dialogue = store, dialogue
        self._over = Event()
        self.task = Task(self.write)

    def write(self, progress: Progress) -> Path:
        """Write it; called on the other thread."""
        try:
            return back_up(self._store, self._dialogue, progress)
        finally:
            self._over.set()

    def stop(self) -> None:
        """Wait a little for it; if that is not enough, ask it to end, and wait again."""
        if not self._over.wait(PATIENCE_SECONDS):
            self.task.cancel()
            self._over.wait(PATIENCE_SECONDS)
