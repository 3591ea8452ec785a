"""Typing the beginning of a name in a list goes to it as filters find it: without case and accents."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListView

from dialogue_app.support.fold import fold

if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object


class TypedBeginning:
    """What has been typed in a list of words. Letters typed one soon after another are one beginning; the
    same letter again goes on to the next row that begins with it.
    """

    def __init__(self) -> None:
        self._typed, self._typed_at = "", 0.0

    def go(self, view: QAbstractItemView, typed: str) -> None:
        """Go to the next row of a view whose words begin with what is being typed."""
        pause = QGuiApplication.styleHints().keyboardInputInterval() / 1000
        fresh = monotonic() - self._typed_at > pause
        self._typed, self._typed_at = typed if fresh else self._typed + typed, monotonic()
        again = len(self._typed) > 1 and set(self._typed) == {self._typed[0]}
        wanted = fold(self._typed[0] if again else self._typed).lstrip()
        if not wanted:
            return
        for index in _rows(view, onward=fresh or again):
            if fold(str(index.data(Qt.ItemDataRole.DisplayRole) or "")).lstrip().startswith(wanted):
                view.setCurrentIndex(index)
                return


def _rows(view: QAbstractItemView, *, onward: bool) -> Iterator[QModelIndex]:
    """Every row that can be gone to, in the column of the present one; from it on and round, or ``onward``
    from the next one.
    """
    model, root, here = view.model(), view.rootIndex(), view.currentIndex()
    rows, column = model.rowCount(root), max(0, here.column())
    if isinstance(view, QListView):
        column = view.modelColumn()
    start = here.row() + (1 if onward else 0) if here.isValid() else 0
    for step in range(rows):
        index = model.index((start + step) % rows, column, root)
        if not view.isIndexHidden(index) and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            yield index


class FoldedSearch(_View):
    """To be named before the Qt view among the bases of a list or table (see ``TypedBeginning``)."""

    _beginning: TypedBeginning | None = None

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row whose words begin with what is being typed."""
        self._beginning = self._beginning or TypedBeginning()
        self._beginning.go(self, search)


class FoldedList(FoldedSearch, QListView):
    """A list of words."""


class FoldedBox(QComboBox):
    """A drop-down list in which the beginning of a word is typed, while it is shut and while it is open."""

    _beginning: TypedBeginning | None = None
    _listened = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose what begins with what is typed, in a box that takes no words of its own."""
        if self.isEditable() or not _is_typed(event):
            super().keyPressEvent(event)
            return
        view = self.view()
        view.setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))
        self._go(event)
        row = view.currentIndex().row()
        if row not in (-1, self.currentIndex()):
            self.setCurrentIndex(row)
            self.activated.emit(row)
            self.textActivated.emit(self.currentText())

    def showPopup(self) -> None:
        """Letters typed in the open list are read as in the box."""
        if not self._listened:
            self._listened = True
            self.view().installEventFilter(self)
        super().showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters on their way to the open list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_typed(event):
            self._go(event)
            return True
        return super().eventFilter(watched, event)

    def _go(self, event: QKeyEvent) -> None:
        self._beginning = self._beginning or TypedBeginning()
        self._beginning.go(self.view(), event.text())


def _is_typed(event: QKeyEvent) -> bool:
    """Whether a key types a sign that can stand in a word."""
    return bool(event.text().strip()) and event.text().isprintable()
