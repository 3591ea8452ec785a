"""The long work of looking at a backup, restoring it and saving it as a file: done on another thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import CannotSave, PassphraseNeeded
from dialogue_app.services.content_comparison import Comparison
from dialogue_app.services.files.backups import Backup, back_up
from dialogue_app.services.files.library import Library
from dialogue_app.services.ports import Progress
from dialogue_app.support.translation import _
from dialogue_app.ui.track.open_track import OpenTrack


@dataclass(frozen=True, slots=True)
class ComparedBackup:
    """A backup that was read and compared; without a comparison it has a passphrase of its own."""

    backup: Backup
    comparison: Comparison | None
    fault: str = ""


class CompareTask:
    """Reads a backup and compares it with an open track."""

    def __init__(
        self, track: OpenTrack, backup: Backup, library: Callable[[], Library], passphrase: str
    ) -> None:
        self._store, self._present = track.workspace.store, track.dialogue
        self._hidden = frozenset(
            (session.id, field)
            for session in self._present.sessions()
            for field in track.hidden_in(session.id)
        )
        self._backup, self._library, self._passphrase = backup, library, passphrase

    def look(self, progress: Progress) -> ComparedBackup:
        """Read and compare. Raises CannotOpen, Cancelled."""
        try:
            other = self._read()
        except PassphraseNeeded as error:
            return ComparedBackup(self._backup, None, str(error) if self._passphrase else "")
        progress(0.7)
        return ComparedBackup(self._backup, Comparison(self._present, other, self._hidden))

    def _read(self) -> Dialogue:
        if not self._passphrase:
            return self._store.read_backup(self._backup.path)
        library = self._library()
        workspace = library.open(self._backup.path, passphrase=self._passphrase, read_only=True)
        try:
            return workspace.dialogue
        finally:
            workspace.close()


class RestoreTask:
    """Makes a backup of what is there, then puts another content in its place."""

    def __init__(self, track: OpenTrack, dialogue: Dialogue) -> None:
        self._track, self._dialogue = track, dialogue

    def restore(self, progress: Progress) -> OpenTrack:
        """Do it; the track is told by who asked. Raises CannotSave, Cancelled; then nothing was restored."""
        workspace = self._track.workspace

        def half(part: float) -> None:
            progress(part / 2)

        try:
            back_up(workspace.store, workspace.dialogue, half)
        except CannotSave as error:
            raise CannotSave(
                _("Nothing was restored, since what is there now could not be backed up first: {why}").format(
                    why=str(error)
                )
            ) from error
        progress(0.5)
        workspace.restore(self._dialogue)
        return self._track


class CopyTask:
    """Writes a content as a new file with the protection of an open track."""

    def __init__(self, track: OpenTrack, dialogue: Dialogue, target: Path) -> None:
        self._store, self._dialogue, self._target = track.workspace.store, dialogue, target

    def save(self, progress: Progress) -> Path:
        """Do it. Raises CannotSave, Cancelled; then there is no new file."""
        self._store.back_up(self._dialogue, self._target, progress)
        return self._target
