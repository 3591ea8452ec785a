"""Reading a file without holding it: no lock, nothing written, not even beside it.

Another program may be writing meanwhile; then what was read is thrown away and read again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import CannotOpen
from dialogue_app.store import envelope, faults, lock, reader, schema, sqlcipher
from dialogue_app.store.envelope import Footprint
from dialogue_app.store.keys import Key
from dialogue_app.store.layout import HEAD
from dialogue_app.store.sqlcipher import Driver
from dialogue_app.support.translation import _

T = TypeVar("T")

TRIES = 20
PAUSE = 0.05


def look(path: Path, key: Key | None, work: Callable[[Driver], T]) -> T:
    """The result of ``work`` on a document that nobody wrote meanwhile. Raises CannotOpen."""
    for _try in range(TRIES):
        with faults.opening(path.name):
            before = envelope.footprint(path)
        if not envelope.has_hot_journal(path):
            try:
                result = _looked(path, key, work)
            except CannotOpen:
                if _still(path, before):
                    raise
            else:
                if _still(path, before):
                    return result
        time.sleep(PAUSE)
    if lock.holder_of(path).host:
        raise faults.held(path.name, lock.holder_of(path).shown())
    raise CannotOpen(
        _("“{file}” was not closed properly. Open it for writing once, so that it is put right.").format(
            file=path.name
        )
    )


def read(path: Path, key: Key | None) -> Dialogue:
    """Everything in a document. Raises CannotOpen."""

    def work(connection: Driver) -> Dialogue:
        check_current(connection, path.name)
        return reader.read(connection, path.name)

    return look(path, key, work)


def read_with(path: Path, key: Key | None) -> Dialogue:
    """Everything in a file that is protected with this key, or not at all.

    Raises CannotOpen, and PassphraseNeeded if it is protected otherwise.
    """
    envelope.check_place(path)
    outside = envelope.look_at(path)
    if not outside.protected:
        return read(path, None)
    if key is None or key.salt != outside.salt:
        raise faults.passphrase_needed(path.name)
    return read(path, key)


def check_current(connection: Driver, file: str) -> None:
    """Refuse a document that is not of the newest revision, or not plain. Raises CannotOpen."""
    schema.check_parts(connection, file)
    if schema.revision_of(connection, file) != HEAD:
        raise CannotOpen(
            _("“{file}” is of an older version. Open it for writing once, so that it is updated.").format(
                file=file
            )
        )
    schema.check_tables(connection, file)
    reader.check_size(connection, file)


def _looked(path: Path, key: Key | None, work: Callable[[Driver], T]) -> T:
    with (
        faults.opening(path.name, protected=key is not None),
        closing(sqlcipher.connect(path, "look", key)) as connection,
    ):
        return work(connection)


def _still(path: Path, before: Footprint) -> bool:
    try:
        return envelope.footprint(path) == before and not envelope.has_hot_journal(path)
    except OSError:
        return False
