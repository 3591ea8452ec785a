"""Hidden until the reveal: in every tab and every window, after a restart, and from nobody too early."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.errors import CannotSave
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, SelectedItem
from dialogue_app.core.visibility.hidden_answers import revealed_at
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.memory import MemoryStore
from dialogue_app.ui.fields.matrix.matrix_editor import MatrixEditor, cell_notes
from dialogue_app.ui.fields.matrix.matrix_view import MatrixView
from dialogue_app.ui.fields.party_choice.party_choice import PartyChoiceEditor
from dialogue_app.ui.track.open_track import OpenTrack
from tests.ui.invented import Table, table


def matrix(qtbot: QtBot, at: Table, key: str) -> MatrixEditor:
    editor = at.editor(key)
    assert isinstance(editor, MatrixEditor)
    qtbot.addWidget(editor)
    editor.resize(1100, 600)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


def reopened(at: Table) -> Table:
    return Table(OpenTrack(Workspace(MemoryStore(at.dialogue))), at.session, at.template)


def everything_said(editor: MatrixEditor) -> str:
    """All that a screen, a screen reader and the clipboard get from a matrix, but the words of its scale."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    model = editor.model
    cells = [
        str(model.data(model.index(row, column), role))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in roles
    ]
    editor.view.selectAll()
    editor.view.copy()
    labels = [label.text() for label in editor.findChildren(QLabel) if not editor.legend.isAncestorOf(label)]
    boxes = [editor.detail.level.currentText(), editor.detail.reason.toPlainText()]
    stack = editor.track.undo_stack
    undo = [stack.undoText(), stack.redoText()]
    return "\n".join([*cells, QGuiApplication.clipboard().text(), *labels, *boxes, *undo])


def test_what_is_typed_while_hidden_shows_nowhere_and_all_at_once_at_the_reveal(qtbot: QtBot) -> None:
    at = table(INTERNAL, seats=3, activities=2)
    editor = matrix(qtbot, at, "verdict_r1")
    editor.hide_button.click()
    editor.go_to()
    view = editor.view
    assert isinstance(view, MatrixView)
    for key in (Qt.Key.Key_5, Qt.Key.Key_4, Qt.Key.Key_5):
        QTest.keyClick(view, key)
    editor.go_to()
    view.detail_wanted.emit("")
    editor.detail.reason.setPlainText("Because of Vistria")
    editor.detail.commit()
    said = everything_said(editor)
    for told in ("Red line", "Unacceptable", "Because of Vistria", "United", "Levels"):
        assert told not in said
    assert said.count("answered, hidden until the reveal") == 6
    editor.hide_button.click()
    said = everything_said(editor)
    assert "5 Red line" in said
    assert "Because of Vistria" in said
    assert revealed_at(at.dialogue, at.session, "verdict_r1")


def test_another_tab_and_a_restart_keep_it_hidden(qtbot: QtBot) -> None:
    at = table(INTERNAL, seats=3, activities=2, values=(("verdict_r1", 0, "ATL", "5"),))
    first, second, reasons = (matrix(qtbot, at, key) for key in ("verdict_r1", "verdict_r2", "reason"))
    first.hide_button.click()
    assert second.model.hidden
    assert reasons.model.hidden
    assert "Red line" not in str(second.model.data(second.model.index(0, 0), Qt.ItemDataRole.ToolTipRole))
    again = reopened(at)
    assert "verdict_r1" in again.track.hidden_in(again.session)
    assert matrix(qtbot, again, "verdict_r2").model.hidden
    second.hide_button.click()
    assert not first.model.hidden
    assert not reasons.model.hidden


