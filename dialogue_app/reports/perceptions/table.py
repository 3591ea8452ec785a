"""Every statement with what each side thinks, what it expected of the other, and the state that follows."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.coorientation import STATES
from dialogue_app.analyses.both_sides.perceptions import Perceived, Perceptions
from dialogue_app.analyses.both_sides.sides import OTHER
from dialogue_app.core.commands.seats import SIDE_CODES
from dialogue_app.reports.cells import Answer, Cell, Text, Words, step, title
from dialogue_app.reports.perceptions.content import MISJUDGED
from dialogue_app.reports.report import Column, Row, Table
from dialogue_app.support.translation import _


def table(perceptions: Perceptions) -> Table:
    """The statements in their order."""
    columns = [Column(_("Code"), 9), Column(_("Statement"))]
    for side in OTHER:
        columns += [
            Column(_("{side} own").format(side=SIDE_CODES[side]), 9, spare=1),
            Column(_("{side} expects").format(side=SIDE_CODES[side]), 12),
            Column(_("Error"), 7, spare=2),
            Column(_("State of {side}").format(side=SIDE_CODES[side]), 16),
        ]
    return Table(tuple(columns), tuple(_row(statement) for statement in perceptions.statements))


def _row(one: Perceived) -> Row:
    cells: list[Cell] = [Words(one.item.code, "strong"), title(one.item.title, one.item.note)]
    for side in OTHER:
        state = one.coorientation[side]
        late = one.said.is_late("meta", side)
        cells += [
            Answer(one.said.value("own", side), "AGREE5", short=True),
            Answer(one.said.value("meta", side), "AGREE5", short=True),
            step(state.error),
            Text(
                _("After the fact") if late else _(STATES[state.state]),
                "strong" if state.state in MISJUDGED else "soft",
            ),
        ]
    return Row(tuple(cells), one.item.id)
