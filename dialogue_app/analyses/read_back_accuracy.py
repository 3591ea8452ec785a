"""How often was a statement said back accurately at the first attempt? A statistic of every session.

It tells how well was listened, not how much was agreed. What was heard at the first attempt was heard: a
confirmation that has since dropped, because the words were changed, does not take it back, and the
attempts of a later round do not improve it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.wording.confirmation import in_order, names_position
from dialogue_app.support.translation import N_

ACCURATE = "ACC"
METHOD = N_(
    "Each statement counts once, by the speaker's answer to the first attempt ever made at it: accurate, or "
    "not. “Accurate after correction” counts as not accurate. A confirmation that lapsed because the "
    "wording was changed leaves the first attempt as it was; later rounds are not counted. Statements not "
    "answered yet, and restatements of nobody's position, are left out."
)


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

    The first attempt ever made at a statement counts if the speaker answered it; a later one never does,
    not even the first of a new round after a confirmation dropped. An attempt that names no statement is
    a statement of its own; one that names nobody whose position it is does not count.
    """
    first: dict[str, ReadBack] = {}
    for read_back in in_order(tuple(tries)):
        first.setdefault(read_back.of or read_back.id, read_back)
    answered = [
        attempt
        for attempt in first.values()
        if attempt.result and names_position(attempt) and by in ("", attempt.by)
    ]
    return FirstAttempts(sum(attempt.result == ACCURATE for attempt in answered), len(answered))
