"""The window while a track is open: rail, page, guide, and the foot with the clocks."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from dialogue_app.core.commands.stages import prompt_key, tick, ticked, write_notes
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.records import Session, StageNotes, Tick, Track
from dialogue_app.services.ports import Progress
from dialogue_app.support.translation import _, language
from dialogue_app.ui.fields.apply_change import settle
from dialogue_app.ui.fields.editors import all_editors
from dialogue_app.ui.pages.side_page import PageContext, PageTools, SidePage
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.qt import theme
from dialogue_app.ui.qt.background import Task
from dialogue_app.ui.qt.first_paint import lay_out_waiting
from dialogue_app.ui.shell.guide_panel import GuidePanel
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.rail import Rail
from dialogue_app.ui.shell.rail_row import PAGE, SESSION, STAGE, RailEntry, RailRow
from dialogue_app.ui.shell.rail_rows import RailRows
from dialogue_app.ui.shell.speaker_choice import SpeakerChoice
from dialogue_app.ui.shell.stage_clock import SpeakerClock
from dialogue_app.ui.shell.stage_timer import StageTimer
from dialogue_app.ui.shell.status_bar import StatusBar
from dialogue_app.ui.shell.window_marking import marking_of_window
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.text.track_text import dated_session
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.least_room import LeastRoom
from dialogue_app.ui.widgets.unsaved_text import may_leave

ROOM_FOR_GUIDE = 1140


class Workbench(QWidget):
    """Shows the place of the desk. ``marking_shown`` carries the markings of what is shown;
    ``session_menu_wanted`` asks for the menu of sessions: (track, where on the screen).
    """

    marking_shown = Signal(object)
    session_menu_wanted = Signal(object, QPoint)
    guide_shown = Signal(bool)
    pages_loaded, rail_shown = Signal(), Signal()

    def __init__(self, desk: NavigationState, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.tools = desk, tools
        self.page: StagePage | SidePage | None = None
        self.pages: tuple[type[SidePage], ...] = ()
        self.first_field = ""
        self.guide_wanted, self._squeezed = True, False
        self.rail, self._rows = Rail(), RailRows(desk)
        self.guide = GuidePanel()
        self.status = StatusBar()
        self.clock = StageTimer(desk, self.status, self)
        self.speaker = SpeakerClock(self)
        self.speaker_choice = SpeakerChoice(desk, self.speaker, self.status, self)
        self._middle = kit.row(spacing=None)
        self._build()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.show_rail)
        self._rest: Task | None = None
        self._connect()

    def _build(self) -> None:
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.rail)
        self._room = LeastRoom()
        self._over = kit.column(spacing=0)
        self._over.addWidget(self._room, 1)
        self._middle.addLayout(self._over, 1)
        self._middle.addWidget(self.guide)
        column = kit.column(self, spacing=0)
        column.addLayout(self._middle, 1)
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.rail.chosen.connect(self._on_row)
        self.guide.ticked.connect(self._on_prompt)
        self.guide.notes_typed.connect(self._on_notes)
        self.guide.notes.textChanged.connect(self._on_marking)
        self.guide.notes_turned.connect(self._on_marking)
        self.desk.leaving.connect(self.commit)
        self.desk.moved.connect(self.show_place)
        self.status.clock_pressed.connect(self.clock.start_or_pause)

    def put_over(self, line: QWidget) -> None:
        """Put a line over the page, whatever page is shown."""
        self._over.insertWidget(0, line)

    def take_focus(self) -> None:
        if isinstance(self.page, StagePage):
            self.page.take_focus()
        elif self.page is not None:
            self.page.go_to()

    def watch(self, track: OpenTrack) -> None:
        """Follow a track that was put on the desk."""
        track.changed.connect(self._on_changed)
        self.clock.follow(track)
        track.saved.connect(self._on_saved)

    def load_rest(self) -> None:
        """Load what the first picture did without, on another thread: what writing needs, the side pages."""
        self._rest = Task(Rest(self.desk.tracks).load)
        self._rest.done.connect(self.load_pages)
        self._rest.start()

    def load_pages(self) -> None:
        """Load the side pages, if they are not there yet."""
        if self.pages:
            return
        from dialogue_app.ui.pages.side_pages import SIDE_PAGES

        self.pages = SIDE_PAGES
        self.pages_loaded.emit()
        self.show_rail()
        all_editors()

    # -- what is shown -------------------------------------------------------------------------------

    @property
    def stage_page(self) -> StagePage | None:
        """The page shown, if it is that of a stage."""
        return self.page if isinstance(self.page, StagePage) else None

    def show_place(self) -> None:
        """Show the place of the desk on a fresh page."""
        old, self.page = self.page, None
        focus = self.window().focusWidget()
        follow = focus is not None and any(
            part is not None and part.isAncestorOf(focus) for part in (old, self.guide)
        )
        track = self.desk.track
        if track is not None and self.desk.place.session:
            self.page = self._make_page(track)
        self._room.setWidget(self.page)
        if self.page is not None:
            self._room.resized.connect(self.page.take_room)
        if old is not None:
            if isinstance(old, StagePage):
                old.let_go()
            old.hide()
            old.deleteLater()
        self._show_guide_texts()
        self.show_rail()
        self.clock.show()
        if track is not None:
            self.status.show_saved(track.workspace.saved_at, read_only=track.read_only)
        self._on_marking()
        if follow and self.page is not None:
            self.page.take_focus() if isinstance(self.page, StagePage) else self.page.setFocus()
        lay_out_waiting(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Shown with everything in its place."""
        super().showEvent(event)
        lay_out_waiting(self)

    def _make_page(self, track: OpenTrack) -> StagePage | SidePage | None:
        place = self.desk.place
        if place.stage:
            template = track.template(place.session)
            stage, field = template.stage(place.stage), self.first_field
            self.first_field = ""
            page = StagePage(track, place.session, template, stage, self, field=field)
            page.marking_changed.connect(self._on_marking)
            page.field_wanted.connect(self._on_field_wanted)
            return page
        self.load_pages()
        kind = next((one for one in self.pages if place.page == one.KEY), None)
        if kind is None:
            return None
        side = kind(PageContext(track, place.session, self.tools), self)
        side.open_place.connect(self.open_place)
        side.open_page.connect(self.open_page)
        side.marking_changed.connect(self._on_marking)
        side.refresh(None)
        return side

    def _show_guide_texts(self) -> None:
        page = self.stage_page
        self._place_guide()
        if page is not None:
            stage = page.stage
            self.guide.show_texts(
                [prompt.shown(language()) for prompt in stage.prompts],
                [pitfall.shown(language()) for pitfall in stage.pitfalls],
                stage.method.shown(language()),
            )
            self._show_guide_state()

    def _show_guide_state(self) -> None:
        page, place, track = self.stage_page, self.desk.place, self.desk.track
        if page is None or track is None:
            return
        numbers, dialogue = range(1, len(page.stage.prompts) + 1), track.dialogue
        asked = [bool(ticked(dialogue, place.session, prompt_key(place.stage, n))) for n in numbers]
        self.guide.show_ticks(asked, read_only=track.read_only)
        notes = dialogue.stage_notes(place.session, place.stage)
        self.guide.notes.show_text(notes.text if notes else "")

    def show_rail(self) -> None:
        """Show the open tracks, their stages and counts."""
        self.rail.show_rows(self._rows.rows(self.pages))
        self.rail_shown.emit()

    def show_guide(self, on: bool) -> None:
        """Show or hide the guide."""
        self.guide_wanted = on
        self._squeezed = False
        self._place_guide()

    def _place_guide(self) -> None:
        shown = self.guide_wanted and not self._squeezed
        self.guide.setVisible(shown and self.stage_page is not None)
        self._on_marking()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the guide gives way, until it is asked for."""
        super().resizeEvent(event)
        before, after = event.oldSize().width(), event.size().width()
        self.rail.fit(after)
        least = max(ROOM_FOR_GUIDE, theme.current().scaled(ROOM_FOR_GUIDE))  # small text narrows it not
        if (before < least) != (after < least) or before < 0:
            self._squeezed = after < least
            self._place_guide()
            self.guide_shown.emit(self.guide_wanted and not self._squeezed)

    def commit(self) -> None:
        """Save what is being typed right now, and the time counted."""
        if self.page is not None:
            self.page.commit()
        self.guide.notes.commit()
        self.clock.hand_over()

    def may_leave(self) -> bool:
        """Whether the page may be thrown away: everything in it is saved, or the user gives it up."""
        self.commit()
        return may_leave(*(part for part in (self.page, self.guide) if part is not None))

    # -- going about ---------------------------------------------------------------------------------

    def open_place(self, track: OpenTrack, session: str, stage: str, field: str, *where: str) -> None:
        """Go to a field, or ``where`` in it: an item, then a party, then a part of what is recorded there."""
        self.first_field = field
        there = self.desk.go(track, session, stage=stage)
        self.first_field = ""
        page = self.stage_page
        if there and page is not None and field:
            page.go_to(field, *where)

    def open_page(self, track: OpenTrack, key: str, record: str = "") -> None:
        """Go to a side page, and to a record on it."""
        there = self.desk.go(track, self.desk.session_of(track), page=key)
        if there and isinstance(self.page, SidePage):
            self.page.go_to(record)

    # -- slots ---------------------------------------------------------------------------------------

    def _on_row(self, row: RailEntry) -> None:
        track = self.desk.of_kind(row.track)
        if track is None:
            return
        if row.kind == STAGE:
            self.desk.go(track, self.desk.session_of(track), stage=row.key)
        elif row.kind == PAGE:
            self.open_page(track, row.key)
        elif row.kind == SESSION:
            widget = self.rail.row(row.key, row.track)
            corner = QPoint(12, widget.height() if isinstance(widget, RailRow) else 0)
            self.session_menu_wanted.emit(track, widget.mapToGlobal(corner) if widget else QPoint())

    def _on_field_wanted(self, stage: str, field: str, item: str, party: str, part: str) -> None:
        track = self.desk.track
        if track is not None:
            self.open_place(track, self.desk.place.session, stage, field, item, party, part)

    def _on_changed(self, change: Change | None) -> None:
        if touches(change, {Session}) and self._go_elsewhere():
            return
        side = self.page if isinstance(self.page, SidePage) else None
        if side is not None:
            side.refresh(change)
        if touches(change, {Tick, StageNotes}):
            self._show_guide_state()
        if side is not None or touches(change, {Track, Session, StageNotes}):
            self._on_marking()  # the page of a stage tells itself when its marking is another
        if self._rows.concerns(change):
            self._later.start(0)

    def _go_elsewhere(self) -> bool:
        """Leave the page of a session that is gone; make it anew where its template is another one."""
        track, page, place = self.desk.track, self.stage_page, self.desk.place
        if track is None:
            return False
        if track.dialogue.get(Session, place.session) is None:
            self.desk.go(track, self.desk.session_of(track))
            return True
        if page is None or page.template == track.template(place.session):
            return False
        field = page.field
        self.desk.go(track, place.session)
        if self.page is page:
            self.first_field = field.key if field is not None else ""
            self.show_place()
        return True

    def _on_saved(self, moment: str) -> None:
        self.status.show_saved(moment)

    def _on_marking(self, _of_part: object = None) -> None:
        shown = self.guide.isVisibleTo(self) and self.guide.notes_open
        notes = shown and bool(self.guide.notes.toPlainText().strip())
        marking, reason = marking_of_window(
            self.desk, self.page, notes=notes
        )  # the page is only a part of it
        self.status.chip.show_marking(self.desk.place.track, marking)
        self.status.chip.setToolTip(exact_tip(reason))
        self.marking_shown.emit(marking)

    def _on_prompt(self, number: int, on: bool) -> None:
        track, place = self.desk.track, self.desk.place
        if track is not None:
            track.perform(tick(track.dialogue, place.session, prompt_key(place.stage, number), on))

    def _on_notes(self, notes: str) -> None:
        track, place = self.desk.track, self.desk.place
        if track is not None and place.stage:
            settle(track, self.guide.notes, write_notes, place.session, place.stage, notes)


class Rest:
    """What can wait until the first picture is on the screen."""

    def __init__(self, tracks: Sequence[OpenTrack]) -> None:
        self._stores = [track.workspace.store for track in tracks]

    def load(self, _progress: Progress) -> None:
        """Load it; nothing is made yet, so that this may run on any thread."""
        stores, self._stores = self._stores, []
        for store in stores:
            store.get_ready()
        all_editors()
        import_module("dialogue_app.ui.pages.side_pages")


def session_choices(track: OpenTrack) -> tuple[tuple[str, str], ...]:
    """Id and words of the sessions of a track; a title that says only the number is not said again."""
    plain = _("Session {n}")
    return tuple(
        (
            session.id,
            dated_session(session)
            + (f" · {session.title}" if session.title != plain.format(n=session.number) else ""),
        )
        for session in track.dialogue.sessions()
    )
