"""Long work: its result, its faults, and stopping it."""

import sys
import threading
import time
from functools import partial

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.errors import Refused
from dialogue_app.services.ports import Progress
from dialogue_app.ui.background import TURN, Task, run_with_progress, take_turns


def test_the_result_comes_back_and_progress_is_told(qtbot: QtBot) -> None:
    told: list[float] = []

    def work(progress: Progress) -> object:
        for share in (0.5, 0.501, 0.509, 0.51):
            progress(share)
        return threading.current_thread() is not threading.main_thread()

    task = Task(work)
    task.progressed.connect(told.append)
    with qtbot.waitSignal(task.done) as done:
        task.start()
    assert done.args == [True]
    qtbot.waitUntil(lambda: told == [0.5, 0.51])


def test_an_expected_error_is_told_in_its_sentence(qtbot: QtBot) -> None:
    def work(progress: Progress) -> object:
        raise Refused("There is no session yet.")

    task = Task(work)
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
    assert failed.args == ["There is no session yet."]


def test_work_stops_at_its_next_step(qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> object:
        begun.set()
        go_on.wait(5)
        progress(0.5)
        return "never"

    task = Task(work)
    with qtbot.waitSignals([task.cancelled, task.ended]):
        task.start()
        assert begun.wait(5)
        task.cancel()
        go_on.set()


def test_the_progress_dialog_goes_with_the_work(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    results: list[object] = []
    task = run_with_progress(parent, "Making the document", lambda progress: 42)
    task.done.connect(results.append)
    qtbot.waitUntil(lambda: results == [42])
    qtbot.waitUntil(lambda: not parent.findChildren(QProgressDialog))


def test_everybody_is_told_of_the_end_however_quick_it_is(qtbot: QtBot) -> None:
    """The first to be told lets go of the task; it must not be gone before the others are told."""

    def work(progress: Progress) -> None:
        until = time.perf_counter() + 0.01
        while time.perf_counter() < until:
            pass
        progress(0.5)

    parent = QWidget()
    qtbot.addWidget(parent)
    for _run in range(60):
        loop = QEventLoop()
        told: list[bool] = []
        task = run_with_progress(parent, "Making the document", work)
        task.ended.connect(loop.quit)
        task.ended.connect(partial(told.append, True))
        QTimer.singleShot(3000, loop, loop.quit)
        loop.exec()
        assert told


def test_the_window_has_its_turn_every_millisecond() -> None:
    before = sys.getswitchinterval()
    try:
        take_turns()
        assert abs(sys.getswitchinterval() - TURN) < 1e-6 < TURN <= 0.002
    finally:
        sys.setswitchinterval(before)
