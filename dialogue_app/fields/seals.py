"""Who seals a field, how far they have come, and what their seals say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from dialogue_app.core.commands.seats import answerer, answerers
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.form import questions
from dialogue_app.core.kinds import KINDS, LISTED_BY_NAME
from dialogue_app.core.records import EXTERNAL, SIDES, Listed, Seal
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.late_entries import is_late, is_stated, line_stated
from dialogue_app.core.visibility.seal_digest import verify
from dialogue_app.core.visibility.seals import (
    Sealable,
    answers_of,
    is_disclosed,
    is_sealed,
    may_disclose,
    seals,
    whose,
)
from dialogue_app.fields.items import items_of, list_records, record_name
from dialogue_app.fields.registry import field_kind


@dataclass(frozen=True, slots=True)
class SealState:
    """What one side or party (or everybody, with an empty ``who``) has entered and sealed in a field.

    ``of`` is 0 where any number may be entered. ``loose`` were never sealed, ``sealed`` are sealed now,
    ``late`` came after the fact, ``disclosable`` are unsealed and not shown to the other side; the times are
    the latest of each, empty where there is none. ``goes_out``: what is disclosed also leaves the file, in a
    copy for the other side and as a number in an external brief. ``stated``: the other side has stated, so
    that what is entered or sealed now comes after the fact. ``seals``: those made, in order; ``broken``:
    those of them that are unsealed and do not fit what is recorded.
    """

    who: str
    name: str
    entered: int
    of: int
    loose: int
    sealed: int
    sealed_at: str
    unsealed_at: str
    late: int = 0
    disclosable: int = 0
    disclosed: bool = False
    goes_out: bool = False
    stated: bool = False
    seals: tuple[Seal, ...] = ()
    broken: tuple[Seal, ...] = ()


def seals_of(
    dialogue: Dialogue, session: str, template: Template, field: TemplateField
) -> tuple[SealState, ...]:
    """Those who seal a field, each with its state: the sides where they answer, else everybody at once."""
    who_seals = sealers(dialogue, session, field)
    answers: dict[str, list[Sealable]] = {}
    for answer in answers_of(dialogue, session, field):
        answers.setdefault(whose(answer) if any(who_seals) else "", []).append(answer)
    return tuple(
        _state(dialogue, session, template, field, sealer, answers.get(sealer, [])) for sealer in who_seals
    )


def sealers(dialogue: Dialogue, session: str, field: TemplateField) -> tuple[str, ...]:
    """Who seals a field on its own; one empty text where everybody seals together."""
    if field_kind(field).lists:
        if not says_whose(field):
            return ("",)
        by = (str(getattr(record, "by", "")) for record in list_records(dialogue, session, field))
        named = dict.fromkeys(sealer for sealer in by if sealer)
        spoken_for = {answerer(dialogue, sealer).side for sealer in named if sealer not in SIDES}
        sides = (side for side in SIDES if side in named or side not in spoken_for)
        return tuple(dict.fromkeys([*sides, *named]))
    return SIDES if field.columns == "sides" else ("",)


def says_whose(field: TemplateField) -> bool:
    """Whether the records of a sealed field ask by whom they are, so that one may belong to nobody yet."""
    return field_kind(field).lists and "by" in dict(questions(LISTED_BY_NAME[record_name(field)]))


def nobodys(dialogue: Dialogue, session: str, field: TemplateField) -> int:
    """How many records of a sealed list do not say whose they are, so that nobody can seal them."""
    if not says_whose(field):
        return 0
    records = list_records(dialogue, session, field)
    return sum(
        1 for record in records if not getattr(record, "by", "") and not getattr(record, "sealed_at", "")
    )


def fits(dialogue: Dialogue, seal: Seal) -> bool:
    """Whether a seal fits what is recorded. It is looked at again only when something has changed."""
    return dialogue.derived(("seal fits", seal), frozenset(KINDS), partial(verify, dialogue, seal))


def _state(
    dialogue: Dialogue,
    session: str,
    template: Template,
    field: TemplateField,
    party: str,
    sealable: list[Sealable],
) -> SealState:
    """The state of one who seals, with what they have entered."""
    own_seals = tuple(seal for seal in seals(dialogue, session, field) if party in ("", seal.party))
    open_ones = [answer for answer in sealable if answer.unsealed_at]
    shared = may_disclose(dialogue, field)
    return SealState(
        who=party,
        name=answerer(dialogue, party).name if party else "",
        entered=sum(1 for answer in sealable if isinstance(answer, Listed) or answer.value),
        of=_places(dialogue, session, template, field, party),
        loose=sum(1 for answer in sealable if not answer.sealed_at),
        sealed=sum(1 for answer in sealable if is_sealed(answer)),
        sealed_at=max((answer.sealed_at for answer in sealable), default=""),
        unsealed_at=max((answer.unsealed_at for answer in sealable), default=""),
        late=sum(1 for answer in sealable if is_late(answer)),
        disclosable=sum(1 for answer in open_ones if not is_disclosed(answer)) if shared else 0,
        disclosed=shared and any(is_disclosed(answer) for answer in open_ones),
        goes_out=shared and dialogue.track.track == EXTERNAL,
        stated=_stated(dialogue, session, template, field, party),
        seals=own_seals,
        broken=tuple(seal for seal in own_seals if seal.unsealed_at and not fits(dialogue, seal)),
    )


def _stated(dialogue: Dialogue, session: str, template: Template, field: TemplateField, party: str) -> bool:
    """Whether anything that this field predicts has been stated."""
    if field_kind(field).lists:
        return bool(party) and line_stated(dialogue, Prediction(session=session, by=party))
    rows = [item.id for item in items_of(dialogue, session, template, field)] if field.items else [""]
    return any(is_stated(dialogue, session, field, row, party) for row in rows)


def _places(dialogue: Dialogue, session: str, template: Template, field: TemplateField, party: str) -> int:
    if field_kind(field).lists:
        return 0
    rows = len(items_of(dialogue, session, template, field)) if field.items else 1
    people = 1 if party or not field.columns else len(answerers(dialogue, session, field))
    return rows * people * max(1, len(field.aspects))
