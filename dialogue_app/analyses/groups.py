"""Which allies judge alike: groups by complete linkage on exact distances, named by number only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import ceil

from dialogue_app.analyses.unity import median
from dialogue_app.core.scales import level

THRESHOLD = Fraction(1, 5)
"""Largest distance within a group: every pair differs on average by at most 0.8 of a level."""

WIDTH = 4
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


def distance(one: Mapping[str, int], other: Mapping[str, int], activities: int) -> Fraction | None:
    """Mean difference of two parties' levels as a share of the scale's width, over the activities both
    judged; nothing if those are fewer than three or than half of all ``activities``.
    """
    shared = one.keys() & other.keys()
    if len(shared) < max(FEWEST_SHARED, ceil(activities / 2)):
        return None
    return Fraction(sum(abs(one[key] - other[key]) for key in shared), WIDTH * len(shared))


def levels_by_party(table: Table, parties: Sequence[str]) -> dict[str, dict[str, int]]:
    """party -> activity -> level, without statuses and blanks."""
    found: dict[str, dict[str, int]] = {party: {} for party in parties}
    for activity, row in table.items():
        for party in parties:
            value = level(row.get(party, ""))
            if value is not None:
                found[party][activity] = value
    return found


def distances(table: Table, parties: Sequence[str]) -> dict[frozenset[str], Fraction]:
    """The defined distances of all pairs."""
    given = levels_by_party(table, parties)
    pairs = ((one, other, distance(given[one], given[other], len(table)))
             for one, other in combinations(parties, 2))  # fmt: skip
    return {frozenset((one, other)): found for one, other, found in pairs if found is not None}


def groups(
    between: Mapping[frozenset[str], Fraction], parties: Sequence[str], threshold: Fraction = THRESHOLD
) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more, largest first, then by alphabet, members by alphabet.

    The pair of clusters with the smallest linkage merges first, ties by the members' alphabet;
    undefined distances never merge. Order of ``parties`` does not matter.
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


def _linkage(
    between: Mapping[frozenset[str], Fraction], one: tuple[str, ...], other: tuple[str, ...]
) -> Fraction | None:
    """The largest distance across two clusters; nothing if one of them is undefined."""
    found = [between.get(frozenset((a, b))) for a in one for b in other]
    defined = [value for value in found if value is not None]
    return max(defined) if len(defined) == len(found) else None


def separations(table: Table, group: Sequence[str], parties: Sequence[str]) -> tuple[Separation, ...]:
    """The three activities on which the medians of a group and of the rest differ most."""
    found: list[Separation] = []
    for activity, row in table.items():
        inside = [value for party in group if (value := level(row.get(party, ""))) is not None]
        rest = [
            value
            for party in parties
            if party not in group and (value := level(row.get(party, ""))) is not None
        ]
        if inside and rest:
            found.append(Separation(activity=activity, group=median(inside), rest=median(rest)))
    return tuple(sorted(found, key=lambda one: (-abs(one.difference), one.activity))[:MOST_EXPLAINED])
