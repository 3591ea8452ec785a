"""A list of things by code and wording, of any length: one chooses in it, and may search it."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.inputs.folded_search import FoldedSearch
from dialogue_app.ui.widgets.painted_state import paint_chosen
from dialogue_app.ui.widgets.rows.item_table import ItemRow, ItemTable
from dialogue_app.ui.widgets.rows.seen_heights import SeenHeights

Index = QModelIndex | QPersistentModelIndex
_SIDE, _DOWN, _HEAD, _LEAST_WIDTH = 8, 4, 28, 80
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class ItemList(FoldedSearch, QTableView):
    """Shows an ItemTable. ``chosen`` carries the id of the present row, empty if there is none; ``taken``
    that of one clicked twice. Only the rows on the screen are measured.
    """

    chosen = Signal(str)
    taken = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ItemTable(self)
        self._kept = ""
        self.setModel(self.table)
        self.heights = SeenHeights(self, self.table)
        self.setAccessibleName(name)
        self.setItemDelegate(_ItemDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for heads in (self.horizontalHeader(), self.verticalHeader()):
            heads.hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._on_double_click)
        self.table.modelAboutToBeReset.connect(self._on_before_reset)
        self.table.modelReset.connect(self._on_reset)
        self.table.dataChanged.connect(self._fit_rows)
        theme.notifier().changed.connect(self._fit_anew)
        self._fit_anew()

    def current_id(self) -> str:
        """The id of the present row; empty if there is none."""
        return self._id_at(self.currentIndex())

    def choose(self, row_id: str) -> bool:
        """Make a row the present one; false if it is not shown."""
        number = self.table.number_of(row_id)
        if number < 0:
            return False
        index = self.table.index(number)
        self.setCurrentIndex(index)
        self.heights.bring(index)
        return True

    def choose_first(self) -> None:
        """Make the first row the present one."""
        first = next((row.id for row in self.table.rows if not row.head), "")
        self.choose(first)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasAutoScroll():  # where one clicks nothing moves
            self.heights.bring(current)
        self.chosen.emit(self._id_at(current))

    def moveCursor(self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 1, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action not in ends:
            return super().moveCursor(action, keys)
        numbers = range(len(self.table.rows))[:: ends[action]]
        number = next((number for number in numbers if not self.table.rows[number].head), -1)
        return self.table.index(number)

    # -- heights -------------------------------------------------------------------------------------

    def _fit_rows(self) -> None:
        self.heights.fit()

    def _fit_anew(self) -> None:
        """Everything may be of another height now."""
        look = theme.current()
        lines = QFontMetrics(look.font("small")).height() + 2 * QFontMetrics(look.font()).lineSpacing()
        self.verticalHeader().setDefaultSectionSize(lines + 2 * _DOWN + 1)
        self.heights.forget()
        self.heights.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the heights to the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.heights.forget()
        self.heights.fit()

    def _id_at(self, index: Index) -> str:
        return self.table.rows[index.row()].id if index.isValid() else ""

    def _on_before_reset(self) -> None:
        self._kept = self.current_id()

    def _on_reset(self) -> None:
        self.heights.forget()
        if self._kept and not self.choose(self._kept):
            self.chosen.emit("")
        self._fit_rows()

    def _on_double_click(self, index: QModelIndex) -> None:
        if self._id_at(index):
            self.taken.emit(self._id_at(index))


class _ItemDelegate(QStyledItemDelegate):
    """A row in two or more lines: code and marks in small type, then the whole wording."""

    def __init__(self, view: ItemList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wording needs."""
        row, look = self._view.table.rows[index.row()], theme.current()
        if row.head:
            return QSize(_LEAST_WIDTH, look.scaled(_HEAD))
        small, base = QFontMetrics(look.font("small")), QFontMetrics(look.font())
        room = QRect(0, 0, max(self._view.viewport().width() - 2 * _SIDE, _LEAST_WIDTH), 10_000)
        height = small.height() + base.boundingRect(room, _WRAP, row.title).height()
        return QSize(_LEAST_WIDTH, height + 2 * _DOWN + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A head, or code, marks and wording."""
        row, look, here = self._view.table.rows[index.row()], theme.current(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint_chosen(painter, here)
        area = here.adjusted(_SIDE, _DOWN, -_SIDE, -_DOWN)
        painter.setFont(look.font("small", bold=True))
        painter.setPen(look.color("text_soft"))
        if not row.head:
            self._paint_row(painter, area, row)
        else:
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), row.title)
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRect, row: ItemRow) -> None:
        look = theme.current()
        small = QFontMetrics(look.font("small"))
        line = area.top() + small.ascent()  # one line for both: the tick is of a taller font
        painter.drawText(area.left(), line, row.code)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("good" if row.settled else "text_faint"))
        painter.drawText(area.right() - small.horizontalAdvance(row.marks), line, row.marks)
        below = area.adjusted(0, small.height(), 0, 0)
        painter.setFont(look.font())
        painter.setPen(look.color("text_soft" if row.settled else "text"))
        painter.drawText(below, _WRAP, row.title)
