"""A mapping of records by id that is cheap to copy for a change: it shares all drawers but the touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, ValuesView
from itertools import chain

from dialogue_app.core.records import Record


class Shelf(Mapping[str, Record]):
    """Records by id, in drawers by the end of the id. Ids are random, so drawers are of like size.

    Iteration goes drawer by drawer: the order says nothing. Only ``opened`` gives a shelf that may be
    put into and taken from, and only for the ids it was opened for.
    """

    __slots__ = ("_drawers",)

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._drawers: dict[str, dict[str, Record]] = {}
        put = self.put
        for record in records:
            put(record)

    def __getitem__(self, record_id: str) -> Record:
        return self._drawers[record_id[-2:]][record_id]

    def __contains__(self, record_id: object) -> bool:
        return isinstance(record_id, str) and record_id in self._drawers.get(record_id[-2:], ())

    def __iter__(self) -> Iterator[str]:
        for drawer in self._drawers.values():
            yield from drawer

    def __len__(self) -> int:
        return sum(map(len, self._drawers.values()))

    def values(self) -> ValuesView[Record]:
        """Every record, without a look-up for each."""
        return _Values(self)

    def drawers(self) -> Iterable[dict[str, Record]]:
        """The drawers, to be read only."""
        return self._drawers.values()

    def opened(self, record_ids: Iterable[str]) -> Shelf:
        """A copy that shares every drawer but those of these ids."""
        copy = Shelf()
        copy._drawers = dict(self._drawers)
        for name in {record_id[-2:] for record_id in record_ids}:
            copy._drawers[name] = dict(copy._drawers.get(name, {}))
        return copy

    def setdefault(self, record_id: str, record: Record) -> Record:
        """The record of this id; the given one is added if there is none."""
        return self._drawers.setdefault(record_id[-2:], {}).setdefault(record_id, record)

    def put(self, record: Record) -> None:
        """Add or replace a record."""
        self._drawers.setdefault(record.id[-2:], {})[record.id] = record

    def drop(self, record_id: str) -> None:
        """Take a record out. Raises KeyError if it is not there."""
        del self._drawers[record_id[-2:]][record_id]


class _Values(ValuesView[Record]):
    """The records of a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self._shelf = shelf

    def __iter__(self) -> Iterator[Record]:
        return chain.from_iterable(drawer.values() for drawer in self._shelf.drawers())
