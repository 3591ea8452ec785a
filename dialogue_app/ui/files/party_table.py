"""A list of parties to be: short code and name, edited in place, with add and remove."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dialogue_app.core.validity.party_codes import as_code, code_fault, taken_code
from dialogue_app.services.search.parties_meant import no_ally
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.chosen_row import ChosenRow
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine

CODE, NAME = range(2)
Index = QModelIndex | QPersistentModelIndex
ROWS_IN_SIGHT = 78
"""How high the rows in sight are at the usual size of text: the dialog is to fit a screen of 768 lines."""


class _Words(ChosenRow):
    """A cell is edited in a line like every other: what is pasted comes clean."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The line, named by its column."""
        line = PlainLine(parent)
        line.setFrame(False)
        line.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return line


class PartyTable(QWidget):
    """Rows of code and name. Empty rows count for nothing. Insert adds one, Delete removes those chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(_("Parties"))
        self.table.setItemDelegate(_Words(self.table))
        self.table.setHorizontalHeaderLabels([_("Code"), _("Name")])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.current().scaled(28))
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        self.table.setColumnWidth(CODE, theme.current().scaled(88))
        self.table.setFixedHeight(header.sizeHint().height() + theme.current().scaled(ROWS_IN_SIGHT))
        self.table.cellChanged.connect(self._on_changed)
        self.count = kit.label(role="small", wrap=False)
        self.add = _button(_("Add"), _("Add a party"))
        self.add.clicked.connect(self.add_row)
        self.remove = _button(_("Remove"), _("Remove the chosen parties"))
        self.remove.clicked.connect(self.remove_rows)
        for key, act in (("Del", self.remove_rows), ("Ins", self.add_row)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        foot = kit.row()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.add)
        foot.addWidget(self.remove)
        column = kit.column(self, spacing=6)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self._on_changed()

    def show_parties(self, parties: Sequence[tuple[str, str]]) -> None:
        self.table.setRowCount(0)
        for code, name in parties:
            self._append(code, name)
        self._on_changed()

    def parties(self) -> tuple[tuple[str, str], ...]:
        """Code and name of every row that is not empty."""
        rows = ((self._text(row, CODE), self._text(row, NAME)) for row in range(self.table.rowCount()))
        return tuple(row for row in rows if any(row))

    def add_row(self) -> None:
        """Add an empty row and begin to edit it."""
        self._append("", "")
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, CODE)
        item = self.table.item(row, CODE)
        if item is not None:
            self.table.editItem(item)

    def remove_rows(self) -> None:
        rows = {index.row() for index in self.table.selectedIndexes()}
        for row in sorted(rows, reverse=True):
            self.table.removeRow(row)
        self._on_changed()

    def fault(self) -> str:
        """What is wrong with the list, in a sentence; empty if nothing is."""
        seen: list[str] = []
        for code, name in self.parties():
            if not code or not name:
                return _("Every party needs a short code and a name: {party}.").format(party=code or name)
            fault = code_fault(as_code(code))
            if fault:
                return _("“{code}”: {fault}.").format(code=code, fault=fault)
            other_side = no_ally(code, name)
            if other_side:
                return other_side
            if taken_code(code, seen):
                return _("The code {code} is there twice, or looks like another one.").format(code=code)
            seen.append(code)
        return "" if seen else _("Name at least one party.")

    def _append(self, code: str, name: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        self.table.setItem(row, CODE, QTableWidgetItem(code))
        self.table.setItem(row, NAME, QTableWidgetItem(name))

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _on_changed(self) -> None:
        number = len(self.parties())
        self.count.setText(ngettext("{n} party", "{n} parties", number).format(n=number))


def _button(text: str, spoken: str) -> QPushButton:
    button = kit.button(text, name=spoken)
    button.setAutoDefault(False)
    return button
