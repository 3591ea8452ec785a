"""Who reads a report: what may be seen, and how parties and users' words are shown to this reader."""

from __future__ import annotations

from collections.abc import Collection

from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Record
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.services.audience.disclosure import Disclosure
from dialogue_app.services.audience.uncounted import Question
from dialogue_app.support.translation import _


class Reader:
    """Somebody who works on the track: sees all that is not hidden, everybody named, every word as typed."""

    sees_all = True
    """Whether nothing was taken out for this reader, so that "none" is true of all that is recorded."""
    sees_answers = True
    """Whether single answers may be shown at all: off the record they may not."""
    names_parties = True
    """Whether single parties may be named with what they said."""

    def may_see(self, record: Record) -> bool:
        """Whether the content of a record may be shown. A document notes it as printed."""
        return True

    def sees(self, record: Record) -> bool:
        """The same without showing it."""
        return True

    def shows(self, marking: str) -> bool:
        """Whether what a field of this marking holds may be shown."""
        return True

    def counts_answers(self, session: str, field: str, item: str) -> bool:
        """Whether the answers on an item are in what this reader is told."""
        return True

    def counts(self, answers: int) -> bool:
        """Whether it may be told how many of so many answers are alike: of few it would say whose."""
        return True

    def rests_on(self, field: TemplateField | None, items: Collection[str]) -> None:
        """Told that what is shown rests on all answers of a field on these items: a document notes that."""

    def name(self, dialogue: Dialogue, party: str) -> str:
        """A party or side by name; empty where it may not be named."""
        return answerer(dialogue, party).name

    def code(self, dialogue: Dialogue, party: str) -> str:
        """A party or side by its short code; empty where it may not be named."""
        return answerer(dialogue, party).code

    def words(self, text: str) -> str:
        """What a user wrote, or the note that it is withheld as a whole."""
        return text

    def quotation(self, text: str) -> str:
        """A party's own words exactly as given, or the note that they are withheld."""
        return text

    def absence(self, sentence: str, kind: type[Record] | None = None, fields: Collection[str] = ()) -> str:
        """The sentence that nothing of a kind, or in these fields, is recorded; another one where it would
        not be true, or where this reader may not know it.
        """
        return sentence


class RuledReader(Reader):
    """Somebody to whom only what the attribution rule of a session allows is shown, and, if ``marked``, its
    markings. ``uncounted``: the questions whose answers are in no count.
    """

    sees_all = False

    def __init__(
        self, disclosure: Disclosure, *, marked: bool = True, uncounted: Collection[Question] = ()
    ) -> None:
        self.disclosure, self.marked = disclosure, marked
        self.uncounted = frozenset(uncounted)
        self._places = frozenset(place[:3] for place in uncounted)
        self.sees_answers = not disclosure.agreed_only
        self.names_parties = disclosure.parties_named

    def may_see(self, record: Record) -> bool:
        """What is not sealed, and not marked higher where that matters; off the record what was agreed."""
        return self.disclosure.prints(record) if self.marked else not is_sealed(record)

    def sees(self, record: Record) -> bool:
        """The same."""
        return self.may_see(record)

    def shows(self, marking: str) -> bool:
        """As the marking of the session allows, where that matters."""
        return not self.marked or self.disclosure.shows(marking)

    def counts_answers(self, session: str, field: str, item: str) -> bool:
        """Whether none of them is left out."""
        return (session, field, item) not in self._places

    def counts(self, answers: int) -> bool:
        """As the rule allows."""
        return self.disclosure.counts(answers)

    def name(self, dialogue: Dialogue, party: str) -> str:
        """By name, by its side, or not at all."""
        return self.disclosure.who(party)

    def code(self, dialogue: Dialogue, party: str) -> str:
        """By its code, by its side, or not at all."""
        return self.disclosure.who(party, short=True)

    def words(self, text: str) -> str:
        """As written, or withheld where it would identify somebody."""
        return self.disclosure.said(text)

    def quotation(self, text: str) -> str:
        """As written, or withheld where it would identify somebody."""
        return self.disclosure.said(text)

    def absence(self, sentence: str, kind: type[Record] | None = None, fields: Collection[str] = ()) -> str:
        """The same whatever there is: whoever reads may not know what else is recorded."""
        return _("Nothing to show.")
