"""Who seals a field, how far they have come, and when they sealed and unsealed."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.form import questions
from dialogue_app.core.kinds import LISTED_BY_NAME
from dialogue_app.core.records import SIDES, Listed
from dialogue_app.core.sealing import answers_of, is_sealed
from dialogue_app.core.seats import answerer, answerers
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.items import items_of, list_records, record_name

LIST_KINDS = ("record_list", "read_back")


@dataclass(frozen=True, slots=True)
class Seal:
    """What one side or party (or everybody, with an empty ``who``) has entered and sealed in a field.

    ``of`` is 0 where any number may be entered. ``loose`` were never sealed, ``sealed`` are sealed now;
    the times are the latest of each, empty where there is none.
    """

    who: str
    name: str
    entered: int
    of: int
    loose: int
    sealed: int
    sealed_at: str
    unsealed_at: str


def seals_of(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> tuple[Seal, ...]:
    """Those who seal a field, each with its state: the sides where they answer, else everybody at once."""
    return tuple(_seal(dialogue, session, template, field, who) for who in sealers(dialogue, session, field))


def sealers(dialogue: Dialogue, session: str, field: TemplateField) -> tuple[str, ...]:
    """Who seals a field on its own; one empty text where everybody seals together."""
    if field.kind in LIST_KINDS:
        if "by" not in dict(questions(LISTED_BY_NAME[record_name(field)])):
            return ("",)
        by = (str(getattr(one, "by", "")) for one in list_records(dialogue, session, field))
        named = dict.fromkeys(who for who in by if who)
        spoken_for = {answerer(dialogue, who).side for who in named if who not in SIDES}
        sides = (side for side in SIDES if side in named or side not in spoken_for)
        return tuple(dict.fromkeys([*sides, *named]))
    return SIDES if field.columns == "sides" else ("",)


def _seal(dialogue: Dialogue, session: str, template: Template, field: TemplateField, who: str) -> Seal:
    found = list(answers_of(dialogue, session, field, who))
    entered = sum(1 for one in found if isinstance(one, Listed) or one.value)
    return Seal(
        who=who,
        name=answerer(dialogue, who).name if who else "",
        entered=entered,
        of=_places(dialogue, session, template, field, who),
        loose=sum(1 for one in found if not one.sealed_at),
        sealed=sum(1 for one in found if is_sealed(one)),
        sealed_at=max((one.sealed_at for one in found), default=""),
        unsealed_at=max((one.unsealed_at for one in found), default=""),
    )


def _places(dialogue: Dialogue, session: str, template: Template, field: TemplateField, who: str) -> int:
    if field.kind in LIST_KINDS:
        return 0
    rows = len(items_of(dialogue, session, template, field)) if field.items else 1
    people = 1 if who or not field.columns else len(answerers(dialogue, session, field))
    return rows * people * max(1, len(field.aspects))
