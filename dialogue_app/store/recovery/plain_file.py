"""The rows of a damaged plain document, judged by their digests, from whatever pages are still there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dialogue_app.store.recovery import sqlite_pages
from dialogue_app.store.recovery.recovered_rows import BY_TABLE, Found, Value, as_row, fits, is_id, readable
from dialogue_app.store.recovery.sqlite_pages import RawRow
from dialogue_app.store.rows import DIGEST_SIZE


def read(content: bytes) -> Found:
    """Everything that can be read in the bytes of a document."""
    found = Found()
    tables: dict[int, str] = {}
    unfit: list[RawRow] = []
    for row in sqlite_pages.table_rows(content):
        table = _table_of(row, tables.get(row.page, ""))
        if table:
            tables[row.page] = table
            found.take(table, row.rowid, as_row(BY_TABLE[table], _named(table, row)))
        else:
            unfit.append(row)
    for row in unfit:
        table = _likely_table(row, tables.get(row.page, ""))
        if table:
            found.take_damaged(table, _named(table, row))
    _take_names(found, sqlite_pages.index_rows(content))
    return found


def _named(table: str, row: RawRow) -> dict[str, Value]:
    columns = BY_TABLE[table].columns
    return {column.name: value for column, value in zip(columns, row.values, strict=True)}


def _tables_like(row: RawRow) -> list[str]:
    """The tables with as many columns as a row has."""
    return [name for name, layout in BY_TABLE.items() if len(layout.columns) == len(row.values)]


def _table_of(row: RawRow, likely: str) -> str:
    """The table whose digest a row fits, tried first where it is likely; empty if it fits none."""
    tables = sorted(_tables_like(row), key=likely.__ne__)
    return next((name for name in tables if fits(name, as_row(BY_TABLE[name], _named(name, row)))), "")


def _likely_table(row: RawRow, likely: str) -> str:
    """The table that a damaged row most likely belonged to; empty if it was none of a record."""
    tables = [name for name in _tables_like(row) if _is_like_a_record(name, _named(name, row))]
    if likely in tables:
        return likely
    return tables[0] if len(tables) == 1 else ""


def _is_like_a_record(table: str, values: dict[str, Value]) -> bool:
    """Whether its numbers stand where numbers belong, and its id or its digest still looks like one."""
    placed = all(
        isinstance(values[column.name], bytes) != (column.type == "INTEGER")
        for column in BY_TABLE[table].columns
    )
    digest = values["digest"]
    named = is_id(readable(values["id"])) or (isinstance(digest, bytes) and len(digest) == DIGEST_SIZE)
    return placed and named


def _take_names(found: Found, entries: Iterable[RawRow]) -> None:
    """Note which ids the indexes name; an index page belongs to the table of most of what it names."""
    home = found.ids()
    pages: dict[int, list[str]] = {}
    for entry in entries:
        if len(entry.values) == 2:
            pages.setdefault(entry.page, []).append(readable(entry.values[0]))
    for named in pages.values():
        tables = Counter(home[one] for one in named if one in home)
        table = tables.most_common(1)[0][0] if tables else ""
        found.named.setdefault(table, set()).update(named)
