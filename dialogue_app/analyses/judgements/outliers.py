"""Who judges one activity far from the others, and whose verdicts are red lines too often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from dialogue_app.analyses.judgements.unity import median, unity
from dialogue_app.core.scales import inside, level
from dialogue_app.core.thresholds import DEFAULTS, Thresholds

FEWEST = 4
"""An outlier needs at least this many levels on the table."""

RED_LINE = 5

Apart = tuple[Fraction, Fraction, bool, bool]


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


def outliers(answers: Mapping[str, str], *, thresholds: Thresholds = DEFAULTS) -> tuple[Outlier, ...]:
    """The outliers among the answers of all seats to one activity, in the order of the seats; none where
    the label is Polarised: of two camps nearly everybody is far from the median of the others, so that the
    camps are told instead (``Unity.camps``).

    ``answers``: party -> code of a level 1 to 5, a status, or the empty text; every seat has a key.
    Statuses and blanks are left out; with fewer than four levels there are no outliers.
    """
    far_off = far_from_others(answers, thresholds=thresholds)
    return () if far_off and unity(answers, thresholds=thresholds).camps else far_off


def far_from_others(answers: Mapping[str, str], *, thresholds: Thresholds = DEFAULTS) -> tuple[Outlier, ...]:
    """Whose level is far from the median of the others, or nearly alone on its side of the rules cut,
    whatever the label of the row. Takes what ``outliers`` takes.
    """
    given = {
        party: given_level for party, value in answers.items() if (given_level := level(value)) is not None
    }
    if len(given) < FEWEST:
        return ()
    far_from, few_of = thresholds.outlier_levels, thresholds.outlier_share
    apart = _all_apart(tuple(sorted(given.values())), far_from, few_of)
    return tuple(
        Outlier(party=party, value=value, others=others, delta=delta, level=far, side=few)
        for party, value in given.items()
        for others, delta, far, few in (apart[value],)
        if far or few
    )


@lru_cache(maxsize=8192)
def _all_apart(levels: tuple[int, ...], far_from: Fraction, few_of: Fraction) -> dict[int, Apart]:
    """For each level that was given whether it stands apart; kept, as the rows of a table are much alike."""
    counts = Counter(levels)
    return {value: _apart(value, counts, far_from, few_of) for value in counts}


def _apart(value: int, counts: Mapping[int, int], far_from: Fraction, few_of: Fraction) -> Apart:
    """Median of the others, distance from it, and whether this value is a level and a side outlier."""
    rest = dict(counts)
    rest[value] -= 1
    others = median([one for one, times in rest.items() for _again in range(times)])
    total = sum(rest.values())
    beside = sum(times for one, times in rest.items() if inside(one) == inside(value))
    few = beside * few_of.denominator <= few_of.numerator * total
    delta = value - others
    return others, delta, abs(delta) >= far_from, few


def red_line_share(values: Iterable[str]) -> tuple[int, int]:
    """How many of one party's levels are red lines: (number of level 5, number of levels)."""
    levels = [given_level for value in values if (given_level := level(value)) is not None]
    return sum(level == RED_LINE for level in levels), len(levels)
