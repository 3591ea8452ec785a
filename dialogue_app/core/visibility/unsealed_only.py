"""A dialogue without what nobody may see yet: what documents and analyses are made from.

It is enough to shut a dialogue once; whatever is made of it then cannot tell what it does not hold. A
sealed answer keeps that and when it was sealed, and whose it is; its content is gone. What waits for its
reveal, or stands in a sealed field and has not been sealed yet, is not there at all.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.kinds import LISTED
from dialogue_app.core.records import Entry, Record, Session
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.hidden_answers import hidden_fields, hidden_places
from dialogue_app.core.visibility.seal_state import Sealable, is_open, is_revealed, is_sealed, unsealed_by

_KEPT = frozenset(
    {"id", "session", "field", "item", "party", "aspect", "round", "position", "by", "sealed_at"}
)
"""What stays of a sealed answer: its place, whose it is, when it was sealed, and its marking."""

Waiting = dict[tuple[str, str], tuple[TemplateField, frozenset[str]]]


def shut(dialogue: Dialogue, template_of: Callable[[Session], Template]) -> Dialogue:
    """The dialogue without the content of closed answers; the same one if there are none."""
    hidden = hidden_places(dialogue)
    waiting = _waiting(dialogue, template_of)
    edits = [
        Edit(answer, _emptied(answer) if is_sealed(answer) else None)
        for answer in _answers(dialogue)
        if is_sealed(answer) or (answer.session, answer.field) in hidden or _waits(answer, waiting)
    ]
    return dialogue.apply(edits) if edits else dialogue


def closed_fields(dialogue: Dialogue, session: str, template: Template) -> frozenset[str]:
    """The keys of the fields of a session, which runs on ``template``, whose answers nobody may see yet: the
    entry keys of those that somebody hid until the reveal, and the keys of the sealed ones in which not
    everybody has unsealed.
    """
    sealed = {
        field.key
        for _stage, field in template.fields()
        if field.sealed and not is_revealed(dialogue, session, field)
    }
    return hidden_fields(dialogue, session) | sealed


def _answers(dialogue: Dialogue) -> Iterator[Sealable]:
    yield from dialogue.of(Entry).values()
    for kind in LISTED:
        yield from dialogue.of(kind).values()


def _waiting(dialogue: Dialogue, template_of: Callable[[Session], Template]) -> Waiting:
    """The sealed fields by session and entry key, with those who have unsealed there."""
    return {
        (session.id, field.entry_field): (field, unsealed_by(dialogue, session.id, field))
        for session in dialogue.sessions()
        for _stage, field in template_of(session).fields()
        if field.sealed
    }


def _waits(record: Sealable, waiting: Waiting) -> bool:
    result = waiting.get((record.session, record.field))
    return result is not None and not is_open(record, *result)


def _emptied(record: Sealable) -> Record:
    kept = _KEPT | {"marking"}
    values: dict[str, Any] = {
        field.name: field.default for field in dataclasses.fields(record) if field.name not in kept
    }
    return dataclasses.replace(record, **values)
