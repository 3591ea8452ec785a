"""What the program writes only its owner may read, at every moment and under a permissive mask.

At each single write of an operation everything that lies in the folders is looked at: the document, the
journal and the lock beside it, files that are not yet in place. A whole sitting is looked at in
tests/trust/test_traces.py.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue_app.store import keys
from dialogue_app.support import journal
from tests.store.next_revision import copied_migrations, one_further
from tests.trust.failing import Failing, failing_library, failing_program
from tests.trust.operations import (
    Backup,
    Copy,
    Edit,
    HandOver,
    Opening,
    Operation,
    Passphrase,
    Pdf,
    Recovery,
    Release,
    Restore,
    Settings,
    Update,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions of another kind")
NOT_OURS = {"damaged.dialogue", "brief.pdf"}
"""What the tests themselves put there."""


class Watching(Failing):
    """Looks at the modes of all files at each write, and lets everything pass."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.open_to_others: set[str] = set()
        self.seen: set[str] = set()

    def due(self, what: str) -> bool:
        self.look()
        return super().due(what)

    def look(self) -> None:
        """Note every file that others may read."""
        for folder, _folders, files in os.walk(self.folder):
            for name in files:
                try:
                    mode = Path(folder, name).stat().st_mode
                except OSError:
                    continue
                self.seen.add(name)
                if mode & 0o077 and name not in NOT_OURS:
                    self.open_to_others.add(name)


@pytest.fixture(params=[0o022, 0o000], ids=["022", "000"])
def watching(
    request: pytest.FixtureRequest, tmp_path: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Watching]:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)
    for name in ("DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    found = Watching(tmp_path)
    former = os.umask(request.param)
    try:
        with failing_library(found):
            failing_program(found, monkeypatch)
            yield found
            found.end()
    finally:
        os.umask(former)


def watched(kind: type[Operation], folder: Path, watching: Watching, passphrase: str) -> None:
    """Do something from the making of its files to their closing."""
    place = folder / "place"
    place.mkdir()
    watching.begin(0)
    kind.prepare(place, passphrase)
    operation = kind(place, passphrase)
    operation.act()
    watching.look()
    operation.close()
    watching.look()
    assert watching.open_to_others == set()
    assert watching.count > 3


@pytest.mark.parametrize("passphrase", ["", "amber sea amber sea"], ids=["plain", "protected"])
@pytest.mark.parametrize(
    "kind",
    [Edit, Copy, Backup, HandOver, Passphrase, Restore, Opening, Recovery, Release, Settings],
    ids=lambda kind: kind.__name__,
)
def test_only_the_owner_reads_what_is_written(
    kind: type[Operation], tmp_path: Path, watching: Watching, passphrase: str
) -> None:
    watched(kind, tmp_path, watching, passphrase)
    assert any(name.endswith(".lock") for name in watching.seen)
    if kind is Edit:
        assert "a.dialogue-journal" in watching.seen
    if kind is not Opening:
        assert any(name.endswith((".new", ".json", ".new-journal")) for name in watching.seen)


def test_only_the_owner_reads_a_document_brought_up_to_date(
    tmp_path: Path, watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, migrations = tmp_path / "place", tmp_path / "migrations"
    place.mkdir()
    watching.folder = place
    watching.begin(0)
    Update.prepare(place, "")
    copied_migrations(migrations)
    operation = Update(place)
    one_further(migrations, monkeypatch.setattr)
    operation.act()
    operation.close()
    watching.look()
    assert any(name.startswith("a before update") for name in watching.seen)
    assert watching.open_to_others == set()


def test_only_the_owner_reads_a_document_that_was_printed(tmp_path: Path, watching: Watching) -> None:
    watched(Pdf, tmp_path, watching, "")
    assert (tmp_path / "place" / "brief.pdf").stat().st_mode & 0o077 == 0
    assert any(name.endswith(".part") for name in watching.seen)


def test_only_the_owner_reads_the_journal(tmp_path: Path, watching: Watching) -> None:
    path = journal.open_journal()
    for _line in range(3):
        journal.get_journal("app").info("a line of the journal")
    journal.close_journal()
    watching.look()
    assert path.name in watching.seen
    assert watching.open_to_others == set()
    assert path.parent.stat().st_mode & 0o077 == 0
