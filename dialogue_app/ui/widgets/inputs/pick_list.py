"""A small window below a button in which one searches a list and picks from it by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidgetItem, QWidget

from dialogue_app.services.search.text_match import fits, words_of
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.choice_box import Choice
from dialogue_app.ui.widgets.inputs.folded_search import FoldedList

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
        self.list = FoldedList(self)
        self.list.setAccessibleName(label)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(self._on_item)
        self.list.itemActivated.connect(self._on_item)
        self._empty = kit.label(_("Nothing to choose from yet."), "soft", self, wrap=False)
        column = kit.column(self, margins=(8, 8, 8, 8))
        for widget in (self.search, self.list, self._empty):
            column.addWidget(widget)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """What can be picked."""
        self.list.clear()
        for one in choices:
            entry = QListWidgetItem(one.label)
            entry.setData(Qt.ItemDataRole.UserRole, one.code)
            entry.setToolTip(exact_tip(one.meaning))
            self.list.addItem(entry)
        self._on_search(self.search.text())

    def open_below(self, widget: QWidget) -> None:
        """Show the window below a widget, inside the screen."""
        look = theme.current()
        width = max(widget.width(), look.scaled(380))
        self.resize(width, look.scaled(min(90 + 28 * max(self.list.count(), 1), 380)))
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
                entry = self.list.currentItem()
                if entry is not None and not entry.isHidden():
                    self._on_item(entry)
                return True
        return super().eventFilter(watched, event)

    def _shown(self) -> list[int]:
        return [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]

    def _step(self, key: int) -> None:
        rows = self._shown()
        if not rows:
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        here = rows.index(self.list.currentRow()) if self.list.currentRow() in rows else 0
        there = min(max(here + step[Qt.Key(key)], 0), len(rows) - 1)
        self.list.setCurrentRow(rows[there])

    def _on_search(self, text: str) -> None:
        words = words_of(text)
        for row in range(self.list.count()):
            entry = self.list.item(row)
            entry.setHidden(not fits(entry.text(), words))
        rows = self._shown()
        self._empty.setVisible(not rows)
        self._empty.setText(_("Nothing found.") if words else _("Nothing to choose from yet."))
        if rows:
            self.list.setCurrentRow(rows[0])

    def _on_item(self, entry: QListWidgetItem) -> None:
        code = str(entry.data(Qt.ItemDataRole.UserRole))
        if self._stays:
            self.list.takeItem(self.list.row(entry))
            self.search.selectAll()
        self.picked.emit(code)
        if not self._stays:
            self.close()
