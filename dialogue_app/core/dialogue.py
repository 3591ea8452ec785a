# ruff: noqa: SLF001 - a dialogue builds another one
"""An open track as one immutable value: kind -> id -> record, with the indexes that make it quick.

Applying edits gives a new value and copies only what the edits touch, so that a document or an analysis
may read a value on another thread while the user goes on typing.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar, cast

from dialogue_app.core.cells import NO_CELLS, Cell, Cells
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import StaleEdit
from dialogue_app.core.kinds import KINDS, LISTED
from dialogue_app.core.natural_keys import KEYED, KeyIndex
from dialogue_app.core.persistent_map import PersistentMap
from dialogue_app.core.records import (
    Entry,
    Listed,
    Party,
    Record,
    Seat,
    Session,
    StageNotes,
    StageState,
    Track,
)
from dialogue_app.support.translation import _

T = TypeVar("T")
R = TypeVar("R", bound=Record)
L = TypeVar("L", bound=Listed)

EVERY_LIST = "*"
"""Stands for the field where the lists of a whole session are meant."""

MOST_MOVED = 40
"""With more edits of a kind at once its lists are put in order anew."""

_Lists = dict[tuple[str, str], tuple[Listed, ...]]
_in_list = attrgetter("position", "id")


class Dialogue:
    """Everything one track holds. Never changed: ``apply`` gives another one."""

    __slots__ = ("_cells", "_derived", "_keys", "_lists", "_records")

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """A dialogue of these records. Raises StaleEdit if two have the same id, Second if two of
        a kind have the same natural key.
        """
        self._records: dict[type[Record], dict[str, Record] | PersistentMap] = {kind: {} for kind in KINDS}
        self._records[Entry] = PersistentMap()
        self._lists: dict[type[Record], _Lists] = {}
        self._derived: dict[Hashable, tuple[frozenset[type[Record]], object]] = {}
        for record in records:
            if self._records[type(record)].setdefault(record.id, record) is not record:
                raise StaleEdit(_("Two records have the same identity."))
        self._cells = Cells(self._records[Entry].values(), self.find)
        self._keys = {
            kind: KeyIndex(kind, self._records[kind].values(), self.find)
            for kind in KEYED
            if kind is not Entry
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dialogue) and self._records == other._records

    __hash__ = None  # type: ignore[assignment]

    # -- reading -------------------------------------------------------------------------------------

    def of(self, kind: type[R]) -> Mapping[str, R]:
        """Every record of a kind by id, in the order they were added; entries in no order."""
        return cast("Mapping[str, R]", MappingProxyType(self._records[kind]))

    def get(self, kind: type[R], record_id: str) -> R | None:
        """The record of this kind and id, if there is one."""
        return cast("R | None", self._records[kind].get(record_id))

    def at(self, kind: type[R], *key: object) -> R | None:
        """The record of this kind and natural key, if there is one; entries are found by ``entry``."""
        return cast("R | None", self._keys[kind].at(key[0] if len(key) == 1 else key))

    def find(self, record_id: str) -> Record | None:
        """The record of this id, of whatever kind."""
        return next((record[record_id] for record in self._records.values() if record_id in record), None)

    def everything(self) -> Iterator[Record]:
        """Every record, kind by kind."""
        for of_kind in self._records.values():
            yield from of_kind.values()

    @property
    def track(self) -> Track:
        """What this file is. Raises LookupError for a dialogue that lacks it."""
        for track in self.of(Track).values():
            return track
        raise LookupError("a dialogue has a track record")

    def parties(self) -> tuple[Party, ...]:
        """The parties in their order."""
        return tuple(sorted(self.of(Party).values(), key=attrgetter("position", "code")))

    def party_by_code(self, code: str) -> Party | None:
        """The party with this short code."""
        return self.at(Party, code)

    def sessions(self) -> tuple[Session, ...]:
        """The sessions by number."""
        return tuple(sorted(self.of(Session).values(), key=attrgetter("number", "id")))

    def seats(self, session: str) -> tuple[Seat, ...]:
        """The seats of a session in their order."""
        in_session = (seat for seat in self.of(Seat).values() if seat.session == session)
        return tuple(sorted(in_session, key=attrgetter("position", "id")))

    def stage_state(self, session: str, stage: str) -> StageState | None:
        """How far a stage has come; nothing if it has not been started."""
        return self.at(StageState, session, stage)

    def stage_notes(self, session: str, stage: str) -> StageNotes | None:
        """The private notes of a stage, if there are any."""
        return self.at(StageNotes, session, stage)

    def listed(self, kind: type[L], session: str, field: str | None = None) -> tuple[L, ...]:
        """The records of a list in their order: those of one field, or of the whole session."""
        place = (session, EVERY_LIST if field is None else field)
        return cast("tuple[L, ...]", self._lists_of(kind).get(place, ()))

    def _lists_of(self, kind: type[Listed]) -> _Lists:
        index = self._lists.get(kind)
        if index is None:
            index = self._lists[kind] = self._index_lists(kind)
        return index

    def _index_lists(self, kind: type[Record]) -> _Lists:
        gathered: dict[tuple[str, str], list[Listed]] = {}
        for record in cast("Mapping[str, Listed]", self._records[kind]).values():
            gathered.setdefault((record.session, record.field), []).append(record)
            gathered.setdefault((record.session, EVERY_LIST), []).append(record)
        return {place: tuple(sorted(records, key=_in_list)) for place, records in gathered.items()}

    def entry(
        self,
        session: str,
        field: str,
        item: str = "",
        party: str = "",
        aspect: str = "",
        round: int = 1,
    ) -> Entry | None:
        """The entry of one cell; nothing if nobody has asked yet."""
        return self.item_entries(session, field, item).get((party, aspect, round))

    def item_entries(self, session: str, field: str, item: str = "") -> Mapping[Cell, Entry]:
        """The entries of one item (a row of a matrix): (party, aspect, round) -> entry."""
        return self.field_entries(session, field).get(item, NO_CELLS)

    def field_entries(self, session: str, field: str) -> Mapping[str, Mapping[Cell, Entry]]:
        """The entries of one field: item -> (party, aspect, round) -> entry."""
        return self._cells.of(session, field)

    def tally(self, session: str, field: str) -> Mapping[tuple[str, str], int]:
        """How the entries of a field are marked and flagged: (``marking``, ``late``) -> how many are so.
        Counted once and kept right by each edit.
        """
        return self._cells.tally(session, field)

    def holds(self, session: str, field: str) -> bool:
        """Whether anything is recorded in a field: an answer, or a record of whatever list."""
        return bool(self.field_entries(session, field)) or (session, field) in self._filled_lists()

    def _filled_lists(self) -> frozenset[tuple[str, str]]:
        def find() -> frozenset[tuple[str, str]]:
            return frozenset(place for kind in LISTED for place in self._lists_of(kind))

        return self.derived("filled lists", frozenset(LISTED), find)

    def derived(self, key: Hashable, kinds: frozenset[type[Record]], make: Callable[[], T]) -> T:
        """What ``make`` gives, which must depend on this value alone and only on records of these kinds.
        It is made once: the values that follow take it over until a record of such a kind is touched.
        """
        known = self._derived.get(key)
        if known is None:
            known = self._derived[key] = (kinds, make())
        return cast("T", known[1])

    def of_record(
        self, key: Hashable, record: Record, kinds: frozenset[type[Record]], make: Callable[[], T]
    ) -> T:
        """What ``make`` gives for one record, which must depend on that record and on records of these kinds
        only. It is made once: an edit of another record of the same kind leaves it.
        """
        known: dict[str, tuple[Record, T]] = self.derived(("of a record", key), kinds, dict)
        kept = known.get(record.id)
        if kept is None or kept[0] is not record:
            kept = known[record.id] = (record, make())
        return kept[1]

    # -- changing ------------------------------------------------------------------------------------

    def apply(self, edits: Sequence[Edit]) -> Dialogue:
        """The dialogue after these edits. Raises StaleEdit if one of them does not fit what is here,
        Second if one puts a record where another of its natural key stands.
        """
        changed = Dialogue.__new__(Dialogue)
        changed._records = dict(self._records)
        touched = {edit.kind for edit in edits}
        for kind in touched:
            changed._records[kind] = self._own(kind, edits)
        for edit in edits:
            of_kind = changed._records[edit.kind]
            if of_kind.get(edit.record.id) != edit.before:
                raise StaleEdit(_("What was to be changed has changed meanwhile. Nothing was written."))
            _put(of_kind, edit)
        changed._lists = _lists_after(self._lists, edits, touched)
        changed._derived = {key: one for key, one in self._derived.items() if one[0].isdisjoint(touched)}
        changed._cells, changed._keys = self._cells, self._keys
        for kind in touched:
            changed._index(kind, [edit for edit in edits if edit.kind is kind])
        return changed

    def _index(self, kind: type[Record], edits: Sequence[Edit]) -> None:
        """Bring the index of a kind up to date after edits of it."""
        if kind is Entry:
            self._cells = self._cells.after(edits, self.find)
        elif kind in self._keys:
            self._keys = self._keys | {kind: self._keys[kind].after(edits, self.find)}

    def _own(self, kind: type[Record], edits: Sequence[Edit]) -> dict[str, Record] | PersistentMap:
        """The records of a kind, copied as far as the edits will change them."""
        of_kind = self._records[kind]
        if isinstance(of_kind, PersistentMap):
            return of_kind.opened(edit.record.id for edit in edits if edit.kind is kind)
        return dict(of_kind)


def _lists_after(
    lists: Mapping[type[Record], _Lists], edits: Sequence[Edit], touched: set[type[Record]]
) -> dict[type[Record], _Lists]:
    """The lists after edits. Those of a kind with many edits are left out, to be found when asked for."""
    after = {kind: index for kind, index in lists.items() if kind not in touched}
    for kind in touched & lists.keys():
        of_kind = [edit for edit in edits if edit.kind is kind]
        if len(of_kind) <= MOST_MOVED:
            after[kind] = _moved(lists[kind], of_kind)
    return after


def _moved(index: _Lists, edits: Sequence[Edit]) -> _Lists:
    """The lists of a kind after some edits of it; a list with nothing in it is none."""
    touched: dict[tuple[str, str], list[Listed]] = {}
    for edit in edits:
        before, after = cast("Listed | None", edit.before), cast("Listed | None", edit.after)
        for place in (*_places_of(before), *_places_of(after)):
            touched.setdefault(place, list(index.get(place, ())))
        for place in _places_of(before):
            records = touched[place]
            del records[bisect_left(records, _in_list(before), key=_in_list)]
        for place in _places_of(after):
            insort(touched[place], cast("Listed", after), key=_in_list)
    others = {place: found for place, found in index.items() if place not in touched}
    return others | {place: tuple(found) for place, found in touched.items() if found}


def _places_of(record: Listed | None) -> tuple[tuple[str, str], ...]:
    if record is None:
        return ()
    return ((record.session, record.field), (record.session, EVERY_LIST))


def _put(of_kind: dict[str, Record] | PersistentMap, edit: Edit) -> None:
    """Make one edit in records that are one's own."""
    if isinstance(of_kind, PersistentMap):
        if edit.after is None:
            of_kind.drop(edit.record.id)
        else:
            of_kind.put(edit.after)
    elif edit.after is None:
        del of_kind[edit.record.id]
    else:
        of_kind[edit.after.id] = edit.after
