"""What one edit makes the library do: as little as there is to be done."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from dialogue_app.core.edits import Edit
from dialogue_app.core.records import Entry
from dialogue_app.store.file_store import FileStore
from dialogue_app.store.maker import FileStores


def statements_of(path: Path, value: str) -> list[str]:
    """Every statement that changing one entry makes, as the library sees it."""
    store = FileStores().open(path)
    assert isinstance(store, FileStore)
    seen: list[str] = []
    try:
        entry = next(iter(store.load().of(Entry).values()))
        store.get_ready()
        store._connection().set_trace_callback(seen.append)
        store.write((Edit(entry, dataclasses.replace(entry, value=value)),))
        store._connection().set_trace_callback(None)
    finally:
        store.close()
    return seen


def test_a_change_is_one_transaction_with_one_statement(document: Path) -> None:
    begin, change, end = statements_of(document, "5")
    assert (begin, end) == ("BEGIN IMMEDIATE", "COMMIT")
    assert change.startswith("UPDATE entry SET")


def test_a_change_sets_no_identity_so_that_the_index_of_identities_is_not_written(document: Path) -> None:
    (change,) = [statement for statement in statements_of(document, "4") if statement.startswith("UPDATE")]
    names = re.findall(r"(\w+) ?=", change.split(" WHERE ")[0])
    assert "value" in names
    assert "id" not in names
