"""Every write of every operation fails once, and then all from there on: what was there is intact.

The writes of an operation are counted by letting a later one fail each time until it succeeds. After each
failure there is a sentence, every document opens, passes its check and holds what it held (or, where the
operation said that it was done, all of the new), nothing is left beside, and the next try succeeds. What
counts as a write is told in tests/trust/failing.py.

Here long operations are tried at their first and last writes and at some between; with EVERY_WRITE=1 in the
environment at each of them, which takes half an hour.

One thing cannot be told from outside: where all of an edit was written and the sync after it failed, the
edit is said not to be saved and may stand in the file nevertheless. Whoever goes on in the same program
takes it back.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dialogue_app.core.edits import added
from dialogue_app.core.errors import CannotOpen, DialogueError, PlaceFails
from dialogue_app.core.records import Entry, new_id
from dialogue_app.store import envelope, keys
from dialogue_app.store.maker import FileStores
from tests.core import made
from tests.store.next_revision import copied_migrations, one_further
from tests.trust.every_bit import quick_folder, sound
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

STORES = FileStores()
PASSPHRASE = "amber sea amber sea"
EVERY_WRITE = bool(os.environ.get("EVERY_WRITE"))
SHORT = 30
BOTH = pytest.mark.parametrize("passphrase", ["", PASSPHRASE], ids=["plain", "protected"])
pytestmark = pytest.mark.timeout(300)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that take no half second each."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder in memory, where there is one: each write is synced, and thousands are made."""
    with tempfile.TemporaryDirectory(dir=quick_folder()) as name:
        yield Path(name)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Failing]:
    found = Failing()
    with failing_library(found):
        failing_program(found, monkeypatch)
        yield found
        found.end()


def tried(operation: Operation) -> bool:
    """Do it; whether it says that it is done. What else it says is a sentence."""
    said = ""
    try:
        operation.act()
    except DialogueError as error:
        said = str(error) if sound(error) else "no sentence"
    except OSError:
        said = "as it should" if isinstance(operation, Settings) else "no sentence"
    assert said != "no sentence"
    return not said


def elsewhere(operation: Operation, folder: Path) -> None:
    """Look at what a failure left, as another program would find it, while the first one goes on."""
    here, operation.folder = operation.folder, shutil.copytree(operation.folder, folder)
    operation.path = operation.folder / operation.path.name
    operation.judge(done=False)
    shutil.rmtree(folder)
    operation.folder, operation.path = here, here / operation.path.name