def test_a_table_of_two_fields_hides_both(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    at.set("on_self", Place(at.items("on_self")[0], RUSSIA), value="5")
    editor = matrix(qtbot, at, "on_other")
    editor.hide_button.click()
    assert at.track.hidden_in(at.session) >= {"on_other", "on_self"}
    editor.hide_button.click()
    assert not at.track.hidden_in(at.session) & {"on_other", "on_self"}


def test_hiding_is_no_step_to_be_undone(qtbot: QtBot) -> None:
    at = table(INTERNAL, seats=3, activities=1)
    editor = matrix(qtbot, at, "verdict_r1")
    at.set("verdict_r1", Place(at.items("verdict_r1")[0], at.parties("verdict_r1")[0]), value="3")
    editor.hide_button.click()
    at.track.undo_stack.undo()
    assert editor.model.hidden
    at.track.undo_stack.redo()
    assert editor.model.hidden


def test_a_choice_per_party_stays_hidden_too(qtbot: QtBot) -> None:
    at = table(INTERNAL, seats=3, values=(("main_concern", 0, "ATL", "A"),))
    editor = at.editor("main_concern")
    assert isinstance(editor, PartyChoiceEditor)
    qtbot.addWidget(editor)
    editor.hide_button.click()
    again = reopened(at).editor("main_concern")
    assert isinstance(again, PartyChoiceEditor)
    qtbot.addWidget(again)
    assert again.model.hidden
    assert again.distribution() == "1 of 3 answered"
    again.hide_button.click()
    assert not again.model.hidden


def test_sealed_answers_are_looked_at_party_by_party_and_after_asking(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    for party, level in ((ALLIANCE, "5"), (RUSSIA, "2")):
        at.set("prediction", Place(at.items("prediction")[0], party), value=level)
    editor = matrix(qtbot, at, "prediction")
    mine = next(n for n, column in enumerate(editor.model.columns) if column.party == RUSSIA)
    other = next(n for n, column in enumerate(editor.model.columns) if column.party == ALLIANCE)

    def shown() -> list[str]:
        return [str(editor.model.index(0, column).data()) for column in (mine, other)]

    editor.view.setCurrentIndex(editor.model.index(0, mine))
    assert editor.hide_button.text() == "Show what is entered"
    editor.hide_button.click()
    assert shown() == ["answered", "answered"]
    assert "Only Russia" in editor.hide_button.text()
    editor.view.setCurrentIndex(editor.model.index(0, other))
    assert editor.hide_button.text() == "Show what is entered"
    editor.view.setCurrentIndex(editor.model.index(0, mine))
    editor.hide_action.toggle()
    editor.hide_action.toggle()
    assert shown() == ["2", "answered"]
    assert editor.hide_button.text() == "Hide what is entered"
    editor.view.setCurrentIndex(editor.model.index(0, other))
    editor.view.detail_wanted.emit("")
    assert editor.detail.level.currentData() == ""
    assert shown() == ["2", "answered"]
    editor.hide()
    assert shown() == ["answered", "answered"]
    editor.show()
    editor.hide_button.click()
    editor.hide_button.click()
    editor.hide_button.click()
    assert shown() == ["answered", "answered"]


def test_what_follows_from_sealed_answers_stays_hidden_while_one_party_looks(qtbot: QtBot) -> None:
    at = table(sealed=True, values=(("expected_middle_act", 0, "ATL", "5"),))
    editor = matrix(qtbot, at, "expected_middle_act")
    editor.hide_button.click()
    editor.hide_button.click()
    assert editor.model.hidden
    assert all(getattr(column, "hidden", True) for column in editor.model.trailing)


@pytest.mark.parametrize("how", ["key", "mouse", "space"])
def test_the_cursor_in_a_hidden_choice_tells_nothing_of_what_was_chosen(qtbot: QtBot, how: str) -> None:
    at = table(INTERNAL, seats=3)
    editor = at.editor("role_today")
    assert isinstance(editor, PartyChoiceEditor)
    qtbot.addWidget(editor)
    editor.resize(1100, 600)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.hide_action.setChecked(True)
    view = editor.view
    pictures = set()
    for row, key in enumerate("123"):
        code = editor.model.codes[int(key) - 1]
        view.setCurrentIndex(editor.model.index(row, 0))
        if how == "key":
            QTest.keyClicks(view, key)
        elif how == "mouse":
            box = view.visualRect(editor.model.index(row, int(key) - 1)).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
        else:
            view.setCurrentIndex(editor.model.index(row, int(key) - 1))
            QTest.keyClick(view, Qt.Key.Key_Space)
        entry = editor.model.entry(row)
        assert (entry.value if entry else "") == ("" if how == "space" else code)
        assert view.currentIndex().column() == (int(key) - 1 if how == "space" else 0)
        view.setCurrentIndex(editor.model.index(row, view.currentIndex().column()))
        boxes = {
            column: view.focus_box(view.visualRect(editor.model.index(row, column)), column).x()
            for column in range(len(editor.model.codes))
        }
        pictures |= set(boxes.values())
    assert len(pictures) == 1


def test_looking_at_ones_own_sealed_field_hides_nothing_for_others(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    at.set("prediction", Place(at.items("prediction")[0], ALLIANCE), value="5")
    editor = matrix(qtbot, at, "prediction")
    assert editor.model.hidden
    editor.hide_button.click()
    editor.hide_button.click()
    assert not editor.model.hides(ALLIANCE)
    assert "prediction" in at.track.hidden_in(at.session)
    assert at.track.hidden_fields == frozenset()
    assert matrix(qtbot, at, "prediction").model.hidden


def test_where_nothing_can_be_written_it_is_hidden_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = table(INTERNAL, seats=3, activities=1)
    editor = matrix(qtbot, at, "verdict_r1")

    def full(_edits: object) -> None:
        raise CannotSave("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(at.track.workspace.store, "write", full)
        with qtbot.waitSignal(at.track.failed):
            editor.hide_button.click()
    assert editor.model.hidden
    assert "verdict_r1" in at.track.hidden_in(at.session)
    editor.hide_button.click()
    assert not editor.model.hidden
    assert at.track.hidden_fields == frozenset()


def test_the_other_rating_is_not_told_in_the_detail_while_it_is_hidden(qtbot: QtBot) -> None:
    at = table(INTERNAL, seats=3, activities=1)
    item, party = at.items("verdict_r1")[0], at.parties("verdict_r1")[0]
    at.set("mirror", Place(item, party), value="5")
    at.set("verdict_r1", Place(item, party), value="2")
    editor = matrix(qtbot, at, "verdict_r1")
    editor.go_to()
    editor.view.detail_wanted.emit("")
    assert "If we did it: 5" in editor.detail.facts.text()
    at.track.hide_until_reveal(at.session, "mirror", True)
    assert "If we did it" not in editor.detail.facts.text()


def test_a_new_wording_is_said_to_void_what_was_answered(qtbot: QtBot) -> None:
    at = table(INTERNAL, seats=3, activities=2, values=(("verdict_r1", 0, "ATL", "5"),))
    editor = matrix(qtbot, at, "verdict_r1")
    record = at.dialogue.of(SelectedItem)[at.items("verdict_r1")[0]]
    assert at.track.perform(change_record(at.dialogue, record, wording="Sharper."))
    assert "5 Red line, void: given to an earlier wording" in editor.model.spoken(0, 0)
    assert "faint: given to an earlier wording" in editor.legend.text()
    editor.go_to()
    editor.view.detail_wanted.emit("")
    assert "Void: given to an earlier wording" in editor.detail.facts.text()
    unity = editor.model.trailing[0].tip(editor.model.items[0])
    assert "Levels" not in unity
    editor.view.answer("5")
    assert editor.model.spoken(0, 0).endswith("5 Red line")
    editor.hide_button.click()
    assert cell_notes(editor.model, sealed=False) == []
