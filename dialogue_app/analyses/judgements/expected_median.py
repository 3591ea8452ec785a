"""Where allies misjudge each other: each one's sealed guess of the table's middle against the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.analyses.judgements.unity import median
from dialogue_app.core.scales import inside, level

ISOLATION = "false_sense_of_isolation"
BACKING = "false_sense_of_backing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Misjudged:
    """One ally's guess: its own level, the expected middle, the others' median, and what follows.

    ``finding`` is ISOLATION, BACKING or empty.
    """

    party: str
    own: int
    expected: int
    others: Fraction
    error: Fraction
    finding: str


def misjudged_middle(
    own: Mapping[str, str], expected: Mapping[str, str], *, cut: bool = True
) -> tuple[Misjudged, ...]:
    """Compare each expected middle with the median of the *other* allies' levels.

    Parties without a level of their own or without a guess are left out, and so is a party
    alone at the table. The majority side is the one held by more than half of the others. ``cut``: whether
    the scale has the rules cut; without it nobody stands on a side, and there are no findings.
    """
    given = {party: given_level for party, value in own.items() if (given_level := level(value)) is not None}
    result: list[Misjudged] = []
    for party, mine in given.items():
        guess = level(expected.get(party, ""))
        others = [value for other, value in given.items() if other != party]
        if guess is None or not others:
            continue
        middle = median(others)
        result.append(
            Misjudged(
                party=party,
                own=mine,
                expected=guess,
                others=middle,
                error=abs(guess - middle),
                finding=_finding(mine, guess, others) if cut else "",
            )
        )
    return tuple(result)


def _finding(mine: int, guess: int, others: list[int]) -> str:
    within = sum(inside(other) for other in others)
    if 2 * within == len(others):
        return ""
    majority_inside = 2 * within > len(others)
    on_majority_side = inside(mine) == majority_inside
    if on_majority_side and inside(guess) != majority_inside:
        return ISOLATION
    if not on_majority_side and inside(guess) == inside(mine):
        return BACKING
    return ""
