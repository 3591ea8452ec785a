"""A text with brackets: set off while one types, what is unbalanced said, and who stands behind each."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.records import INTERNAL
from dialogue_app.core.substance import LineParagraph
from dialogue_app.ui.fields.drafted_text import DraftedTextEditor
from dialogue_app.ui.models.brackets import bracket_fault, bracket_spans, stray_signs
from dialogue_app.ui.widgets.bracket_inputs import BracketsInput, BracketTextInput
from tests.ui.filling import nameless
from tests.ui.invented import Table, table


def paragraph(number: str, text: str, **values: object) -> LineParagraph:
    return LineParagraph(field="line", number=number, text=text, **values)  # type: ignore[arg-type]


TEXT = (paragraph("1", "They [will] [may] answer."), paragraph("2", "They agree."))


def opened(qtbot: QtBot, at: Table) -> DraftedTextEditor:
    editor = at.editor("line")
    assert isinstance(editor, DraftedTextEditor)
    qtbot.addWidget(editor)
    editor.resize(900, 800)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    return editor


def inputs(editor: DraftedTextEditor) -> tuple[BracketTextInput, BracketsInput]:
    assert editor.form is not None
    text, behind = editor.form.inputs["text"], editor.form.inputs["alternatives"]
    assert isinstance(text, BracketTextInput)
    assert isinstance(behind, BracketsInput)
    return text, behind


def test_brackets_are_found_and_what_is_stray_is_told() -> None:
    assert bracket_spans("a [b] c [d e]") == ((2, 3), (8, 5))
    assert bracket_fault("a [b] c") == ""
    assert "not closed" in bracket_fault("a [b c")
    assert "not opened" in bracket_fault("a b] c")
    assert "inside one another" in bracket_fault("a [b [c] d")
    assert stray_signs("[a [b] c]") == (0, 8)


def test_closed_cards_read_as_the_text_does(qtbot: QtBot) -> None:
    editor = opened(qtbot, table(INTERNAL, records=TEXT, activities=0, seats=3))
    first, second = (editor.cards[one].face.text for one in ("r0", "r1"))
    assert first.who == "Paragraph 1"
    assert first.statement == "They [will] [may] answer."
    assert first.marked == ((5, 6), (12, 5))
    assert first.state == "2 brackets open"
    assert second.state == "No brackets"


def test_each_bracket_gets_its_supporters_as_it_is_typed(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.open("r0")
    text, behind = inputs(editor)
    assert list(behind.rows) == ["will", "may"]
    text.area.moveCursor(text.area.textCursor().MoveOperation.End)
    QTest.keyClicks(text.area, " [Soon].")
    assert list(behind.rows) == ["will", "may", "Soon"]
    behind.rows["will"].buttons["ATL"].click()
    behind.rows["will"].buttons["RHE"].click()
    behind.rows["may"].buttons["WES"].click()
    editor.commit()
    record = at.dialogue.of(LineParagraph)["r0"]
    assert record.alternatives == (("will", "ATL, RHE"), ("may", "WES"))
    assert record.text.endswith(" [Soon].")
    assert nameless(editor) == []
    editor.close_form()
    assert "“will” ATL, RHE" in editor.cards["r0"].face.text.facts


def test_words_that_left_the_text_are_said_and_taken_out_by_hand(qtbot: QtBot) -> None:
    stale = (("gone", "ATL, XXX"), ("will", "WES"))
    at = table(INTERNAL, records=(paragraph("1", "They [will].", alternatives=stale),), activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.open("r0")
    _text, behind = inputs(editor)
    assert list(behind.rows) == ["will", "gone"]
    assert behind.rows["gone"].codes() == "ATL, XXX"
    behind.rows["gone"]._on_out()
    assert at.dialogue.of(LineParagraph)["r0"].alternatives == (("will", "WES"),)


def test_an_unbalanced_bracket_is_said_and_saved_all_the_same(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.open("r1")
    text, _behind = inputs(editor)
    QTest.keyClicks(text.area, "[")
    assert "not closed" in text.note.text()
    assert text.note.isVisible()
    editor.commit()
    assert at.dialogue.of(LineParagraph)["r1"].text == "[They agree."
    QTest.keyClicks(text.area, "]")
    assert not text.note.isVisible()


def test_a_new_paragraph_gets_the_next_number(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.begin()
    text, _behind = inputs(editor)
    assert text.area.hasFocus()
    QTest.keyClicks(text.area, "A third one.")
    editor.commit()
    found = at.dialogue.listed(LineParagraph, at.session, "line")[-1]
    assert (found.number, found.text, found.status) == ("3", "A third one.", "PRO")


def test_an_alternative_paragraph_stands_after_its_paragraph(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    editor = opened(qtbot, at)
    before = at.dialogue
    assert ("variant", "Insert alternative paragraph") in editor.menu(TEXT[0])
    editor.act("variant", "r0")
    editor.act("variant", "r0")
    found = at.dialogue.listed(LineParagraph, at.session, "line")
    assert [one.number for one in found] == ["1", "1 bis", "1 ter", "2"]
    at.track.undo_stack.undo()
    at.track.undo_stack.undo()
    assert at.dialogue == before
