"""What of a track a document may print, and whom it may name: markings, seals and the attribution rule.

Everything here is an allow-list: what is not named as printable is not printed, and an unknown marking
counts as the highest. In a brief the sides are what is written about, not who speaks; there they are
named under every rule.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from dialogue_app.core.commands.attribution import OFF, PARTY, REC, SIDE, in_force
from dialogue_app.core.commands.seats import answerer, side_name
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, FollowUp, LineParagraph
from dialogue_app.core.records import ALLIANCE, BRIEF, SIDES, Entry, Party, Record, Session
from dialogue_app.core.scales import scale
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.services.catalogues import is_of_the_catalogue
from dialogue_app.services.search.names import NAME, Name, Names, Sure, names_of_party
from dialogue_app.services.search.people import people_in
from dialogue_app.support.fold import name_key
from dialogue_app.support.translation import N_, _

FEWEST_ANSWERS_FOR_COUNTS = 5
HIGHEST_PRINTED = "ALLY"
"""Delegation and moderator material is in no document of a session, whatever the session's marking."""


def allowed_markings(handling: str) -> frozenset[str]:
    """The markings that a document with this marking prints."""
    order = scale("HANDLING").codes
    highest = min(order.index(handling) if handling in order else 0, order.index(HIGHEST_PRINTED))
    return frozenset(order[: highest + 1])


WITHHELD = N_("Wording withheld: it would identify a participant.")
"""Stands in place of a passage. Nothing within one is ever replaced: that would put other words into it."""
WITHHOLD, FINE = "withhold", "fine"
"""What may be judged of words that name somebody, or may do so."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Words in a passage that name somebody whom the rule protects, or may do so. ``withheld``: whether the
    passage is for their sake; ``sure``: whether they can be nothing else; ``judged``: whether somebody looked
    at them. ``session`` and ``key``: what a judgement on them is kept by, see ``naming_key``.
    """

    session: str
    key: str
    words: str
    passage: str
    withheld: bool
    sure: bool
    judged: bool = False


@dataclass(frozen=True)
class Disclosure:
    """What one document may show. ``whole``: the track that ``dialogue`` is a part of; whoever is named
    anywhere in it is known, whatever is left of it here.
    """

    dialogue: Dialogue
    session: Session
    whole: Dialogue | None = None

    @property
    def rule(self) -> str:
        """The attribution rule in force."""
        return in_force(self.session)

    @property
    def rule_chosen(self) -> bool:
        """Whether anybody chose the rule; without one the Chatham House Rule is in force."""
        return bool(self.session.attribution_rule)

    @cached_property
    def allowed(self) -> frozenset[str]:
        """The markings that are printed."""
        return allowed_markings(self.session.handling)

    def shows(self, marking: str) -> bool:
        """Whether something of this marking is printed; unmarked counts as the highest."""
        return marking in self.allowed

    def prints(self, record: Record) -> bool:
        """Whether the content of a record is printed: its marking allows it and it is not sealed."""
        return self.shows(getattr(record, "marking", "PART")) and not is_sealed(record) and self._kept(record)

    def _kept(self, record: Record) -> bool:
        """Off the record only what was agreed for the record is kept."""
        return self.rule != OFF or not hasattr(record, "field") or is_agreed(record)

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

    def counts(self, answers: int) -> bool:
        """Whether it may be told how many of so many answers are alike: of fewer than five it would say whose
        they are, however many seats there are.
        """
        return self.parties_named or answers >= FEWEST_ANSWERS_FOR_COUNTS

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
        person = answerer(self.dialogue, party)
        if party in SIDES:
            return person.name if self.sides_named else ""
        if self.parties_named:
            return person.code if short else person.name
        return side_name(person.side) if person.side and self.sides_named else ""

    def side(self, party: str) -> str:
        """The side of a party, if sides may be named."""
        side = party if party in SIDES else answerer(self.dialogue, party).side
        return side_name(side) if side and self.sides_named else ""

    # -- words -------------------------------------------------------------------------------------------

    def said(self, text: str) -> str:
        """A text as it was written; or that it is withheld as a whole, where it would identify somebody."""
        return _(WITHHELD) if self.identifies(text) else text

    def identifies(self, text: str) -> bool:
        """Whether a text would identify somebody whom the rule protects."""
        return any(naming.withheld for naming in self.namings(text))

    def namings(self, text: str) -> tuple[Naming, ...]:
        """The words of a text that name somebody whom the rule protects, or may do so: each once. The
        wordings of the catalogue that the program brings along are nobody's.
        """
        return () if is_of_the_catalogue(text) else self._judged_names(self._protected, text)

    def people_in(self, text: str) -> tuple[Naming, ...]:
        """As ``namings``, of people only: for those who sat at the table with all the parties."""
        return () if self.people_named else self._judged_names(self._persons, text)

    def _judged_names(self, names: Names, text: str) -> tuple[Naming, ...]:
        namings: dict[str, Naming] = {}
        for span in names.find(text):
            if span.sure is Sure.HARDLY:
                continue
            key = naming_key(span.words, text)
            verdict = self._judged.get(key, "")
            sure = span.sure is Sure.SURELY
            withheld = verdict == WITHHOLD or (sure and verdict != FINE)
            naming = Naming(self.session.id, key, span.words, text, withheld, sure, bool(verdict))
            namings.setdefault(key, naming)
        return tuple(namings.values())

    def names_a_person(self, text: str) -> bool:
        """Whether a text surely names a person, where people may not be named."""
        return not self.people_named and self._persons.sure(text)

    def names_a_side(self, text: str) -> bool:
        """Whether a text names a side, where the sides may not be named as those who speak."""
        return not self.sides_named and self._sides.sure(text)

    @cached_property
    def _judged(self) -> dict[str, str]:
        return dict(self.session.names_judged)

    @cached_property
    def _protected(self) -> Names:
        protected: list[Name] = []
        if not self.people_named:
            protected += self._persons.names
        if not self.parties_named and not self.about_sides:
            for party in self._known.of(Party).values():
                if party.side == ALLIANCE or not self.sides_named:
                    protected += names_of_party(party)
        return Names(protected)

    @property
    def _known(self) -> Dialogue:
        return self.dialogue if self.whole is None else self.whole

    @property
    def _persons(self) -> Names:
        return people_in(self._known)

    @cached_property
    def _sides(self) -> Names:
        words = (*map(side_name, SIDES), _("Allies"), _("Ally"))
        return Names(Name(word, NAME, word, endings=True) for word in words)


def naming_key(words: str, passage: str) -> str:
    """What a judgement on words in a passage is kept by: it holds for these words in this passage alone."""
    digest = hashlib.sha256(name_key(passage).encode("utf-8")).hexdigest()[:16]
    return f"{name_key(words)} {digest}"


def is_agreed(record: Record) -> bool:
    """Whether a record was agreed for the record, so that it is kept even off the record."""
    if isinstance(record, Difference):
        return "yes" == record.accepted_a == record.accepted_b or record.status in _AGREED_DIFFERENCES
    if isinstance(record, LineParagraph):
        return record.status == "AGR"
    return isinstance(record, FollowUp)


_AGREED_DIFFERENCES = ("STATED", "CLARIFIED", "MANAGED", "LIVED")
