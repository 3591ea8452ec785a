"""What every side page is: a page below the stages that looks at the whole track or the session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.records import TRACKS, Record, Session
from dialogue_app.core.visibility.markings import highest, usual
from dialogue_app.services.ports import DocumentMaker
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.text.track_text import TRACK_WORDS
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.least_room import Flexible, is_low, room_around


@dataclass(frozen=True, slots=True)
class PageTools:
    """What some pages need beyond their track, asked when first needed: the maker of documents, the
    tracks open in this window, and a way to open the external track of an internal one.
    """

    documents: Callable[[], DocumentMaker] | None = None
    open_tracks: Callable[[], tuple[OpenTrack, ...]] | None = None
    open_counterpart: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page is about: a track and one of its sessions, and what else the page may ask for."""

    track: OpenTrack
    session: str
    tools: PageTools = PageTools()


class SidePage(Flexible):
    """Base of the side pages. The rail shows TITLE and ``count``; SHORTCUT opens the page; a page is
    offered in the TRACKS it names. TITLE and PURPOSE are English and translated when shown.

    ``open_place`` asks the window to go to a field: (open track, session id, stage key, field key, item
    id, party id). ``open_page`` asks for another side page: (open track, KEY, record id).
    """

    KEY: ClassVar[str] = ""
    TITLE: ClassVar[str] = N_("Page")
    PURPOSE: ClassVar[str] = ""
    SHORTCUT: ClassVar[str] = ""
    TRACKS: ClassVar[tuple[str, ...]] = TRACKS
    IN_RAIL: ClassVar[bool] = True
    """Whether the rail offers it; a page that is not there is opened by its action."""
    WITHIN: ClassVar[bool] = False
    """Whether it is a part of another page, which shows the title."""

    open_place = Signal(object, str, str, str, str, str)
    open_page = Signal(object, str, str)
    marking_changed = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.track, self.session, self.tools = context.track, context.session, context.tools
        self.setAccessibleName(_(self.TITLE))
        self.setProperty("accent", self.track.track)
        self.body = kit.column(self, spacing=12, margins=(0, 8, 0, 0) if self.WITHIN else (24, 16, 24, 16))
        self.buttons = kit.row()
        self._build_head()

    def _build_head(self) -> None:
        self.title = kit.label(_(self.TITLE), "title", self, wrap=False)
        self.purpose = kit.label(_(self.PURPOSE), "purpose")
        words = kit.column(spacing=2)
        words.addLayout(self._build_title())
        words.addWidget(self.purpose)
        head = kit.row(spacing=24)
        head.addLayout(words, 1)
        side = kit.column(spacing=None)
        side.addLayout(self.buttons)
        side.addStretch(1)
        head.addLayout(side)
        self.body.addLayout(head)

    def _build_title(self) -> QBoxLayout:
        """The title, and of which track it is the page: its word in its colour, as in the rail."""
        word = kit.label(_(TRACK_WORDS[self.track.track][0]), "track", self, wrap=False)
        line = kit.row(spacing=12)
        line.addWidget(self.title)
        line.addWidget(word)
        line.addStretch(1)
        for label in (self.title, word):
            label.setVisible(not self.WITHIN)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self.take_room(room_around(self))

    def take_room(self, room: QSize) -> None:
        """Say what the page is for where that leaves room for the rest."""
        self.purpose.setVisible(self.WITHIN or not is_low(room))

    def add_button(
        self, label: str, shortcut: str = "", *, role: kit.ButtonRole = "plain", tip: str = ""
    ) -> QPushButton:
        """A button at the top right of the page; its shortcut works wherever the focus is on the page."""
        button = kit.button(label, role, name=label)
        if shortcut:
            button.setShortcut(shortcut)
        button.setToolTip(exact_tip(f"{tip or label} ({shortcut})" if shortcut else tip))
        self.buttons.addWidget(button)
        return button

    @classmethod
    def kinds(cls) -> tuple[type[Record], ...]:
        """The kinds of record that can be changed here: those that the page is about first."""
        return ()

    @staticmethod
    def count(dialogue: Dialogue, session: str) -> int | None:
        """The number shown beside the page in the rail; nothing if the page counts nothing."""
        return None

    def presented(self) -> str:
        """The key of the question whose answer is shown, if it can be shown in the room."""
        return ""

    def marking(self) -> str:
        """The highest marking of what the page shows."""
        session = self.track.dialogue.get(Session, self.session)
        floor = usual(self.track.track)
        return floor if session is None else highest((floor, session.handling))

    def show_session(self, session: str) -> None:
        """Turn to another session of the track."""
        self.session = session
        self.refresh(None)

    def refresh(self, change: Change | None = None) -> None:
        """Show the present value. ``change`` says what changed; nothing means: everything may have."""

    def go_to(self, record_id: str = "") -> None:
        """Put the focus on a record."""
        self.setFocus()

    def go_to_step(self, record: Record) -> None:
        """Show where a step touched a record, which may be gone."""
        self.go_to(record.id)

    def has_in_hand(self, record: Record) -> bool:
        """Whether this is the record whose inputs are shown."""
        return False

    def commit(self) -> None:
        """Save what is being typed right now."""
