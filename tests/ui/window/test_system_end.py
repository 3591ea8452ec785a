"""The system asks the program to end: what is typed is kept, the lock is released, and it exits with 0."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dialogue_app import app
from dialogue_app.core.records import StageNotes
from dialogue_app.services.files.library import NewDialogue, NewParty
from tests.ui.conftest import PARTIES

ROOT = Path(__file__).resolve().parents[3]
CHILD = """
import sys
import time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from dialogue_app import app
from dialogue_app.ui.window import launch
from dialogue_app.ui.qt.background import Task
from dialogue_app.ui.shell.dependencies import Dependencies
def work(progress):
    while True:
        progress(0.5)
        time.sleep(0.3)
def type_on():
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, launch.MainWindow))
    controller = window._controller
    if controller is None or not controller.desk.tracks or controller.bench.stage_page is None:
        QTimer.singleShot(50, type_on)
        return
    window.actions_["next_stage"].trigger()
    window.controller.bench.guide.notes.insertPlainText("half a sen")
    if sys.argv[2] == "refused":
        controller.bench.open_page(controller.desk.track, "parties")
        table = controller.bench.page.parties.table
        QTimer.singleShot(0, lambda: table.setData(table.index(0, 0), "WES"))
    if sys.argv[2] == "dialog":
        QTimer.singleShot(0, window.on_about)
    if sys.argv[2] == "work":
        Task(work).start()
    QTimer.singleShot(100, lambda: print("typed", flush=True))
launch.application()
QTimer.singleShot(50, type_on)
sys.exit(launch.run([Path(sys.argv[1])], Dependencies(app.library, app.documents, app.sample, app.version)))
"""


@pytest.mark.skipif(os.name != "posix", reason="Signals end programs on POSIX only.")
@pytest.mark.parametrize(
    ("number", "with_what"),
    [("SIGTERM", ""), ("SIGHUP", ""), ("SIGTERM", "dialog"), ("SIGTERM", "work"), ("SIGTERM", "refused")],
)
def test_a_signal_ends_the_program_as_closing_its_window_does(
    tmp_path: Path, number: str, with_what: str
) -> None:
    home, folder = tmp_path / "home", tmp_path / "files"
    for file_path in (home, folder):
        file_path.mkdir()
    parties: tuple[NewParty, ...] = PARTIES
    path = app.library().create(NewDialogue(folder=folder, name="Round", kind="exercise", parties=parties))[0]
    before = {found_path.name for found_path in folder.iterdir()}
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    environment = os.environ | dict.fromkeys(names, str(home)) | {"PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), with_what],
        env=environment | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "typed\n"
        assert {found_path.name for found_path in folder.iterdir()} > before, (
            "the file is locked while it is open"
        )
        child.send_signal(getattr(signal, number))
        assert "Error" not in child.communicate(timeout=30)[1]
        assert child.returncode == 0
    finally:
        child.kill()
        child.wait()
    assert {found_path.name for found_path in folder.iterdir()} == before
    workspace = app.library().open(path)
    notes = list(workspace.dialogue.of(StageNotes).values())
    workspace.close()
    settings = "".join(found_path.read_text() for found_path in home.rglob("settings*"))
    assert len(notes) == 1
    if with_what == "refused":
        assert notes[0].text.startswith("half a sen\n\nNot saved where it was typed")
        assert notes[0].text.endswith(": WES")
        assert '"unsaved_kept": 1' in settings
        assert "WES" not in settings
    else:
        assert notes[0].text == "half a sen"
    assert f'"last_stage": "{notes[0].stage}"' in settings
