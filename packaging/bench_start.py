"""How long until something is on the screen: from the start of a process to its first painted picture.

    .venv/bin/python packaging/bench_start.py

Three programs are started in turn, each in a process of its own: a bare window of PySide6, the program's
start screen, and the program with the sample, whose rating matrix must be painted with its rows. Each
reports the time at its first picture, and ends. ``rows`` gives the figures to the other measurements.
What only the measuring process needs is imported inside functions, so that the bare window stays bare.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from bench_row import Row, printed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
BARE, START, MATRIX = "bare", "start", "matrix"
LIMITS = {START: 2.0, MATRIX: 4.0}
SIZE = (1440, 900)
FIELD = "verdict_r1"


class Picture(NamedTuple):
    """Seconds from the start of a process to its first picture: by the clock, and of the processor."""

    clock: float
    work: float


# -- the process that is measured --------------------------------------------------------------------


def watch(part: Any) -> None:
    """Report when this part of a window has been painted for the first time, and end."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

    class Watcher(QObject):
        """Waits for the first painting; what it posts itself is delivered once that is done."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                own = QEvent(QEvent.Type.User)
                QCoreApplication.postEvent(self, own, Qt.EventPriority.HighEventPriority.value)
            return False

        def event(self, event: QEvent) -> bool:
            if event.type() != QEvent.Type.User:
                return super().event(event)
            print(time.monotonic(), time.process_time(), flush=True)
            os._exit(0)

    part.first_picture = Watcher(part)
    part.installEventFilter(part.first_picture)


def show_bare() -> None:
    """A window of one colour."""
    from PySide6.QtGui import QColor, QPainter, QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        """Paints itself white."""

        def paintEvent(self, event: QPaintEvent) -> None:
            QPainter(self).fillRect(event.rect(), QColor("white"))

    application = QApplication([])
    screen = application.primaryScreen().availableGeometry()
    window = Bare()
    window.resize(min(SIZE[0], screen.width()), min(SIZE[1], screen.height()))
    watch(window)
    window.show()
    application.exec()


def show_start() -> None:
    """The program as it starts, watched from the moment its window is shown."""
    from dialogue_app import app
    from dialogue_app.ui.window.main_window import MainWindow

    shown = MainWindow.show

    def show(window: MainWindow) -> None:
        watch(window.start)
        shown(window)

    MainWindow.show = show  # type: ignore[assignment,method-assign]
    MainWindow.tell = fail  # type: ignore[assignment,method-assign]
    app.main([])


def show_matrix() -> None:
    """The program as it resumes, watched from the moment its file is open."""
    from dialogue_app import app
    from dialogue_app.ui.window.launch import Start
    from dialogue_app.ui.window.main_window import MainWindow

    opened = Start.open_files

    def open_files(start: Start) -> None:
        opened(start)
        from dialogue_app.ui.fields.matrix.matrix_view import MatrixView

        view = start._window.findChild(MatrixView)  # noqa: SLF001 - what was opened
        if not isinstance(view, MatrixView) or not view.model().rowCount():
            fail(start, "The matrix was not opened.")
        watch(view.viewport())

    Start.open_files = open_files  # type: ignore[assignment,method-assign]
    MainWindow.tell = fail  # type: ignore[assignment,method-assign]
    app.main([])


def fail(_where: object, sentence: str) -> NoReturn:
    """End, where the program would show a dialog and wait for an answer."""
    print(sentence, file=sys.stderr, flush=True)
    os._exit(1)


SHOWN = {BARE: show_bare, START: show_start, MATRIX: show_matrix}

# -- the measurement ---------------------------------------------------------------------------------


def compiled_once(home: Path) -> dict[str, str]:
    """The surroundings of a measured process, with modules compiled once for all three programs, as those of
    an installed one are.
    """
    from bench_process import surroundings

    found = surroundings(home) | {"PYTHONPYCACHEPREFIX": str(home.parent / "compiled")}
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    return found


PREPARE = """
import sys
from pathlib import Path
from dialogue_app import app
from dialogue_app.core.records import INTERNAL
from dialogue_app.services.templates import template_of
from dialogue_app.support import settings

folder = Path(sys.argv[1])
folder.mkdir()
for path in app.sample(folder):
    store = app.stores().open(path)
    dialogue = store.load()
    if dialogue.track.track == INTERNAL and path.suffix == ".dialogue" and len(dialogue.sessions()) > 1:
        session = dialogue.sessions()[1]
        stage, _field = template_of(session).find_field(sys.argv[2])
        settings.save(settings.Settings(
            last_files=(str(path),), last_session=session.id, last_stage=stage.key, last_field=sys.argv[2],
            theme="light"))
    store.close()
"""


def prepare(home: Path) -> None:
    """Write the sample, and remember that its matrix was shown last."""
    import subprocess

    subprocess.run(
        [sys.executable, "-c", PREPARE, str(home / "sample"), FIELD],
        check=True,
        cwd=ROOT,
        env=compiled_once(home),
    )


def picture(kind: str, environment: Mapping[str, str]) -> Picture:
    """Start one process and wait for its first picture."""
    import subprocess

    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, __file__, kind],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        timeout=60,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    at, work = done.stdout.split()
    return Picture(float(at) - began, float(work))


def rows() -> list[Row]:
    """The three first pictures, in turn, and how they compare."""
    import statistics
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        fresh, used = Path(folder) / "fresh", Path(folder) / "used"
        prepare(used)
        homes = {BARE: compiled_once(fresh), START: compiled_once(fresh), MATRIX: compiled_once(used)}
        for kind, environment in homes.items():
            picture(kind, environment)
        taken: dict[str, list[Picture]] = {kind: [] for kind in homes}
        for _run in range(RUNS):
            for kind, environment in homes.items():
                taken[kind].append(picture(kind, environment))
    clock = {kind: statistics.median(one.clock for one in found) for kind, found in taken.items()}
    work = {kind: statistics.median(one.work for one in found) for kind, found in taken.items()}
    found = [Row("start: a bare window of PySide6", clock[BARE], 1.0, "s")]
    for kind, name in ((START, "start screen"), (MATRIX, "matrix of the sample")):
        found.append(Row(f"start: first picture, {name}", clock[kind], LIMITS[kind] * clock[BARE], "s"))
        found.append(Row(f"start: {name} against bare", clock[kind] / clock[BARE], LIMITS[kind], "times"))
        found.append(Row(f"start: {name}, processor time", work[kind] / work[BARE], LIMITS[kind], "times"))
    return found


if __name__ == "__main__":
    if len(sys.argv) > 1:
        SHOWN[sys.argv[1]]()
    else:
        sys.exit(printed(rows()) > 0)
