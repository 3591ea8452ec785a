"""How quick the window is with the large track: opening, its matrix, scrolling, one key set and painted.

    .venv/bin/python packaging/bench_matrix.py

prints the figures; ``rows`` gives them to the other measurements. The track is written by one process and
opened by another, so that the memory is that of the program with nothing but the track.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench_process import ROOT, peak_memory, rows_of, shown_window, tell
from bench_row import Row, printed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from dialogue_app.ui.fields.matrix.matrix_editor import MatrixEditor
    from dialogue_app.ui.window.main_window import MainWindow

KEYS, REPAINTS = 300, 100
FRAME, SETTLING = 0.016, 4.0
LARGEST_MEMORY = 400.0
STAGE, FIELD = "I4", "verdict_r1"


def rows() -> list[Row]:
    """Measure everything once, in a window that is not shown on a screen."""
    with tempfile.TemporaryDirectory() as folder:
        return measure(Path(folder))


def measure(folder: Path) -> list[Row]:
    """Write the track into a folder and open it in a window of its own process."""
    path = folder / "large.dialogue"
    large = str(ROOT / "packaging" / "bench_large.py")
    subprocess.run([sys.executable, large, str(path)], check=True, capture_output=True, cwd=ROOT)
    return rows_of(__file__, str(path), home=folder)


# -- the process that is measured --------------------------------------------------------------------


def in_window(path: Path) -> list[Row]:
    """Open the track in the real window, show its matrix, scroll, press keys."""
    from dialogue_app.ui.fields.matrix.matrix_editor import MatrixEditor
    from dialogue_app.ui.qt.garbage_collection import GarbageCollection

    application, window = shown_window()
    opening = _timed(lambda: window.open_paths([path]))
    GarbageCollection(application).set_aside()
    _settle(application)
    showing = _timed(lambda: _show_matrix(application, window))
    _settle(application)
    page = window.controller.bench.stage_page
    assert page is not None
    editor = page.editor
    assert isinstance(editor, MatrixEditor)
    found = [
        Row("large track: opened in the window", opening, 3.0, "s"),
        Row("large track: matrix shown and painted", showing, 0.5, "s"),
        *_repaints(editor),
        *_keys(application, editor, commit_of_medium(path.with_name("medium.dialogue"))),
    ]
    _settle(application)
    gates = _timed(page.show_gates)
    return [
        *found,
        Row("large track: gates, when nobody types", gates, 0.1, "s"),
        Row("large track: memory of the process, at most", peak_memory(), LARGEST_MEMORY, "MiB"),
    ]


def _show_matrix(application: QApplication, window: MainWindow) -> None:
    desk = window.controller.desk
    assert desk.track is not None
    window.controller.bench.open_place(desk.track, desk.place.session, STAGE, FIELD)
    application.processEvents()


def _settle(application: QApplication) -> None:
    """Let everything that waits be done: side pages, gates."""
    until = time.perf_counter() + SETTLING
    while time.perf_counter() < until:
        application.processEvents()
        time.sleep(0.005)


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _repaints(editor: MatrixEditor) -> list[Row]:
    """Scroll through the rows and repaint the whole view each time."""
    bar, times = editor.view.verticalScrollBar(), []
    for step in range(REPAINTS):
        bar.setValue(step * 61)

        def paint() -> None:
            editor.view.viewport().repaint()
            editor.view.verticalHeader().viewport().repaint()

        times.append(_timed(paint))
    return [
        Row("large track: scrolled and painted, median", statistics.median(times), FRAME, "s"),
        Row("large track: scrolled and painted, p99", _p99(times), 2 * FRAME, "s"),
    ]


def commit_of_medium(path: Path) -> float:
    """How long the driver alone takes to commit one small change where the track lies: the slowest of most.
    The library waits for the medium four times in it, and nothing of the program can be quicker.
    """
    from dialogue_app.store.sqlcipher import connect

    path.touch()
    driver = connect(path, "edit")
    driver.execute("CREATE TABLE t (a)").close()
    driver.execute("INSERT INTO t VALUES (0)").close()
    times = [_timed(lambda: driver.execute("UPDATE t SET a = a + 1").close()) for _commit in range(KEYS)]
    driver.close()
    return _p99(times)


def _keys(application: QApplication, editor: MatrixEditor, medium: float) -> list[Row]:
    """Press level keys; each is written, committed, announced and painted before the next. ``medium``: how
    long a commit takes there without the program.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    editor.go_to()
    application.processEvents()
    codes = {"1": Qt.Key.Key_1, "2": Qt.Key.Key_2, "3": Qt.Key.Key_3, "4": Qt.Key.Key_4, "5": Qt.Key.Key_5}
    times, work = [], []
    for press in range(KEYS):
        index = editor.view.currentIndex()
        now = editor.model.shown(index.row(), index.column())
        code = next(one for one in "12345"[press % 5 :] + "12345" if one != now)

        def pressed(code: str = code) -> None:
            QTest.keyClick(editor.view, codes[code])
            application.processEvents()

        before = time.process_time()
        times.append(_timed(pressed))
        work.append(time.process_time() - before)
    return [
        Row("large track: key set, work of the processor, p99", _p99(work), FRAME, "s"),
        Row("large track: key set and painted, without the medium, p99", _p99(times) - medium, FRAME, "s"),
        Row("large track: the driver's own commit there, p99", medium, 1.0, "s"),
        Row("large track: key set, committed, painted, median", statistics.median(times), FRAME, "s"),
        Row("large track: key set, committed, painted, p99", _p99(times), FRAME, "s"),
    ]


def _p99(times: list[float]) -> float:
    return sorted(times)[max(0, round(len(times) * 0.99) - 1)]


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if len(sys.argv) > 1:
        tell(in_window(Path(sys.argv[1])))
    sys.exit(printed(rows()) > 0)
