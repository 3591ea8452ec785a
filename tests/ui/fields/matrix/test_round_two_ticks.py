"""That a second round was offered can be ticked, on a row or on all, and the gate of the stage sees it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.ui.fields.matrix.rating_matrix import RatingMatrixEditor
from tests.ui.invented import Table, table

PARTIES = ("ATL", "WES", "RHE", "HES")


def divided(rows: int) -> Table:
    split = zip(PARTIES, "1155", strict=True)
    values = [("verdict_r1", row, party, level) for party, level in split for row in range(rows)]
    return table(seats=4, activities=rows, values=tuple(values))


def missing(at: Table) -> int:
    results = gates_of(at.dialogue, at.session, at.template, "I4")
    return next(len(result.missing) for result in results if result.gate.check == "round_two_offered")


def opened(qtbot: QtBot, at: Table, key: str) -> RatingMatrixEditor:
    editor = at.editor(key)
    assert isinstance(editor, RatingMatrixEditor)
    qtbot.addWidget(editor)
    editor.resize(1000, 700)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


def test_one_row_and_every_row(qtbot: QtBot) -> None:
    at = divided(2)
    editor = opened(qtbot, at, "verdict_r2")
    first, second = at.items("verdict_r2")
    assert editor.offered is not None
    assert missing(at) == 2
    editor.go_to(second, at.parties("verdict_r2")[1])
    assert editor.offered.one.accessibleName().endswith(editor.model.items[1].code)
    QTest.keyClick(editor.offered.one, Qt.Key.Key_Space)
    assert missing(at) == 1
    editor.go_to(first)
    assert not editor.offered.one.isChecked()
    editor.offered.every.click()
    assert missing(at) == 0
    assert editor.offered.one.isChecked()
    assert not editor.offered.one.isEnabled()
    at.track.undo_stack.undo()
    assert missing(at) == 1
    assert not editor.offered.every.isChecked()


def test_other_rounds_are_not_asked(qtbot: QtBot) -> None:
    assert opened(qtbot, divided(1), "verdict_r1").offered is None
