"""Inputs for fields with one answer: a list of short texts, and a choice with every option in sight."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QPushButton, QRadioButton, QWidget

from dialogue_app.core.form import Ask
from dialogue_app.support.fold import fold
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets.inputs.choice_box import Choice, choices_of
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.plain_text import Line


class TextListInput(Input):
    """Short texts, one a line and numbered; the last line is empty and ready. Enter goes to the next one."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self.lines: list[Line] = []
        self._numbers: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._add_line()

    def read(self) -> Any:
        """The texts, a line each."""
        texts = (line.text().strip() for line in self.lines)
        return "\n".join(text for text in texts if text)

    def show_value(self, value: Any) -> None:
        """Put the texts in."""
        texts = [text for text in str(value).split("\n") if text.strip()]
        while len(self.lines) < len(texts) + 1:
            self._add_line()
        for place, line in enumerate(self.lines):
            line.setText(texts[place] if place < len(texts) else "")
        self._show_lines()

    def commit(self) -> None:
        """Save, and close up over lines that were emptied."""
        super().commit()
        if not self.dirty and not any(line.hasFocus() for line in self.lines):
            self._show(self._shown)

    def _add_line(self) -> None:
        number = len(self.lines) + 1
        label = QLabel(str(number), self)
        label.setProperty("role", "small")
        line = Line(self)
        line.textEdited.connect(self._on_line_typed)
        self._grid.addWidget(label, number, 0)
        self._grid.addWidget(line, number, 1)
        self._numbers.append(label)
        self.lines.append(line)
        self.watch(line, _("{label}, line {n}").format(label=self.label, n=number))

    def _show_lines(self) -> None:
        last = max((place for place, line in enumerate(self.lines) if line.text()), default=-1)
        for place, (label, line) in enumerate(zip(self._numbers, self.lines, strict=True)):
            label.setVisible(place <= last + 1)
            line.setVisible(place <= last + 1)

    def _on_line_typed(self) -> None:
        if self.lines[-1].text():
            self._add_line()
        self._show_lines()
        self._on_typed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the arrows go from line to line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self.lines:
            step = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            there = self.lines.index(watched) + step.get(Qt.Key(event.key()), 0)
            if event.key() in step:
                if 0 <= there < len(self.lines) and self.lines[there].isVisible():
                    self.lines[there].setFocus()
                return True
        return super().eventFilter(watched, event)


class ChoiceListInput(Input):
    """One option of a scale, all in sight with their meanings. Typing a code chooses, Del clears."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self._group = QButtonGroup(self)
        self.options: dict[str, QRadioButton] = {}
        self._other = ""
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        for one in choices_of(ask.scale):
            self.add_option(one)
        self.clear_button = QPushButton(_("Clear"), self)
        self.clear_button.setProperty("role", "link")
        self.clear_button.clicked.connect(self._on_cleared)
        self.body.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.watch(self.clear_button, _("{label}: clear").format(label=self.label))
        self.clear_button.hide()
        self._group.idClicked.connect(self._on_clicked)

    def add_option(self, one: Choice) -> None:
        """Add an option below the others."""
        row = len(self.options)
        button = QRadioButton(one.label.replace("&", "&&"), self)
        button.setAccessibleDescription(one.meaning)
        meaning = QLabel(one.meaning, self)
        meaning.setTextFormat(Qt.TextFormat.PlainText)
        meaning.setWordWrap(True)
        meaning.setProperty("role", "soft")
        self._group.addButton(button, row)
        self._grid.addWidget(button, row, 0)
        self._grid.addWidget(meaning, row, 1)
        self.options[one.code] = button
        self.watch(button, _("{label}: {choice}").format(label=self.label, choice=one.label))

    def read(self) -> Any:
        """The code."""
        chosen = next((code for code, button in self.options.items() if button.isChecked()), "")
        return chosen or self._other

    def show_value(self, value: Any) -> None:
        """Choose a code."""
        self._other = str(value) if value not in self.options else ""
        self._group.setExclusive(False)
        for code, button in self.options.items():
            button.setChecked(code == value)
        self._group.setExclusive(True)
        self.clear_button.setVisible(bool(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by code."""
        typed = fold(event.text())
        found = [code for code in self.options if typed.strip() and fold(code).startswith(typed)]
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._on_cleared()
        elif found:
            self.options[found[0]].setFocus()
            self._take(found[0])
        else:
            super().keyPressEvent(event)

    def _take(self, code: str) -> None:
        self.show_value(code)
        self._on_chosen()

    def _on_clicked(self, place: int) -> None:
        self._take(list(self.options)[place])

    def _on_cleared(self) -> None:
        self._take("")
