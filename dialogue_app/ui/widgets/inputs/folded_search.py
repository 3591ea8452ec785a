"""Typing the beginning of a name in a list goes to it as filters find it: without case and accents."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QListView

from dialogue_app.support.fold import fold

if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object


class FoldedSearch(_View):
    """To be named before the Qt view among the bases of a list or table. Letters typed one soon after another
    are one beginning; the same letter again goes on to the next row that begins with it.
    """

    _typed, _typed_at = "", 0.0

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row whose words begin with what is being typed."""
        pause = QGuiApplication.styleHints().keyboardInputInterval() / 1000
        fresh = monotonic() - self._typed_at > pause
        self._typed, self._typed_at = search if fresh else self._typed + search, monotonic()
        again = len(self._typed) > 1 and set(self._typed) == {self._typed[0]}
        wanted = fold(self._typed[0] if again else self._typed).lstrip()
        if not wanted:
            return
        for index in self._rows(onward=fresh or again):
            if fold(str(index.data(Qt.ItemDataRole.DisplayRole) or "")).lstrip().startswith(wanted):
                self.setCurrentIndex(index)
                return

    def _rows(self, *, onward: bool) -> Iterator[QModelIndex]:
        """Every row that can be gone to, in the column of the present one; from it on and round, or
        ``onward`` from the next one.
        """
        model, root, here = self.model(), self.rootIndex(), self.currentIndex()
        rows, column = model.rowCount(root), max(0, here.column())
        start = here.row() + (1 if onward else 0) if here.isValid() else 0
        for step in range(rows):
            index = model.index((start + step) % rows, column, root)
            if not self.isIndexHidden(index) and index.flags() & Qt.ItemFlag.ItemIsEnabled:
                yield index


class FoldedList(FoldedSearch, QListView):
    """A list of words."""
