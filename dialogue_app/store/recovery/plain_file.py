"""The rows of a damaged plain document, judged by their digests, from whatever pages are still there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dialogue_app.store.recovery import sqlite_pages
from dialogue_app.store.recovery.recovered_rows import (
    BY_TABLE,
    RecoveredRows,
    Value,
    is_id,
    likely,
    readable,
    recovered,
)
from dialogue_app.store.recovery.sqlite_pages import RawRow
from dialogue_app.store.rows import DIGEST_SIZE, Row


def read(content: bytes) -> RecoveredRows:
    """Everything that can be read in the bytes of a document."""
    recovered_rows = RecoveredRows()
    tables: dict[int, str] = {}
    unfit: list[RawRow] = []
    for row in sqlite_pages.table_rows(content):
        table, whole = _whole_row(row, tables.get(row.page, ""))
        if whole is not None:
            tables[row.page] = table
            recovered_rows.take(table, row.rowid, whole)
        else:
            unfit.append(row)
    for row in unfit:
        table = _likely_table(row, tables.get(row.page, ""))
        if table:
            recovered_rows.take_damaged(table, likely(table, row.values))
    _take_names(recovered_rows, sqlite_pages.index_rows(content))
    return recovered_rows


def _whole_row(row: RawRow, page_of: str) -> tuple[str, Row | None]:
    """The table whose digest a row fits, that of its page tried first, and the row; nothing if none."""
    for table in sorted(BY_TABLE, key=page_of.__ne__):
        whole = recovered(table, row.values)
        if whole is not None:
            return table, whole
    return "", None


def _likely_table(row: RawRow, page_of: str) -> str:
    """The table that a damaged row most likely belonged to; empty if it was none of a record."""
    tables = [name for name in BY_TABLE if _is_like_a_record(name, likely(name, row.values))]
    if page_of in tables:
        return page_of
    return tables[0] if len(tables) == 1 else ""


def _is_like_a_record(table: str, values: dict[str, Value]) -> bool:
    """Whether its numbers stand where numbers belong, and its id or its digest still looks like one."""
    if not values:
        return False
    placed = all(
        isinstance(values[column.name], bytes) != (column.type == "INTEGER")
        for column in BY_TABLE[table].columns
        if column.name in values
    )
    digest = values["digest"]
    named = is_id(readable(values["id"])) or (isinstance(digest, bytes) and len(digest) == DIGEST_SIZE)
    return placed and named


def _take_names(recovered_rows: RecoveredRows, entries: Iterable[RawRow]) -> None:
    """Note which ids the indexes name; an index page belongs to the table of most of what it names."""
    home = recovered_rows.ids()
    pages: dict[int, list[str]] = {}
    for entry in entries:
        if len(entry.values) == 2:
            pages.setdefault(entry.page, []).append(readable(entry.values[0]))
    for named in pages.values():
        tables = Counter(home[name] for name in named if name in home)
        table = tables.most_common(1)[0][0] if tables else ""
        recovered_rows.named.setdefault(table, set()).update(named)
