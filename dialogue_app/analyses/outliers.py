"""Who judges one activity far from the others, and whose verdicts are red lines too often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.analyses.unity import median
from dialogue_app.core.scales import inside, level

FEWEST = 4
"""An outlier needs at least this many levels on the table."""

FAR = 2
"""Distance from the median of the others, in levels, from which an answer stands apart."""

FEW = Fraction(1, 4)
"""Largest share of the others on one's own side of the rules cut at which one stands apart."""

RED_LINE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlier:
    """A party whose level stands apart. ``others`` is the median of the other levels, ``delta`` the
    distance from it (plus = stricter); ``level`` and ``side`` say by which of the two tests.
    """

    party: str
    value: int
    others: Fraction
    delta: Fraction
    level: bool
    side: bool


def outliers(answers: Mapping[str, str]) -> tuple[Outlier, ...]:
    """The outliers among the answers to one activity, in the order of the seats.

    ``answers``: party -> code of a level 1 to 5, a status, or the empty text. Statuses and blanks are
    left out; with fewer than four levels there are no outliers.
    """
    given = {party: found for party, value in answers.items() if (found := level(value)) is not None}
    if len(given) < FEWEST:
        return ()
    counts = Counter(given.values())
    apart = {value: _apart(value, counts) for value in counts}
    return tuple(
        Outlier(party=party, value=value, others=others, delta=value - others, level=far, side=few)
        for party, value in given.items()
        for others, far, few in (apart[value],)
        if far or few
    )


def _apart(value: int, counts: Mapping[int, int]) -> tuple[Fraction, bool, bool]:
    """Median of the others, and whether a party with this value is a level and a side outlier."""
    rest = dict(counts)
    rest[value] -= 1
    others = median([one for one, times in rest.items() for _again in range(times)])
    total = sum(rest.values())
    beside = sum(times for one, times in rest.items() if inside(one) == inside(value))
    return others, abs(value - others) >= FAR, Fraction(beside, total) <= FEW


def red_line_share(values: Iterable[str]) -> tuple[int, int]:
    """How many of one party's levels are red lines: (number of level 5, number of levels)."""
    levels = [found for value in values if (found := level(value)) is not None]
    return sum(one == RED_LINE for one in levels), len(levels)
