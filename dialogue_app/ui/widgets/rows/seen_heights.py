"""Tables of rows that are each as high as their texts: only those on the screen are measured, each once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from dialogue_app.ui.widgets.inputs.folded_search import FoldedSearch

Index = QModelIndex | QPersistentModelIndex
_MOST_TURNS = 6


class SeenRow(Protocol):
    """A row by its id; another object under the same id may be of another height."""

    @property
    def id(self) -> str:
        """The id."""


class SeenTable(Protocol):
    """A model that knows which rows it shows."""

    @property
    def rows(self) -> Sequence[SeenRow]:
        """The rows, in order."""

    def row_of(self, row_id: str) -> int:
        """The number of the row with this id, or -1 if it is not shown."""


class SeenHeights(QObject):
    """Makes rows as high as their texts when they come onto the screen; until then they have the usual height
    of the head. What is seen keeps its place while rows above it grow.
    """

    def __init__(self, view: QTableView, table: SeenTable) -> None:
        super().__init__(view)
        self._view, self._table = view, table
        self._known: dict[str, tuple[SeenRow, int]] = {}
        self._fitting = False
        self._scrolled = 0
        view.verticalScrollBar().valueChanged.connect(self._on_scroll)

    def forget(self) -> None:
        """The columns are of other widths, or the letters of another size."""
        self._known.clear()

    def fit(self, *, upward: bool = False) -> None:
        """Make the rows on the screen as high as their texts. ``upward``: they come in at the upper edge."""
        if self._fitting or not self._table.rows:
            return
        self._fitting = True
        heads, bar = self._view.verticalHeader(), self._view.verticalScrollBar()
        for _turn in range(_MOST_TURNS):
            first, last = self._seen()
            anchor = min(first + 1, last)
            before = heads.sectionPosition(anchor)
            other = [number for number in range(first, last + 1) if self.fit_row(number)]
            if upward and (grown := heads.sectionPosition(anchor) - before):
                bar.setValue(bar.value() + grown)
            if not other:
                break
        self._scrolled = bar.value()
        self._fitting = False

    def bring(self, index: Index) -> None:
        """Scroll so far that a row is seen as a whole: rows grow to their height as they come in."""
        for _turn in range(_MOST_TURNS):
            self._view.scrollTo(index)
            before = self._view.verticalScrollBar().value(), self._view.rowHeight(index.row())
            self.fit()
            self._view.updateGeometries()  # how far one can scroll, else known only at the next picture
            self._view.scrollTo(index)
            if before == (self._view.verticalScrollBar().value(), self._view.rowHeight(index.row())):
                break

    def _seen(self) -> tuple[int, int]:
        """The numbers of the first and the last row on the screen."""
        below = max(self._view.viewport().height() - 1, 0)
        first, last = self._view.rowAt(0), self._view.rowAt(below)
        return max(first, 0), last if last >= 0 else len(self._table.rows) - 1

    def fit_row(self, number: int) -> bool:
        """Make a row as high as its text. False: it was so already."""
        row = self._table.rows[number]
        known = self._known.get(row.id)
        if known is None or known[0] is not row:
            known = self._known[row.id] = (row, self._view.sizeHintForRow(number))
        heads = self._view.verticalHeader()
        if heads.sectionSize(number) == known[1]:
            return False
        heads.resizeSection(number, known[1])
        return True

    def _on_scroll(self, value: int) -> None:
        self.fit(upward=value < self._scrolled)


class SeenRowsView(FoldedSearch, QTableView):
    """A table of rows each as high as its text, of which one is the present one. ``chosen`` carries its id,
    empty if there is none; it stays the present one when the rows are set anew.
    """

    chosen = Signal(str)

    def __init__(self, table: SeenTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen_table, self._kept = table, ""
        assert isinstance(table, QAbstractItemModel)
        self.setModel(table)
        self.heights = SeenHeights(self, table)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.modelAboutToBeReset.connect(self._on_before_reset)

    def current_id(self) -> str:
        """The id of the present row; empty if there is none."""
        return self._id_at(self.currentIndex())

    def _id_at(self, index: Index) -> str:
        rows = self._seen_table.rows
        return rows[index.row()].id if index.isValid() and index.row() < len(rows) else ""

    def choose(self, row_id: str) -> bool:
        """Make a row the present one; false if it is not shown."""
        number = self._seen_table.row_of(row_id)
        if number < 0:
            return False
        index = self.model().index(number, max(self.currentIndex().column(), 0))
        self.setCurrentIndex(index)
        self.heights.bring(index)
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasAutoScroll():  # where one clicks nothing moves
            self.heights.bring(current)
        if current.row() != previous.row() or current.isValid() != previous.isValid():
            self.chosen.emit(self._id_at(current))

    def usual_height(self) -> int:
        """How high a row is until it is measured."""
        raise NotImplementedError

    def fit_columns(self) -> None:
        """Let columns give way, where there are several."""

    def fit_rows(self) -> None:
        """The rows on the screen may be of another height now."""
        self.heights.fit()

    def fit_anew(self) -> None:
        """Everything may be of another height now."""
        self.verticalHeader().setDefaultSectionSize(self.usual_height())
        self.heights.forget()
        self.heights.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the heights to the new widths."""
        super().resizeEvent(event)
        self.fit_columns()
        if event.oldSize().width() != event.size().width():
            self.heights.forget()
        self.heights.fit()

    def _on_before_reset(self) -> None:
        self._kept = self.current_id()
