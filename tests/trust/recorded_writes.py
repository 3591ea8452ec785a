"""What the SQLite library does with files, noted act by act, and disks as a power cut leaves them: whatever
was not synced may be there, be missing, have come in another order, or be torn.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
import sqlcipher3

from tests.trust import failing

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_DELETE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT)
SECTOR = 512

Loss = Literal["nothing", "everything", "some", "torn"]
LOSSES: tuple[Loss, ...] = ("nothing", "everything", "some", "torn")


@dataclass(frozen=True, slots=True)
class Act:
    """One call of the library: `write`, `truncate`, `sync`, `make` or `delete` a file; or `told`: an edit was
    acknowledged (``at`` says how many until then).
    """

    kind: Literal["write", "truncate", "sync", "make", "delete", "told"]
    file: str = ""
    at: int = 0
    content: bytes = b""


@dataclass
class Recorded:
    """The acts in their order."""

    acts: list[Act] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)

    def told(self) -> None:
        """Note that another edit was acknowledged."""
        self.acts.append(Act("told", at=sum(act.kind == "told" for act in self.acts) + 1))


@contextlib.contextmanager
def recorded_library() -> Iterator[Recorded]:
    """Note what the library does meanwhile. Skips where the driver does not allow it."""
    try:
        library = ctypes.CDLL(sqlcipher3._sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(failing._Layer)
    except (AttributeError, OSError):
        pytest.skip("the file layer of the library cannot be reached here")
    layer = library.sqlite3_vfs_find(None).contents
    former_open, former_delete = layer.open, layer.delete
    recorded = Recorded()
    tables: dict[int, tuple[Any, ...]] = {}

    def opened(layer_at: int, name: int, file_at: int, flags: int, flags_out: int) -> int:
        path = os.fsdecode(ctypes.string_at(name)) if name else ""
        new = bool(path) and not Path(path).exists()
        code = int(failing._OPEN(former_open)(layer_at, name, file_at, flags, flags_out))
        file = ctypes.cast(file_at, ctypes.POINTER(failing._File)).contents
        if code == 0 and file.methods and path:
            if new:
                recorded.acts.append(Act("make", path))
            recorded.names[file_at] = path
            at = ctypes.addressof(file.methods.contents)
            if at not in tables:
                tables[at] = _between(file.methods.contents, recorded)
            file.methods = ctypes.pointer(tables[at][0])
        return code

    def deleted(layer_at: int, name: int, sync: int) -> int:
        code = int(_DELETE(former_delete)(layer_at, name, sync))
        if code == 0:
            recorded.acts.append(Act("delete", os.fsdecode(ctypes.string_at(name)), at=sync))
        return code

    kept = (failing._OPEN(opened), _DELETE(deleted))
    _KEPT.append(kept)
    layer.open, layer.delete = (ctypes.cast(one, _POINTER).value for one in kept)
    try:
        yield recorded
    finally:
        layer.open, layer.delete = former_open, former_delete


_KEPT: list[Any] = []
"""What files may call that are still open when a test has failed."""


def _between(true: failing._Methods, recorded: Recorded) -> tuple[Any, ...]:
    table = failing._Methods.from_buffer_copy(true)
    true_write, true_truncate = failing._WRITE(true.write), failing._TRUNCATE(true.truncate)
    true_sync = failing._SYNC(true.sync)

    def write(file: int, content: int, size: int, at: int) -> int:
        recorded.acts.append(Act("write", recorded.names[file], at, ctypes.string_at(content, size)))
        return int(true_write(file, content, size, at))

    def truncate(file: int, size: int) -> int:
        recorded.acts.append(Act("truncate", recorded.names[file], size))
        return int(true_truncate(file, size))

    def sync(file: int, flags: int) -> int:
        code = int(true_sync(file, flags))
        recorded.acts.append(Act("sync", recorded.names[file]))
        return code

    functions = (failing._WRITE(write), failing._TRUNCATE(truncate), failing._SYNC(sync))
    table.write, table.truncate, table.sync = (ctypes.cast(one, _POINTER).value for one in functions)
    kept = (table, functions, (true_write, true_truncate, true_sync))
    _KEPT.append(kept)
    return kept


@dataclass
class _File:
    """A file as it surely lies on the medium, and what was asked of it since."""

    content: bytearray
    there: bool
    pending: list[Act] = field(default_factory=list)


def disk_after(
    acts: list[Act], before: dict[str, bytes], loss: Loss, chance: random.Random
) -> dict[str, bytes]:
    """The files as the power cut leaves them right after the last of these acts.

    What was synced is there. Of what was not, ``loss`` says what is lost: nothing, everything, some of it
    (the rest in any order), or parts of it (whole sectors from the beginning of a write).
    """
    files = {name: _File(bytearray(content), there=True) for name, content in before.items()}
    for act in acts:
        if act.kind == "told":
            continue
        file = files.setdefault(act.file, _File(bytearray(), there=False))
        if act.kind == "delete" and act.at:
            files[act.file] = _File(bytearray(), there=False)
        elif act.kind == "sync":
            for one in file.pending:
                _do(file, one)
            file.pending.clear()
        else:
            file.pending.append(act)
    for file in files.values():
        for one in _kept(file.pending, loss, chance):
            _do(file, one)
    return {name: bytes(file.content) for name, file in files.items() if file.there}


def _kept(pending: list[Act], loss: Loss, chance: random.Random) -> list[Act]:
    if loss == "nothing":
        return pending
    if loss == "everything":
        return []
    kept = [act for act in pending if chance.random() < 0.5 or (loss == "torn" and act.kind == "write")]
    if loss == "some":
        chance.shuffle(kept)
        return kept
    return [_torn(act, chance) for act in kept]


def _torn(act: Act, chance: random.Random) -> Act:
    sectors = len(act.content) // SECTOR
    return Act(act.kind, act.file, act.at, act.content[: SECTOR * chance.randint(0, sectors)])


def _do(file: _File, act: Act) -> None:
    file.there = act.kind != "delete"
    if act.kind == "write":
        end = act.at + len(act.content)
        file.content.extend(bytes(max(0, end - len(file.content))))
        file.content[act.at : end] = act.content
    elif act.kind == "truncate":
        del file.content[act.at :]
    elif act.kind in ("make", "delete"):
        file.content.clear()
