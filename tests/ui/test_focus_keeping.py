"""When a control with the focus disappears, the keys go on with the record: never into the notes, never to
Complete.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dialogue_app.core.lists import add_listed
from dialogue_app.core.records import RUSSIA
from dialogue_app.core.substance import RedLine
from dialogue_app.ui.fields.read_back import ReadBackEditor
from dialogue_app.ui.main_window import MainWindow
from dialogue_app.ui.pages.stage_page import StagePage


@pytest.fixture
def page(window: MainWindow, two_tracks: tuple[Path, ...], qtbot: QtBot) -> StagePage:
    """The read-back of red lines in the external track, with one that waits."""
    window.open_paths(two_tracks)
    qtbot.waitUntil(lambda: len(window.room.desk.tracks) == 2)
    track = window.room.desk.tracks[1]
    session = track.dialogue.sessions()[0].id
    template = track.template(session)
    stage, field = next((s, f) for s, f in template.fields() if f.kind == "read_back" and "red" in f.items)
    found = template.find_field(field.items)
    assert found is not None
    line = RedLine(
        session=session, field=found[1].key, holder=RUSSIA, statement="No missiles", marking="PART"
    )
    assert track.perform(add_listed(track.dialogue, line))
    window.room.bench.open_place(track, session, stage.key, field.key)
    shown = window.room.bench.stage_page
    assert shown is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return shown


@pytest.mark.parametrize("how", ["key", "button"])
def test_after_the_last_answer_the_keys_stay_with_the_field(
    window: MainWindow, page: StagePage, qtbot: QtBot, how: str
) -> None:
    editor = page.editor
    assert isinstance(editor, ReadBackEditor)
    editor.go_to()
    assert editor.pane is not None
    area = editor.pane.inputs["text"].area  # type: ignore[attr-defined]
    QTest.keyClicks(area, "No missiles")
    if how == "key":
        QTest.keyClick(area, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    else:
        button = editor.pane.buttons["ACC"]
        button.setFocus()
        button.click()
    assert editor.pane is None
    QTest.qWait(20)
    focus = window.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)
    assert not page.gate.isAncestorOf(focus)
    QTest.keyClicks(focus, "words")
    assert window.room.bench.guide.notes.text() == ""


@pytest.mark.parametrize("where", ["notes", "complete"])
def test_a_control_that_goes_gives_the_keys_to_the_page(
    window: MainWindow, page: StagePage, qtbot: QtBot, where: str
) -> None:
    gone = QPushButton("gone", page)
    gone.show()
    gone.setFocus()
    QTest.qWait(5)
    next_one = window.room.bench.guide.notes if where == "notes" else page.gate.complete
    page.setTabOrder(gone, next_one)
    gone.hide()
    next_one.setFocus()
    QTest.qWait(20)
    focus = window.focusWidget()
    assert focus is not next_one
    assert focus is not None
    assert page.isAncestorOf(focus)
