"""Choices of parties: keys, second choice, statuses, text, distribution, hiding and sealing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.records import EXTERNAL
from dialogue_app.ui.fields.party_choice.party_choice import PartyChoiceEditor
from tests.ui.invented import Table, table

SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(qtbot: QtBot, at: Table, key: str) -> PartyChoiceEditor:
    editor = at.editor(key)
    assert isinstance(editor, PartyChoiceEditor)
    qtbot.addWidget(editor)
    editor.resize(1000, 700)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.go_to()
    return editor


def test_digits_and_statuses_choose_and_go_down(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at, "role_today")
    QTest.keyClicks(editor.view, "13pi")
    said = [at.value("role_today", Place("", party)) for party in at.parties("role_today")[:5]]
    assert said == ["1", "3", "NP", "NI", ""]
    assert editor.view.currentIndex().row() == 4
    assert editor.distribution().endswith("4 of 9 answered")


def test_letters_choose_and_with_shift_the_second(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at, "main_concern")
    QTest.keyClicks(editor.view, "b")
    QTest.keyClick(editor.view, Qt.Key.Key_Up)
    QTest.keyClick(editor.view, Qt.Key.Key_E, SHIFT)
    entry = at.entry("main_concern", Place("", at.parties("main_concern")[0]))
    assert entry is not None
    assert (entry.value, entry.second) == ("B", "E")
    spoken = editor.model.index(0, 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Atlantica, E Entrapment by allies: second choice"
    QTest.keyClicks(editor.view, "e")
    entry = at.entry("main_concern", Place("", at.parties("main_concern")[0]))
    assert entry is not None
    assert (entry.value, entry.second) == ("E", "")


def test_space_click_and_delete(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at, "role_today")
    place = Place("", at.parties("role_today")[0])
    QTest.keyClick(editor.view, Qt.Key.Key_Space)
    assert at.value("role_today", place) == "1"
    where = editor.view.visualRect(editor.model.index(0, 3)).center()
    QTest.mouseClick(editor.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert at.value("role_today", place) == "4"
    QTest.keyClick(editor.view, Qt.Key.Key_Delete)
    assert at.entry("role_today", place) is None
    at.track.undo_stack.undo()
    assert at.value("role_today", place) == "4"


def test_a_text_is_written_in_the_detail(qtbot: QtBot) -> None:
    at = table(EXTERNAL)
    editor = opened(qtbot, at, "purpose_accepted")
    QTest.keyClicks(editor.view, "s")
    QTest.keyClick(editor.view, Qt.Key.Key_Up)
    QTest.keyClick(editor.view, Qt.Key.Key_Return)
    QTest.keyClicks(editor.detail.reason, "With a reservation on paragraph 2")
    QTest.keyClick(editor.detail.reason, Qt.Key.Key_Escape)
    entry = at.entry("purpose_accepted", Place("", "ALLIANCE"))
    assert entry is not None
    assert (entry.value, entry.reason) == ("S", "With a reservation on paragraph 2")
    assert editor.model.index(0, 3).data() == "With a reservation on paragraph 2"


def test_nothing_of_a_sealed_field_is_counted_or_shown(qtbot: QtBot) -> None:
    at = table(sealed=True, values=(("expected_middle", 0, "ATL", "5"),))
    editor = opened(qtbot, at, "expected_middle")
    editor.hide_action.setChecked(False)
    assert editor.distribution() == "1 of 9 answered"
    spoken = [
        editor.model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for column in range(editor.model.columnCount())
    ]
    assert all(text.endswith(": sealed") for text in spoken)
    QTest.keyClick(editor.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "ATL\t\t"


def test_hidden_answers_only_say_that_they_are_there(qtbot: QtBot) -> None:
    at = table(values=(("role_today", 0, "ATL", "5"),))
    editor = opened(qtbot, at, "role_today")
    editor.hide_action.setChecked(True)
    assert editor.distribution() == "1 of 9 answered"
    assert {editor.model.cell_look(0, column).style for column in range(5)} == {"off"}
    assert editor.view.row_words(0) == ("ATL", "Atlantica", "answered")
