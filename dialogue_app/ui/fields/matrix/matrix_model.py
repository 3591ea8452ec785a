"""The model of every matrix: rows are items, columns those who answer; it reads the track itself.

Nothing is copied: each cell is looked up in the entry index of the present dialogue, so that a matrix of
any size opens at once, and a change announces the touched cells only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from dialogue_app.core.cells import Cell
from dialogue_app.core.commands.entries import Place
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import CatalogueItem, Entry, Record, SelectedItem
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.core.wording.voided_answers import is_void
from dialogue_app.fields.items import Item
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.answers_model import NONE, AnswersModel, Index
from dialogue_app.ui.fields.matrix.matrix_columns import CellColumn, TrailingColumn
from dialogue_app.ui.text.plain_tips import exact_tip, plain_tip
from dialogue_app.ui.text.release_text import basis_words
from dialogue_app.ui.text.scale_keys import shown_option
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.grid.cell_style import BLANK, CellStyle, look

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel


def turn_rows(model: QAbstractItemModel, rows: list[Item], wanted: list[Item]) -> None:
    """Change ``rows`` in place into ``wanted`` and announce each step: gone, new, moved, renamed."""
    keep = {item.id for item in wanted}
    for row in range(len(rows) - 1, -1, -1):
        if rows[row].id not in keep:
            model.beginRemoveRows(QModelIndex(), row, row)
            del rows[row]
            model.endRemoveRows()
    for row, item in enumerate(wanted):
        if row < len(rows) and rows[row].id == item.id:
            continue
        here = next((i for i in range(row, len(rows)) if rows[i].id == item.id), None)
        if here is None:
            model.beginInsertRows(QModelIndex(), row, row)
            rows.insert(row, item)
            model.endInsertRows()
        else:
            model.beginMoveRows(QModelIndex(), here, here, QModelIndex(), row)
            rows.insert(row, rows.pop(here))
            model.endMoveRows()
    for first, last in _runs(i for i, item in enumerate(wanted) if rows[i] != item):
        rows[first : last + 1] = wanted[first : last + 1]
        model.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)


def _runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers as first and last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


Entries = Mapping[str, Mapping[Cell, Entry]]
RowsOf = Callable[[], tuple[Item, ...]]
ColumnsOf = Callable[[], tuple[CellColumn, ...]]

_NO_CELLS: Mapping[Cell, Entry] = {}
_NO_OUTLIERS: Mapping[str, int] = {}


class CellRole(IntEnum):
    """What else a cell answers than Qt's own roles."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    PARTY = Qt.ItemDataRole.UserRole + 2
    CLOSED = Qt.ItemDataRole.UserRole + 3


