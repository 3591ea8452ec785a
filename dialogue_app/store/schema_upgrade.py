"""Bringing an older document up to date: a checked backup beside it, then all or nothing.

This module is imported only when there is something to migrate, and Alembic only here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from dialogue_app.core import timestamps
from dialogue_app.core.errors import CannotOpen, CannotSave, Damaged
from dialogue_app.store import faults, reader, whole_file, writer
from dialogue_app.store.keys import Key
from dialogue_app.store.sqlcipher import Driver
from dialogue_app.support.translation import _

FOLDER = Path(__file__).resolve().parent / "migrations"


def bring_up_to_date(driver: Driver, path: Path, key: Key | None) -> None:
    """Migrate a document to the newest revision. Raises Damaged where it is, CannotOpen; then it is
    as it was.
    """
    wrong = reader.verify(driver, path.name)
    if wrong:
        raise Damaged(wrong[0])
    backup = _backup_path(path)
    try:
        whole_file.copy(driver, backup, key)
    except CannotSave as error:
        raise CannotOpen(
            _(
                "“{file}” is of an older version and must be updated, but no backup could be written: {why}"
            ).format(file=path.name, why=str(error))
        ) from error
    try:
        with writer.transaction(writer.engine_over(driver)) as connection:
            migrate(connection)
            writer.stamp(connection)
            writer.renew_digests(connection)
    except faults.LibraryError as error:
        raise CannotOpen(
            _("“{file}” could not be updated and is as it was. A backup is beside it: “{backup}”.").format(
                file=path.name, backup=backup.name
            )
        ) from error


def _backup_path(path: Path) -> Path:
    name = _("{name} before update {date}").format(name=path.stem, date=timestamps.today())
    beside = path.with_name(name + path.suffix)
    number = 1
    while beside.exists():
        number += 1
        beside = path.with_name(f"{name} ({number}){path.suffix}")
    return beside


def migrate(connection: Connection) -> None:
    """Run the migrations that are missing, within the transaction of the connection."""
    script = ScriptDirectory(str(FOLDER))

    def steps(revision: Any, _context: Any) -> Any:
        return script._upgrade_revs("head", revision)  # noqa: SLF001 - what alembic's own upgrade command calls

    with EnvironmentContext(Config(), script, fn=steps) as environment:
        environment.configure(connection=connection)
        environment.run_migrations()
