"""A process that is measured: its surroundings, the window it shows, its memory, the rows it prints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bench_row import Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from dialogue_app.ui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a measured process: no screen, and a home of its own."""
    folders = {"HOME": home, "XDG_CONFIG_HOME": home / "config", "XDG_DATA_HOME": home / "data"}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    named = {name: str(folder) for name, folder in folders.items()}
    return os.environ | named | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


def rows_of(*command: str, home: Path) -> list[Row]:
    """The rows that a script of ours measures in a process of its own."""
    done = subprocess.run(
        [sys.executable, *command],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=surroundings(home),
    )
    return [Row(*row) for row in json.loads(done.stdout.splitlines()[-1])]


def tell(rows: Iterable[Row]) -> NoReturn:
    """Print rows for ``rows_of``, and end: the window need not be taken down."""
    print(json.dumps(list(rows)), flush=True)
    os._exit(0)


def shown_window(size: tuple[int, int] | None = None) -> tuple[QApplication, MainWindow]:
    """The real window with nothing open."""
    from dialogue_app import app
    from dialogue_app.support.settings import Settings
    from dialogue_app.ui.qt import theme
    from dialogue_app.ui.shell.dependencies import Dependencies
    from dialogue_app.ui.shell.settings_model import SettingsModel
    from dialogue_app.ui.window import launch
    from dialogue_app.ui.window.main_window import MainWindow

    application = launch.application()
    theme.apply(application, theme.LIGHT)
    dependencies = Dependencies(
        library=app.library, documents=app.documents, sample=app.sample, version=app.version
    )
    window = MainWindow(dependencies, SettingsModel(Settings(keep_recent=False)))
    if size is not None:
        window.resize(*size)
    window.show()
    application.processEvents()
    return application, window


def peak_memory() -> float:
    """The largest resident memory of this process so far, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says there begins with the memory of the parent
        lines = status.read_text("ascii", "replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
