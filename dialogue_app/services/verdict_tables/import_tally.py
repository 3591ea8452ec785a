"""What an import of verdicts comes to, counted while it is planned, and said in sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dialogue_app.support.translation import ngettext

MOST_NAMED = 10


@dataclass
class ImportTally:
    """How many verdicts and reasons are set, and the codes of whatever is to be named: parties and activities
    that are added, known parties that get a seat; the cells in which something takes the place of what was
    there. ``near``: new parties, each with the known one that it may be mistyped for. ``covered``: cells with
    a verdict that waits for its reveal; whether it was the same is not told.
    """

    remarks: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)
    seated: list[str] = field(default_factory=list)
    activities: list[str] = field(default_factory=list)
    verdicts: int = 0
    replaced: list[str] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    reasons: int = 0
    rewritten: list[str] = field(default_factory=list)

    def sentences(self) -> tuple[str, ...]:
        """All of it, what the table was taken for first."""
        return (
            *dict.fromkeys(self.remarks),
            *_named(self.parties, _parties),
            *_named(self.near, _near),
            *_named(self.seated, _seated),
            *_named(self.activities, _activities),
            ngettext("{n} verdict is set.", "{n} verdicts are set.", self.verdicts).format(n=self.verdicts),
            *_named(self.replaced, _replaced),
            *_named(self.covered, _covered),
            *self._reasons(),
            *_named(self.rewritten, _rewritten),
        )

    def _reasons(self) -> tuple[str, ...]:
        if not self.reasons:
            return ()
        sentence = ngettext("{n} reason is set.", "{n} reasons are set.", self.reasons)
        return (sentence.format(n=self.reasons),)


def _named(words: Sequence[str], sentence: Callable[[int], str]) -> tuple[str, ...]:
    """The sentence on some codes or cells, the first of which it names; none where there are none."""
    if not words:
        return ()
    which = ", ".join(words[:MOST_NAMED]) + (", …" if len(words) > MOST_NAMED else "")
    return (sentence(len(words)).format(n=len(words), which=which),)


def _parties(number: int) -> str:
    return ngettext("{n} party is added: {which}.", "{n} parties are added: {which}.", number)


def _near(number: int) -> str:
    return ngettext(
        "{n} of them may be another one mistyped: {which}.",
        "{n} of them may be others mistyped: {which}.",
        number,
    )


def _seated(number: int) -> str:
    return ngettext("{n} party gets a seat: {which}.", "{n} parties get seats: {which}.", number)


def _activities(number: int) -> str:
    return ngettext("{n} activity is added: {which}.", "{n} activities are added: {which}.", number)


def _replaced(number: int) -> str:
    return ngettext("{n} of them replaces another: {which}.", "{n} of them replace others: {which}.", number)


def _covered(number: int) -> str:
    return ngettext(
        "{n} of them takes the place of a verdict that waits for its reveal: {which}.",
        "{n} of them take the place of verdicts that wait for their reveal: {which}.",
        number,
    )


def _rewritten(number: int) -> str:
    return ngettext(
        "{n} of them takes the place of another: {which}.",
        "{n} of them take the place of others: {which}.",
        number,
    )
