"""Inputs in which one chooses: one of a scale, several of a scale, yes or no, a marking."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from dialogue_app.core.form import Ask
from dialogue_app.core.records import Listed, Record, Track
from dialogue_app.core.visibility.markings import offered
from dialogue_app.support.translation import _
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets.flow_layout import FlowLayout
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice, ChoiceBox, Segments, choices_of
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.wrapped_check import WrappedCheck


class ChoiceInput(Input):
    """One option of a scale, from a drop-down list with labels and meanings."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self.box = ChoiceBox(self.choices(), self)
        self.box.chosen.connect(self._on_chosen)
        self.body.addWidget(self.box)
        self.watch(self.box)

    def choices(self) -> tuple[BoxChoice, ...]:
        """What can be chosen."""
        return choices_of(self.ask.scale)

    def show_choices(self) -> None:
        """Look the choices up again."""
        self.box.set_choices(self.choices())

    def read(self) -> Any:
        """The code."""
        return self.box.code()

    def show_value(self, value: Any) -> None:
        """Choose a code."""
        self.box.set_code(str(value))


class ChoicesInput(Input):
    """Several options, each with a box to tick."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self._boxes: dict[str, QCheckBox] = {}
        self._others: tuple[str, ...] = ()
        self._row = FlowLayout(across=16)
        self.body.addLayout(self._row)
        self.show_choices()

    def choices(self) -> tuple[BoxChoice, ...]:
        """What can be ticked."""
        return choices_of(self.ask.scale)

    def boxes(self) -> dict[str, QCheckBox]:
        """The boxes by code."""
        return self._boxes

    def show_choices(self) -> None:
        """Look the choices up again; boxes that stand there already stay."""
        for choice in self.choices():
            if choice.code not in self._boxes:
                check = WrappedCheck(choice.label, self)
                check.setToolTip(exact_tip(choice.meaning))
                box = check.box
                box.toggled.connect(self._on_chosen)
                self._boxes[choice.code] = box
                self._row.addWidget(check)
                self.watch(box, _("{label}: {choice}").format(label=self.label, choice=choice.label))

    def read(self) -> Any:
        """The codes that are ticked, in the order of the choices."""
        ticked = tuple(code for code, box in self._boxes.items() if box.isChecked())
        return ticked + self._others

    def show_value(self, value: Any) -> None:
        """Tick these codes."""
        for code, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(code in value)
            box.blockSignals(False)
        self._others = tuple(code for code in value if code not in self._boxes)

    def in_order(self, value: Any) -> Any:
        """Codes in the order of the choices, so that ticking and unticking gives the same value."""
        known = tuple(code for code in self._boxes if code in value)
        return known + tuple(code for code in value if code not in self._boxes)


class YesNoInput(Input):
    """Yes, no, or not recorded."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        answers = (
            BoxChoice("yes", _("Yes")),
            BoxChoice("no", _("No")),
            BoxChoice("", _("Not recorded")),
        )
        self.segments = Segments(answers, self)
        self.segments.set_code("")
        self.segments.chosen.connect(self._on_chosen)
        self.body.addWidget(self.segments)
        for button in self.segments.buttons():
            self.watch(button, _("{label}: {choice}").format(label=self.label, choice=button.text()))
        self.segments.setAccessibleName(self.label)

    def read(self) -> Any:
        """yes, no or nothing."""
        return self.segments.code()

    def show_value(self, value: Any) -> None:
        """Press the segment."""
        self.segments.set_code(str(value))


class MarkingInput(ChoiceInput):
    """A choice among the markings that this kind of record may bear here."""

    def choices(self) -> tuple[BoxChoice, ...]:
        """Those offered; one that the record bears already stays among them."""
        dialogue = self.setting.dialogue
        track = next((one.track for one in dialogue.of(Track).values()), "")
        record = dialogue.find(self.setting.own) if self.setting.own else None
        kind: type[Record] = type(record) if record is not None else Listed
        codes = {*offered(track, kind), str(self.value)}
        return tuple(choice for choice in choices_of(self.ask.scale) if choice.code in codes)

    def show_value(self, value: object) -> None:
        """Choose a code, offering it if it stands there from elsewhere."""
        self.show_choices()
        super().show_value(value)
