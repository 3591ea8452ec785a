"""The records of an open document: reading all of them, checking them, writing edits."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, MetaData, Table, bindparam, delete, insert, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import CannotOpen, StaleEdit
from dialogue_app.core.kinds import kind_name
from dialogue_app.core.records import Record
from dialogue_app.store import connecting, faults
from dialogue_app.store.rows import Reader, Row, damaged, digest_of, packed
from dialogue_app.store.tables import METADATA, TABLES, as_texts
from dialogue_app.support.translation import _, ngettext

AT_ONCE = 4096

_STATEMENTS = {
    kind: (
        insert(table),
        update(table).where(table.c.id == bindparam("b_id"), table.c.digest == bindparam("b_digest")),
        delete(table).where(table.c.id == bindparam("b_id"), table.c.digest == bindparam("b_digest")),
    )
    for kind, table in TABLES.items()
}


@cache
def select_of(table: Table) -> str:
    """The statement that reads every row of a table as text."""
    return str(as_texts(table).compile(dialect=sqlite.dialect()))


def chunks(connection: Connection, statement: str) -> Iterator[list[Row]]:
    """The rows of a statement as bytes, some thousands at a time."""
    library = connecting.driver(connection)
    former = library.text_factory
    library.text_factory = bytes
    cursor = library.cursor()
    try:
        cursor.execute(statement)
        while rows := cursor.fetchmany(AT_ONCE):
            yield rows
    finally:
        cursor.close()
        library.text_factory = former


def read(connection: Connection, file: str) -> Dialogue:
    """Everything in a document. Raises CannotOpen if a record does not fit its digest or its form."""
    reader = Reader()
    bad: dict[str, int] = {}
    records: list[Record] = []
    with _no_collection():
        for kind, table in TABLES.items():
            for rows in chunks(connection, select_of(table)):
                wrong = len(damaged(kind_name(kind), rows))
                if wrong:
                    bad[kind_name(kind)] = bad.get(kind_name(kind), 0) + wrong
                elif not bad:
                    records += _built(reader, kind, rows, file)
        if bad:
            raise CannotOpen(damage_sentence(file, bad))
        try:
            return Dialogue(records)
        except StaleEdit as error:
            raise faults.damaged(file) from error


def _built(reader: Reader, kind: type[Record], rows: list[Row], file: str) -> list[Record]:
    try:
        return reader.records(kind, rows)
    except ValueError as error:
        raise faults.foreign_parts(file) from error


def damage_sentence(file: str, bad: dict[str, int]) -> str:
    """How many records are damaged, and of which kinds."""
    number = sum(bad.values())
    return ngettext(
        "{n} record of “{file}” is damaged ({where}). The file was left as it is; open a copy or a backup.",
        "{n} records of “{file}” are damaged ({where}). The file was left as it is; open a copy or a backup.",
        number,
    ).format(n=number, file=file, where=", ".join(f"{name}: {count}" for name, count in bad.items()))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Many thousand new objects would set off the collector again and again, and none of them is garbage."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def fill(connection: Connection, records: Iterable[Record]) -> None:
    """Write the records of a new document. Raises CannotSave for a value that cannot be kept."""
    rows: dict[type[Record], list[dict[str, Any]]] = {}
    for record in records:
        rows.setdefault(type(record), []).append(packed(record))
    for kind, of_kind in rows.items():
        connection.execute(_STATEMENTS[kind][0], of_kind)


def apply(connection: Connection, edits: Sequence[Edit]) -> None:
    """Write edits. Raises StaleEdit if one does not fit what is there, CannotSave for an unfit value."""
    for (kind, new), run in groupby(edits, key=_sort_of_edit):
        if new:
            _add(connection, kind, [packed(edit.record) for edit in run])
            continue
        for edit in run:
            _change(connection, edit)


def _sort_of_edit(edit: Edit) -> tuple[type[Record], bool]:
    return edit.kind, edit.before is None


def _add(connection: Connection, kind: type[Record], rows: list[dict[str, Any]]) -> None:
    """Add the records of one kind that follow one another, at once: an import brings many thousands."""
    try:
        connection.execute(_STATEMENTS[kind][0], rows)
    except IntegrityError:
        raise stale() from None


def _change(connection: Connection, edit: Edit) -> None:
    _adding, changing, removing = _STATEMENTS[edit.kind]
    if type(edit.before) is not edit.kind or edit.before.id != edit.record.id:
        raise stale()
    former = {"b_id": edit.before.id, "b_digest": packed(edit.before)["digest"]}
    if edit.after is None:
        done = connection.execute(removing, former)
    else:
        done = connection.execute(changing, former | packed(edit.after))
    if done.rowcount != 1:
        raise stale()


def stale() -> StaleEdit:
    """For an edit whose record is not as it was when the edit was made."""
    return StaleEdit(_("What was to be changed has changed meanwhile. Nothing was written."))


def verify(connection: Connection, file: str) -> list[str]:
    """What is wrong with a document of whatever revision, a sentence each; empty if all is well."""
    found = [
        _("The file is damaged: {what}.").format(what=row[0])
        for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")
        if row[0] != "ok"
    ]
    bad: dict[str, int] = {}
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    for table in [_as_it_is(connection, name) for name in names]:
        if "digest" in table.c:
            wrong = sum(len(damaged(table.name, rows)) for rows in chunks(connection, select_of(table)))
            if wrong:
                bad[table.name] = wrong
    if bad:
        found.append(damage_sentence(file, bad))
    return found


def _as_it_is(connection: Connection, name: str) -> Table:
    """A table of the file: that of the program if it has the same columns, else an older one."""
    known = METADATA.tables.get(name)
    columns = connection.exec_driver_sql("SELECT name FROM pragma_table_xinfo(?)", (name,)).scalars().all()
    if known is not None and set(known.columns.keys()) == set(columns):
        return known
    return Table(name, MetaData(), autoload_with=connection)


def renew_digests(connection: Connection) -> None:
    """Give every row a digest of its present values, after a migration has changed them."""
    for table in TABLES.values():
        at = sorted(column.name for column in table.columns if column.name != "digest").index("id") + 1
        wanted = [
            {"b_id": row[at].decode(), "digest": digest_of(table.name, b"\0".join(row[1:]))}
            for rows in chunks(connection, select_of(table))
            for row in rows
        ]
        if wanted:
            connection.execute(update(table).where(table.c.id == bindparam("b_id")), wanted)
