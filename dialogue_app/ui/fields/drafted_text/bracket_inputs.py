"""Inputs of a drafted text: the text with its brackets set off while typing; who stands behind each bracket,
and the buttons that settle it.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dialogue_app.core.commands.common_line import CHOOSE, DROP, KEEP
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.form import Ask
from dialogue_app.core.wording.brackets import (
    bracket_fault,
    bracket_spans,
    brackets_in,
    side_by_side_in,
    stray_signs,
)
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.flow_layout import FlowLayout
from dialogue_app.ui.widgets.inputs.fault_line import keep_room
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.plain_text import qt_length
from dialogue_app.ui.widgets.inputs.text_inputs import TextInput


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
            self.setFormat(qt_length(text[:start]), qt_length(text[start : start + length]), agreed)
        stray = QTextCharFormat()
        stray.setForeground(look.color("bad"))
        stray.setFontUnderline(True)
        stray.setFontWeight(QFont.Weight.Bold)
        for place in stray_signs(text):
            self.setFormat(qt_length(text[:place]), 1, stray)


class BracketTextInput(TextInput):
    """A paragraph in serif. An unbalanced bracket is said below it; it may be saved all the same."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self.highlighter = BracketHighlighter(self.area.document())
        self.keep_room()
        self.area.textChanged.connect(self._on_brackets)
        theme.notifier().changed.connect(self.highlighter.rehighlight)

    def _on_brackets(self) -> None:
        fault = bracket_fault(self.area.text())
        self.show_warning(fault)
        self.area.setAccessibleDescription(fault)


_SETTLING = (
    (CHOOSE, N_("Choose"), N_("Choose “{words}” and drop the alternatives beside it")),
    (KEEP, N_("Keep"), N_("Keep “{words}” without brackets")),
    (DROP, N_("Drop"), N_("Drop “{words}” from the text")),
)


class BracketsInput(Input):
    """For each bracket of the text, the parties behind it. Words that have left the text can be taken out.

    ``settle_wanted`` carries the place of a bracket in the text, and how it is to be settled.
    """

    settle_wanted = Signal(int, str)

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self._text = ""
        self._before: QWidget | None = None
        self._known: dict[str, str] = {}
        self.rows: dict[str, _Supporters] = {}
        self._column = kit.column(spacing=6)
        self.body.addLayout(self._column)
        self._none = kit.label(
            _("Put words that are not agreed in [square brackets]; then say here whose they are."), "small"
        )
        self._column.addWidget(self._none)

    def set_text(self, text: str) -> None:
        """Show a row for each bracket of this text."""
        self._text = text
        self._build()

    def follow(self, widget: QWidget) -> None:
        """Come right after this widget in the order of Tab, however often the rows are made anew."""
        self._before = widget
        self._chain()

    def _chain(self) -> None:
        before = self._before
        if before is None:
            return
        for row in self.rows.values():
            before = row.chain(before)

    def read(self) -> Any:
        """(words, codes of parties) for each bracket with supporters, those of the text first."""
        found = [(words, row.codes()) for words, row in self.rows.items()]
        return tuple((words, codes) for words, codes in found if codes)

    def show_value(self, value: Any) -> None:
        """Show who stands behind what."""
        self._known = dict(value)
        for words, row in self.rows.items():
            row.show_codes(self._known.get(words, ""))
        self._build()

    def set_value(self, value: Any) -> None:
        """Show who stands behind what, in the order of the text."""
        order = [*self.bracketed(), *(words for words, _codes in value)]
        known = {words: _in_order(codes) for words, codes in value if codes}
        super().set_value(tuple((words, known[words]) for words in dict.fromkeys(order) if words in known))

    def _build(self) -> None:
        for words, row in self.rows.items():
            if row.codes() or words not in self._known:
                self._known[words] = row.codes()
        inside = self.bracketed()
        stale = [words for words, codes in self._known.items() if words not in inside and codes]
        wanted = [*inside, *stale]
        alone, fault = self._alone(), bracket_fault(self._text)
        if wanted == list(self.rows):
            for words, row in self.rows.items():
                row.show_codes(self._known.get(words, ""))
                row.show_settling(words not in alone, fault)
            return
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for words in wanted:
            row = _Supporters(words, self._codes(), words in stale, self)
            row.show_codes(self._known.get(words, ""))
            row.show_settling(words not in alone, fault)
            self.rows[words] = row
            self._column.addWidget(row)
        self._none.setVisible(not wanted)
        self._chain()

    def bracketed(self) -> list[str]:
        """The words in brackets, in order, each once."""
        return list(dict.fromkeys(bracket.words for bracket in brackets_in(self._text)))

    def _alone(self) -> set[str]:
        """Words in a bracket that has no alternatives beside it."""
        return {group[0].words for group in side_by_side_in(self._text) if len(group) == 1}

    def _codes(self) -> list[str]:
        dialogue = self.setting.dialogue
        return [answerer(dialogue, seat.party).code for seat in dialogue.seats(self.setting.session)]

    def changed(self) -> None:
        """A row was changed by the user."""
        self._known = {}
        self._on_chosen()

    def settle(self, words: str, how: str) -> None:
        """Ask for the first bracket with these words to be settled."""
        places = [n for n, bracket in enumerate(brackets_in(self._text)) if bracket.words == words]
        if places:
            self.settle_wanted.emit(places[0], how)

    def set_read_only(self, read_only: bool) -> None:
        """Refuse or allow changes."""
        self.setEnabled(not read_only)


