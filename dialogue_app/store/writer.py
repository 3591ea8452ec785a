"""Writing through SQLAlchemy, over the connection that is open already: tables, edits, digests.

SQLAlchemy is imported here, and in ``tables`` and ``schema_upgrade``; who opens and reads does without. Its
errors leave ``transaction`` as those of the driver behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, create_engine, delete, event, insert, select, update
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import StaleEdit
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import Record
from dialogue_app.services.ports import Progress
from dialogue_app.store import reader
from dialogue_app.store.layout import APPLICATION_ID, HEAD, LAYOUTS, by_name
from dialogue_app.store.rows import digest_of, packed
from dialogue_app.store.sqlcipher import Driver
from dialogue_app.store.tables import METADATA, TABLES, VERSION
from dialogue_app.support.translation import _

AT_ONCE = 500
"""Records of a new document that are written between two looks at whether to stop."""

_STATEMENTS = {
    kind: (
        insert(table),
        update(table).where(table.c.id == bindparam("b_id"), table.c.digest == bindparam("b_digest")),
        delete(table).where(table.c.id == bindparam("b_id"), table.c.digest == bindparam("b_digest")),
    )
    for kind, table in TABLES.items()
}


def engine_over(driver: Driver) -> Engine:
    """An engine of the one connection given. It never closes it."""

    def connect() -> Driver:
        return driver

    engine = create_engine("sqlite+pysqlite://", module=dbapi2, creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", _begin_at_once)
    return engine


def _begin_at_once(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """All that is written within, or nothing. Raises the errors of the driver."""
    try:
        with engine.begin() as connection:
            yield connection
    except StatementError as error:
        raise (error.orig or error) from None


def driver_of(connection: Connection) -> Driver:
    """The driver's own connection, for reading many rows at once."""
    return connection.connection.driver_connection


def lay_out(connection: Connection) -> None:
    """Make the tables of a new document at the newest revision."""
    METADATA.create_all(connection)
    connection.execute(insert(VERSION).values(version_num=HEAD))
    stamp(connection)


def stamp(connection: Connection) -> None:
    """Mark the file as a dialogue of the newest revision."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {int(HEAD)}")


def fill(connection: Connection, dialogue: Dialogue, progress: Progress) -> None:
    """Write the records of a new document, some at a time, so that another thread is not kept waiting and
    the work may be stopped. Raises CannotSave for a value that cannot be kept.
    """
    number = max(sum(len(dialogue.of(kind)) for kind in KINDS), 1)
    written = 0
    for kind in KINDS:
        records = iter(dialogue.of(kind).values())
        while some := [packed(record) for record in islice(records, AT_ONCE)]:
            connection.execute(_STATEMENTS[kind][0], some)
            written += len(some)
            progress(written / number)


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
        after = packed(edit.after)
        del after["id"]  # it is the same; setting it would write the page of the index too
        done = connection.execute(changing, former | after)
    if done.rowcount != 1:
        raise stale()


def take_back(connection: Connection, tried: Sequence[Sequence[Edit]]) -> None:
    """Undo what was written although writing it failed, because only the last sync of all did. ``tried``:
    what failed since the document was known to be well, the newest last; at most one of them stands there.
    """
    for edits in reversed(tried):
        last = {edit.record.id: edit for edit in edits}
        if all(_is_done(connection, edit) for edit in last.values()):
            apply(connection, [edit.reversed() for edit in reversed(edits)])
            return


def _is_done(connection: Connection, edit: Edit) -> bool:
    table = TABLES[edit.kind]
    digest = connection.execute(select(table.c.digest).where(table.c.id == edit.record.id)).scalar()
    return bool(digest == (packed(edit.after)["digest"] if edit.after is not None else None))


def stale() -> StaleEdit:
    """For an edit whose record is not as it was when the edit was made."""
    return StaleEdit(_("What was to be changed has changed meanwhile. Nothing was written."))


def renew_digests(connection: Connection) -> None:
    """Give every row a digest of its present values, after a migration has changed them."""
    for kind, layout in LAYOUTS.items():
        at = [column.name for column in by_name(layout.columns)].index("id") + 1
        wanted = [
            {"b_id": row[at].decode(), "digest": digest_of(layout.table, b"\0".join(row[1:]))}
            for rows in reader.chunks(driver_of(connection), layout)
            for row in rows
        ]
        if wanted:
            table = TABLES[kind]
            connection.execute(update(table).where(table.c.id == bindparam("b_id")), wanted)
