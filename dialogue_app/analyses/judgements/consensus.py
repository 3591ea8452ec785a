"""Two indices of ordinal consensus: Tastle and Wierman's, with bounds, and van der Eijk's agreement A.

Both describe; with a handful of seats neither says anything about significance. The label of ``unity``
leads; an index stands beside it, always with n of N.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import combinations
from itertools import count as count_from
from math import log2
from operator import add, mul

LEVELS = 5

ROWS_KEPT = 8192
"""For so many different frequency vectors an index is kept: the rows of a large table are much alike."""


@cache
def _terms(total: int, n: int, levels: int) -> tuple[float, ...]:
    """log2(1 - |i - mean| / width) for each level i, where ``n`` answers add up to ``total``."""
    mean = total / n
    return tuple(log2(1 - abs(i - mean) / (levels - 1)) if _within(i, mean, levels) else 0.0
                 for i in range(1, levels + 1))  # fmt: skip


def _within(i: int, mean: float, levels: int) -> bool:
    """False only at the far end of the scale from a mean at its very end, where no answer can lie."""
    return abs(i - mean) < levels - 1


def consensus(counts: Sequence[int]) -> float:
    """Consensus index of a frequency vector, one count a level from lowest to highest.

    1: all on one level; 0: half at each end. The width is that of the scale, not of what was used.
    Raises ZeroDivisionError without answers. Tastle and Wierman (2007), International Journal of
    Approximate Reasoning 45; as in the R package agrmt.
    """
    n = sum(counts)
    total = sum(level * count for level, count in enumerate(counts, 1))
    terms = _terms(total, n, len(counts))
    return 1 + sum(count * term for count, term in zip(counts, terms, strict=True) if count) / n


def consensus_bounds(counts: Sequence[int], outstanding: int) -> tuple[float, float]:
    """Lowest and highest consensus once ``outstanding`` further seats have given any levels.

    Exact, and quick for any number: for a given mean the index is a sum of a concave function of the
    level, so moving two further answers one step apart never raises it, and one step together never
    lowers it. The lowest value therefore has all further answers but at most one at the two ends, the
    highest has them on at most two neighbouring levels. Worst-case bounds in the manner of Manski.
    """
    return _bounds(tuple(counts), outstanding)


@lru_cache(maxsize=ROWS_KEPT)
def _bounds(counts: tuple[int, ...], outstanding: int) -> tuple[float, float]:
    total = sum(map(mul, counts, count_from(1)))
    n = sum(counts) + outstanding
    values = {
        extra: sum(map(mul, map(add, counts, extra), _terms(total + more, n, len(counts))))
        for extra, more in _extremes(outstanding, len(counts))
    }
    return 1 + min(values.values()) / n, 1 + max(values.values()) / n


@cache
def _extremes(outstanding: int, levels: int) -> tuple[tuple[tuple[int, ...], int], ...]:
    """The ways to place further answers that can be extreme: counts per level, and their total."""
    last = levels - 1
    places = [{0: low, last: outstanding - low} for low in range(outstanding + 1)]
    places += [
        {0: low, last: outstanding - 1 - low, place: 1}
        for low in range(outstanding)
        for place in range(1, last)
    ]
    places += [
        {place: number, place + 1: outstanding - number}
        for place in range(last)
        for number in range(outstanding + 1)
    ]
    counts = {tuple(place.get(i, 0) for i in range(levels)) for place in places}
    return tuple((extra, sum(map(mul, extra, count_from(1)))) for extra in sorted(counts))


def agreement(counts: Sequence[int]) -> float:
    """Agreement A of a frequency vector: 1 on one level, 0 spread evenly, -1 two camps at the ends.

    Raises ZeroDivisionError without answers. Van der Eijk (2001), Quality and Quantity 35; as in the
    R package agrmt.
    """
    return _agreement(tuple(counts))


@lru_cache(maxsize=ROWS_KEPT)
def _agreement(counts: tuple[int, ...]) -> float:
    n = sum(counts)
    rest = list(counts)
    result = 0.0
    while any(rest):
        smallest = min(count for count in rest if count)
        pattern = tuple(int(count > 0) for count in rest)
        result += _layer_agreement(pattern) * smallest * sum(pattern) / n
        rest = [count - smallest if count else 0 for count in rest]
    return result


@cache
def _layer_agreement(pattern: tuple[int, ...]) -> float:
    """A of a layer in which each level is used equally often or not at all."""
    levels, used = len(pattern), sum(pattern)
    if used == 1:
        return 1.0
    triples = list(combinations(pattern, 3))
    together = sum(triple in ((1, 1, 0), (0, 1, 1)) for triple in triples)
    apart = sum(triple == (1, 0, 1) for triple in triples)
    if together + apart == 0:
        return 0.0
    unimodality = ((levels - 2) * together - (levels - 1) * apart) / ((levels - 2) * (together + apart))
    return unimodality * (1 - (used - 1) / (levels - 1))


def frequencies(levels: Sequence[int], width: int = LEVELS) -> list[int]:
    """How often each level from 1 to ``width`` was given."""
    counts = [0] * width
    for level in levels:
        counts[level - 1] += 1
    return counts
