"""How well was listened? The figure of the session, and each statement as it was said back."""

from __future__ import annotations

from dialogue_app.analyses.read_back_accuracy import METHOD, first_attempts
from dialogue_app.charts import wording
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.phrases import sentence
from dialogue_app.reports.read_backs.content import read_back_fields, read_read_backs
from dialogue_app.reports.read_backs.sentences import overview, sentences
from dialogue_app.reports.read_backs.table import table
from dialogue_app.reports.report import Report
from dialogue_app.support.translation import N_, _

KEY, STATEMENTS = "read_backs", "statements_read_back"
TITLE = N_("How well was listened?")


def answers(template: Template) -> bool:
    """Whether this template has statements of a list said back."""
    return any(field.items for field in read_back_fields(template))


def report(context: ReportContext) -> Report | None:
    """How often a statement was said back accurately at once."""
    fields = read_back_fields(context.template)
    if not fields:
        return None
    read_back_report = read_read_backs(context)
    if not read_back_report.said_back:
        told = context.reader.absence(_("Nothing has been said back in this session yet."), ReadBack)
        return Report(key=KEY, sentences=(told,), nothing=True)
    return Report(
        key=KEY,
        sentences=sentences(context, read_back_report),
        overview=overview(read_back_report),
        method=_(METHOD) if first_attempts(read_back_report.tries).n else "",
        source=context.source(fields[0].key),
        markings=tuple(field.field.marking for field in read_back_report.fields if field.statements),
    )


def statements(context: ReportContext) -> Report | None:
    """Every statement that is to be said back, and how it stands."""
    read_back_report = read_read_backs(context)
    every = [statement for field in read_back_report.fields for statement in field.statements]
    if not every:
        return None
    settled = sum(read_back.standing.settled for read_back in every)
    told = _("{statements} with a result that stands")
    return Report(
        key=STATEMENTS,
        title=_("Statement by statement"),
        sentences=(sentence(told.format(statements=wording.statements_of(settled, len(every)))),),
        table=table(context, read_back_report),
        source=context.source(read_back_report.fields[0].field.key),
        markings=tuple(field.field.marking for field in read_back_report.fields if field.statements),
    )
