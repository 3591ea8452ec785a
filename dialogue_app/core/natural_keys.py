# ruff: noqa: SLF001 - an index builds another one
"""Natural keys: what tells a record from every other of its kind, in every copy of the dialogue.

Ids are random and tell two records apart, never what they are about. A cell is (session, field, item, party,
aspect, round), a seat (session, party), a session its number: where a kind declares such a key on its record,
there is one record for each key. A second one is refused wherever records come from. A record in which a
required part of its key is not recorded (an activity without a code) has no key yet.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple, cast

from dialogue_app.core import form
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.kinds import KINDS, title_of
from dialogue_app.core.records import CatalogueItem, Entry, Party, Record, SelectedItem, Session
from dialogue_app.support.translation import _

Find = Callable[[str], Record | None]
"""The record of an id, if there is one."""

KEYED: tuple[type[Record], ...] = tuple(kind for kind in KINDS if kind.natural_key)


class Second(Refused):
    """A second record where there may be one. Nothing changed."""

    def __init__(self, record: Record, find: Find) -> None:
        super().__init__(_already_there(record, find))


class Double(NamedTuple):
    """A record, and the one that stood there before it."""

    first: Record
    second: Record


def _key_reader(kind: type[Record]) -> Callable[[Record], object]:
    names = kind.natural_key
    if not names:
        return lambda _record: None
    read = cast("Callable[[Record], object]", attrgetter(*names))
    needed = [
        field.name
        for field in dataclasses.fields(kind)
        if field.name in names and form.ask_of(field).required
    ]
    if not needed:
        return read
    return lambda record: read(record) if all(getattr(record, name) for name in needed) else None


_READERS = {kind: _key_reader(kind) for kind in KINDS}


def key_reader(kind: type[Record]) -> Callable[[Record], object]:
    """What reads the natural key of a record of a kind: nothing (None) where the record has none."""
    return _READERS[kind]


def once(records: Iterable[Record]) -> tuple[tuple[Record, ...], tuple[Double, ...]]:
    """The records without those that stand where another stood before, and these."""
    kept: list[Record] = []
    doubles: list[Double] = []
    first_at: dict[tuple[type[Record], object], Record] = {}
    for record in records:
        key = key_reader(type(record))(record)
        first = record if key is None else first_at.setdefault((type(record), key), record)
        if first is record:
            kept.append(record)
        else:
            doubles.append(Double(first, record))
    return tuple(kept), tuple(doubles)


class KeyIndex:
    """The records of one kind by their natural key. Never changed: ``after`` gives another."""

    __slots__ = ("_at", "_key")

    def __init__(self, kind: type[Record], records: Iterable[Record], find: Find) -> None:
        """Raises Second if two records have one key."""
        self._key = key_reader(kind)
        self._at: dict[object, Record] = {}
        for record in records:
            self._put(record, find)

    def _put(self, record: Record, find: Find) -> None:
        key = self._key(record)
        if key is not None and self._at.setdefault(key, record) is not record:
            raise Second(record, find)

    def at(self, key: object) -> Record | None:
        """The record of this key."""
        return self._at.get(key)

    def after(self, edits: Sequence[Edit], find: Find) -> KeyIndex:
        """The index after edits of its kind. Raises Second if one puts a record where another stands."""
        changed = KeyIndex.__new__(KeyIndex)
        changed._key, changed._at = self._key, dict(self._at)
        come_to = net(edits)
        for edit in come_to:
            if edit.before is not None:
                changed._at.pop(self._key(edit.before), None)
        for edit in come_to:
            if edit.after is not None:
                changed._put(edit.after, find)
        return changed


def net(edits: Sequence[Edit]) -> list[Edit]:
    """What edits come to: one for each record, from what it was at first to what it is at last."""
    by_record: dict[str, Edit] = {}
    for edit in edits:
        earlier = by_record.get(edit.record.id)
        by_record[edit.record.id] = edit if earlier is None else Edit(earlier.before, edit.after)
    return list(by_record.values())


# -- how a place is called -----------------------------------------------------------------------------------


def place_of(record: Record, find: Find) -> str:
    """Where a record stands, in the words of its key: ``session 2, verdicts, MIL-03, ATL``."""
    parts = [_shown(name, getattr(record, name), find) for name in record.natural_key]
    return ", ".join(part for part in parts if part)


def _shown(name: str, value: object, find: Find) -> str:
    if name == "round":
        return _("round {n}").format(n=value) if value != 1 else ""
    text = str(value)
    record = find(text) if text else None
    if isinstance(record, Session):
        return _("session {n}").format(n=record.number)
    if isinstance(record, SelectedItem):
        return _shown("item", record.catalogue_item, find)
    return record.code if isinstance(record, Party | CatalogueItem) else text


def _already_there(record: Record, find: Find) -> str:
    if isinstance(record, Entry):
        sentence = _("There is an answer already in {place}; a cell holds one. Nothing was changed.")
    else:
        sentence = _("{kind}: {place} is there already, and can be there once. Nothing was changed.")
    return sentence.format(kind=title_of(type(record)), place=place_of(record, find) or _("an unnamed place"))
