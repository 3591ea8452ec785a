"""The rows of a damaged protected document, read by the library as far as each page can be deciphered.

A page that was changed fails its authentication and is lost as a whole. After such a fault the library
answers nothing more, so that reading goes on over a new connection behind the gap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from dialogue_app.store import faults, sqlcipher
from dialogue_app.store.envelope import PAGE
from dialogue_app.store.keys import Key
from dialogue_app.store.layout import LAYOUTS, Layout, as_texts, by_name
from dialogue_app.store.recovery.recovered_rows import KNOWN, RecoveredRows, readable, recovered
from dialogue_app.store.sqlcipher import Driver

STEP, MOST_GAPS = 4, 20_000
"""How many rows are passed over at a time where no index says which there are; how many gaps are tried."""


def read(copy: Path, key: Key) -> RecoveredRows:
    """Everything that can be read of a working copy, which is changed if its schema must be mended."""
    recovered_rows = RecoveredRows()
    if not _has_schema(copy, key):
        _mend_schema(copy, key)
    for layout in LAYOUTS.values():
        names = _named(copy, key, layout, recovered_rows)
        recovered_rows.named[layout.table] = set(names.values())
        _read_table(copy, key, _as_it_stands(copy, key, layout), sorted(names), recovered_rows)
    return recovered_rows


def _as_it_stands(copy: Path, key: Key, layout: Layout) -> Layout:
    """The layout, present or former, that a table has in the copy; the present one where it has neither."""
    statement = "SELECT name FROM pragma_table_xinfo(?)"
    names = {readable(row[0]) for row in _rows(copy, key, statement, layout.table) if row}
    layouts = (known.layout for known in KNOWN[layout.table])
    return next((one for one in layouts if {column.name for column in one.columns} == names), layout)


def _open(copy: Path, key: Key) -> Driver:
    driver = sqlcipher.connect(copy, "look", key)
    driver.execute("PRAGMA writable_schema = ON").close()  # a part of a schema will do, and of a file
    driver.text_factory = bytes
    return driver


def _rows(copy: Path, key: Key, statement: str, *values: object) -> Iterator[tuple[Any, ...]]:
    """The rows of a statement up to a page that cannot be deciphered. The last is empty if it came so far."""
    with suppress(*faults.LibraryError), closing(_open(copy, key)) as driver:
        cursor = driver.execute(statement, values)
        while (row := cursor.fetchone()) is not None:
            yield row
        yield ()


# -- the schema ----------------------------------------------------------------------------------------


def _has_schema(copy: Path, key: Key) -> bool:
    names = {row[0] for row in _rows(copy, key, "SELECT name FROM sqlite_master") if row}
    return {layout.table.encode() for layout in LAYOUTS.values()} <= names


def _mend_schema(copy: Path, key: Key) -> None:
    """Put the schema pages of an empty document with the same key in place of those of the copy.

    Every document is begun in the same way, so that its schema lies in the same pages; if it did not, the
    digests of the rows would tell.
    """
    content = bytearray(copy.read_bytes())
    blank = copy.with_name(copy.name + "-blank")
    blank.touch(0o600)
    try:
        pages = _write_blank(blank, key, len(content))
        fresh = blank.read_bytes()
    finally:
        blank.unlink()
    for number in pages:
        place = slice((number - 1) * PAGE, number * PAGE)
        if len(content[place]) == PAGE:
            content[place] = fresh[place]
    copy.write_bytes(content)


def _write_blank(path: Path, key: Key, size: int) -> set[int]:
    """Write an empty document that says it is as large as another, and return its schema pages."""
    from dialogue_app.store import writer

    with closing(sqlcipher.connect(path, "make", key)) as driver:
        with writer.transaction(writer.engine_over(driver)) as connection:
            writer.lay_out(connection)
        roots = set(sqlcipher.column_of(driver, "SELECT rootpage FROM sqlite_master"))
        pages = set(range(1, sqlcipher.value_of(driver, "PRAGMA page_count") + 1))
        driver.execute("UPDATE alembic_version SET version_num = zeroblob(?)", (size,)).close()
    return pages - roots


# -- one table -----------------------------------------------------------------------------------------


def _named(copy: Path, key: Key, layout: Layout, recovered_rows: RecoveredRows) -> dict[int, str]:
    """The rows that the index of a table names: number -> id. From both ends, up to a broken page."""
    index = f'"sqlite_autoindex_{layout.table}_1"'
    ids: dict[int, str] = {}
    for way in ("ASC", "DESC"):
        statement = " ".join(
            (
                "SELECT rowid, id FROM",
                f'"{layout.table}"',
                "INDEXED BY",
                index,
                "WHERE id > ''",
                "ORDER BY id",
                way,
            )
        )
        for row in _rows(copy, key, statement):
            if not row:
                return ids
            ids[row[0]] = readable(row[1])
    recovered_rows.complete = False
    return ids


def _read_table(
    copy: Path, key: Key, layout: Layout, known: list[int], recovered_rows: RecoveredRows
) -> None:
    """Read a table in the order of its rows; behind a gap go on with the next row there may be."""
    plain = as_texts(layout).replace("SELECT", "SELECT rowid,", 1)
    statement = plain.replace("ORDER BY", "WHERE rowid >= ? ORDER BY")
    top = max((row[0] or 0 for row in _rows(copy, key, _highest(layout)) if row), default=0)
    at = -(2**62)
    for _gap in range(MOST_GAPS):
        reached = at
        for row in _rows(copy, key, statement, at):
            if not row:
                return
            reached = int(row[0])
            _take(layout, reached, row[1:], recovered_rows)
        recovered_rows.complete = False
        following = _after(reached, known, top)
        if following is None:
            return
        at = following


def _highest(layout: Layout) -> str:
    return " ".join(("SELECT max(rowid) FROM", f'"{layout.table}"'))


def _after(reached: int, known: list[int], top: int) -> int | None:
    """The row to go on with behind a gap; nothing if there can be none."""
    if known:
        place = bisect_right(known, reached)
        return known[place] if place < len(known) else None
    following = max(reached, 0) + STEP
    return following if following <= top else None


def _take(layout: Layout, rowid: int, row: tuple[Any, ...], recovered_rows: RecoveredRows) -> None:
    names = ("digest", *(column.name for column in by_name(layout.columns)))
    named = dict(zip(names, row, strict=True))
    whole = recovered(layout.table, [named[column.name] for column in layout.columns])
    if whole is not None:
        recovered_rows.take(layout.table, rowid, whole)
    else:
        recovered_rows.take_damaged(layout.table, named)
