"""What is wrong with records that come from JSON, a sentence for each fault, which begins with its place:
``records.party[3].side: “MARS” is not a side.``
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dialogue_app.core.kinds import kind_name
from dialogue_app.core.natural_keys import once, place_of
from dialogue_app.core.records import SIDES, Record, Track
from dialogue_app.services.soundness.loose_ends import each_loose_end
from dialogue_app.services.soundness.unfit import Sorted, misfits
from dialogue_app.support.translation import _, ngettext

MOST_ALIKE = 5
"""Faults of one attribute of one kind that are told each; the others of it are counted, so that they hide
none of another sort."""


class PlacedFault(NamedTuple):
    """A record, the attribute at fault (none if it is the whole record), and what is wrong, as a clause."""

    record: Record
    name: str
    words: str


def unfit_faults(records: Sequence[Record]) -> list[PlacedFault]:
    """What the program cannot show as it is."""
    placed_faults = [*_same_ids(records), *_second_tracks(records)]
    placed_faults += [
        PlacedFault(misfit.record, misfit.name, misfit.fault) for misfit in misfits(Sorted(records))
    ]
    there = {record.id: record for record in records}
    for _first, second in once(records)[1]:
        words = _("there is another one already: {place}.").format(place=place_of(second, there.get))
        placed_faults.append(PlacedFault(second, "", words))
    return placed_faults


def loose_faults(records: Sequence[Record]) -> list[PlacedFault]:
    """What the program can show, but not in its place."""
    return [PlacedFault(end.record, end.name, end.words) for end in each_loose_end(Sorted(records).of)]


def _same_ids(records: Sequence[Record]) -> Iterator[PlacedFault]:
    taken: set[str] = set()
    for record in records:
        if record.id in taken:
            yield PlacedFault(record, "id", _("another record has its identity."))
        elif record.id in (*SIDES, ""):
            yield PlacedFault(record, "id", _("no record may have its identity."))
        taken.add(record.id)


def _second_tracks(records: Sequence[Record]) -> Iterator[PlacedFault]:
    for track in [record for record in records if isinstance(record, Track)][1:]:
        yield PlacedFault(track, "track", _("what the file is may be said once."))


def in_sentences(records: Sequence[Record], faults: Sequence[PlacedFault]) -> list[str]:
    """The faults in the order of the records, each with its place; of many at one attribute the first, and
    how many more there are.
    """
    order = {id(record): place for place, record in enumerate(records)}
    first: dict[type[Record], int] = {}
    for place, record in enumerate(records):
        first.setdefault(type(record), place)
    alike: Counter[tuple[type[Record], str]] = Counter()
    told: list[str] = []
    for fault in sorted(faults, key=lambda fault: order[id(fault.record)]):
        kind = type(fault.record)
        alike[kind, fault.name] += 1
        if alike[kind, fault.name] <= MOST_ALIKE:
            place = order[id(fault.record)] - first[kind]
            told.append(f"records.{kind_name(kind)}[{place}]{_dot(fault.name)}: {fault.words}")
    for (kind, name), number in alike.items():
        if number > MOST_ALIKE:
            told.append(f"records.{kind_name(kind)}[…]{_dot(name)}: {_more(number - MOST_ALIKE)}")
    return told


def _dot(name: str) -> str:
    return f".{name}" if name else ""


def _more(number: int) -> str:
    return ngettext("{n} more fault here.", "{n} more faults here.", number).format(n=number)
