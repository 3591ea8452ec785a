"""Input for a list of two-column rows: a small table that always has one empty row to go on."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from dialogue_app.core.form import Ask
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine


class PairsInput(Input):
    """Rows of two texts; a row that is emptied goes."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self._rows: list[tuple[PlainLine, PlainLine]] = []
        self._grid = kit.grid(across=8, down=2)
        self.body.addLayout(self._grid)
        for column, head in enumerate(ask.pair):
            label = kit.label(_(head), "small", self, wrap=False)
            self._grid.addWidget(label, 0, column)
            self._grid.setColumnStretch(column, 1)
        self._add_row()

    def rows(self) -> list[tuple[PlainLine, PlainLine]]:
        """The lines of every row, the empty last one included."""
        return self._rows

    def read(self) -> Any:
        """The rows that are not empty."""
        texts = ((first.text().strip(), second.text().strip()) for first, second in self._rows)
        return tuple(pair for pair in texts if any(pair))

    def show_value(self, value: Any) -> None:
        while len(self._rows) < len(value) + 1:
            self._add_row()
        for place, (first, second) in enumerate(self._rows):
            texts = value[place] if place < len(value) else ("", "")
            first.setText(texts[0])
            second.setText(texts[1])
            for line in (first, second):
                line.setVisible(place <= len(value))

    def _add_row(self) -> None:
        number = len(self._rows) + 1
        lines = (PlainLine(self), PlainLine(self))
        for column, line in enumerate(lines):
            head = _(self.ask.pair[column])
            line.textEdited.connect(self._on_pair_typed)
            self._grid.addWidget(line, number, column)
            self.watch(line, _("{label}, row {n}: {column}").format(label=self.label, n=number, column=head))
        self._rows.append(lines)

    def _on_pair_typed(self) -> None:
        filled = len(self.read())
        if filled >= len(self._rows):
            self._add_row()
        for line in self._rows[min(filled, len(self._rows) - 1)]:
            line.show()
        self._on_typed()
