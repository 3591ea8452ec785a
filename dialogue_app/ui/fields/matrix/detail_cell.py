"""The cell whose detail is shown."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.template import TemplateField
from dialogue_app.ui.fields.matrix.matrix_columns import CellColumn


@dataclass(frozen=True)
class DetailCell:
    """Which cell is shown: its column, its item, its title in words, and the field of its mirror."""

    column: CellColumn
    item: str
    title: str
    subtitle: str = ""
    mirror: TemplateField | None = None
    closed: bool = False

    @property
    def place(self) -> Place:
        """The place of its entry."""
        return self.column.place(self.item)
