"""Attributes of listed records side by side: edited in place, with the record's words beside them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.lists import add_listed, change_record, remove_record
from dialogue_app.core.domain_records import ParkingLotItem, Signal, SourceOfAntagonism
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, SelectedItem
from dialogue_app.ui.fields.records.record_columns import RecordColumnsEditor
from tests.ui.costs import costs_of
from tests.ui.filling import fill, nameless
from tests.ui.invented import Table, table

SIGNALS = (
    Signal(field="signals", sender=ALLIANCE, receiver=RUSSIA, description="An exercise", intended_level="2"),
    Signal(field="signals", sender=RUSSIA, receiver=ALLIANCE, description="A test"),
)


def opened(qtbot: QtBot, at: Table, key: str) -> RecordColumnsEditor:
    editor = at.editor(key)
    assert isinstance(editor, RecordColumnsEditor)
    qtbot.addWidget(editor)
    editor.resize(900, 700)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    return editor


def words(editor: RecordColumnsEditor) -> list[str]:
    return [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]


def test_cells_are_answered_in_place_by_key(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=SIGNALS, activities=0)
    editor = opened(qtbot, at, "intended")
    editor.go_to("r1")
    box = editor.inputs["r1", "intended"].box  # type: ignore[attr-defined]
    assert box.hasFocus()
    QTest.keyClicks(box, "war")
    QTest.keyClick(editor.inputs["r1", "intended_level"].box, Qt.Key.Key_4)  # type: ignore[attr-defined]
    signal = at.dialogue.of(Signal)["r1"]
    assert (signal.intended, signal.intended_level) == ("warn", "4")
    assert nameless(editor) == []
    assert box.accessibleName() == "Intended message: 2 A test"


def test_many_attributes_stand_in_a_form_below_each_record(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=SIGNALS, activities=0)
    editor = opened(qtbot, at, "received")
    assert len(editor.inputs) == 10
    expected = {name: fill(field) for (record, name), field in editor.inputs.items() if record == "r0"}
    signal = at.dialogue.of(Signal)["r0"]
    assert {name: getattr(signal, name) for name in expected} == expected
    assert any(word.startswith("intended 2 Routine → received 5") for word in words(editor))


def test_wording_stands_beside_its_activity(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=2, seats=3)
    editor = opened(qtbot, at, "wording")
    first = at.items("wording")[0]
    area = editor.inputs[first, "wording"].area  # type: ignore[attr-defined]
    area.selectAll()
    QTest.keyClicks(area, "In other words")
    editor.commit()
    assert at.dialogue.of(SelectedItem)[first].wording == "In other words"
    at.track.undo_stack.undo()
    assert area.text() == at.dialogue.of(SelectedItem)[first].wording
    assert area.text() != "In other words"


def test_only_the_row_of_what_changed_is_turned(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=SIGNALS, activities=0)
    editor = opened(qtbot, at, "intended")
    parked = ParkingLotItem(session=at.session, text="A point for later.")
    other = change_record(at.dialogue, at.dialogue.of(Signal)["r0"], description="Another exercise")
    for change, turned in ((add_listed(at.dialogue, parked), set()), (other, {"r0"})):
        costs = costs_of(lambda change=change: at.track.perform(change))  # type: ignore[misc]
        assert costs.calls["items_of"] == bool(turned)
        assert costs.calls["_RowTitle.show_text"] == len(turned)
        assert costs.painted_beside([editor.column.rows[row_id] for row_id in turned]) == set()
    assert "Another exercise" in words(editor)


def test_records_come_and_go(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = opened(qtbot, at, "responses")
    assert "Sources of antagonism" in editor.empty.text()
    assert editor.empty.isVisible()
    source = SourceOfAntagonism(session=at.session, field="sources", side=RUSSIA, statement="What was done")
    assert at.track.perform(add_listed(at.dialogue, source))
    assert not editor.empty.isVisible()
    QTest.qWait(5)
    assert {"What was done", "1  Russia", "Response in words"} <= set(words(editor))
    head = next(label for label in editor.findChildren(QLabel) if label.text() == "Response in words")
    area = editor.inputs[next(iter(editor.column.ids)), "response_text"]
    assert head.mapTo(editor, QPoint()).x() == area.mapTo(editor, QPoint()).x()
    assert editor.heads.height() >= head.height() > 0
    (record,) = at.dialogue.of(SourceOfAntagonism).values()
    assert at.track.perform(remove_record(at.dialogue, record))
    assert editor.inputs == {}
    assert editor.empty.isVisible()
