"""The handling markings in their order, and what that order says. Nothing else is loaded for it: the window
bears a marking before any record is known.
"""

from __future__ import annotations

from collections.abc import Iterable

OPEN, PART, ALLY, DELEG, MOD = "OPEN", "PART", "ALLY", "DELEG", "MOD"
ORDER = (OPEN, PART, ALLY, DELEG, MOD)
"""The markings from the widest reach to the smallest: the last is the highest."""


def known(marking: str) -> str:
    """A marking as it counts: one that is empty or unknown is Moderator only."""
    return marking if marking in ORDER else MOD


def highest(markings: Iterable[str]) -> str:
    """The marking of the smallest reach; Moderator only where there is none at all."""
    return max({known(marking) for marking in markings}, key=ORDER.index, default=MOD)


def is_above(marking: str, other: str) -> bool:
    """Whether fewer people may see the first than the second."""
    return ORDER.index(known(marking)) > ORDER.index(known(other))


def up_to(marking: str) -> frozenset[str]:
    """The markings that those may see who may see this one: itself and all of wider reach."""
    return frozenset(ORDER[: ORDER.index(known(marking)) + 1])
