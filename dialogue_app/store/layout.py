"""How a document is laid out, derived from the records: a table for each kind, a column for each attribute.

What opening and reading need stands here, as plain values; ``tables`` makes SQLAlchemy's tables of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dialogue_app.core.kinds import kind_name
from dialogue_app.core.records import Record
from dialogue_app.core.shapes import SHAPES, Shape

APPLICATION_ID = int.from_bytes(b"DoDf", "big")
"""Bytes 68 to 71 of every document that is not protected."""

REVISIONS = ("0001", "0002")
"""The revisions of the schema, oldest first; a test compares them with the migrations."""

HEAD = REVISIONS[-1]


class SqliteColumn(NamedTuple):
    """A column as SQLite describes it."""

    name: str
    type: str
    required: int
    key: int


class Layout(NamedTuple):
    """A table: its name and its columns in their order."""

    table: str
    columns: tuple[SqliteColumn, ...]


def _column(name: str, shape: Shape) -> SqliteColumn:
    if shape in ("number", "number or nothing"):
        return SqliteColumn(name, "INTEGER", int(shape == "number"), 0)
    return SqliteColumn(name, "TEXT", 1, int(name == "id"))


_DIGEST = SqliteColumn("digest", "BLOB", 1, 0)

LAYOUTS: dict[type[Record], Layout] = {
    kind: Layout(kind_name(kind), (*(_column(*shape) for shape in shapes.items()), _DIGEST))
    for kind, shapes in SHAPES.items()
}

ADDED: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "0002": {"party": {"also_called": ""}, "session": {"names_judged": "[]"}},
}
"""The columns that a revision added to tables that were there: revision -> table -> column -> the value that
its migration gives the rows that were there. Recovery reads rows of former layouts by it.
"""

VERSION = Layout("alembic_version", (SqliteColumn("version_num", "VARCHAR(32)", 1, 1),))


class Known(NamedTuple):
    """A layout that a table has, or had, and what is in the columns that it did not have yet."""

    layout: Layout
    filled: Mapping[str, str]


def every_layout(layout: Layout) -> Iterator[Known]:
    """The present layout of a table, then its former ones, newest first."""
    filled: dict[str, str] = {}
    yield Known(layout, {})
    for revision in reversed(REVISIONS):
        added = ADDED.get(revision, {}).get(layout.table, {})
        if added:
            filled |= added
            columns = tuple(column for column in layout.columns if column.name not in filled)
            yield Known(Layout(layout.table, columns), dict(filled))


def as_texts(layout: Layout) -> str:
    """The statement that reads every row of a table in the order it was added: its digest, then its values
    as text by name of column.
    """
    values = ", ".join(['"digest"', *(_as_text(column) for column in by_name(layout.columns))])
    return " ".join(("SELECT", values, "FROM", f'"{layout.table}"', "ORDER BY rowid"))


def count_of_ids(layout: Layout) -> str:
    """The statement that counts the rows of a table by the index of its ids, a tree of its own: a page that
    lost rows without a trace does not lose them there.
    """
    index = f"sqlite_autoindex_{layout.table}_1"
    return " ".join(("SELECT count(*) FROM", f'"{layout.table}"', "INDEXED BY", f'"{index}"'))


def by_name(columns: Iterable[SqliteColumn]) -> list[SqliteColumn]:
    """The columns that a digest is taken over, in the order it takes them."""
    return sorted(column for column in columns if column.name != "digest")


def _as_text(column: SqliteColumn) -> str:
    if column.type != "INTEGER":
        return f'"{column.name}"'
    number = f'CAST("{column.name}" AS TEXT)'
    return number if column.required else f"ifnull({number}, '')"