def chosen(total: int, *, few: bool) -> Iterator[tuple[int, bool]]:
    """Which writes fail, and whether all after them do as well."""
    first, last, between = (2, 3, 2) if few else (4, 6, 5)
    step = max(total // between, 1)
    for number in range(1, total + 1):
        if EVERY_WRITE or total <= SHORT:
            yield number, False
            yield number, True
        elif number <= first or number > total - last or number % step == 0:
            yield number, bool(number % 2)


def every_write_fails(
    kind: type[Operation], folder: Path, failing: Failing, passphrase: str = ""
) -> tuple[int, int]:
    """Let each write of an operation fail in turn; how many it has, and after how many failures it stood
    there nevertheless.
    """
    prepared = folder / "prepared"
    prepared.mkdir()
    failing.end()
    kind.prepare(prepared, passphrase)

    def attempt(number: int, *, on: bool) -> bool:
        here = shutil.copytree(prepared, folder / "here")
        operation = kind(here, passphrase)
        failing.begin(number, on=on)
        done = tried(operation)
        failing.end()
        assert done or failing.failed
        further = False
        if not done and kind.GOES_ON:
            elsewhere(operation, folder / "elsewhere")
            further = operation.further
            assert tried(operation)
            done = True
        operation.close()
        operation.judge(done=done)
        if not done:
            again = kind(here, passphrase)
            assert tried(again)
            again.close()
            again.judge(done=True)
        shutil.rmtree(here)
        return further

    return _all_of(attempt, failing, few=bool(passphrase))


def _all_of(attempt: Callable[..., bool], failing: Failing, *, few: bool) -> tuple[int, int]:
    attempt(0, on=False)
    total = failing.count
    further = 0
    for number, on in chosen(total, few=few):
        further += attempt(number, on=on)
        assert failing.failed
    return total, further


LEAST = {Opening: 1, Backup: 70, HandOver: 70, Copy: 70, Edit: 15, Release: 40}
"""How many writes an operation has at least, so that it shows if they are not seen any more."""


@BOTH
@pytest.mark.parametrize(
    "kind",
    [Edit, Copy, Backup, HandOver, Passphrase, Restore, Opening, Recovery, Release],
    ids=lambda kind: kind.__name__,
)
def test_every_write_that_fails(
    kind: type[Operation], place: Path, failing: Failing, passphrase: str
) -> None:
    number, further = every_write_fails(kind, place, failing, passphrase)
    assert number >= LEAST.get(kind, 50)
    assert further <= (4 if kind in (Edit, Release) else 0)


@pytest.mark.parametrize("kind", [Pdf, Settings], ids=lambda kind: kind.__name__)
def test_every_write_of_the_program_itself_fails(
    kind: type[Operation], place: Path, failing: Failing
) -> None:
    assert every_write_fails(kind, place, failing)[0] >= 3


@BOTH
def test_every_write_of_an_update_fails(
    place: Path, failing: Failing, monkeypatch: pytest.MonkeyPatch, passphrase: str
) -> None:
    """An older document: each failure leaves it as it was, so that this program still reads it."""
    migrations, prepared = place / "migrations", place / "prepared"
    prepared.mkdir()
    failing.end()
    Update.prepare(prepared, passphrase)
    copied_migrations(migrations)

    @contextlib.contextmanager
    def further_program() -> Iterator[None]:
        with monkeypatch.context() as patched:
            one_further(migrations, patched.setattr)
            yield

    def attempt(number: int, *, on: bool) -> bool:
        here = shutil.copytree(prepared, place / "here")
        operation = Update(here, passphrase)
        with further_program():
            failing.begin(number, on=on)
            done = tried(operation)
            failing.end()
            operation.close()
        further = not done and not _is_as_it_was(operation)
        for copy in here.glob("a before update*.dialogue"):
            assert operation.whole(copy) == operation.before
        with further_program():
            operation.judge(done=done)
        shutil.rmtree(here)
        return further

    number, further = _all_of(attempt, failing, few=bool(passphrase))
    assert number > 100
    assert further <= 4


def _is_as_it_was(operation: Operation) -> bool:
    """Whether a document is still of the former schema and whole; else it is of the next one, and whole.

    Where a broken transaction still has to be taken back, the first page may say the next one already; the
    program of the next schema, which broke it off, takes it back when it opens the document.
    """
    broken_off = envelope.has_hot_journal(operation.path)
    try:
        assert operation.whole(operation.path) == operation.before
    except CannotOpen as error:
        return broken_off or "newer version" not in str(error)
    return True


def until_it_stands_there(store: Any, name: str, failing: Failing) -> None:
    """Let a later write fail each time, until an entry was written and yet said not to be saved."""
    path = store.path
    for number in range(1, 60):
        failing.begin(number)
        with pytest.raises(PlaceFails):
            store.write(added(Entry(id=name, aspect=name)))
        failing.end()
        copy = shutil.copytree(path.parent, path.parent.with_name(path.parent.name + "-copy"))
        seen = STORES.open(copy / path.name)
        stands = name in seen.load().of(Entry)
        seen.close()
        shutil.rmtree(copy)
        if stands:
            return
    raise AssertionError(name)


@pytest.mark.parametrize("then", ["read", "write", "restore", "another passphrase"])
def test_an_edit_said_not_to_be_saved_is_taken_back(place: Path, failing: Failing, then: str) -> None:
    """The last sync of all fails, of two edits one after the other: both stood in the file for a moment."""
    path = place / "a.dialogue"
    STORES.create(path, made.small_dialogue())
    store = STORES.open(path)
    before = store.load()
    for name in ("one", "two"):
        until_it_stands_there(store, name, failing)
    if then == "write":
        store.write(added(Entry(id="three", aspect="three")))
    elif then == "restore":
        store.restore(before.apply(added(Entry(id="one", aspect="one"))))
        store.write(added(Entry(id="three", aspect="three")))
    elif then == "another passphrase":
        store.change_passphrase(PASSPHRASE)
    found = store.load()
    wanted = {"write": ["three"], "restore": ["one", "three"]}.get(then, [])
    assert list(found.of(Entry)) == wanted
    store.close()
    assert STORES.check(path, passphrase=PASSPHRASE) == ()


def test_the_counter_counts_what_it_should(tmp_path: Path, failing: Failing) -> None:
    """Where the library were not watched, these tests would pass without having tried anything."""
    STORES.create(tmp_path / "a.dialogue", made.small_dialogue())
    store = STORES.open(tmp_path / "a.dialogue")
    failing.begin(1, on=True)
    with pytest.raises(DialogueError, match=r"folder of the document cannot|full"):
        store.write(added(Entry(id=new_id(), aspect=new_id())))
    assert failing.failed
    failing.begin(0)
    store.write(added(Entry(id=new_id(), aspect=new_id())))
    assert failing.count > 8
    store.close()
    failing.end()
    with pytest.raises(CannotOpen):
        STORES.open(tmp_path / "b.dialogue")
