"""Rows read from the bytes of a page: every width of value, and what is no row is passed over."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from dialogue_app.store.envelope import PAGE
from dialogue_app.store.recovery import sqlite_pages


def leaf(*cells: bytes) -> bytes:
    """A table leaf as a second page, behind an empty first one."""
    page = bytearray(PAGE)
    page[0] = sqlite_pages.TABLE_LEAF
    page[3:5] = len(cells).to_bytes(2, "big")
    at = PAGE
    for place, cell in enumerate(cells):
        at -= len(cell)
        page[at : at + len(cell)] = cell
        page[8 + 2 * place : 10 + 2 * place] = at.to_bytes(2, "big")
    return bytes(PAGE) + bytes(page)


def cell(rowid: bytes, head: bytes, body: bytes) -> bytes:
    payload = bytes([len(head) + 1]) + head + body
    return bytes([len(payload)]) + rowid + payload


def test_values_of_every_width_are_read() -> None:
    head = bytes([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 14, 15])
    body = (
        b"".join((-2).to_bytes(width, "big", signed=True) for width in (1, 2, 3, 4, 6, 8))
        + bytes(8)
        + b"\x01"
        + b"ab"[:1]
    )
    (row,) = sqlite_pages.table_rows(leaf(cell(b"\x05", head, body)))
    assert row.rowid == 5
    assert row.values == (None, -2, -2, -2, -2, -2, -2, None, 0, 1, b"", b"", b"\x01", b"a")


def test_a_long_number_of_a_row_is_read() -> None:
    (row,) = sqlite_pages.table_rows(leaf(cell(b"\xff" * 9, bytes([9]), b"")))
    assert (row.rowid, row.values) == (-1, (1,))


@pytest.mark.parametrize(
    "broken",
    [
        cell(b"\x01", bytes([6]), b"\0"),  # a number that is cut off
        cell(b"\x01", bytes([0x80]), b""),  # a head that is cut off
        b"\xff" * 9,  # no room for a length and a number
        bytes([0xC0, 0x80, 0x10, 1]),  # longer than the file
        bytes([0x80 | 0x28, 0x10, 1]) + bytes(3),  # an overflow that leads nowhere
    ],
)
def test_what_is_no_row_is_passed_over(broken: bytes) -> None:
    good = cell(b"\x02", bytes([9]), b"")
    assert [row.rowid for row in sqlite_pages.table_rows(leaf(good, broken))] == [2]


def test_a_page_with_more_places_than_it_has_room_for_ends_at_its_end() -> None:
    content = bytearray(leaf(cell(b"\x02", bytes([9]), b"")))
    content[PAGE + 3 : PAGE + 5] = b"\xff\xff"
    assert any(row.rowid == 2 for row in sqlite_pages.table_rows(bytes(content)))


def test_nothing_found_gives_nothing() -> None:
    assert list(sqlite_pages.table_rows(b"")) == []
    assert list(sqlite_pages.table_rows(bytes(PAGE + 3))) == []


def test_keys_and_texts_of_every_length_are_read_across_their_overflow(tmp_path: Path) -> None:
    """From some length on a part of a row stands in pages of its own; where that begins is another place in
    tables and in indexes.
    """
    path = tmp_path / "lengths.db"
    lengths = (*range(480, 520), *range(985, 1020), *range(PAGE - 60, PAGE + 20), 3 * PAGE)
    keys = [f"{length:06}".ljust(length, "k") for length in lengths]
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute("CREATE TABLE texts (id TEXT PRIMARY KEY, words TEXT)")
        connection.executemany("INSERT INTO texts VALUES (?, ?)", [(key, key.upper()) for key in keys])
        connection.commit()
    content = path.read_bytes()
    assert {row.values[0] for row in sqlite_pages.index_rows(content)} >= {key.encode() for key in keys}
    assert {row.values[1] for row in sqlite_pages.table_rows(content) if len(row.values) == 2} == {
        key.upper().encode() for key in keys
    }
