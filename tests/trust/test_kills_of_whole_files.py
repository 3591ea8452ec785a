"""Killed while whole files are written: copies, backups, another passphrase, restoring, updating, releasing.

Each time the document opens and passes its check, every file in place is whole and as it was acknowledged
or one act further, and what the kill left beside goes at the next opening. Kills in the middle of edits are
in tests/store/test_kills.py, those between the writes of a release in
tests/services/release/test_release_killed.py.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.errors import PassphraseNeeded
from dialogue_app.core.records import Entry
from dialogue_app.services.files.backups import backups_of
from dialogue_app.services.release.release_acts import finish, unfinished
from dialogue_app.services.workspace import Workspace
from dialogue_app.store import envelope, keys
from dialogue_app.store.maker import FileStores
from tests.core import made
from tests.services.release.release_case import Case
from tests.store.next_revision import copied_migrations, one_further
from tests.store.test_migrations import migrated
from tests.trust.killed import number_of, passphrase_after

STORES = FileStores()
PASSPHRASE = "amber sea amber sea"
KILLS = 12
BOTH = pytest.mark.parametrize("passphrase", ["", PASSPHRASE], ids=["plain", "protected"])
pytestmark = pytest.mark.timeout(300)


class Killer:
    """The program that is killed, and when."""

    def __init__(self, seed: int) -> None:
        self.moments = random.Random(seed)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.trust.killed"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path.cwd(),
        )

    def kill(self, act: str, path: Path, target: Path, passphrase: str, begin: int, span: float) -> int:
        """Let it do an act again and again and kill it within this time; the number of the last that was
        acknowledged."""
        assert self.process.stdin is not None
        job = {
            "act": act,
            "path": str(path),
            "target": str(target),
            "passphrase": passphrase,
            "from": begin,
        }
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        child, numbers = 0, [begin]
        while not child or len(numbers) == 1:
            line = self._line()
            if line.startswith("child"):
                child = int(line.split()[1])
            else:
                numbers.append(int(line))
        time.sleep(self.moments.random() * span)
        os.kill(child, 9)
        while (line := self._line()) != "end":
            numbers.append(int(line))
        return max(numbers)

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the program that is to be killed has ended by itself"
        return line.rstrip("\n")

    def end(self) -> None:
        """Let it go."""
        self.process.communicate()
        assert self.process.returncode == 0


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    found = Killer(5)
    yield found
    found.end()


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that take no half second each, here and in the program that is killed."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)


@pytest.fixture
def start(tmp_path: Path) -> Dialogue:
    return made.full_dialogue()


def whole(path: Path, passphrase: str) -> Dialogue:
    """The content of a file, which passes its check; opening it takes away what was left beside it."""
    store = STORES.open(path, passphrase=passphrase)
    found = store.load()
    store.close()
    assert STORES.check(path, passphrase=passphrase) == ()
    beside = [one.name for one in path.parent.iterdir() if path.name in one.name and one != path]
    assert beside == []
    return found


def same_but_for_its_number(one: Dialogue, other: Dialogue) -> bool:
    """Whether two dialogues hold the same, whatever number they carry."""
    mine = [record for record in one.everything() if record.id != one.track.id]
    return mine == [record for record in other.everything() if record.id != other.track.id]


@BOTH
def test_a_copy_is_the_former_one_or_the_new_one(
    tmp_path: Path, killer: Killer, start: Dialogue, passphrase: str
) -> None:
    path, target = tmp_path / "a.dialogue", tmp_path / "copies" / "copy.dialogue"
    target.parent.mkdir()
    STORES.create(path, start, passphrase=passphrase)
    last = copied = 0
    for _kill in range(KILLS):
        done = killer.kill("copies", path, target, passphrase, last, 0.2)
        copied = done if done > last else copied
        found = whole(path, passphrase)
        last = number_of(found)
        assert done <= last <= done + 1
        assert same_but_for_its_number(found, start)
        if copied or target.exists():
            copy = whole(target, passphrase)
            assert copied <= number_of(copy) <= last
            assert same_but_for_its_number(copy, start)
            copied = number_of(copy)


@BOTH
def test_a_backup_is_whole_or_not_there(
    tmp_path: Path, killer: Killer, start: Dialogue, passphrase: str
) -> None:
    path = tmp_path / "a.dialogue"
    STORES.create(path, start, passphrase=passphrase)
    last = backed_up = 0
    for _kill in range(KILLS):
        done = killer.kill("backups", path, Path(os.environ["XDG_DATA_HOME"]), passphrase, last, 0.2)
        backed_up = done if done > last else backed_up
        found = whole(path, passphrase)
        last = number_of(found)
        assert done <= last <= done + 1
        numbers = []
        for backup in backups_of(found):
            assert STORES.check(backup.path, passphrase=passphrase) == ()
            store = STORES.open(backup.path, passphrase=passphrase, read_only=True)
            assert same_but_for_its_number(store.load(), start)
            numbers.append(number_of(store.load()))
        assert backed_up <= max(numbers, default=0) <= last
        backed_up = max(numbers, default=0)


def test_a_document_has_the_former_passphrase_or_the_new_one(
    tmp_path: Path, killer: Killer, start: Dialogue
) -> None:
    path = tmp_path / "a.dialogue"
    STORES.create(path, start)
    last = 0
    for _kill in range(2 * KILLS):
        last = killer.kill("passphrases", path, path, passphrase_after(last), last, 0.25)
        last, found = protected_after(path, last)
        assert found == start


def protected_after(path: Path, last: int) -> tuple[int, Dialogue]:
    """How often the passphrase was changed, and the content: as acknowledged, or once more."""
    for number in (last, last + 1):
        if envelope.look_at(path).protected == bool(passphrase_after(number)):
            with contextlib.suppress(PassphraseNeeded):
                return number, whole(path, passphrase_after(number))
    raise AssertionError(last)


@BOTH
def test_a_document_that_is_restored_is_as_before_or_after(
    tmp_path: Path, killer: Killer, start: Dialogue, passphrase: str
) -> None:
    path = tmp_path / "a.dialogue"
    STORES.create(path, start, passphrase=passphrase)
    last = 0
    for _kill in range(KILLS):
        last = killer.kill("restoring", path, path, passphrase, last, 0.2)
        found = whole(path, passphrase)
        assert last <= number_of(found) <= last + 1
        assert same_but_for_its_number(found, start)
        last = number_of(found)


def test_a_new_document_is_whole_or_not_there(tmp_path: Path, killer: Killer, start: Dialogue) -> None:
    path, folder = tmp_path / "a.dialogue", tmp_path / "new"
    STORES.create(path, start)
    for kill in range(KILLS):
        folder.mkdir()
        last = killer.kill("creating", path, folder, "", 0, 0.2)
        made_here = sorted(folder.glob("[0-9]*.dialogue"), key=lambda one: int(one.stem))
        assert len(made_here) in (last, last + 1), kill
        for number, one in enumerate(made_here, start=1):
            found = whole(one, "")
            assert number_of(found) == number
            assert same_but_for_its_number(found, start)
        shutil.rmtree(folder)


@BOTH
def test_an_update_is_all_or_nothing(
    tmp_path: Path, killer: Killer, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = made.small_dialogue()
    migrations = tmp_path / "migrations"
    copied_migrations(migrations)
    old = tmp_path / "old.dialogue"
    STORES.create(old, start, passphrase=passphrase)
    revisions = []
    for kill in range(KILLS):
        folder = tmp_path / str(kill)
        folder.mkdir()
        path = folder / "a.dialogue"
        shutil.copy(old, path)
        acknowledged = killer.kill("migrating_once", path, migrations, passphrase, 0, 0.15)
        for backup in folder.glob("a before update*.dialogue"):
            assert whole(backup, passphrase) == start
        with monkeypatch.context() as patched:
            one_further(migrations, patched.setattr)
            assert whole_updated(path, passphrase) == migrated(start)
        revisions.append(acknowledged)
    assert 0 in revisions


def whole_updated(path: Path, passphrase: str) -> Dialogue:
    """The content of a file once it is of the next revision: opening finishes what a kill prevented."""
    store = STORES.open(path, passphrase=passphrase)
    found = store.load()
    store.close()
    assert STORES.check(path, passphrase=passphrase) == ()
    assert not [one for one in path.parent.iterdir() if one.name.startswith(".a.")]
    return found


@BOTH
def test_a_release_killed_at_any_moment_is_finished(tmp_path: Path, killer: Killer, passphrase: str) -> None:
    prepared = tmp_path / "prepared"
    prepared.mkdir()
    case = Case(prepared, passphrase)
    case.signed()
    case.close()
    for kill in range(KILLS):
        folder = tmp_path / str(kill)
        shutil.copytree(prepared, folder)
        inner, outer = (folder / one.name for one in case.paths)
        last = killer.kill("releasing", inner, outer, passphrase, 0, 0.15)
        inside = Workspace(STORES.open(inner, passphrase=passphrase))
        outside = Workspace(STORES.open(outer))
        assert inside.dialogue.of(Entry)
        begun = unfinished(inside.dialogue)
        assert len(finish(inside, outside)) == len(begun) <= 1
        (ledger,) = inside.dialogue.of(ReleaseItem).values()
        there = [one.status for one in outside.dialogue.of(ReleaseItem).values()]
        assert there == ([] if ledger.status == "PROPOSED" else [ledger.status])
        assert ledger.status in ("PROPOSED", "RELEASED", "WITHDRAWN")[last:][:2]
        assert finish(inside, outside) == ()
        inside.close()
        outside.close()
        assert STORES.check(inner, passphrase=passphrase) == ()
        assert STORES.check(outer) == ()
