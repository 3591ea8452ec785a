# ruff: noqa: SLF001 - an index builds another one
"""Entries by the cell they stand in: an index that copies, for a change, only the rows it touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import cast

from dialogue_app.core.edits import Edit
from dialogue_app.core.natural_keys import Find, Second, net
from dialogue_app.core.records import Entry, Record

Cell = tuple[str, str, int]
"""Where an entry stands within its item: party, aspect, round."""
_Row = dict[Cell, Entry]
_Tallies = dict[tuple[str, str], Counter[tuple[str, str]]]

_marked_and_flagged = attrgetter("marking", "late")

NO_CELLS: Mapping[Cell, Entry] = MappingProxyType({})
_NO_ITEMS: Mapping[str, Mapping[Cell, Entry]] = MappingProxyType({})


class Cells:
    """(session, field) -> item -> (party, aspect, round) -> entry. Never changed: ``after`` gives another."""

    __slots__ = ("_fields", "_tallies")

    def __init__(self, entries: Iterable[Record], find: Find) -> None:
        """Raises Second if two entries stand in one cell."""
        self._tallies: _Tallies = {}
        fields = self._fields = cast("dict[tuple[str, str], dict[str, _Row]]", {})
        for entry in cast("Iterable[Entry]", entries):
            items = fields.setdefault((entry.session, entry.field), {})
            row = items.setdefault(entry.item, {})
            if row.setdefault((entry.party, entry.aspect, entry.round), entry) is not entry:
                raise Second(entry, find)

    def of(self, session: str, field: str) -> Mapping[str, Mapping[Cell, Entry]]:
        """The entries of one field: item -> (party, aspect, round) -> entry."""
        return self._fields.get((session, field), _NO_ITEMS)

    def tally(self, session: str, field: str) -> Mapping[tuple[str, str], int]:
        """How the entries of a field are marked and flagged: (``marking``, ``late``) -> how many are so.
        Counted once and kept right by each edit.
        """
        place = (session, field)
        known = self._tallies.get(place)
        if known is None:
            rows = (row.values() for row in self.of(session, field).values())
            known = self._tallies[place] = Counter(map(_marked_and_flagged, chain.from_iterable(rows)))
        return MappingProxyType(known)

    def after(self, edits: Sequence[Edit], find: Find) -> Cells:
        """The index after edits of entries. Raises Second if one is put into a cell where another stands."""
        changed = Cells.__new__(Cells)
        changed._fields = dict(self._fields)
        fresh: set[tuple[str, ...]] = set()
        come_to = net(edits)
        for edit in come_to:
            if isinstance(edit.before, Entry):
                row = changed._own_row(fresh, edit.before)
                del row[_cell_of(edit.before)]
        for edit in come_to:
            if isinstance(edit.after, Entry):
                row = changed._own_row(fresh, edit.after)
                if row.setdefault(_cell_of(edit.after), edit.after) is not edit.after:
                    raise Second(edit.after, find)
        changed._drop_empty(fresh)
        changed._tallies = _tallies_after(self._tallies, come_to)
        return changed

    def _drop_empty(self, fresh: Iterable[tuple[str, ...]]) -> None:
        """A field or an item without an entry is none: nobody is told that something is recorded there."""
        for session, field, *item in sorted(fresh, key=len, reverse=True):
            items = self._fields[session, field]
            if item and not items[item[0]]:
                del items[item[0]]
            elif not item and not items:
                del self._fields[session, field]

    def _own_row(self, fresh: set[tuple[str, ...]], entry: Entry) -> _Row:
        """The row of an entry, copied first if it is still shared with the older index."""
        field = (entry.session, entry.field)
        if field not in fresh:
            self._fields[field] = dict(self._fields.get(field, {}))
            fresh.add(field)
        items = self._fields[field]
        if (*field, entry.item) not in fresh:
            items[entry.item] = dict(items.get(entry.item, {}))
            fresh.add((*field, entry.item))
        return items[entry.item]


def _cell_of(entry: Entry) -> Cell:
    return (entry.party, entry.aspect, entry.round)


def _tallies_after(tallies: _Tallies, edits: Sequence[Edit]) -> _Tallies:
    """The tallies after edits: those of the fields they touch are copied, all others shared."""
    result = dict(tallies)
    for edit in edits:
        for entry, step in ((edit.before, -1), (edit.after, 1)):
            place = (entry.session, entry.field) if isinstance(entry, Entry) else None
            if place not in result or not isinstance(entry, Entry):
                continue
            if result[place] is tallies[place]:
                result[place] = tallies[place].copy()
            counted, mark = result[place], _marked_and_flagged(entry)
            counted[mark] += step
            if not counted[mark]:
                del counted[mark]
    return result
