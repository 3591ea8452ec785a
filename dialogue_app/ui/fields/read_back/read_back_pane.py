"""What opens in the card of a statement to be read back: the attempts so far, the statement beside what is
said back, its parts, and the speaker's answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.scales import scale
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.read_back.attempt_row import ASKS, AttemptRow
from dialogue_app.ui.fields.read_back.stated_and_said import StatedAndSaid
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cards.card_cells import CardCells, Cells
from dialogue_app.ui.widgets.flow_layout import FlowLayout
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice
from dialogue_app.ui.widgets.inputs.choice_inputs import ChoiceInput
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.record_form import RecordForm
from dialogue_app.ui.widgets.inputs.record_inputs import input_for
from dialogue_app.ui.widgets.inputs.text_inputs import TextInput
from dialogue_app.ui.widgets.scroll_page import SEEN_WHOLE
from dialogue_app.ui.widgets.text_differences import TextDifferences

ANSWERS = scale("READBACK_ANSWER").codes
AFTER_CORRECTION = "COR"
_KEYS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), ANSWERS, strict=True))
CORRECTED = ("correction", "wording", "confirmed_by")


@dataclass(frozen=True, slots=True)
class PaneText:
    """Who speaks and who listens, by name, empty where the user still chooses; which attempt it is; the
    languages a confirmation may be given in.
    """

    listener: str = ""
    speaker: str = ""
    number: int = 1
    of: int = 3
    languages: tuple[str, ...] = ()


class ReadBackPane(QWidget):
    """The read-back of one statement; Ctrl+1, 2 and 3 answer. ``committed`` carries an input whose property
    ``record`` names the attempt (nothing for the one being made); ``answered`` the speaker's answer.
    """

    committed = Signal(object)
    answered = Signal(str)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self.rows: dict[str, AttemptRow] = {}
        self.inputs: dict[str, Input] = {}
        self.buttons: dict[str, QPushButton] = {}
        self.changed: QWidget | None = None
        self.differences: TextDifferences | None = None
        self.result: QWidget | None = None
        self.next: QWidget | None = None
        self.pair: StatedAndSaid | None = None
        self.correction: QWidget | None = None
        self.cells = CardCells((), self)
        self._answers: QWidget | None = None
        self._column = kit.column(self)
        self._tries = kit.column()
        self._column.addLayout(self._tries)
        below = QWidget(self)
        below.setProperty(SEEN_WHOLE, True)
        self._column.addWidget(below)
        self._below = kit.column(below)
        self._below.addWidget(self.cells)
        self.cells.hide()

    # -- what has been -------------------------------------------------------------------------------

    def show_attempts(self, read_backs: Sequence[ReadBack]) -> None:
        """The attempts that were answered."""
        for read_back in read_backs:
            row = AttemptRow(read_back, self._setting, self, asks=read_back is read_backs[-1])
            row.committed.connect(self.committed)
            self.rows[read_back.id] = row
            self._tries.addWidget(row)

    def show_changed(self, words: str, before: str = "", now: str = "") -> None:
        """Say that a confirmation dropped, with the words that changed; without words nothing dropped."""
        if not words:
            self._drop(self.changed)
            self.changed = self.differences = None
            return
        if self.changed is None or self.differences is None:
            self.changed = QFrame(self)
            self.changed.setProperty("role", "card")
            column = kit.column(self.changed, spacing=None, margins=(10, 8, 10, 8))
            self.differences = TextDifferences(_("Confirmed on"), _("It reads now"), self.changed)
            self._told = kit.label("", "warn", self.changed)
            column.addWidget(self._told)
            column.addWidget(self.differences)
            self._column.insertWidget(0, self.changed)
        self._told.setText(words)
        self.differences.show_texts(before, now)
        self.changed.setAccessibleName(words)

    def show_result(self, heading: str, sides: Sequence[tuple[str, str]]) -> None:
        """Both statements side by side, each under its title: the result where none could be agreed."""
        self._drop(self.result)
        self.result = None
        if not sides:
            return
        self.result = QWidget(self)
        column = kit.column(self.result, spacing=4)
        column.addWidget(kit.label(heading, "warn", self.result))
        (stated, words), (said, back) = sides
        pair = StatedAndSaid(stated, said, self.result)
        pair.show_texts(words, back)
        column.addWidget(pair)
        self._column.insertWidget(0, self.result)

    def show_statement(self, words: str, cells: Cells) -> None:
        """The statement as it reads now, and its parts below it."""
        self.cells.show_cells(cells)
        self.cells.setVisible(bool(cells))
        if self.pair is not None:
            self.pair.show_texts(words)

    # -- the next attempt ----------------------------------------------------------------------------

    def show_next(self, text: PaneText, *, pick_listener: bool, pick_speaker: bool) -> None:
        """Ask for the next attempt."""
        self.next = QWidget(self)
        column = kit.column(self.next)
        if pick_listener or pick_speaker:
            column.addWidget(self._pickers(pick_listener, pick_speaker))
        self.pair = self._pair(text, self.next)
        column.addWidget(self.pair)
        self._answers = QWidget(self)
        below = kit.column(self._answers)
        below.addWidget(self._answer_box(text))
        self.correction = self._correction_box()
        below.addWidget(self.correction)
        self._below.insertWidget(0, self.next)
        self._below.addWidget(self._answers)

    def drop_next(self) -> None:
        """Ask for no further attempt."""
        self._drop(self.next)
        self._drop(self._answers)
        self.next = self.pair = self.correction = self._answers = None
        self.inputs, self.buttons = {}, {}

    def ask_correction(self) -> bool:
        """Ask what was missing and for the final wording; false if that is asked already."""
        if self.correction is None or not self.correction.isHidden():
            return False
        self.correction.show()
        self.inputs["correction"].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _drop(self, widget: QWidget | None) -> None:
        if widget is not None:
            widget.hide()
            widget.deleteLater()

    def _pickers(self, listener: bool, speaker: bool) -> QWidget:
        box = QWidget(self)
        row = kit.row(box, spacing=16)
        for name, wanted in (("of_party", speaker), ("by", listener)):
            if wanted:
                row.addWidget(kit.label(_(ASKS[name].label), "small", box, wrap=False))
                row.addWidget(self._input(name, box), 1)
        row.addStretch(1)
        return box

    def _input(self, name: str, parent: QWidget) -> Input:
        field = input_for(name, ASKS[name], self._setting, parent)
        return self._followed(field)

    def _followed(self, field: Input) -> Input:
        field.setProperty("record", "")
        field.committed.connect(self.committed)
        self.inputs[field.name] = field
        return field

    def _pair(self, text: PaneText, parent: QWidget) -> StatedAndSaid:
        """The statement beside the words that are said back."""
        who = text.listener or _("The listener")
        words = _("{who} says back (attempt {n} of {of})").format(who=who, n=text.number, of=text.of)
        asking = TextInput("text", ASKS["text"], self._setting, parent)
        self._followed(asking)
        asking.name_for(words)
        stated = _("{who}, as stated").format(who=text.speaker or _("The speaker"))
        return StatedAndSaid(stated, words, parent, asking=asking)

    def _answer_box(self, text: PaneText) -> QFrame:
        words = _("{who} answers").format(who=text.speaker or _("The speaker"))
        several = len(text.languages) > 1
        box, column = _box(words, self, beside=self._language_box(text.languages) if several else None)
        flow = FlowLayout(across=8, down=6)
        for number, code in enumerate(ANSWERS, 1):
            button = kit.button(scale("READBACK_ANSWER").shown(code), parent=box)
            button.setProperty("code", code)
            button.setToolTip(_("Ctrl+{n}").format(n=number))
            button.setAccessibleName(f"{words}: {button.text()}")
            button.clicked.connect(self._on_answer)
            self.buttons[code] = button
            flow.addWidget(button)
        column.addLayout(flow)
        return box

    def _language_box(self, languages: tuple[str, ...]) -> QWidget:
        box = QWidget(self)
        row = kit.row(box)
        row.addWidget(kit.label(_("Confirmed in"), "small", box, wrap=False))
        row.addWidget(self._followed(LanguageInput(self._setting, languages, box)))
        return box

    def _correction_box(self) -> QFrame:
        """What belongs to "accurate after correction": the speaker confirms the final wording."""
        title = _("Accurate after correction: the speaker confirms the final wording")
        box, column = _box(title, self)
        form = RecordForm([(name, ASKS[name]) for name in CORRECTED], (("", CORRECTED),), self._setting, box)
        form.committed.connect(self.committed)
        for field in form.inputs.values():
            field.setProperty("record", "")
        self.inputs.update(form.inputs)
        column.addWidget(form)
        button = kit.button(_("Record as confirmed"), parent=box)
        button.setProperty("code", AFTER_CORRECTION)
        button.setToolTip(_("Ctrl+{n}").format(n=ANSWERS.index(AFTER_CORRECTION) + 1))
        button.setAccessibleName(f"{title}: {button.text()}")
        button.clicked.connect(self._on_answer)
        self.record_button = button
        row = kit.row(spacing=None)
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        box.hide()
        return box

    def _on_answer(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.answered.emit(str(sender.property("code")))

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+1, 2 and 3 before the window's shortcuts do."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._answer_for(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+1, 2 and 3 answer."""
        code = self._answer_for(event)
        if code:
            self.answered.emit(code)
        else:
            super().keyPressEvent(event)

    def _answer_for(self, event: QKeyEvent) -> str:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        asked = bool(self.buttons) and held == Qt.KeyboardModifier.ControlModifier
        return _KEYS.get(Qt.Key(event.key()), "") if asked else ""

    # -- all of it -----------------------------------------------------------------------------------

    def every_input(self) -> list[Input]:
        """All inputs, those of past attempts included."""
        return [*self.inputs.values(), *(field for row in self.rows.values() for field in row.fields())]


class LanguageInput(ChoiceInput):
    """The language a confirmation is given in: one of those of the session."""

    def __init__(self, setting: Setting, languages: tuple[str, ...], parent: QWidget | None = None) -> None:
        self._languages = languages
        super().__init__("language", ASKS["language"], setting, parent)

    def choices(self) -> tuple[BoxChoice, ...]:
        """The languages of the session."""
        return tuple(BoxChoice(code, scale("LANGUAGE").shown(code)) for code in self._languages)


def _box(words: str, parent: QWidget, *, beside: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A frame with its title, and what stands at the right of that."""
    box = QFrame(parent)
    box.setProperty("role", "card")
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    column = kit.column(box, spacing=5, margins=(10, 8, 10, 8))
    head = kit.row()
    head.addWidget(kit.label(words, "small", box), 1)
    if beside is not None:
        head.addWidget(beside)
    column.addLayout(head)
    return box, column
