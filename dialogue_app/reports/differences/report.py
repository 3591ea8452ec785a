"""What kind of differences, and what can be done about them? The register by nature and prospect."""

from __future__ import annotations

from dialogue_app.core.domain_records import Difference
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext, list_field
from dialogue_app.reports.differences.content import DifferenceReport, read_differences
from dialogue_app.reports.differences.picture import draw_differences
from dialogue_app.reports.differences.sentences import overview, sentences
from dialogue_app.reports.differences.table import table
from dialogue_app.reports.plain_values import Json
from dialogue_app.reports.report import Report, Sketch
from dialogue_app.support.translation import N_, _

KEY = "differences"
TITLE = N_("What kind of differences?")
METHOD = N_(
    "Nature by the peeling test: fact, perception, interest, norm, value; the first layer at which the "
    "difference would disappear. Prospect by the first rule that fits: undetermined while a position was "
    "not read back accurately; to clarify if it is one of fact or perception and both accept a step; "
    "manageable if both would accept, if conditionally, the restraint they ask for; to be lived with if "
    "one would not; else undetermined. Whoever records another prospect gives a reason; both are kept."
)
NONE: Json = {"differences": []}


def answers(template: Template) -> bool:
    """Whether this template keeps a register of differences."""
    return list_field(template, "difference") is not None


def report(context: ReportContext) -> Report | None:
    """The differences that the reader may see."""
    field = list_field(context.template, "difference")
    if field is None:
        return None
    difference_report = read_differences(context)
    if not difference_report.rows:
        nothing = _("No differences have been recorded in this session yet.")
        told = context.reader.absence(nothing, Difference)
        return Report(key=KEY, sentences=(told,), method=_(METHOD), nothing=True)
    return Report(
        key=KEY,
        sentences=sentences(difference_report),
        overview=overview(difference_report),
        table=table(difference_report),
        picture=Sketch(draw_differences, difference_report),
        json={"differences": _json(difference_report)},
        method=_(METHOD),
        markings=tuple(row.difference.marking for row in difference_report.rows),
        source=context.source(field.key),
    )


def _json(difference_report: DifferenceReport) -> list[Json]:
    return [
        {"id": row.code, "nature": row.nature.lower() or None, "prospect": row.prospect.lower()}
        for row in difference_report.rows
    ]
