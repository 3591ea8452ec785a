"""Which attributes of a record refer to other records, and to which."""

from __future__ import annotations

import dataclasses

from dialogue_app.core import form
from dialogue_app.core.form import Ask
from dialogue_app.core.records import Record

REFERRING = ("ref", "refs", "party", "parties")


def references(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Name and label (not translated; empty if it has none) of the attributes that refer to others."""
    return tuple((name, ask.label) for name, ask in referring(kind))


def referring(kind: type[Record]) -> tuple[tuple[str, Ask], ...]:
    """Name and question of the attributes that refer to others, those that nobody is asked for too."""
    asks = ((attribute.name, form.ask_of(attribute)) for attribute in dataclasses.fields(kind))
    return tuple((name, ask) for name, ask in asks if ask.value_kind in REFERRING)


def targets(record: Record, name: str) -> tuple[str, ...]:
    """The ids that an attribute of a record refers to."""
    value = getattr(record, name)
    values = (value,) if isinstance(value, str) else value
    return tuple(value for value in values if value)
