"""Who has a document open: a small file beside it that names the holder and is locked while it works.

The name of the machine, the number of the process and the time stand in it, nothing else. A lock whose
holder on this machine has ended is taken over. SQLite's own lock protects the document besides; this
one is there to tell the second program who the first is.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import platform
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from dialogue_app.core import timestamps
from dialogue_app.core.errors import HeldByAnother
from dialogue_app.store import faults
from dialogue_app.support.translation import _

LARGEST = 4096
_TRIES = 5
_AS_IT_LIES = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_NO_FILE = (errno.ELOOP, errno.EISDIR, errno.ENXIO)
_NO_PLACE = (errno.EROFS, errno.EACCES, errno.EPERM)
_FULL = (errno.ENOSPC, errno.EDQUOT)


class ReadOnlyPlace(Exception):
    """Nothing may be written where the document lies."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The program that has a document open."""

    host: str = ""
    process: int = 0
    since: str = ""

    @property
    def here(self) -> bool:
        """Whether it runs on this machine, as far as known."""
        return self.host in ("", platform.node())

    def shown(self) -> str:
        if not self.host:
            return ""
        return _("on {host}, since {time} (process {process})").format(
            host=self.host, time=self.since[:16].replace("T", " "), process=self.process
        )


def lock_path(path: Path) -> Path:
    """Where the lock of a document lies."""
    real = Path(os.path.realpath(path))
    return real.with_name(f".{real.name}.lock")


def holder_of(path: Path) -> Holder:
    """Who stands in the lock of a document; nobody if there is none or it cannot be read."""
    try:
        with open(lock_path(path), "rb", opener=_as_it_lies) as stream:
            holder = json.loads(stream.read(LARGEST) if _is_ours(stream.fileno()) else b"")
        return Holder(_plain(holder["host"], 200), int(holder["process"]), _plain(holder["since"], 40))
    except (OSError, ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return Holder()


def _as_it_lies(name: str, flags: int) -> int:
    return os.open(name, flags | _AS_IT_LIES)


def _is_ours(descriptor: int) -> bool:
    """Whether it is a file that goes by no other name: what is written there changes nothing else."""
    status = os.fstat(descriptor)
    return stat.S_ISREG(status.st_mode) and status.st_nlink <= 1


def _plain(value: object, longest: int) -> str:
    return "".join(sign for sign in str(value)[:longest] if sign.isprintable())


class Lock:
    """A lock that is held until it is released, or its process ends. Without a descriptor it never was."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @property
    def held(self) -> bool:
        """Whether it keeps others out."""
        return self._descriptor >= 0

    def release(self) -> None:
        """Let go. Doing so twice does no harm."""
        if self._descriptor < 0:
            return
        descriptor, self._descriptor = self._descriptor, -1
        ours = _same(descriptor, self._path)
        if sys.platform == "win32":  # pragma: no cover - an open file cannot be removed there
            os.close(descriptor)
            descriptor = os.open(os.devnull, os.O_RDONLY)
        if ours:
            with contextlib.suppress(OSError):
                self._path.unlink()
        os.close(descriptor)


def take(path: Path) -> Lock:
    """Take the lock of a document, or one that is not held if the medium is too full for it.

    Raises HeldByAnother if it is held, ReadOnlyPlace if nothing may be written there, OSError.
    """
    beside = lock_path(path)
    for _try in range(_TRIES):
        try:
            descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | _AS_IT_LIES, 0o600)
        except OSError as error:
            if error.errno in _NO_PLACE:
                raise ReadOnlyPlace from error
            if error.errno in _FULL:
                return Lock(beside, -1)
            if error.errno in _NO_FILE:
                raise _no_lock(path) from error
            raise
        if not _is_ours(descriptor):
            os.close(descriptor)
            raise _no_lock(path)
        if not _locked(descriptor):
            os.close(descriptor)
            raise faults.held(path.name, holder_of(path).shown())
        if not _same(descriptor, beside):  # the holder removed it between our opening and our locking
            os.close(descriptor)
            continue
        former = holder_of(path)
        if not former.here:
            os.close(descriptor)
            raise _held_far_away(path, former)
        _sign(descriptor)
        return Lock(beside, descriptor)
    raise faults.held(path.name, "")


def _no_lock(path: Path) -> HeldByAnother:
    return HeldByAnother(
        _(
            "“{file}” can only be read: “{lock}” beside it is not a file that this program made, and was "
            "left untouched. Somebody else may have put it there; remove it to work here."
        ).format(file=path.name, lock=lock_path(path).name),
        "",
    )


def _held_far_away(path: Path, former: Holder) -> HeldByAnother:
    return HeldByAnother(
        _(
            "“{file}” is open already: {where}. You can read it. If it is not open there any more, "
            "remove the file “{lock}” beside it."
        ).format(file=path.name, where=former.shown(), lock=lock_path(path).name),
        former.shown(),
    )


def _sign(descriptor: int) -> None:
    words = {"host": platform.node(), "process": os.getpid(), "since": timestamps.now()}
    with contextlib.suppress(OSError):  # a full medium: the lock holds without the name
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(words).encode())


def _same(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _locked(descriptor: int) -> bool:
        """Lock a byte far behind the content, so that others can still read who holds it."""
        try:
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # A medium without locks leaves the protection to SQLite.
            return error.errno not in (errno.EWOULDBLOCK, errno.EACCES)
        return True
