"""Answers made on another thread, one question after another; what is newer goes before what is older."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from dialogue_app.charts import measured_text
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import Question
from dialogue_app.reports.report import Report
from dialogue_app.services.ports import Progress
from dialogue_app.ui.qt.background import Task


@dataclass(frozen=True)
class _Query:
    """A question put to what is looked at; ``whole``: with all its reports, else at a glance."""

    number: int
    question: Question
    context: ReportContext
    whole: bool

    def answer(self, _progress: Progress) -> tuple[_Query, tuple[Report, ...]]:
        """Answer it. The letters that a picture at a glance is measured with are read here too, once."""
        context = self.context.settled()
        if self.whole:
            return self, self.question.reports(context)
        measured_text.register()
        report = self.question.overview(context)
        return self, (report,) if report is not None else ()


class QuestionReader(QObject):
    """``answered`` carries the key of a question, its reports, and whether nothing newer was asked since;
    ``at_a_glance`` the key and the one report that answers it so, if nothing newer was asked.
    """

    answered = Signal(str, object, bool)
    at_a_glance = Signal(str, object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._busy = False
        self._waiting: list[_Query] = []
        self._last: dict[str, int] = {}

    @property
    def waiting(self) -> int:
        """How many questions have not been begun."""
        return len(self._waiting)

    def ask(self, questions: Iterable[Question], context: ReportContext | None, *, whole: bool) -> None:
        """Ask these and no others any more; what is being read is finished first. The one whose answer is the
        oldest comes first, so that every one has its turn while somebody writes.
        """
        self._number += 1
        asked = [_Query(self._number, each, context, whole) for each in questions] if context else []
        self._waiting = sorted(asked, key=lambda each: self._last.get(each.question.key, 0))
        if not self._busy:
            self._begin()

    def _begin(self) -> None:
        if not self._waiting:
            return
        self._busy = True
        task = Task(self._waiting.pop(0).answer)
        task.done.connect(self._on_done)
        task.failed.connect(self.failed)
        task.ended.connect(self._on_ended)
        task.start()

    def _on_ended(self) -> None:
        self._busy = False
        self._begin()

    def _on_done(self, result: object) -> None:
        if not isinstance(result, tuple):
            return
        asked, reports = result
        newest = asked.number == self._number
        if asked.whole:
            self.answered.emit(asked.question.key, reports, newest)
        elif newest and reports:
            self._last[asked.question.key] = asked.number
            self.at_a_glance.emit(asked.question.key, reports[0])
