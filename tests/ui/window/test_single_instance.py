"""One program for each user: a later start hands its files over and ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dialogue_app.services.files.library import Library, NewDialogue
from dialogue_app.support import settings
from dialogue_app.ui.window import launch, single_instance
from dialogue_app.ui.window.main_window import MainWindow
from dialogue_app.ui.window.single_instance import SingleInstance, Visitor

ROOT = Path(__file__).resolve().parents[3]
HELD = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from dialogue_app.ui.window.single_instance import SingleInstance
app = QCoreApplication([])
program = SingleInstance(Path(sys.argv[1]))
print(program.begin(), flush=True)
program.wanted.connect(lambda paths: (print(*paths, flush=True), app.quit()))
QTimer.singleShot(0, program.listen)  # what was asked for before that is taken there: the loop must run
app.exec()
"""


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[SingleInstance]:
    program = SingleInstance(tmp_path / "running")
    assert program.begin()
    program.listen()
    yield program
    program.end()


def held_by_another(folder: Path) -> subprocess.Popen[str]:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", HELD, str(folder)], stdout=subprocess.PIPE, text=True, env=surroundings
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    return process


def test_a_later_start_hands_its_files_to_the_program_that_runs(tmp_path: Path, qtbot: QtBot) -> None:
    process = held_by_another(tmp_path / "running")
    later = SingleInstance(tmp_path / "running")
    assert not later.begin()
    assert later.hand_over([Path("/a/b.dialogue"), Path("c d.dialogue")])
    out, _err = process.communicate(timeout=30)
    assert out == f"/a/b.dialogue {Path.cwd() / 'c d.dialogue'}\n"
    assert list((tmp_path / "running").glob("*.*")) == []
    assert later.begin()
    later.end()


def test_a_program_that_was_killed_leaves_the_place_free(tmp_path: Path, qtbot: QtBot) -> None:
    process = held_by_another(tmp_path / "running")
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    later = SingleInstance(tmp_path / "running")
    assert later.begin()
    later.end()


def test_a_program_that_does_not_answer_is_said_and_the_request_goes(
    first: SingleInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE", 0.1)
    later = SingleInstance(tmp_path / "running")
    assert not later.begin()
    assert not later.hand_over([Path("x.dialogue")])
    assert not later.has_place
    assert launch.unanswered() == 1
    assert "does not answer" in capsys.readouterr().err
    assert not list((tmp_path / "running").glob("*.request"))


def test_only_the_user_may_read_a_request(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "running"
    assert folder.stat().st_mode & 0o077 == 0
    request = folder / "x.request"
    request.write_text("[]")
    with qtbot.waitSignal(first.wanted) as taken:
        pass
    assert taken.args == [[]]
    assert not request.exists()


@pytest.mark.parametrize("content", ["", "{", '{"a": 1}', "[1]", '[""]', "[" * 5000])
def test_what_is_no_request_is_removed_and_opens_nothing(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot, content: str
) -> None:
    heard: list[object] = []
    first.wanted.connect(heard.append)
    request = tmp_path / "running" / "x.request"
    request.write_text(content)
    qtbot.waitUntil(lambda: not request.exists())
    assert heard == []


def asked(folder: Path, name: str, age: float) -> Path:
    """The request of a start some seconds ago."""
    folder.mkdir(exist_ok=True)
    request = folder / name
    request.write_text(json.dumps([f"/{name}"]))
    then = time.time() - age
    os.utime(request, (then, then))
    return request


def test_a_request_that_its_start_has_given_up_is_forgotten_and_one_of_now_is_taken(
    tmp_path: Path, qtbot: QtBot
) -> None:
    """Two starts at once: the later one may ask before the first is ready to listen."""
    asked(tmp_path / "running", "old.request", 2 * single_instance.PATIENCE)
    asked(tmp_path / "running", "of-now.request", 1)
    program = SingleInstance(tmp_path / "running")
    heard: list[object] = []
    program.wanted.connect(heard.append)
    assert program.begin()
    assert heard == []
    program.listen()
    assert heard == [[Path("/of-now.request")]]
    assert [file_path.name for file_path in (tmp_path / "running").iterdir()] == ["lock"]
    program.end()


def test_a_request_that_is_gone_when_its_age_is_asked_for_stops_nothing(tmp_path: Path) -> None:
    assert not single_instance._given_up(tmp_path / "gone.request")


def test_whoever_asks_a_program_that_is_ending_takes_its_place(tmp_path: Path, qtbot: QtBot) -> None:
    former = SingleInstance(tmp_path / "running")
    assert former.begin()
    later = SingleInstance(tmp_path / "running")
    assert not later.begin()
    ending = threading.Timer(0.2, former.end)
    ending.start()
    assert not later.hand_over([Path("x.dialogue")])
    ending.join()
    assert later.has_place
    heard: list[object] = []
    later.wanted.connect(heard.append)
    later.listen()
    assert heard == []  # it opens its own files itself
    later.end()
    later.listen()
    assert not later.has_place


def test_where_no_lock_can_be_kept_every_start_is_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "running").write_text("a file in its place")
    program = SingleInstance(tmp_path / "running")
    assert program.begin()
    assert not program.hand_over([])
    program.end()


@pytest.fixture
def path(tmp_path: Path, library: Library) -> Path:
    (file_path,) = library.create(NewDialogue(folder=tmp_path, name="Talk", kind="exercise"))
    return file_path


def test_the_running_window_comes_to_the_front_and_opens_the_file(
    window: MainWindow, qtbot: QtBot, first: SingleInstance, path: Path
) -> None:
    visitor = Visitor(window, first)
    window.showMinimized()
    visitor.on_wanted([])
    assert not window.isMinimized()
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    visitor.on_wanted([path])
    qtbot.wait(50)
    assert window._controller is None or not window.controller.desk.tracks
    dialog.close()
    qtbot.waitUntil(lambda: bool(window._controller is not None and window.controller.desk.tracks))
    assert window.controller.desk.tracks[0].path == path


def test_a_locked_window_opens_nothing(
    window: MainWindow, qtbot: QtBot, first: SingleInstance, path: Path
) -> None:
    visitor = Visitor(window, first)
    window.covered = True
    visitor.on_wanted([path])
    visitor._waiting.append([path])
    visitor._open()
    window.covered = False
    visitor._open()
    assert window._controller is None or not window.controller.desk.tracks


def test_two_starts_at_once_give_one_window_and_the_file_of_each_is_opened(
    tmp_path: Path, library: Library
) -> None:
    """The real program, started twice: one stays, the other has handed its file over and ended."""
    paths = [
        library.create(NewDialogue(folder=tmp_path, name=name, kind="exercise"))[0]
        for name in ("Swan", "Tern")
    ]
    surroundings = {
        **os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"), "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    both = [
        subprocess.Popen([sys.executable, "-m", "dialogue_app", str(path)], env=surroundings)
        for path in paths
    ]
    opened = tmp_path / "config" / "dialogue_app" / settings.FILE_NAME
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until and not (
            len(settings.load(opened).recent) == 2 and any(process.poll() is not None for process in both)
        ):
            time.sleep(0.05)
        assert sorted(settings.load(opened).recent) == sorted(map(str, paths))
        assert sorted(process.poll() is None for process in both) == [False, True]
        assert [process.returncode for process in both if process.poll() is not None] == [0]
    finally:
        for popen in both:
            popen.kill()
            popen.wait()
