"""Garbage is collected on the GUI thread, and only when there is enough of it."""

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from dialogue_app.services.ports import Progress
from dialogue_app.ui.qt import garbage_collection
from dialogue_app.ui.qt.background import Task
from dialogue_app.ui.qt.garbage_collection import GarbageCollection


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


class Knot:
    """Something that refers to itself."""

    ended = 0

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Knot.ended += 1


def test_the_automatic_search_is_off_and_the_clock_does_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage_collection, "PAUSE_MS", 10)
    monkeypatch.setattr(garbage_collection, "ENOUGH", 10)
    gc.enable()
    search = GarbageCollection()
    assert not gc.isenabled()
    Knot.ended = 0
    kept = [[] for _ in range(100)]  # type: ignore[var-annotated]
    Knot()
    qtbot.waitUntil(lambda: Knot.ended == 1)
    assert len(kept) == 100
    search.deleteLater()


def test_little_is_not_worth_a_search_and_every_tenth_goes_through_all(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches: list[int] = []
    monkeypatch.setattr(gc, "collect", searches.append)
    search = GarbageCollection()
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    search.look()
    assert searches == []
    monkeypatch.setattr(gc, "get_count", lambda: (garbage_collection.ENOUGH, 0, 0))
    search.look()
    assert searches == []
    for _ in range(garbage_collection.OFTEN):
        search.look()
    assert searches == [1] * (garbage_collection.OFTEN - 1) + [2]
    search.deleteLater()


def test_while_somebody_works_the_search_waits_until_there_is_very_much(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches: list[int] = []
    monkeypatch.setattr(gc, "collect", searches.append)
    search = GarbageCollection()
    counts, done = (30_000, 60_000, 90_000, 90_500, 99_000, garbage_collection.MOST), (0, 0, 0, 1, 1, 2)
    for count, expected in zip(counts, done, strict=True):
        monkeypatch.setattr(gc, "get_count", lambda count=count: (count, 0, 0))
        search.look()
        assert len(searches) == expected
    search.deleteLater()


def test_what_is_set_aside_is_searched_no_more(qtbot: QtBot) -> None:
    search = GarbageCollection()
    before = gc.get_freeze_count()
    search.set_aside()
    assert gc.get_freeze_count() > before
    search.deleteLater()


def test_what_was_loaded_is_set_aside_once_no_long_work_goes_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage_collection, "PAUSE_MS", 1)
    busy = [1, 1, 0]
    monkeypatch.setattr(garbage_collection, "QThreadPool", SimpleNamespace(globalInstance=lambda: Pool(busy)))
    search = GarbageCollection()
    before = gc.get_freeze_count()
    search.set_aside_soon()
    assert gc.get_freeze_count() == before
    qtbot.waitUntil(lambda: gc.get_freeze_count() > before)
    assert busy == []
    search.deleteLater()


class Pool:
    """Stands in for the threads of the program: so many are at work each time it is asked."""

    def __init__(self, busy: list[int]) -> None:
        self._busy = busy

    def activeThreadCount(self) -> int:
        return self._busy.pop(0) if self._busy else 0


def test_no_search_while_long_work_goes_on_unless_it_takes_very_long(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches: list[int] = []
    monkeypatch.setattr(gc, "collect", searches.append)
    monkeypatch.setattr(gc, "get_count", lambda: (garbage_collection.ENOUGH, 0, 0))
    begun, go_on = threading.Event(), threading.Event()

    def work(_progress: Progress) -> None:
        begun.set()
        go_on.wait(5)

    search = GarbageCollection()
    search.look()  # the first time everything is new
    task = Task(work)
    with qtbot.waitSignal(task.ended):
        task.start()
        assert begun.wait(5)
        for _ in range(garbage_collection.LONGEST_WAIT):
            search.look()
        assert searches == []
        search.look()
        assert searches == [1]
        go_on.set()
    assert QThreadPool.globalInstance().waitForDone(5000)
    search.look()
    assert searches == [1, 1]
    search.deleteLater()


def test_an_application_collects_on_its_own_thread_from_its_beginning() -> None:
    """A program that only makes the application, as every child of these tests does, is safe as well: a
    collection on the thread of a task deleted widgets there.
    """
    lines = (
        "import gc; from dialogue_app.ui.window import launch; app = launch.application();"
        "from dialogue_app.ui.qt.garbage_collection import GarbageCollection as G;"
        "launch.application(); print(gc.isenabled(), len(app.findChildren(G)))"
    )
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "1"]
