"""A file seen from outside, before any library reads it: is it there, whole, ours, protected?"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from dialogue_app.core.errors import CannotOpen
from dialogue_app.store import faults
from dialogue_app.store.layout import APPLICATION_ID, HEAD
from dialogue_app.support.translation import _

MAGIC = b"SQLite format 3\x00"
PAGE = 4096
LARGEST_FILE = 2**30
_RANDOM = 230
"""A page of cipher text has nearly all 256 byte values, a page of anything else has not."""

FileId = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the first page says: whether the file is protected, and with which salt."""

    protected: bool
    salt: bytes = b""


def file_id(path: Path) -> FileId:
    """What tells this file from another one of the same name. Raises OSError."""
    status = path.stat()
    return status.st_dev, status.st_ino


@dataclass(frozen=True, slots=True)
class Footprint:
    """What shows from outside that somebody replaced a file or wrote into it: which file it is, its length,
    and when it was written last.
    """

    file: FileId
    size: int
    written: int


def footprint(path: Path) -> Footprint:
    """How a file lies there now, without opening it. Raises OSError."""
    status = path.stat()
    return Footprint((status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns)


def check_place(path: Path) -> FileId:
    """Refuse what is not a file, without opening it. Raises CannotOpen."""
    with faults.opening(path.name):
        status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise CannotOpen(_("“{file}” is a folder, not a dialogue file.").format(file=path.name))
    if not stat.S_ISREG(status.st_mode):
        raise faults.not_a_dialogue(path.name)
    if status.st_size > LARGEST_FILE:
        raise CannotOpen(
            _("“{file}” is too large for a dialogue file. It was left untouched.").format(file=path.name)
        )
    _check_beside(path)
    return status.st_dev, status.st_ino


def _check_beside(path: Path) -> None:
    """Refuse a file where something in the place of its journal would have the library write elsewhere."""
    journal = journal_of(path)
    try:
        status = journal.lstat()
    except OSError:
        return
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        raise CannotOpen(
            _(
                "Beside “{file}” lies “{journal}”, which this program did not make: somebody else may have "
                "put it there. Nothing was touched. Remove it, or open a copy of the file elsewhere."
            ).format(file=path.name, journal=journal.name)
        )


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it needs to take a broken transaction back."""
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + "-journal")


def has_hot_journal(path: Path) -> bool:
    """Whether a transaction is under way or was broken off."""
    try:
        journal = journal_of(path)
        if not stat.S_ISREG(journal.lstat().st_mode):
            return False
        with journal.open("rb") as stream:
            return stream.read(1) not in (b"", b"\0")
    except OSError:
        return False


def looks_random(page: bytes) -> bool:
    """Whether a first page may be cipher text."""
    return len(set(page)) >= _RANDOM


def look_at(path: Path) -> Envelope:
    """Judge a file by its first page. Raises CannotOpen; the file is untouched.

    Only for a file that this process has not open: closing it here would drop SQLite's locks.
    """
    with faults.opening(path.name), path.open("rb") as stream:
        page = stream.read(PAGE)
        size = os.fstat(stream.fileno()).st_size
    if page.startswith(MAGIC) and len(page) >= 100:
        _check_header(path, page, size)
        return Envelope(protected=False)
    if size >= PAGE and looks_random(page) and (size % PAGE == 0 or has_hot_journal(path)):
        return Envelope(protected=True, salt=page[:16])
    if not page or MAGIC.startswith(page[:16]):
        raise faults.cut_short(path.name)
    if size > PAGE and looks_random(page):
        raise faults.wrong_passphrase(path.name)
    raise faults.not_a_dialogue(path.name)


def _check_header(path: Path, header: bytes, size: int) -> None:
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise faults.not_a_dialogue(path.name)
    if int.from_bytes(header[60:64], "big") > int(HEAD):
        raise faults.newer(path.name)
    if header[18:20] != b"\x01\x01" or header[56:60] != b"\x00\x00\x00\x01":
        raise faults.foreign_parts(path.name)
    page_size = int.from_bytes(header[16:18], "big") or 1
    pages = int.from_bytes(header[28:32], "big")
    if pages * page_size > size and not has_hot_journal(path):
        raise faults.cut_short(path.name)
