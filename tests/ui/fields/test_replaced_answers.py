"""What everybody has seen is not replaced by a slip of the keys, and what is replaced is named."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.gates import Missing
from dialogue_app.ui.fields.matrix.matrix_editor import MatrixEditor
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.widgets.foot import foot
from tests.ui.conftest import Leaving
from tests.ui.invented import Table, table


def seven() -> Table:
    return table(values=(("verdict_r1", 0, "ATL", "2"), ("verdict_r1", 0, "WES", "1")))


def page_of(qtbot: QtBot, at: Table) -> StagePage:
    stage_and_field = at.template.find_field("verdict_r1")
    assert stage_and_field is not None
    page = StagePage(at.track, at.session, at.template, stage_and_field[0], field="verdict_r1")
    qtbot.addWidget(page)
    page.resize(1100, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def test_a_gate_line_about_a_reason_leads_to_the_reason(qtbot: QtBot) -> None:
    at = seven()
    page = page_of(qtbot, at)
    item, party_id = at.items("verdict_r1")[0], at.parties("verdict_r1")[0]
    page._on_place(Missing("No reason.", "verdict_r1", item, party_id, "reason"))
    editor = page.editor
    assert isinstance(editor, MatrixEditor)
    qtbot.waitUntil(editor.detail.reason.hasFocus)
    QTest.keyClicks(editor.detail.reason, "NP is no answer")
    editor.commit()
    entry = at.entry("verdict_r1", Place(item, party_id, "", 1))
    assert entry is not None
    assert (entry.value, entry.reason) == ("2", "NP is no answer")


def test_a_sentence_typed_into_revealed_answers_changes_none(qtbot: QtBot, leaving: Leaving) -> None:
    at = seven()
    entry_field = at.field("verdict_r1").entry_field
    at.track.hide_until_reveal(at.session, entry_field, True)
    at.track.hide_until_reveal(at.session, entry_field, False)
    editor = page_of(qtbot, at).editor
    assert isinstance(editor, MatrixEditor)
    item, party_id = at.items("verdict_r1")[0], at.parties("verdict_r1")[0]
    editor.go_to(item, party_id)
    before = at.dialogue
    QTest.keyClick(editor.view, Qt.Key.Key_1)
    assert at.dialogue == before
    assert "ATL: 2 → 1" in leaving.asked[0]
    QTest.keyClick(editor.view, Qt.Key.Key_Delete)
    assert at.dialogue == before
    leaving.answer = 0
    with qtbot.waitSignal(foot().said) as said:
        QTest.keyClick(editor.view, Qt.Key.Key_1)
    assert said.args is not None
    assert "ATL: 2 → 1" in said.args[0]
    assert at.value("verdict_r1", Place(item, party_id, "", 1)) == "1"


def test_an_answer_that_was_never_hidden_is_replaced_with_a_word(qtbot: QtBot, leaving: Leaving) -> None:
    at = seven()
    editor = page_of(qtbot, at).editor
    assert isinstance(editor, MatrixEditor)
    item, party_id = at.items("verdict_r1")[0], at.parties("verdict_r1")[0]
    editor.go_to(item, party_id)
    with qtbot.waitSignal(foot().said) as said:
        QTest.keyClick(editor.view, Qt.Key.Key_1)
    assert said.args is not None
    assert said.args[0].endswith("ATL: 2 → 1")
    assert leaving.asked == []
    assert at.track.undo_stack.undoText().endswith("ATL")


def test_a_key_that_is_no_answer_is_shown_and_moves_nothing(qtbot: QtBot) -> None:
    at = seven()
    editor = page_of(qtbot, at).editor
    assert isinstance(editor, MatrixEditor)
    editor.go_to(at.items("verdict_r1")[0], at.parties("verdict_r1")[0])
    before, place = at.dialogue, editor.view.currentIndex()
    calm = editor.view.grab().toImage()
    with qtbot.waitSignal(foot().said) as said:
        QTest.keyClick(editor.view, Qt.Key.Key_X)
    assert said.args is not None
    assert said.args[0].startswith("“x” is no answer here; nothing was entered. Answers: ")
    assert (at.dialogue, editor.view.currentIndex()) == (before, place)
    assert editor.view.grab().toImage() != calm
    qtbot.waitUntil(lambda: editor.view.grab().toImage() == calm)
