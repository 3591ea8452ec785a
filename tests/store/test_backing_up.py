"""Backups and restoring where the document or its place does not allow it; journals that were left behind."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from dialogue_app.core.errors import CannotSave, PlaceFails
from dialogue_app.store import envelope, sqlcipher
from dialogue_app.store.maker import FileStores

STORES = FileStores()


def test_a_closed_document_is_not_backed_up(document: Path, tmp_path: Path) -> None:
    store = STORES.open(document)
    before = store.load()
    store.close()
    with pytest.raises(CannotSave, match="closed"):
        store.back_up(before, tmp_path / "backup.dialogue")


def test_a_document_that_is_read_only_is_backed_up_and_not_restored(document: Path, tmp_path: Path) -> None:
    store = STORES.open(document, read_only=True)
    store.back_up(store.load(), tmp_path / "backup.dialogue")
    assert store.read_backup(tmp_path / "backup.dialogue") == store.load()
    with pytest.raises(CannotSave, match="for reading only"):
        store.restore(store.load())


def test_a_document_that_is_gone_is_not_restored(document: Path, tmp_path: Path) -> None:
    store = STORES.open(document)
    document.rename(tmp_path / "moved.dialogue")
    with pytest.raises(PlaceFails, match="moved, replaced or deleted"):
        store.restore(store.load())
    store.close()


def test_a_journal_left_on_a_medium_that_was_pulled_is_taken_back_at_the_next_opening(
    document: Path, tmp_path: Path
) -> None:
    """What was on the stick at that moment: the file half written, its journal beside it."""
    before = STORES.open(document, read_only=True).load()
    stick = tmp_path / "stick"
    stick.mkdir()
    with closing(sqlcipher.connect(document, "edit")) as driver:
        driver.execute("PRAGMA cache_size = 1").close()
        driver.execute("BEGIN").close()
        driver.execute("UPDATE entry SET value = 'half', reason = printf('%.90000c', 'x')").close()
        for path in (document, envelope.journal_of(document)):
            shutil.copy(path, stick / path.name)
    pulled = stick / document.name
    assert envelope.has_hot_journal(pulled)
    assert pulled.read_bytes() != document.read_bytes()
    store = STORES.open(pulled)
    assert store.load() == before
    store.close()
    assert STORES.check(pulled) == ()
    assert [file_path.name for file_path in stick.iterdir()] == [document.name]
