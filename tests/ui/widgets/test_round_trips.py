"""A value that is shown and left is the same value; an edit changes what was edited and nothing else."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from dialogue_app.core.errors import Refused
from dialogue_app.core.form import Ask
from dialogue_app.core.records import EXTERNAL
from dialogue_app.ui.fields.single import SingleEditor, TextListInput
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine, PlainText, qt_length
from dialogue_app.ui.widgets.inputs.record_inputs import INPUTS
from dialogue_app.ui.widgets.inputs.text_area import SavedText, TextArea
from tests.ui.invented import table

TEXTS = ("line", "text", "quote", "date", "datetime", "number", "pairs")
SIGNS = "a bc\n\t\u00a0\u202f\xad\u200b\u200d\ufeff\u2028\u2029\r\v\x00\u202e\ufffc\ufdd0e\u0301"
SIGNS += "\u0419\U0001f600[]"


def texts(seed: int, number: int = 60) -> list[str]:
    chance = random.Random(seed)
    of_signs = [
        "".join(chance.choice(SIGNS) for _n in range(chance.randrange(1, 14))) for _one in range(number)
    ]
    anything = [chr(chance.randrange(0x20, 0xD7FF)) for _n in range(number)]
    return [*of_signs, *(f" {letter}\u00a0{letter} " for letter in anything)]


def built(kind: str) -> Input:
    at = table(EXTERNAL, activities=0)
    ask = Ask(label="Label", kind=kind, pair=("A", "B"), minimum=1, maximum=9)  # type: ignore[arg-type]
    input_class = TextListInput if kind == "list" else INPUTS[kind]
    return input_class("name", ask, Setting(at.track, at.session))


def leave(field: Input) -> None:
    for widget in field._watched:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        widget.clearFocus()
    field.commit()


@pytest.mark.parametrize("kind", [*TEXTS, "list"])
def test_clicking_into_a_value_and_out_again_changes_nothing(qtbot: QtBot, kind: str) -> None:
    field = built(kind)
    qtbot.addWidget(field)
    field.show()
    taken: list[object] = []
    field.committed.connect(taken.append)
    for text in texts(1):
        value = ((text, text),) if kind == "pairs" else text
        field.set_value(value)
        assert not field.dirty
        leave(field)
        assert taken == []
        assert field.value == value
    assert foot().held(field) == []


@pytest.mark.parametrize("widget_class", [SavedText, TextArea])
def test_a_text_that_saves_itself_is_left_as_it_was(qtbot: QtBot, widget_class: type[SavedText]) -> None:
    area = widget_class("Name")
    qtbot.addWidget(area)
    taken: list[str] = []
    area.typed.connect(taken.append)
    for text in texts(2):
        area.show_text(text)
        area.setFocus()
        area.clearFocus()
        area.commit()
        assert not area.dirty
    assert taken == []


def test_typing_a_letter_adds_it_and_keeps_every_other_sign(qtbot: QtBot) -> None:
    field, area = built("quote"), TextArea("Name")
    edit = field.findChild(PlainText)
    assert edit is not None
    for widget in (field, area):
        qtbot.addWidget(widget)
        widget.show()
    for text in texts(3):
        if set(text) & set("\r\u2029\ufdd0\x00\ufeff"):  # what Qt itself cannot hold in a text
            continue
        for editor, show in ((edit, field.set_value), (area, area.show_text)):
            show("")
            show(text)
            editor.moveCursor(editor.textCursor().MoveOperation.End)
            QTest.keyClick(editor, Qt.Key.Key_X)
            assert editor.text() == f"{text}x"
        field.commit()
        area.commit()
        assert field.value == f"{text}x"


@pytest.mark.parametrize("widget_class", [PlainLine, PlainText, TextArea])
def test_pasting_cleans_what_comes_in_and_nothing_else(qtbot: QtBot, widget_class: type[PlainLine]) -> None:
    widget = widget_class("Name") if widget_class is TextArea else widget_class()  # type: ignore[arg-type]
    qtbot.addWidget(widget)
    widget.show()
    kept = "a\xadb "
    if isinstance(widget, PlainLine):
        widget.setText(kept)
        widget.end(False)
    else:
        assert isinstance(widget, QTextEdit | QPlainTextEdit)
        widget.setPlainText(kept)
        widget.moveCursor(widget.textCursor().MoveOperation.End)
    QGuiApplication.clipboard().setText("nego\xadtia\u200btion\vof\u00a0texts")
    with qtbot.waitSignal(foot().said) as told:
        QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.Paste))
    between = " " if isinstance(widget, PlainLine) else "\n"
    assert widget.text() == f"{kept}negotiation{between}of\u00a0texts"
    sentence = "Left out on pasting: 1 soft hyphen, 1 sign without width. Read the text again."
    assert told.args == [sentence]


def test_a_joiner_that_is_typed_after_a_letter_that_needs_one_stays(qtbot: QtBot) -> None:
    widget = PlainLine()
    qtbot.addWidget(widget)
    widget.show()
    widget.setText("\u0646\u0645\u06cc")
    for sign in ("\u200c", "\u062f"):
        QApplication.sendEvent(
            widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
        )
    assert widget.text() == "\u0646\u0645\u06cc\u200c\u062f"


@pytest.mark.parametrize("widget_class", [PlainLine, PlainText, TextArea])
@pytest.mark.parametrize(("came", "stands"), [("\u200c", "\u200c"), ("\u200cb", "b")])
def test_a_joiner_at_the_edge_of_what_is_pasted_belongs_to_what_stands_there(
    qtbot: QtBot, widget_class: type[PlainLine], came: str, stands: str
) -> None:
    widget = widget_class("Name") if widget_class is TextArea else widget_class()  # type: ignore[arg-type]
    qtbot.addWidget(widget)
    widget.show()
    before = "a" if stands == "b" else "\u0646\u0645\u06cc"
    QGuiApplication.clipboard().setText(before)
    QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.Paste))
    QGuiApplication.clipboard().setText(came)
    QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.Paste))
    assert widget.text() == before + stands


@pytest.mark.parametrize("before", ["\N{GRINNING FACE}ab", "ab\N{GRINNING FACE}", ""])
def test_pasting_into_a_line_beside_an_emoji_changes_no_sign_around_it(qtbot: QtBot, before: str) -> None:
    widget = PlainLine()
    qtbot.addWidget(widget)
    widget.show()
    for place in (0, qt_length(before)):
        widget.setText(before)
        widget.setCursorPosition(place)
        QGuiApplication.clipboard().setText("c\xad\N{GRINNING FACE}d")
        QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.Paste))
        came = "c\N{GRINNING FACE}d"
        assert widget.text() == (came + before if place == 0 else before + came)


def test_a_value_that_is_none_is_no_edit_until_it_is_typed_over(qtbot: QtBot) -> None:
    field = built("date")
    qtbot.addWidget(field)
    field.set_value("19.03.2026")
    leave(field)
    assert (field.fault, field.dirty) == ("", False)
    line = field.findChild(PlainLine)
    assert line is not None
    QTest.keyClicks(line, "x")
    assert field.dirty
    field.commit()
    assert "“19.03.2026x” is not a date" in field.fault
    with pytest.raises(Refused):
        field.read()
    assert [unsaved_text.sentence for unsaved_text in foot().refused(field)] == [field.fault]
    field.revert()
    assert foot().held(field) == []


def test_a_wording_with_non_breaking_spaces_stays_when_it_is_only_looked_at(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    field = next(
        template_field
        for _stage, template_field in at.template.fields()
        if template_field.kind == "text" and not template_field.columns
    )
    editor = at.editor(field.key)
    assert isinstance(editor, SingleEditor)
    qtbot.addWidget(editor)
    from dialogue_app.core.commands.entries import Place

    at.set(field.key, Place(), **{field.part: "10\u00a0km"})
    before = at.dialogue
    for field_input in editor.inputs.values():
        leave(field_input)
    assert at.dialogue == before
