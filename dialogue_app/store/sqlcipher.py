"""A connection to one document, as the driver gives it: the library, its settings, how it is used."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypeAlias

from sqlcipher3 import dbapi2

from dialogue_app.store.keys import Key, wipe

Driver: TypeAlias = Any
"""The driver's own connection. It begins no transaction by itself."""

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


def connect(path: Path, use: Use, key: Key | None = None) -> Driver:
    """A connection to a file that exists; the caller closes it. Raises the errors of the driver."""
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


def _set_up(connection: Driver, use: Use, key: Key | None) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE").close()
    if key is not None:
        _unlock(connection, key)
    for setting in (*_ALWAYS, *_SETTINGS[use]):
        connection.execute(f"PRAGMA {setting}").close()
    if use == "edit":
        connection.execute("BEGIN EXCLUSIVE").close()
        connection.execute("COMMIT").close()


def _unlock(connection: Driver, key: Key) -> None:
    """Give the key as bytes that are overwritten at once. From then on the library overwrites all memory it
    lets go of, pages of the document too (measured: reading takes 8 % longer).
    """
    connection.execute("PRAGMA cipher_memory_security = ON").close()
    spelled = key.spelled()
    try:
        connection.set_key(spelled)
    finally:
        wipe(spelled)


def value_of(connection: Driver, statement: str) -> Any:
    """The first value of the first row of a statement."""
    return connection.execute(statement).fetchone()[0]


def column_of(connection: Driver, statement: str) -> list[Any]:
    """The first value of every row of a statement."""
    return [row[0] for row in connection.execute(statement).fetchall()]
