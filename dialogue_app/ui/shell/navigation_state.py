"""What is on the desk: the open tracks, and which of them, which session and which place is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoGroup

from dialogue_app.core.commands.stages import COMPLETE, SKIPPED
from dialogue_app.core.records import TRACKS, Session
from dialogue_app.services.workspace import Workspace
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.track.places import NOWHERE, WindowPlace, WindowPlaces


class NavigationState(QObject):
    """The open tracks, at most one of each kind, and the place shown.

    ``tracks_changed``: one was opened or all were closed. ``moved``: another place is shown. ``may_leave`` is
    asked before the place shown is left for another.
    """

    tracks_changed = Signal()
    leaving = Signal()
    moved = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tracks: list[OpenTrack] = []
        self.undo = QUndoGroup(self)
        self.place = NOWHERE
        self._sessions: dict[str, str] = {}
        self._stages: dict[str, str] = {}
        self.may_leave: Callable[[], bool] = _always

    @property
    def track(self) -> OpenTrack | None:
        """The track whose place is shown."""
        return self.of_kind(self.place.track)

    def of_kind(self, track: str) -> OpenTrack | None:
        """The open track of a kind (INTERNAL ...)."""
        return next((open_track for open_track in self.tracks if open_track.track == track), None)

    def add(self, workspace: Workspace) -> OpenTrack:
        """Put an opened track on the desk and show where its work stands."""
        track = OpenTrack(workspace, self)
        track.failed.connect(self.failed)
        self.tracks.append(track)
        self.tracks.sort(key=_rank)
        self.undo.addStack(track.undo_stack)
        sessions = track.dialogue.sessions()
        self._sessions[track.track] = sessions[-1].id if sessions else ""
        self.tracks_changed.emit()
        return track

    def stage_shown_last(self) -> str:
        """The stage shown, or that of the session shown last; empty if there is none."""
        track, session = self.track, self.place.session
        if self.place.stage or track is None or not session:
            return self.place.stage
        return self._stages.get(session, "") or open_stage(track, session)

    def close_all(self) -> None:
        """Let go of every file."""
        self.close(*self.tracks)

    def close(self, *closing: OpenTrack) -> None:
        """Let go of some files. If the place shown is in one of them, none is shown."""
        self.leaving.emit()
        self.tracks = [track for track in self.tracks if track not in closing]
        for track in closing:
            self._sessions.pop(track.track, None)
            for session in track.dialogue.of(Session):
                self._stages.pop(session, None)
        hidden = any(track.track == self.place.track for track in closing)
        if hidden:
            self.place = NOWHERE
        self.tracks_changed.emit()
        for track in closing:
            self.undo.removeStack(track.undo_stack)
            track.close()
            track.deleteLater()
        if hidden:
            self.moved.emit()

    def places(self) -> WindowPlaces:
        """Where the window is and where each track was left: identifiers only."""
        return WindowPlaces(self.place, dict(self._sessions), dict(self._stages))

    def take_places(self, places: WindowPlaces) -> None:
        """Go back to where the window was, as far as it is still there."""
        self._sessions |= places.sessions
        self._stages |= places.stages
        track = self.of_kind(places.shown.track) or next(iter(self.tracks), None)
        if track is None:
            return
        shown = places.shown
        if track.track != shown.track or track.dialogue.get(Session, shown.session) is None:
            self.go(track)
            return
        known = {stage.key for stage in track.template(shown.session).stages}
        self.go(track, shown.session, stage=shown.stage if shown.stage in known else "", page=shown.page)

    def session_of(self, track: OpenTrack) -> str:
        """The id of the session chosen in a track; empty if it has none."""
        chosen = self._sessions.get(track.track, "")
        if track.dialogue.get(Session, chosen) is not None:
            return chosen
        sessions = track.dialogue.sessions()
        return sessions[-1].id if sessions else ""

    def go(self, track: OpenTrack, session: str = "", *, stage: str = "", page: str = "") -> bool:
        """Show a place. Without a stage or page: where the work in the session stands. False if the place
        shown is not to be left: something in it could not be saved.
        """
        session = session or self.session_of(track)
        if not stage and not page and session:
            last = self._stages.get(session, "")
            known = {other.key for other in track.template(session).stages}
            stage = last if last in known else open_stage(track, session)
        place = WindowPlace(track.track, session, stage, page)
        if place == self.place:
            return True
        self.leaving.emit()
        if not self.may_leave():
            return False
        self.place = track.place = place
        self._sessions[track.track] = session
        if stage:
            self._stages[session] = stage
        self.undo.setActiveStack(track.undo_stack)
        self.moved.emit()
        return True

    def step_stage(self, steps: int) -> None:
        """Show the next stage, or the one before; from a side page, the stage last shown."""
        track = self.track
        if track is None or not self.place.session:
            return
        keys = [stage.key for stage in track.template(self.place.session).stages]
        last = self._stages.get(self.place.session, "")
        if not self.place.stage:
            self.go(track, self.place.session, stage=last if last in keys else keys[0])
            return
        here = keys.index(self.place.stage)
        self.go(track, self.place.session, stage=keys[min(max(here + steps, 0), len(keys) - 1)])

    def other_track(self) -> None:
        """Show the next open track where it was left."""
        track = self.track
        if track is not None and len(self.tracks) > 1:
            after = self.tracks[(self.tracks.index(track) + 1) % len(self.tracks)]
            self.go(after)


def _always() -> bool:
    return True


def open_stage(track: OpenTrack, session: str) -> str:
    """The first stage of a session that is neither complete nor skipped; else the last."""
    stages = track.template(session).stages
    for stage in stages:
        state = track.dialogue.stage_state(session, stage.key)
        if state is None or state.status not in (COMPLETE, SKIPPED):
            return stage.key
    return stages[-1].key if stages else ""


def _rank(track: OpenTrack) -> int:
    return TRACKS.index(track.track)
