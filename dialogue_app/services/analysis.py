"""Every analysis of a session as plain values for JSON: stable keys, numbers unrounded, null for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dialogue_app.analyses.both_sides.coorientation import Coorientation
from dialogue_app.analyses.both_sides.two_way import TwoWayOverview, two_way
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL, INTERNAL, SIDES, Session
from dialogue_app.core.template import Template
from dialogue_app.core.visibility.unsealed_only import shut
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """One session of a dialogue on its template."""

    dialogue: Dialogue
    session: str
    template: Template

    def code(self, who: str) -> str:
        """The short code of a party or side."""
        return answerer(self.dialogue, who).code


def session_of(dialogue: Dialogue, number: int | None) -> Session:
    """The session of this number, or the last one. Raises Refused if there is none."""
    found = [one for one in dialogue.sessions() if number in (None, one.number)]
    if not found:
        raise Refused(_("There is no session {n} in this file. Nothing was changed.").format(n=number))
    return found[-1]


COUNTERPART = {INTERNAL: EXTERNAL, EXTERNAL: INTERNAL}
"""Which kind of track is the other one of which."""


def hold(dialogue: Dialogue, number: int | None = None) -> Held:
    """A session of a dialogue, ready to be analysed. Raises Refused if there is none."""
    session = session_of(dialogue, number)
    return Held(dialogue, session.id, template_of(session))


def refuse_other(dialogue: Dialogue, other: Dialogue | None) -> None:
    """Raises Refused for a second file that is not the other track of this one: it would be ignored."""
    if other is None or COUNTERPART.get(dialogue.track.track) == other.track.track:
        return
    if dialogue.track.track not in COUNTERPART:
        raise Refused(_("This file has no other track; analyse it alone. Nothing was written."))
    raise Refused(_("The second file is not the other track of the first one. Nothing was written."))


def analyse(dialogue: Dialogue, number: int | None = None, other: Dialogue | None = None) -> Json:
    """The analyses that have no report yet; ``reports.export.analyse`` puts the others with them."""
    here = hold(shut(dialogue, template_of), number)
    there = hold(shut(other, template_of)) if other is not None and other.sessions() else None
    outside = there if dialogue.track.track == INTERNAL else here
    faced = two_way(outside.dialogue, outside.session, outside.template) if outside else None
    return {
        "coorientation": _verdict_states(outside, faced),
    }


def _verdict_states(held: Held | None, faced: TwoWayOverview | None) -> list[Json]:
    if held is None or faced is None:
        return []
    return [
        _state(held, one.item.code, side, one.coorientation[side], _three(
            one.said.value("on_self", side),
            one.said.value("prediction", side),
            one.said.value("on_other", _other(side)),
        ))
        for one in faced.activities
        for side in SIDES
        if one.said.value("prediction", side) or one.said.value("on_self", side)
    ]  # fmt: skip


def _other(side: str) -> str:
    return next(one for one in SIDES if one != side)


def _three(own: str, predicted: str, actual: str) -> Json:
    return {"own": _value(own), "predicted": _value(predicted), "actual": _value(actual)}


def _state(held: Held, item: str, side: str, state: Coorientation, values: Json) -> Json:
    return {
        "item": item,
        "predictor": held.code(side),
        **values,
        "gap": state.gap,
        "perceived_gap": state.perceived_gap,
        "error": state.error,
        "state": state.state,
    }


def _value(value: str) -> int | str | None:
    """A level as a number, a status as its code, a blank as null."""
    return int(value) if value.isdigit() else value or None
