"""Whether a document has the tables it should have and nothing else; which revision it is of."""

from __future__ import annotations

import re

from dialogue_app.store import faults
from dialogue_app.store.layout import APPLICATION_ID, HEAD, LAYOUTS, REVISIONS, VERSION, SqliteColumn
from dialogue_app.store.sqlcipher import Driver, column_of, value_of

_COLUMN = re.compile(
    r'"?[a-z][a-z0-9_]*"? (TEXT|INTEGER|BLOB|VARCHAR\(32\))( DEFAULT (\'\'|\d+))?( NOT NULL)?'
    r"|(CONSTRAINT [a-z_]+ )?PRIMARY KEY \([a-z_]+\)"
)
_TABLE = re.compile(r'CREATE TABLE "?([a-z][a-z0-9_]*)"? \((.*)\)( STRICT)?', re.DOTALL)


def check_parts(connection: Driver, file: str) -> None:
    """Refuse a file with views, triggers, indexes or tables that are not plain. Raises CannotOpen."""
    if value_of(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise faults.not_a_dialogue(file)
    if value_of(connection, "PRAGMA encoding") != "UTF-8":
        raise faults.foreign_parts(file)
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    for kind, name, table, sql in rows:
        own_index = kind == "index" and sql is None and name == f"sqlite_autoindex_{table}_1"
        if not own_index and not (kind == "table" and _is_plain(name, sql)):
            raise faults.foreign_parts(file)


def _is_plain(name: str, sql: object) -> bool:
    match = _TABLE.fullmatch(" ".join(sql.split())) if isinstance(sql, str) else None
    if match is None or match[1] != name or bool(match[3]) == (name == VERSION.table):
        return False
    return all(_COLUMN.fullmatch(part.strip()) for part in match[2].split(", "))


def revision_of(connection: Driver, file: str) -> str:
    """The revision of a document. Raises CannotOpen if there is none or this program does not know it."""
    if not columns_of(connection, VERSION.table):
        raise faults.not_a_dialogue(file)
    versions = column_of(connection, "SELECT version_num FROM alembic_version")
    if len(versions) != 1:
        raise faults.foreign_parts(file)
    if versions[0] not in REVISIONS or value_of(connection, "PRAGMA user_version") > int(HEAD):
        raise faults.newer(file)
    return str(versions[0])


def check_tables(connection: Driver, file: str) -> None:
    """Refuse a file whose tables are not those of the newest revision. Raises CannotOpen."""
    wanted = {layout.table: set(layout.columns) for layout in (VERSION, *LAYOUTS.values())}
    if {name: set(columns_of(connection, name)) for name in tables_of(connection)} != wanted:
        raise faults.foreign_parts(file)


def tables_of(connection: Driver) -> list[str]:
    return column_of(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")


def columns_of(connection: Driver, table: str) -> tuple[SqliteColumn, ...]:
    """The columns that a table has; none if it is not there."""
    rows = connection.execute('SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?)', (table,))
    return tuple(SqliteColumn(*row) for row in rows.fetchall())
