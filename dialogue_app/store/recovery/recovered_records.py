"""What can still be read of a damaged document: every record that fits its digest, and which are lost.

The document itself is never written. A plain one is read page by page from its bytes; a protected one, whose
pages only the library can decipher, by the library row by row from a working copy.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from dialogue_app.core.errors import CannotOpen
from dialogue_app.services.ports import Salvage
from dialogue_app.store import envelope, faults, keys, sqlcipher, whole_file
from dialogue_app.store.file_store import OPEN
from dialogue_app.store.keys import Key
from dialogue_app.store.recovery import plain_file, protected_file
from dialogue_app.store.recovery.recovered_rows import RecoveredRows, salvaged
from dialogue_app.support.translation import _


def salvage(path: Path, beside: Path, passphrase: str = "") -> Salvage:
    """Everything that can be read of a document. Working copies lie for a while where ``beside`` does.

    Raises PassphraseNeeded, CannotSave for want of room, CannotOpen where nothing of a dialogue is left.
    """
    if envelope.check_place(path) in OPEN:
        raise faults.held(path.name, "")
    with faults.opening(path.name), path.open("rb") as stream:
        head = stream.read(envelope.PAGE)
    protected = not head.startswith(envelope.MAGIC) and (bool(passphrase) or envelope.looks_random(head))
    if protected and not passphrase:
        raise faults.passphrase_needed(path.name)
    with faults.making(beside.name):
        recovered_rows = _protected(path, beside, passphrase) if protected else _plain(path, beside)
    result = salvaged(recovered_rows)
    if result.records:
        return result
    if protected:
        raise faults.wrong_passphrase(path.name)
    raise CannotOpen(
        _("Nothing of a dialogue can be read in “{file}”. It was left untouched.").format(file=path.name)
    )


def _plain(path: Path, beside: Path) -> RecoveredRows:
    if not envelope.has_hot_journal(path):
        return _read_plain(path)
    with whole_file.working_copy(path, beside) as copy:
        _take_back(copy, None)
        return _read_plain(copy)


def _read_plain(path: Path) -> RecoveredRows:
    with faults.opening(path.name):
        recovered_rows = plain_file.read(path.read_bytes())
    recovered_rows.complete = _is_whole(path)
    return recovered_rows


def _is_whole(path: Path) -> bool:
    """Whether the structure of a plain document is whole."""
    with suppress(*faults.LibraryError), closing(sqlcipher.connect(path, "look")) as driver:
        return bool(sqlcipher.value_of(driver, "PRAGMA integrity_check(1)") == "ok")
    return False


def _take_back(copy: Path, key: Key | None) -> None:
    """Take back a transaction that was broken off, as reading does, where that can be done."""
    with suppress(*faults.LibraryError), closing(sqlcipher.connect(copy, "make", key)) as driver:
        sqlcipher.value_of(driver, "SELECT count(*) FROM sqlite_master")


def _protected(path: Path, beside: Path, passphrase: str) -> RecoveredRows:
    with whole_file.working_copy(path, beside) as copy:
        size = copy.stat().st_size
        os.truncate(copy, size - size % envelope.PAGE)
        with copy.open("rb") as stream:
            salt = stream.read(keys.SALT_SIZE)
        key = keys.derived(passphrase, salt)
        try:
            if envelope.has_hot_journal(copy):
                _take_back(copy, key)
            return protected_file.read(copy, key)
        finally:
            key.wipe()
