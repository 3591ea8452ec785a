"""Perceptions as their reader may see them: what each side thinks of a statement and expects of the other."""

from __future__ import annotations

from dataclasses import replace

from dialogue_app.analyses.both_sides.coorientation import FALSE_CONFLICT, FALSE_CONSENSUS
from dialogue_app.analyses.both_sides.perceptions import Perceived, Perceptions, perceptions
from dialogue_app.analyses.both_sides.sides import OTHER, direction_fields
from dialogue_app.core.template import TemplateField
from dialogue_app.reports.context import ReportContext

MISJUDGED = (FALSE_CONSENSUS, FALSE_CONFLICT)


def read_perceptions(context: ReportContext) -> Perceptions:
    """The statements that the reader may see, called as they may be called; none where single answers may not
    be shown, or the sides that gave them not named.
    """
    held, reader = context.held, context.reader
    overview = perceptions(held.dialogue, held.session, held.template)
    named = reader.sees_answers and all(map(context.name, OTHER))
    seen = [
        replace(statement, item=context.item(statement.item))
        for statement in overview.statements
        if named and (statement.item.record is None or reader.may_see(statement.item.record))
    ]
    return replace(overview, statements=tuple(seen))


def is_answered(perception: Perceived) -> bool:
    """Whether anybody said anything on a statement."""
    return any(perception.said.value(direction, side) for direction in ("own", "meta") for side in OTHER)


def view_fields(context: ReportContext) -> dict[str, TemplateField]:
    """The fields with own views and expectations, by direction."""
    return direction_fields(context.template, "AGREE5")
