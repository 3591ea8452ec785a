"""Parties and seats: the parties of the track, who sits in this session, and who attends."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.records import Participant, Party, Record, Seat
from dialogue_app.core.visibility.markings import highest
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.parties.party_tabs import ParticipantsTab, PartiesTab, SeatsTab
from dialogue_app.ui.pages.records.record_page import RecordPage
from dialogue_app.ui.pages.side_page import PageContext, SidePage
from dialogue_app.ui.widgets.counted_tabs import CountedTabs


class PartiesPage(SidePage):
    """Three tabs: parties, seats, participants."""

    KEY = "parties"
    TITLE = N_("Parties and seats")
    PURPOSE = N_(
        "Who takes part in this dialogue, who sits at the table in this session, and who is in the room."
    )
    SHORTCUT = "Ctrl+Shift+P"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.parties = PartiesTab(context, self)
        self.seats = SeatsTab(context, self)
        self.participants = ParticipantsTab(context, self)
        self.tabs = CountedTabs(_(self.TITLE), self)
        for part in self.parts():
            self.tabs.addTab(part, _(part.TITLE))
        self.body.addWidget(self.tabs, 1)
        self.refresh(None)

    def parts(self) -> tuple[RecordPage, ...]:
        """The tabs in order."""
        return (self.parties, self.seats, self.participants)

    @classmethod
    def kinds(cls) -> tuple[type[Record], ...]:
        """Those of the tabs in order."""
        return (Party, Seat, Participant)

    @staticmethod
    def count(dialogue: Dialogue, session: str) -> int | None:
        return len(dialogue.parties()) or None

    def marking(self) -> str:
        """The highest of the tabs."""
        return highest(part.marking() for part in self.parts())

    def show_session(self, session: str) -> None:
        """Turn to another session."""
        for part in self.parts():
            part.show_session(session)
        super().show_session(session)

    def refresh(self, change: Change | None = None) -> None:
        """Show everything anew; the tabs say how many."""
        for number, part in enumerate(self.parts()):
            part.refresh(change)
            seated = self.track.dialogue.seats(self.session)
            count = len(seated) if part is self.seats else len(part.table.all_rows)
            self.tabs.bar.show_tab(number, _(part.TITLE), count)

    def go_to(self, record_id: str = "") -> None:
        """Show the tab with this record."""
        for part in self.parts():
            rows = part.table.all_rows
            if record_id and any(record_id in (row.id, row.record.id if row.record else "") for row in rows):
                self.tabs.setCurrentWidget(part)
                row = next(row for row in rows if record_id in (row.id, row.record.id if row.record else ""))
                part.go_to(row.id)
                return
        shown = self.tabs.currentWidget()
        if isinstance(shown, RecordPage):
            shown.go_to("")

    def go_to_step(self, record: Record) -> None:
        """Show the tab of the record, also of one that is gone: a party without seat has a row too."""
        number = self.kinds().index(type(record))
        self.tabs.setCurrentIndex(number)
        self.parts()[number].go_to(record.party if isinstance(record, Seat) else record.id)

    def has_in_hand(self, record: Record) -> bool:
        """Whether this is the record of the present row of the tab shown."""
        shown = self.tabs.currentWidget()
        return isinstance(shown, RecordPage) and shown.has_in_hand(record)

    def commit(self) -> None:
        """Save what is being typed."""
        for part in self.parts():
            part.commit()
