"""Editor of a list whose records are sealed, such as predicted red lines: until it is unsealed each side's
cards are hidden while the other one sits there.
"""

from __future__ import annotations

from PySide6.QtGui import QHideEvent

from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.records import Listed
from dialogue_app.core.visibility.seals import is_sealed, whose
from dialogue_app.fields.record_list import KIND
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.editor import Editor
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.text.card_links import Links
from dialogue_app.ui.text.card_text import CardText
from dialogue_app.ui.text.seal_text import looking_words
from dialogue_app.ui.widgets.unsaved_text import unsaved_in

LOOK = "look"


class SealedListEditor(RecordListEditor):
    """Cards say by whom they are and no more, but for the one that is open. Those of one party at a time are
    shown, after asking: the first press asks whether only that party looks, the second one shows.
    """

    _looking = _asked = ""

    def masked(self, record: Listed) -> bool:
        """Whether the content of a card is not to be seen now. What does not say by whom can be opened to
        say it.
        """
        own = record.id == self._open or not whose(record) or whose(record) == self._looking
        return not own and not is_sealed(record) and not record.unsealed_at and self.waits()

    def card_words(self, record: Listed) -> CardText:
        """What a card says: of a hidden one, by whom it is."""
        text = super().card_words(record)
        if not self.masked(record):
            return text
        name = answerer(self.track.dialogue, whose(record)).name
        return CardText(name, note=_("entered, hidden until it is unsealed"), bar=text.bar)

    def links(self, record: Listed) -> Links:
        """The links of a card; a hidden one can only be looked at."""
        if not self.masked(record):
            return super().links(record)
        if self._asked != record.id:
            return ((LOOK, _("Show…")),)
        name = answerer(self.track.dialogue, whose(record)).name
        return ((LOOK, looking_words(name)),)

    def act(self, action: str, record_id: str) -> None:
        """Do what a card's link or menu asks for; opening a hidden card asks first."""
        record = self.record(record_id)
        if record is None or not self.masked(record):
            super().act(action, record_id)
        elif action in (LOOK, "open") and self._asked == record_id:
            self._show_of(whose(record))
            self._focus(record_id)
        elif action in (LOOK, "open"):
            self._asked = record_id
            self.refresh()

    def open(self, record_id: str, question: str = "") -> None:
        """Open a card's form, unless it is hidden."""
        record = self.record(record_id)
        if record is not None and (record.id not in self._saved() or not self.masked(record)):
            super().open(record_id, question)

    def remove(self, record_id: str) -> None:
        """Remove a record; one that is hidden stays, so that nobody removes what they cannot see."""
        record = self.record(record_id)
        if record is not None and not self.masked(record):
            super().remove(record_id)

    def begin(self, party: str = "") -> None:
        """Begin a record; what the other party was looking at is hidden from whoever writes it."""
        if party != self._looking:
            self._show_of("")
        super().begin(party)

    def hideEvent(self, event: QHideEvent) -> None:
        """What one party was looking at or writing is hidden for whoever comes back; what could not be saved
        stays.
        """
        super().hideEvent(event)
        if self.form is not None and self.waits() and not unsaved_in(self.form):
            self.close_form(focus=False)
        if self._looking or self._asked:
            self._show_of("")

    def _saved(self) -> frozenset[str]:
        listed = self.track.dialogue.listed(self.kind, self.session, self.field.key)
        return frozenset(record.id for record in listed)

    def _show_of(self, party: str) -> None:
        """Show the cards of one party, and of nobody else: what the other has open is closed, unless it could
        not be saved and is not given up.
        """
        opened = self.record(self._open) if self._open else None
        if opened is None or whose(opened) in ("", party) or self.close_form(focus=False):
            self._looking, self._asked = party, ""
            self.refresh()


EDITOR = Editor((KIND,), SealedListEditor)
