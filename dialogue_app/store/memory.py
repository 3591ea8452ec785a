"""Tracks that live in memory: new ones without a file, and files opened for reading only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import CannotOpen, CannotSave
from dialogue_app.services.ports import Progress
from dialogue_app.store import keys, open_readonly, whole_file
from dialogue_app.store.keys import Key
from dialogue_app.store.rows import packed
from dialogue_app.support.translation import _


class MemoryStore:
    """A track that is kept in memory only."""

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue: Dialogue | None = dialogue

    @property
    def path(self) -> Path | None:
        """It has no file."""
        return None

    @property
    def read_only(self) -> bool:
        """It can be written."""
        return False

    @property
    def protected(self) -> bool:
        """It has no passphrase."""
        return False

    def accepts(self, passphrase: str) -> bool:
        """It takes any passphrase."""
        return keys.fits(passphrase, None)

    def load(self) -> Dialogue:
        """Everything in the track."""
        if self._dialogue is None:
            raise CannotOpen(_("The document has been closed."))
        return self._dialogue

    def get_ready(self) -> None:
        """It is always ready."""

    def write(self, edits: Sequence[Edit]) -> None:
        """Take edits over: all or none. Raises CannotSave, StaleEdit."""
        if self._dialogue is None:
            raise CannotSave(_("The document has been closed. The change was not saved."))
        for edit in edits:
            packed(edit.record)
        self._dialogue = self._dialogue.apply(edits)

    def check_untouched(self) -> None:
        """Nobody else has it."""

    def still_holds(self, dialogue: Dialogue) -> bool:
        """Whether this is the content."""
        return self._dialogue == dialogue

    def copy_to(self, target: Path) -> None:
        """Write everything as a file. Raises CannotSave."""
        if self._dialogue is None:
            raise CannotSave(_("The document has been closed. Nothing was written."))
        whole_file.write_new(target, self._dialogue, replace=True)

    def back_up(self, dialogue: Dialogue, target: Path, progress: Progress = whole_file.unheard) -> None:
        """Write a value of the track as a new file. Raises CannotSave, and what ``progress`` raises."""
        whole_file.write_new(target, dialogue, progress=progress)

    def read_backup(self, path: Path) -> Dialogue:
        """The content of a file that is not protected. Raises CannotOpen, PassphraseNeeded."""
        return open_readonly.read_with(path, None)

    def restore(self, dialogue: Dialogue) -> None:
        """Put another content in place of everything. Raises CannotSave."""
        if self._dialogue is None:
            raise CannotSave(_("The document has been closed. Nothing was written."))
        self._dialogue = dialogue

    def change_passphrase(self, passphrase: str) -> None:
        """Refuse: there is no file that could be protected. Raises CannotSave."""
        raise CannotSave(_("Only a document that is open for writing can be given a passphrase."))

    def close(self) -> None:
        """Forget the content."""
        self._dialogue = None


class ReadOnlyStore(MemoryStore):
    """A document as it was when it was opened; the file is neither held nor written."""

    def __init__(self, path: Path, dialogue: Dialogue, key: Key | None = None) -> None:
        super().__init__(dialogue)
        self._path = path
        self._key = key

    @property
    def path(self) -> Path | None:
        """The file it was read from."""
        return self._path

    @property
    def read_only(self) -> bool:
        """It cannot be written."""
        return True

    @property
    def protected(self) -> bool:
        """Whether the file has a passphrase."""
        return self._key is not None

    def accepts(self, passphrase: str) -> bool:
        """Whether this is the passphrase of the file; a plain one takes any."""
        return keys.fits(passphrase, self._key)

    def write(self, edits: Sequence[Edit]) -> None:
        """Refuse. Raises CannotSave."""
        raise CannotSave(
            _("The document is open for reading only. The change was not saved; save a copy and work there.")
        )

    def copy_to(self, target: Path) -> None:
        """Write everything as a file, protected as the document is. Raises CannotSave."""
        whole_file.write_new(target, self.load(), self._key, replace=True)

    def back_up(self, dialogue: Dialogue, target: Path, progress: Progress = whole_file.unheard) -> None:
        """Write a value as a new file, protected as the document is. Raises CannotSave."""
        whole_file.write_new(target, dialogue, self._key, progress=progress)

    def read_backup(self, path: Path) -> Dialogue:
        """The content of a file with the key of this document. Raises CannotOpen, PassphraseNeeded."""
        return open_readonly.read_with(path, self._key)

    def restore(self, dialogue: Dialogue) -> None:
        """Refuse. Raises CannotSave."""
        raise CannotSave(_("The document is open for reading only. Nothing was restored."))

    def close(self) -> None:
        """Forget the content and overwrite the key."""
        super().close()
        key, self._key = self._key, None
        if key is not None:
            key.wipe()
