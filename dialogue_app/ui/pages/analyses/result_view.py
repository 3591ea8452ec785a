"""One report: its sentences, picture, table and method, one below the other. The table is as high as its rows
up to a limit, and quick with thousands.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QSizePolicy, QWidget

from dialogue_app.reports.report import Report, ReportRow, Source, Table
from dialogue_app.support.translation import _
from dialogue_app.ui.pages.analyses.picture_view import PictureView
from dialogue_app.ui.pages.analyses.report_tables import as_tsv, behind, name_of, shown_columns, shown_rows
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.fold_note import FoldNote
from dialogue_app.ui.widgets.rows.row_table import RowTable
from dialogue_app.ui.widgets.rows.row_view import RowView

MOST_SHOWN = 14
_ROW = 32


class Conclusions(QWidget):
    """What a report says, a paragraph for each sentence; the first one leads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels: list[QLabel] = []
        self._column = kit.column(self, spacing=4)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show other sentences in the labels there are, and in more where they are needed."""
        while len(self.labels) < len(sentences):
            self.labels.append(_label("finding" if not self.labels else ""))
            self._column.addWidget(self.labels[-1])
        for number, label in enumerate(self.labels):
            label.setText(sentences[number] if number < len(sentences) else "")
            label.setVisible(number < len(sentences))

    def text(self) -> str:
        """All of it."""
        return " ".join(label.text() for label in self.labels if label.text())


class ReportView(QWidget):
    """Shows a report, and later others of the same form. ``opened`` asks for the entries behind a mark or
    a row: (Source, item, party).
    """

    opened = Signal(object, str, str)

    def __init__(self, report: Report, track: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form_of(report)
        self._source: Source | None = None
        self.title = _label("question")
        self.words = Conclusions()
        self.notice = _label("notice")
        self.picture: PictureView | None = None
        self.table: ResultTable | None = None
        self.detail: PictureView | None = None
        self._rows: dict[str, ReportRow] = {}
        self.method = FoldNote(_("Method and thresholds"))
        self._column = kit.column(self)
        for part in (self.title, self.notice, self.words):
            self._column.addWidget(part)
        if report.picture is not None:
            self._add_picture(track)
        if report.table is not None:
            self._add_table(report.table, report.title)
            if _has_details(report):
                self._add_detail(track)
        self._column.addWidget(self.method)
        self.show_report(report)

    def _add_picture(self, track: str) -> None:
        self.picture = PictureView(track, self)
        self.picture.opened.connect(self._on_mark)
        self.picture.pointed.connect(self._on_pointed)
        self.caption = _label("small")
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._column.addSpacing(8)
        self._column.addWidget(self.picture)
        self._column.addWidget(self.caption)
        self._on_pointed("")

    def _add_table(self, table: Table, title: str) -> None:
        rows = RowTable(shown_columns(table), self)
        self.table = ResultTable(rows, title or _("Table of the findings"), self)
        self.table.opened.connect(self._on_row)
        self._column.addWidget(self.table)

    def _add_detail(self, track: str) -> None:
        """The picture of the row chosen in the table."""
        self.detail = PictureView(track, self)
        self.detail.opened.connect(self._on_mark)
        if self.table is not None:
            above = self._column.indexOf(self.table)
            self._column.insertWidget(above, self.detail)
            self._column.insertSpacing(above, 16)
            self.table.chosen.connect(self._on_chosen)
            self.table.setAccessibleDescription(
                _("The chosen row is drawn above. Enter goes to the entries.")
            )

    def show_report(self, report: Report) -> None:
        """Show a report of this form."""
        self._source = report.source
        for label, text in (
            (self.title, report.title),
            (self.notice, report.notice),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.words.show_sentences(report.sentences)
        self.method.show_note(report.method)
        if self.picture is not None and report.picture is not None:
            self.picture.show_result(report.picture.draw, report.picture.shown)
        if self.table is not None and report.table is not None:
            self._rows = {name_of(row): row for row in report.table.rows}
            self.table.table.set_rows(shown_rows(report.table))
            self.table.setVisible(bool(report.table.rows))
        self._show_detail()

    def _show_detail(self) -> None:
        """Show the picture of the chosen row, else of the first."""
        if self.detail is None or self.table is None:
            return
        row = self._rows.get(self.table.current_id() or next(iter(self._rows), ""))
        sketch = row.detail if row is not None else None
        self.detail.setVisible(sketch is not None)
        if sketch is not None:
            self.detail.show_result(sketch.draw, sketch.shown)

    def _on_chosen(self, _row: str) -> None:
        self._show_detail()

    def _on_mark(self, item: str, party: str) -> None:
        if self._source is not None:
            self.opened.emit(self._source, item, party)

    def _on_row(self, name: str) -> None:
        row = self._rows.get(name)
        source = row.source if row is not None and row.source is not None else self._source
        if source is not None:
            self.opened.emit(source, *behind(name))

    def _on_pointed(self, words: str) -> None:
        if words:
            self.caption.setText(_("{words}  ·  Enter or a double click goes there").format(words=words))
        else:
            self.caption.setText(_("Arrow keys move between the marks of the picture; Enter goes there."))


def form_of(report: Report) -> tuple[bool, bool, tuple[str, ...]]:
    """What two reports must share to be shown in the same widgets."""
    columns = report.table.columns if report.table is not None else ()
    return report.picture is not None, _has_details(report), tuple(column.title for column in columns)


def _has_details(report: Report) -> bool:
    """Whether a row has a picture of its own."""
    return report.table is not None and any(row.detail is not None for row in report.table.rows)


def _label(role: str) -> QLabel:
    label = kit.label(role=role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


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
