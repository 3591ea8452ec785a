"""Writes that fail: counted first, then each one in turn is made to fail.

What the program calls itself is counted in the place of the functions: `os.open` that makes a file,
`os.write`, `os.fsync`, `os.replace`, `os.rename`, `os.mkdir`, `os.chmod`, `os.ftruncate`, `os.truncate`,
`shutil.copyfile`, and what is written to files made with `os.fdopen`. What the SQLite library does goes
through the table of functions of its own file layer, which the driver exports: writes, truncations, syncs
and the making of files. Of a write that fails the first half is written. Removing files never fails: a
medium that is full lets go of them.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
import sqlcipher3

_FULL, _CANTOPEN, _IOERR_FSYNC, _IOERR_TRUNCATE = 13, 14, 1034, 1546
_CREATE, _TEMPORARY = 0x4, 0x8

_POINTER, _INT, _INT64 = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _POINTER, _INT, _POINTER)
_CLOSE = ctypes.CFUNCTYPE(_INT, _POINTER)
_WRITE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT, _INT64)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, _POINTER, _INT64)
_SYNC = ctypes.CFUNCTYPE(_INT, _POINTER, _INT)


class _Layer(ctypes.Structure):
    """The beginning of a sqlite3_vfs."""

    _fields_ = (
        ("version", _INT), ("file_size", _INT), ("longest_path", _INT), ("following", _POINTER),
        ("name", ctypes.c_char_p), ("own", _POINTER), ("open", _POINTER), ("delete", _POINTER),
    )  # fmt: skip


class _Methods(ctypes.Structure):
    """The sqlite3_io_methods of a file."""

    _fields_ = (
        ("version", _INT), ("close", _POINTER), ("read", _POINTER), ("write", _POINTER),
        ("truncate", _POINTER), ("sync", _POINTER), ("rest", _POINTER * 13),
    )  # fmt: skip


class _File(ctypes.Structure):
    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


class Failing:
    """Counts writes, and lets the ``at``-th one fail, or with ``on`` all from there on. Zero: none fails."""

    def __init__(self) -> None:
        self.begin(0)
        self.counting = False

    def begin(self, at: int, *, on: bool = False) -> None:
        """Count from the beginning."""
        self.at, self.on, self.count = at, on, 0
        self.failed: list[str] = []
        self.counting = True

    def end(self) -> None:
        """Let everything pass again."""
        self.counting = False

    def due(self, what: str) -> bool:
        """Count a write; whether it is to fail."""
        if not self.counting:
            return False
        self.count += 1
        fails = self.count == self.at or (self.on and 0 < self.at < self.count)
        if fails:
            self.failed.append(what)
        return fails

    def check(self, what: str) -> None:
        """Count a write of the program itself. Raises OSError if it is to fail."""
        if self.due(what):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextlib.contextmanager
def failing_library(failing: Failing) -> Iterator[None]:
    """Put the counter between the SQLite library and the system. Skips where the driver does not allow it.

    Afterwards the library calls nothing of this any more, not even for a file that a failed test left open.
    """
    try:
        library = ctypes.CDLL(sqlcipher3._sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Layer)
    except (AttributeError, OSError):
        pytest.skip("the file layer of the library cannot be reached here")
    layer = library.sqlite3_vfs_find(None).contents
    former = layer.open
    between = _Between(failing)

    def opened(layer_at: int, name: int, file_at: int, flags: int, flags_out: int) -> int:
        if flags & _CREATE and name and _is_new(name) and failing.due("create"):
            return _CANTOPEN
        code = int(_OPEN(former)(layer_at, name, file_at, flags, flags_out))
        if code == 0:
            between.step_in(file_at)
        return code

    kept = _OPEN(opened)
    layer.open = ctypes.cast(kept, _POINTER).value
    try:
        yield
    finally:
        layer.open = former
        between.step_out()


def _is_new(name: int) -> bool:
    return not Path(os.fsdecode(ctypes.string_at(name))).exists()


class _Between:
    """Stands between the library and the functions of the files that it has open."""

    def __init__(self, failing: Failing) -> None:
        self._failing = failing
        self._tables: dict[int, tuple[Any, ...]] = {}
        """By address of the true table: one that asks before it writes, and what that keeps alive."""
        self._true: dict[int, int] = {}
        """By address of an open file: where its true table lies."""

    def step_in(self, file_at: int) -> None:
        """Have a file that was just opened ask before it writes."""
        file = _File.from_address(file_at)
        if not file.methods:
            return
        at = ctypes.addressof(file.methods.contents)
        if at not in self._tables:
            self._tables[at] = self._asking(file.methods.contents)
        self._true[file_at] = at
        file.methods = ctypes.pointer(self._tables[at][0])

    def step_out(self) -> None:
        """Give every file that is still open its true functions back."""
        for file_at, at in self._true.items():
            _File.from_address(file_at).methods = ctypes.pointer(_Methods.from_address(at))
        self._true.clear()

    def _asking(self, true: _Methods) -> tuple[Any, ...]:
        table, failing = _Methods.from_buffer_copy(true), self._failing
        true_close, true_write = _CLOSE(true.close), _WRITE(true.write)
        true_truncate, true_sync = _TRUNCATE(true.truncate), _SYNC(true.sync)

        def close(file: int) -> int:
            self._true.pop(file, None)
            return int(true_close(file))

        def write(file: int, content: int, size: int, at: int) -> int:
            if failing.due("write"):
                true_write(file, content, size // 2, at)
                return _FULL
            return int(true_write(file, content, size, at))

        def truncate(file: int, size: int) -> int:
            return _IOERR_TRUNCATE if failing.due("truncate") else int(true_truncate(file, size))

        def sync(file: int, flags: int) -> int:
            return _IOERR_FSYNC if failing.due("sync") else int(true_sync(file, flags))

        functions = (_CLOSE(close), _WRITE(write), _TRUNCATE(truncate), _SYNC(sync))
        table.close, table.write, table.truncate, table.sync = (
            ctypes.cast(one, _POINTER).value for one in functions
        )
        return table, functions


class _Stream:
    """A file made with `os.fdopen` whose writes are counted."""

    def __init__(self, stream: Any, failing: Failing) -> None:
        self._stream, self._failing = stream, failing

    def __enter__(self) -> _Stream:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, content: Any) -> int:
        if self._failing.due("stream"):
            self._stream.write(content[: len(content) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return int(self._stream.write(content))


def failing_program(failing: Failing, patch: pytest.MonkeyPatch) -> None:
    """Put the counter between the program and the system."""

    def counted(name: str, module: Any = os) -> None:
        true: Callable[..., Any] = getattr(module, name)

        def ask_first(*args: Any, **more: Any) -> Any:
            failing.check(name)
            return true(*args, **more)

        patch.setattr(module, name, ask_first)

    for name in ("write", "fsync", "replace", "rename", "mkdir", "chmod", "ftruncate", "truncate"):
        counted(name)
    counted("copyfile", shutil)
    true_open, true_stream = os.open, os.fdopen

    def open_(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & os.O_CREAT:
            failing.check("open")
        return true_open(path, flags, *rest, **more)

    patch.setattr(os, "open", open_)
    patch.setattr(os, "fdopen", lambda *args, **more: _Stream(true_stream(*args, **more), failing))
