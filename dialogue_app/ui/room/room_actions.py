"""What leads the room view: opened for the session shown, it follows its stages and never another track."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton

from dialogue_app.core.records import Session
from dialogue_app.core.scales import scale
from dialogue_app.core.visibility.markings import known
from dialogue_app.services.audience.projector import Room, Thing, room_marking
from dialogue_app.support.translation import _
from dialogue_app.ui.pages.side_page import SidePage
from dialogue_app.ui.shell.actions import Slots, shortcut_of
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.stage_clock import minutes_and_seconds
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit

if TYPE_CHECKING:
    from dialogue_app.ui.room.room_reports import RoomReports
    from dialogue_app.ui.room.room_view import RoomView, Sight

BUTTON = "present"
ON_A_VIEW = ("room_next", "room_previous", "room_choose", "room_black")


class RoomActions(QObject):
    """A part of the room with open tracks: ``view`` is the window for the projector while there is one."""

    def __init__(self, shell: Shell, desk: NavigationState, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._bench = shell, desk, bench
        self.view: RoomView | None = None
        self.thing: Thing | None = None
        self._reports: RoomReports | None = None
        self._track: OpenTrack | None = None
        self._session = self._stage = ""
        bench.marking_shown.connect(self._on_page)
        bench.clock.ticked.connect(self._show)
        bench.speaker.ticked.connect(self._show)
        desk.tracks_changed.connect(self._on_tracks)
        self._show_actions()

    def slots(self) -> Slots:
        """What answers the actions of this part."""
        return {
            "present": self.on_present,
            "room_next": self.on_room_next,
            "room_previous": self.on_room_previous,
            "room_choose": self.on_room_choose,
            "room_black": self.on_room_black,
        }

    # -- actions -------------------------------------------------------------------------------------

    def on_present(self) -> None:
        """Open the room view at what is on the screen, or close it."""
        if self.view is not None:
            self.view.close()
            return
        track, place = self._desk.track, self._desk.place
        session = track.dialogue.get(Session, place.session) if track is not None else None
        page = self._bench.page
        question = page.presented() if isinstance(page, SidePage) else ""
        stage = place.stage or (self._desk.stage_shown_last() if question else "")
        if track is None or session is None or not stage:
            self._shell.tell(_("Go to a stage first: the room view shows what belongs to it."))
        elif not room_marking(track.dialogue, session):
            marking = scale("HANDLING").shown(known(session.handling))
            self._shell.tell(
                _("This session is marked “{marking}”. Nothing of it is for the room.").format(
                    marking=marking
                )
            )
        else:
            self._open(track, session.id, stage, question)

    def on_room_next(self) -> None:
        self._on_stepped(1)

    def on_room_previous(self) -> None:
        """Show the thing before."""
        self._on_stepped(-1)

    def on_room_black(self) -> None:
        """Show nothing, or what was shown."""
        if self.view is not None:
            self.view.set_black(not self.view.canvas.black)
            self._say()

    def on_room_choose(self) -> None:
        """Choose what is shown, from a menu."""
        room = self._room()
        if self.view is None or room is None:
            return
        menu = QMenu(self._shell.window())
        for thing in self._things(room):
            action = QAction(thing.title.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(_place(thing) == _place(self.thing))
            action.setData(thing)
            menu.addAction(action)
        menu.triggered.connect(self._on_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._bench.mapToGlobal(QPoint(self._bench.width() // 3, 40)))

    # -- the window ----------------------------------------------------------------------------------

    def _open(self, track: OpenTrack, session: str, stage: str, question: str) -> None:
        from dialogue_app.ui.room.room_reports import RoomReports
        from dialogue_app.ui.room.room_view import RoomView

        self._reports = RoomReports(self)
        self._reports.answered.connect(self._show)
        self._track, self._session, self._stage = track, session, stage
        room = self._room()
        if room is None:
            return
        self.view = RoomView(track.track, room.marking)
        self.view.stepped.connect(self._on_stepped)
        self.view.blackened.connect(self.on_room_black)
        self.view.closed.connect(self._on_closed)
        track.changed.connect(self._on_changed)
        things = self._things(room)
        asked = next((each for each in things if question and each.field == question), None)
        self.thing = asked or self._on_screen(room) or things[0]
        self._show()
        self._shell.second_screen.watch(self.view, self.view.top)
        screens, own = QGuiApplication.screens(), self._shell.window().screen()
        other = next((screen for screen in screens if screen != own), None)
        area = other.geometry() if other is not None else own.availableGeometry()
        self.view.put_on(area, whole=other is not None)
        self._show_actions()

    def _on_screen(self, room: Room) -> Thing | None:
        """What shows the field on the screen, at the row that the keys are on; nothing if the room may not
        see it, or it is for no screen.
        """
        page = self._bench.stage_page
        if page is None or not page.groups:
            return None
        item = page.editor.current_item() if page.editor is not None else ""
        things = (room.thing_of(field.key, item) for field in page.groups[page.tabs.current])
        return next((thing for thing in things if thing is not None), None)

    def _room(self) -> Room | None:
        """What may be shown now; nothing if it is gone."""
        track = self._track
        session = track.dialogue.get(Session, self._session) if track is not None else None
        if track is None or session is None:
            return None
        template = track.template(session.id)
        stage = next((other for other in template.stages if other.key == self._stage), None)
        if stage is None or not room_marking(track.dialogue, session):
            return None
        return Room(track.dialogue, session, template, stage, track.hidden_in(session.id))

    def _things(self, room: Room) -> tuple[Thing, ...]:
        """What can be shown: what belongs to the stage, then the questions of the session."""
        return (*room.things(), *(self._reports.things(room) if self._reports is not None else ()))

    def _show(self) -> None:
        """Show the present state of the thing; one that may not be shown any more gives way to the first."""
        if self.view is None:
            return
        room = self._room()
        if room is None:
            self.view.close()
            return
        things = {_place(thing): thing for thing in self._things(room)}
        self.thing = things.get(_place(self.thing)) or next(iter(things.values()))
        self.view.show_marking(room.marking)
        self.view.show_sight(self._sight(room, self.thing))
        self._say()

    def _sight(self, room: Room, thing: Thing) -> Sight:
        from dialogue_app.ui.room.room_view import Sight

        if thing.kind == "clock":
            stage, seconds = self._bench.clock.shown()
            used = seconds if stage == room.stage else self._counted(room)
            planned = _("of {time}").format(time=minutes_and_seconds(room.stage.minutes * 60))
            return Sight(thing.heading, planned, minutes_and_seconds(used))
        if thing.kind == "speaker":
            speaker = self._bench.speaker
            name = room.speaker(speaker.name)
            time = minutes_and_seconds(speaker.seconds) if speaker.name else ""
            return Sight(thing.heading, name, time) if speaker.name else Sight(_("Nobody speaks"))
        if thing.kind == "matrix":
            matrix = room.matrix(thing)
            return Sight(matrix.title if matrix else "", matrix=matrix)
        if thing.kind == "report" and self._reports is not None and self._track is not None:
            answer = self._reports.answer(self._track, room, thing)
            return Sight(thing.heading, answer=answer)
        return Sight(thing.heading, thing.text)

    @staticmethod
    def _counted(room: Room) -> int:
        state = room.dialogue.stage_state(room.session.id, room.stage.key)
        return state.seconds if state is not None else 0

    def _say(self) -> None:
        """Say at the foot of the moderator's window what the room sees."""
        if self.view is None or self.thing is None:
            words = ""
        elif self.view.canvas.black:
            words = _("Room: black")
        else:
            words = _("Room: {stage}, {thing}").format(stage=self._stage, thing=self.thing.title)
        if self._bench.status.notice.text() != words:
            self._bench.status.show_notice(words)

    # -- slots ---------------------------------------------------------------------------------------

    def _on_stepped(self, steps: int) -> None:
        room = self._room()
        if self.view is None or room is None:
            return
        things = self._things(room)
        places = [_place(thing) for thing in things]
        here = places.index(_place(self.thing)) if _place(self.thing) in places else 0
        self.thing = things[min(max(here + steps, 0), len(things) - 1)]
        self._show()

    def _on_chosen(self, action: QAction) -> None:
        thing = action.data()
        if isinstance(thing, Thing):
            self.thing = thing
            self._show()

    def _on_changed(self, _change: object) -> None:
        self._show()

    def _on_page(self, _marking: object) -> None:
        """Put the button on a stage page; follow the moderator to another stage of the same session."""
        page, place = self._bench.stage_page, self._desk.place
        if page is not None and page.findChild(QPushButton, BUTTON) is None:
            button = kit.button(_("Present"))
            button.setObjectName(BUTTON)
            button.setToolTip(_("Show it in the room ({key})").format(key=shortcut_of("present")))
            button.clicked.connect(self.on_present)
            page.buttons.addWidget(button)
            button.show()  # now, not in a moment, when it would make the words beside it narrower
        same = self._track is not None and (place.track, place.session) == (self._track.track, self._session)
        if self.view is not None and same and place.stage and place.stage != self._stage:
            self._stage, self.thing = place.stage, None
            self._show()

    def _on_tracks(self) -> None:
        if self.view is not None and self._track not in self._desk.tracks:
            self.view.close()

    def _on_closed(self) -> None:
        view, self.view, self.thing = self.view, None, None
        if self._track is not None:
            self._track.changed.disconnect(self._on_changed)
        self._track = None
        if self._reports is not None:
            self._reports.deleteLater()
            self._reports = None
        if view is not None:
            view.deleteLater()
        self._say()
        self._show_actions()

    def _show_actions(self) -> None:
        self._shell.actions_["present"].setText(
            _("Close the room view") if self.view else _("Present in the room")
        )
        for key in ON_A_VIEW:
            self._shell.actions_[key].setEnabled(self.view is not None)


def _place(thing: Thing | None) -> tuple[str, str, int] | None:
    """What a thing is, whatever it shows at present."""
    if thing is None:
        return None
    return thing.kind, thing.field or thing.title, thing.part
