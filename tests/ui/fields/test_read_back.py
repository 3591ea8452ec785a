"""Reading back: at most three attempts, the speaker's answer, what it asks for, the way to the next one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.lists import add_listed, change_record, remove_record
from dialogue_app.core.domain_records import Difference, ReadBack, RedLine
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, Session
from dialogue_app.core.template import TemplateField, TemplateText
from dialogue_app.fields.registry import new_field
from dialogue_app.ui.fields.read_back.read_back import ReadBackEditor
from dialogue_app.ui.fields.read_back.stated_and_said import StatedAndSaid
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.widgets.inputs.plain_text import PlainText
from tests.ui.filling import nameless
from tests.ui.invented import Table, table

CONTROL = Qt.KeyboardModifier.ControlModifier
LINES = (
    RedLine(field="red_lines", holder=RUSSIA, statement="No missiles"),
    RedLine(field="red_lines", holder=ALLIANCE, statement="No cables"),
)


def opened(qtbot: QtBot, at: Table, editor: object = None) -> ReadBackEditor:
    read_back_editor = editor or at.editor("line_readbacks")
    assert isinstance(read_back_editor, ReadBackEditor)
    qtbot.addWidget(read_back_editor)
    read_back_editor.resize(900, 800)
    with qtbot.waitExposed(read_back_editor):
        read_back_editor.show()
    read_back_editor.activateWindow()
    return read_back_editor


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
    names = {button.accessibleName() for button in editor.pane.buttons.values()}
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
    assert [read_back.attempt for read_back in editor.tries("r0")] == [1, 2, 3]
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
    label = TemplateText((("en", "Read-backs"),))
    return at, new_field(key="heard", kind="read_back", label=label, marking="ALLY", items="differences")


def test_where_nobody_is_given_speaker_and_listener_are_chosen(
    qtbot: QtBot, differences: tuple[Table, TemplateField]
) -> None:
    at, field = differences
    read_back_editor = ReadBackEditor(at.context(at.template.stages[0], field))
    at.track.changed.connect(read_back_editor.refresh)
    editor = opened(qtbot, at, read_back_editor)
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
    label = TemplateText((("en", "Restatement"),))
    field = new_field(key="alone", kind="read_back", label=label, marking="ALLY")
    read_back_editor = ReadBackEditor(at.context(at.template.stages[0], field))
    at.track.changed.connect(read_back_editor.refresh)
    editor = opened(qtbot, at, read_back_editor)
    assert editor.plain is not None
    editor.plain.begin()
    assert editor.plain.form is not None
    QTest.keyClicks(editor.plain.form.inputs["text"].area, "Said back")  # type: ignore[attr-defined]
    editor.commit()
    (tried,) = at.dialogue.listed(ReadBack, at.session, "alone")
    assert tried.text == "Said back"


def test_the_language_is_asked_and_ctrl_answers_from_there_too(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    session = at.dialogue.of(Session)[at.session]
    at.track.perform(change_record(at.dialogue, session, languages=("en", "ru")))
    line = at.dialogue.of(RedLine)["r0"]
    at.track.perform(change_record(at.dialogue, line, original="Никаких ракет"))
    editor = opened(qtbot, at)
    assert editor.pane is not None
    language = editor.pane.inputs["language"]
    assert language.value == "en"
    say(editor, "No missiles")
    box = language.box  # type: ignore[attr-defined]
    box.setFocus()
    QTest.keyClicks(box, "rus")
    QTest.keyClick(box, Qt.Key.Key_1, CONTROL)
    (tried,) = editor.tries("r0")
    assert (tried.result, tried.language, tried.statement) == ("ACC", "ru", "Никаких ракет")
    editor.open("r0")
    assert "in Russian" in editor.pane.rows[tried.id]._head.text()
    at.track.perform(change_record(at.dialogue, at.dialogue.of(RedLine)["r0"], original="Никаких"))
    assert editor.pane.changed is not None
    assert "The wording in Russian has been changed" in editor.pane.changed.accessibleName()


def test_a_changed_statement_drops_the_confirmation_in_sight_and_undo_brings_it_back(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    say(editor, "No missiles of yours")
    press(editor, Qt.Key.Key_1)
    editor.open("r0")
    assert editor.pane is not None
    assert editor.pane.changed is None
    assert "text" not in editor.pane.inputs
    at.track.perform(change_record(at.dialogue, at.dialogue.of(RedLine)["r0"], statement="No rockets"))
    assert editor.cards["r0"].face.text.state == "Read back: changed since confirmed"
    assert editor.cards["r0"].face.text.tone == "warn"
    assert editor.pane.differences is not None
    assert editor.pane.differences.before.toPlainText() == "No \N{MINUS SIGN}missiles"
    assert editor.pane.differences.after.toPlainText() == "No +rockets"
    assert editor.pane.inputs["text"].accessibleName() == "Alliance says back (attempt 1 of 3)"
    assert editor.count.text().startswith("0 of 2 read back")
    at.track.undo_stack.undo()
    assert editor.cards["r0"].face.text.state == "✓ Read back: confirmed"
    assert editor.pane.changed is None
    assert "text" not in editor.pane.inputs


def test_a_changed_final_wording_drops_it_too(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    say(editor, "No missiles of yours")
    press(editor, Qt.Key.Key_1)
    editor.open("r0")
    (tried,) = editor.tries("r0")
    assert editor.pane is not None
    row = editor.pane.rows[tried.id]
    row.edit_button.click()
    QTest.keyClicks(row.form.inputs["wording"].area, "No missiles at all")  # type: ignore[attr-defined]
    editor.commit()
    assert editor.pane.changed is not None
    assert "final wording has been changed" in editor.pane.changed.accessibleName()
    assert editor.pane.rows[tried.id] is row


def test_both_statements_stand_side_by_side_where_none_could_be_agreed(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    for number in (1, 2, 3):
        say(editor, f"try {number}")
        press(editor, Qt.Key.Key_3)
    assert editor.pane is not None
    assert editor.pane.result is not None
    (pair,) = editor.pane.result.findChildren(StatedAndSaid)
    assert [head.text() for head in pair.titles] == ["Russia, as stated", "Alliance, as last said back"]
    assert (pair.stated.text(), pair.said.text()) == ("No missiles", "try 3")
    words = editor.pane.result.findChildren(QLabel)[0]
    assert words.text() == "Could not be agreed. Both statements stand."
    at.track.perform(change_record(at.dialogue, at.dialogue.of(RedLine)["r0"], statement="Other"))
    assert editor.pane.result is None
    assert "text" in editor.pane.inputs


def test_nothing_said_back_is_no_answer(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    said: list[str] = []
    at.track.failed.connect(said.append)
    press(editor, Qt.Key.Key_1)
    assert said == ["Write down first what was said back. Nothing was changed."]
    assert editor.tries("r0") == ()


def underlined(box: PlainText) -> list[str]:
    """The words that are set off in a text."""
    return [selection.cursor.selectedText() for selection in box.extraSelections()]  # type: ignore[attr-defined]


def test_the_words_that_differ_are_underlined_while_one_types(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    assert editor.pane is not None
    pair = editor.pane.pair
    assert pair is not None
    assert (pair.stated.text(), underlined(pair.stated)) == ("No missiles", [])
    say(editor, "No rockets")
    qtbot.waitUntil(lambda: underlined(pair.said) == ["rockets"])
    assert underlined(pair.stated) == ["missiles"]
    assert all(selection.format.fontUnderline() for selection in pair.stated.extraSelections())  # type: ignore[attr-defined]
    assert pair.stated.accessibleDescription() == "Only here: missiles"
    assert pair.stated.isReadOnly()
    assert not pair.said.isReadOnly()
    pair.show_texts("No rockets.")
    assert (underlined(pair.stated), underlined(pair.said)) == ([], []), "nobody speaks a full stop"
    pair.show_texts("No missiles")
    press(editor, Qt.Key.Key_3)
    (row,) = editor.pane.rows.values()
    assert (row.pair.stated.text(), underlined(row.pair.said)) == ("No missiles", ["rockets"])


def test_an_attempt_stands_beside_the_wording_it_was_about(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    say(editor, "No missiles")
    press(editor, Qt.Key.Key_3)
    at.track.perform(change_record(at.dialogue, at.dialogue.of(RedLine)["r0"], statement="No rockets"))
    assert editor.pane is not None
    (row,) = editor.pane.rows.values()
    assert row.pair.stated.text() == "No missiles"
    assert editor.pane.pair is not None
    assert editor.pane.pair.stated.text() == "No rockets"


def test_a_card_is_the_same_in_the_list_and_in_its_read_back(qtbot: QtBot) -> None:
    line = RedLine(field="red_lines", holder=RUSSIA, code="R1", statement="No missiles", act="Deployment",
                   exception="Tests", stated_at="2020-03-12T15:02:00+01:00")  # fmt: skip
    at = table(EXTERNAL, records=(line,), activities=0)
    lines, editor = at.editor("red_lines"), opened(qtbot, at)
    qtbot.addWidget(lines)
    assert isinstance(lines, RecordListEditor)
    text = editor.cards["r0"].face.text
    assert text == lines.cards["r0"].face.text
    assert text.who == "R1  Russia"
    assert text.cells == (
        ("Act", "Deployment"), ("Place", ""), ("Condition", ""), ("Exception", "Tests"),
    )  # fmt: skip
    assert editor.pane is not None
    assert editor.pane.cells.accessibleName() == (
        "Act: Deployment; Place: Not stated; Condition: Not stated; Exception: Tests"
    )
    at.track.perform(change_record(at.dialogue, at.dialogue.of(RedLine)["r0"], place="Near the border"))
    assert "Place: Near the border" in editor.pane.cells.accessibleName()


def test_the_original_is_compared_where_it_is_said_back_in_its_language(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    session = at.dialogue.of(Session)[at.session]
    at.track.perform(change_record(at.dialogue, session, languages=("en", "ru")))
    at.track.perform(change_record(at.dialogue, at.dialogue.of(RedLine)["r0"], original="Никаких ракет"))
    editor = opened(qtbot, at)
    assert editor.pane is not None
    assert editor.pane.pair is not None
    assert editor.pane.pair.stated.text() == "No missiles"
    box = editor.pane.inputs["language"].box  # type: ignore[attr-defined]
    box.setFocus()
    QTest.keyClicks(box, "rus")
    assert editor.pane.pair.stated.text() == "Никаких ракет"


def test_a_narrow_pane_puts_both_wordings_below_each_other(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at)
    assert editor.pane is not None
    pair = editor.pane.pair
    assert pair is not None
    assert pair.said.mapTo(pair, QPoint(0, 0)).x() > pair.stated.x()
    editor.resize(420, 800)
    qtbot.waitUntil(lambda: pair.said.mapTo(pair, QPoint(0, 0)).x() == pair.stated.x())


def test_r_goes_from_a_stated_card_to_its_read_back(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    lines = at.editor("red_lines")
    qtbot.addWidget(lines)
    assert isinstance(lines, RecordListEditor)
    gone: list[tuple[str, str, str]] = []
    lines.navigate.connect(lambda *place: gone.append(place))
    face = lines.cards["r0"].face
    assert face.text.state == "Not read back yet"
    QTest.keyClick(face, Qt.Key.Key_R)
    assert gone == [("line_readbacks", "r0", "")]
    editor = opened(qtbot, at)
    say(editor, "No missiles")
    press(editor, Qt.Key.Key_1)
    assert face.text.state == "✓ Read back: confirmed"
    assert ("field:line_readbacks", "Review") in lines.links(at.dialogue.of(RedLine)["r0"])
    at.track.perform(change_record(at.dialogue, at.dialogue.of(RedLine)["r0"], statement="Other"))
    assert face.text.state == "Read back: changed since confirmed"
    assert ("field:line_readbacks", "Read back again") in lines.links(at.dialogue.of(RedLine)["r0"])


def test_a_restatement_of_no_record_stands_by_its_own_words(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=0, seats=3)
    editor = at.editor("steelman")
    qtbot.addWidget(editor)
    assert isinstance(editor, RecordListEditor)
    codes = {party.code: party.id for party in at.dialogue.parties()}
    said = ReadBack(
        session=at.session, field="steelman", by=codes["ATL"], of_party=codes["WES"], text="You would wait",
        result="ACC", marking="ALLY",
    )  # fmt: skip
    at.track.perform(add_listed(at.dialogue, said))
    (card,) = editor.cards.values()
    assert card.face.text.state == "✓ Read back: confirmed"
    (record,) = at.dialogue.listed(ReadBack, at.session, "steelman")
    at.track.perform(change_record(at.dialogue, record, text="You would act"))
    assert card.face.text.state == "Read back: changed since confirmed"


def test_a_restatement_of_nobodys_position_says_so_and_takes_no_answer(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=0, seats=3)
    editor = at.editor("steelman")
    qtbot.addWidget(editor)
    assert isinstance(editor, RecordListEditor)
    atl, wes = [party.id for party in at.dialogue.parties()][:2]
    said = ReadBack(session=at.session, field="steelman", by=atl, text="You would wait", marking="ALLY")
    at.track.perform(add_listed(at.dialogue, said))
    (card,) = editor.cards.values()
    assert card.face.text.note == "position of nobody named"
    (record,) = at.dialogue.listed(ReadBack, at.session, "steelman")
    with pytest.raises(Refused, match="Position of"):
        change_record(at.dialogue, record, result="ACC")
    at.track.perform(change_record(at.dialogue, record, of_party=wes))
    assert card.face.text.note == "says back Westmark"
