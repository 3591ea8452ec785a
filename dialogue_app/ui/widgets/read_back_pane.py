"""What opens below a statement to be read back: the attempts so far, then who says back and who answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.core.form import Ask, questions
from dialogue_app.core.scales import scale
from dialogue_app.core.substance import ReadBack
from dialogue_app.support.translation import _
from dialogue_app.ui import theme
from dialogue_app.ui.widgets.flow_layout import FlowLayout
from dialogue_app.ui.widgets.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs import input_for
from dialogue_app.ui.widgets.record_form import RecordForm

ASKS: dict[str, Ask] = dict(questions(ReadBack))
ANSWERS = scale("READBACK_ANSWER").codes
_AFTER = {"ACC": ("confirmed_by",), "COR": ("correction", "wording", "confirmed_by"), "NOT": ("correction",)}
_ALL = tuple(name for name in ASKS if name not in ("of", "marking"))
_NARROW = 620


@dataclass(frozen=True, slots=True)
class PaneText:
    """Who speaks and who listens, by name; empty where the user still chooses."""

    listener: str = ""
    speaker: str = ""
    number: int = 1
    of: int = 3


class ReadBackPane(QWidget):
    """The attempts at one statement. ``committed`` carries an input whose property ``record`` names the
    attempt (nothing for the one being made); ``answered`` the speaker's answer.
    """

    committed = Signal(object)
    answered = Signal(str)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self.rows: dict[str, AttemptRow] = {}
        self.inputs: dict[str, Input] = {}
        self.buttons: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_attempts(self, made: Sequence[ReadBack]) -> None:
        """The attempts that were answered."""
        for one in made:
            row = AttemptRow(one, self._setting, self)
            row.committed.connect(self.committed)
            self.rows[one.id] = row
            self._column.addWidget(row)

    def show_next(self, text: PaneText, *, pick_listener: bool, pick_speaker: bool) -> None:
        """Ask for the next attempt."""
        if pick_listener or pick_speaker:
            self._column.addWidget(self._pickers(pick_listener, pick_speaker))
        self._boxes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._boxes.setSpacing(8)
        self._boxes.addWidget(self._said_box(text), 1)
        self._boxes.addWidget(self._answer_box(text), 1)
        self._column.addLayout(self._boxes)

    def _pickers(self, listener: bool, speaker: bool) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for name, wanted in (("of_party", speaker), ("by", listener)):
            if wanted:
                label = QLabel(_(ASKS[name].label), box)
                label.setProperty("role", "small")
                row.addWidget(label)
                row.addWidget(self._input(name, box), 1)
        row.addStretch(1)
        return box

    def _input(self, name: str, parent: QWidget) -> Input:
        field = input_for(name, ASKS[name], self._setting, parent)
        field.setProperty("record", "")
        field.committed.connect(self.committed)
        self.inputs[name] = field
        return field

    def _said_box(self, text: PaneText) -> QFrame:
        who = text.listener or _("The listener")
        words = _("{who} says back (attempt {n} of {of})").format(who=who, n=text.number, of=text.of)
        box, column = _box(words, self)
        said = self._input("text", box)
        said.name_for(words)
        column.addWidget(said)
        column.addStretch(1)
        return box

    def _answer_box(self, text: PaneText) -> QFrame:
        words = _("{who} answers").format(who=text.speaker or _("The speaker"))
        box, column = _box(words, self)
        flow = FlowLayout(across=8, down=6)
        for number, code in enumerate(ANSWERS, 1):
            button = QPushButton(scale("READBACK_ANSWER").shown(code), box)
            button.setProperty("code", code)
            button.setToolTip(_("Ctrl+{n}").format(n=number))
            button.setAccessibleName(f"{words}: {button.text()}")
            button.clicked.connect(self._on_answer)
            self.buttons[code] = button
            flow.addWidget(button)
        column.addLayout(flow)
        column.addStretch(1)
        return box

    def _on_answer(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.answered.emit(str(sender.property("code")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The boxes stand below each other where there is no room beside."""
        super().resizeEvent(event)
        if self.inputs:
            narrow = event.size().width() < theme.current().scaled(_NARROW)
            way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            self._boxes.setDirection(way)

    def every_input(self) -> list[Input]:
        """All inputs, those of past attempts included."""
        return [*self.inputs.values(), *(field for row in self.rows.values() for field in row.fields())]


class AttemptRow(QWidget):
    """One attempt that was answered: what was said, the answer, and what the answer asks for."""

    committed = Signal(object)

    def __init__(self, record: ReadBack, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._record = record
        answer = scale("READBACK_ANSWER").shown(record.result)
        head = QLabel(_("Attempt {n}: {answer}").format(n=record.attempt or "?", answer=answer), self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setProperty("role", "good" if record.result in ("ACC", "COR") else "warn")
        self.edit_button = QPushButton(_("Edit"), self)
        self.edit_button.setProperty("role", "link")
        self.edit_button.setAccessibleName(_("Edit attempt {n}").format(n=record.attempt or "?"))
        self.edit_button.clicked.connect(self.show_everything)
        top = QHBoxLayout()
        top.addWidget(head)
        top.addStretch(1)
        top.addWidget(self.edit_button)
        self.said = QLabel(record.text or _("Nothing written yet."), self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setProperty("role", "quote" if record.text else "soft")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(4)
        self._column.addLayout(top)
        self._column.addWidget(self.said)
        self.form = self._form(_AFTER.get(record.result, ()))

    def fields(self) -> list[Input]:
        """The inputs of the form."""
        return list(self.form.inputs.values())

    def show_record(self, record: ReadBack) -> None:
        """Show the values of the attempt."""
        self._record = record
        self.said.setText(record.text or _("Nothing written yet."))
        self.form.show_values({name: getattr(record, name) for name in self.form.inputs})

    def show_everything(self) -> None:
        """Show the complete form of the attempt."""
        self._column.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.said.hide()
        self.edit_button.hide()
        self.form = self._form(_ALL)
        self.form.focus_on("text")

    def _form(self, names: tuple[str, ...]) -> RecordForm:
        form = RecordForm([(name, ASKS[name]) for name in names], (("", names),), self._setting, self)
        for field in form.inputs.values():
            field.setProperty("record", self._record.id)
        form.committed.connect(self.committed)
        form.show_values({name: getattr(self._record, name) for name in names})
        self._column.addWidget(form)
        return form


def _box(words: str, parent: QWidget) -> tuple[QFrame, QVBoxLayout]:
    box = QFrame(parent)
    box.setProperty("role", "card")
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    label = QLabel(words, box)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "small")
    column = QVBoxLayout(box)
    column.setContentsMargins(10, 8, 10, 8)
    column.setSpacing(5)
    column.addWidget(label)
    return box, column
