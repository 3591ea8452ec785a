"""A list of things by code and wording, of any length: one chooses in it, and may search it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.painted_state import paint_chosen
from dialogue_app.ui.widgets.rows.item_table import ItemRow, ItemTable
from dialogue_app.ui.widgets.rows.seen_heights import SeenRowsView

Index = QModelIndex | QPersistentModelIndex
_SIDE, _DOWN, _HEAD, _LEAST_WIDTH = 8, 4, 28, 80
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class ItemList(SeenRowsView):
    """Shows an ItemTable. ``chosen`` carries the id of the present row, empty if there is none; ``taken``
    that of one clicked twice. Only the rows on the screen are measured.
    """

    taken = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        table = ItemTable()
        super().__init__(table, name, parent)
        self.table = table
        table.setParent(self)
        self.setItemDelegate(_ItemDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for heads in (self.horizontalHeader(), self.verticalHeader()):
            heads.hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._on_double_click)
        self.table.modelReset.connect(self._on_reset)
        self.table.dataChanged.connect(self.fit_rows)
        theme.notifier().changed.connect(self.fit_anew)
        self.fit_anew()

    def choose_first(self) -> None:
        """Make the first row the present one."""
        first = next((row.id for row in self.table.rows if not row.head), "")
        self.choose(first)

    def moveCursor(self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 1, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action not in ends:
            return super().moveCursor(action, keys)
        numbers = range(len(self.table.rows))[:: ends[action]]
        number = next((number for number in numbers if not self.table.rows[number].head), -1)
        return self.table.index(number)

    def usual_height(self) -> int:
        """As high as two lines of the wording need."""
        look = theme.current()
        lines = QFontMetrics(look.font("small")).height() + 2 * QFontMetrics(look.font()).lineSpacing()
        return lines + 2 * _DOWN + 1

    def _on_reset(self) -> None:
        self.heights.forget()
        if self._kept and not self.choose(self._kept):
            self.chosen.emit("")
        self.heights.fit()

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
