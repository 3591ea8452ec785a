"""Stated and read back on one card: by keyboard alone, without leaving the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.lists import change_record, remove_record
from dialogue_app.core.domain_records import ReadBack, RedLine
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA
from dialogue_app.ui.fields.editors import editor_for
from dialogue_app.ui.fields.read_back.stated_list import StatedListEditor
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from tests.ui.filling import nameless
from tests.ui.invented import Table, table

CONTROL = Qt.KeyboardModifier.ControlModifier
LINES = (
    RedLine(field="red_lines", holder=RUSSIA, statement="No missiles", marking="PART"),
    RedLine(field="red_lines", holder=ALLIANCE, statement="No cables", marking="PART"),
)


@pytest.fixture
def at() -> Table:
    return table(EXTERNAL, records=LINES, activities=0)


@pytest.fixture
def editor(qtbot: QtBot, at: Table) -> StatedListEditor:
    stage_and_field = at.template.find_field("red_lines")
    assert stage_and_field is not None
    assert editor_for(at.template, stage_and_field[1]) is StatedListEditor
    stated_list_editor = StatedListEditor(at.context(*stage_and_field))
    at.track.changed.connect(stated_list_editor.refresh)
    qtbot.addWidget(stated_list_editor)
    stated_list_editor.resize(900, 800)
    with qtbot.waitExposed(stated_list_editor):
        stated_list_editor.show()
    stated_list_editor.activateWindow()
    return stated_list_editor


def tries(at: Table) -> list[ReadBack]:
    return list(at.dialogue.listed(ReadBack, at.session, "line_readbacks"))


def read_back(editor: StatedListEditor, record_id: str, words: str = "") -> None:
    face = editor.cards[record_id].face
    face.setFocus()
    QTest.keyClick(face, Qt.Key.Key_R)
    assert editor.pane is not None
    if words:
        QTest.keyClicks(editor.pane.inputs["text"].area, words)  # type: ignore[attr-defined]


def test_a_line_is_stated_said_back_and_confirmed_by_keyboard_alone(
    editor: StatedListEditor, at: Table, qtbot: QtBot
) -> None:
    editor.begin(RUSSIA)
    assert editor.form is not None
    QTest.keyClicks(editor.form.inputs["statement"].area, "No aircraft")  # type: ignore[attr-defined]
    QTest.keyClick(editor.form.inputs["statement"].area, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    (fresh,) = (
        red_line for red_line in at.dialogue.of(RedLine).values() if red_line.statement == "No aircraft"
    )
    assert editor.cards[fresh.id].face.hasFocus()
    read_back(editor, fresh.id, "No planes")
    assert nameless(editor) == []
    QTest.keyClick(editor.pane.inputs["text"].area, Qt.Key.Key_3, CONTROL)  # type: ignore[union-attr, attr-defined]
    assert [read_back_record.result for read_back_record in tries(at)] == ["NOT"]
    assert editor.pane is not None
    (attempt,) = editor.pane.rows.values()
    missing = attempt.form.inputs["correction"].area  # type: ignore[attr-defined]
    assert missing.hasFocus()
    QTest.keyClicks(missing, "All that flies")
    QTest.keyClick(missing, Qt.Key.Key_Tab)
    assert editor.pane.inputs["text"].area.hasFocus()  # type: ignore[attr-defined]
    QTest.keyClicks(editor.pane.inputs["text"].area, "No aircraft")  # type: ignore[attr-defined]
    QTest.keyClick(editor.pane.inputs["text"].area, Qt.Key.Key_1, CONTROL)  # type: ignore[attr-defined]
    assert [read_back_record.result for read_back_record in tries(at)] == ["NOT", "ACC"]
    assert editor.pane is None
    assert editor.cards[fresh.id].face.hasFocus()
    assert editor.cards[fresh.id].face.text.state == "✓ Read back: confirmed"


def test_what_is_said_back_is_saved_when_the_form_is_opened_in_its_place(
    editor: StatedListEditor, at: Table
) -> None:
    read_back(editor, "r0", "No rockets")
    editor.open("r0")
    assert editor.pane is None
    assert editor.form is not None
    assert [read_back_record.text for read_back_record in tries(at)] == ["No rockets"]
    editor.act("field:line_readbacks", "r0")
    assert editor.form is None
    assert editor.pane is not None
    assert editor.pane.inputs["text"].read() == "No rockets"


def test_another_card_takes_its_turn(editor: StatedListEditor, at: Table) -> None:
    read_back(editor, "r0", "No rockets")
    editor.act("field:line_readbacks", "r1")
    assert not editor.cards["r0"].is_open
    assert editor.cards["r1"].is_open
    assert [read_back_record.of for read_back_record in tries(at)] == ["r0"]
    editor.act("field:line_readbacks", "r1")
    assert editor.pane is not None
    assert editor.pane.inputs["text"].area.hasFocus()  # type: ignore[attr-defined]
    editor.act("close", "r1")
    assert editor.pane is None
    assert editor.cards["r1"].face.hasFocus()


def test_the_pane_follows_what_changes_and_goes_with_its_line(editor: StatedListEditor, at: Table) -> None:
    read_back(editor, "r0")
    assert editor.pane is not None
    at.track.perform(change_record(at.dialogue, at.dialogue.of(RedLine)["r0"], statement="No rockets"))
    assert editor.pane.pair is not None
    assert editor.pane.pair.stated.text() == "No rockets"
    assert at.track.perform(remove_record(at.dialogue, at.dialogue.of(RedLine)["r0"]))
    assert editor.pane is None
    assert list(editor.cards) == ["r1"]
    editor.act("field:line_readbacks", "r0")
    assert editor.pane is None


def test_what_was_typed_is_saved_with_the_list(editor: StatedListEditor, at: Table) -> None:
    read_back(editor, "r0", "No rockets")
    editor.commit()
    assert [read_back_record.text for read_back_record in tries(at)] == ["No rockets"]


def test_a_list_that_nobody_reads_back_is_a_plain_one() -> None:
    at = table(INTERNAL, activities=0, seats=3)
    assert editor_for(at.template, at.field("red_lines")) is RecordListEditor


def test_what_is_asked_is_seen_as_a_whole_where_there_is_room(editor: StatedListEditor, qtbot: QtBot) -> None:
    editor.resize(900, 420)
    read_back(editor, "r1")
    assert editor.pane is not None
    button = editor.pane.buttons["NOT"]
    view = editor.page.viewport()
    qtbot.waitUntil(lambda: view.rect().contains(button.mapTo(view, button.rect().bottomRight())))
