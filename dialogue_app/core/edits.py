"""How a dialogue changes: an edit replaces one record, a change is edits under one name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from dialogue_app.core.records import Entry, FieldSkip, Listed, Record, Seal

_IN_A_FIELD = (Entry, FieldSkip, Listed, Seal)


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after. Nothing before: it is added; nothing after: it is removed."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record that remains, or else the one that went."""
        either = self.after or self.before
        if either is None:
            raise ValueError("an edit has a record before or after")
        return either

    @property
    def kind(self) -> type[Record]:
        """The class of the record."""
        return type(self.record)

    def reversed(self) -> Edit:
        """The edit that undoes this one."""
        return Edit(self.after, self.before)


@dataclass(frozen=True)
class Change:
    """Edits that are made, saved, undone and redone together. ``name`` is shown as what is undone.

    ``merge_key``: two changes in a row with the same key that is not empty may be undone as one
    (typing in one text). What the edits touch is found once, however many ask.
    """

    name: str
    edits: tuple[Edit, ...]
    merge_key: str = ""

    def __bool__(self) -> bool:
        return bool(self.edits)

    @cached_property
    def kinds(self) -> frozenset[type[Record]]:
        """The kinds of record that this change touches."""
        return frozenset(edit.kind for edit in self.edits)

    @cached_property
    def fields(self) -> frozenset[tuple[str, str]]:
        """(session, field) of what stands in a field, before or after; ``field`` as entries name it."""
        return frozenset(
            (record.session, record.field)
            for edit in self.edits
            for record in (edit.before, edit.after)
            if isinstance(record, _IN_A_FIELD)
        )

    def reversed(self) -> Change:
        """The change that undoes this one, under the same name."""
        return Change(self.name, tuple(edit.reversed() for edit in reversed(self.edits)), "")

    def then(self, later: Change) -> Change:
        """This change and a later one as one, under this one's name."""
        return Change(self.name, self.edits + later.edits, self.merge_key)


def touches(change: Change | None, kinds: Collection[type[Record]], *fields: tuple[str, str]) -> bool:
    """Whether a change touches records of these kinds, or what stands in one of these fields, each as
    (session, field). No change stands for: everything may be another.
    """
    return change is None or not change.kinds.isdisjoint(kinds) or not change.fields.isdisjoint(fields)


def added(*new: Record) -> tuple[Edit, ...]:
    """Edits that add these records."""
    return tuple(Edit(None, record) for record in new)


def removed(*old: Record) -> tuple[Edit, ...]:
    """Edits that remove these records."""
    return tuple(Edit(record, None) for record in old)
