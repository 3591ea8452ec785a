"""For how long the window stands still while a large document is made behind it.

    .venv/bin/python packaging/bench_window.py

As in the program: a task on another thread with its progress shown, and garbage collection on the
window's thread only. A clock of the window strikes every five milliseconds; the longest time between two
strokes counts, less those five. Other work on the machine lengthens it too, so of some runs the quietest
is taken.
"""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dialogue_app.core.dialogue import Dialogue

TICK_MS = 5
RUNS = 3


def longest_gap() -> float:
    """Seconds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QWidget

    from bench_brief import brief_dialogue

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    from dialogue_app.ui.qt.background import take_turns
    from dialogue_app.ui.qt.garbage_collection import garbage_collection_of

    take_turns()
    window = QWidget()
    search = garbage_collection_of(application)
    window.show()
    dialogue = brief_dialogue()
    search.set_aside()
    return min(_gap(window, dialogue) for _run in range(RUNS))


def _gap(window: QWidget, dialogue: Dialogue) -> float:
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    from bench_documents import document
    from dialogue_app.ui.qt.background import run_with_progress

    strokes = [time.perf_counter()]
    clock = QTimer(window)
    clock.setTimerType(Qt.TimerType.PreciseTimer)
    clock.timeout.connect(lambda: strokes.append(time.perf_counter()))
    clock.start(TICK_MS)
    until = QEventLoop()
    task = run_with_progress(window, "Making a document", partial(document, "internal-brief", dialogue))
    task.ended.connect(until.quit)
    until.exec()
    strokes.append(time.perf_counter())
    clock.stop()
    return max(after - before for before, after in pairwise(strokes)) - TICK_MS / 1000


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    print(f"{longest_gap() * 1000:.1f} ms")
