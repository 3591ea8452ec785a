"""Every statement with what each side thinks, what it expected of the other, and the state that follows."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.coorientation import STATES
from dialogue_app.analyses.both_sides.perceptions import Perceived, Perceptions
from dialogue_app.analyses.both_sides.sides import OTHER
from dialogue_app.core.commands.seats import SIDE_CODES
from dialogue_app.reports.cells import Answer, Cell, CellText, WrittenText, step, title
from dialogue_app.reports.perceptions.content import MISJUDGED
from dialogue_app.reports.report import ReportColumn, ReportRow, Table
from dialogue_app.support.translation import _


def table(perceptions: Perceptions) -> Table:
    """The statements in their order."""
    columns = [ReportColumn(_("Code"), 9), ReportColumn(_("Statement"))]
    for side in OTHER:
        columns += [
            ReportColumn(_("{side} own").format(side=SIDE_CODES[side]), 9, spare=1),
            ReportColumn(_("{side} expects").format(side=SIDE_CODES[side]), 12),
            ReportColumn(_("Error"), 7, spare=2),
            ReportColumn(_("State of {side}").format(side=SIDE_CODES[side]), 16),
        ]
    return Table(tuple(columns), tuple(_row(statement) for statement in perceptions.statements))


def _row(perception: Perceived) -> ReportRow:
    cells: list[Cell] = [
        WrittenText(perception.item.code, "strong"),
        title(perception.item.title, perception.item.note),
    ]
    for side in OTHER:
        state = perception.coorientation[side]
        late = perception.said.is_late("meta", side)
        cells += [
            Answer(perception.said.value("own", side), "AGREE5", short=True),
            Answer(perception.said.value("meta", side), "AGREE5", short=True),
            step(state.error),
            CellText(
                _("After the fact") if late else _(STATES[state.state]),
                "strong" if state.state in MISJUDGED else "soft",
            ),
        ]
    return ReportRow(tuple(cells), perception.item.id)
