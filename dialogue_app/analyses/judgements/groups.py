"""Which allies judge alike: groups by complete linkage on exact distances, named by number only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import ceil

from dialogue_app.analyses.judgements.unity import median
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.scales import level
from dialogue_app.core.thresholds import DEFAULTS

WIDTH = 4
STEPS = range(2, WIDTH + 2)
"""The levels above the lowest."""

FEWEST_SHARED = 3
MOST_EXPLAINED = 3

Table = Mapping[str, Mapping[str, str]]
"""activity -> party -> value"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Separation:
    """An activity that sets a group apart: median of the group, of the rest, and their difference."""

    activity: str
    group: Fraction
    rest: Fraction

    @property
    def difference(self) -> Fraction:
        """Plus: the group is stricter."""
        return self.group - self.rest


def distances(table: Table, parties: Sequence[str]) -> dict[frozenset[str], Fraction]:
    """The distances of all pairs: the mean difference of two parties' levels as a share of the scale's width,
    over the activities both judged; none for those that share fewer than three, or than half of all.

    Each party's levels stand as sets of activities, a bit each: those judged, and those judged at a step or
    above. Two levels differ by the number of steps that only one of them reaches.
    """
    judged, reached = _bits(table, parties)
    fewest = max(FEWEST_SHARED, ceil(len(table) / 2))
    fractions: dict[frozenset[str], Fraction] = {}
    for one, other in combinations(parties, 2):
        shared = judged[one] & judged[other]
        if shared.bit_count() >= fewest:
            pairs = zip(reached[one], reached[other], strict=True)
            total = sum(((here ^ there) & shared).bit_count() for here, there in pairs)
            fractions[frozenset((one, other))] = Fraction(total, WIDTH * shared.bit_count())
    return fractions


def _bits(table: Table, parties: Sequence[str]) -> tuple[dict[str, int], dict[str, list[int]]]:
    """For each party the activities it judged, and for each step those it judged at that step or above."""
    judged: dict[str, int] = {}
    reached: dict[str, list[int]] = {}
    for party in parties:
        given = [level(row.get(party, "")) or 0 for row in table.values()]
        judged[party] = _as_bits(number > 0 for number in given)
        reached[party] = [_as_bits(number >= step for number in given) for step in STEPS]
    return judged, reached


def _as_bits(marks: Iterable[bool]) -> int:
    return int("0" + "".join("1" if mark else "0" for mark in marks), 2)


def groups(
    between: Mapping[frozenset[str], Fraction], parties: Sequence[str], threshold: Fraction = DEFAULTS.group
) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more, largest first, then by alphabet, members by alphabet.

    The pair of clusters with the smallest linkage merges first, ties by the members' alphabet;
    undefined distances never merge. ``threshold``: the largest distance within a group. The order of
    ``parties`` does not matter.
    """
    clusters: list[tuple[str, ...]] = sorted((party,) for party in parties)
    while True:
        candidates = [
            (linkage, one, other)
            for one, other in combinations(clusters, 2)
            if (linkage := _linkage(between, one, other)) is not None and linkage <= threshold
        ]
        if not candidates:
            break
        _smallest, one, other = min(candidates)
        clusters = sorted([*(c for c in clusters if c not in (one, other)), tuple(sorted(one + other))])
    return tuple(sorted((c for c in clusters if len(c) > 1), key=lambda c: (-len(c), c)))


def groups_of(
    table: Table, parties: Sequence[Answerer], threshold: Fraction = DEFAULTS.group
) -> tuple[tuple[str, ...], ...]:
    """The ids of the parties that judge alike, by group, in the order of their codes: that is the alphabet by
    which ties fall. Who is called alike stays apart. ``table``: by id.
    """
    ordered = [party.id for party in sorted(parties, key=lambda party: (party.code, party.id))]
    places = {party: f"{place:04d}" for place, party in enumerate(ordered)}
    between = {
        frozenset(places[party] for party in pair): value for pair, value in distances(table, ordered).items()
    }
    parted = groups(between, list(places.values()), threshold)
    return tuple(tuple(ordered[int(place)] for place in group) for group in parted)


def _linkage(
    between: Mapping[frozenset[str], Fraction], one: tuple[str, ...], other: tuple[str, ...]
) -> Fraction | None:
    """The largest distance across two clusters; nothing if one of them is undefined."""
    distances_between = [between.get(frozenset((a, b))) for a in one for b in other]
    defined = [value for value in distances_between if value is not None]
    return max(defined) if len(defined) == len(distances_between) else None


def separations(table: Table, group: Sequence[str], parties: Sequence[str]) -> tuple[Separation, ...]:
    """The three activities on which the medians of a group and of the rest differ most."""
    parted: list[Separation] = []
    for activity, row in table.items():
        inside = [value for party in group if (value := level(row.get(party, ""))) is not None]
        rest = [
            value
            for party in parties
            if party not in group and (value := level(row.get(party, ""))) is not None
        ]
        if inside and rest:
            parted.append(Separation(activity=activity, group=median(inside), rest=median(rest)))
    return tuple(
        sorted(parted, key=lambda separation: (-abs(separation.difference), separation.activity))[
            :MOST_EXPLAINED
        ]
    )
