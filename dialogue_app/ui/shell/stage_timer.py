"""Keeps the time a stage uses: which stage the clock runs for, and writing down what it counted.

Counted time is not an undo step: the history is brought in line with it instead.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from dialogue_app.core.commands.stages import UNDER_WAY, begin_stage, count_time, is_closed
from dialogue_app.core.records import Session
from dialogue_app.core.template import Stage
from dialogue_app.support.translation import _
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.stage_clock import StageClock
from dialogue_app.ui.shell.status_bar import StatusBar
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.track.places import NOWHERE


class StageTimer(QObject):
    """One clock for the window, shown in its foot. It runs for the stage it was started in until it is
    stopped or that stage is closed.
    """

    ticked = Signal()

    def __init__(self, desk: NavigationState, status: StatusBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self._status = desk, status
        self._clock = StageClock(self)
        self._place = NOWHERE
        self._clock.counted.connect(self._on_counted)
        self._clock.ticked.connect(self.show)
        self._clock.ticked.connect(self.ticked)

    @property
    def running(self) -> bool:
        """Whether time is counted."""
        return self._clock.running

    @property
    def paused(self) -> bool:
        """Whether the stage shown is under way and has used time, but none is counted now."""
        place, track = self.desk.place, self.desk.track
        if self.running or track is None or not place.stage:
            return False
        state = track.dialogue.stage_state(place.session, place.stage)
        return state is not None and state.status == UNDER_WAY and state.seconds > 0

    def start_or_pause(self) -> None:
        """Start for the stage shown; pause if it runs for it already."""
        place, track = self.desk.place, self.desk.track
        if self._clock.running and (not place.stage or place == self._place):
            self._clock.stop()
            return
        self._clock.stop()
        if track is None or not place.stage or track.read_only:
            return
        state = track.dialogue.stage_state(place.session, place.stage)
        if is_closed(state):
            text = _("Stage {stage} is closed, and its time is not counted. Take it up again first.")
            self._status.show_notice(text.format(stage=place.stage))
            return
        if state is None:
            track.perform(begin_stage(track.dialogue, place.session, place.stage))
        self._place = place
        self._clock.start()

    def follow(self, track: OpenTrack) -> None:
        """Stop with the stage the clock runs for: once the act that closed it is in the history."""
        track.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Write down what was counted and stop."""
        self._clock.stop()

    def hand_over(self) -> None:
        """Write down what was counted and go on."""
        self._clock.hand_over()

    def show(self) -> None:
        """Show the clock of the stage that is timed, else of the one shown."""
        stage, seconds = self.shown()
        minutes = stage.minutes if stage is not None else 0
        elsewhere = stage.key if stage is not None and stage.key != self.desk.place.stage else ""
        self._status.show_clock(seconds, minutes, paused=self.paused, stage=elsewhere)

    def shown(self) -> tuple[Stage | None, int]:
        """The stage to show the clock of, and the seconds it has used."""
        place = self._place if self._clock.running else self.desk.place
        track = self.desk.of_kind(place.track)
        if track is None or not place.stage or track.dialogue.get(Session, place.session) is None:
            return None, 0
        stage = next(
            (other for other in track.template(place.session).stages if other.key == place.stage), None
        )
        state = track.dialogue.stage_state(place.session, place.stage)
        return stage, (state.seconds if state else 0) + self._clock.pending

    def _on_changed(self) -> None:
        track = self.desk.of_kind(self._place.track) if self.running else None
        if track is not None and is_closed(
            track.dialogue.stage_state(self._place.session, self._place.stage)
        ):
            self.stop()

    def _on_counted(self, seconds: int) -> None:
        track = self.desk.of_kind(self._place.track)
        if isinstance(track, OpenTrack):
            place = self._place
            track.perform_quietly(count_time(track.dialogue, place.session, place.stage, seconds))
