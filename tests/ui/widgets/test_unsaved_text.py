"""Locking and going to the joint room in a program of its own: nothing of the internal track remains within
reach, neither in Python's objects nor on the screen nor on disk, and the key is gone from memory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dialogue_app.store import keys
from tests.ui.leaving_child import PASSPHRASE
from tests.ui.process_memory import counted, readable

ROOT = Path(__file__).resolve().parents[3]
pytestmark = [readable, pytest.mark.timeout(180)]


class Left:
    """A child that has left, what it reports, and its memory before and after."""

    def __init__(self, what: str, folder: Path, home: Path) -> None:
        self.home, self.folder = home, folder
        environment = os.environ | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.leaving_child", what, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
            env=environment,
        )
        self.word = self.line().strip()[::-1]
        path = next(
            file_path for file_path in folder.iterdir() if file_path.name.endswith("(internal).dialogue")
        )
        with path.open("rb") as stream:
            key = keys.derived(PASSPHRASE, stream.read(16))
        secrets = {"key": bytes(key.secret), "hex": key.secret.hex().encode(), "word": self.word.encode()}
        self.before = counted(self.process.pid, secrets)
        self.go_on()
        self.report: dict[str, Any] = json.loads(self.line())
        self.after = counted(self.process.pid, secrets)

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def go_on(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Left]:
    left = Left("lock", tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("own"))
    yield left
    left.end()


@pytest.fixture(scope="module")
def joint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Left]:
    left = Left("joint", tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("own"))
    yield left
    left.end()


def test_a_locked_program_holds_no_content(locked: Left) -> None:
    report = locked.report
    assert report["tracks"] == []
    held = {kind: number for kind, number in report["kinds"].items() if kind != "ChangeCommand"}
    assert not any(held.values()), held
    assert report["holders"] == []
    assert report["said"] == []


def test_a_locked_program_shows_nothing_and_keeps_nothing_copied(locked: Left) -> None:
    report = locked.report
    assert report["title"] == "Dialogue"
    assert report["strip"][1] == ""
    assert not report["others"]
    assert report["clipboard"] == ""


@pytest.mark.parametrize("which", ["locked", "joint"])
def test_the_key_leaves_memory(which: str, request: pytest.FixtureRequest) -> None:
    """The passphrase as it was typed and freed texts may linger; of those the README says so."""
    left: Left = request.getfixturevalue(which)
    assert left.before["key"] >= 1, "the search in memory finds nothing"
    assert left.before["hex"] == 0
    assert left.after["key"] == 0
    assert left.after["hex"] == 0


def test_in_the_joint_room_nothing_of_the_internal_track_can_be_reached(joint: Left) -> None:
    report = joint.report
    assert report["tracks"] == ["EXTERNAL"]
    assert report["holders"] == []
    assert report["said"] == []
    assert (report["kinds"]["Dialogue"], report["kinds"]["Workspace"], report["kinds"]["Key"]) == (1, 1, 0)


def test_in_the_joint_room_nothing_names_the_internal_track(joint: Left) -> None:
    report = joint.report
    assert report["paths"] == []
    assert report["path_said"] == []
    assert report["internal_said"] == []
    assert "internal" not in report["title"]
    assert "internal" not in report["strip"][1]
    assert not report["others"]
    assert report["clipboard"] == ""


def test_what_is_on_disk_knows_nothing_of_the_internal_track(joint: Left) -> None:
    settings = json.loads(joint.report["settings"])
    assert all("(internal)" not in setting for setting in (*settings["recent"], *settings["last_files"]))
    assert [Path(setting).name for setting in settings["last_files"]] == ["Amber Sea (external).dialogue"]
    for path in (file_path for file_path in joint.home.rglob("*") if file_path.is_file()):
        content = path.read_bytes()
        assert b"(internal)" not in content, path
        assert joint.word.encode() not in content, path
        assert "internal" not in path.name
    left = sorted(file_path.name for file_path in joint.folder.iterdir() if file_path.suffix != ".lock")
    assert left == ["Amber Sea (external).dialogue", "Amber Sea (internal).dialogue"]


def test_what_was_typed_last_was_saved(joint: Left, locked: Left) -> None:
    from dialogue_app import app
    from dialogue_app.core.records import StageNotes

    for left in (joint, locked):
        path = left.folder / "Amber Sea (internal).dialogue"
        workspace = app.library().open(path, passphrase=PASSPHRASE, read_only=True)
        notes = {stage_notes.text for stage_notes in workspace.dialogue.of(StageNotes).values()}
        workspace.close()
        assert f"typed again {left.word}" in notes
