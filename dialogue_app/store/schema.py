"""Whether a document has the tables it should have and nothing else; which revision it is of."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects import sqlite

from dialogue_app.store import faults
from dialogue_app.store.tables import APPLICATION_ID, HEAD, METADATA, REVISIONS, VERSION

_COLUMN = re.compile(
    r'"?[a-z][a-z0-9_]*"? (TEXT|INTEGER|BLOB|VARCHAR\(32\))( DEFAULT (\'\'|\d+))?( NOT NULL)?'
    r"|(CONSTRAINT [a-z_]+ )?PRIMARY KEY \([a-z_]+\)"
)
_TABLE = re.compile(r'CREATE TABLE "?([a-z][a-z0-9_]*)"? \((.*)\)( STRICT)?', re.DOTALL)


def lay_out(connection: Connection) -> None:
    """Make the tables of a new document at the newest revision."""
    METADATA.create_all(connection)
    connection.execute(insert(VERSION).values(version_num=HEAD))
    stamp(connection)


def stamp(connection: Connection) -> None:
    """Mark the file as a dialogue of the newest revision."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {int(HEAD)}")


def check_parts(connection: Connection, file: str) -> None:
    """Refuse a file with views, triggers, indexes or tables that are not plain. Raises CannotOpen."""
    number = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if number != APPLICATION_ID:
        raise faults.not_a_dialogue(file)
    if connection.exec_driver_sql("PRAGMA encoding").scalar_one() != "UTF-8":
        raise faults.foreign_parts(file)
    for kind, name, table, sql in connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_master"
    ):
        own_index = kind == "index" and sql is None and name == f"sqlite_autoindex_{table}_1"
        if not own_index and not (kind == "table" and _is_plain(name, sql)):
            raise faults.foreign_parts(file)


def _is_plain(name: str, sql: object) -> bool:
    found = _TABLE.fullmatch(" ".join(sql.split())) if isinstance(sql, str) else None
    if found is None or found[1] != name or bool(found[3]) == (name == VERSION.name):
        return False
    return all(_COLUMN.fullmatch(part.strip()) for part in found[2].split(", "))


def revision_of(connection: Connection, file: str) -> str:
    """The revision of a document. Raises CannotOpen if there is none or this program does not know it."""
    if not _columns(connection, VERSION.name):
        raise faults.not_a_dialogue(file)
    found = connection.execute(select(VERSION.c.version_num)).scalars().all()
    if len(found) != 1:
        raise faults.foreign_parts(file)
    if found[0] not in REVISIONS or connection.exec_driver_sql("PRAGMA user_version").scalar_one() > int(
        HEAD
    ):
        raise faults.newer(file)
    return str(found[0])


def check_tables(connection: Connection, file: str) -> None:
    """Refuse a file whose tables are not those of the newest revision. Raises CannotOpen."""
    names = set(
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    )
    if names != set(METADATA.tables):
        raise faults.foreign_parts(file)
    for table in METADATA.tables.values():
        wanted = {
            (
                column.name,
                column.type.compile(sqlite.dialect()),
                int(not column.nullable),
                int(column.primary_key),
            )
            for column in table.columns
        }
        if _columns(connection, table.name) != wanted:
            raise faults.foreign_parts(file)


def _columns(connection: Connection, table: str) -> set[tuple[Any, ...]]:
    """Name, type, whether it must not be empty, place in the primary key."""
    rows = connection.exec_driver_sql('SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?)', (table,))
    return {tuple(row) for row in rows}
