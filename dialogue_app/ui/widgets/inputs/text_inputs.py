"""Inputs in which one types: a line, a text, a party's own words, a number."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dialogue_app.core.errors import Refused
from dialogue_app.core.form import Ask
from dialogue_app.core.scales import level
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine, PlainText


class LineInput(Input):
    """One line of text."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self.line = PlainLine(self)
        self.line.textEdited.connect(self._on_typed)
        self.line.returnPressed.connect(self.commit)
        self.body.addWidget(self.line)
        self.watch(self.line)

    def read(self) -> Any:
        """The text without blanks around it."""
        return self.line.text().strip()

    def show_value(self, value: Any) -> None:
        self.line.setText(str(value))
        self.line.setCursorPosition(0)


class TextInput(Input):
    """Several lines of text; as a quote it is set in serif and kept exactly as typed."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        quote = ask.kind == "quote"
        self.area = PlainText(quote=quote, lines=2 if quote and ask.required else 1, parent=self)
        self.area.textChanged.connect(self._on_changed)
        self._showing = False
        self.body.addWidget(self.area)
        self.watch(self.area)

    def read(self) -> Any:
        """The text; one of blanks only is none."""
        text = self.area.text()
        return text if text.strip() else ""

    def show_value(self, value: Any) -> None:
        self._showing = True
        self.area.set_text(str(value))
        self._showing = False

    def _on_changed(self) -> None:
        if not self._showing:
            self._on_typed()


class NumberInput(LineInput):
    """A whole number or nothing; the arrows count."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self.line.setMaximumWidth(120)
        if ask.minimum is not None and ask.maximum is not None:
            self.line.setPlaceholderText(_("{low} to {high}").format(low=ask.minimum, high=ask.maximum))

    def read(self) -> Any:
        """The number. Raises Refused for anything else."""
        text = self.line.text().strip()
        if not text:
            return None
        number = level(text.removeprefix("+"))
        if number is None:
            raise Refused(_("“{value}” is not a whole number. Nothing was changed.").format(value=text))
        low, high = self.ask.minimum, self.ask.maximum
        if (low is not None and number < low) or (high is not None and number > high):
            raise Refused(
                _("{value} is outside {low} to {high}. Nothing was changed.").format(
                    value=number, low="…" if low is None else low, high="…" if high is None else high
                )
            )
        return number

    def show_value(self, value: Any) -> None:
        self.line.setText("" if value is None or value == "" else str(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count up and down."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if not step or self.line.isReadOnly():
            super().keyPressEvent(event)
            return
        low, high = self.ask.minimum, self.ask.maximum
        try:
            number = self.read()
        except Refused:
            return
        start = (low or 0) - step if number is None else number
        there = start + step
        if (low is None or there >= low) and (high is None or there <= high):
            self.line.setText(str(there))
            self._on_typed()
