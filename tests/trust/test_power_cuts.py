"""A power cut after any act of the library: the file opens with every edit that was acknowledged."""

from __future__ import annotations

import hashlib
import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit, added, removed
from dialogue_app.core.errors import CannotOpen
from dialogue_app.core.records import Entry, Tick, new_id
from dialogue_app.services.workspace import Workspace
from dialogue_app.store import keys
from dialogue_app.store.maker import FileStores
from tests.core import made
from tests.trust.recorded_writes import LOSSES, Act, Loss, disk_after, recorded_library

STORES = FileStores()
EDITS = 12
PASSPHRASE = "two words"


def edits(dialogue: Dialogue, number: int) -> tuple[Edit, ...]:
    """An edit of its own sort for each number: a record added, many, a long text, one removed."""
    tick = Tick(id=new_id(), session="s", what=f"prompt:one:{number}")
    if number % 4 == 1:
        return tuple(
            edit
            for place in range(40)
            for edit in added(Entry(id=new_id(), session="s", field="f", item=f"{number}-{place}", value="3"))
        )
    if number % 4 == 2:
        return added(Entry(id=new_id(), session="s", field="f", item=str(number), reason="ж" * 9000))
    if number % 4 == 3:
        return removed(next(reversed(dialogue.of(Tick).values())))
    return added(tick)


@pytest.fixture(params=["", PASSPHRASE], ids=["plain", "protected"])
def passphrase(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)
    return str(request.param)


@dataclass
class Played:
    """A session of edits as the library wrote it, and the values it went through."""

    path: Path
    passphrase: str
    before: dict[str, bytes]
    acts: list[Act]
    values: list[Dialogue]
    tried: set[bytes] = field(default_factory=set)

    def fault(self, folder: Path, cut: int, loss: Loss, chance: random.Random) -> str:
        """What is wrong with the file after a power cut right after an act; empty if it is as it was after
        the last edit that was acknowledged, or after the one that was under way.
        """
        disk = disk_after(self.acts[:cut], self.before, loss, chance)
        told = sum(act.kind == "told" for act in self.acts[:cut])
        state = hashlib.sha256(repr((told, sorted(disk.items()))).encode()).digest()
        if state in self.tried:
            return ""
        self.tried.add(state)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, content in disk.items():
            (folder / Path(name).name).write_bytes(content)
        try:
            store = STORES.open(folder / self.path.name, passphrase=self.passphrase)
        except CannotOpen as error:
            return f"after act {cut}, {loss} lost: {error}"
        try:
            if store.load() in self.values[told : told + 2]:
                return ""
        except CannotOpen as error:
            return f"after act {cut}, {loss} lost: {error}"
        finally:
            store.close()
        return f"after act {cut}, {loss} lost: an acknowledged edit is not there"


@pytest.fixture
def played(tmp_path: Path, passphrase: str) -> Played:
    (tmp_path / "work").mkdir()
    path = tmp_path / "work" / "talks.dialogue"
    STORES.create(path, made.full_dialogue(), passphrase=passphrase)
    before = {str(path): path.read_bytes()}
    with recorded_library() as recorded:
        workspace = Workspace(STORES.open(path, passphrase=passphrase))
        values = [workspace.dialogue]
        for number in range(EDITS):
            workspace.perform(Change("Edit", edits(workspace.dialogue, number)))
            values.append(workspace.dialogue)
            recorded.told()
        workspace.close()
    return Played(path, passphrase, before, recorded.acts, values)


@pytest.mark.timeout(600)
def test_every_power_cut_leaves_every_acknowledged_edit(tmp_path: Path, played: Played) -> None:
    chance = random.Random(4)
    assert sum(act.kind == "told" for act in played.acts) == EDITS
    for cut in range(len(played.acts) + 1):
        for loss in LOSSES:
            assert played.fault(tmp_path / "cut", cut, loss, chance) == ""
    assert len(played.tried) > 10 * EDITS


def test_a_medium_that_only_says_that_it_has_synced_would_be_found_out(
    tmp_path: Path, played: Played
) -> None:
    """The replay can tell: without the syncs, acknowledged edits are lost or the file is not whole."""
    played.acts = [act for act in played.acts if act.kind != "sync"]
    chance = random.Random(4)
    faults = [
        played.fault(tmp_path / "cut", cut, loss, chance)
        for cut in range(1, len(played.acts), 5)
        for loss in LOSSES[1:]
    ]
    assert sum(map(bool, faults)) > len(played.tried) / 2
