"""Krippendorff's alpha: how far all parties judge all activities alike, beyond what chance would give.

An advanced extra for method notes, never a headline: when allies agree that everything is unacceptable,
alpha falls for lack of variation. It is written out here, in exact fractions, because the library for it on
the package index brings a numerical library of some twenty megabytes for one number; the tests hold it to
the published values of the R package irr.

Krippendorff (2004), Content Analysis, 2nd edition, chapter 11. Missing answers are left out pairwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, combinations

from dialogue_app.core.scales import level

NOMINAL, ORDINAL, INTERVAL = "nominal", "ordinal", "interval"


def alpha(units: Iterable[Sequence[int]], metric: str = ORDINAL) -> Fraction | None:
    """Alpha of the levels given to each unit; nothing where no unit has two levels or all are the same.

    ``metric``: whether levels are names, ranks or numbers. Raises KeyError for any other.
    """
    together, totals = _coincidences(units)
    levels = sorted(totals)
    n = sum(totals.values())
    apart = _DISTANCES[metric](levels, totals)
    expected = sum(totals[one] * totals[other] * apart[one, other] for one, other in apart)
    if not expected:
        return None
    observed = sum((together[pair] * distance for pair, distance in apart.items()), Fraction(0))
    return 1 - (n - 1) * observed / expected


def alpha_of_answers(rows: Iterable[Mapping[str, str]], metric: str = ORDINAL) -> Fraction | None:
    """Alpha of a table of answers, a row (party -> value) for each activity; statuses and blanks are
    missing.
    """
    units = (
        [given_level for value in row.values() if (given_level := level(value)) is not None] for row in rows
    )
    return alpha(units, metric)


Pair = tuple[int, int]
"""Two different levels, the lower first."""


def _coincidences(units: Iterable[Sequence[int]]) -> tuple[Mapping[Pair, Fraction], Counter[int]]:
    """How often two levels meet in a unit, each pair of its answers weighted by one in (answers - 1), and how
    often each level stands in a unit of two or more. Units of one size are added up as whole numbers.
    """
    met: dict[int, Counter[Pair]] = defaultdict(Counter)
    totals: Counter[int] = Counter()
    for unit in units:
        if len(unit) < 2:
            continue
        given = Counter(unit)
        totals.update(given)
        for one, other in combinations(sorted(given), 2):
            met[len(unit)][one, other] += given[one] * given[other]
    together: dict[Pair, Fraction] = defaultdict(Fraction)
    for size, pairs in met.items():
        for pair, times in pairs.items():
            together[pair] += Fraction(times, size - 1)
    return together, totals


def _nominal(levels: Sequence[int], _totals: Mapping[int, int]) -> dict[Pair, Fraction]:
    return {pair: Fraction(1) for pair in combinations(levels, 2)}


def _interval(levels: Sequence[int], _totals: Mapping[int, int]) -> dict[Pair, Fraction]:
    return {(one, other): Fraction(other - one) ** 2 for one, other in combinations(levels, 2)}


def _ordinal(levels: Sequence[int], totals: Mapping[int, int]) -> dict[Pair, Fraction]:
    """The square of how many answers lie from one level to the other, half of those at both ends."""
    up_to = dict(zip(levels, accumulate(totals[level] for level in levels), strict=True))
    middle = {level: up_to[level] - Fraction(totals[level], 2) for level in levels}
    return {(one, other): (middle[other] - middle[one]) ** 2 for one, other in combinations(levels, 2)}


_DISTANCES = {NOMINAL: _nominal, ORDINAL: _ordinal, INTERVAL: _interval}
