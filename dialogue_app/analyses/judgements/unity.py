"""How far the answers of the seats to one rating coincide, in words: the label leads, not an index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from dialogue_app.core.scales import STATUSES, inside, level
from dialogue_app.core.thresholds import DEFAULTS, Thresholds
from dialogue_app.support.translation import N_, _

UNITED = "united"
UNITED_ON_THE_RULE = "united_on_the_rule"
ISOLATED_RESERVATION = "isolated_reservation"
POLARISED = "polarised"
DIVIDED = "divided"
CLOSE = "close"
SPREAD = "spread"
SPLIT = "split"
NOT_ENOUGH_ANSWERS = "not_enough_answers"

NOT_UNITED = (POLARISED, DIVIDED, ISOLATED_RESERVATION)
"""Labels of answers on both sides of the rules cut, most divided first."""

LABELS = {
    UNITED: N_("United"),
    UNITED_ON_THE_RULE: N_("United on the rule, divided on severity"),
    ISOLATED_RESERVATION: N_("Isolated reservation"),
    POLARISED: N_("Polarised"),
    DIVIDED: N_("Divided"),
    CLOSE: N_("Close"),
    SPREAD: N_("Spread"),
    SPLIT: N_("Split"),
    NOT_ENOUGH_ANSWERS: N_("Not enough answers"),
}

_OUTSTANDING = ("NI", "WH", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unity:
    """How far the answers of ``seats`` parties coincide, of which ``n`` gave a level.

    ``median``, ``low`` and ``high`` are levels, nothing if nobody gave one; the median of an even
    count may end in one half. ``inside`` and ``outside`` hold the parties on each side of the rules
    cut, empty on a scale without one. ``statuses``: who gave each status; blank is the empty text.
    ``so_far``: a position may still appear (needs instructions, withheld or blank).
    """

    label: str
    n: int
    seats: int
    median: Fraction | None
    low: int | None
    high: int | None
    inside: tuple[str, ...]
    outside: tuple[str, ...]
    statuses: Mapping[str, tuple[str, ...]]
    so_far: bool

    @property
    def spread(self) -> int | None:
        """Highest minus lowest level."""
        return None if self.low is None or self.high is None else self.high - self.low

    @property
    def minority(self) -> tuple[str, ...]:
        """The parties on the smaller side of the rules cut; both sides' if they are equal."""
        if len(self.inside) == len(self.outside):
            return self.inside + self.outside
        return min(self.inside, self.outside, key=len)

    @property
    def camps(self) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Both camps where the label is Polarised: those inside the rules, and those outside."""
        return (self.inside, self.outside) if self.label == POLARISED else None

    @property
    def shown(self) -> str:
        """The label in the language of the program, with "so far" where a position may still appear."""
        label = _(LABELS[self.label])
        return _("{label}, so far").format(label=label) if self.so_far else label


def quorum(seats: int, share: Fraction = DEFAULTS.quorum) -> int:
    """How many seats must give a level before a label is shown: this share, and at least three."""
    return max(3, -(-seats * share.numerator // share.denominator))


def median(levels: list[int]) -> Fraction:
    """The exact median: of an even count the mean of the two middle levels. ``levels`` is not empty."""
    ordered = sorted(levels)
    half = len(ordered) // 2
    return _halves(ordered[half] + ordered[half if len(ordered) % 2 else half - 1])


@lru_cache(maxsize=64)
def _halves(number: int) -> Fraction:
    return Fraction(number, 2)


def unity(answers: Mapping[str, str], *, cut: bool = True, thresholds: Thresholds = DEFAULTS) -> Unity:
    """Label the answers of all seats to one rating.

    ``answers``: party -> code of a level 1 to 5, a status, or the empty text (not recorded); every
    seat has a key. Statuses are never turned into numbers. ``cut``: whether the scale has the rules
    cut (verdicts) or not (other five-step scales). Own rules of thumb of the method; ``thresholds`` are
    settings of the dialogue.
    """
    given: dict[str, int] = {}
    without: dict[str, list[str]] = {status: [] for status in (*STATUSES, "")}
    for party, value in answers.items():
        given_level = level(value)
        if given_level is not None:
            given[party] = given_level
        elif value in without:
            without[value].append(party)
    levels = list(given.values())
    statuses = {status: tuple(parties) for status, parties in without.items()}
    return Unity(
        label=_label(levels, len(answers), cut, thresholds),
        n=len(levels),
        seats=len(answers),
        median=median(levels) if levels else None,
        low=min(levels, default=None),
        high=max(levels, default=None),
        inside=tuple(party for party, level in given.items() if inside(level)) if cut else (),
        outside=tuple(party for party, level in given.items() if not inside(level)) if cut else (),
        statuses=statuses,
        so_far=any(statuses[status] for status in _OUTSTANDING),
    )


def _label(levels: list[int], seats: int, cut: bool, thresholds: Thresholds) -> str:
    n = len(levels)
    if n < quorum(seats, thresholds.quorum):
        return NOT_ENOUGH_ANSWERS
    width = max(levels) - min(levels)
    ends_apart = all(_reaches(levels, end, thresholds.polarised) for end in ((1, 2), (4, 5)))
    if not cut:
        return CLOSE if width <= 1 else SPLIT if ends_apart else SPREAD
    within = sum(inside(level) for level in levels)
    minority = min(within, n - within)
    if minority == 0:
        return UNITED if width <= 1 else UNITED_ON_THE_RULE
    if minority == 1 and n >= 4:
        return ISOLATED_RESERVATION
    return POLARISED if ends_apart else DIVIDED


def _reaches(levels: list[int], end: tuple[int, int], share: Fraction) -> bool:
    return sum(level in end for level in levels) * share.denominator >= share.numerator * len(levels)
