"""How a dialogue changes: an edit replaces one record, a change is edits under one name."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.core.records import Record


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after. Nothing before: it is added; nothing after: it is removed."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record that remains, or else the one that went."""
        found = self.after or self.before
        if found is None:
            raise ValueError("an edit has a record before or after")
        return found

    @property
    def kind(self) -> type[Record]:
        """The class of the record."""
        return type(self.record)

    def reversed(self) -> Edit:
        """The edit that undoes this one."""
        return Edit(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """Edits that are made, saved, undone and redone together. ``name`` is shown as what is undone.

    ``merge_key``: two changes in a row with the same key that is not empty may be undone as one
    (typing in one text).
    """

    name: str
    edits: tuple[Edit, ...]
    merge_key: str = ""

    def __bool__(self) -> bool:
        return bool(self.edits)

    @property
    def kinds(self) -> frozenset[type[Record]]:
        """The kinds of record that this change touches."""
        return frozenset(edit.kind for edit in self.edits)

    def reversed(self) -> Change:
        """The change that undoes this one, under the same name."""
        return Change(self.name, tuple(edit.reversed() for edit in reversed(self.edits)), "")

    def then(self, later: Change) -> Change:
        """This change and a later one as one, under this one's name."""
        return Change(self.name, self.edits + later.edits, self.merge_key)


def added(*new: Record) -> tuple[Edit, ...]:
    """Edits that add these records."""
    return tuple(Edit(None, one) for one in new)


def removed(*old: Record) -> tuple[Edit, ...]:
    """Edits that remove these records."""
    return tuple(Edit(one, None) for one in old)
