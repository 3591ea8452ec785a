"""Canaries: a string of its own in every text of every record above Participants, so that a trace shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.form import ask_of
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import Listed, Record, Session

CANARY = "Kanarie"
"""How every canary begins; what follows numbers it."""

WRITTEN = ("line", "text", "quote")
LOW = ("OPEN", "PART")


def is_high(record: Record) -> bool:
    """Whether a record is marked above Participants. What carries no marking is not looked at."""
    return getattr(record, "marking", "OPEN") not in LOW


def planted(dialogue: Dialogue, records: Iterable[Record] | None = None, canary: str = CANARY) -> Dialogue:
    """The dialogue with a canary in every text of these records, or of all above Participants."""
    chosen = {
        record.id for record in (filter(is_high, dialogue.everything()) if records is None else records)
    }
    return Dialogue(
        with_canaries(record, canary) if record.id in chosen else record for record in dialogue.everything()
    )


def with_canaries(record: Record, canary: str = CANARY) -> Record:
    """A record with a canary in each of its texts."""
    values: dict[str, Any] = {}
    for attribute in dataclasses.fields(record):
        if ask_of(attribute).kind in WRITTEN:
            values[attribute.name] = f"{canary} {type(record).__name__} {attribute.name} {record.id[:8]}"
    return dataclasses.replace(record, **values)


def one_of_each(dialogue: Dialogue, session: Session, marking: str) -> Iterator[Listed]:
    """A record of every listed kind with this marking, canaries in its texts, in no field of the template."""
    for kind in KINDS:
        if issubclass(kind, Listed):
            record = kind(id=f"{kind.__name__:0>32.32}", session=session.id, marking=marking)
            yield with_canaries(record)  # type: ignore[misc]


def texts_of(dialogue: Dialogue) -> str:
    """Everything a dialogue holds, as one text."""
    return "\n".join(repr(record) for record in dialogue.everything())
