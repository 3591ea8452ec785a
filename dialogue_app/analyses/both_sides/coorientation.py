"""How well a side knows the other's view of the same object: four states of co-orientation.

After McLeod and Chaffee (1973): agreement, congruency and accuracy; the names of the states are those
of public-relations research.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.core.scales import inside, level
from dialogue_app.support.translation import N_

TRUE_CONSENSUS = "true_consensus"
DISSENSUS = "dissensus"
FALSE_CONSENSUS = "false_consensus"
FALSE_CONFLICT = "false_conflict"
NOT_DETERMINED = "not_determined"

STATES = {
    TRUE_CONSENSUS: N_("True consensus"),
    DISSENSUS: N_("Dissensus"),
    FALSE_CONSENSUS: N_("False consensus"),
    FALSE_CONFLICT: N_("False conflict"),
    NOT_DETERMINED: N_("Not determined"),
}

Same = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coorientation:
    """One side's knowledge of the other on one object. ``gap`` is the distance of the two views,
    ``perceived_gap`` the distance it expected, ``error`` actual minus predicted (plus = the other is
    higher than expected); nothing where a level is missing.
    """

    state: str
    gap: int | None
    perceived_gap: int | None
    error: int | None


def same_verdict(one: int, other: int) -> bool:
    """Whether two verdicts lie on the same side of the rules cut."""
    return inside(one) == inside(other)


def agreeing_within(tolerance: Fraction) -> Same:
    """The test whether two answers to a statement differ by no more than ``tolerance`` levels."""

    def same(one: int, other: int) -> bool:
        return abs(one - other) <= tolerance

    return same


def coorientation(own: str, predicted: str, actual: str, same: Same) -> Coorientation:
    """Compare a side's own view, its prediction of the other's, and the other's actual view.

    Values are codes of levels; with a status or a blank among them the state is not determined, and
    the parts that can be computed are given. ``same`` says when two levels count as the same view.
    """
    o, p, a = level(own), level(predicted), level(actual)
    return Coorientation(
        state=_state(o, p, a, same),
        gap=None if o is None or a is None else abs(o - a),
        perceived_gap=None if o is None or p is None else abs(o - p),
        error=None if a is None or p is None else a - p,
    )


def _state(own: int | None, predicted: int | None, actual: int | None, same: Same) -> str:
    if own is None or predicted is None or actual is None:
        return NOT_DETERMINED
    if same(own, predicted):
        return TRUE_CONSENSUS if same(own, actual) else FALSE_CONSENSUS
    return FALSE_CONFLICT if same(own, actual) else DISSENSUS
