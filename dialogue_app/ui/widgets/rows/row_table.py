"""Rows of text for a table that is sorted and filtered in place; no widget here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dialogue_app.core.form import Ask
from dialogue_app.core.records import Record
from dialogue_app.services.search.text_match import words_of
from dialogue_app.support.fold import fold
from dialogue_app.ui.text.plain_tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
Tone = Literal["", "soft", "faint", "strong", "good", "warn", "bad", "quote"]
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
CELL_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its head, its width in pixels (0: what is left over), and the attribute that is edited in
    it, with its question; none where it only shows. ``spare`` columns give way where there is little
    room, the highest number first. ``figures`` stand at the right, one below the other.
    """

    title: str
    width: int = 0
    attribute: str = ""
    ask: Ask | None = None
    spare: int = 0
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; ``order`` is what it is sorted by where that is not its text."""

    text: str = ""
    tone: Tone = ""
    order: str | None = None
    tip: str = ""


class RowContent(NamedTuple):
    """What a row says: its cells, and further words by which the filter finds it."""

    cells: tuple[Cell, ...]
    words: str = ""


class TableRow:
    """A row: the record behind it, what it says, whether its cells may be edited, and marks by which a page
    may choose rows. With ``make`` what it says is found when somebody asks: of thousands few are ever seen.
    """

    __slots__ = ("_content", "_folded", "_make", "_orders", "id", "marks", "open", "record")

    def __init__(
        self,
        row_id: str,
        cells: tuple[Cell, ...] = (),
        record: Record | None = None,
        *,
        words: str = "",
        open: bool = True,
        marks: tuple[str, ...] = (),
        make: Callable[[], RowContent] | None = None,
    ) -> None:
        self.id, self.record, self.open, self.marks = row_id, record, open, marks
        self._content = None if make is not None else RowContent(cells, words)
        self._make = make
        self._folded: str | None = None
        self._orders: dict[int, _Order] = {}

    @property
    def content(self) -> RowContent:
        if self._content is None:
            self._content = self._make() if self._make is not None else RowContent(())
        return self._content

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Its cells, one a column."""
        return self.content.cells

    def has(self, words: tuple[str, ...]) -> bool:
        """Whether all these folded words stand in it."""
        if self._folded is None:
            self._folded = fold("\n".join((*(cell.text for cell in self.cells), self.content.words)))
        return all(word in self._folded for word in words)

    def order(self, column: int) -> _Order:
        """Where it stands when sorted by a column."""
        if column not in self._orders:
            self._orders[column] = _order(self.cells[column])
        return self._orders[column]


class RowTable(QAbstractTableModel):
    """The model: set the columns once and the rows as often as they change. Sorting by column -1 is the
    order in which the rows were given. ``edited`` carries row id, attribute and new value.
    """

    edited = Signal(str, str, object)
    arranged = Signal()
    """Other rows are shown, or they say something else."""

    def __init__(self, columns: Sequence[TableColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.all_rows: tuple[TableRow, ...] = ()
        self.rows: list[TableRow] = []
        self._numbers: dict[str, int] | None = None
        self.editable = True
        self._words: tuple[str, ...] = ()
        self._marks: frozenset[str] = frozenset()
        self._sort: tuple[int, bool] = (-1, False)

    # -- what is shown -------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these rows, filtered and sorted as before."""
        self.all_rows = tuple(rows)
        self._show()

    def set_filter(self, text: str) -> None:
        """Show only rows in which every word stands."""
        self._words = words_of(text)
        self._show()

    def set_marks(self, marks: frozenset[str]) -> None:
        """Show only rows that carry all these marks."""
        self._marks = marks
        self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sort = (column, order == Qt.SortOrder.DescendingOrder)
        self._show()

    def row_of(self, row_id: str) -> int:
        """The number of the shown row with this id, or -1."""
        if self._numbers is None:
            self._numbers = {row.id: number for number, row in enumerate(self.rows)}
        return self._numbers.get(row_id, -1)

    def at(self, index: Index) -> TableRow | None:
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def _show(self) -> None:
        wanted = [row for row in self.all_rows if self._fits(row)]
        column, down = self._sort
        if column >= 0:
            wanted.sort(key=lambda row: row.order(column), reverse=down)
            wanted.sort(key=lambda row: not _sorted_by(row.cells[column]))
        before, after = [row.id for row in self.rows], [row.id for row in wanted]
        if before == after:
            self._renew(wanted)
        elif len(before) == len(after) and set(before) == set(after):
            self._rearrange(wanted)
        else:
            self.beginResetModel()
            self.rows, self._numbers = wanted, None
            self.endResetModel()
        self.arranged.emit()

    def _renew(self, wanted: list[TableRow]) -> None:
        """The same rows in the same order: tell those that are other ones now."""
        pairs = enumerate(zip(self.rows, wanted, strict=True))
        other = [number for number, (old, new) in pairs if old is not new]
        self.rows = wanted
        if other and self.columns:
            self.dataChanged.emit(self.index(other[0], 0), self.index(other[-1], len(self.columns) - 1))

    def _rearrange(self, wanted: list[TableRow]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.rows
        self.rows, self._numbers = wanted, None
        places = {row.id: number for number, row in enumerate(wanted)}
        for old in self.persistentIndexList():
            self.changePersistentIndex(old, self.index(places[before[old.row()].id], old.column()))
        self.layoutChanged.emit()

    def _fits(self, row: TableRow) -> bool:
        if self._marks and not self._marks.issubset(row.marks):
            return False
        return not self._words or row.has(self._words)

    # -- what Qt asks --------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The head of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            figures = self.columns[section].figures
            across = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
            return across | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        row = self.at(index)
        if row is None:
            return None
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.EditRole:
            column = self.columns[index.column()]
            return getattr(row.record, column.attribute) if column.attribute and row.record else cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.tip or cell.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[index.column()].title}: {cell.text}"
        if role == ROW_ROLE:
            return row
        return cell if role == CELL_ROLE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand a new value over; the row changes when the dialogue does."""
        row = self.at(index)
        column = self.columns[index.column()]
        if row is None or role != Qt.ItemDataRole.EditRole or not column.attribute:
            return False
        if row.record is not None and getattr(row.record, column.attribute) != value:
            self.edited.emit(row.id, column.attribute, value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Which cells can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.at(index)
        if row is not None and self.editable and row.open and self.columns[index.column()].attribute:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


_DIGITS = re.compile(r"(\d+)")


def _sorted_by(cell: Cell) -> str:
    return cell.text if cell.order is None else cell.order


_Order = tuple[tuple[int, int, str], ...]


def _order(cell: Cell) -> _Order:
    """Numbers in a text are sorted as numbers."""
    parts = (part for part in _DIGITS.split(fold(_sorted_by(cell))) if part)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
