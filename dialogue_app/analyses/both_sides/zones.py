"""Which rules are shared: the zone of an activity from two mirrored verdicts, and reciprocity gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.analyses.judgements.unity import NOT_ENOUGH_ANSWERS, NOT_UNITED
from dialogue_app.core.scales import inside, level
from dialogue_app.support.translation import N_

ACCEPTABLE = "mutually_acceptable"
UNACCEPTABLE = "mutually_unacceptable"
CONTESTED = "contested"
UNKNOWN = "unknown"

ZONES = {
    ACCEPTABLE: N_("Mutually acceptable"),
    UNACCEPTABLE: N_("Mutually unacceptable"),
    CONTESTED: N_("Contested"),
    UNKNOWN: N_("Unknown"),
}

SEVERITY_GAP = "severity_gap"
RED_LINE = "red_line"
CONTESTED_RED_LINE = "contested_red_line"

FLAGS = {
    SEVERITY_GAP: N_("severity gap"),
    RED_LINE: N_("red line"),
    CONTESTED_RED_LINE: N_("contested red line"),
}


@dataclass(frozen=True, slots=True)
class RulesZone:
    """The zone of one activity and its flags."""

    zone: str
    flags: tuple[str, ...] = ()


def rules_zone(alliance: str, russia: str) -> RulesZone:
    """Zone from the alliance's verdict on Russia doing it and Russia's on the alliance doing it, same
    wording and context. With a status or a blank on either side it is unknown.
    """
    a, r = level(alliance), level(russia)
    if a is None or r is None:
        return RulesZone(UNKNOWN)
    if inside(a) and inside(r):
        return RulesZone(ACCEPTABLE)
    if inside(a) != inside(r):
        return RulesZone(CONTESTED, (CONTESTED_RED_LINE,) if max(a, r) == 5 else ())
    flags = ((SEVERITY_GAP,) if abs(a - r) >= 2 else ()) + ((RED_LINE,) if max(a, r) == 5 else ())
    return RulesZone(UNACCEPTABLE, flags)


def reciprocity_gap(on_other: str, on_self: str) -> int | None:
    """A party's verdict on the other doing it minus its verdict on itself; plus: it asks more of the
    other. Nothing with a status or a blank. Report it for both sides or not at all.
    """
    other, own = level(on_other), level(on_self)
    return None if other is None or own is None else other - own


def mean_gap(gaps: Iterable[int | None]) -> tuple[Fraction | None, int]:
    """The mean of the gaps that are known, and how many."""
    known = [gap for gap in gaps if gap is not None]
    return (Fraction(sum(known), len(known)) if known else None), len(known)


def may_be_seam(label: str, russia_on_itself: str) -> bool:
    """Whether it can be told if an activity is a seam: the allies have a label, Russia has judged itself."""
    return label not in ("", NOT_ENOUGH_ANSWERS) and level(russia_on_itself) is not None


def is_seam(label: str, russia_on_itself: str) -> bool:
    """Whether allies are not united on an activity that Russia regards as inside the rules when it does
    it. For the internal track only.
    """
    own = level(russia_on_itself)
    return label in NOT_UNITED and own is not None and inside(own)
