"""A small window below a button in which one searches a list and picks from it by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice
from dialogue_app.ui.widgets.inputs.folded_search import FoldedList
from dialogue_app.ui.widgets.rows.item_table import ItemRow, ItemTable

_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PickList(QFrame):
    """Search above, list below. ``picked`` carries the code; the window closes unless it ``stays``."""

    picked = Signal(str)

    def __init__(self, label: str, *, stays: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._stays = stays
        self.setProperty("role", "card")
        self.setAccessibleName(label)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search: {label}").format(label=label))
        self.search.textChanged.connect(self._on_search)
        self.search.installEventFilter(self)
        self.table = ItemTable(self)
        self.list = FoldedList(self)
        self.list.setModel(self.table)
        self.list.setAccessibleName(label)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.clicked.connect(self._on_picked)
        self.list.activated.connect(self._on_picked)
        self._empty = kit.label(_("Nothing to choose from yet."), "soft", self, wrap=False)
        column = kit.column(self, margins=(8, 8, 8, 8))
        for widget in (self.search, self.list, self._empty):
            column.addWidget(widget)

    def set_choices(self, choices: Sequence[BoxChoice]) -> None:
        """What can be picked."""
        self.table.set_rows(
            [ItemRow(choice.code, "", choice.label, tip=choice.meaning) for choice in choices]
        )
        self._choose_first()

    def open_below(self, widget: QWidget) -> None:
        """Show the window below a widget, inside the screen."""
        look = theme.current()
        width = max(widget.width(), look.scaled(380))
        self.resize(width, look.scaled(min(90 + 28 * max(self.table.rowCount(), 1), 380)))
        place = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        screen = widget.screen().availableGeometry()
        x = max(screen.left(), min(place.x(), screen.right() - self.width()))
        y = place.y()
        if y + self.height() > screen.bottom():
            y = max(screen.top(), widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        self.move(x, y)
        self.show()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types in the search; Enter picks."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _STEPS:
                self._step(event.key())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_picked(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _step(self, key: int) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        there = max(self.list.currentIndex().row(), 0) + step[Qt.Key(key)]
        self.list.setCurrentIndex(self.table.index(min(max(there, 0), self.table.rowCount() - 1)))

    def _on_search(self, text: str) -> None:
        self.table.set_search(text)
        self._choose_first()

    def _choose_first(self) -> None:
        """The first that fits is the present one; where nothing does, say so."""
        self._empty.setVisible(not self.table.rows)
        searched = bool(self.search.text().strip())
        self._empty.setText(_("Nothing found.") if searched else _("Nothing to choose from yet."))
        self.list.setCurrentIndex(self.table.index(0))

    def _on_picked(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        code = self.table.rows[index.row()].id
        if self._stays:
            self.table.remove(code)
            self._choose_first()
            self.search.selectAll()
        self.picked.emit(code)
        if not self._stays:
            self.close()
