"""How often was a statement said back accurately at the first attempt? A statistic of every session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.core.substance import ReadBack

ACCURATE = "ACC"


@dataclass(frozen=True, slots=True)
class FirstAttempts:
    """``accurate`` statements said back accurately at the first attempt, of ``n`` that were answered."""

    accurate: int = 0
    n: int = 0

    @property
    def share(self) -> Fraction | None:
        """Accurate of all; nothing where nothing was said back."""
        return Fraction(self.accurate, self.n) if self.n else None


def first_attempts(tries: Iterable[ReadBack], by: str = "") -> FirstAttempts:
    """First-attempt accuracy over the statements that were said back (by one listener, if given).

    The first attempt of a statement counts if the speaker answered it; a later one never does. An
    attempt that names no statement is a statement of its own.
    """
    first: dict[str, ReadBack] = {}
    for one in tries:
        of = one.of or one.id
        if of not in first or _order(one) < _order(first[of]):
            first[of] = one
    answered = [one for one in first.values() if one.result and by in ("", one.by)]
    return FirstAttempts(sum(one.result == ACCURATE for one in answered), len(answered))


def _order(one: ReadBack) -> tuple[int, int]:
    return one.attempt or 0, one.position
