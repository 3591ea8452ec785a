"""What would change if one content of a track took the place of another, in words.

What is sealed, or waits to be revealed, in either of the two is counted and never shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.errors import BadTemplate
from dialogue_app.core.kinds import KINDS, title_of
from dialogue_app.core.records import Entry, Record, Seal, Session
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.hidden_answers import hidden_places
from dialogue_app.core.visibility.markings import highest, marking_of
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.fields.items import item_for
from dialogue_app.services.search.search_index import is_closed
from dialogue_app.services.search.searched_text import SearchedNames, own_lines
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _, ngettext

What = Literal["added", "changed", "removed"]
Hidden = frozenset[tuple[str, str]]
"""(session, field) of answers that are not to be shown now."""

LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record as it is and as it would be; nothing of one that is not there."""

    present: Record | None
    other: Record | None
    closed: bool

    @property
    def what(self) -> What:
        """Whether it would be added, changed or removed."""
        if self.present is None:
            return "added"
        return "changed" if self.other is not None else "removed"

    @property
    def record(self) -> Record:
        """The record as it would be, or else as it is."""
        either = self.other or self.present
        if either is None:
            raise ValueError("a change has a record before or after")
        return either


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many records of a kind would be added, changed and removed."""

    kind: type[Record]
    added: int
    changed: int
    removed: int

    @property
    def name(self) -> str:
        """The kind in words."""
        return title_of(self.kind)


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A change in words: which record, its texts as they are and as they would be; of a changed one those
    that differ.
    """

    title: str
    before: str
    after: str


class Comparison:
    """What would change in a track. It may be made on another thread."""

    def __init__(self, present: Dialogue, other: Dialogue, hidden: Hidden = frozenset()) -> None:
        """``hidden``: answers that are not to be shown besides those that either content hides or seals."""
        self.present, self.other = present, other
        self._hidden = hidden.union(*(_closed_places(dialogue) for dialogue in (present, other)))
        self._fields: dict[tuple[str, str], TemplateField | None] = {}
        self._words: dict[int, SearchedNames] = {}
        self.changes = tuple(change for kind in KINDS for change in self._of(kind))
        counts = Counter((type(change.record), change.what) for change in self.changes)
        touched = [
            kind for kind in KINDS if any(counts[kind, what] for what in ("added", "changed", "removed"))
        ]
        self.counts = tuple(
            KindCount(kind, counts[kind, "added"], counts[kind, "changed"], counts[kind, "removed"])
            for kind in touched
        )

    def __bool__(self) -> bool:
        return bool(self.changes)

    def _of(self, kind: type[Record]) -> Iterable[RecordChange]:
        now: Mapping[str, Record] = self.present.of(kind)
        then: Mapping[str, Record] = self.other.of(kind)
        for record in now.values():
            former = then.get(record.id)
            if former != record:
                yield RecordChange(record, former, self._is_closed(record, former))
        for record in then.values():
            if record.id not in now:
                yield RecordChange(None, record, self._is_closed(None, record))

    # -- what is not shown ---------------------------------------------------------------------------

    def _is_closed(self, *records: Record | None) -> bool:
        return any(
            (_place(record) in self._hidden) or is_closed(record, self._field(record))
            for record in records
            if record is not None
        )

    def _field(self, record: Record) -> TemplateField | None:
        place = _place(record)
        if not all(place):
            return None
        if place not in self._fields:
            self._fields[place] = self._found_field(*place)
        return self._fields[place]

    def _found_field(self, session: str, key: str) -> TemplateField | None:
        for dialogue in (self.present, self.other):
            held = dialogue.get(Session, session)
            if held is not None:
                try:
                    placed = template_of(held).find_field(key)
                except BadTemplate:
                    continue
                if placed is not None:
                    return placed[1]
        return None

    # -- in words ------------------------------------------------------------------------------------

    @property
    def marking(self) -> str:
        """The highest marking of what would change."""
        return highest(
            marking_of(record, dialogue.get(Session, getattr(record, "session", "")))
            for change in self.changes
            for dialogue, record in ((self.present, change.present), (self.other, change.other))
            if record is not None
        )

    def told(self, change: RecordChange) -> ChangedText:
        """A change in words. Of what is sealed or hidden only that there is something."""
        dialogue = self.other if change.other is not None else self.present
        words = self._words_of(dialogue)
        field = self._field(change.record)
        if change.closed:
            label = words.field_label(field, "") or title_of(type(change.record))
            return ChangedText(
                label, *(_("(not shown: sealed or hidden)") if record else "" for record in _pair(change))
            )
        title = words.context(change.record, field)
        if not isinstance(change.record, Entry):
            item = item_for(dialogue, change.record)
            title = " · ".join(part for part in (title, _shortened(item.title)) if part)
        before, after = self._lines(self.present, change.present), self._lines(self.other, change.other)
        if before == after:
            return ChangedText(
                title, "\n".join(before), _("(the same words; place, links, marking or state differ)")
            )
        if change.what == "changed":
            before, after = _without(before, after), _without(after, before)
        return ChangedText(title, "\n".join(before), "\n".join(after))

    def _lines(self, dialogue: Dialogue, record: Record | None) -> list[str]:
        if record is None:
            return []
        lines = own_lines(self._words_of(dialogue), record, self._field(record))
        return [f"{label}: {text}" if label else text for label, text in lines]

    def _words_of(self, dialogue: Dialogue) -> SearchedNames:
        return self._words.setdefault(id(dialogue), SearchedNames(dialogue))

    def notes(self) -> tuple[str, ...]:
        """What is to be known besides: seals that would be taken back, texts that were released."""
        notes: list[str] = []
        seals = sum(_is_unsealed_by(change) for change in self.changes)
        if seals:
            notes.append(
                ngettext(
                    "{n} sealed record would no longer be sealed, or would go.",
                    "{n} sealed records would no longer be sealed, or would go.",
                    seals,
                ).format(n=seals)
            )
        released = sum(
            isinstance(change.record, ReleaseItem) and change.present is not None for change in self.changes
        )
        if released:
            notes.append(
                ngettext(
                    "{n} line of the release ledger would change. What was released stays in the external "
                    "track: compare the two.",
                    "{n} lines of the release ledger would change. What was released stays in the external "
                    "track: compare the two.",
                    released,
                ).format(n=released)
            )
        return tuple(notes)


def _closed_places(dialogue: Dialogue) -> Hidden:
    """The fields that are hidden until the reveal, and those in which somebody's seal is unbroken."""
    seals = dialogue.of(Seal).values()
    sealed = {(seal.session, seal.field) for seal in seals if seal.sealed_at and not seal.unsealed_at}
    return hidden_places(dialogue) | sealed


def _place(record: Record) -> tuple[str, str]:
    return str(getattr(record, "session", "")), str(getattr(record, "field", ""))


def _without(lines: list[str], others: list[str]) -> list[str]:
    """The lines that do not stand in the others as well."""
    return [line for line in lines if line not in others]


def _pair(change: RecordChange) -> tuple[Record | None, Record | None]:
    return change.present, change.other


def _is_unsealed_by(change: RecordChange) -> bool:
    if change.present is None or isinstance(change.present, Seal):
        return False
    return is_sealed(change.present) and (change.other is None or not is_sealed(change.other))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"
