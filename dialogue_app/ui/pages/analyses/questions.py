"""The questions in the order of their tabs: those of ``reports``, and those that are still worded here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dialogue_app.core.template import Template
from dialogue_app.reports import questions as reports
from dialogue_app.reports.context import ReportContext
from dialogue_app.support.translation import _
from dialogue_app.ui.pages.analyses.analysis_tables import Finding
from dialogue_app.ui.pages.analyses.report_findings import finding_of


@dataclass(frozen=True)
class Question:
    """A question: whether a template can answer it alone, whether it can together with the other track's,
    and what was found.
    """

    key: str
    name: str
    answers: Callable[[Template], bool]
    findings: Callable[[ReportContext], tuple[Finding, ...]]
    with_outside: bool = False
    needs: Callable[[ReportContext], bool] | None = None

    @property
    def title(self) -> str:
        """The question in the language of the program."""
        return _(self.name)

    def offered(self, looked: ReportContext) -> bool:
        """Whether it can be answered here. The external track is never looked at from outside."""
        if self.answers(looked.template):
            return self.needs is None or self.needs(looked)
        outside = looked.outside
        return self.with_outside and outside is not None and self.answers(outside.template)


def _reported(key: str) -> Question:
    """A question of ``reports`` as the page asks it."""
    asked = reports.question(key)

    def findings(context: ReportContext) -> tuple[Finding, ...]:
        return tuple(finding_of(report) for report in asked.reports(context))

    return Question(key, asked.name, asked.answers, findings, asked.with_outside, asked.needs)


QUESTIONS: tuple[Question, ...] = (
    _reported("unity"),
    _reported("rules"),
    _reported("perceptions"),
    _reported("predictions"),
    _reported("read_backs"),
    _reported("signals"),
    _reported("continuity"),
    _reported("options"),
    _reported("differences"),
)


def offered(looked: ReportContext) -> tuple[Question, ...]:
    """The questions that can be answered here."""
    return tuple(one for one in QUESTIONS if one.offered(looked))
