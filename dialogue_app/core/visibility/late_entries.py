"""When an answer to a sealed field comes after the fact: the one rule, here and nowhere else.

The method (2.0, Sealed prediction): each side enters, seals, hears the statement of the other, and only
then unseals; "a late entry after the statement is allowed but flagged 'after the fact' and excluded from
scores". An answer is after the fact if it was entered, changed or sealed

1. after the same party had sealed what it had entered in this field before, or
2. after what it predicts had been stated:
   * in a matrix of two sides (``predicts`` of the field): when the other side's answer to the same row is
     recorded and shown, that is, neither sealed nor hidden until a reveal, and, where the template names
     a field with the time of the reveal (``shown_from``), that time is recorded;
   * in a matrix of seats: when the predicted table has been revealed, or somebody has unsealed here;
   * in a list of predictions: when the side that the prediction is about has stated a red line in this
     session; one carried over from an earlier session was stated there, and does not count.

The program flags it; nobody takes the flag away again. It is shown and printed, and no score counts it.
"""

from __future__ import annotations

import dataclasses
from typing import TypeVar, cast

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction, RedLine
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import SIDES, Entry, Listed, Party, Record
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.hidden_answers import hidden_fields, revealed_at
from dialogue_app.core.visibility.seal_state import YES, answers_of, is_late, is_sealed
from dialogue_app.core.wording.voided_answers import VOID, is_void
from dialogue_app.support.translation import _

__all__ = [
    "YES",
    "comes_late",
    "flagged",
    "is_late",
    "is_stated",
    "late_as",
    "line_stated",
    "reflagged",
]

R = TypeVar("R", bound=Record)
L = TypeVar("L", bound=Listed)


def late_as(dialogue: Dialogue, field: TemplateField, before: Entry | None, after: Entry) -> str:
    """The flag of an entry as it is recorded now: kept, or set because its answer is another one and comes
    after the fact.
    """
    if before is not None and is_late(before):
        return YES
    if is_void(after):
        return VOID
    same = before is not None and _answer(before) == _answer(after)
    if is_late(after) or (not same and comes_late(dialogue, after.session, field, after.item, after.party)):
        return YES
    return ""


def _answer(entry: Entry) -> tuple[str, ...]:
    return entry.value, entry.second, entry.confidence, entry.reason


def comes_late(dialogue: Dialogue, session: str, field: TemplateField, item: str, party: str) -> bool:
    """Whether an answer that a party gives now to a row of a sealed field comes after the fact."""
    return field.sealed and (
        any(
            answer.sealed_at
            for answer in answers_of(dialogue, session, field, party)
            if isinstance(answer, Entry)
        )
        or is_stated(dialogue, session, field, item, party)
    )


def is_stated(dialogue: Dialogue, session: str, field: TemplateField, item: str, party: str) -> bool:
    """Whether what a party predicts in a row of a sealed matrix has been stated already."""
    if party not in SIDES:
        unsealed = any(answer.unsealed_at for answer in answers_of(dialogue, session, field))
        return unsealed or bool(field.predicts and revealed_at(dialogue, session, field.predicts))
    if not field.predicts or field.predicts in hidden_fields(dialogue, session):
        return False
    if field.shown_from and not _shows(dialogue, session, field.shown_from, "", ""):
        return False
    return _shows(dialogue, session, field.predicts, item, _other(party))


def _shows(dialogue: Dialogue, session: str, field: str, item: str, party: str) -> bool:
    """Whether somebody's answer to a row is recorded and not sealed."""
    cells = dialogue.item_entries(session, field, item)
    return any(
        bool(entry.value) and not is_sealed(entry)
        for (answering, _aspect, _round), entry in cells.items()
        if answering == party
    )


def reflagged(dialogue: Dialogue, before: R, after: R) -> R:
    """A record as it is changed now: a prediction that says something else is judged anew.

    Raises Refused where the flag would be taken away.
    """
    if not (isinstance(before, Prediction) and isinstance(after, Prediction)):
        return after
    if is_late(before) and not is_late(after):
        raise Refused(
            _("What was entered after the fact stays marked so; no score counts it. Nothing was changed.")
        )
    said = _said(before) == _said(after)
    return after if said else cast("R", flagged(dialogue, after))


def _said(prediction: Prediction) -> tuple[str, ...]:
    return (
        prediction.by,
        prediction.about,
        prediction.kind,
        prediction.item,
        prediction.text,
        prediction.value,
        prediction.confidence,
        prediction.minority,
    )


def flagged(dialogue: Dialogue, record: L) -> L:
    """A prediction of a list as it is recorded now: flagged if it comes after the fact."""
    if not isinstance(record, Prediction) or is_late(record):
        return record
    if not (_has_sealed(dialogue, record) or line_stated(dialogue, record)):
        return record
    return cast("L", dataclasses.replace(record, after_the_fact=YES))


def _has_sealed(dialogue: Dialogue, record: Prediction) -> bool:
    """Whether the party of a prediction has sealed others in the same list."""
    others = dialogue.listed(Prediction, record.session, record.field)
    return bool(record.by) and any(other.by == record.by and other.sealed_at for other in others)


def line_stated(dialogue: Dialogue, record: Prediction) -> bool:
    """Whether the side that a prediction is about has stated a red line in this session."""
    side = _side(dialogue, record.about) or _other(_side(dialogue, record.by))
    return bool(side) and side in _sides_with_lines(dialogue, record.session)


def _sides_with_lines(dialogue: Dialogue, session: str) -> frozenset[str]:
    """The sides that have stated a red line in a session, found once for all predictions."""

    def find() -> frozenset[str]:
        lines = dialogue.listed(RedLine, session)
        stated = (line for line in lines if line.statement.strip() and not line.carried_from)
        return frozenset(_side(dialogue, line.holder) for line in stated)

    return dialogue.derived(("sides with lines", session), frozenset({RedLine, Party}), find)


def _other(side: str) -> str:
    return next((one for one in SIDES if one != side), "") if side in SIDES else ""


def _side(dialogue: Dialogue, party_id: str) -> str:
    if party_id in SIDES:
        return party_id
    party = dialogue.get(Party, party_id)
    return party.side if party is not None else ""
