"""The sample with a canary in everything that is sealed: whatever shows one shows too much."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.edits import Edit, added
from dialogue_app.core.records import ALLIANCE, RUSSIA, Entry, Record, Seal, Session
from dialogue_app.services.templates import template_of
from tests.services.amber_sea import exercise, external, internal

CANARY = "canarybird"
_TEXTS = ("value", "second", "confidence", "reason", "text", "minority", "owner")


def sung(record: Record, number: int, **values: Any) -> Record:
    """A record with a canary of its own in every text that somebody writes."""
    names = {field.name for field in dataclasses.fields(record)}
    texts = {name: f"{CANARY}{number}{name}" for name in _TEXTS if name in names}
    return dataclasses.replace(record, **(texts | values))


def planted(dialogue: Dialogue, *, sealed: bool = True) -> Dialogue:
    """Every answer that was sealed and unsealed is sealed again (or was never sealed), with a canary."""
    at = {} if sealed else {"sealed_at": ""}
    edits: list[Edit] = []
    for kind in (Entry, Prediction, Seal):
        for number, record in enumerate(dialogue.of(kind).values()):
            if not record.sealed_at:  # type: ignore[attr-defined]
                continue
            if isinstance(record, Seal):
                after: Record | None = dataclasses.replace(record, unsealed_at="") if sealed else None
            else:
                after = sung(record, number, unsealed_at="", **at)
            edits.append(Edit(record, after))
    return dialogue.apply(edits)


@cache
def sealed_internal() -> Dialogue:
    return planted(internal())


@cache
def sealed_external() -> Dialogue:
    return planted(external())


@cache
def loose_internal() -> Dialogue:
    return planted(internal(), sealed=False)


@cache
def loose_external() -> Dialogue:
    return planted(external(), sealed=False)


@cache
def sealed_exercise() -> Dialogue:
    """The exercise with canaries in every sealed field, sealed."""
    dialogue = exercise()
    session: Session = dialogue.sessions()[-1]
    records: list[Record] = []
    for _stage, field in template_of(session).fields():
        if not field.sealed:
            continue
        for side, other in ((ALLIANCE, RUSSIA), (RUSSIA, ALLIANCE)):
            place = {"session": session.id, "field": field.key, "sealed_at": "2026-03-26T13:44:00+01:00",
                     "marking": field.marking}  # fmt: skip
            if field.kind == "record_list":
                record: Record = Prediction(id=f"{field.key}{side}", by=side, about=other, **place)
            else:
                item = next(
                    record_record.id
                    for record_record in dialogue.everything()
                    if getattr(record_record, "field", "") == field.items
                )
                record = Entry(id=f"{field.key}{side}", item=item, party=side, **place)
            records.append(sung(record, len(records)))
    return dialogue.apply(added(*records))


EVERY = (sealed_internal, sealed_external, sealed_exercise, loose_internal, loose_external)
