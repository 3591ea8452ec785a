"""Which attributes of a record refer to other records, and to which."""

from __future__ import annotations

import dataclasses

from dialogue_app.core import form
from dialogue_app.core.records import Entry, Record

REFERRING = ("ref", "refs", "party", "parties")


def references(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Name and label (not translated; empty if it has none) of the attributes that refer to others."""
    hidden = ("session", "item", "party") if kind is Entry else ("session",)
    return tuple(
        (attribute.name, ask.label)
        for attribute in dataclasses.fields(kind)
        if (ask := form.ask_of(attribute)).kind in REFERRING
        or (ask.kind == "hidden" and attribute.name in hidden)
    )


def targets(record: Record, name: str) -> tuple[str, ...]:
    """The ids that an attribute of a record refers to."""
    value = getattr(record, name)
    values = (value,) if isinstance(value, str) else value
    return tuple(one for one in values if one)
