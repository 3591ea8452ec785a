"""The records of an open document: reading all of them, and whether each fits its digest."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import Damaged, StaleEdit
from dialogue_app.core.natural_keys import Second, once
from dialogue_app.core.records import Record
from dialogue_app.core.validity.limits import MOST_RECORDS
from dialogue_app.services.soundness.unfit import unfit_records
from dialogue_app.store import faults, schema
from dialogue_app.store.layout import LAYOUTS, Layout, as_texts, count_of_ids
from dialogue_app.store.rows import Row, RowReader, damaged
from dialogue_app.store.sqlcipher import Driver, value_of
from dialogue_app.support.translation import _, ngettext

AT_ONCE = 4096


def chunks(connection: Driver, layout: Layout) -> Iterator[list[Row]]:
    """The rows of a table as bytes, some thousands at a time."""
    former = connection.text_factory
    connection.text_factory = bytes
    cursor = connection.cursor()
    try:
        cursor.execute(as_texts(layout))
        while rows := cursor.fetchmany(AT_ONCE):
            yield rows
    finally:
        cursor.close()
        connection.text_factory = former


def check_size(connection: Driver, file: str) -> None:
    """Refuse a document with more records than one holds, before any is read. Raises CannotOpen."""
    number = sum(value_of(connection, count_of_ids(layout)) for layout in LAYOUTS.values())
    if number > MOST_RECORDS:
        raise faults.too_many(file, number)


def read(connection: Driver, file: str) -> Dialogue:
    """Everything in a document. Raises Damaged if a record does not fit its digest, is missing, stands where
    another stands, or holds what cannot be shown as it is; CannotOpen if it is no record at all.
    """
    records = records_of(connection, file)
    with _no_collection():
        wrong = unfit_records(records)
        if wrong:
            raise faults.unfit(file, wrong)
        try:
            return Dialogue(records)
        except StaleEdit as error:
            raise faults.damaged(file) from error
        except Second as error:
            raise faults.doubled(file, len(once(records)[1])) from error


def records_of(connection: Driver, file: str) -> list[Record]:
    """Every record in a document, as it stands there. Raises Damaged if one does not fit its digest or is
    missing, CannotOpen if it is no record at all.
    """
    reader = RowReader()
    bad: dict[str, int] = {}
    records: list[Record] = []
    with _no_collection():
        for kind, layout in LAYOUTS.items():
            missing = value_of(connection, count_of_ids(layout))
            for rows in chunks(connection, layout):
                missing -= len(rows)
                wrong = len(damaged(layout.table, rows))
                if wrong:
                    bad[layout.table] = bad.get(layout.table, 0) + wrong
                elif not bad:
                    records += _built(reader, kind, rows, file)
            if missing:
                bad[layout.table] = bad.get(layout.table, 0) + abs(missing)
        if bad:
            raise Damaged(damage_sentence(file, bad))
    return records


def _built(reader: RowReader, kind: type[Record], rows: list[Row], file: str) -> list[Record]:
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


def verify(connection: Driver, file: str) -> list[str]:
    """What is wrong with a document of whatever revision, a sentence each; empty if all is well."""
    result = [
        _("The file is damaged: {what}.").format(what=row[0])
        for row in connection.execute("PRAGMA integrity_check(20)").fetchall()
        if row[0] != "ok"
    ]
    bad: dict[str, int] = {}
    for name in schema.tables_of(connection):
        layout = Layout(name, schema.columns_of(connection, name))
        if any(column.name == "digest" for column in layout.columns):
            wrong = sum(len(damaged(name, rows)) for rows in chunks(connection, layout))
            if wrong:
                bad[name] = wrong
    if bad:
        result.append(damage_sentence(file, bad))
    return result
