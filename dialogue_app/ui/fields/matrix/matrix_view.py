"""The matrix: keys set answers and move on, the mouse offers them in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QMenu, QWidget

from dialogue_app.core.records import EXTERNAL
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.matrix.matrix_clipboard import BadPaste, as_text, read_paste
from dialogue_app.ui.fields.matrix.matrix_model import MatrixModel
from dialogue_app.ui.fields.matrix.matrix_widths import column_widths, rests
from dialogue_app.ui.fields.matrix.worded_cells import (
    paint_outliers,
    paint_short,
    paint_trailing,
    paint_worded,
)
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.scale_keys import keys_of, shown_option, typed
from dialogue_app.ui.track.entry_writer import Cell, EntryWriter
from dialogue_app.ui.widgets.grid.cell_style import CellStyle
from dialogue_app.ui.widgets.grid.grid_heads import Beside
from dialogue_app.ui.widgets.grid.grid_view import TALL_ROW, GridView, Index
from dialogue_app.ui.widgets.replaced_answers import replace_answers

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MANY_ROWS = 200


class MatrixView(GridView):
    """A view of a MatrixModel."""

    legend_wanted = Signal()
    row_height, mixed_notes = TALL_ROW, False

    def __init__(
        self, model: MatrixModel, writer: EntryWriter, accent: str, parent: QWidget | None = None
    ) -> None:
        self.matrix = model
        super().__init__(accent, parent)
        self._writer = writer
        self._minus = self.short = False
        self.setModel(model)
        model.rowsInserted.connect(self._on_rows)
        model.rowsRemoved.connect(self._on_rows)
        model.rowsMoved.connect(self._on_rows)
        model.headerDataChanged.connect(self._on_rows)
        model.modelReset.connect(self._on_rows)
        self._on_rows()

    def _on_rows(self) -> None:
        """Rows are others now: contexts are named only in rows that differ from most."""
        notes = Counter(item.note for item in self.matrix.items)
        self.usual_note = max(notes, key=lambda note: notes[note], default="")
        self.mixed_notes = len(notes) > 1
        self.choose_rows()
        self.measure_codes()
        self.arrange()
        self.fit_height()
        self._row_head.viewport().update()

    # -- what stands where ---------------------------------------------------------------------------

    def needs_two_lines(self) -> bool:
        """For trailing columns, contexts, released items and long titles; of very many some are long."""
        items = self.matrix.items
        always = self.matrix.trailing or self.mixed_notes or any(map(rests, self.matrix.columns))
        if always or not 0 < len(items) <= _MANY_ROWS:
            return True
        measure, room = QFontMetrics(theme.current().font()), self._row_head.title_room()
        return any(measure.horizontalAdvance(item.title) >= room for item in items)

    def row_words(self, row: int) -> tuple[str, str, str]:
        """Code, title, and the context where contexts differ; on one line only where it is not the usual."""
        item = self.matrix.items[row]
        named = self.mixed_notes and (self.two_lines or item.note != self.usual_note)
        return item.code, item.title, shown_option("CONTEXT", item.note) if item.note and named else ""

    def head_words(self, column: int) -> tuple[str, str]:
        """Head and group of a column."""
        if column < len(self.matrix.columns):
            cell_column = self.matrix.columns[column]
            return cell_column.head, cell_column.group
        return self.matrix.trailing[column - len(self.matrix.columns)].head, ""

    def head_alignment(self, column: int) -> Qt.AlignmentFlag:
        """Words stand at the left of their column, codes in the middle."""
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return left if self._is_wide(column) else Qt.AlignmentFlag.AlignCenter

    def wanted_widths(self, room: int) -> list[int]:
        """See ``column_widths``."""
        matrix, least = self.matrix, theme.current().scaled(self.title_least)
        beside = matrix.track.track == EXTERNAL and not self.two_lines
        shared = (matrix.columns, matrix.trailing, room + least, least)
        widths, self.short = column_widths(*shared, with_basis=beside)
        return widths

    def beside(self) -> Beside | None:
        """The first trailing column in short: of many seats it would be far from its row."""
        if not self.matrix.trailing:
            return None
        column = self.matrix.trailing[0]
        return Beside(theme.current().scaled(column.narrow), column.head, self._paint_beside)

    def _paint_beside(self, painter: QPainter, area: QRect, row: int) -> None:
        short = self.matrix.trailing[0].short(self.matrix.items[row])
        paint_short(painter, area, short, two_lines=self.two_lines)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Draw anew what stands beside the titles, too."""
        super().dataChanged(first, last, list(roles))
        if self._row_head.beside is not None and last.column() >= len(self.matrix.columns):
            for row in self.rows_between(0, self.viewport().height()):
                if first.row() <= row <= last.row():
                    self._row_head.update_row(row)

    def begin_paint(self) -> None:
        """Read the entries once for all cells."""
        self._seen = self.matrix.entries()

    def look_of(self, row: int, column: int) -> CellStyle:
        return self.matrix.cell_look(row, column, self._seen)

    def paint_cell(self, painter: QPainter, area: QRect, row: int, column: int) -> None:
        """Draw a chip, a chip with its words, or what a trailing column shows."""
        after = column - len(self.matrix.columns)
        if after < 0:
            basis, fallen = self.matrix.basis(row, column)
            words = (basis, fallen, self.two_lines)
            paint_worded(painter, area, self.look_of(row, column), self.looks, *words)
        elif self.short:
            item, trailing = self.matrix.items[row], self.matrix.trailing[after]
            paint_short(painter, area, trailing.short(item), two_lines=self.two_lines)
        else:
            item, trailing = self.matrix.items[row], self.matrix.trailing[after]
            paint_trailing(painter, area, trailing.shown(item), two_lines=self.two_lines)

    def paint_row(
        self, painter: QPainter, row: int, top: int, height: int, places: list[tuple[int, int, int]]
    ) -> None:
        """Draw a row of narrow cells without making anything for a single cell."""
        narrow = [place for place in places if not self._is_wide(place[0])]
        if len(narrow) < len(places):
            super().paint_row(
                painter, row, top, height, [place for place in places if self._is_wide(place[0])]
            )
        if not narrow:
            return
        size = QSize(narrow[0][2], height)
        chip = self._chip(size.width())
        kept = self.looks.of_size(size, chip)
        for (_column, left, _width), seen in zip(
            narrow, self.matrix.row_looks(row, [place[0] for place in narrow], self._seen), strict=True
        ):
            picture = kept.get(seen) or self.looks.draw(seen, size, chip)
            painter.drawPixmap(left, top, picture)
        apart = self.matrix.outliers(row)
        if apart:
            parties = [self.matrix.columns[place[0]].party for place in narrow]
            marked = [
                (left, apart[party])
                for party, (_n, left, _w) in zip(parties, narrow, strict=True)
                if party in apart
            ]
            paint_outliers(painter, marked, QRect(0, top, size.width(), height), chip)

    def _is_wide(self, column: int) -> bool:
        return column >= len(self.matrix.columns) or self.matrix.columns[column].wide

    def _chip(self, width: int) -> int:
        return min(width - 8, theme.current().scaled(30))

    def focus_box(self, area: QRect, column: int) -> QRect:
        """Close around the chip."""
        if self._is_wide(column):
            return super().focus_box(area, column)
        box = QRect(0, 0, self._chip(area.width()) + 8, theme.current().scaled(24) + 8)
        box.moveCenter(area.adjusted(0, 0, 0, -1).center())
        return box

    # -- keys ----------------------------------------------------------------------------------------

    def chosen_cells(self) -> list[tuple[int, int]]:
        """Row and column of every selected cell, or of the current one."""
        result = [(i.row(), i.column()) for i in self.selectedIndexes() if self.matrix.is_cell(i)]
        index = self.currentIndex()
        if not result and self.matrix.is_cell(index):
            result = [(index.row(), index.column())]
        return sorted(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answers, moves and the clipboard."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.detail_wanted.emit("")
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        elif event.key() == Qt.Key.Key_F1 or event.text() == "?":
            self.legend_wanted.emit()
        elif event.key() == Qt.Key.Key_End and not event.modifiers() & ~_KEYPAD:
            row = max(0, self.currentIndex().row())
            self.setCurrentIndex(self.matrix.index(row, len(self.matrix.columns) - 1))
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            if not self._step(1 if event.key() == Qt.Key.Key_Tab else -1):
                event.ignore()
        elif not self._answer_typed(event):
            self._minus = False
            super().keyPressEvent(event)

    def _answer_typed(self, event: QKeyEvent) -> bool:
        """Set what a key stands for; whether it stood for anything."""
        index = self.currentIndex()
        if (
            event.modifiers() & ~(_KEYPAD | _SHIFT)
            or not event.text().strip()
            or not self.matrix.is_cell(index)
        ):
            return False
        column = self.matrix.columns[index.column()]
        if column.field.part == "reason" or not column.scale:
            self.detail_wanted.emit(event.text())
            return True
        answers = typed(column.scale, column.statuses)
        sign = event.text().upper().replace("\N{MINUS SIGN}", "-")
        if sign == "-" and any(key.startswith("-") for key in answers):
            self._minus = True
            return True
        code = answers.get(f"-{sign}" if self._minus else sign)
        self._minus = False
        if code is not None:
            self.answer(code)
        else:
            self.show_unfit(event.text(), answers)
        return True

    def answer(self, code: str) -> None:
        """Set a code in the current cell and move on, or in every selected cell."""
        cells = self.chosen_cells()
        if not cells:
            return
        if len(cells) > 1:
            self._set_all((self.matrix.place(*cell), code) for cell in cells)
            return
        field, place = self.matrix.place(*cells[0])
        if self._set_all([((field, place), code)]):
            self._step(1)

    def _set_all(self, values: Iterable[tuple[Cell, str]], *, name: str = "") -> bool:
        return replace_answers(self, self._writer, values, name=name)

    def _clear(self) -> None:
        cells = self.chosen_cells()
        if cells:
            values = [(self.matrix.place(*cell), "") for cell in cells]
            self._set_all(values, name=_("Clear entry"))

    def _step(self, by: int) -> bool:
        """Move on along the row and into the next one; whether there was somewhere to go."""
        index, width = self.currentIndex(), len(self.matrix.columns)
        if not index.isValid() or not width:
            return False
        place = index.row() * width + min(index.column(), width - 1) + by
        if not 0 <= place < width * len(self.matrix.items):
            return False
        self.setCurrentIndex(self.matrix.index(place // width, place % width))
        return True

    # -- clipboard and mouse -------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        QGuiApplication.clipboard().setText(as_text(self.matrix, self.chosen_cells()))

    def paste(self) -> None:
        """Set cells from the clipboard: all of them or none."""
        try:
            values = read_paste(self.matrix, QGuiApplication.clipboard().text(), self.chosen_cells())
        except BadPaste as fault:
            self.matrix.track.failed.emit(str(fault))
            return
        self._set_all(values, name=_("Paste"))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the detail of a cell."""
        if self.matrix.is_cell(self.indexAt(event.position().toPoint())):
            self.detail_wanted.emit("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the answers in words."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not self.matrix.is_cell(index):
            return
        self.setCurrentIndex(index)
        menu = self.menu_for(index.column())
        where = self.visualRect(index).bottomLeft() if by_key else event.pos()
        self._follow(menu.exec(self.viewport().mapToGlobal(where + QPoint(0, 1))))
        menu.deleteLater()

    def menu_for(self, column: int) -> QMenu:
        """The menu of a cell: each answer with its key, then clearing and the detail."""
        cell_column = self.matrix.columns[column]
        menu = QMenu(self)
        if cell_column.scale:
            for code, key in keys_of(cell_column.scale, cell_column.statuses).items():
                words = shown_option(cell_column.scale, code).replace("&", "&&")
                action = menu.addAction(f"{code}  {words}\t{key}")
                action.setData(code)
            menu.addSeparator()
        menu.addAction(_("Clear") + "\t" + _("Del")).setData("")
        menu.addAction(_("Reason and details") + "\t" + _("Enter")).setData(None)
        return menu

    def _follow(self, action: QAction | None) -> None:
        if action is None:
            return
        if action.data() is None:
            self.detail_wanted.emit("")
        elif action.data():
            self.answer(action.data())
        else:
            self._clear()
