"""One finding of an analysis: its sentence, picture, table and method, one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dialogue_app.reports.report import Source
from dialogue_app.support.translation import _
from dialogue_app.ui.pages.analyses.analysis_tables import Finding, behind
from dialogue_app.ui.pages.analyses.picture_view import PictureView
from dialogue_app.ui.pages.analyses.result_table import ResultTable
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.fold_note import FoldNote
from dialogue_app.ui.widgets.rows.row_table import RowTable


class FindingView(QWidget):
    """Shows a finding, and later others of the same form. ``opened`` asks for the entries behind a mark or
    a row: (Source, item, party).
    """

    opened = Signal(object, str, str)

    def __init__(self, finding: Finding, track: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form_of(finding)
        self._source: Source | None = None
        self.title = _label("question")
        self.words = _label("finding")
        self.notice = _label("notice")
        self.picture: PictureView | None = None
        self.table: ResultTable | None = None
        self.detail: PictureView | None = None
        self._finding = finding
        self.method = FoldNote(_("Method and thresholds"))
        self._column = kit.column(self)
        for part in (self.title, self.notice, self.words):
            self._column.addWidget(part)
        if finding.sketch is not None:
            self._add_picture(track)
        if finding.columns:
            self._add_table(finding)
            if finding.details:
                self._add_detail(track)
        self._column.addWidget(self.method)
        self.show_finding(finding)

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

    def _add_table(self, finding: Finding) -> None:
        rows = RowTable(finding.columns, self)
        name = finding.title or _("Table of the findings")
        self.table = ResultTable(rows, name, self)
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

    def show_finding(self, finding: Finding) -> None:
        """Show a finding of this form."""
        self._finding, self._source = finding, finding.source
        for label, text in (
            (self.title, finding.title),
            (self.notice, finding.notice),
            (self.words, finding.words),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.method.show_note(finding.method)
        if self.picture is not None and finding.sketch is not None:
            self.picture.show_result(finding.sketch.draw, finding.sketch.shown)
        if self.table is not None:
            self.table.table.set_rows(finding.rows)
            self.table.setVisible(bool(finding.rows))

        self._show_detail()

    def _show_detail(self) -> None:
        """Show the picture of the chosen row, else of the first."""
        if self.detail is None or self.table is None:
            return
        row = self.table.current_id() or next((one.id for one in self._finding.rows), "")
        sketch = self._finding.details.get(row)
        self.detail.setVisible(sketch is not None)
        if sketch is not None:
            self.detail.show_result(sketch.draw, sketch.shown)

    def _on_chosen(self, _row: str) -> None:
        self._show_detail()

    def _on_mark(self, item: str, party: str) -> None:
        if self._source is not None:
            self.opened.emit(self._source, item, party)

    def _on_row(self, row: str) -> None:
        source = self._finding.sources.get(row, self._source)
        if source is not None:
            self.opened.emit(source, *behind(row))

    def _on_pointed(self, words: str) -> None:
        if words:
            self.caption.setText(_("{words}  ·  Enter or a double click goes there").format(words=words))
        else:
            self.caption.setText(_("Arrow keys move between the marks of the picture; Enter goes there."))


def form_of(finding: Finding) -> tuple[bool, bool, tuple[str, ...]]:
    """What two findings must share to be shown in the same widgets."""
    heads = tuple(column.title for column in finding.columns)
    return finding.sketch is not None, bool(finding.details), heads


def _label(role: str) -> QLabel:
    label = kit.label(role=role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
