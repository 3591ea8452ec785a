"""Each of the record types can be begun, filled in through its form, read back, undone and redone."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialogue_app.core.domain_records import (
    Difference,
    LineParagraph,
    PerceptionStatement,
    RedLine,
    ReleaseItem,
    SourceOfAntagonism,
)
from dialogue_app.core.kinds import LISTED, kind_name
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, Listed
from dialogue_app.core.template import TemplateColumn, TemplateField, TemplateText
from dialogue_app.fields.registry import new_field
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.text.record_values import values_of
from tests.ui.filling import fill, nameless
from tests.ui.invented import Table, table

KINDS = {kind_name(kind): kind for kind in LISTED}
REFERRED: tuple[Listed, ...] = (
    RedLine(holder=RUSSIA, statement="No missiles"),
    Difference(title="Sanctions", statement="They differ."),
    SourceOfAntagonism(side=ALLIANCE, statement="What was done."),
    PerceptionStatement(text="They prepare for attack."),
    LineParagraph(number="1", text="Allies agree."),
    ReleaseItem(release_text="A text.", status="RELEASED"),
)


def track_of(name: str) -> str:
    """What is released outside is changed by nobody: its form is filled in inside."""
    return INTERNAL if name == "release_item" else EXTERNAL


def text(words: str) -> TemplateText:
    return TemplateText((("en", words),))


ROWS = (
    TemplateColumn(key="term", label=text("Term"), required=True),
    TemplateColumn(key="meaning", label=text("Meaning"), kind="text"),
    TemplateColumn(key="said", label=text("Said"), kind="quote"),
    TemplateColumn(key="status", label=text("Status"), kind="choice", scale="FACT_STATUS"),
    TemplateColumn(key="when", label=text("When"), kind="date"),
    TemplateColumn(key="who", label=text("Who"), kind="party"),
    TemplateColumn(key="side", label=text("Side"), kind="side"),
    TemplateColumn(key="line", label=text("Line"), kind="ref", of="red_line"),
    TemplateColumn(key="number", label=text("Number"), kind="number"),
    TemplateColumn(key="sure", label=text("Sure"), kind="yes_no"),
)


def list_field(name: str) -> TemplateField:
    rows = ROWS if name == "list_row" else ()
    return new_field(
        key="mine", kind="record_list", label=text("Mine"), marking="PART", record=name, rows=rows
    )


def opened(qtbot: QtBot, at: Table, field: TemplateField) -> RecordListEditor:
    stage = at.template.stages[0]
    editor = RecordListEditor(at.context(stage, field))
    at.track.changed.connect(editor.refresh)
    qtbot.addWidget(editor)
    editor.resize(900, 800)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    return editor


@pytest.mark.parametrize("name", KINDS)
def test_a_record_is_begun_filled_in_and_read_back(qtbot: QtBot, name: str) -> None:
    at = table(track_of(name), records=REFERRED, activities=2)
    editor = opened(qtbot, at, list_field(name))
    editor.begin()
    assert editor.form is not None
    assert nameless(editor) == []
    expected = {question: fill(field) for question, field in list(editor.form.inputs.items())}
    records = at.dialogue.listed(KINDS[name], at.session, "mine")
    assert len(records) == 1
    assert values_of(records[0], editor.questions) == expected
    editor.close_form()
    fresh = opened(qtbot, at, list_field(name))
    fresh.open(records[0].id)
    assert fresh.form is not None
    assert {question: field.read() for question, field in fresh.form.inputs.items()} == expected


@pytest.mark.parametrize("name", KINDS)
def test_all_of_it_is_undone_and_redone(qtbot: QtBot, name: str) -> None:
    at = table(track_of(name), records=REFERRED, activities=2)
    editor = opened(qtbot, at, list_field(name))
    before = at.dialogue
    editor.begin()
    assert editor.form is not None
    for field in list(editor.form.inputs.values()):
        fill(field)
    after, stack = at.dialogue, at.track.undo_stack
    while stack.canUndo():
        stack.undo()
    assert at.dialogue == before
    assert editor.cards == {}
    while stack.canRedo():
        stack.redo()
    assert at.dialogue == after
    assert len(editor.cards) == 1


def test_what_is_typed_is_saved_under_the_names_of_one_step_each(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = opened(qtbot, at, list_field("follow_up"))
    editor.begin()
    assert editor.form is not None
    area = editor.form.inputs["text"].area  # type: ignore[attr-defined]
    for words in ("Send ", "the ", "calendar"):
        QTest.keyClicks(area, words)
        editor.commit()
    assert at.track.undo_stack.count() == 2
    at.track.undo_stack.undo()
    assert [record.text for record in at.dialogue.listed(KINDS["follow_up"], at.session, "mine")] == ["Send "]


def test_a_refusal_of_the_rules_is_said_beside_the_input(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = opened(qtbot, at, list_field("follow_up"))
    editor.begin()
    assert editor.form is not None
    field = editor.form.inputs["post"]
    field.line.setText("x" * 1001)  # type: ignore[attr-defined]
    field.commit()
    assert "too long" in field.fault
    assert len(field.read()) == 1001
    assert not at.dialogue.listed(KINDS["follow_up"], at.session, "mine")
    editor.close_form()
    assert editor.form is not None


def test_forms_are_freed_when_they_are_closed(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=REFERRED, activities=2)
    editor = opened(qtbot, at, list_field("red_line"))
    editor.begin()
    assert editor.form is not None
    fill(editor.form.inputs["statement"])
    gone = [
        weakref.ref(editor.form),
        *(weakref.ref(field_input) for field_input in editor.form.inputs.values()),
    ]
    editor.close_form()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [reference for reference in gone if reference() is not None] == []


def test_escape_closes_from_inside_and_focus_returns_to_the_card(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = opened(qtbot, at, list_field("follow_up"))
    editor.begin()
    assert editor.form is not None
    area = editor.form.inputs["text"].area  # type: ignore[attr-defined]
    assert area.hasFocus()
    QTest.keyClicks(area, "Send the calendar")
    editor.commit()
    QTest.keyClick(area, Qt.Key.Key_Escape)
    assert editor.form is None
    (card,) = editor.cards.values()
    assert card.face.hasFocus()
    QTest.keyClick(card.face, Qt.Key.Key_Return)
    assert editor.form is not None
