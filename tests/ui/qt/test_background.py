"""Long work: its result, its faults, and stopping it."""

import sys
import threading
import time
import weakref
from functools import partial

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from dialogue_app.core.errors import Refused
from dialogue_app.services.ports import Progress
from dialogue_app.ui.qt.background import TURN, Task, run_with_progress, stop_all, take_turns


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


def test_everything_is_said_on_the_window_s_thread(qtbot: QtBot) -> None:
    """A signal under way between two threads ends the program if who hears it is freed meanwhile."""
    heard: list[bool] = []

    def hear(_told: object = None) -> None:
        heard.append(threading.current_thread() is threading.main_thread())

    def work(progress: Progress) -> None:
        progress(0.5)

    def fail(progress: Progress) -> None:
        raise Refused("No.")

    for step in (work, fail):
        task = Task(step)
        for signal in (task.progressed, task.done, task.failed, task.ended):
            signal.connect(hear, Qt.ConnectionType.DirectConnection)
        task.start()
    qtbot.waitUntil(lambda: len(heard) == 5)
    assert all(heard)


def test_a_task_that_nobody_holds_works_to_its_end_and_is_freed(qtbot: QtBot) -> None:
    go_on, results, freed = threading.Event(), list[object](), list[bool]()

    def work(progress: Progress) -> object:
        go_on.wait(5)
        progress(0.5)
        return 42

    task = Task(work)
    weakref.finalize(task, lambda: freed.append(threading.current_thread() is threading.main_thread()))
    task.done.connect(results.append)
    task.start()
    del task
    assert not freed
    go_on.set()
    qtbot.waitUntil(lambda: results == [42])
    qtbot.waitUntil(lambda: freed == [True])


def test_work_whose_window_goes_ends_without_it(qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    results: list[object] = []

    def work(progress: Progress) -> object:
        begun.set()
        go_on.wait(5)
        progress(0.5)
        return 42

    parent = QWidget()
    task = run_with_progress(parent, "Making the document", work)
    task.done.connect(results.append)
    qtbot.waitUntil(begun.is_set)
    delete(parent)
    go_on.set()
    qtbot.waitUntil(lambda: results == [42])


def test_at_the_end_of_the_program_work_stops_and_is_waited_for(qtbot: QtBot) -> None:
    begun = threading.Event()
    ended: list[bool] = []

    def work(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress(0.5)
                time.sleep(0.001)
        finally:
            ended.append(True)

    task = Task(work)
    with qtbot.waitSignal(task.cancelled):
        task.start()
        assert begun.wait(5)
        stop_all()
        assert ended == [True]


def test_the_window_has_its_turn_every_millisecond() -> None:
    before = sys.getswitchinterval()
    try:
        take_turns()
        assert abs(sys.getswitchinterval() - TURN) < 1e-6 < TURN <= 0.002
    finally:
        sys.setswitchinterval(before)
