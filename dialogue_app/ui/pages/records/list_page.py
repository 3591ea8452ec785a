"""A side page about a list that goes on from session to session, made from a declaration of the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar
from weakref import WeakMethod

from PySide6.QtWidgets import QComboBox, QFrame, QPushButton

from dialogue_app.analyses.chains import Chain, chains
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.form import questions
from dialogue_app.core.kinds import kind_name
from dialogue_app.core.records import TRACKS, Listed, Record, Session
from dialogue_app.fields.items import record_name
from dialogue_app.fields.registry import field_kind
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.records.kept_rows import KeptRows, content_of
from dialogue_app.ui.pages.records.record_page import RecordPage
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.rows.row_table import Cell, RowContent, TableColumn, TableRow

OPEN = "open"
L = TypeVar("L", bound=Listed)


@dataclass(frozen=True, slots=True)
class ListedRow(Generic[L]):
    """What a cell is made from: a record as it stands, the session it is from, and the page's session."""

    track: OpenTrack
    session: str
    record: L
    first: Session | None

    @property
    def dialogue(self) -> Dialogue:
        """All of its track."""
        return self.track.dialogue


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[L]):
    """A column: its head, its width (0: what is left over), and what makes its cell; without it the text of
    the ATTRIBUTE, which can be typed into. ``spare`` columns give way first, the highest number first.
    """

    title: str
    width: int
    attribute: str = ""
    cell: Callable[[ListedRow[L]], Cell] | None = None
    spare: int = 0

    def shown(self, row: ListedRow[L]) -> Cell:
        return self.cell(row) if self.cell is not None else Cell(getattr(row.record, self.attribute))


@dataclass(frozen=True, slots=True)
class ListAction:
    """A button at the top of the page, for the present record."""

    title: str
    shortcut: str
    act: Callable[[ListPage, Any], object]


@dataclass(frozen=True, slots=True)
class RecordList(Generic[L]):
    """A page about one kind of record. Words are English and translated when shown. ``state_filter`` names
    all and open, ``open_first`` begins with the open ones. ``counted`` is the number in the rail, that of the
    open ones where it is not given. ``fresh`` is what a new record has besides its place, ``toggle`` what
    Space does, ``above`` makes what stands over the table.
    """

    key: str
    title: str
    purpose: str
    shortcut: str
    kind: type[L]
    add: str
    empty: str
    columns: tuple[ListColumn[L], ...]
    tracks: tuple[str, ...] = TRACKS
    lines: int = 2
    is_open: Callable[[L], bool] | None = None
    state_filter: tuple[str, str] = (N_("Open and closed"), N_("Open"))
    open_first: bool = True
    counted: Callable[[Dialogue, str], int] | None = None
    fresh: Mapping[str, str | Callable[[], str]] = field(default_factory=dict)
    toggle: Callable[[ListPage, L], object] | None = None
    actions: tuple[ListAction, ...] = ()
    above: Callable[[ListPage], AboveTable] | None = None


class AboveTable(QFrame):
    """What stands over the table of a page."""

    def refresh(self) -> None:
        """Show the present value."""


def home(track: OpenTrack, session: str, kind: type[Listed]) -> tuple[str, str]:
    """Where a new record of a kind goes in a session: the key of the template's list for it, or nothing for
    a list of the session itself; and its marking.
    """
    for _stage, template_field in track.template(session).fields():
        if field_kind(template_field).lists and record_name(template_field) == kind_name(kind):
            return template_field.key, template_field.marking
    return "", track.session(session).handling


def session_words(session: Session | None) -> str:
    """A session in a table."""
    return _("Session {n}").format(n=session.number) if session is not None else _("unknown")


def first_session(row: ListedRow[Any]) -> Cell:
    """The session in which a record was written first."""
    return Cell(session_words(row.first), "soft")


def party_cell(dialogue: Dialogue, *party_ids: str) -> Cell:
    """Parties by their codes, with the names as tip."""
    parties = [answerer(dialogue, party_id) for party_id in party_ids if party_id]
    return Cell(", ".join(party.code for party in parties), tip=", ".join(party.name for party in parties))


def standing_count(kind: type[Listed], dialogue: Dialogue, _session: str) -> int:
    """How many records of a kind stand, open or not."""
    return len(chains(dialogue, kind))