class _Supporters(QWidget):
    """One bracket: its words, what settles it, and a button for each seat."""

    def __init__(self, words: str, codes: list[str], stale: bool, owner: BracketsInput) -> None:
        super().__init__(owner)
        self._owner = owner
        self._words = words
        self._stale = stale
        self._others: list[str] = []
        self.buttons: dict[str, QPushButton] = {}
        self.settling: dict[str, QPushButton] = {}
        self.note = kit.label("", "warn", self, wrap=False)
        self.note.setText(_("nobody named yet"))
        keep_room(self.note, kept=True)
        flow = FlowLayout(across=4, down=4)
        for code in codes:
            button = kit.segment(code, self)
            button.setAccessibleName(_("{code} stands behind “{words}”").format(code=code, words=words))
            button.clicked.connect(self._on_clicked)
            self.buttons[code] = button
            flow.addWidget(button)
        column = kit.column(self, spacing=3)
        column.addLayout(self._build_head())
        below = kit.row(spacing=4)
        below.addLayout(flow, 1)
        if not stale:
            self._build_settling(below)
        column.addLayout(below)
        self._show_note()

    def _build_head(self) -> QHBoxLayout:
        label = kit.label(f"[{self._words}]", "quote", self)
        head = kit.row(spacing=4)
        head.addWidget(label, 1)
        head.addWidget(self.note)
        if self._stale:
            out = kit.button(_("Take out"), "link", self)
            out.setAccessibleName(_("Take out {record}").format(record=self._words))
            out.clicked.connect(self._on_out)
            head.addWidget(out)
        return head

    def _build_settling(self, row: QHBoxLayout) -> None:
        for how, words, meaning in _SETTLING:
            button = kit.button(_(words), "link", self)
            button.setProperty("how", how)
            button.setAccessibleName(_(meaning).format(words=self._words))
            button.setToolTip(exact_tip(button.accessibleName()))
            button.clicked.connect(self._on_settle)
            self.settling[how] = button
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def chain(self, before: QWidget) -> QWidget:
        """Put the buttons behind a widget in the order of Tab; gives the last one."""
        for button in self.findChildren(QPushButton):
            QWidget.setTabOrder(before, button)
            before = button
        return before

    def show_settling(self, has_alternatives: bool, fault: str) -> None:
        """Offer to choose where there is something to choose from, and nothing while the text is faulty."""
        if CHOOSE in self.settling:
            self.settling[CHOOSE].setVisible(has_alternatives)
        for button in self.settling.values():
            button.setEnabled(not fault)
            button.setToolTip(exact_tip(fault or button.accessibleName()))

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
        self._show_note()

    def _show_note(self) -> None:
        parts = [_("no longer in the text")] if self._stale else []
        if self._others:
            parts.append(_("without a seat: {codes}").format(codes=", ".join(self._others)))
        if not self.codes():
            parts.append(_("nobody named yet"))
        self.note.setVisible(bool(parts))
        if parts:
            self.note.setText(" · ".join(parts))

    def _on_clicked(self) -> None:
        self._show_note()
        self._owner.changed()

    def _on_settle(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._owner.settle(self._words, str(sender.property("how")))

    def _on_out(self) -> None:
        self.show_codes("")
        self._owner.changed()


def _split(codes: str) -> list[str]:
    return [code.strip() for code in codes.split(",") if code.strip()]


def _in_order(codes: str) -> str:
    return ", ".join(_split(codes))
