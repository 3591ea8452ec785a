"""A file written as a whole: under a passing name in the same folder, checked, synced, then put in place.

The target appears complete or not at all, and only its owner may read it.
"""

from __future__ import annotations

import contextlib
import glob
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import CannotSave, HeldByAnother
from dialogue_app.services.ports import Progress
from dialogue_app.store import envelope, faults, lock, reader, sqlcipher
from dialogue_app.store.keys import Key
from dialogue_app.store.sqlcipher import Driver
from dialogue_app.support.translation import _

Write = Callable[[Path], None]
"""Fills an empty file that is there already."""


def unheard(_part: float) -> None:
    """Progress that nobody wants to hear of."""


def write_new(
    target: Path,
    dialogue: Dialogue,
    key: Key | None = None,
    *,
    replace: bool = False,
    progress: Progress = unheard,
) -> None:
    """Write a document with this content. Raises CannotSave if it exists or cannot be written, and what
    ``progress`` raises to stop it; then there is nothing.
    """

    with faults.making(target.name), _reserved(target):
        if not replace and os.path.lexists(target):
            raise _exists(target)
        _put_in_place(target, _writing(dialogue, key, progress), key)


def exchange(target: Path, dialogue: Dialogue, key: Key | None, let_go: Callable[[], None]) -> None:
    """Write the content of a document anew under another key, and put it in the document's place, which the
    caller holds; ``let_go`` is called just before. Raises CannotSave; then it is as it was.
    """
    with faults.making(target.name):
        _put_in_place(Path(os.path.realpath(target)), _writing(dialogue, key), key, let_go)


def _writing(dialogue: Dialogue, key: Key | None, progress: Progress = unheard) -> Write:
    from dialogue_app.store import writer

    def write(passing: Path) -> None:
        with (
            closing(sqlcipher.connect(passing, "make", key)) as driver,
            writer.transaction(writer.engine_over(driver)) as connection,
        ):
            writer.lay_out(connection)
            writer.fill(connection, dialogue, progress)

    return write


def copy(source: Driver, target: Path, key: Key | None = None) -> None:
    """Write a copy of an open document, of whatever revision. Raises CannotSave."""

    def write(passing: Path) -> None:
        source.execute("VACUUM INTO ?", (str(passing),)).close()

    with faults.making(target.name), _reserved(target):
        _put_in_place(target, write, key)


def _exists(target: Path) -> CannotSave:
    return CannotSave(
        _("{file} exists already. Nothing was written; choose another name.").format(file=target.name)
    )


def _nothing() -> None:
    """Where there is nothing to let go of."""


def _put_in_place(target: Path, write: Write, key: Key | None, let_go: Callable[[], None] = _nothing) -> None:
    with _passing(target) as passing:
        write(passing)
        _check(passing, target, key)
        _sync(passing)
        let_go()
        passing.replace(target)
    _sync_folder(target.parent)


@contextmanager
def _reserved(target: Path) -> Iterator[None]:
    """Nobody else opens or writes the target meanwhile; what a killed write to it left is gone.

    Raises CannotSave if it is open.
    """
    try:
        held = lock.take(target)
    except HeldByAnother as error:
        raise CannotSave(
            _("“{file}” is open. Nothing was written; choose another name.").format(file=target.name)
        ) from error
    except lock.ReadOnlyPlace as error:
        raise PermissionError(13, "") from error
    try:
        if held.held:
            clear_leftovers(target)
        yield
    finally:
        held.release()


@contextmanager
def _passing(target: Path) -> Iterator[Path]:
    """An empty private file beside the target; whatever is left of it goes away."""
    passing = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        os.close(os.open(passing, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        yield passing
    finally:
        for left in (passing, passing.with_name(passing.name + "-journal")):
            with contextlib.suppress(OSError):
                left.unlink()


@contextmanager
def working_copy(path: Path, beside: Path) -> Iterator[Path]:
    """A private copy of a file, and of the journal of a transaction that was broken off, which goes away."""
    with _passing(beside) as passing:
        shutil.copyfile(path, passing)
        journal = envelope.journal_of(path)
        if envelope.has_hot_journal(path):
            shutil.copyfile(journal, passing.with_name(passing.name + "-journal"))
        yield passing


def clear_leftovers(path: Path) -> None:
    """Remove what a write that was killed left beside a document. Only for who holds its lock."""
    real = Path(os.path.realpath(path))
    with contextlib.suppress(OSError):
        for left in real.parent.glob(f".{glob.escape(real.name)}.{'[0-9a-f]' * 8}.new*"):
            left.unlink()


def clear_journal(path: Path) -> None:
    """Remove a journal that has done its service, with what it holds of former content: a killed program
    leaves it, and who opened the document since had no use for it. Only for who holds the lock and has
    closed it.
    """
    journal = envelope.journal_of(path)
    with contextlib.suppress(OSError):
        if stat.S_ISREG(journal.lstat().st_mode):
            with journal.open("rb") as stream:
                done = stream.read(1) in (b"", b"\0")
            if done:
                journal.unlink()


def _check(passing: Path, target: Path, key: Key | None) -> None:
    with closing(sqlcipher.connect(passing, "look", key)) as connection:
        wrong = reader.verify(connection, target.name)
    if wrong:
        raise OSError(5, "what was written cannot be read again")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # pragma: no cover - folders cannot be synced there
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
