"""Editor of fields with one answer, or one from each side: text, texts, choice, date, number, yes or no."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QSizePolicy, QWidget

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.form import Ask
from dialogue_app.core.records import Entry
from dialogue_app.core.scales import level, scale
from dialogue_app.core.template import TemplateField
from dialogue_app.fields.registry import field_kind
from dialogue_app.fields.single import KINDS
from dialogue_app.support.fold import fold
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.apply_change import settle
from dialogue_app.ui.fields.editor import Editor, FieldContext, FieldEditor
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice, choices_of
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine
from dialogue_app.ui.widgets.inputs.record_inputs import INPUTS
from dialogue_app.ui.widgets.scroll_page import ScrollPage

_ROOM, _BETWEEN = 3, 4
"""So many lines have their room from the beginning, and what stands between two."""


class TextListInput(Input):
    """Short texts, one a line and numbered; the last line is empty and ready. Enter goes to the next one."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self.lines: list[PlainLine] = []
        self._numbers: list[QLabel] = []
        self._grid = kit.grid(across=8, down=0)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._add_line()
        for number in range(_ROOM):
            self._keep_room(number + 1)

    def read(self) -> Any:
        """The texts, a line each."""
        texts = (line.text().strip() for line in self.lines)
        return "\n".join(text for text in texts if text)

    def show_value(self, value: Any) -> None:
        texts = [text for text in str(value).split("\n") if text.strip()]
        while len(self.lines) < len(texts) + 1:
            self._add_line()
        for number in range(max(_ROOM, len(texts) + 1)):
            self._keep_room(number + 1)
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
        label = kit.label(str(number), "small", self, wrap=False)
        line = PlainLine(self)
        line.textEdited.connect(self._on_line_typed)
        self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(line, number, 1, Qt.AlignmentFlag.AlignVCenter)
        self._numbers.append(label)
        self.lines.append(line)
        self.watch(line, _("{label}, line {n}").format(label=self.label, n=number))

    def _keep_room(self, number: int) -> None:
        self._grid.setRowMinimumHeight(number, self.lines[0].sizeHint().height() + _BETWEEN)

    def _show_lines(self) -> None:
        last = max((place for place, line in enumerate(self.lines) if line.text()), default=-1)
        for place, (label, line) in enumerate(zip(self._numbers, self.lines, strict=True)):
            label.setVisible(place <= last + 1)
            line.setVisible(place <= last + 1)

    def _on_line_typed(self) -> None:
        if self.lines[-1].text():
            self._add_line()
            self._keep_room(len(self.lines))
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
        self._grid = kit.grid(across=16, down=2)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        for choice in choices_of(ask.scale):
            self.add_option(choice)
        self.clear_button = kit.button(_("Clear"), "link", self)
        self.clear_button.clicked.connect(self._on_cleared)
        self.body.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.watch(self.clear_button, _("{label}: clear").format(label=self.label))
        self.clear_button.hide()
        self._group.idClicked.connect(self._on_clicked)

    def add_option(self, choice: BoxChoice) -> None:
        """Add an option below the others."""
        row = len(self.options)
        button = QRadioButton(choice.label.replace("&", "&&"), self)
        button.setAccessibleDescription(choice.meaning)
        meaning = kit.label(choice.meaning, "soft", self)
        self._group.addButton(button, row)
        self._grid.addWidget(button, row, 0)
        self._grid.addWidget(meaning, row, 1)
        self.options[choice.code] = button
        self.watch(button, _("{label}: {choice}").format(label=self.label, choice=choice.label))

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
        options = [code for code in self.options if typed.strip() and fold(code).startswith(typed)]
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._on_cleared()
        elif options:
            self.options[options[0]].setFocus()
            self._take(options[0])
        else:
            super().keyPressEvent(event)

    def _take(self, code: str) -> None:
        self.show_value(code)
        self._on_chosen()

    def _on_clicked(self, place: int) -> None:
        self._take(list(self.options)[place])

    def _on_cleared(self) -> None:
        self._take("")


_SHORT = ("date", "number", "yes_no")
TEXT, VALUE = "reason", "value"


