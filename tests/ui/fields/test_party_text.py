"""Texts of parties: saved on leaving and after a pause, merged for undo, walked with Ctrl+Enter."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.domain_records import PerceptionStatement
from dialogue_app.core.edits import Change, added
from dialogue_app.core.records import EXTERNAL, TRAINING, Participant
from dialogue_app.ui.fields.party_text.party_text import PartyTextEditor
from tests.ui.conftest import Leaving
from tests.ui.invented import Table, table

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, at: Table, key: str) -> PartyTextEditor:
    editor = at.editor(key)
    assert isinstance(editor, PartyTextEditor)
    qtbot.addWidget(editor)
    editor.resize(900, 700)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.go_to()
    return editor


def test_a_pause_saves_and_typing_is_undone_as_one(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at, "interests")
    party_id = at.parties("interests")[0]
    area = editor.texts.areas[party_id]
    with qtbot.waitSignal(area.typed, timeout=5000):
        QTest.keyClicks(area, "Ports")
    assert at.value("interests", Place("", party_id)) == "Ports"
    QTest.keyClicks(area, " and cables")
    editor.commit()
    assert at.value("interests", Place("", party_id)) == "Ports and cables"
    at.track.undo_stack.undo()
    assert at.entry("interests", Place("", party_id)) is None
    assert area.toPlainText() == ""


def test_control_enter_goes_to_the_next_seat(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at, "interests")
    first, second = at.parties("interests")[:2]
    QTest.keyClicks(editor.texts.areas[first], "Ports")
    QTest.keyClick(editor.texts.areas[first], Qt.Key.Key_Return, CONTROL)
    assert editor.texts.areas[second].hasFocus()
    assert at.value("interests", Place("", first)) == "Ports"


def test_what_is_being_typed_survives_a_change_elsewhere(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at, "interests")
    first, second = at.parties("interests")[:2]
    QTest.keyClicks(editor.texts.areas[first], "half a sen")
    at.set("interests", Place("", second), value="Trade")
    assert editor.texts.areas[first].toPlainText() == "half a sen"
    assert editor.texts.areas[second].toPlainText() == "Trade"


def test_items_stand_at_the_left_with_how_many_answered(qtbot: QtBot) -> None:
    statements = tuple(
        PerceptionStatement(field="statements", code=f"S{n}", text=f"Statement {n}") for n in (1, 2)
    )
    at = table(EXTERNAL, records=statements)
    editor = opened(qtbot, at, "evidence")
    assert [row.title for row in editor.list.table.rows] == ["Statement 1", "Statement 2"]
    QTest.keyClicks(editor.texts.areas["ALLIANCE"], "A visit")
    QTest.keyClick(editor.texts.areas["ALLIANCE"], Qt.Key.Key_Return, CONTROL)
    QTest.keyClicks(editor.texts.areas["RUSSIA"], "A treaty")
    QTest.keyClick(editor.texts.areas["RUSSIA"], Qt.Key.Key_Return, CONTROL)
    assert editor.list.current_id() == at.items("evidence")[1]
    assert editor.texts.areas["ALLIANCE"].hasFocus()
    assert editor.texts.areas["ALLIANCE"].toPlainText() == ""
    first = editor.list.table.rows[0]
    assert (first.marks, first.code, first.title) == ("2/2", "S1", "Statement 1")
    assert first.notes == "2 of 2 answered"
    rows = at.items("evidence")
    assert [at.value("evidence", Place(rows[0], side)) for side in ("ALLIANCE", "RUSSIA")] == [
        "A visit",
        "A treaty",
    ]


def test_markup_in_a_text_stays_text(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at, "interests")
    party_id = at.parties("interests")[0]
    at.set("interests", Place("", party_id), value="<b>loud</b> <img src='file:///etc/passwd'>")
    assert editor.texts.areas[party_id].toPlainText() == "<b>loud</b> <img src='file:///etc/passwd'>"


def test_without_items_it_says_what_is_needed(qtbot: QtBot) -> None:
    editor = opened(qtbot, table(EXTERNAL), "evidence")
    assert "Statements selected" in editor.empty.text()
    assert not editor.texts.isVisible()


def test_undo_in_a_text_is_the_undo_of_the_window(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at, "interests")
    party_id = at.parties("interests")[0]
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), editor)
    shortcut.activated.connect(at.track.undo_stack.undo)
    QTest.keyClicks(editor.texts.areas[party_id], "Ports")
    QTest.keyClick(editor.texts.areas[party_id], Qt.Key.Key_Z, CONTROL)
    assert at.track.undo_stack.canRedo()
    assert editor.texts.areas[party_id].toPlainText() == ""


def test_pasting_takes_plain_text_only(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at, "interests")
    area = editor.texts.areas[at.parties("interests")[0]]
    rich = QMimeData()
    rich.setHtml("<b>Ports</b>")
    rich.setText("Ports")
    area.insertFromMimeData(rich)
    editor.commit()
    assert at.value("interests", Place("", area.who)) == "Ports"


def test_a_text_that_is_refused_stays_and_the_next_item_waits(qtbot: QtBot, leaving: Leaving) -> None:
    statements = tuple(PerceptionStatement(field="statements", text=title) for title in ("First", "Second"))
    at, key = table(EXTERNAL, records=statements), "evidence"
    editor = opened(qtbot, at, key)
    (item, other), party_id = at.items(key), at.parties(key)[0]
    area = editor.texts.areas[party_id]
    area.setPlainText("x\x00")
    editor.list.choose(other)
    assert "signs that cannot be kept" in area.fault
    assert len(leaving.asked) == 1
    assert (editor.list.current_id(), area.text()) == (item, "x\x00")
    assert at.value(key, Place(item, party_id)) == ""
    area.setPlainText("shorter")
    editor.list.choose(other)
    assert (editor.list.current_id(), area.fault, area.text()) == (other, "", "")
    assert at.value(key, Place(item, party_id)) == "shorter"


def test_of_many_people_only_those_near_the_screen_have_an_input(qtbot: QtBot) -> None:
    at = table(TRAINING)
    people = [
        Participant(id=f"p{n:04}", session=at.session, name=f"Person {n}", position=n) for n in range(400)
    ]
    at.track.perform(Change("People", added(*people)))
    last, key = people[-1].id, "personal"
    at.set(key, Place("", last), value="I will ask first")
    editor = opened(qtbot, at, key)
    assert len(editor.texts.areas) < 40
    assert last not in editor.texts.areas
    editor.go_to("", last)
    area = editor.texts.areas[last]
    assert area.hasFocus()
    assert area.toPlainText() == "I will ask first"
    assert area.accessibleName() == "Personal commitment, Person 399"
    QTest.keyClicks(area, "Then: ")
    editor.go_to("", people[0].id)
    assert at.value(key, Place("", last)) == "Then: I will ask first"
    assert editor.texts.areas[people[0].id].toPlainText() == ""
    assert len(editor.texts.areas) < 60
