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

from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.domain_records import Prediction, RedLine
from dialogue_app.core.gates import Missing
from dialogue_app.core.records import ALLIANCE, RUSSIA
from dialogue_app.core.visibility.seals import seal, unseal
from dialogue_app.ui.fields.read_back.read_back import ReadBackEditor
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.window.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, two_tracks: tuple[Path, ...], qtbot: QtBot) -> StagePage:
    """The read-back of red lines in the external track, with one that waits."""
    window.open_paths(two_tracks)
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2)
    track = window.controller.desk.tracks[1]
    session = track.dialogue.sessions()[0].id
    template = track.template(session)
    stage, field = next((s, f) for s, f in template.fields() if f.kind == "read_back" and "red" in f.items)
    stage_and_field = template.find_field(field.items)
    assert stage_and_field is not None
    line = RedLine(
        session=session, field=stage_and_field[1].key, holder=RUSSIA, statement="No missiles", marking="PART"
    )
    assert track.perform(add_listed(track.dialogue, line))
    window.controller.bench.open_place(track, session, stage.key, field.key)
    shown = window.controller.bench.stage_page
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
    assert window.controller.bench.guide.notes.text() == ""


@pytest.mark.parametrize("where", ["notes", "complete"])
def test_a_control_that_goes_gives_the_keys_to_the_page(
    window: MainWindow, page: StagePage, qtbot: QtBot, where: str
) -> None:
    gone = QPushButton("gone", page)
    gone.show()
    gone.setFocus()
    QTest.qWait(5)
    next_one = window.controller.bench.guide.notes if where == "notes" else page.gate.complete
    page.setTabOrder(gone, next_one)
    gone.hide()
    next_one.setFocus()
    QTest.qWait(20)
    focus = window.focusWidget()
    assert focus is not next_one
    assert focus is not None
    assert page.isAncestorOf(focus)


def test_after_record_as_confirmed_the_keys_go_to_the_next_statement_then_stay(
    window: MainWindow, page: StagePage, qtbot: QtBot
) -> None:
    editor = page.editor
    assert isinstance(editor, ReadBackEditor)
    first = next(iter(editor.items())).record
    assert isinstance(first, RedLine)
    second = RedLine(
        session=first.session, field=first.field, holder=RUSSIA, statement="No aircraft", marking="PART"
    )
    assert page.track.perform(add_listed(page.track.dialogue, second))
    for number in range(2):
        editor.go_to()
        pane = editor.pane
        assert pane is not None
        QTest.keyClicks(pane.inputs["text"].area, "No arms")  # type: ignore[attr-defined]
        press(pane.buttons["COR"])
        assert pane.record_button is not None
        assert pane.record_button.isVisible()
        for name, words in (("correction", "which"), ("wording", "No such arms")):
            QTest.keyClicks(pane.inputs[name].area, words)  # type: ignore[attr-defined]
        press(pane.record_button)
        QTest.qWait(20)
        focus = window.focusWidget()
        assert focus is not None
        assert page.isAncestorOf(focus)
        assert not page.gate.isAncestorOf(focus)
        if number == 0:
            assert editor.pane is not None
            assert editor.pane is not pane
            assert focus is editor.pane.inputs["text"].area  # type: ignore[attr-defined]
        QTest.keyClicks(focus, "words")
        assert window.controller.bench.guide.notes.text() == ""
    assert editor.pane is None
    assert all(editor.standing(item.id).settled for item in editor.items())


def test_after_each_disclosure_the_keys_go_to_the_next_one_then_stay(
    window: MainWindow, page: StagePage, qtbot: QtBot
) -> None:
    track, session = page.track, page.session
    field = next(
        template_field
        for _stage, template_field in page.template.fields()
        if template_field.key == "predictions"
    )
    for party_id, other in ((ALLIANCE, RUSSIA), (RUSSIA, ALLIANCE)):
        prediction = Prediction(
            session=session, field=field.key, by=party_id, about=other, text="A line.", marking="DELEG"
        )
        assert track.perform(add_listed(track.dialogue, prediction))
        assert track.perform(seal(track.dialogue, session, field, party_id), final=True)
        assert track.perform(unseal(track.dialogue, session, field, party_id), final=True)
    window.controller.bench.open_place(track, session, "E4", "predictions")
    shown = window.controller.bench.stage_page
    assert shown is not None
    assert len(shown.seal_bar.lines) == 2
    shown.seal_bar.lines[0].disclose_button.setFocus()
    for left in (1, 0):
        focus = window.focusWidget()
        assert isinstance(focus, QPushButton)
        press(focus)
        yes = window.focusWidget()
        assert isinstance(yes, QPushButton)
        assert "Disclose now" in yes.text()
        press(yes)
        QTest.qWait(20)
        offered = [line for line in shown.seal_bar.lines if not line.disclose_button.isHidden()]
        assert len(offered) == left
        focus = window.focusWidget()
        assert focus is not None
        assert shown.isAncestorOf(focus)
        assert not shown.gate.isAncestorOf(focus)
        if left:
            assert focus is offered[0].disclose_button
    QTest.keyClicks(focus, "words")
    assert window.controller.bench.guide.notes.text() == ""


def test_a_gate_line_about_another_stage_leads_to_the_part_that_is_missing(
    window: MainWindow, page: StagePage
) -> None:
    line = next(iter(page.track.dialogue.of(RedLine).values()))
    window.controller.bench.open_place(page.track, page.session, "E7", "register")
    elsewhere = window.controller.bench.stage_page
    assert elsewhere is not None
    elsewhere.gate.place_wanted.emit(Missing("no exception", line.field, line.id, part="exception"))
    there = window.controller.bench.stage_page
    assert there is not None
    assert there.stage.key == "E4"
    assert isinstance(there.editor, RecordListEditor)
    assert there.editor.form is not None
    focus = window.focusWidget()
    assert focus is not None
    assert there.editor.form.inputs["exception"].isAncestorOf(focus)


def press(button: QPushButton) -> None:
    """Press a button as the keyboard does: what has the focus goes away under the key."""
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
