"""An open file that another program writes into: nothing is mixed, nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, added
from dialogue_app.core.errors import CannotOpen, ChangedOutside, PlaceFails
from dialogue_app.core.records import Tick, new_id
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.maker import FileStores
from tests.core import made

STORES = FileStores()
PASSPHRASE = "two words"


def ticked(number: int) -> Change:
    return Change("Tick", added(Tick(id=new_id(), session="s", what=f"prompt:one:{number}")))


@pytest.fixture(params=["", PASSPHRASE], ids=["plain", "protected"])
def passphrase(request: pytest.FixtureRequest, quick_keys: None) -> str:
    return str(request.param)


@pytest.fixture
def path(tmp_path: Path, passphrase: str) -> Path:
    file_path = tmp_path / "talks.dialogue"
    STORES.create(file_path, made.full_dialogue(), passphrase=passphrase)
    return file_path


def content(path: Path, passphrase: str) -> Dialogue:
    return STORES.open(path, passphrase=passphrase, read_only=True).load()


def overwrite(path: Path, other: bytes) -> None:
    with path.open("r+b") as stream:
        stream.write(other)
        stream.truncate()


def torn(path: Path) -> None:
    """Spoil the last page, and leave the length as it was."""
    with path.open("r+b") as stream:
        stream.seek(-4096, os.SEEK_END)
        stream.write(os.urandom(4096))


def test_an_older_copy_put_into_the_open_file_stays_as_it_is(
    path: Path, passphrase: str, tmp_path: Path
) -> None:
    older = shutil.copy(path, tmp_path / "older.dialogue").read_bytes()
    workspace = Workspace(STORES.open(path, passphrase=passphrase))
    workspace.perform(ticked(1))
    overwrite(path, older)
    mine = workspace.dialogue
    for number in range(2, 7):
        with pytest.raises(ChangedOutside, match="Another program changed"):
            workspace.perform(ticked(number))
    assert workspace.dialogue == mine
    assert path.read_bytes() == older
    elsewhere = tmp_path / "elsewhere.dialogue"
    workspace.store.back_up(workspace.dialogue, elsewhere)
    workspace.close()
    assert path.read_bytes() == older
    assert content(elsewhere, passphrase) == mine


def test_a_torn_page_is_noticed_before_the_next_write(path: Path, passphrase: str) -> None:
    workspace = Workspace(STORES.open(path, passphrase=passphrase))
    workspace.perform(ticked(1))
    torn(path)
    with pytest.raises(ChangedOutside):
        workspace.check_place()
    with pytest.raises(ChangedOutside):
        workspace.store.restore(workspace.dialogue)
    with pytest.raises(ChangedOutside):
        workspace.store.change_passphrase("another")
    with pytest.raises(ChangedOutside):
        workspace.store.copy_to(path.with_name("copy.dialogue"))
    workspace.close()


def test_a_file_that_was_only_touched_is_written_to_again(path: Path, passphrase: str) -> None:
    workspace = Workspace(STORES.open(path, passphrase=passphrase))
    workspace.perform(ticked(1))
    os.utime(path, ns=(1, 1))
    workspace.perform(ticked(2))
    os.utime(path, ns=(2, 2))
    workspace.check_place()
    workspace.perform(ticked(3))
    mine = workspace.dialogue
    workspace.close()
    assert content(path, passphrase) == mine


def test_the_same_content_put_back_is_taken_up_again(path: Path, passphrase: str, tmp_path: Path) -> None:
    older = path.read_bytes()
    workspace = Workspace(STORES.open(path, passphrase=passphrase))
    workspace.perform(ticked(1))
    newer = shutil.copy(path, tmp_path / "newer").read_bytes() if not passphrase else None
    overwrite(path, older)
    with pytest.raises(ChangedOutside):
        workspace.perform(ticked(2))
    if newer is None:
        STORES.create(tmp_path / "again.dialogue", workspace.dialogue)
        newer = (tmp_path / "again.dialogue").read_bytes()
    overwrite(path, newer)
    if passphrase:  # the content is the same, but no longer protected as the open document is
        with pytest.raises(ChangedOutside):
            workspace.perform(ticked(2))
    else:
        workspace.perform(ticked(2))
        assert len(workspace.dialogue.of(Tick)) == len(content(path, passphrase).of(Tick))
    workspace.close()


def test_a_file_that_is_gone_is_said(path: Path, passphrase: str) -> None:
    workspace = Workspace(STORES.open(path, passphrase=passphrase))
    path.unlink()
    assert not workspace.store.still_holds(workspace.dialogue)
    with pytest.raises(PlaceFails, match="moved, replaced or deleted"):
        workspace.check_place()
    workspace.close()
    workspace.store.check_untouched()
    assert not workspace.store.still_holds(workspace.dialogue)


def test_looking_does_not_wait_for_long_work_on_another_thread(path: Path, passphrase: str) -> None:
    store = STORES.open(path, passphrase=passphrase)
    path.unlink()
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with store._busy:  # type: ignore[attr-defined]
            held.set()
            done.wait(30)

    other = threading.Thread(target=hold)
    other.start()
    held.wait(30)
    store.check_untouched()
    done.set()
    other.join()
    with pytest.raises(PlaceFails):
        store.check_untouched()
    store.close()


def test_what_is_kept_in_memory_is_nobody_elses() -> None:
    store = STORES.memory(made.full_dialogue())
    store.check_untouched()
    assert store.still_holds(made.full_dialogue()) is (store.load() == made.full_dialogue())
    store.close()
    with pytest.raises(CannotOpen):
        store.load()
