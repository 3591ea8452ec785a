"""What the window holds once a file was opened: its tracks, the workbench, and what the actions do there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from dialogue_app.core.commands.stages import begin_stage
from dialogue_app.core.records import Session
from dialogue_app.support.translation import _
from dialogue_app.ui.files.backup_actions import BackupActions
from dialogue_app.ui.files.counterpart_copy_actions import CounterpartCopyActions
from dialogue_app.ui.files.interrupted_release import InterruptedRelease
from dialogue_app.ui.files.open_dialogue import DialogueOpener
from dialogue_app.ui.files.passphrase_actions import PassphraseActions
from dialogue_app.ui.files.rescue_copy import RescueCopy
from dialogue_app.ui.pages.side_page import PageTools
from dialogue_app.ui.privacy.joint_room import JointRoom
from dialogue_app.ui.privacy.lock import WindowLock
from dialogue_app.ui.room.room_actions import RoomActions
from dialogue_app.ui.shell.actions import ActionPart, Slots
from dialogue_app.ui.shell.focus_recovery import FocusRecovery
from dialogue_app.ui.shell.navigation import Navigation
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.rail_rows import window_title
from dialogue_app.ui.shell.sample_tour import SampleTour
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.stage_actions import HidingActions, MarkingActions, StageActions
from dialogue_app.ui.shell.workbench import Workbench, session_choices
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.track.undo import ChangeCommand, UndoText
from dialogue_app.ui.widgets.marking_strip import ShownMarking

if TYPE_CHECKING:
    from dialogue_app.ui.files.create_dialogue import DialogueCreator
    from dialogue_app.ui.shell.session_creation import SessionCreation


class SessionController(QObject):
    """Made with the first file. It and its ``parts`` answer the actions that need an open track."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window())
        self.shell = shell
        self.desk = NavigationState(self)
        tools = PageTools(shell.dependencies.documents, self._open_tracks, self._open_counterpart)
        self.bench = Workbench(self.desk, tools)
        self.desk.may_leave = self.bench.may_leave
        self.opener = DialogueOpener(shell, self.desk, self.bench)
        self._creator: DialogueCreator | None = None
        self._sessions: SessionCreation | None = None
        self._marking = ShownMarking()
        self.navigation = Navigation(shell, self.desk, self.bench, self)
        self.rescue = RescueCopy(shell, self.desk, self.bench, self)
        self.lock = WindowLock(shell, self.desk, self.bench, self.opener, self)
        self.interrupted_release = InterruptedRelease(shell, self.desk, self.bench, self)
        self.sample_tour = SampleTour(shell, self.desk, self.bench, self)
        self.parts: tuple[ActionPart, ...] = (
            self.navigation,
            BackupActions(shell, self.desk, self.bench, self),
            CounterpartCopyActions(shell, self.desk, self.bench, self),
            MarkingActions(self.bench, shell.strip, self),
            HidingActions(self.bench, self),
            RoomActions(shell, self.desk, self.bench, self),
            PassphraseActions(shell, self.desk, self.bench, self),
            self.lock,
            JointRoom(shell, self.desk, self.bench, self.opener, self),
        )
        self._connect()

    def slots(self) -> Slots:
        """What answers the actions of this part."""
        return {
            "undo": self.on_undo,
            "redo": self.on_redo,
            "set_up_session": self.on_set_up_session,
            "new_session": self.on_new_session,
            "follow_session": self.on_follow_session,
            "thresholds": self.on_thresholds,
            "next_stage": self.on_next_stage,
            "previous_stage": self.on_previous_stage,
            "complete_stage": self.on_complete_stage,
            "skip_stage": self.on_skip_stage,
            "reopen_stage": self.on_reopen_stage,
            "skip_field": self.on_skip_field,
            "resume_field": self.on_resume_field,
            "seal": self.on_seal,
            "clock": self.on_clock,
            "speaker": self.on_speaker,
            "nobody_speaks": self.on_nobody_speaks,
            "next_field": self.on_next_field,
            "previous_field": self.on_previous_field,
        }

    @property
    def creator(self) -> DialogueCreator:
        """What makes new files; loaded when first needed."""
        if self._creator is None:
            from dialogue_app.ui.files.create_dialogue import DialogueCreator

            self._creator = DialogueCreator(self.shell, self.opener)
        return self._creator

    @property
    def sessions(self) -> SessionCreation:
        """What makes sessions; loaded when first needed."""
        if self._sessions is None:
            from dialogue_app.ui.shell.session_creation import SessionCreation

            self._sessions = SessionCreation(self.shell, self.desk, self.navigation)
        return self._sessions

    def _open_tracks(self) -> tuple[OpenTrack, ...]:
        return tuple(self.desk.tracks)

    def _open_counterpart(self) -> None:
        self.opener.open_counterpart()

    def _connect(self) -> None:
        actions, settings = self.shell.actions_, self.shell.settings
        for part in (self, *self.parts):
            actions.connect(part.slots())
        self.desk.moved.connect(self._on_moved)
        self.bench.marking_shown.connect(self._on_marking)
        self.bench.session_menu_wanted.connect(self.show_session_menu)
        self.undo_text = UndoText(self.desk.undo, actions["undo"], actions["redo"], self)
        self.lock.unlocked.connect(self.undo_text.show)
        self.focus = FocusRecovery(self.bench, self)
        self.stage_actions = StageActions(self.bench, actions, self)
        self.bench.guide_shown.connect(actions["guide"].setChecked)
        actions["guide"].setChecked(settings.value.guide_visible)
        self.bench.show_guide(settings.value.guide_visible)

    # -- undo ----------------------------------------------------------------------------------------

    def on_undo(self) -> None:
        """Undo the last step of the track shown, say which cell it was, and go there."""
        self.bench.commit()
        stack = self.desk.undo.activeStack()
        command = stack.command(stack.index() - 1) if stack is not None and stack.canUndo() else None
        words = stack.undoText() if stack is not None else ""
        self.desk.undo.undo()
        if isinstance(command, ChangeCommand):
            self.navigation.go_to_step(command, _("Undone: {step}").format(step=words))

    def on_redo(self) -> None:
        """Do again what was undone last, and go there."""
        stack = self.desk.undo.activeStack()
        command = stack.command(stack.index()) if stack is not None and stack.canRedo() else None
        words = stack.redoText() if stack is not None else ""
        self.desk.undo.redo()
        if isinstance(command, ChangeCommand):
            self.navigation.go_to_step(command, _("Done again: {step}").format(step=words))

    # -- session -------------------------------------------------------------------------------------

    def on_set_up_session(self) -> None:
        """Ask for the frame of the session shown."""
        self.sessions.set_up()

    def on_new_session(self) -> None:
        """Add a session."""
        self.sessions.add()

    def on_follow_session(self) -> None:
        """Add a session that takes over what is open in this one."""
        self.sessions.follow()

    def on_thresholds(self) -> None:
        """Ask for the thresholds by which the dialogue shown is judged."""
        self.sessions.ask_thresholds()

    def show_session_menu(self, track: OpenTrack, corner: QPoint) -> None:
        """The sessions of a track, and how to add one."""
        menu = QMenu(self.shell.window())
        chosen = self.desk.session_of(track)
        for key, words in session_choices(track):
            action = QAction(words.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.setData((track.track, key))
            menu.addAction(action)
        menu.addSeparator()
        if track is self.desk.track:
            for key in ("set_up_session", "new_session", "follow_session"):
                menu.addAction(self.shell.actions_[key])
        menu.triggered.connect(self._on_session_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(corner)

    def _on_session_chosen(self, action: QAction) -> None:
        found = action.data()
        track = self.desk.of_kind(found[0]) if isinstance(found, tuple) else None
        if track is not None:
            self.desk.go(track, found[1])

    # -- stage and field -----------------------------------------------------------------------------

    def on_next_stage(self) -> None:
        self.desk.step_stage(1)

    def on_previous_stage(self) -> None:
        """Show the stage before."""
        self.desk.step_stage(-1)

    def on_complete_stage(self) -> None:
        page = self.bench.stage_page
        if page is not None:
            self.bench.commit()
            page.closing.complete()

    def on_skip_stage(self) -> None:
        page = self.bench.stage_page
        if page is not None:
            page.closing.skip()

    def on_reopen_stage(self) -> None:
        """Take up the stage shown again."""
        page = self.bench.stage_page
        if page is not None:
            page.track.perform(begin_stage(page.track.dialogue, page.session, page.stage.key))

    def on_skip_field(self) -> None:
        page = self.bench.stage_page
        if page is not None:
            page.skip_field()

    def on_resume_field(self) -> None:
        """Take up the field shown again."""
        page = self.bench.stage_page
        if page is not None:
            page.resume_field()

    def on_seal(self) -> None:
        """Go to the bar that seals the field shown."""
        page = self.bench.stage_page
        if page is not None:
            page.seal_bar.take_focus()

    def on_next_field(self) -> None:
        """Show the next field of the stage."""
        page = self.bench.stage_page
        if page is not None:
            page.step_field(1)

    def on_previous_field(self) -> None:
        """Show the field before."""
        page = self.bench.stage_page
        if page is not None:
            page.step_field(-1)

    # -- clocks --------------------------------------------------------------------------------------

    def on_clock(self) -> None:
        """Start or pause the stage clock."""
        self.bench.clock.start_or_pause()

    def on_speaker(self) -> None:
        """Choose who speaks."""
        self.bench.speaker_choice.ask()

    def on_nobody_speaks(self) -> None:
        """Stop timing the speaker."""
        self.bench.speaker.give_floor("")

    # -- where we are --------------------------------------------------------------------------------

    def _on_moved(self) -> None:
        self.undo_text.show()
        self._show_title()

    def _on_marking(self, marking: ShownMarking) -> None:
        self._marking = marking
        self._show_title()

    def _show_title(self) -> None:
        track = self.desk.track
        if track is not None:
            session = track.dialogue.get(Session, self.desk.place.session)
            self.shell.show_title(track.track, self._marking, window_title(track, session))

    def remember_place(self) -> None:
        """Keep identifiers of what is open and shown, if the user lets the program remember."""
        settings = self.shell.settings
        if not settings.value.keep_recent or not self.desk.tracks:
            return
        tracks = sorted(self.desk.tracks, key=self._is_other)
        field = self.bench.stage_page.field if self.bench.stage_page is not None else None
        settings.set(
            last_files=tuple(str(track.path) for track in tracks if track.path is not None),
            last_session=self.desk.place.session,
            last_stage=self.desk.stage_shown_last(),
            last_field=field.key if field is not None else "",
        )

    def _is_other(self, track: OpenTrack) -> bool:
        return track is not self.desk.track
