"""The list of search results: headings, and for each hit its place and its words with those found set off."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dialogue_app.support.translation import _
from dialogue_app.ui.pages.search.search_results import LINE_ROLE, ResultLine, SearchResults
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.inputs.folded_search import FoldedSearch
from dialogue_app.ui.widgets.painted_state import paint_chosen, paint_focus

Index = QModelIndex | QPersistentModelIndex
_LEFT, _DOWN = 6, 6


class HitDelegate(QStyledItemDelegate):
    """Paints headings and hits."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading has one line, a hit two."""
        look = theme.current()
        small = QFontMetrics(look.font("small")).lineSpacing()
        line: ResultLine | None = index.data(LINE_ROLE)
        if line is None or line.hit is None:
            return QSize(100, small + 20)
        return QSize(100, small + QFontMetrics(look.font("base")).lineSpacing() + 2 * _DOWN + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ResultLine | None = index.data(LINE_ROLE)
        if line is None:
            return
        painter.save()
        if line.hit is None:
            _paint_heading(painter, option.rect, line)
        else:
            _paint_hit(painter, option, line)
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRect, line: ResultLine) -> None:
    look = theme.current()
    painter.setFont(look.font("small", bold=True))
    painter.setPen(look.accent_for(line.track.track))
    inside = rect.adjusted(_LEFT, 0, -_LEFT, -5)
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), line.text)
    painter.setPen(QPen(look.color("line")))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_hit(painter: QPainter, option: QStyleOptionViewItem, line: ResultLine) -> None:
    look = theme.current()
    rect = option.rect
    hit = line.hit
    if hit is None:
        return
    if option.state & QStyle.StateFlag.State_Selected:
        paint_chosen(painter, rect)
    painter.setFont(look.font("small"))
    painter.setPen(look.color("text_soft"))
    width = rect.width() - 2 * _LEFT
    metrics = painter.fontMetrics()
    y = rect.top() + _DOWN + metrics.ascent()
    painter.drawText(
        rect.left() + _LEFT, y, metrics.elidedText(hit.where, Qt.TextElideMode.ElideRight, width)
    )
    y += metrics.descent() + 2 + QFontMetrics(look.font("base")).ascent()
    _draw_marked(painter, rect.left() + _LEFT, y, width, line)
    if option.state & QStyle.StateFlag.State_HasFocus:
        paint_focus(painter, rect)


def _draw_marked(painter: QPainter, x: int, y: int, width: int, line: ResultLine) -> None:
    """Draw the words of a hit in pieces; those found are bold and underlined."""
    look = theme.current()
    plain, strong = look.font("base"), look.font("base", bold=True)
    strong.setUnderline(True)
    end = x + width
    at = 0
    emphasis = line.hit.emphasis if line.hit is not None else ()
    pieces: list[tuple[str, bool]] = []
    for start, length in emphasis:
        pieces += [(line.text[at:start], False), (line.text[start : start + length], True)]
        at = start + length
    pieces.append((line.text[at:], False))
    painter.setPen(look.color("text"))
    for text, marked in pieces:
        if not text or x >= end:
            continue
        painter.setFont(strong if marked else plain)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, end - x)
        painter.drawText(x, y, shown)
        x += metrics.horizontalAdvance(shown)


class HitList(FoldedSearch, QListView):
    """Arrows move between hits, Enter goes there; up from the first one leads back to the words."""

    opened = Signal(QModelIndex)
    left = Signal()

    def __init__(self, results: SearchResults, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = results
        self.setModel(results)
        self.setProperty("role", "rows")
        self.setItemDelegate(HitDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Found"))
        self.clicked.connect(self.opened)
        theme.notifier().changed.connect(self._on_theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hits; where there are none, that the keys go here."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            paint_focus(QPainter(self.viewport()), self.viewport().rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the way back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex() == self.results.first_hit():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_theme(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
