"""A common text with two paragraphs, opened in its editor."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from dialogue_app.core.domain_records import LineParagraph
from dialogue_app.ui.fields.drafted_text.bracket_inputs import BracketsInput, BracketTextInput
from dialogue_app.ui.fields.drafted_text.drafted_text import DraftedTextEditor
from tests.ui.invented import Table


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
