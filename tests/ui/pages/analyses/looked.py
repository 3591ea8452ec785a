"""The sample as it is looked at, for the tests of the questions."""

from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.reports.context import ReportContext
from dialogue_app.services.analysis import hold
from dialogue_app.ui.pages.analyses.analysis_tables import Finding
from dialogue_app.ui.pages.analyses.questions import QUESTIONS
from tests.services.amber_sea import external, internal


def inside(number: int, *, both: bool = False) -> ReportContext:
    outside = ReportContext(hold(external()), EXTERNAL) if both else None
    return ReportContext(hold(internal(), number), INTERNAL, outside=outside)


def outside() -> ReportContext:
    return ReportContext(hold(external()), EXTERNAL)


def found(looked: ReportContext, key: str) -> tuple[Finding, ...]:
    question = next(one for one in QUESTIONS if one.key == key)
    return question.findings(looked.settled())
