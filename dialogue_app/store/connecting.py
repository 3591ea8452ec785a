"""A connection to one document: the library, its settings, and transactions that are explicit."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from dialogue_app.store.keys import Key

Use = Literal["edit", "make", "look"]
"""``edit``: the document is ours alone; ``make``: a new file nobody else knows of, synced when it is
done; ``look``: read without any lock, so that nothing is written, not even beside the file."""

WAIT_SECONDS = 0.2

_ALWAYS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "secure_delete = ON",
)
_SETTINGS: dict[Use, tuple[str, ...]] = {
    "edit": ("locking_mode = EXCLUSIVE", "journal_mode = DELETE", "synchronous = EXTRA"),
    "make": ("journal_mode = MEMORY", "synchronous = OFF"),
    "look": (),
}
_ADDRESS: dict[Use, str] = {"edit": "?mode=rw", "make": "?mode=rw", "look": "?mode=ro&immutable=1"}


def engine_for(path: Path, use: Use, key: Key | None = None) -> Engine:
    """An engine of one connection to a file that exists. Nothing is read before it is used."""

    def connect() -> Any:
        connection = dbapi2.connect(
            path.absolute().as_uri() + _ADDRESS[use],
            uri=True,
            isolation_level=None,
            timeout=WAIT_SECONDS,
            check_same_thread=False,
        )
        try:
            _set_up(connection, use, key)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite+pysqlite://", module=dbapi2, creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", _begin_at_once)
    return engine


def _set_up(connection: Any, use: Use, key: Key | None) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE").close()
    if key is not None:
        connection.execute(key.pragma).close()
    for setting in (*_ALWAYS, *_SETTINGS[use]):
        connection.execute(f"PRAGMA {setting}").close()
    if use == "edit":
        connection.execute("BEGIN EXCLUSIVE").close()
        connection.execute("COMMIT").close()


def _begin_at_once(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def driver(connection: Connection) -> Any:
    """The library's own connection, for reading many rows at once."""
    return connection.connection.driver_connection