class ListPage(RecordPage):
    """The page of a LIST. A subclass may put something beside the form."""

    LIST: ClassVar[RecordList[Any]]

    def __init_subclass__(cls, **others: Any) -> None:
        super().__init_subclass__(**others)
        declared = cls.LIST
        cls.KEY, cls.TITLE, cls.PURPOSE = declared.key, declared.title, declared.purpose
        cls.SHORTCUT, cls.TRACKS, cls.LINES = declared.shortcut, declared.tracks, declared.lines
        cls.ADD, cls.EMPTY = declared.add, declared.empty

    def _build(self) -> None:
        self._kept = KeptRows(self.LIST.kind)
        self.above = self.LIST.above(self) if self.LIST.above is not None else None
        if self.above is not None:
            self.body.addWidget(self.above)
        super()._build()
        self.action_buttons = [self._action_button(action) for action in self.LIST.actions]
        self.state_filter: QComboBox | None = None
        if self.LIST.is_open is not None:
            every, still_open = self.LIST.state_filter
            self.state_filter = self.filter.add_choice(_("State"), _(every), [(OPEN, _(still_open))])
            self.state_filter.setCurrentIndex(int(self.LIST.open_first))

    def _action_button(self, action: ListAction) -> QPushButton:
        button = self.add_button(_(action.title), action.shortcut)
        button.clicked.connect(self._on_action)
        button.setEnabled(not self.track.read_only)
        return button

    @classmethod
    def kinds(cls) -> tuple[type[Record], ...]:
        return (cls.LIST.kind,)

    @classmethod
    def count(cls, dialogue: Dialogue, session: str) -> int | None:
        """How many are open, or what else the list counts."""
        if cls.LIST.counted is not None:
            return cls.LIST.counted(dialogue, session) or None
        is_open = cls.LIST.is_open
        return (
            sum(is_open is None or is_open(chain.latest) for chain in chains(dialogue, cls.LIST.kind)) or None
        )

    def columns(self) -> tuple[TableColumn, ...]:
        """The columns declared."""
        asks = dict(questions(self.LIST.kind))
        return tuple(
            TableColumn(
                _(column.title), column.width, column.attribute, asks.get(column.attribute), column.spare
            )
            for column in self.LIST.columns
        )

    def fresh(self, session: str, field_key: str, marking: str) -> Listed:
        """A new record, empty but for its place."""
        values = {
            name: value if isinstance(value, str) else value() for name, value in self.LIST.fresh.items()
        }
        place = {"session": session, "field": field_key, "marking": marking}
        record: Listed = self.LIST.kind(**(place | values))
        return record

    def rows(self) -> tuple[TableRow, ...]:
        """A row for each record that stands."""
        dialogue = self.track.dialogue
        sources = ((chain.latest.id, chain) for chain in chains(dialogue, self.LIST.kind))
        return self._kept.rows(dialogue, sources, self._row)

    def _row(self, chain: Chain[Listed]) -> TableRow:
        record = chain.latest
        make = partial(content_of, WeakMethod(self.content), chain)
        return TableRow(
            record.id, record=record, open=not record.sealed_at, marks=self.marks(record), make=make
        )

    def content(self, chain: Chain[Any]) -> RowContent:
        """What a row says: its cells, and what stands in its form and is found by the filter."""
        row = ListedRow(self.track, self.session, chain.latest, chain.first)
        return RowContent(tuple(column.shown(row) for column in self.LIST.columns), self.words(chain.latest))

    def words(self, _record: Any) -> str:
        """What the filter finds a record by besides its cells."""
        return ""

    def marks(self, record: Any) -> tuple[str, ...]:
        """What the filters choose a record by."""
        return (OPEN,) if self.LIST.is_open is not None and self.LIST.is_open(record) else ()

    def refresh(self, change: Change | None = None) -> None:
        """Show the rows, and what stands over them."""
        if self.above is not None:
            self.above.refresh()
        super().refresh(change)

    def add(self) -> None:
        """Add a record to the list of this session and put the cursor into its form."""
        if not self.session:
            self.track.failed.emit(_("There is no session yet. Begin one first, then add to its list."))
            return
        field_key, marking = home(self.track, self.session, self.LIST.kind)
        self.added(add_listed(self.track.dialogue, self.fresh(self.session, field_key, marking)))

    def toggle(self, record: Record) -> None:
        """What the list declares for Space."""
        if self.LIST.toggle is not None:
            self.LIST.toggle(self, record)

    def _on_action(self) -> None:
        """Do to the present record what the button says."""
        record, button = self.current(), self.sender()
        if record is not None and isinstance(button, QPushButton):
            self.LIST.actions[self.action_buttons.index(button)].act(self, record)


def list_page(declared: RecordList[Any]) -> type[ListPage]:
    class DeclaredPage(ListPage):
        LIST = declared

    DeclaredPage.__name__ = DeclaredPage.__qualname__ = f"{declared.kind.__name__}ListPage"
    return DeclaredPage
