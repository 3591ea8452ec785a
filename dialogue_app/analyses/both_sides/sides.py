"""What each side said about every item of a two-way field: own view, prediction, the other's view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import ALLIANCE, RUSSIA, Entry
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.late_entries import is_late
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.fields.items import Item, items_of

OTHER = {ALLIANCE: RUSSIA, RUSSIA: ALLIANCE}


@dataclass(frozen=True, slots=True)
class Said:
    """Values of both sides on one item: direction -> side -> value (blank where nothing is recorded,
    or where it is sealed still).

    ``late`` holds the (direction, side) of entries made after the fact.
    """

    item: Item
    values: Mapping[str, Mapping[str, str]]
    late: frozenset[tuple[str, str]] = frozenset()

    def value(self, direction: str, side: str) -> str:
        """One value; blank where nothing is recorded."""
        return self.values.get(direction, {}).get(side, "")

    def is_late(self, direction: str, side: str) -> bool:
        """Whether a value was given after the fact."""
        return (direction, side) in self.late

    def counted(self, direction: str, side: str) -> str:
        """One value as it counts: blank where it was given after the fact."""
        return "" if self.is_late(direction, side) else self.value(direction, side)


def direction_fields(template: Template, scale: str) -> dict[str, TemplateField]:
    """The fields that the two sides answer on one scale, by direction; the first of each counts."""
    fields: dict[str, TemplateField] = {}
    for _stage, field in template.fields():
        if field.direction and field.columns == "sides" and field.scale == scale and not field.of:
            fields.setdefault(field.direction, field)
    return fields


def said(dialogue: Dialogue, session: str, template: Template, scale: str) -> Iterator[Said]:
    """Every item on which the sides answer on one scale, in order."""
    fields = direction_fields(template, scale)
    base = fields.get("on_other") or fields.get("own")
    if base is None:
        return
    for item in items_of(dialogue, session, template, base):
        entries = {
            (direction, side): entry
            for direction, field in fields.items()
            for side in OTHER
            if (entry := dialogue.entry(session, field.entry_field, item.id, side)) is not None
        }
        yield Said(
            item=item,
            values={
                direction: {side: _value(entries.get((direction, side))) for side in OTHER}
                for direction in fields
            },
            late=frozenset(place for place, entry in entries.items() if is_late(entry)),
        )


def _value(entry: Entry | None) -> str:
    return "" if entry is None or is_sealed(entry) else entry.value
