"""The rows that stand in the pages of a damaged plain document, read from its bytes without the library.

Pages are read one by one, so that a broken page, tree or schema costs what stands in it and nothing more.
Whether a row is what was once written, its digest says; here nothing is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dialogue_app.store.envelope import PAGE
from dialogue_app.store.recovery.recovered_rows import Value

TABLE_LEAF, INDEX_LEAF, INDEX_INTERIOR = 0x0D, 0x0A, 0x02
_HEADER = 100
_MINIMUM = (PAGE - 12) * 32 // 255 - 23
_LARGEST = {TABLE_LEAF: PAGE - 35}
_LARGEST_INDEX = (PAGE - 12) * 64 // 255 - 23
_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class RawRow(NamedTuple):
    """A row as it stands in a page; of an index, the number of the row it points to stands last."""

    page: int
    rowid: int
    values: tuple[Value, ...]


class _Broken(Exception):
    """What is read here is no row."""


def table_rows(content: bytes) -> Iterator[RawRow]:
    """Every row in a leaf of whatever table."""
    for number, kind, start in _pages(content):
        if kind == TABLE_LEAF:
            yield from _rows(content, number, kind, start)


def index_rows(content: bytes) -> Iterator[RawRow]:
    """Every entry of whatever index."""
    for number, kind, start in _pages(content):
        if kind in (INDEX_LEAF, INDEX_INTERIOR):
            yield from _rows(content, number, kind, start)


def _pages(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Number, kind and place of the head of each page."""
    for number in range(1, -(-len(content) // PAGE) + 1):
        start = (number - 1) * PAGE + (_HEADER if number == 1 else 0)
        if start + 8 <= len(content):
            yield number, content[start], start


def _rows(content: bytes, number: int, kind: int, start: int) -> Iterator[RawRow]:
    page = content[(number - 1) * PAGE : number * PAGE]
    cells = int.from_bytes(content[start + 3 : start + 5], "big")
    first = start - (number - 1) * PAGE + (12 if kind == INDEX_INTERIOR else 8)
    for place in range(first, min(first + 2 * cells, len(page) - 1), 2):
        try:
            yield _row(content, page, number, kind, int.from_bytes(page[place : place + 2], "big"))
        except _Broken:
            continue


def _row(content: bytes, page: bytes, number: int, kind: int, at: int) -> RawRow:
    rowid = 0
    if kind == INDEX_INTERIOR:
        at += 4
    size, at = _varint(page, at)
    if kind == TABLE_LEAF:
        rowid, at = _varint(page, at)
    if size > len(content):
        raise _Broken
    values = _values(_payload(content, page, at, size, _LARGEST.get(kind, _LARGEST_INDEX)))
    return RawRow(number, rowid, values)


def _payload(content: bytes, page: bytes, at: int, size: int, largest: int) -> bytes:
    """The bytes of a row: what stands in its page, and what overflowed into others."""
    if size <= largest:
        result = page[at : at + size]
    else:
        inside = _MINIMUM + (size - _MINIMUM) % (PAGE - 4)
        inside = inside if inside <= largest else _MINIMUM
        parts = [page[at : at + inside]]
        following = int.from_bytes(page[at + inside : at + inside + 4], "big")
        missing = size - inside
        while missing > 0:
            more = content[(following - 1) * PAGE : following * PAGE] if following > 0 else b""
            if len(more) < 4 + min(missing, PAGE - 4):
                raise _Broken
            parts.append(more[4 : 4 + missing])
            missing -= PAGE - 4
            following = int.from_bytes(more[:4], "big")
        result = b"".join(parts)
    if len(result) != size:
        raise _Broken
    return result


def _values(payload: bytes) -> tuple[Value, ...]:
    head, at = _varint(payload, 0)
    body = head
    values: list[Value] = []
    while at < head:
        code, at = _varint(payload, at)
        value, body = _value(payload, code, body)
        values.append(value)
    return tuple(values)


def _value(payload: bytes, code: int, at: int) -> tuple[Value, int]:
    """The value of a serial type, and where the next one begins. A real number is none of ours: nothing."""
    if code in (8, 9):
        return code - 8, at
    if code in _WIDTHS:
        end = at + _WIDTHS[code]
    elif code >= 12:
        end = at + (code - 12) // 2
    else:
        return None, at + (8 if code == 7 else 0)
    if end > len(payload):
        raise _Broken
    raw = payload[at:end]
    return (raw if code >= 12 else int.from_bytes(raw, "big", signed=True)), end


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next one begins."""
    result = 0
    for place in range(at, min(at + 9, len(raw))):
        if place == at + 8:
            return _signed(result << 8 | raw[place]), place + 1
        result = result << 7 | raw[place] & 0x7F
        if raw[place] < 0x80:
            return result, place + 1
    raise _Broken


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number
