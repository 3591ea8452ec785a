"""The whole answer to a question: its reports, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.reports.report import Report
from dialogue_app.ui.pages.analyses.result_view import ReportView, form_of
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.scroller import Scroller


class AnswerView(Scroller):
    """Shows reports, and others of the same form in the same widgets. ``opened`` asks for the entries behind
    a mark or a row: (Source, item, party).
    """

    opened = Signal(object, str, str)

    def __init__(self, track: str, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track = track
        self.views: list[ReportView] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll through a long answer
        self.inside = QWidget()
        self.inside.setMaximumWidth(widest)
        self._column = kit.column(self.inside, spacing=24, margins=(0, 0, 16, 24))
        self._column.addStretch(1)
        self.setWidget(self.inside)

    def show_reports(self, reports: Sequence[Report], question: str, *, anew: bool) -> None:
        """Show reports; one without a title has the question above it. ``anew``: they answer another question
        than those before.
        """
        titled = [replace(report, title=report.title or question) for report in reports]
        if not anew and [view.form for view in self.views] == [form_of(report) for report in titled]:
            for view, report in zip(self.views, titled, strict=True):
                view.show_report(report)
            return
        for view in self.views:
            view.hide()
            self._column.removeWidget(view)
            view.deleteLater()
        self.views = []
        for report in titled:
            view = ReportView(report, self._track, self.inside)
            view.opened.connect(self.opened)
            self._column.insertWidget(len(self.views), view)
            view.show()
            self.views.append(view)
        self.verticalScrollBar().setValue(0)
