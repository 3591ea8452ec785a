"""The tables of a document for SQLAlchemy, as the layout has them. Only what writes imports this."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BLOB, Column, Integer, MetaData, PrimaryKeyConstraint, String, Table, Text

from dialogue_app.core.records import Record
from dialogue_app.store import layout

METADATA = MetaData()

_TYPES = {"TEXT": Text, "INTEGER": Integer, "BLOB": BLOB}

VERSION = Table(
    layout.VERSION.table,
    METADATA,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def _table(laid_out: layout.Layout) -> Table:
    columns: Iterable[Column[Any]] = (
        Column(column.name, _TYPES[column.type], primary_key=bool(column.key), nullable=not column.required)
        for column in laid_out.columns
    )
    return Table(laid_out.table, METADATA, *columns, sqlite_strict=True)


TABLES: dict[type[Record], Table] = {kind: _table(laid_out) for kind, laid_out in layout.LAYOUTS.items()}
