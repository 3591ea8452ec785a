"""One open document: held for this program alone, every write in one transaction."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import CannotOpen, CannotSave, ChangedOutside, PlaceFails
from dialogue_app.services.ports import Progress
from dialogue_app.store import (
    envelope,
    faults,
    integrity_check,
    keys,
    open_readonly,
    reader,
    schema,
    sqlcipher,
    whole_file,
)
from dialogue_app.store.envelope import FileId, Footprint
from dialogue_app.store.keys import Key
from dialogue_app.store.layout import HEAD
from dialogue_app.store.lock import Lock, holder_of
from dialogue_app.store.sqlcipher import Driver
from dialogue_app.support.translation import _

if TYPE_CHECKING:
    from sqlalchemy import Engine

OPEN: dict[FileId, FileStore] = {}
"""The documents this process holds. Opening one of them as a plain file would drop SQLite's locks."""


class FileStore:
    """An open document. It may be used from several threads; one at a time is served."""

    def __init__(self, path: Path, identity: FileId, lock: Lock, key: Key | None) -> None:
        """Hold a document, brought up to date if it is older. Raises CannotOpen; then nothing is held."""
        self._path = path
        self._identity = identity
        self._lock = lock
        self._key = key
        self._busy = threading.RLock()
        self._open = True
        self._driver: Driver | None = None
        self._engine: Engine | None = None
        self._doubtful: list[tuple[Edit, ...]] = []
        self._footprint: Footprint | None = None
        self._foreign: Footprint | None = None
        try:
            self._prepare()
            self._note_footprint()
        except BaseException:
            self._let_go()
            raise
        OPEN[identity] = self

    def _prepare(self) -> None:
        name = self._path.name
        holder = "" if self._lock.held else holder_of(self._path).shown()
        with faults.opening(name, protected=self._key is not None, holder=holder):
            connection = self._connection()
            schema.check_parts(connection, name)
            if schema.revision_of(connection, name) != HEAD:
                from dialogue_app.store import schema_upgrade

                schema_upgrade.bring_up_to_date(connection, self._path, self._key)
            open_readonly.check_current(connection, name)

    def _connection(self) -> Driver:
        """The connection, opened anew if it was let go of. Raises the errors of the driver."""
        if self._driver is None:
            self._driver = sqlcipher.connect(self._path, "edit", self._key)
        return self._driver

    def _let_go(self) -> None:
        driver, self._driver, self._engine = self._driver, None, None
        if driver is not None:
            driver.close()
            if self._lock.held:
                whole_file.clear_journal(self._path)

    def _writing(self) -> Engine:
        if self._engine is None:
            from dialogue_app.store import writer

            self._engine = writer.engine_over(self._connection())
        return self._engine

    def get_ready(self) -> None:
        """Load what writing needs, on whatever thread. What goes wrong, the first write says."""
        from dialogue_app.store import writer  # noqa: F401 - loaded before anyone has to wait

        with self._busy, contextlib.suppress(*faults.LibraryError):
            if self._open:
                self._writing().connect().close()

    @property
    def path(self) -> Path | None:
        return self._path

    @property
    def read_only(self) -> bool:
        """It can be written."""
        return False

    def opens_with(self, key: Key | None) -> bool:
        """Whether this is the key of the document."""
        return self._key == key

    @property
    def protected(self) -> bool:
        """Whether the document has a passphrase."""
        return self._key is not None

    def accepts(self, passphrase: str) -> bool:
        """Whether this is the passphrase of the document; a plain one takes any."""
        return keys.fits(passphrase, self._key)

    @property
    def salt(self) -> bytes:
        """The salt of a protected document; empty for a plain one."""
        return self._key.salt if self._key else b""

    def load(self) -> Dialogue:
        """Everything in the document. Raises CannotOpen if it is damaged."""
        with self._busy:
            if not self._open:
                raise CannotOpen(_("The document has been closed."))
            with faults.opening(self._path.name, protected=self._key is not None):
                self._take_back()
                return reader.read(self._connection(), self._path.name)

    def _take_back(self) -> None:
        """Nothing that was said not to be saved is there."""
        if self._doubtful:
            from dialogue_app.store import writer

            with writer.transaction(self._writing()) as connection:
                writer.take_back(connection, self._doubtful)
            self._doubtful.clear()
            self._note_footprint()

    def _note_footprint(self) -> None:
        """What lies there now was written by this program."""
        self._footprint = self._lies_there()

    def _lies_there(self) -> Footprint | None:
        try:
            return envelope.footprint(self._path)
        except OSError:
            return None

    def check(self) -> tuple[str, ...]:
        """What is wrong with the document, a sentence each. Raises CannotOpen."""
        with self._busy:
            if not self._open:
                raise CannotOpen(_("The document has been closed."))
            with faults.opening(self._path.name):
                return integrity_check.faults_of(self._connection(), self._path.name)

    def write(self, edits: Sequence[Edit]) -> None:
        """Write edits in one transaction: all or none. Raises CannotSave, StaleEdit.

        Where the medium fails at the very end, the library cannot tell whether they stand in the file. They
        were not saved as far as anyone was told; the next write takes them back if they do.
        """
        from dialogue_app.store import writer

        with self._busy:
            if not self._open:
                raise CannotSave(_("The document has been closed. The change was not saved."))
            self._check_in_place()
            try:
                with faults.saving(), writer.transaction(self._writing()) as connection:
                    writer.take_back(connection, self._doubtful)
                    writer.apply(connection, edits)
            except PlaceFails:
                self._doubtful.append(tuple(edits))
                raise
            finally:
                self._note_footprint()
            self._doubtful.clear()

    def check_untouched(self) -> None:
        """Raises PlaceFails if the file is gone, ChangedOutside if another program wrote into it. While this
        program itself writes the file on another thread nobody waits: that act looks for itself.
        """
        if not self._busy.acquire(blocking=False):
            return
        try:
            if self._open:
                self._check_in_place()
        finally:
            self._busy.release()

    def still_holds(self, dialogue: Dialogue) -> bool:
        """Whether a file that was touched from outside, read anew, has just this content. If so, it is
        written to again; if not, every later write is refused as well.
        """
        with self._busy:
            there = self._lies_there()
            if not self._open or self._doubtful or there in (None, self._foreign):
                return False
            if self._reads(dialogue):
                self._footprint = there
                return True
            self._foreign = there
            return False

    def _reads(self, dialogue: Dialogue) -> bool:
        """Whether the file has this content now, past everything that the library keeps of it in memory."""
        self._let_go()
        try:
            with faults.opening(self._path.name, protected=self._key is not None):
                return reader.read(self._connection(), self._path.name) == dialogue
        except CannotOpen:
            self._let_go()
            return False

    def _check_in_place(self) -> None:
        if not self._is_in_place():
            raise PlaceFails(
                _(
                    "“{file}” was moved, replaced or deleted while it was open. The change was not saved. "
                    "Put it back, or save a copy under another name."
                ).format(file=self._path.name)
            )
        self._check_as_written()

    def _is_in_place(self) -> bool:
        footprint = self._lies_there()
        return footprint is not None and footprint.file == self._identity

    def _check_as_written(self) -> None:
        if self._lies_there() != self._footprint:
            raise ChangedOutside(
                _(
                    "Another program changed “{file}” while it was open here. Nothing was written into it, "
                    "so that the two are not mixed. Save everything as a new file elsewhere."
                ).format(file=self._path.name)
            )

    def copy_to(self, target: Path) -> None:
        """Write a complete, checked copy with the same protection. Raises CannotSave."""
        with self._busy:
            if not self._open:
                raise CannotSave(_("The document has been closed. Nothing was written."))
            if self._is_in_place():
                self._check_as_written()
            with faults.making(target.name):
                whole_file.copy(self._connection(), target, self._key)

    def back_up(self, dialogue: Dialogue, target: Path, progress: Progress = whole_file.unheard) -> None:
        """Write a value of this document as a new file with the same protection. The open document is neither
        read nor held meanwhile: edits do not wait. Raises CannotSave, and what ``progress`` raises.
        """
        with self._busy:
            if not self._open:
                raise CannotSave(_("The document has been closed. Nothing was written."))
            key = self._key
        whole_file.write_new(target, dialogue, key, progress=progress)

    def read_backup(self, path: Path) -> Dialogue:
        """The content of a file with the key of this document. Raises CannotOpen, PassphraseNeeded."""
        with self._busy:
            key = self._key
        return open_readonly.read_with(path, key)

    def restore(self, dialogue: Dialogue) -> None:
        """Put another content in place of everything, protected as the document is.

        Raises CannotSave; then it is as it was.
        """
        with self._busy:
            if not self._open:
                raise CannotSave(_("The document has been closed. Nothing was written."))
            self._check_in_place()
            self._exchange(dialogue, self._key)
            self._doubtful.clear()

    def change_passphrase(self, passphrase: str) -> None:
        """Protect the document with another passphrase, or with none.

        The file is written anew; what the former one left on the medium is out of reach. Raises CannotSave,
        or CannotOpen if the document is damaged; then it is as it was.
        """
        with self._busy:
            if not self._open:
                raise CannotSave(_("The document has been closed. Nothing was written."))
            self._check_in_place()
            former, key = self._key, keys.fresh(passphrase) if passphrase else None
            self._exchange(self.load(), key)
            if former is not None:
                former.wipe()

    def _exchange(self, dialogue: Dialogue, key: Key | None) -> None:
        whole_file.exchange(self._path, dialogue, key, self._let_go)
        OPEN.pop(self._identity)
        self._key, self._identity = key, envelope.file_id(self._path)
        OPEN[self._identity] = self
        self._note_footprint()
        with faults.saving():
            self._connection()

    def close(self) -> None:
        """Let go of the file and overwrite its key. Closing twice does no harm."""
        with self._busy:
            if not self._open:
                return
            key, self._key, self._open = self._key, None, False
            self._let_go()
            if key is not None:
                key.wipe()
            OPEN.pop(self._identity, None)
            self._lock.release()
