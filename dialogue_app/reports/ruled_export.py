"""The analyses of a session as its attribution rule lets them leave the room: null is what it hides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.reports.export import analyse
from dialogue_app.reports.plain_values import Json
from dialogue_app.services.analysis import session_of
from dialogue_app.services.audience.disclosure import FEWEST_ANSWERS_FOR_COUNTS, Disclosure
from dialogue_app.services.audience.uncounted import Question, counted
from dialogue_app.services.audience.withheld import Withheld
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _

_OF_FEW = ("activity", "context", "seats")
"""What is told of an activity whose answers are in no count."""
_RECORDS = ("activity", "item", "id", "signal", "ranking", "seams", "dominated_by")
"""What is named by the code of a record, which is no party's."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """The analyses, and what of them was withheld: a sentence each."""

    found: Json
    sentences: tuple[str, ...]


def analyse_as_ruled(dialogue: Dialogue, number: int | None = None, other: Dialogue | None = None) -> Ruled:
    """Every analysis of a session as its attribution rule allows, and of the other track as that of its last
    session does. Raises Refused for an unknown session, and where one is off the record.
    """
    session = session_of(dialogue, number)
    last = other.sessions()[-1] if other is not None and other.sessions() else None
    rules = [Disclosure(dialogue, session)]
    here, there = counted(dialogue, template_of, session), other
    rows = frozenset(one for one in here.rows if one[0] == session.id)
    if other is not None and last is not None:
        rules.append(Disclosure(other, last))
        beyond = counted(other, template_of)
        there, rows = beyond.dialogue, rows | {one for one in beyond.rows if one[0] == last.id}
    if any(one.agreed_only for one in rules):
        raise Refused(
            _(
                "A session is off the record, and analyses are made of single answers. Nothing was written. "
                "With --named everything is written, for those who may see it."
            )
        )
    found = analyse(here.dialogue, number, there)
    hidden = False
    for rule in rules:
        if not rule.parties_named and not rule.about_sides and rule.dialogue.track.track != EXTERNAL:
            found, hidden = _without_parties(found, rule, some=bool(rows)), True
        if not rule.sides_named and rule.dialogue.track.track != INTERNAL:
            found, hidden = _without_sides(found), True
    return Ruled(found, _sentences(rows, hidden=hidden))


def _without_parties(found: Json, rule: Disclosure, *, some: bool) -> Json:
    """How many gave what, but not who; of few seats not that either, nor of an activity that nobody seems to
    have answered where ``some`` answers are in no count.
    """
    codes = frozenset(one.code for one in rule.dialogue.parties())
    made: Json = _nobody(found, codes)
    few = len(rule.dialogue.seats(rule.session.id)) < FEWEST_ANSWERS_FOR_COUNTS
    rows = [_told(row) if few or (some and not row["n"]) else row for row in made["unity"]]
    if not few:
        return made | {"unity": rows}
    options = [one | {"shift": None, "risk": None, "dominated_by": None} for one in made["options"]]
    return (
        made | dict.fromkeys(("groups", "ranking", "seams", "change")) | {"unity": rows, "options": options}
    )


def _told(row: Json) -> Json:
    return {key: value if key in _OF_FEW else None for key, value in row.items()}


def _nobody(value: Any, codes: frozenset[str]) -> Any:
    """A value with nothing in place of each party, and of all that is told party by party."""
    if isinstance(value, list):
        return [_nobody(one, codes) for one in value]
    if isinstance(value, dict):
        if not codes.isdisjoint(value):
            return None
        return {key: one if key in _RECORDS else _nobody(one, codes) for key, one in value.items()}
    return None if isinstance(value, str) and value in codes else value


def _without_sides(found: Json) -> Json:
    """Where the sides stand to one another, but not which of them says what."""
    zones: list[dict[str, Any]] = found["zones"]
    return found | {
        "zones": [one | {"alliance": None, "russia": None, "flags": None} for one in zones],
        "coorientation": None,
        "prediction": None,
        "signals": found["signals"] | {"mean_shift": None},
        "seams": None,
    }


def _sentences(rows: frozenset[Question], *, hidden: bool) -> tuple[str, ...]:
    withheld = Withheld()
    withheld.uncounted = rows
    if not hidden:
        return withheld.of_counts()
    null = _("Who gave which answer is withheld by the attribution rule: null stands in its place.")
    return (null, *withheld.of_counts())
