"""The sample as it is looked at, for the tests of the questions."""

from dataclasses import dataclass

from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.overview import overview_of
from dialogue_app.reports.questions import Question, offered, question
from dialogue_app.reports.report import Overview, Report, Sketch, Source
from dialogue_app.services.analysis import hold
from dialogue_app.ui.pages.analyses.report_tables import name_of, shown_columns, shown_rows
from dialogue_app.ui.widgets.rows.row_table import TableColumn, TableRow
from tests.services.amber_sea import external, internal


@dataclass(frozen=True)
class Shown:
    """A report as the page shows it."""

    report: Report

    @property
    def words(self) -> str:
        return " ".join(self.report.sentences)

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        return shown_columns(self.report.table) if self.report.table is not None else ()

    @property
    def rows(self) -> tuple[TableRow, ...]:
        return shown_rows(self.report.table) if self.report.table is not None else ()

    @property
    def source(self) -> Source | None:
        return self.report.source

    @property
    def picture(self) -> Sketch | None:
        return self.report.picture

    @property
    def details(self) -> dict[str, Sketch]:
        """The pictures of single rows by the names of the rows."""
        rows = self.report.table.rows if self.report.table is not None else ()
        return {name_of(row): row.detail for row in rows if row.detail is not None}


def glances(looked: ReportContext) -> dict[str, Overview]:
    """The answer at a glance to every question that is offered."""
    reports = {asked.key: asked.overview(looked.settled()) for asked in offered(looked)}
    return {key: overview_of(report) for key, report in reports.items() if report is not None}


def inside(number: int, *, both: bool = False) -> ReportContext:
    outside = ReportContext(hold(external()), EXTERNAL) if both else None
    return ReportContext(hold(internal(), number), INTERNAL, outside=outside)


def outside() -> ReportContext:
    return ReportContext(hold(external()), EXTERNAL)


def answered(asked: Question, looked: ReportContext) -> tuple[Shown, ...]:
    return tuple(map(Shown, asked.reports(looked.settled())))


def found(looked: ReportContext, key: str) -> tuple[Shown, ...]:
    return answered(question(key), looked)
