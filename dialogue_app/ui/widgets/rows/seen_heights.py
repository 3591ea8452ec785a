"""The heights of the rows of a table: only those on the screen are measured, each once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtWidgets import QTableView

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

    def bring(self, index: QModelIndex | QPersistentModelIndex) -> None:
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
