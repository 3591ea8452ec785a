"""Parties in running text: by their codes, or where the rule forbids that by how many they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.charts.measured_text import SANS
from dialogue_app.core.scales import scale
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.support.translation import _, ngettext

MOST_NAMED = 16


def is_named(printing: PrintContext) -> bool:
    """Whether single parties may be named."""
    return printing.disclosure.parties_named


def may_count(printing: PrintContext, answers: int) -> bool:
    """Whether it may be told how many of so many answers are alike."""
    return printing.disclosure.counts(answers)


def among(printing: PrintContext, activity: ActivityUnity) -> str:
    """How allies stand on an activity on which they are not united."""
    return activity.unity.shown if may_count(printing, activity.answered) else _("Not united")


def code(printing: PrintContext, party: str) -> str:
    """The short code of a party; "one ally" where it may not be named."""
    if not is_named(printing):
        return _("one ally")
    return printing.letters.plain(printing.disclosure.who(party, short=True), SANS)


def these(printing: PrintContext, parties: Iterable[str], *, of: int = 0, most: int = 0) -> str:
    """Several parties by code or number; empty for none. ``of``: out of how many that answered, where they
    did; ``most``: beyond this only the number.
    """
    named = tuple(parties)
    if not named:
        return ""
    if is_named(printing) and (not most or len(named) <= most):
        return ", ".join(code(printing, party) for party in named)
    if not may_count(printing, of or len(named)):
        return _("some allies")
    return ngettext("{n} ally", "{n} allies", len(named)).format(n=len(named))


def statuses(
    printing: PrintContext, given: Mapping[str, Sequence[str]], *, of: int, most: int = MOST_NAMED
) -> str:
    """Who gave no level, by reason: "Needs instructions: THL; Not recorded: NMK"; ``of`` as above."""
    parts = [
        f"{scale('VERDICT_STATUS').shown(status)}: {these(printing, parties, of=of, most=most)}"
        for status, parties in given.items()
        if parties
    ]
    return "; ".join(parts)
