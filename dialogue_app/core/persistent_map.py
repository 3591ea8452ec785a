"""A mapping of records by id that is cheap to copy for a change: it shares all buckets but those touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, ValuesView
from itertools import chain

from dialogue_app.core.records import Record


class PersistentMap(Mapping[str, Record]):
    """Records by id, in buckets by the end of the id. Ids are random, so buckets are of like size.

    Iteration goes bucket by bucket: the order says nothing. Only ``opened`` gives a map that may be
    put into and taken from, and only for the ids it was opened for.
    """

    __slots__ = ("_buckets",)

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._buckets: dict[str, dict[str, Record]] = {}
        put = self.put
        for record in records:
            put(record)

    def __getitem__(self, record_id: str) -> Record:
        return self._buckets[record_id[-2:]][record_id]

    def __contains__(self, record_id: object) -> bool:
        return isinstance(record_id, str) and record_id in self._buckets.get(record_id[-2:], ())

    def __iter__(self) -> Iterator[str]:
        for bucket in self._buckets.values():
            yield from bucket

    def __len__(self) -> int:
        return sum(map(len, self._buckets.values()))

    def values(self) -> ValuesView[Record]:
        """Every record, without a look-up for each."""
        return _Values(self)

    def buckets(self) -> Iterable[dict[str, Record]]:
        """The buckets, to be read only."""
        return self._buckets.values()

    def opened(self, record_ids: Iterable[str]) -> PersistentMap:
        """A copy that shares every bucket but those of these ids."""
        copy = PersistentMap()
        copy._buckets = dict(self._buckets)
        for name in {record_id[-2:] for record_id in record_ids}:
            copy._buckets[name] = dict(copy._buckets.get(name, {}))
        return copy

    def setdefault(self, record_id: str, record: Record) -> Record:
        """The record of this id; the given one is added if there is none."""
        return self._buckets.setdefault(record_id[-2:], {}).setdefault(record_id, record)

    def put(self, record: Record) -> None:
        """Add or replace a record."""
        self._buckets.setdefault(record.id[-2:], {})[record.id] = record

    def drop(self, record_id: str) -> None:
        """Take a record out. Raises KeyError if it is not there."""
        del self._buckets[record_id[-2:]][record_id]


class _Values(ValuesView[Record]):
    """The records of a map, bucket by bucket."""

    def __init__(self, records: PersistentMap) -> None:
        super().__init__(records)
        self._records = records

    def __iter__(self) -> Iterator[Record]:
        return chain.from_iterable(bucket.values() for bucket in self._records.buckets())