class MatrixModel(AnswersModel):
    """Items by columns of one field, or of several shown in one table."""

    def __init__(
        self,
        track: OpenTrack,
        session: str,
        rows_of: RowsOf,
        columns_of: ColumnsOf,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(track, session, parent)
        self.trailing: tuple[TrailingColumn, ...] = ()
        self._rows_of = rows_of
        self._columns_of = columns_of
        self.columns, self.items = columns_of(), list(rows_of())
        self._index()

    # -- reading -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NONE) -> int:
        """The number of items."""
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = NONE) -> int:
        """The number of cells in a row, and of trailing columns."""
        return 0 if parent.isValid() else len(self.columns) + len(self.trailing)

    def entries(self) -> list[Entries]:
        """The entries behind each column, by item: read once, then used for many cells."""
        found = {
            field.key: self.track.dialogue.field_entries(self.session, field.entry_field)
            for field in self._fields
        }
        return [found[column.field.key] for column in self.columns]

    def cell_look(self, row: int, column: int, entries: list[Entries]) -> CellStyle:
        """The look of one cell, out of what ``entries`` gave."""
        one = self.columns[column]
        cells = entries[column].get(self.items[row].id)
        if cells is None:
            return BLANK
        earlier = cells.get(one.earlier) if one.earlier else None
        return look(one.scale, one.field.part, cells.get(one.cell), earlier, self.hides(one.party))

    def row_looks(self, row: int, columns: list[int], entries: list[Entries]) -> list[CellStyle]:
        """The looks of several cells of a row at once, out of what ``entries`` gave."""
        item, hidden, but, found = self.items[row].id, self.hidden, self._but, []
        for column in columns:
            cells, one = entries[column].get(item), self.columns[column]
            if cells is None:
                found.append(BLANK)
                continue
            earlier = cells.get(one.earlier) if one.earlier else None
            closed = hidden and one.party != but
            found.append(look(one.scale, one.field.part, cells.get(one.cell), earlier, closed))
        return found

    def outliers(self, row: int) -> Mapping[str, int]:
        """The parties whose answer in a row is an outlier: 1 for above the others, -1 for below them."""
        return self.trailing[0].outliers(self.items[row]) if self.trailing else _NO_OUTLIERS

    def entry(self, row: int, column: int) -> Entry | None:
        """The entry of a cell."""
        one = self.columns[column]
        return self.track.dialogue.entry(self.session, one.field.entry_field, *one.place(self.items[row].id))

    def basis(self, row: int, column: int) -> tuple[str, bool]:
        """The released item a value of the alliance rests on, in few words, and whether it has fallen away;
        no words where a value rests on none and need not.
        """
        return basis_words(self.track.dialogue, self.columns[column].field, self.entry(row, column))

    def earlier(self, row: int, column: int) -> Entry | None:
        """The entry of the round before."""
        one = self.columns[column]
        if one.earlier is None:
            return None
        place = (self.items[row].id, *one.earlier)
        return self.track.dialogue.entry(self.session, one.field.entry_field, *place)

    def place(self, row: int, column: int) -> tuple[TemplateField, Place]:
        """The field and the place of a cell, for writing."""
        one = self.columns[column]
        return one.field, one.place(self.items[row].id)

    def is_cell(self, index: Index) -> bool:
        """Whether something can be entered there."""
        return index.isValid() and index.column() < len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, says and tells."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if column >= len(self.columns):
            return self._trailing_shown(row, column - len(self.columns), role)
        if role == CellRole.ITEM:
            return self.items[row].id
        if role == CellRole.PARTY:
            return self.columns[column].party
        seen = self._look(row, column)
        if role == CellRole.CLOSED:
            return seen.style in ("sealed", "answered")
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(row, column))
        return None

    def shown(self, row: int, column: int) -> str:
        """The code of a cell as text, or its reason; nothing of a closed one."""
        seen = self._look(row, column)
        if seen.style == "sealed":
            return _("sealed")
        if seen.style == "answered":
            return _("answered")
        if seen.style == "blank" or seen.faint:
            return ""
        entry = self.entry(row, column)
        return str(getattr(entry, self.columns[column].field.part)) if entry else ""

    def spoken(self, row: int, column: int) -> str:
        """A cell in words: ``Vistria, MIL-03: 5 Red line``."""
        return f"{self.where(row, column)}: {self._in_words(row, column)}"

    def where(self, row: int, column: int) -> str:
        """Which cell this is: ``Vistria, MIL-03``."""
        one, item = self.columns[column], self.items[row]
        return ", ".join(part for part in (one.name, item.code or item.title) if part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads: items at the left, those who answer above."""
        if orientation == Qt.Orientation.Vertical:
            return self._row_head(section, role) if 0 <= section < len(self.items) else None
        if not 0 <= section < self.columnCount():
            return None
        if section >= len(self.columns):
            head = self.trailing[section - len(self.columns)].head
            return head if role == Qt.ItemDataRole.DisplayRole else None
        one = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.head
        if role == Qt.ItemDataRole.ToolTipRole:
            return exact_tip(one.name)
        return one.name if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells and trailing columns can be selected; what is sealed refuses when it is written."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def index_of(self, item: str, party: str = "") -> QModelIndex:
        """The cell of an item and a party; the first of the row or column where one is empty."""
        row = self._row_of.get(item, 0 if not item else -1)
        column = next((i for i, one in enumerate(self.columns) if not party or one.party == party), -1)
        return self.index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    def entry_fields(self) -> frozenset[str]:
        """The entry keys of the fields of its columns."""
        return frozenset(field.entry_field for field in self._fields)

    def party_at(self, index: Index) -> tuple[str, str]:
        """Id and name of whose column a cell is in."""
        column = next(iter(self.columns[max(index.column(), 0) :] or self.columns), None)
        return (column.party, column.name) if column is not None else ("", "")

    def has_cells(self) -> bool:
        """Whether there are items and somebody to answer on them."""
        return bool(self.items and self.columns)

    # -- changing ------------------------------------------------------------------------------------

    def set_trailing(self, trailing: tuple[TrailingColumn, ...]) -> None:
        """Replace the columns that follow the cells."""
        self.beginResetModel()
        self.trailing = trailing
        self.endResetModel()

    def trailing_changed(self) -> None:
        """Tell that the trailing columns show something else."""
        if self.trailing and self.items:
            self.dataChanged.emit(
                self.index(0, len(self.columns)), self.index(len(self.items) - 1, self.columnCount() - 1)
            )

    def update(self, change: Change | None) -> None:
        """Take a change over: the touched cells, and the rows or columns if they are others now."""
        if touches(change, STRUCTURE):
            self._take_heads()
        if change is None:
            self.everything_changed()
            return
        for edit in change.edits:
            if isinstance(edit.record, Entry) and edit.record.session == self.session:
                self._cell_changed(edit.record)

    def _cell_changed(self, entry: Entry) -> None:
        row = self._row_of.get(entry.item)
        if row is None:
            return
        for column in self._columns_at.get((entry.field, entry.party, entry.aspect), ()):
            index = self.index(row, column)
            self.dataChanged.emit(index, index)
        if self.trailing:
            first = self.index(row, len(self.columns))
            self.dataChanged.emit(first, self.index(row, self.columnCount() - 1))

    def _take_heads(self) -> None:
        columns = self._columns_of()
        if columns != self.columns:
            self.beginResetModel()
            self.columns, self.items = columns, list(self._rows_of())
            self._index()
            self.endResetModel()
            return
        turn_rows(self, self.items, list(self._rows_of()))
        self._index()

    def _index(self) -> None:
        self._row_of = {item.id: row for row, item in enumerate(self.items)}
        self._fields = {column.field.key: column.field for column in self.columns}.values()
        self._columns_at: dict[tuple[str, str, str], list[int]] = {}
        for place, one in enumerate(self.columns):
            key = (one.field.entry_field, one.party, one.aspect)
            self._columns_at.setdefault(key, []).append(place)

    # -- words ---------------------------------------------------------------------------------------

    def _look(self, row: int, column: int) -> CellStyle:
        one, entry, earlier = self.columns[column], self.entry(row, column), self.earlier(row, column)
        return look(one.scale, one.field.part, entry, earlier, self.hides(one.party))

    def _in_words(self, row: int, column: int) -> str:
        seen = self._look(row, column)
        if seen.style == "sealed":
            return _("sealed")
        if seen.style == "answered":
            return _("answered, hidden until the reveal")
        entry = self.entry(row, column)
        if entry is not None and is_void(entry):
            answer = f"{seen.text} {seen.words}".strip()
            return _("{answer}, void: given to an earlier wording, please answer again").format(answer=answer)
        if seen.faint and self.columns[column].earlier is not None:
            return _("as in round 1: {answer}").format(answer=f"{seen.text} {seen.words}".strip())
        if self.columns[column].field.part == "reason":
            return entry.reason if entry and entry.reason else _("no reason recorded")
        basis, fallen = self.basis(row, column)
        said = f"{seen.text} {seen.words}".strip() if seen.text else _("not recorded")
        late = _("after the fact, in no score") if seen.late else ""
        apart = _("outlier") if self.columns[column].party in self.outliers(row) else ""
        return ", ".join(part for part in (said, basis if fallen else "", late, apart) if part)

    def _tip(self, row: int, column: int) -> str:
        lines = [self.spoken(row, column)]
        seen, entry = self._look(row, column), self.entry(row, column)
        if entry is None or seen.style in ("sealed", "answered", "blank"):
            return lines[0]
        one, earlier = self.columns[column], self.earlier(row, column)
        if earlier is not None and not is_sealed(earlier) and not seen.faint:
            lines.append(
                _("Round 1: {answer}").format(
                    answer=f"{earlier.value} {shown_option(one.scale, earlier.value)}"
                )
            )
        if entry.confidence and one.field.part != "confidence":
            lines.append(_("Confidence: {level}").format(level=scale("CONF3").shown(entry.confidence)))
        if entry.reason and one.field.part != "reason":
            lines.append(entry.reason)
        return "\n".join(lines)

    def _trailing_shown(self, row: int, place: int, role: int) -> Any:
        column, item = self.trailing[place], self.items[row]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(part for part in column.shown(item) if part)
        return plain_tip(column.tip(item)) or None if role == Qt.ItemDataRole.ToolTipRole else None

    def _row_head(self, row: int, role: int) -> Any:
        item = self.items[row]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{item.code} {item.title}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            note = scale("CONTEXT").shown(item.note) if item.note else ""
            parts = (f"{item.code} {item.title}".strip(), note, self._description(item.record))
            return plain_tip("\n".join(part for part in parts if part))
        return None

    def _description(self, record: Record | None) -> str:
        if isinstance(record, SelectedItem):
            record = self.track.dialogue.get(CatalogueItem, record.catalogue_item)
        return record.description if isinstance(record, CatalogueItem) else ""
