"""How quick the window is with lists of three thousand records: opening, scrolling, one edit, filter, memory.

    .venv/bin/python packaging/bench_lists.py [RECORDS]

prints the figures; ``rows`` gives them to the other measurements. A track of each kind of dialogue is
written, with so many records in every list, and opened by a process of its own. Every field and every page is
opened. What counts is the work of the processor, on all threads: other work on the machine and how quick its
medium is do not matter.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench_long_lists import EACH, TRACKS
from bench_process import ROOT, peak_memory, rows_of, shown_window, surroundings, tell
from bench_row import Row, printed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea, QApplication

    from dialogue_app.core.records import Record
    from dialogue_app.ui.fields.editor import FieldEditor
    from dialogue_app.ui.track.open_track import OpenTrack
    from dialogue_app.ui.widgets.inputs.record_form import RecordForm
    from dialogue_app.ui.window.main_window import MainWindow

OPENINGS, STEPS, EDITS = 2, 30, 12
OPENED, OPEN, FRAME, SETTLING = 2.0, 0.2, 0.016, 1.0
LARGEST_MEMORY = 350.0
WORDS = ("border", "2999", "nobody told")
"""What is filtered by and searched for: words of many records, of one, and of every fifth."""


def rows(each: int = EACH) -> list[Row]:
    """Measure everything once, in windows that are not shown on a screen: of all tracks the slowest."""
    found: dict[str, Row] = {}
    with tempfile.TemporaryDirectory() as folder:
        for template in TRACKS:
            for row in measure(Path(folder), template, each):
                kind = row.name.partition(" (")[0]
                if kind not in found or row.value > found[kind].value:
                    found[kind] = row
    return list(found.values())


def measure(folder: Path, template: str, each: int) -> list[Row]:
    """Write a track into a folder and open it in a window of its own process."""
    path = folder / f"{template}.dialogue"
    made = [sys.executable, str(ROOT / "packaging" / "bench_long_lists.py"), template, str(path), str(each)]
    subprocess.run(made, check=True, capture_output=True, cwd=ROOT, env=surroundings(folder))
    return rows_of(__file__, "--in-window", str(path), home=folder)


# -- the process that is measured --------------------------------------------------------------------


def in_window(path: Path) -> list[Row]:
    """Open a track in the real window, go through its fields and pages, scroll, edit, filter."""
    from dialogue_app.ui.qt.garbage_collection import garbage_collection_of

    application, window = shown_window((1366, 740))
    began = time.process_time()
    window.open_paths([path])
    application.processEvents()
    opened = Row("lists: file opened in the window", time.process_time() - began, OPENED, "s")
    garbage_collection_of(application).set_aside()
    measured = Measured(application, window)
    measured.settle()
    return [opened, *measured.fields(), *measured.pages(), *measured.search(), *measured.memory()]


class Measured:
    """A window with a track, and what is measured in it."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        from PySide6.QtCore import QTimer

        self._application, self._window = application, window
        desk = window.controller.desk
        assert desk.track is not None
        self._track: OpenTrack = desk.track
        self._session = desk.place.session
        self._refusing = QTimer(application)
        self._refusing.timeout.connect(self._refuse)
        self._refusing.start(50)

    def _refuse(self) -> None:
        """Nobody is there to answer a question, such as that for the set-up of a session."""
        asked = self._application.activeModalWidget()
        if asked is not None:
            asked.close()

    def settle(self) -> None:
        """Let everything that waits be done, and what goes on beside the window since the file was opened."""
        from PySide6.QtCore import QThreadPool

        until = time.perf_counter() + SETTLING
        while time.perf_counter() < until or QThreadPool.globalInstance().activeThreadCount():
            self._application.processEvents()
            time.sleep(0.005)

    def _quickest(self, go: Callable[[], object]) -> float:
        """How long it takes to go to a place and paint it, from another page."""
        times = []
        for _opening in range(OPENINGS):
            self._window.controller.bench.open_page(self._track, "search")
            self._tidy()
            times.append(self._timed(go))
        return min(times)

    def _tidy(self) -> None:
        """Free what was left, as the loop of a running program does."""
        from PySide6.QtCore import QEvent

        self._application.processEvents()
        self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect(1)

    def _timed(self, act: Callable[[], object]) -> float:
        """The work of the processor until what follows from an act is painted."""
        began = time.process_time()
        act()
        self._application.processEvents()
        return time.process_time() - began

    # -- fields --------------------------------------------------------------------------------------

    def fields(self) -> Iterator[Row]:
        """Every field opened; of those that list records each scrolled, edited and filtered too."""
        bench = self._window.controller.bench
        for stage in self._track.template(self._session).stages:
            for field in stage.fields:
                where = (self._track, self._session, stage.key, field.key)
                opening = self._quickest(partial(bench.open_place, *where))
                yield Row(f"lists: {field.kind} opened ({field.key})", opening, OPEN, "s")
                page = bench.stage_page
                assert page is not None
                if page.editor is not None:
                    for row in self._field(field.kind, field.key, page.editor):
                        yield row
                        page.show_gates()  # they wait for a pause, and not for that of what is measured next

    def _field(self, kind: str, key: str, editor: FieldEditor) -> Iterator[Row]:
        """What is done in the field that is open."""
        page = self._window.controller.bench.stage_page
        assert page is not None
        yield Row(f"lists: gates of a stage ({page.stage.key})", self._timed(page.show_gates), OPEN, "s")
        column, view = getattr(editor, "column", None), getattr(editor, "page", None)
        if column is not None and view is not None:
            record = self._track.dialogue.find(column.ids[0]) if column.ids else None
            yield from self._scrolled(kind, key, view)
            yield from self._edited(kind, key, record)
        beside = getattr(editor, "list", None) or getattr(getattr(editor, "catalogue", None), "list", None)
        if beside is not None and beside.table.rows:
            yield from self._scrolled("items beside", key, beside)
        for part in (getattr(editor, "head", None), getattr(editor, "catalogue", None)):
            line = getattr(part, "filter", None) or getattr(part, "search", None)
            if line is not None:
                yield from self._filtered(kind, key, line.setText)
        opened = getattr(editor, "open", None)
        if opened is not None and column is not None and column.ids:
            opening = self._timed(partial(opened, column.ids[len(column.ids) // 2]))
            yield Row(f"lists: {kind}, a record opened ({key})", opening, OPEN, "s")
            yield from self._picked(kind, key, getattr(editor, "form", None))

    def _scrolled(self, kind: str, key: str, view: QAbstractScrollArea) -> Iterator[Row]:
        """Scroll down in small steps, then by screens; every picture is painted."""
        bar = view.verticalScrollBar()
        for words, step in (("scrolled", 61), ("scrolled by a screen", view.viewport().height())):
            times = []
            for number in range(STEPS):
                place = (number + 1) * step % max(bar.maximum(), 1)

                def paint(place: int = place) -> None:
                    bar.setValue(place)
                    view.viewport().repaint()

                times.append(self._timed(paint))
            yield Row(f"lists: {kind} {words}, median ({key})", statistics.median(times), FRAME, "s")
            yield Row(f"lists: {kind} {words}, slowest but one ({key})", sorted(times)[-2], FRAME, "s")
        bar.setValue(0)
        self._application.processEvents()

    def _edited(self, kind: str, key: str, record: Record | None) -> Iterator[Row]:
        """Change a text of a record that is seen: committed, announced and painted; the rail by itself."""
        from dialogue_app.core.commands.lists import change_record

        name = next((one for one in _TEXTS if hasattr(record, one)), "") if record is not None else ""
        if record is None or not name:
            return
        times, counts = [], []
        for number in range(EDITS):
            now = self._track.dialogue.get(type(record), record.id)
            assert now is not None
            change = change_record(self._track.dialogue, now, **{name: f"{getattr(now, name)} {number}"})
            times.append(self._timed(partial(self._track.perform, change)))
            counts.append(self._timed(self._window.controller.bench.show_rail))
        yield Row(f"lists: {kind} edited and painted, median ({key})", statistics.median(times), FRAME, "s")
        yield Row(
            f"lists: counts of the rail after it, median ({key})", statistics.median(counts), FRAME, "s"
        )

    def _filtered(self, kind: str, key: str, filtered: Callable[[str], object]) -> Iterator[Row]:
        """Type words to filter by: each time the rows that fit are shown anew."""
        first = self._timed(partial(filtered, WORDS[0]))
        times = [self._timed(partial(filtered, words)) for words in (*WORDS, "") * 3]
        yield Row(f"lists: {kind} filtered for the first time ({key})", first, OPEN, "s")
        yield Row(f"lists: {kind} filtered again, median ({key})", statistics.median(times), 2 * FRAME, "s")

    def _picked(self, kind: str, key: str, form: RecordForm | None) -> Iterator[Row]:
        """Open each list of records that the open form refers to, and search it."""
        from dialogue_app.ui.widgets.inputs.pick_list import PickList

        for name, field in form.inputs.items() if form is not None else ():
            pick = getattr(field, "pick", None)
            if pick is None:
                continue
            opening = self._timed(pick)
            window = next(iter(self._window.findChildren(PickList)), None)
            if window is not None:
                yield Row(f"lists: records to refer to, opened ({key}, {name})", opening, OPEN, "s")
                yield from self._filtered("records to refer to", f"{key}, {name}", window.search.setText)
                window.close()
                self._tidy()

    # -- pages ---------------------------------------------------------------------------------------

    def pages(self) -> Iterator[Row]:
        """Every side page opened, and those with a table scrolled, edited and filtered."""
        bench = self._window.controller.bench
        for kind in bench.pages:
            if self._track.track not in kind.TRACKS or kind.KEY == "search":
                continue
            name = "register" if kind.KEY == "register" else "page"
            key = kind.KEY
            opening = self._quickest(partial(bench.open_page, self._track, key))
            yield Row(f"lists: {name} opened ({key})", opening, OPEN, "s")
            page = bench.page
            view, table = getattr(page, "view", None), getattr(page, "table", None)
            if view is None or table is None or not table.rows:
                continue
            yield from self._scrolled(name, key, view)
            yield from self._edited(name, key, table.rows[0].record)
            yield from self._filtered(name, key, table.set_filter)

    def search(self) -> Iterator[Row]:
        """Words searched for in everything."""
        from dialogue_app.ui.pages.search.search_page import SearchPage

        bench = self._window.controller.bench
        bench.open_page(self._track, "search")
        page = bench.page
        assert isinstance(page, SearchPage)
        self.settle()  # the index is built while the first word is being typed

        def searched(words: str) -> None:
            page.line.setText(words)
            page.search()
            shown = page.status.text()
            until = time.perf_counter() + SETTLING
            while page.status.text() == shown and time.perf_counter() < until:
                self._application.processEvents()
                time.sleep(0.005)

        yield Row("lists: search page, first words", self._timed(partial(searched, WORDS[0])), OPEN, "s")
        times = [self._timed(partial(searched, words)) for words in (*WORDS[1:], *WORDS)]
        yield Row("lists: search page, further words, median", statistics.median(times), OPEN, "s")

    def memory(self) -> Iterator[Row]:
        """The largest memory so far, everything above included."""
        yield Row("lists: memory of the process, at most", peak_memory(), LARGEST_MEMORY, "MiB")


_TEXTS = ("statement", "text", "release_text", "wording", "description", "line", "version", "title")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:2] == ["--in-window"]:
        tell(in_window(Path(sys.argv[2])))
    sys.exit(printed(rows(int(sys.argv[1]) if len(sys.argv) > 1 else EACH)) > 0)
