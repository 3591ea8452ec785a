"""Reading back: at most three attempts, the speaker's answer, what it asks for, the way to the next one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.lists import remove_record
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA
from dialogue_app.core.substance import Difference, ReadBack, RedLine
from dialogue_app.core.template import TemplateField, Text
from dialogue_app.ui.fields.read_back import ReadBackEditor
from tests.ui.filling import nameless
from tests.ui.invented import Table, table

CONTROL = Qt.KeyboardModifier.ControlModifier
LINES = (
    RedLine(field="red_lines", holder=RUSSIA, statement="No missiles"),
    RedLine(field="red_lines", holder=ALLIANCE, statement="No cables"),
)


def opened(qtbot: QtBot, at: Table, editor: object = None) -> ReadBackEditor:
    made = editor or at.editor("line_readbacks")
    assert isinstance(made, ReadBackEditor)
    qtbot.addWidget(made)
    made.resize(900, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def say(editor: ReadBackEditor, words: str) -> None:
    assert editor.pane is not None
    QTest.keyClicks(editor.pane.inputs["text"].area, words)  # type: ignore[attr-defined]


def press(editor: ReadBackEditor, key: Qt.Key) -> None:
    assert editor.pane is not None
    QTest.keyClick(editor.pane.inputs["text"].area, key, CONTROL)  # type: ignore[attr-defined]


def test_the_first_that_waits_is_open_and_says_who_does_what(qtbot: QtBot) -> None:
    editor = opened(qtbot, table(EXTERNAL, records=LINES, activities=0))
    assert editor._open == "r0"
    assert editor.pane is not None
    names = {one.accessibleName() for one in editor.pane.buttons.values()}
    assert names == {
        "Russia answers: Accurate",
        "Russia answers: Accurate after correction",
        "Russia answers: Not yet",
    }
    said = editor.pane.inputs["text"]
    assert said.accessibleName() == "Alliance says back (attempt 1 of 3)"
    assert nameless(editor) == []


def test_accurate_is_recorded_and_the_next_one_opens(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    say(editor, "No missiles of yours")
    press(editor, Qt.Key.Key_1)
    (tried,) = editor.tries("r0")
    assert (tried.text, tried.result, tried.attempt) == ("No missiles of yours", "ACC", 1)
    assert (tried.of_party, tried.by, tried.marking) == (RUSSIA, ALLIANCE, "PART")
    assert editor._open == "r1"
    assert editor.pane is not None
    assert editor.pane.inputs["text"].area.hasFocus()  # type: ignore[attr-defined]
    assert editor.cards["r0"].face.text.state == "✓ Read back: confirmed"
    assert editor.count.text() == "1 of 2 read back   ·   accurate at the first attempt: 1 of 1"


def test_what_is_said_is_saved_before_it_is_answered(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    say(editor, "No missiles")
    editor.commit()
    (tried,) = editor.tries("r0")
    assert (tried.text, tried.result) == ("No missiles", "")
    say(editor, " at all")
    editor.answer("ACC")
    (tried,) = editor.tries("r0")
    assert (tried.text, tried.result) == ("No missiles at all", "ACC")


def test_after_correction_the_speaker_confirms_the_final_wording(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    say(editor, "No weapons")
    press(editor, Qt.Key.Key_2)
    assert editor.pane is not None
    inputs = editor.pane.inputs
    assert inputs["correction"].area.hasFocus()  # type: ignore[attr-defined]
    QTest.keyClicks(inputs["correction"].area, "Which weapons")  # type: ignore[attr-defined]
    refused: list[str] = []
    at.track.failed.connect(refused.append)
    press(editor, Qt.Key.Key_2)
    assert "final wording first" in refused[0]
    assert editor.tries("r0")[0].result == ""
    QTest.keyClicks(inputs["wording"].area, "No missiles")  # type: ignore[attr-defined]
    editor.pane.record_button.click()
    (tried,) = editor.tries("r0")
    assert (tried.result, tried.correction, tried.wording) == ("COR", "Which weapons", "No missiles")
    assert (tried.statement, tried.settled) == ("No missiles", "No missiles")
    assert editor.cards["r0"].face.text.state == "✓ Read back: confirmed after correction"
    assert editor._open == "r1"


def test_three_attempts_without_agreement_are_the_end(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    for number in (1, 2, 3):
        say(editor, f"try {number}")
        press(editor, Qt.Key.Key_3)
    assert [one.attempt for one in editor.tries("r0")] == [1, 2, 3]
    assert editor.standing("r0").state == "NOT"
    assert editor.cards["r0"].face.text.state == "Read back: could not be agreed"
    assert editor.pane is not None
    assert "text" not in editor.pane.inputs
    editor.answer("ACC")
    assert len(editor.tries("r0")) == 3


def test_answers_are_undone_and_redone(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    before = at.dialogue
    say(editor, "No missiles")
    press(editor, Qt.Key.Key_3)
    after, stack = at.dialogue, at.track.undo_stack
    while stack.canUndo():
        stack.undo()
    assert at.dialogue == before
    assert editor.pane is not None
    assert editor.pane.inputs["text"].read() == ""
    while stack.canRedo():
        stack.redo()
    assert at.dialogue == after
    assert len(editor.pane.rows) == 1


def test_an_attempt_can_be_corrected_in_full(qtbot: QtBot) -> None:
    tried = ReadBack(field="line_readbacks", of="r0", by=ALLIANCE, text="Misspelt", attempt=1, result="ACC")
    at = table(EXTERNAL, records=(*LINES, tried), activities=0)
    editor = opened(qtbot, at)
    editor.open("r0")
    assert editor.pane is not None
    row = editor.pane.rows["r2"]
    row.edit_button.click()
    area = row.form.inputs["text"].area  # type: ignore[attr-defined]
    area.selectAll()
    QTest.keyClicks(area, "Spelt")
    editor.commit()
    assert editor.tries("r0")[0].text == "Spelt"


def test_without_a_statement_it_says_what_to_do_first(qtbot: QtBot) -> None:
    editor = opened(qtbot, table(EXTERNAL, activities=0))
    assert "Red lines stated" in editor.count.text()


def test_a_statement_that_goes_takes_its_pane_along(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    assert at.track.perform(remove_record(at.dialogue, at.dialogue.of(RedLine)["r0"]))
    assert list(editor.cards) == ["r1"]
    assert editor.pane is None
    editor.go_to("r1")
    assert editor.pane is not None


@pytest.fixture
def differences() -> tuple[Table, TemplateField]:
    lines = (Difference(field="differences", statement="They differ."),)
    at = table(INTERNAL, records=lines, activities=0, seats=3)
    label = Text((("en", "Read-backs"),))
    return at, TemplateField(key="heard", kind="read_back", label=label, marking="ALLY", items="differences")


def test_where_nobody_is_given_speaker_and_listener_are_chosen(
    qtbot: QtBot, differences: tuple[Table, TemplateField]
) -> None:
    at, field = differences
    made = ReadBackEditor(at.track, at.session, at.template, at.template.stages[0], field)
    at.track.changed.connect(made.refresh)
    editor = opened(qtbot, at, made)
    assert editor.pane is not None
    assert list(editor.pane.inputs)[:3] == ["of_party", "by", "text"]
    QTest.keyClicks(editor.pane.inputs["of_party"].box, "atl")  # type: ignore[attr-defined]
    QTest.keyClicks(editor.pane.inputs["by"].box, "wes")  # type: ignore[attr-defined]
    say(editor, "Said back")
    press(editor, Qt.Key.Key_1)
    (tried,) = editor.tries("r0")
    codes = {party.id: party.code for party in at.dialogue.parties()}
    assert (codes[tried.of_party], codes[tried.by]) == ("ATL", "WES")


def test_without_a_list_it_is_a_plain_list_of_attempts(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=0, seats=3)
    label = Text((("en", "Restatement"),))
    field = TemplateField(key="alone", kind="read_back", label=label, marking="ALLY")
    made = ReadBackEditor(at.track, at.session, at.template, at.template.stages[0], field)
    at.track.changed.connect(made.refresh)
    editor = opened(qtbot, at, made)
    assert editor.plain is not None
    editor.plain.begin()
    assert editor.plain.form is not None
    QTest.keyClicks(editor.plain.form.inputs["text"].area, "Said back")  # type: ignore[attr-defined]
    editor.commit()
    (tried,) = at.dialogue.listed(ReadBack, at.session, "alone")
    assert tried.text == "Said back"
