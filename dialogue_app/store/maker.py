"""Makes, opens and checks documents: the store as the services see it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import PassphraseNeeded
from dialogue_app.services.ports import Salvage, TrackStore
from dialogue_app.store import envelope, faults, integrity_check, keys, lock, open_readonly, whole_file
from dialogue_app.store.file_store import OPEN, FileStore
from dialogue_app.store.keys import Key
from dialogue_app.store.memory import MemoryStore, ReadOnlyStore

T = TypeVar("T")


class FileStores:
    """Documents as files."""

    def create(self, path: Path, dialogue: Dialogue, *, passphrase: str = "") -> None:
        """Write a new document. Raises CannotSave if it exists or cannot be written."""
        key = keys.fresh(passphrase) if passphrase else None
        whole_file.write_new(path, dialogue, key)

    def open(self, path: Path, *, passphrase: str = "", read_only: bool = False) -> TrackStore:
        """Open a document, for reading only where nothing may be written. Look at ``read_only``.

        Raises CannotOpen, HeldByAnother, PassphraseNeeded; the file is then untouched.
        """
        return _spelled(passphrase, lambda spelled: self._open(path, spelled, read_only=read_only))

    def _open(self, path: Path, passphrase: str, *, read_only: bool) -> TrackStore:
        identity = envelope.check_place(path)
        mine = OPEN.get(identity)
        if mine is not None:
            return _from_own(mine, path, passphrase, read_only=read_only)
        if read_only:
            return _read_only(path, passphrase)
        try:
            with faults.opening(path.name):
                held = lock.take(path)
        except lock.ReadOnlyPlace:
            return _read_only(path, passphrase)
        try:
            key = _key(path, passphrase)
            if os.access(path, os.W_OK):
                if held.held:
                    whole_file.clear_leftovers(path)
                return FileStore(path, identity, held, key)
        except BaseException:
            held.release()
            raise
        held.release()
        return _read_only(path, passphrase, key)

    def memory(self, dialogue: Dialogue) -> TrackStore:
        """A track that is kept in memory only."""
        return MemoryStore(dialogue)

    def check(self, path: Path, *, passphrase: str = "") -> tuple[str, ...]:
        """What is wrong with a document, a sentence each. Raises CannotOpen for a file that is none."""
        mine = OPEN.get(envelope.check_place(path))
        if mine is not None:
            return mine.check()

        def faults_with(spelled: str) -> tuple[str, ...]:
            key = _key(path, spelled)
            return open_readonly.look(
                path, key, lambda connection: integrity_check.faults_of(connection, path.name)
            )

        return _spelled(passphrase, faults_with)

    def salvage(self, path: Path, beside: Path, *, passphrase: str = "") -> Salvage:
        """What can still be read of a damaged document, which is never written.

        Raises CannotOpen and its kin, CannotSave if there is no room for a working copy.
        """
        from dialogue_app.store.recovery import recovered_records

        return _spelled(passphrase, lambda spelled: recovered_records.salvage(path, beside, spelled))


def _spelled(passphrase: str, attempt: Callable[[str], T]) -> T:
    """What ``attempt`` gives with the first spelling of a passphrase that opens the document.

    Raises PassphraseNeeded if none does.
    """
    first, *others = keys.spellings(passphrase)
    try:
        return attempt(first)
    except PassphraseNeeded:
        for spelled in others:
            with contextlib.suppress(PassphraseNeeded):
                return attempt(spelled)
        raise


def _key(path: Path, passphrase: str) -> Key | None:
    """The key of a document; nothing for a plain one. Raises PassphraseNeeded, CannotOpen."""
    outside = envelope.look_at(path)
    if not outside.protected:
        return None
    if not passphrase:
        raise faults.passphrase_needed(path.name)
    return keys.derived(passphrase, outside.salt)


def _read_only(path: Path, passphrase: str, key: Key | None = None) -> ReadOnlyStore:
    key = key or _key(path, passphrase)
    return ReadOnlyStore(path, open_readonly.read(path, key), key)


def _from_own(mine: FileStore, path: Path, passphrase: str, *, read_only: bool) -> ReadOnlyStore:
    """A document that this very program holds: only to be read, through the connection it has."""
    if not read_only:
        raise faults.held(path.name, lock.holder_of(path).shown())
    key = None
    if mine.salt:
        if not passphrase:
            raise faults.passphrase_needed(path.name)
        key = keys.derived(passphrase, mine.salt)
        if not mine.opens_with(key):
            raise faults.wrong_passphrase(path.name)
    return ReadOnlyStore(path, mine.load(), key)
