"""Records that follow one another: none may come to follow itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.kinds import LISTED
from dialogue_app.core.records import Record, Session

FOLLOWING: Mapping[type[Record], tuple[str, ...]] = {
    Session: ("previous",),
    **dict.fromkeys(LISTED, ("carried_from",)),
    ReleaseItem: ("carried_from", "supersedes"),
}
"""The attributes by which a record names the one of its kind that it follows."""


def in_a_ring(kind: type[Record], records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """Attribute and record wherever following an attribute leads back to the same record: one record of each
    ring.
    """
    there = {record.id: record for record in records}
    for name in FOLLOWING.get(kind, ()):
        done: set[str] = set()
        for start in there:
            path: dict[str, None] = {}
            at = start
            while at in there and at not in done:
                if at in path:
                    yield name, there[at]
                    break
                path[at] = None
                at = getattr(there[at], name)
            done.update(path)
