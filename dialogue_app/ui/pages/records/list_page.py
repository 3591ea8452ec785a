"""A side page about a list that goes on from session to session: what stands now, open or all."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import ClassVar
from weakref import WeakMethod

from dialogue_app.analyses.chains import Chain, chains
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.kinds import kind_name
from dialogue_app.core.records import Listed, Record, Session
from dialogue_app.fields.items import record_name
from dialogue_app.fields.registry import field_kind
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.records.kept_rows import KeptRows, content_of
from dialogue_app.ui.pages.records.record_page import RecordPage
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.rows.row_table import Cell, Row, RowContent

OPEN = "open"


def home(track: OpenTrack, session: str, kind: type[Listed]) -> tuple[str, str]:
    """Where a new record of a kind goes in a session: the key of the template's list for it, or nothing for
    a list of the session itself; and its marking.
    """
    for _stage, field in track.template(session).fields():
        if field_kind(field).lists and record_name(field) == kind_name(kind):
            return field.key, field.marking
    return "", track.session(session).handling


def session_words(session: Session | None) -> str:
    """A session in a table."""
    return _("Session {n}").format(n=session.number) if session is not None else _("unknown")


def party_cell(dialogue: Dialogue, *who: str) -> Cell:
    """Parties by their codes, with the names as tip."""
    found = [answerer(dialogue, one) for one in who if one]
    return Cell(", ".join(one.code for one in found), tip=", ".join(one.name for one in found))


class ListPage(RecordPage):
    """Base of these pages. A subclass names the KIND, says what is open, and makes the cells of a row."""

    KIND: ClassVar[type[Listed]]
    ADD: ClassVar[str] = N_("Add")

    def _build(self) -> None:
        self._kept = KeptRows(self.KIND)
        super()._build()
        self.state_filter = self.filter.add_choice(_("State"), _("Open and closed"), [(OPEN, _("Open"))])
        self.state_filter.setCurrentIndex(1)

    @classmethod
    def kinds(cls) -> tuple[type[Record], ...]:
        """The kind of the list."""
        return (cls.KIND,)

    @abstractmethod
    def cells(self, chain: Chain[Listed]) -> tuple[Cell, ...]:
        """The cells of one row."""

    @staticmethod
    def is_open(record: Listed) -> bool:
        """Whether something is still to be done about a record."""
        return True

    def fresh(self, session: str, field: str, marking: str) -> Listed:
        """A new record, empty but for its place."""
        return self.KIND(session=session, field=field, marking=marking)

    def rows(self) -> tuple[Row, ...]:
        """A row for each record that stands."""
        dialogue = self.track.dialogue
        sources = ((chain.latest.id, chain) for chain in chains(dialogue, self.KIND))
        return self._kept.rows(dialogue, sources, self._row)

    def _row(self, chain: Chain[Listed]) -> Row:
        record = chain.latest
        make = partial(content_of, WeakMethod(self.content), chain)
        return Row(record.id, record=record, open=not record.sealed_at, marks=self.marks(record), make=make)

    def content(self, chain: Chain[Listed]) -> RowContent:
        """What a row says."""
        return RowContent(self.cells(chain))

    def marks(self, record: Listed) -> tuple[str, ...]:
        """What the filters choose a record by."""
        return (OPEN,) if self.is_open(record) else ()

    def add(self) -> None:
        """Add a record to the list of this session and put the cursor into its form."""
        if not self.session:
            self.track.failed.emit(_("There is no session yet. Begin one first, then add to its list."))
            return
        field, marking = home(self.track, self.session, self.KIND)
        self.added(add_listed(self.track.dialogue, self.fresh(self.session, field, marking)))
