"""The table of a report: as high as its rows up to a limit, copied with Ctrl+C, and quick with thousands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.pages.analyses.report_tables import as_tsv
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.rows.row_table import RowTable
from dialogue_app.ui.widgets.rows.row_view import RowView

MOST_SHOWN = 14
_ROW = 32


class ResultTable(RowView):
    """Shows the rows of a report; nothing is edited here. Ctrl+C copies the chosen rows with the heads,
    Ctrl+A chooses all.
    """

    def __init__(self, table: RowTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(table, name, lines=2, parent=parent)
        table.editable = False
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleDescription(_("Enter goes to the entries. Ctrl+C copies the chosen rows."))
        self.doubleClicked.connect(self._on_double_click)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._fit_height)
        table.arranged.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        self._settling.start(0)

    def _fit_height(self) -> None:
        heads = self.verticalHeader()
        shown = min(self.table.rowCount(), MOST_SHOWN)
        for number in range(shown):
            self.heights.fit_row(number)
        rows = sum(heads.sectionSize(row) for row in range(shown))
        bar = self.horizontalScrollBar().sizeHint().height() if self.horizontalScrollBar().isVisible() else 0
        more = theme.current().scaled(_ROW) // 2 if self.table.rowCount() > shown else 0
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + more + bar + 4)

    def copied(self) -> str:
        """The chosen rows as text for a spreadsheet, in the order shown; without a choice, all."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        rows = [self.table.rows[row] for row in chosen] or self.table.rows
        return as_tsv(self.table.columns, rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
            event.accept()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the right height once the columns have their widths."""
        super().showEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_settling"):
            self._settle()

    def _on_double_click(self) -> None:
        if self.current_id():
            self.opened.emit(self.current_id())
