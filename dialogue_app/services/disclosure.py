"""What of a track a document may print, and whom it may name: markings, seals and the attribution rule.

Everything here is an allow-list: what is not named as printable is not printed, and an unknown marking
counts as the highest. In a brief the sides are what is written about, not who speaks; there they are
named under every rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import BRIEF, SIDES, Entry, Party, Record, Session
from dialogue_app.core.scales import scale
from dialogue_app.core.sealing import is_sealed
from dialogue_app.core.seats import answerer, participants, side_name
from dialogue_app.core.substance import Difference, FollowUp, LineParagraph
from dialogue_app.support.translation import _

REC, PARTY, SIDE, CHR, OFF = "REC", "PARTY", "SIDE", "CHR", "OFF"
FEWEST_SEATS_FOR_COUNTS = 5
HIGHEST_PRINTED = "ALLY"
"""Delegation and moderator material is in no document of a session, whatever the session's marking."""

PERSONAL = frozenset({
    "by_name", "authority", "chair", "confirmed_by", "facilitator", "head", "owner", "penholder", "person",
    "post", "rapporteur", "release_authority", "spokesperson", "who",
})  # fmt: skip
"""Attributes and columns in which people write a person's name."""


def allowed_markings(handling: str) -> frozenset[str]:
    """The markings that a document with this marking prints."""
    order = scale("HANDLING").codes
    highest = min(order.index(handling) if handling in order else 0, order.index(HIGHEST_PRINTED))
    return frozenset(order[: highest + 1])


@dataclass(frozen=True)
class Disclosure:
    """What one document may show."""

    dialogue: Dialogue
    session: Session

    @property
    def rule(self) -> str:
        """The attribution rule; without one, or with an unknown one, the Chatham House Rule."""
        rule = self.session.attribution_rule
        return rule if rule in (REC, PARTY, SIDE, OFF) else CHR

    @cached_property
    def allowed(self) -> frozenset[str]:
        """The markings that are printed."""
        return allowed_markings(self.session.handling)

    def shows(self, marking: str) -> bool:
        """Whether something of this marking is printed; unmarked counts as the highest."""
        return marking in self.allowed

    def prints(self, record: Record) -> bool:
        """Whether the content of a record is printed: its marking allows it and it is not sealed."""
        return (
            self.shows(getattr(record, "marking", "PART")) and not is_sealed(record) and self._agreed(record)
        )

    def _agreed(self, record: Record) -> bool:
        """Off the record only what was agreed for the record is kept."""
        if self.rule != OFF or not hasattr(record, "field"):
            return True
        if isinstance(record, Difference):
            return "yes" == record.accepted_a == record.accepted_b or record.status in _AGREED_DIFFERENCES
        if isinstance(record, LineParagraph):
            return record.status == "AGR"
        return isinstance(record, FollowUp)

    def entry(self, entry: Entry | None) -> Entry | None:
        """The entry if its content may be printed; off the record no single answer is."""
        if entry is None or self.agreed_only or is_sealed(entry) or not self.shows(entry.marking):
            return None
        return entry

    @property
    def agreed_only(self) -> bool:
        """Whether nothing but what was agreed for the record is printed."""
        return self.rule == OFF

    @property
    def people_named(self) -> bool:
        """Whether people may be named."""
        return self.rule == REC

    @property
    def parties_named(self) -> bool:
        """Whether single parties may be named."""
        return self.rule in (REC, PARTY)

    @property
    def sides_named(self) -> bool:
        """Whether the two sides may be named."""
        return self.rule in (REC, PARTY, SIDE) or self.about_sides

    @property
    def about_sides(self) -> bool:
        """Whether the track writes about the sides, and nobody speaks for them."""
        return self.dialogue.track.track == BRIEF

    def who(self, party: str, *, short: bool = False) -> str:
        """A party as it may be called: by code and name, by its side, or not at all (empty)."""
        one = answerer(self.dialogue, party)
        if party in SIDES:
            return one.name if self.sides_named else ""
        if self.parties_named:
            return one.code if short else one.name
        return side_name(one.side) if one.side and self.sides_named else ""

    def side(self, party: str) -> str:
        """The side of a party, if sides may be named."""
        side = party if party in SIDES else answerer(self.dialogue, party).side
        return side_name(side) if side and self.sides_named else ""

    # -- words -------------------------------------------------------------------------------------------

    def said(self, text: str) -> str:
        """A text with those whom the rule protects made nameless."""
        for pattern, nameless in self._protected:
            text = pattern.sub(nameless, text)
        return text

    def identifies(self, text: str) -> bool:
        """Whether a quotation names somebody whom the rule protects."""
        return any(pattern.search(text) for pattern, _nameless in self._protected)

    @property
    def protects(self) -> bool:
        """Whether there is anybody whose name must not be read."""
        return bool(self._protected)

    @cached_property
    def _protected(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        protected: list[tuple[re.Pattern[str], str]] = []
        if not self.people_named:
            protected += _patterns(self._people(), _("a participant"))
        if not self.parties_named and not self.about_sides:
            for party in self.dialogue.of(Party).values():
                nameless = side_name(party.side) if self.rule == SIDE and party.side else _("a party")
                protected += _patterns({party.name, party.code}, nameless)
        return tuple(protected)

    def _people(self) -> set[str]:
        session = self.session
        named = {person.name for person in participants(self.dialogue, session.id)}
        named |= {seat.head for seat in self.dialogue.seats(session.id)}
        return named | {
            session.chair, session.facilitator, session.rapporteur, session.penholder,
            session.release_authority,
        }  # fmt: skip


_AGREED_DIFFERENCES = ("STATED", "CLARIFIED", "MANAGED", "LIVED")


def _patterns(names: set[str], nameless: str) -> list[tuple[re.Pattern[str], str]]:
    longest_first = sorted(
        (name.strip() for name in names if len(name.strip()) > 1), key=lambda n: (-len(n), n)
    )
    return [
        (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", 0 if name.isupper() else re.IGNORECASE), nameless)
        for name in longest_first
    ]
