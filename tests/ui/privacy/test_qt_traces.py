"""Nothing is written on the side: a program of its own opens a file dialog, chooses, and ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSettings

from dialogue_app.ui.privacy.qt_traces import forget_visited_folders, leave_no_traces

ROOT = Path(__file__).resolve().parents[3]
CHOOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
if sys.argv[2] == "ours":
    from dialogue_app.ui.window.launch import application
    app = application()
    assert QCoreApplication.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
else:
    app = QApplication([])
folder = Path(sys.argv[1])
def choose():
    dialog = next(one for one in app.topLevelWidgets() if isinstance(one, QFileDialog))
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(folder / "TRACE (internal).dialogue"))
    dialog.accept()
option = QFileDialog.Option.DontUseNativeDialog
for _turn in range(2):
    QTimer.singleShot(100, choose)
    name, _kind = QFileDialog.getSaveFileName(None, "x", str(folder), "D (*.dialogue)", options=option)
    assert name.endswith("TRACE (internal).dialogue")
"""


def traces(whose: str, tmp_path: Path) -> list[str]:
    home, folder = tmp_path / "home", tmp_path / "FOLDER-TRACE"
    for path in (home, folder):
        path.mkdir()
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    environment = os.environ | dict.fromkeys(names, str(home)) | {"PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-c", CHOOSE, str(folder), whose],
        env=environment | {"QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        timeout=60,
    )
    paths = [file_path for file_path in home.rglob("*") if file_path.is_file()]
    return [
        file_path.name
        for file_path in paths
        if b"TRACE" in file_path.read_bytes() or "TRACE" in file_path.name
    ]


def test_file_dialogs_leave_no_trace(tmp_path: Path) -> None:
    assert traces("ours", tmp_path) == []


def test_without_our_care_qt_would_write_the_folders_down(tmp_path: Path) -> None:
    """Were this to fail, Qt had changed, and the test above would prove nothing."""
    assert traces("qt's", tmp_path) == ["QtProject.conf"]


def test_visited_folders_are_forgotten() -> None:
    leave_no_traces()
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.setValue("FileDialog/history", ["file:///x"])
    forget_visited_folders()
    assert QSettings(QSettings.Scope.UserScope, "QtProject").allKeys() == []
