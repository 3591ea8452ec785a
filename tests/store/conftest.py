"""What the tests of the store share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue_app.store import file_store, keys
from dialogue_app.store.maker import FileStores
from tests.core import made


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that take no half second each; one test uses the real ones."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)


@pytest.fixture(autouse=True)
def _nothing_left_open() -> Iterator[None]:
    """Every test lets go of what it opened."""
    before = set(file_store.OPEN)  # a test of the window that went before may still be letting go
    yield
    left = [store for place, store in file_store.OPEN.items() if place not in before]
    for store in left:
        store.close()
    assert not left


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document with a record of every kind."""
    path = tmp_path / "Arctic (internal).dialogue"
    FileStores().create(path, made.full_dialogue())
    return path
