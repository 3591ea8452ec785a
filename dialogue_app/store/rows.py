"""Records as rows and rows as records, each with a digest, so that silent damage is found.

The digest is taken over the name of the table and every value as text, by name of column. Reading is
done a column at a time with slot setters: a frozen record is built without its constructor, which
makes opening a large track a matter of a second.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Sequence
from hashlib import blake2b
from itertools import repeat
from operator import attrgetter
from typing import Any

from dialogue_app.core.errors import CannotSave
from dialogue_app.core.kinds import KINDS, kind_name
from dialogue_app.core.records import Record
from dialogue_app.core.shapes import SHAPES, Shape
from dialogue_app.core.validity.checks import LONGEST_HIDDEN
from dialogue_app.support.translation import _

DIGEST_SIZE = 16
SHARED_UP_TO = 64
"""Texts of up to this many bytes are kept once, however many records hold them."""

LARGEST_VALUE = 4 * LONGEST_HIDDEN
"""Bytes that one value may have; a file with a larger one was not made by this program."""

Row = tuple[bytes, ...]
"""A row as it is read: its digest, then its values as text by name of column."""


class Texts(dict[bytes, str]):
    """Bytes -> text; short texts are shared. Raises ValueError for what is not UTF-8 or is too large."""

    def __missing__(self, raw: bytes) -> str:
        if len(raw) > LARGEST_VALUE:
            raise ValueError("a value is too large")
        text = raw.decode("utf-8")
        if len(raw) <= SHARED_UP_TO:
            self[raw] = text
        return text


class _Numbers(dict[bytes, int | None]):
    def __missing__(self, raw: bytes) -> int | None:
        result = self[raw] = int(raw) if raw else None
        return result


class _Lists(dict[bytes, tuple[str, ...]]):
    def __missing__(self, raw: bytes) -> tuple[str, ...]:
        result = _parsed(raw)
        if not all(isinstance(part, str) for part in result):
            raise ValueError("not a list of texts")
        if len(raw) <= SHARED_UP_TO:
            self[raw] = result
        return result


class _PairLists(dict[bytes, tuple[tuple[str, str], ...]]):
    def __missing__(self, raw: bytes) -> tuple[tuple[str, str], ...]:
        result = tuple(tuple(pair) for pair in _parsed(raw) if isinstance(pair, list))
        if _json(result).encode() != raw or not all(_is_pair(pair) for pair in result):
            raise ValueError("not a list of pairs")
        if len(raw) <= SHARED_UP_TO:
            self[raw] = result
        return result


def _parsed(raw: bytes) -> tuple[Any, ...]:
    if len(raw) > LARGEST_VALUE:
        raise ValueError("a value is too large")
    try:
        result = json.loads(raw)
    except RecursionError:
        result = None
    if not isinstance(result, list):
        raise ValueError("not a list")
    return tuple(result)


def _is_pair(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and all(isinstance(part, str) for part in value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class RowReader:
    """Turns rows into records. One for one reading: equal texts are shared within it."""

    def __init__(self) -> None:
        texts = Texts()
        numbers = _Numbers()
        self._converters: dict[Shape, Callable[[bytes], Any]] = {
            "text": texts.__getitem__,
            "number": numbers.__getitem__,
            "number or nothing": numbers.__getitem__,
            "texts": _Lists().__getitem__,
            "pairs": _PairLists().__getitem__,
        }

    def records(self, kind: type[Record], rows: Sequence[Row]) -> list[Record]:
        """The records of these rows. Raises ValueError for values that no record of this kind has."""
        read: list[Record] = list(map(object.__new__, repeat(kind, len(rows))))
        columns = zip(*rows, strict=True)
        next(columns, None)
        for (name, shape), column in zip(PACKINGS[kind].shapes, columns, strict=False):
            convert = bytes.decode if name == "id" else self._converters[shape]
            setter = getattr(kind, name).__set__
            deque(map(setter, read, map(convert, column)), maxlen=0)
        return read


class Packing:
    """How the records of one kind become rows."""

    def __init__(self, kind: type[Record]) -> None:
        shapes = SHAPES[kind]
        self.table = kind_name(kind)
        self.shapes: tuple[tuple[str, Shape], ...] = tuple(sorted(shapes.items()))
        self._values = attrgetter(*(name for name, _shape in self.shapes))

    def packed(self, record: Record) -> dict[str, Any]:
        """Column name -> value, with the digest. Raises CannotSave for a value that cannot be kept."""
        row: dict[str, Any] = {}
        texts: list[str] = []
        for (name, shape), value in zip(self.shapes, self._values(record), strict=True):
            if not _fits(shape, value):
                raise CannotSave(
                    _("A value of “{name}” cannot be kept. Nothing was written.").format(name=name)
                )
            kept = _json(value) if shape in ("texts", "pairs") else value
            row[name] = kept
            texts.append("" if kept is None else str(kept))
        joined = _encoded(texts)
        row["digest"] = digest_of(self.table, joined)
        return row


def _fits(shape: Shape, value: object) -> bool:
    match shape:
        case "text":
            return type(value) is str
        case "number":
            return _is_number(value)
        case "number or nothing":
            return value is None or _is_number(value)
        case "texts":
            return isinstance(value, tuple) and all(type(part) is str for part in value)
        case _:
            return isinstance(value, tuple) and all(_is_pair(part) for part in value)


def _is_number(value: object) -> bool:
    return type(value) is int and abs(value) < 2**63


def _encoded(texts: list[str]) -> bytes:
    try:
        joined = "\0".join(texts).encode("utf-8")
    except UnicodeEncodeError as error:
        raise CannotSave(_("A text contains signs that cannot be kept. Nothing was written.")) from error
    if joined.count(0) != len(texts) - 1:
        raise CannotSave(_("A text contains signs that cannot be kept. Nothing was written."))
    if len(joined) > LARGEST_VALUE:
        raise CannotSave(_("A text is too long to be kept. Nothing was written."))
    return joined


def digest_of(table: str, joined: bytes) -> bytes:
    """The digest of a row: of its table's name and its values joined by NUL."""
    return blake2b(b"%s\0%s" % (table.encode(), joined), digest_size=DIGEST_SIZE).digest()


def damaged(table: str, rows: Sequence[Row]) -> list[int]:
    """Which of these rows do not fit their digest."""
    start = blake2b(table.encode() + b"\0", digest_size=DIGEST_SIZE).copy
    join = b"\0".join
    result = []
    for place, row in enumerate(rows):
        try:
            joined = join(row[1:])
        except TypeError:  # no text where text belongs
            result.append(place)
            continue
        state = start()
        state.update(joined)
        if state.digest() != row[0] or joined.count(0) != len(row) - 2:
            result.append(place)
    return result


PACKINGS: dict[type[Record], Packing] = {kind: Packing(kind) for kind in KINDS}


def packed(record: Record) -> dict[str, Any]:
    """A record as the row it is kept in. Raises CannotSave for a value that cannot be kept."""
    return PACKINGS[type(record)].packed(record)
