"""How quick the matrix is with 32 parties and 6,202 items: opening, repainting, one key set and painted.

    .venv/bin/python packaging/bench_matrix.py

prints the figures; ``rows`` gives them to the other measurements.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dialogue_app.core.dialogue import Dialogue
    from dialogue_app.services.workspace import Workspace
    from dialogue_app.ui.fields.matrix_editor import MatrixEditor

PARTIES, ITEMS, ENTRIES, KEYS, REPAINTS = 32, 6202, 150_000, 300, 100
FRAME = 0.016


class Row(NamedTuple):
    """A name to print, what was measured in seconds, and the seconds it should stay under."""

    name: str
    seconds: float
    limit: float


def large_dialogue() -> tuple[Dialogue, str]:
    """An internal track with a session of many parties, items and entries; and the session's id."""
    from dialogue_app.core.dialogue import Dialogue
    from dialogue_app.core.edits import added
    from dialogue_app.core.records import INTERNAL, CatalogueItem, Entry, Party, SelectedItem, new_id
    from dialogue_app.core.sessions import new_session, new_track
    from dialogue_app.services.templates import template

    dialogue = new_track("Large", INTERNAL)
    parties = [
        Party(id=new_id(), code=f"P{i:02}", name=f"Party {i}", side="ALLIANCE", position=i)
        for i in range(PARTIES)
    ]
    dialogue = dialogue.apply(added(*parties))
    dialogue = dialogue.apply(new_session(dialogue, template("internal_alliance")).edits)
    session = dialogue.sessions()[0].id
    records = list(dialogue.everything())
    for i in range(ITEMS):
        title = f"Activity {i} of a long list, named in some more words than would fit"
        item = CatalogueItem(id=new_id(), catalogue="activities", code=f"A-{i:04}", title=title)
        chosen = SelectedItem(
            id=new_id(), session=session, field="selection", position=i, catalogue_item=item.id,
            context="P", wording=title,
        )  # fmt: skip
        records += [item, chosen]
        for place, party in enumerate(parties[: -(-ENTRIES // ITEMS)]):
            records.append(
                Entry(
                    id=new_id(),
                    session=session,
                    field="verdict_r1",
                    item=chosen.id,
                    party=party.id,
                    value=str((i * 7 + place * place) % 5 + 1),
                    marking="ALLY",
                )
            )
    return Dialogue(records), session


def _workspace(dialogue: Dialogue, folder: Path) -> Workspace:
    """The dialogue in a real file."""
    from dialogue_app.services.workspace import Workspace
    from dialogue_app.store.maker import FileStores

    path = folder / "large.dialogue"
    stores = FileStores()
    stores.create(path, dialogue)
    return Workspace(stores.open(path))


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def rows() -> list[Row]:
    """Measure everything once, in a window that is not shown on a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from dialogue_app.ui import theme
    from dialogue_app.ui.fields.rating_matrix import RatingMatrixEditor
    from dialogue_app.ui.launch import collect_rarely
    from dialogue_app.ui.open_track import OpenTrack

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, theme.LIGHT)
    collect_rarely()
    dialogue, session = large_dialogue()
    with tempfile.TemporaryDirectory() as folder:
        track = OpenTrack(_workspace(dialogue, Path(folder)))
        del dialogue
        template = track.template(session)
        found = template.find_field("verdict_r1")
        assert found is not None
        stage, field = found
        index = _timed(lambda: track.dialogue.field_entries(session, "verdict_r1"))
        editor: MatrixEditor | None = None

        def opened() -> None:
            nonlocal editor
            editor = RatingMatrixEditor(track, session, template, stage, field)
            editor.resize(1440, 900)
            editor.show()
            application.processEvents()

        opening = _timed(opened)
        assert editor is not None
        track.changed.connect(editor.refresh)
        result = [
            Row("index of 150,000 entries", index, 0.5),
            Row("matrix opened and painted", opening, 0.5),
            *_repaints(application, editor),
            *_keys(application, editor),
        ]
        editor.close()
        editor.deleteLater()
        application.processEvents()
        track.close()
    return result


def _repaints(application: object, editor: MatrixEditor) -> list[Row]:
    """Scroll through the rows and repaint the whole view each time."""
    bar, times = editor.view.verticalScrollBar(), []
    for step in range(REPAINTS):
        bar.setValue(step * 137)

        def paint() -> None:
            editor.view.viewport().repaint()
            editor.view.verticalHeader().viewport().repaint()

        times.append(_timed(paint))
    return [
        Row("scrolled, whole view painted: median", statistics.median(times), FRAME),
        Row("scrolled, whole view painted: p99", _p99(times), 2 * FRAME),
    ]


def _keys(application: object, editor: MatrixEditor) -> list[Row]:
    """Press level keys; each is written, committed, announced and painted before the next."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    editor.go_to()
    keys = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
    times, work = [], []
    for press in range(KEYS):
        index = editor.view.currentIndex()
        now = editor.model.shown(index.row(), index.column())
        key = keys[(int(now or press) + 1) % 5]

        def pressed(key: Qt.Key = key) -> None:
            QTest.keyClick(editor.view, key)
            QApplication.processEvents()

        before = time.process_time()
        times.append(_timed(pressed))
        work.append(time.process_time() - before)
    return [
        Row("key set: work without waiting, p99", _p99(work), FRAME),
        Row("key set, committed, painted: median", statistics.median(times), FRAME),
        Row("key set, committed, painted: p99", _p99(times), FRAME),
    ]


def _p99(times: list[float]) -> float:
    return sorted(times)[max(0, round(len(times) * 0.99) - 1)]


def memory() -> float:
    """The largest resident memory of this process so far, in megabytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print the figures; return 1 if one is over its limit."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    over = 0
    for row in rows():
        late = row.seconds > row.limit
        over += late
        print(f"{row.name:<40} {row.seconds * 1000:7.1f} ms  limit {row.limit * 1000:5.0f}{'  OVER' * late}")
    print(f"{'memory of the process at most':<40} {memory():7.0f} MB")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
