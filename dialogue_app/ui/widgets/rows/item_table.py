"""The model of things by code and wording, of any number, that may be searched; no widget here."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.services.search.text_match import words_of
from dialogue_app.support.fold import fold
from dialogue_app.ui.text.plain_tips import exact_tip

Index = QModelIndex | QPersistentModelIndex


@dataclasses.dataclass(frozen=True, slots=True)
class ItemRow:
    """A thing: its id, code and wording; ``marks`` stand at its right, ``settled`` ones in their own colour.
    ``notes`` is what a screen reader says besides, ``words`` is where else a search finds it, ``tip`` what is
    shown of it below the mouse. A ``head`` stands above those that follow, and is only read.
    """

    id: str
    code: str
    title: str
    marks: str = ""
    settled: bool = False
    notes: str = ""
    words: str = ""
    tip: str = ""
    head: bool = False


class ItemTable(QAbstractListModel):
    """The rows in order. A search leaves out those that do not fit, and heads that stand above none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ItemRow] = []
        self._all: dict[str, ItemRow] = {}
        self._order: tuple[ItemRow, ...] = ()
        self._folded: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._words: tuple[str, ...] = ()

    def set_rows(self, rows: Sequence[ItemRow]) -> None:
        """These are the rows now; the same ones again are nothing new."""
        if list(rows) == [row if row.head else self._all[row.id] for row in self._order]:
            return
        self._order = tuple(rows)
        self._all = {row.id: row for row in rows if not row.head}
        self._folded = {}
        self._show()

    def change_row(self, row: ItemRow) -> None:
        """A row says something else than before, of the same thing."""
        if self._all.get(row.id, row) == row:
            return
        self._all[row.id] = row
        self._folded.pop(row.id, None)
        number = self._numbers.get(row.id)
        if number is not None:
            self.rows[number] = row
            self.dataChanged.emit(self.index(number), self.index(number))

    def remove(self, row_id: str) -> None:
        """A row goes."""
        self._order = tuple(row for row in self._order if row.head or row.id != row_id)
        self._all.pop(row_id, None)
        self._show()

    def row(self, row_id: str) -> ItemRow | None:
        """The row of an id, shown or not."""
        return self._all.get(row_id)

    def set_search(self, text: str) -> None:
        """Show only rows in which every word stands."""
        words = words_of(text)
        if words != self._words:
            self._words = words
            self._show()

    def row_of(self, row_id: str) -> int:
        """The number of the row that is shown, or -1."""
        return self._numbers.get(row_id, -1)

    def _show(self) -> None:
        self.beginResetModel()
        self.rows, head = [], None
        for row in self._order:
            if row.head:
                head = row
            elif self._fits(row := self._all[row.id]):
                self.rows += [head, row] if head is not None else [row]
                head = None
        self._numbers = {row.id: number for number, row in enumerate(self.rows) if not row.head}
        self.endResetModel()

    def _fits(self, row: ItemRow) -> bool:
        if not self._words:
            return True
        folded = self._folded.get(row.id)
        if folded is None:
            folded = self._folded[row.id] = fold(f"{row.code} {row.title} {row.words}")
        return all(word in folded for word in self._words)

    # -- what Qt asks --------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.code}  {row.title}".strip()
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.notes or row.marks
        if role == Qt.ItemDataRole.ToolTipRole:
            return exact_tip(row.tip) or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A head is only read."""
        here = index.isValid() and index.row() < len(self.rows) and not self.rows[index.row()].head
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if here else Qt.ItemFlag.NoItemFlags
