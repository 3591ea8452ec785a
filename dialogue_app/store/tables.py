"""The tables of a document, derived from the records: one for each kind, one column for each attribute."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Literal

from sqlalchemy import (
    BLOB,
    Column,
    ColumnElement,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Select,
    String,
    Table,
    Text,
    cast,
    func,
    literal_column,
    select,
    text,
)

from dialogue_app.core import form
from dialogue_app.core.kinds import KINDS, kind_name
from dialogue_app.core.records import Pairs, Record

APPLICATION_ID = int.from_bytes(b"DoDf", "big")
"""Bytes 68 to 71 of every document that is not protected."""

REVISIONS = ("0001",)
"""The revisions of the schema, oldest first; a test compares them with the migrations."""

HEAD = REVISIONS[-1]

Shape = Literal["text", "number", "number or nothing", "texts", "pairs"]
"""What a column holds; ``texts`` and ``pairs`` are kept as JSON."""

METADATA = MetaData()

VERSION = Table(
    "alembic_version",
    METADATA,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def shape_of(annotation: object, ask: form.Ask) -> Shape:
    """What an attribute holds. Raises TypeError for an annotation that has no column type."""
    if annotation is str:
        return "text"
    if annotation is int:
        return "number or nothing" if ask.kind == "number" else "number"
    if isinstance(annotation, types.UnionType) and set(typing.get_args(annotation)) == {int, type(None)}:
        return "number or nothing"
    if annotation == tuple[str, ...]:
        return "texts"
    if annotation == Pairs:
        return "pairs"
    raise TypeError(annotation)


def shapes_of(kind: type[Record]) -> dict[str, Shape]:
    """Attribute name -> what it holds, in the order of the record."""
    annotations = typing.get_type_hints(kind)
    return {
        attribute.name: shape_of(annotations[attribute.name], form.ask_of(attribute))
        for attribute in dataclasses.fields(kind)
    }


def _column(name: str, shape: Shape) -> Column[str] | Column[int]:
    if shape in ("number", "number or nothing"):
        return Column(name, Integer, nullable=shape == "number or nothing")
    return Column(name, Text, primary_key=name == "id", nullable=False)


def _table(kind: type[Record]) -> Table:
    columns = [_column(name, shape) for name, shape in shapes_of(kind).items()]
    digest = Column("digest", BLOB, nullable=False)
    return Table(kind_name(kind), METADATA, *columns, digest, sqlite_strict=True)


TABLES: dict[type[Record], Table] = {kind: _table(kind) for kind in KINDS}


def as_texts(table: Table) -> Select[typing.Any]:
    """Every row in the order it was added: its digest, then its values as text by name of column."""

    def plain(column: Column[typing.Any]) -> ColumnElement[typing.Any]:
        if not isinstance(column.type, Integer):
            return column
        number = cast(column, Text)
        return func.ifnull(number, literal_column("''")) if column.nullable else number

    names = sorted(column.name for column in table.columns if column.name != "digest")
    return select(table.c.digest, *(plain(table.c[name]) for name in names)).order_by(text("rowid"))
