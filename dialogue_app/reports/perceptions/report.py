"""Where do we misjudge each other? Perceptions of the two sides."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.perceptions import Perceptions
from dialogue_app.analyses.both_sides.sides import OTHER, direction_fields
from dialogue_app.charts import wording
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.expected_median.content import median_fields
from dialogue_app.reports.overview import until_reveal
from dialogue_app.reports.perceptions.content import is_answered, read_perceptions, view_fields
from dialogue_app.reports.perceptions.picture import draw_perceptions
from dialogue_app.reports.perceptions.sentences import overview, sentences
from dialogue_app.reports.perceptions.table import table
from dialogue_app.reports.plain_values import Json, coorientation_json
from dialogue_app.reports.report import Report, Sketch
from dialogue_app.support.translation import N_, _

KEY = "perceptions"
TITLE = N_("Where do we misjudge each other?")
METHOD = N_(
    "Each side's own view of a statement is set beside what it expected of the other and what the other "
    "answered. Two answers count as the same view if they differ by at most this many levels: {levels}. True "
    "consensus: the views are alike and it knew; dissensus: they differ and it knew; false consensus: it "
    "thought them alike and they are not; false conflict: it thought them different and they are alike. "
    "Error: the other's answer minus the expected one; plus, the other answered higher. After McLeod and "
    "Chaffee. With a status or a blank among the three the state is not determined."
)
NONE: Json = {"coorientation": []}


def answers(template: Template) -> bool:
    """Whether this template asks for an expectation, of the other side or of the table."""
    return bool(median_fields(template)) or "meta" in direction_fields(template, "AGREE5")


def report(context: ReportContext) -> Report | None:
    """What each side thinks of each statement, and what it expected of the other."""
    fields = view_fields(context)
    if "own" not in fields:
        return None
    hidden = next((fields[key] for key in ("own", "meta") if context.waits(fields.get(key))), None)
    if hidden is not None:
        return until_reveal(KEY, label_of(hidden))
    perceptions = read_perceptions(context)
    answered = any(is_answered(statement) for statement in perceptions.statements)
    json = {"coorientation": _json(context, perceptions) if all(map(context.name, OTHER)) else None}
    if not answered:
        told = context.reader.absence(
            _nothing(perceptions), fields=[template_field.entry_field for template_field in fields.values()]
        )
        return Report(key=KEY, sentences=(told,), json=json, nothing=True)
    for field in fields.values():
        context.reader.rests_on(field, [statement.item.id for statement in perceptions.statements])
    return Report(
        key=KEY,
        sentences=sentences(perceptions),
        overview=overview(perceptions),
        method=_(METHOD).format(levels=perceptions.tolerance),
        picture=Sketch(draw_perceptions, perceptions),
        table=table(perceptions),
        json=json,
        source=context.source(fields["own"].key),
        markings=context.markings(fields.values()),
    )


def _nothing(perceptions: Perceptions) -> str:
    if not perceptions.statements:
        return _("No statements about the relationship have been chosen yet.")
    return wording.nothing_said(len(perceptions.statements))


def _json(context: ReportContext, perceptions: Perceptions) -> list[Json]:
    return [
        coorientation_json(
            statement.item.code,
            context.held.code(side),
            statement.coorientation[side],
            (
                statement.said.value("own", side),
                statement.said.value("meta", side),
                statement.said.value("own", other),
            ),
        )
        for statement in perceptions.statements
        for side, other in OTHER.items()
    ]
