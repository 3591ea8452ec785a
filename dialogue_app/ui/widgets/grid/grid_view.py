"""A table that paints itself quickly: titles frozen at the left, cells as kept pictures, calm lines.

Base of the matrix and of the choice table. One pass paints every visible cell; nothing is created for a
cell, so that a full repaint of a large matrix stays far below one frame.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.grid.cell_pixmaps import CellPixmaps
from dialogue_app.ui.widgets.grid.cell_style import CellStyle
from dialogue_app.ui.widgets.grid.grid_heads import Beside, ColumnHead, CornerHead, RowHead

Index = QModelIndex | QPersistentModelIndex
ROW, TALL_ROW, LOW_ROW = 36, 44, 32
TITLE_MOST, TITLE_SCROLLED, TITLE_FLOOR = 560, 280, 150
_FEWEST_ROWS = 6
"""Where fewer rows than these would be in sight, rows are low."""
_FLASH_MS = 700
_ONE_DIGIT = str.maketrans("123456789", "000000000")
"""The digits of the fonts are of one width, so that of codes that differ in digits one is measured."""


class GridView(QTableView):
    """See above. Subclasses say what stands in heads and cells; ``detail_wanted`` has what was typed."""

    detail_wanted = Signal(str)
    strong_titles = False
    row_height = ROW
    title_least = 220
    title_scrolled = TITLE_SCROLLED

    def __init__(self, accent: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.looks = CellPixmaps()
        self._high, self._room = self.row_height, -1
        self._accent = accent
        self._bar_needed = False
        self._row_head, self._column_head = RowHead(self, self), ColumnHead(self, self)
        self.setVerticalHeader(self._row_head)
        self.setHorizontalHeader(self._column_head)
        self.corner = CornerHead(self)
        self.setProperty("role", "matrix")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._unfit = QTimer(self)
        self._unfit.setSingleShot(True)
        self._unfit.setInterval(_FLASH_MS)
        self._unfit.timeout.connect(self.viewport().update)
        self._take_theme()
        theme.notifier().changed.connect(self._take_theme)

    # -- what subclasses say -------------------------------------------------------------------------

    def row_words(self, row: int) -> tuple[str, str, str]:
        """Code, title and note of a row."""
        raise NotImplementedError

    def head_words(self, column: int) -> tuple[str, str]:
        """Head and group of a column."""
        raise NotImplementedError

    def head_alignment(self, column: int) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignCenter

    def wanted_widths(self, room: int) -> list[int]:
        """The widths of the columns, given the room there is beside the narrowest titles."""
        raise NotImplementedError

    def look_of(self, row: int, column: int) -> CellStyle:
        """The look of a cell; called only between ``begin_paint`` and the end of painting."""
        raise NotImplementedError

    def beside(self) -> Beside | None:
        """What stays in sight beside the titles while the cells scroll; usually nothing."""
        return None

    def begin_paint(self) -> None:
        """Fetch once what many cells need."""

    def paint_cell(self, painter: QPainter, area: QRect, row: int, column: int) -> None:
        """Draw a cell: by default the kept picture of its look."""
        seen = self.look_of(row, column)
        if seen.style != "blank":
            chip = min(area.width() - 8, theme.current().scaled(30))
            painter.drawPixmap(area.topLeft(), self.looks.picture(seen, area.size(), chip))

    def paint_row(
        self, painter: QPainter, row: int, top: int, height: int, places: list[tuple[int, int, int]]
    ) -> None:
        """Draw the cells of a row; ``places`` has number, left edge and width of each column."""
        for column, left, width in places:
            self.paint_cell(painter, QRect(left, top, width, height), row, column)

    def focus_box(self, area: QRect, column: int) -> QRect:
        """Where the mark of the current cell is drawn."""
        return area.adjusted(1, 2, -1, -3)

    def keyboardSearch(self, search: str) -> None:
        """Letters are answers here, not a search."""

    # -- geometry ------------------------------------------------------------------------------------

    def take_room(self, height: int) -> bool:
        """Make rows low, their titles on one line, where few of the usual height would be in sight; whether
        it is otherwise now. ``height`` is what there is at most, also while something is open below.
        """
        before, self._room = self._high, height
        self.choose_rows()
        return self._high != before

    def choose_rows(self) -> None:
        """Choose the height of the rows anew: other rows, another width or size of text need another one."""
        rows = min(self.model().rowCount() if self.model() else 0, _FEWEST_ROWS)
        high = self.row_height if self.needs_two_lines() else ROW
        needed = self._column_head.sizeHint().height() + rows * theme.current().scaled(high)
        high = LOW_ROW if self.row_height > ROW and 0 <= self._room < needed else high
        if high != self._high:
            self._high = high
            self._size_rows()

    def needs_two_lines(self) -> bool:
        """Whether something in a row needs two lines, where rows of the kind may have them."""
        return self.row_height > ROW

    @property
    def two_lines(self) -> bool:
        return self._high > ROW

    def _size_rows(self) -> None:
        self._row_head.setDefaultSectionSize(theme.current().scaled(self._high))
        self.measure_codes()
        self.arrange()
        self.fit_height()

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that lie between two heights of the viewport."""
        head = self._row_head
        first, last = head.visualIndexAt(max(0, top)), head.visualIndexAt(bottom)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else head.count() - 1) + 1)

    def columns_between(self, left: int, right: int) -> range:
        """The columns that lie between two places of the viewport."""
        head = self._column_head
        first = head.visualIndexAt(max(0, left))
        if first < 0:
            return range(0)
        last = head.visualIndexAt(right)
        return range(first, (last if last >= 0 else head.count() - 1) + 1)

    def arrange(self) -> None:
        """Give columns and titles their widths."""
        if self.model() is None:
            return
        room = self.width() - 2 * self.frameWidth()
        if self._scrolls():
            room -= self.verticalScrollBar().sizeHint().width()
        least, most = theme.current().scaled(self.title_least), theme.current().scaled(TITLE_MOST)
        widths = self.wanted_widths(room - least)
        for column, width in enumerate(widths):
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)
        wanted, beside = min(room - sum(widths), most), None
        if wanted < min(least, theme.current().scaled(TITLE_FLOOR)):
            beside = self.beside()
            wanted = max(least, min(theme.current().scaled(self.title_scrolled), room // 3))
            wanted += beside.width if beside else 0
        self._row_head.beside = self.corner.beside = beside
        self._row_head.wanted_width = wanted
        if self._row_head.fit_titles(theme.current().scaled(self._high)):
            self.fit_height()
        self.updateGeometries()
        if (sum(widths) + wanted > room) != self._bar_needed:
            self._bar_needed = not self._bar_needed
            self.fit_height()
        self.corner.setGeometry(
            self.frameWidth(), self.frameWidth(), self._row_head.width(), self._column_head.height()
        )

    def _scrolls(self) -> bool:
        """Whether the rows need a scroll bar, also before the view is on the screen."""
        needed = self._column_head.sizeHint().height() + self._row_head.length()
        room = self.height() - 2 * self.frameWidth()
        if self._bar_needed:
            room -= self.horizontalScrollBar().sizeHint().height()
        return needed > room

    def sizeHint(self) -> QSize:
        """The whole table, so that what follows stands directly below it."""
        rows = self._row_head.length() if self.model() else 0
        height = self._column_head.sizeHint().height() + rows + 2 * self.frameWidth()
        if self._bar_needed:
            height += self.horizontalScrollBar().sizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Heads and up to two rows: in a low window the detail below needs the room."""
        rows = min(2, self.model().rowCount() if self.model() else 0)
        row = self._row_head.defaultSectionSize()
        return QSize(
            360, min(self.sizeHint().height(), self._column_head.sizeHint().height() + rows * row + 4)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self.arrange()
        self.choose_rows()

    def measure_codes(self) -> None:
        """Find the room that the codes before the titles need, and in high rows the notes below them."""
        words = [self.row_words(row) for row in range(self.model().rowCount() if self.model() else 0)]
        codes = {code.translate(_ONE_DIGIT) for code, _title, _note in words}
        longest = max(map(len, codes), default=0)
        beside = {code for code in codes if len(code) == longest}
        if self.two_lines:
            beside |= {note for _code, _title, note in words}
        font = QFontMetrics(theme.current().font("small"))
        self._row_head.code_width = max(map(font.horizontalAdvance, beside), default=0)

    def fit_height(self) -> None:
        """Grow no taller than the rows need."""
        self.setMaximumHeight(max(60, self.sizeHint().height()))
        self.updateGeometry()

    # -- painting ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the visible cells, the lines and the mark of the current cell."""
        painter = QPainter(self.viewport())
        colours = theme.current()
        area = event.rect()
        painter.fillRect(area, colours.color("page"))
        if self.model() is None:
            return
        self.looks.ratio = self.devicePixelRatioF()
        rows = self.rows_between(area.top(), area.bottom())
        columns = self.columns_between(area.left(), area.right())
        places = [(i, self.columnViewportPosition(i), self.columnWidth(i)) for i in columns]
        _paint_selection(self, painter)
        self.begin_paint()
        for row in rows:
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            self.paint_row(painter, row, top, height - 1, places)
        painter.setPen(QPen(colours.color("line"), 1))
        width = self.viewport().width()
        for row in rows:
            bottom = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            painter.drawLine(0, bottom, width, bottom)
        self._paint_current(painter)

    def show_unfit(self, key: str, answers: Iterable[str]) -> None:
        """Show that a key is no answer here: the cell flashes, the foot says which are, and nothing moves."""
        sentence = _("“{key}” is no answer here; nothing was entered. Answers: {answers}.")
        foot().say(sentence.format(key=key, answers=" ".join(dict.fromkeys(answers))))
        self._unfit.start()
        self.viewport().update()

    def _paint_current(self, painter: QPainter) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        colours = theme.current()
        left, top = self.columnViewportPosition(index.column()), self.rowViewportPosition(index.row())
        area = QRect(left, top, self.columnWidth(index.column()), self.rowHeight(index.row()))
        box = QRectF(self.focus_box(area, index.column()))
        if self._unfit.isActive():
            painter.setPen(QPen(colours.color("bad"), 4))
            painter.drawRect(box.adjusted(2, 2, -2, -2))
        elif self.hasFocus():
            painter.setPen(QPen(colours.color("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(QPen(colours.color("line_strong"), 1))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Show the present place in the heads too."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                self.viewport().update(self.visualRect(index).adjusted(-3, -3, 3, 3))
                if current.row() != previous.row():
                    self._row_head.update_row(index.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another font or style."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._take_theme()

    def _take_theme(self) -> None:
        if not hasattr(self, "corner"):
            return
        self.looks.clear()
        self._row_head.setMinimumSectionSize(20)
        self._size_rows()
        self.choose_rows()
        for part in (self.viewport(), self._row_head.viewport(), self._column_head.viewport(), self.corner):
            part.update()


def _paint_selection(view: QTableView, painter: QPainter) -> None:
    """The ground of several cells that are selected; one is marked as the current one."""
    chosen = view.selectionModel().selection()
    parts = [chosen.at(i) for i in range(chosen.count())]
    if len(parts) == 1 and parts[0].width() * parts[0].height() == 1:
        return
    fill = theme.current().color("selection")
    for part in parts:
        first = view.visualRect(view.model().index(part.top(), part.left()))
        last = view.visualRect(view.model().index(part.bottom(), part.right()))
        painter.fillRect(first.united(last).adjusted(0, 0, 0, -1), fill)
