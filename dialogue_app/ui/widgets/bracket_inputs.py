"""Inputs of a drafted text: the text with its brackets set off while typing, and who stands behind each."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dialogue_app.core.form import Ask
from dialogue_app.core.seats import answerer
from dialogue_app.fields.drafted_text import brackets
from dialogue_app.support.translation import _
from dialogue_app.ui import theme
from dialogue_app.ui.models.brackets import bracket_fault, bracket_spans, stray_signs
from dialogue_app.ui.widgets.flow_layout import FlowLayout
from dialogue_app.ui.widgets.input_base import Input, Setting
from dialogue_app.ui.widgets.text_inputs import TextInput


class BracketHighlighter(QSyntaxHighlighter):
    """Sets brackets off; a stray sign is underlined. Brackets end with their line."""

    def highlightBlock(self, text: str) -> None:
        """Set off what is in one line."""
        look = theme.current()
        agreed = QTextCharFormat()
        agreed.setForeground(look.color("warn"))
        agreed.setBackground(look.color("surface"))
        agreed.setFontWeight(QFont.Weight.Bold)
        for start, length in bracket_spans(text):
            self.setFormat(start, length, agreed)
        stray = QTextCharFormat()
        stray.setForeground(look.color("bad"))
        stray.setFontUnderline(True)
        stray.setFontWeight(QFont.Weight.Bold)
        for place in stray_signs(text):
            self.setFormat(place, 1, stray)


class BracketTextInput(TextInput):
    """A paragraph in serif. An unbalanced bracket is said below it; it may be saved all the same."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self.highlighter = BracketHighlighter(self.area.document())
        self.note = QLabel(self)
        self.note.setProperty("role", "warn")
        self.note.setWordWrap(True)
        self.note.hide()
        self.body.addWidget(self.note)
        self.area.textChanged.connect(self._on_brackets)
        theme.notifier().changed.connect(self.highlighter.rehighlight)

    def _on_brackets(self) -> None:
        fault = bracket_fault(self.area.text())
        self.note.setText(fault)
        self.note.setVisible(bool(fault))
        self.area.setAccessibleDescription(fault)


class BracketsInput(Input):
    """For each bracket of the text, the parties behind it. Words that have left the text can be taken out."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self._text = ""
        self._known: dict[str, str] = {}
        self.rows: dict[str, _Supporters] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.body.addLayout(self._column)
        self._none = QLabel(
            _("Put words that are not agreed in [square brackets]; then say here whose they are.")
        )
        self._none.setProperty("role", "small")
        self._none.setWordWrap(True)
        self._column.addWidget(self._none)

    def set_text(self, text: str) -> None:
        """Show a row for each bracket of this text."""
        self._text = text
        self._build()

    def read(self) -> Any:
        """(words, codes of parties) for each bracket with supporters, those of the text first."""
        found = [(words, row.codes()) for words, row in self.rows.items()]
        return tuple((words, codes) for words, codes in found if codes)

    def show_value(self, value: Any) -> None:
        """Show who stands behind what."""
        self._known = dict(value)
        self._build()

    def set_value(self, value: Any) -> None:
        """Show who stands behind what, in the order of the text."""
        order = [*dict.fromkeys(brackets(self._text)), *(words for words, _codes in value)]
        known = {words: _in_order(codes) for words, codes in value if codes}
        super().set_value(tuple((words, known[words]) for words in dict.fromkeys(order) if words in known))

    def _build(self) -> None:
        for words, row in self.rows.items():
            if row.codes() or words not in self._known:
                self._known[words] = row.codes()
        inside = list(dict.fromkeys(brackets(self._text)))
        stale = [words for words, codes in self._known.items() if words not in inside and codes]
        wanted = [*inside, *stale]
        if wanted == list(self.rows):
            for words, row in self.rows.items():
                row.show_codes(self._known.get(words, ""))
            return
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for words in wanted:
            row = _Supporters(words, self._codes(), words in stale, self)
            row.show_codes(self._known.get(words, ""))
            self.rows[words] = row
            self._column.addWidget(row)
        self._none.setVisible(not wanted)

    def _codes(self) -> list[str]:
        dialogue = self.setting.dialogue
        return [answerer(dialogue, seat.party).code for seat in dialogue.seats(self.setting.session)]

    def changed(self) -> None:
        """A row was changed by the user."""
        self._known = {}
        self._on_chosen()

    def set_read_only(self, read_only: bool) -> None:
        """Refuse or allow changes."""
        self.setEnabled(not read_only)


class _Supporters(QWidget):
    """One bracket and a button for each seat."""

    def __init__(self, words: str, codes: list[str], stale: bool, owner: BracketsInput) -> None:
        super().__init__(owner)
        self._owner = owner
        self._words = words
        self._others: list[str] = []
        self.buttons: dict[str, QPushButton] = {}
        label = QLabel(f"[{words}]", self)
        label.setProperty("role", "quote")
        label.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        if stale:
            note = QLabel(_("no longer in the text"), self)
            note.setProperty("role", "warn")
            out = QPushButton(_("Take out"), self)
            out.setProperty("role", "quiet")
            out.setAccessibleName(_("Take out {record}").format(record=words))
            out.clicked.connect(self._on_out)
            head.addWidget(note)
            head.addWidget(out)
        flow = FlowLayout(across=4, down=4)
        for code in codes:
            button = QPushButton(code, self)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setAccessibleName(_("{code} stands behind “{words}”").format(code=code, words=words))
            button.clicked.connect(self._on_clicked)
            self.buttons[code] = button
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(flow)

    def codes(self) -> str:
        """The codes of the parties behind the words."""
        chosen = [code for code, button in self.buttons.items() if button.isChecked()]
        return ", ".join([*chosen, *self._others])

    def show_codes(self, codes: str) -> None:
        """Press the buttons of these parties; codes without a seat are kept."""
        named = _split(codes)
        for code, button in self.buttons.items():
            button.setChecked(code in named)
        self._others = [code for code in named if code not in self.buttons]

    def _on_clicked(self) -> None:
        self._owner.changed()

    def _on_out(self) -> None:
        self.show_codes("")
        self._owner.changed()


def _split(codes: str) -> list[str]:
    return [code.strip() for code in codes.split(",") if code.strip()]


def _in_order(codes: str) -> str:
    return ", ".join(_split(codes))
