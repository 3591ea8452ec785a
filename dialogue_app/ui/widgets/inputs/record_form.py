"""The form of a record: every question it asks, in groups and two columns, each with its input."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from dialogue_app.core.form import Ask, Group
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.record_inputs import input_for

_NARROW = 520
_GAP = 14
"""Between two rows: room for the sentence below an input whose value was not taken."""

_LONG = ("text", "quote", "pairs", "refs")

WIDE = ("quote", "pairs")
"""Kinds of question that take the whole width."""


class RecordForm(QWidget):
    """Inputs for a list of questions. ``committed`` carries the input whose value the user settled on; the
    owner makes the change and calls the input's ``show_fault`` if it was refused.
    """

    committed = Signal(object)

    def __init__(
        self,
        questions: Sequence[tuple[str, Ask]],
        groups: Sequence[Group],
        setting: Setting,
        parent: QWidget | None = None,
        *,
        inputs: Mapping[str, type[Input]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._asks = dict(questions)
        self._groups = groups
        self._narrow = False
        self.inputs: dict[str, Input] = {}
        self._cells: dict[str, _Cell] = {}
        self._grid = kit.grid(self, across=16, down=_GAP)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._headings: dict[str, _GroupHeading] = {}
        for heading, names in groups:
            if heading:
                self._headings[heading] = _GroupHeading(_(heading), self)
            for name in names:
                self._add(name, setting, (inputs or {}).get(name))
        self._lay_out()

    def _add(self, name: str, setting: Setting, own: type[Input] | None) -> None:
        ask = self._asks[name]
        field = own(name, ask, setting, self) if own else input_for(name, ask, setting, self)
        field.committed.connect(self.committed)
        self.inputs[name] = field
        self._cells[name] = _Cell(field, self)

    def _lay_out(self) -> None:
        row = 0
        for heading, names in self._groups:
            if heading:
                self._grid.addWidget(self._headings[heading], row, 0, 1, 2)
                row += 1
            for members in rows_of(names, self._asks):
                if self._narrow or len(members) == 1:
                    for name in members:
                        alone = self._narrow or self._asks[name].kind in _LONG
                        self._grid.addWidget(self._cells[name], row, 0, 1, 2 if alone else 1)
                        row += 1
                    continue
                for column, name in enumerate(members):
                    self._grid.addWidget(self._cells[name], row, column)
                row += 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.current().scaled(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            for widget in (*self._cells.values(), *self._headings.values()):
                self._grid.removeWidget(widget)
            self._lay_out()

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show the values of a record; what is being typed is kept."""
        for name, field in self.inputs.items():
            if name in values:
                field.set_value(values[name])
                self._cells[name].show_need()

    def show_choices(self) -> None:
        """Look up again what there is to choose from."""
        for field in self.inputs.values():
            field.show_choices()

    def set_read_only(self, read_only: bool) -> None:
        """Refuse or allow changes."""
        for field in self.inputs.values():
            field.set_read_only(read_only)

    def commit(self) -> None:
        """Hand over what is being typed."""
        for field in self.inputs.values():
            if field.dirty:
                field.commit()

    def focus_on(self, name: str) -> None:
        """Put the focus into one input, or the first one."""
        field = self.inputs.get(name) or next(iter(self.inputs.values()), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)


class _Cell(QWidget):
    """A label above its input; "needed" beside it while a required answer is missing."""

    def __init__(self, field: Input, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        field.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._label = kit.label(field.label, "small", self)
        self._label.setBuddy(field)
        column = kit.column(self, spacing=3)
        column.addWidget(self._label)
        column.addWidget(field)
        column.addStretch(1)
        field.edited.connect(self.show_need)
        self.show_need()

    def show_need(self) -> None:
        """Say whether the answer is still needed."""
        if self._field.ask.required:
            missing = not self._field.dirty and self._field.value in ("", (), None)
            words = _("{label} · needed").format(label=self._field.label) if missing else self._field.label
            self._label.setText(words)


class _GroupHeading(QWidget):
    """The heading of a group over a thin line."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        label = kit.label(words.upper(), "heading", self, wrap=False)
        line = QFrame(self)
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        column = kit.column(self, spacing=4, margins=(0, 8, 0, 0))
        column.addWidget(label)
        column.addWidget(line)


def holds(widget: QWidget, other: QObject | None) -> bool:
    """Whether ``other`` lies inside ``widget``."""
    while other is not None:
        if other is widget:
            return True
        other = other.parent()
    return False


def rows_of(names: Iterable[str], asks: dict[str, Ask]) -> tuple[tuple[str, ...], ...]:
    """The rows of a group: two questions side by side, those with long answers alone."""
    rows: list[tuple[str, ...]] = []
    waiting: list[str] = []
    for name in names:
        if asks[name].kind in WIDE:
            rows.extend((one,) for one in waiting)
            waiting = []
            rows.append((name,))
        else:
            waiting.append(name)
            if len(waiting) == 2:
                rows.append(tuple(waiting))
                waiting = []
    rows.extend((one,) for one in waiting)
    return tuple(rows)
