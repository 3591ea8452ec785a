"""Filling in inputs the way a user does, whatever their kind; looking over what a screen reader is told."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView, QTextEdit, QWidget

from dialogue_app.ui.fields.drafted_text.bracket_inputs import BracketsInput
from dialogue_app.ui.widgets.inputs.choice_inputs import ChoiceInput, ChoicesInput, YesNoInput
from dialogue_app.ui.widgets.inputs.date_inputs import DateInput, MomentInput
from dialogue_app.ui.widgets.inputs.input_base import Input
from dialogue_app.ui.widgets.inputs.pairs_input import PairsInput
from dialogue_app.ui.widgets.inputs.reference_picker import RefInput, RefsInput
from dialogue_app.ui.widgets.inputs.text_inputs import LineInput, NumberInput, TextInput


def fill(field: Input) -> Any:
    """Fill an input in and commit it; gives the value that should be recorded."""
    expected = _fill(field)
    field.commit()
    assert not field.fault, field.fault
    return expected


def _fill(field: Input) -> Any:
    if isinstance(field, NumberInput):
        QTest.keyClicks(field.line, "3")
        return 3
    if isinstance(field, LineInput):
        QTest.keyClicks(field.line, f"line {field.name}")
        return f"line {field.name}"
    if isinstance(field, TextInput):
        QTest.keyClicks(field.area, f"text {field.name}")
        return f"text {field.name}"
    if isinstance(field, MomentInput):
        QTest.keyClicks(field.line, "2026-03-12 14:30")
        assert str(field.read()).startswith("2026-03-12T14:30:00")
        return field.read()
    if isinstance(field, DateInput):
        QTest.keyClicks(field.line, "2026-03")
        return "2026-03"
    return _choose(field)


def _choose(field: Input) -> Any:
    if isinstance(field, ChoiceInput):
        field.box.setCurrentIndex(field.box.count() - 1)
        return field.box.code()
    if isinstance(field, ChoicesInput):
        code, box = next(iter(field.boxes().items()))
        box.click()
        return (code,)
    if isinstance(field, YesNoInput):
        field.segments.buttons()[1].click()
        return "no"
    if isinstance(field, (RefInput, RefsInput)):
        choices = field.choices()
        assert choices, f"nothing to refer to: {field.ask.of}"
        window = field.pick()
        QTest.keyClick(window.search, Qt.Key.Key_Down)
        QTest.keyClick(window.search, Qt.Key.Key_Return)
        window.close()
        value_shown = field.read()
        assert value_shown
        assert set([value_shown] if isinstance(value_shown, str) else value_shown) <= {
            choice.code for choice in choices
        }
        return value_shown
    if isinstance(field, BracketsInput):
        return ()
    assert isinstance(field, PairsInput), field
    first, second = field.rows()[0]
    QTest.keyClicks(first, "words")
    QTest.keyClicks(second, "ATL")
    return (("words", "ATL"),)


def nameless(widget: QWidget) -> list[str]:
    """The controls below a widget that take keys and have no accessible name."""
    kinds = (QLineEdit, QTextEdit, QComboBox, QAbstractButton, QTableView)
    widgets = [inner_widget for kind in kinds for inner_widget in widget.findChildren(kind)]
    return [
        f"{type(inner_widget).__name__} {inner_widget.objectName()} {getattr(inner_widget, 'text', str)()!r}"
        for inner_widget in widgets
        if inner_widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not inner_widget.objectName().startswith("qt_")
        and not inner_widget.accessibleName()
        and inner_widget.isVisibleTo(widget)
    ]
