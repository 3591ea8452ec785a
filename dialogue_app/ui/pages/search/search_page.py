"""Search: every word in the open tracks, as it is typed, and the way to where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import (
    Difference,
    FollowUp,
    Inject,
    ParkingLotItem,
    RecordDisagreement,
    RiskReductionMeasure,
    RoleCard,
)
from dialogue_app.core.edits import Change
from dialogue_app.core.records import CatalogueItem, Participant, Party, Record, Seat, Session, Track
from dialogue_app.core.visibility.markings import highest, marking_of, usual
from dialogue_app.services.ports import Progress
from dialogue_app.services.search.search_index import SearchIndex, SearchResult
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.pages.search.hit_list import HitList
from dialogue_app.ui.pages.search.search_results import LINE_ROLE, ResultLine, SearchResults
from dialogue_app.ui.pages.side_page import PageContext, SidePage
from dialogue_app.ui.qt.background import Task
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine

PAUSE = 120
PAGES: dict[type[Record], str] = {
    Track: "parties",
    Party: "parties",
    Seat: "parties",
    Participant: "parties",
    CatalogueItem: "catalogue",
    Difference: "register",
    RiskReductionMeasure: "measures",
    FollowUp: "follow_ups",
    ParkingLotItem: "parking_lot",
    RecordDisagreement: "record",
    Inject: "injects",
    RoleCard: "role_cards",
}


class _SharedIndex:
    """The index of a dialogue, built when it is first asked for; whoever asks meanwhile waits for it."""

    def __init__(self, dialogue: Dialogue) -> None:
        self.dialogue = dialogue
        self._lock = Lock()
        self._index: SearchIndex | None = None

    def get(self) -> SearchIndex:
        """The index. Takes long the first time: called on another thread."""
        with self._lock:
            if self._index is None:
                self._index = SearchIndex(self.dialogue, template_of)
            return self._index


@dataclass
class _SearchMemory:
    """What is kept of a track while it is open: its index, and the words last searched for."""

    index: _SharedIndex | None = None
    query: str = ""


_memories: WeakKeyDictionary[OpenTrack, _SearchMemory] = WeakKeyDictionary()


def forget() -> None:
    """Forget what is kept of the open tracks, as when one of them is closed for good."""
    _memories.clear()


def _index_of(track: OpenTrack) -> _SharedIndex:
    """The index of a track as it is now; that of an earlier state is let go before another is built."""
    memory = _memories.setdefault(track, _SearchMemory())
    if memory.index is None or memory.index.dialogue is not track.dialogue:
        memory.index = _SharedIndex(track.dialogue)
    return memory.index


@dataclass(frozen=True)
class _Search:
    """One search: the values it looks at, taken when it was asked for, and what is hidden until the reveal.
    Runs on another thread.
    """

    number: int
    query: str
    places: tuple[tuple[_SharedIndex, frozenset[tuple[str, str]]], ...]

    def prepare(self, progress: Progress) -> None:
        """Build the indexes that are missing."""
        for index, _hidden in self.places:
            progress(0.0)
            index.get()

    def run(self, progress: Progress) -> tuple[int, list[SearchResult]]:
        """Ask each index, of which those that are missing are built."""
        self.prepare(progress)
        return self.number, [index.get().find(self.query, hidden=hidden) for index, hidden in self.places]


class SearchPage(SidePage):
    """A line to type in, and what was found below it."""

    KEY = "search"
    TITLE = N_("Search")
    PURPOSE = N_(
        "Case and accents do not matter; words in “quotes” stay together. Sealed content is not searched."
    )
    IN_RAIL = False

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._number = 0
        self._searched: tuple[OpenTrack, ...] = ()
        self.line = PlainLine(self)
        self.line.setPlaceholderText(_("Words to look for"))
        self.line.setAccessibleName(_("Words to look for"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._on_typed)
        self.status = kit.label(role="small")
        self.results = SearchResults(self)
        self.list = HitList(self.results, self)
        self.list.opened.connect(self._on_opened)
        self.list.left.connect(self.line.setFocus)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.search)
        self.body.addWidget(self.line)
        self.body.addWidget(self.status)
        self.body.addWidget(self.list, 1)
        self.setFocusProxy(self.line)
        memory = _memories.setdefault(self.track, _SearchMemory())
        self.line.setText(memory.query)
        self._say()
        QTimer.singleShot(PAUSE, self, self._prepare)

    def _prepare(self) -> None:
        """Build the indexes while the first word is being typed; not for a page that is only passed by."""
        if self.isVisible():
            self._start(self._search_of("").prepare)

    def _search_of(self, query: str) -> _Search:
        places = ((_index_of(track), frozenset(track.hidden_fields)) for track in self.tracks())
        return _Search(self._number, query, tuple(places))

    def _start(self, work: Callable[[Progress], object]) -> Task:
        task = Task(work)
        task.failed.connect(self.track.failed)
        task.start()
        return task

    def tracks(self) -> tuple[OpenTrack, ...]:
        """The tracks searched: all that are open in this window, this one first."""
        every = self.tools.open_tracks() if self.tools.open_tracks is not None else ()
        return (self.track, *(track for track in every if track is not self.track))

    def marking(self) -> str:
        """The highest of the tracks searched and of what was found in them."""
        tracks = (usual(track.track) for track in self.tracks())
        hits = [line.hit for line in self.results.lines if line.hit is not None]
        found = (marking_of(hit.record, hit.place.session) for hit in hits)
        fields = (hit.place.field.marking for hit in hits if hit.place.field is not None)
        return highest((super().marking(), *tracks, *found, *fields))

    def refresh(self, change: Change | None = None) -> None:
        """Search again."""
        if self.line.text().strip():
            self._pause.start()

    def go_to(self, record_id: str = "") -> None:
        """Put the cursor into the words."""
        self.line.setFocus()
        self.line.selectAll()

    def search(self) -> None:
        """Begin a search of the words that stand there now; an older one that is still going is forgotten."""
        self._pause.stop()
        query = self.line.text()
        for track in self.tracks():
            _memories.setdefault(track, _SearchMemory()).query = query
        self._number += 1
        if not query.strip():
            self.results.set_found([], name_tracks=False)
            self.marking_changed.emit(self.marking())
            self._say()
            return
        self._searched = self.tracks()
        self._start(self._search_of(query).run).done.connect(self._on_done)

    def _on_typed(self, _text: str) -> None:
        self._pause.start()

    def _on_done(self, result: object) -> None:
        if not isinstance(result, tuple) or result[0] != self._number:
            return
        found = list(zip(self._searched, result[1], strict=True))
        self.results.set_found(found, name_tracks=len(found) > 1)
        self.marking_changed.emit(self.marking())
        self.list.setCurrentIndex(self.results.first_hit())
        total = sum(hits.total for _track, hits in found)
        self._say(total, sum(len(hits.hits) for _track, hits in found))

    def _say(self, total: int = -1, shown: int = 0) -> None:
        if total < 0:
            words = _(
                "Type a word of a statement, a reason, a name or a verdict. Down leads to what is found."
            )
        elif total == 0:
            words = _("Nothing found. Try fewer or shorter words.")
        elif shown < total:
            words = _("{total} found; the first {shown} are shown.").format(total=total, shown=shown)
        else:
            words = ngettext(
                "{n} place found. Enter goes there.", "{n} places found. Enter goes there.", total
            )
            words = words.format(n=total)
        self.status.setText(words)
        self.line.setAccessibleDescription(words)

    def _on_opened(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, ResultLine) and line.hit is not None:
            self._open(line)

    def _open(self, line: ResultLine) -> None:
        hit = line.hit
        if hit is None:
            return
        place = hit.place
        session = place.session.id if place.session is not None else ""
        if place.stage is not None:
            field = place.field.key if place.field is not None else ""
            self.open_place.emit(line.track, session, place.stage.key, field, hit.item, hit.party)
        elif isinstance(hit.record, Session):
            self.open_place.emit(line.track, session, "", "", "", "")
        else:
            key = PAGES.get(type(hit.record), "parties")
            record = hit.record.party if isinstance(hit.record, Seat) else hit.record.id
            self.open_page.emit(line.track, key, record)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the words: down to the results, Enter to the first, Esc clears."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setCurrentIndex(self.results.first_hit())
                self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._pause.isActive():
                    self.search()
                else:
                    self._on_opened(self.list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.line.clear()
                return True
        return super().eventFilter(watched, event)