class SingleEditor(FieldEditor):
    """One input, or a row of them for each side; a second text where the template asks for one."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.inputs: dict[tuple[str, str], Input] = {}
        self._parties: list[str] = []
        self._table: QWidget | None = None
        around = kit.column(self, spacing=None)
        self.page = ScrollPage(self)
        around.addWidget(self.page)
        self._page = kit.column(self.page.inside)
        self._page.addStretch(1)
        self.refresh()

    # -- showing -------------------------------------------------------------------------------------

    def refresh(self, change: Change | None = None) -> None:
        found = answerers(self.track.dialogue, self.session, self.field)
        parties = [answerer.id for answerer in found] or [""]
        if parties != self._parties:
            self._build(parties, {answerer.id: answerer.name for answerer in found})
        for (party, attribute), field in self.inputs.items():
            entry = self._entry(party)
            text = str(getattr(entry, attribute)) if entry is not None else ""
            field.set_value(_from_text(self.field, text) if attribute == self.attribute else text)
            field.set_read_only(self.track.read_only or bool(entry is not None and entry.sealed_at))

    @property
    def attribute(self) -> str:
        """The attribute of the entry that holds the answer."""
        return self.field.part

    def _entry(self, party: str) -> Entry | None:
        place = self._place(party)
        return self.track.dialogue.entry(self.session, self.field.entry_field, *place)

    def _place(self, party: str) -> Place:
        return Place("", party, "", self.field.round)

    # -- building ------------------------------------------------------------------------------------

    def _build(self, parties: list[str], names: dict[str, str]) -> None:
        if self._table is not None:
            self._page.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._parties, self.inputs = parties, {}
        self._table = QWidget(self.page.inside)
        grid = kit.grid(self._table, across=16, down=6)
        grid.setColumnStretch(2, 1)
        row = 0
        for party in parties:
            row = self._add_party(grid, row, party, names.get(party, ""))
        self._page.insertWidget(0, self._table)
        self._table.show()

    def _add_party(self, grid: QGridLayout, row: int, party: str, name: str) -> int:
        """One answer with its second text; short ones stand in one line, each under its own label."""
        short = self.field.answer in _SHORT
        top = Qt.AlignmentFlag.AlignTop
        answer = self._input(party, self.attribute, name)
        text = self._input(party, TEXT, name) if self.field.text_label else None
        if name and not short:
            grid.addWidget(kit.label(name, "strong", self, wrap=False), row, 0, 1, 3)
            row += 1
        if name and short:
            grid.addWidget(kit.label(name, "strong", self, wrap=False), row + 1, 0, top)
        if not short:
            grid.addWidget(answer, row, 0, 1, 3)
            if text is not None:
                grid.addWidget(kit.label(str(self.field.text_label), "small", self), row + 1, 0, 1, 3)
                grid.addWidget(text, row + 2, 0, 1, 3)
            return row + 3
        answer.setMinimumWidth(280)
        answer.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        grid.addWidget(answer, row + 1, 1, top)
        if text is not None:
            grid.addWidget(kit.label(str(self.field.text_label), "small", self), row, 2)
            grid.addWidget(text, row + 1, 2, top)
        return row + 2

    def _input(self, party: str, attribute: str, name: str) -> Input:
        answers = attribute == self.attribute
        label = str(self.field.label if answers else self.field.text_label)
        ask = self._ask(label) if answers else Ask(label=label, kind="text")
        kind = self._input_kind() if answers else INPUTS[ask.kind]
        made = kind(attribute, ask, Setting(self.track, self.session), self)
        if isinstance(made, ChoiceListInput):
            for code in self.field.statuses:
                option = scale("VERDICT_STATUS").option(code)
                made.add_option(
                    BoxChoice(code, option.shown if option else code, option.meaning if option else "")
                )
        if name:
            made.name_for(f"{name} · {label}")
        made.setProperty("party", party)
        made.committed.connect(self._on_committed)
        self.inputs[party, attribute] = made
        return made

    def _input_kind(self) -> type[Input]:
        if field_kind(self.field).lines:
            return TextListInput
        return ChoiceListInput if self.field.answer == "choice" else INPUTS[self._ask("").kind]

    def _ask(self, label: str) -> Ask:
        field = self.field
        kind = field.answer
        if kind == "date" and field.with_time:
            kind = "datetime"
        quoted = field.role is not None and field.role.about.quoted
        if kind == "text" and not field_kind(field).lines and (quoted or field.columns):
            kind = "quote"
        return Ask(
            label=label,
            kind=kind,
            scale=field.scale,
            required=field.required,
            minimum=field.minimum,
            maximum=field.maximum,
        )

    # -- acting --------------------------------------------------------------------------------------

    def _on_committed(self, source: Input) -> None:
        place = self._place(str(source.property("party")))
        value = "" if source.value is None else str(source.value)
        settle(self.track, source, _answer, self.session, self.field, place, source.name, value)

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the focus into the answer of a party, or the first one that is empty."""
        own = [field for (who, part), field in self.inputs.items() if part == self.attribute and
               (not party or who == party)]  # fmt: skip
        empty = [field for field in own if field.value in ("", None)]
        for field in (empty or own)[:1]:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Save what is being typed."""
        for field in list(self.inputs.values()):
            if field.dirty:
                field.commit()


def _answer(
    dialogue: Dialogue, session: str, field: TemplateField, place: Place, attribute: str, text: str
) -> Change:
    """Set one attribute of the entry; typing in one place is undone as one step."""
    change = set_entry(dialogue, session, field, place, **{attribute: text})
    key = f"{session}:{field.entry_field}:{place.party}:{place.round}:{attribute}"
    return dataclasses.replace(change, merge_key=key) if change else change


def _from_text(field: TemplateField, text: str) -> Any:
    if field.answer == "number":
        return level(text)
    return text


EDITOR = Editor(KINDS, SingleEditor)
