"""Every question that is reported on, in the order they are listed. Adding one: its package, a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.continuity import record_changes, zones
from dialogue_app.reports.continuity import report as continuity
from dialogue_app.reports.differences import report as differences
from dialogue_app.reports.expected_median import report as expected_median
from dialogue_app.reports.options import report as options
from dialogue_app.reports.perceptions import report as perceptions
from dialogue_app.reports.plain_values import Json
from dialogue_app.reports.predictions import anticipation, beside_verdicts
from dialogue_app.reports.predictions import report as predictions
from dialogue_app.reports.read_backs import report as read_backs
from dialogue_app.reports.report import Report
from dialogue_app.reports.rules import report as rules
from dialogue_app.reports.rules import seams
from dialogue_app.reports.signals import report as signals
from dialogue_app.reports.unity import report as unity
from dialogue_app.support.translation import _

Make = Callable[[ReportContext], Report | None]


@dataclass(frozen=True)
class Question:
    """A question and its reports, by key in the order they are shown; a report is None where the template or
    the session has nothing of the kind. ``answers``: whether a template can answer it alone;
    ``with_outside``: whether it can together with the external track's. ``none``: what ``analyse`` says where
    nothing answers it. ``needs``: what else there has to be, beside the template, for it to be asked.
    """

    key: str
    name: str
    answers: Callable[[Template], bool]
    makes: Mapping[str, Make]
    none: Json = field(default_factory=dict)
    with_outside: bool = False
    needs: Callable[[ReportContext], bool] | None = None

    @property
    def title(self) -> str:
        """The question in the language in use."""
        return _(self.name)

    def offered(self, context: ReportContext) -> bool:
        """Whether it can be answered here. The external track is never looked at from outside."""
        outside = context.outside
        if self.needs is not None and not self.needs(context):
            return False
        return self.answers(context.template) or (
            self.with_outside and outside is not None and self.answers(outside.template)
        )

    def overview(self, context: ReportContext) -> Report | None:
        """The report that answers it at a glance: the first that can be the whole answer, else the first that
        says anything. Only those up to it are made.
        """
        first: Report | None = None
        for make in self.makes.values():
            report = make(context)
            if report is not None and report.overview is not None:
                return report
            first = first or report
        return first

    def reports(self, context: ReportContext) -> tuple[Report, ...]:
        """Everything that is said in answer."""
        answers = (make(context) for make in self.makes.values())
        return tuple(report for report in answers if report is not None)


QUESTIONS: tuple[Question, ...] = (
    Question(
        unity.KEY,
        unity.TITLE,
        unity.answers,
        {
            unity.KEY: unity.report,
            unity.GROUPS: unity.groups,
            unity.APART: unity.standing_apart,
            unity.RED_LINES: unity.red_line_share,
            unity.ROUNDS: unity.rounds,
        },
        unity.NONE,
    ),
    Question(
        rules.KEY,
        rules.TITLE,
        rules.answers,
        {seams.KEY: seams.report, rules.KEY: rules.report, rules.RECIPROCITY: rules.reciprocity},
        rules.NONE,
        with_outside=True,
    ),
    Question(
        perceptions.KEY,
        perceptions.TITLE,
        perceptions.answers,
        {perceptions.KEY: perceptions.report, expected_median.KEY: expected_median.report},
        perceptions.NONE,
    ),
    Question(
        predictions.KEY,
        predictions.TITLE,
        predictions.answers,
        {
            predictions.KEY: predictions.report,
            predictions.SURPRISES: predictions.surprises,
            predictions.SCORES: predictions.scores,
            anticipation.KEY: anticipation.report,
            beside_verdicts.KEY: beside_verdicts.report,
        },
        predictions.NONE,
        with_outside=True,
    ),
    Question(
        read_backs.KEY,
        read_backs.TITLE,
        read_backs.answers,
        {read_backs.KEY: read_backs.report, read_backs.STATEMENTS: read_backs.statements},
    ),
    Question(signals.KEY, signals.TITLE, signals.answers, {signals.KEY: signals.report}, signals.NONE),
    Question(
        continuity.KEY,
        continuity.TITLE,
        continuity.answers,
        {
            continuity.KEY: continuity.report,
            continuity.VERDICTS: continuity.verdicts,
            continuity.ANSWERS: continuity.changed_answers,
            zones.KEY: zones.report,
            record_changes.DIFFERENCES: record_changes.differences,
            record_changes.RED_LINES: record_changes.red_lines,
            record_changes.BRACKETS: record_changes.brackets,
            record_changes.RESERVATIONS: record_changes.reservations,
        },
        continuity.NONE,
        needs=continuity.follows,
    ),
    Question(options.KEY, options.TITLE, options.answers, {options.KEY: options.report}, options.NONE),
    Question(
        differences.KEY,
        differences.TITLE,
        differences.answers,
        {differences.KEY: differences.report},
        differences.NONE,
    ),
)


def question(key: str) -> Question:
    """The question of this key. Raises KeyError for an unknown one."""
    return {each.key: each for each in QUESTIONS}[key]


def make_report(key: str, context: ReportContext) -> Report | None:
    """One report by its key, as documents name what they print. Raises KeyError for an unknown one."""
    return {name: make for each in QUESTIONS for name, make in each.makes.items()}[key](context)


def offered(context: ReportContext) -> tuple[Question, ...]:
    """The questions that can be answered here."""
    return tuple(each for each in QUESTIONS if each.offered(context))
