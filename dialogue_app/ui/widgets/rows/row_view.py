"""A calm table of rows: thin lines, text that wraps, everything by keyboard, words where it is empty."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dialogue_app.core.commands.seats import side_name
from dialogue_app.core.records import SIDES
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice, ChoiceBox, choices_of
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine
from dialogue_app.ui.widgets.painted_state import paint_chosen, paint_focus
from dialogue_app.ui.widgets.rows.row_table import CELL_ROLE, Cell, RowTable, TableRow
from dialogue_app.ui.widgets.rows.seen_heights import SeenRowsView

Index = QModelIndex | QPersistentModelIndex
_ROLES = {"small": "small", "quote": "quote"}
_COLOURS = {"soft": "text_soft", "faint": "text_faint", "good": "good", "warn": "warn", "bad": "bad"}
_ACROSS, _DOWN = 6, 7
_TEXT = 280
"""Room that the column with the text should have."""


def cell_font(cell: Cell) -> QFont:
    """The font of a cell: a party's own words are in serif."""
    return theme.current().font("quote" if cell.tone == "quote" else "base", bold=cell.tone == "strong")


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: its text in up to ``lines`` lines, a thin line below, the focus as a frame round the
    row's present cell.
    """

    def __init__(self, view: RowView, lines: int) -> None:
        super().__init__(view)
        self._view = view
        self.lines = lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        cell: Cell | None = index.data(CELL_ROLE)
        if cell is None:
            return
        look = theme.current()
        painter.save()
        rect = option.rect
        painter.setClipRect(rect)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_chosen(painter, rect, first=index.column() == 0)
        painter.setPen(QPen(look.color("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(cell_font(cell))
        painter.setPen(look.color(_COLOURS.get(cell.tone, "text")))
        inside = rect.adjusted(_ACROSS, _DOWN, -_ACROSS, -_DOWN + 1)
        if self._view.table.columns[index.column()].figures:
            painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, cell.text)
        else:
            draw_text(painter, inside, cell.text, self.lines)
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint_focus(painter, rect.adjusted(0, 0, 0, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the lines of the text need."""
        cell: Cell | None = index.data(CELL_ROLE)
        if cell is None:
            return QSize(0, 0)
        metrics = QFontMetrics(cell_font(cell))
        width = max(self._view.columnWidth(index.column()) - 2 * _ACROSS, 40)
        needed = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, cell.text).height()
        # Whole lines: a letter taken from another font makes a line higher than it is drawn.
        height = min(max(needed // metrics.lineSpacing(), 1), self.lines) * metrics.lineSpacing()
        return QSize(width, height + 2 * _DOWN)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line, or a list of the choices."""
        column = self._view.table.columns[index.column()]
        choices = _choices(column.ask)
        if choices:
            box = ChoiceBox(choices, parent)
            box.chosen.connect(self._on_chosen)
            editor: QWidget = box
        else:
            editor = PlainLine(parent)
        editor.setAccessibleName(column.title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, ChoiceBox):
            editor.set_code(str(value or ""))
        elif isinstance(editor, QLineEdit):
            editor.setText("" if value is None else str(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the value over."""
        if isinstance(editor, ChoiceBox):
            model.setData(index, editor.code())
        elif isinstance(editor, QLineEdit) and editor.isModified():
            foot().let_go(editor)
            model.setData(index, editor.text().strip())

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """What stood in the editor is saved, or was given up with Escape."""
        foot().let_go(editor)
        super().destroyEditor(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The editor fills the cell, and is at least as high as a line needs."""
        rect = QRect(option.rect)
        rect.setHeight(max(rect.height() - 1, editor.sizeHint().height()))
        editor.setGeometry(rect)

    def _on_chosen(self, _code: str) -> None:
        box = self.sender()
        if isinstance(box, QWidget):
            self.commitData.emit(box)
            self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)


_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


def draw_text(painter: QPainter, rect: QRect, text: str, lines: int) -> None:
    """Draw a text in at most this many lines; one that is longer ends in an ellipsis."""
    metrics = painter.fontMetrics()
    plain = " ".join(text.split())
    if lines == 1 or metrics.horizontalAdvance(plain) + 2 <= rect.width():
        shown = metrics.elidedText(plain, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect.left(), rect.top() + metrics.ascent(), shown)
        return
    words, line, drawn = plain.split(" "), "", 0
    y = rect.top() + metrics.ascent()
    while words:
        longer = f"{line} {words[0]}".strip()
        if drawn == lines - 1:
            rest = " ".join([line, *words]).strip()
            painter.drawText(
                rect.left(), y, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, rect.width())
            )
            return
        if line and metrics.horizontalAdvance(longer) + 2 > rect.width():
            painter.drawText(rect.left(), y, line)
            line, drawn, y = "", drawn + 1, y + metrics.lineSpacing()
        else:
            line = longer
            words.pop(0)
    painter.drawText(rect.left(), y, metrics.elidedText(line, Qt.TextElideMode.ElideRight, rect.width()))


def _choices(ask: Any) -> tuple[BoxChoice, ...]:
    if ask is None:
        return ()
    if ask.kind == "side":
        return tuple(BoxChoice(side, side_name(side)) for side in SIDES)
    return choices_of(ask.scale) if ask.kind == "choice" else ()


_LEAST_ROWS = 60


class RowView(SeenRowsView):
    """Shows a RowTable. Enter opens a row, F2 or a double click edits a cell, Space asks to change the
    row's state, Del to remove it, Alt+Up and Alt+Down to move it; a click on a head sorts.
    """

    opened = Signal(str)
    toggled = Signal(str)
    removed = Signal(str)
    moved = Signal(str, int)
    refused = Signal(str)

    def __init__(self, table: RowTable, name: str, *, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(table, name, parent)
        self.table = table
        self._refused, self._told = ("", "", "", ""), ""
        self.empty_text = ""
        self.withheld: frozenset[int] = frozenset()
        self.setProperty("role", "rows")
        self.setItemDelegate(RowDelegate(self, lines))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setWordWrap(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self._build_heads()
        table.modelReset.connect(self._on_reset)
        table.arranged.connect(self._say_nothing)
        table.arranged.connect(self.fit_rows)
        theme.notifier().changed.connect(self._on_theme)
        self.fit_anew()

    def minimumSizeHint(self) -> QSize:
        """The heads and two rows below them."""
        hint, rows = super().minimumSizeHint(), theme.current().scaled(_LEAST_ROWS)
        return QSize(hint.width(), self.horizontalHeader().sizeHint().height() + rows)

    def _build_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSortIndicatorClearable(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        heads.setSectionsClickable(True)
        heads.setMinimumSectionSize(32)
        heads.setAccessibleName(_("Column heads"))
        self.setSortingEnabled(True)
        self._set_widths()

    def _set_widths(self) -> None:
        heads = self.horizontalHeader()
        for place, column in enumerate(self.table.columns):
            if column.width:
                heads.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                heads.resizeSection(place, theme.current().scaled(column.width))
            else:
                heads.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def withhold(self, columns: frozenset[int]) -> None:
        """Do not show these columns, whatever room there is."""
        self.withheld = columns
        self.fit_columns()

    def fit_columns(self) -> None:
        """Let spare columns give way until there is room for the text."""
        scaled = theme.current().scaled
        columns = dict(enumerate(self.table.columns))
        shown = {place for place in columns if place not in self.withheld}
        spare = sorted(
            (place for place in shown if columns[place].spare), key=lambda one: -columns[one].spare
        )
        room = self.viewport().width() - scaled(_TEXT)
        while spare and sum(scaled(columns[place].width) for place in shown) > room:
            shown.discard(spare.pop(0))
        for place in columns:
            if self.isColumnHidden(place) != (place not in shown):
                self.setColumnHidden(place, place not in shown)

    # -- editing a cell ------------------------------------------------------------------------------

    def _line(self) -> PlainLine | None:
        """The line in which a cell is being edited."""
        return next(
            (
                plain_line
                for plain_line in self.viewport().findChildren(PlainLine)
                if plain_line.isVisibleTo(self)
            ),
            None,
        )

    def commit(self) -> None:
        """Save what is being typed in a cell."""
        line = self._line()
        if line is not None and line.isModified() and line.text() != line.property("refused"):
            self.commitData(line)
            self.closeEditor(line, QAbstractItemDelegate.EndEditHint.NoHint)

    def take_up(self, row_id: str, attribute: str, text: object, sentence: str, told: str = "") -> None:
        """Go on with the editing of a cell whose new text was refused, as soon as the refusal was read. It is
        told by ``refused`` (in other words, if ``told`` has them) once the key is done with: a question asked
        while an editor closes would end in one that is gone.
        """
        self._refused = (row_id, attribute, str(text), sentence)
        foot().hold(self, self.accessibleName(), sentence)
        self._told = told or sentence
        QTimer.singleShot(0, self, self._on_refused)

    def _on_refused(self) -> None:
        row_id, attribute, text, sentence = self._refused
        self.refused.emit(self._told)
        foot().let_go(self)
        place = [column.attribute for column in self.table.columns].index(attribute)
        index = self.table.index(self.table.row_of(row_id), place)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        self.edit(index)
        line = self._line()
        if line is not None:
            line.setText(text)
            line.setModified(True)
            line.setProperty("refused", text)
            line.setAccessibleDescription(sentence)
            line.setToolTip(exact_tip(sentence))
            foot().hold(line, line.accessibleName(), sentence)

    def words(self) -> str:
        """The words of the cell that was refused, while that is told."""
        return self._refused[2]

    # -- rows ----------------------------------------------------------------------------------------

    def current_row(self) -> TableRow | None:
        return self.table.at(self.currentIndex())

    def _on_reset(self) -> None:
        if not (self._kept and self.choose(self._kept)):
            self.chosen.emit("")
        self.viewport().update()

    def usual_height(self) -> int:
        """As high as one line needs."""
        return QFontMetrics(theme.current().font("base")).lineSpacing() + 2 * _DOWN

    def _on_theme(self) -> None:
        self._set_widths()
        self.fit_columns()
        self.fit_anew()
        self.viewport().update()

    # -- events --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the table, and none of them while a cell is edited: there Enter ends the editing only."""
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        row_id = self.current_id()
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if row_id and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(row_id, -1 if key == Qt.Key.Key_Up else 1)
        elif row_id and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row_id)
        elif row_id and key == Qt.Key.Key_Delete:
            self.removed.emit(row_id)
        elif row_id and key == Qt.Key.Key_Space:
            self.toggled.emit(row_id)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusInEvent(self, event: Any) -> None:
        """With the focus comes a present row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.table.rows:
            self.setCurrentIndex(self.table.index(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        """A new font needs new heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "table"):
            self.fit_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or the words for when there are none."""
        super().paintEvent(event)
        if self.table.rows:
            return
        look = theme.current()
        painter = QPainter(self.viewport())
        if self.hasFocus():
            paint_focus(painter, self.viewport().rect())
        words = self.nothing_words()
        painter.setFont(look.font("base"))
        painter.setPen(look.color("text_soft"))
        width = min(self.viewport().width() - 64, 560)
        rect = QRect((self.viewport().width() - width) // 2, 32, width, self.viewport().height() - 40)
        painter.drawText(rect, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter), words)

    def nothing_words(self) -> str:
        """What stands in place of rows: what belongs here, or that a filter hides all that is here. Nothing
        while there are rows.
        """
        if self.table.rows or not self.empty_text:
            return ""
        if not self.table.all_rows:
            return self.empty_text
        n = len(self.table.all_rows)
        return ngettext(
            "The one row here does not fit the filter. Clear the filter to see it.",
            "None of the {n} rows here fits the filter. Clear the filter to see them.",
            n,
        ).format(n=n)

    def set_empty_text(self, text: str) -> None:
        """What is said when there is nothing here."""
        self.empty_text = text
        self._say_nothing()
        self.viewport().update()

    def _say_nothing(self) -> None:
        self.setAccessibleDescription(self.nothing_words())
