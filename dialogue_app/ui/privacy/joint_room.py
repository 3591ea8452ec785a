"""Going to the joint room: the internal file is closed and forgotten, the external one stays, alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.services.files.library import counterpart
from dialogue_app.support.settings import Settings
from dialogue_app.support.translation import _
from dialogue_app.ui.files.open_dialogue import DialogueOpener
from dialogue_app.ui.privacy.clear_content import clear_workbench, close_other_windows, forget_everything
from dialogue_app.ui.privacy.commit_pending import commit_pending
from dialogue_app.ui.shell.actions import Slots
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.workbench import Workbench


class JointRoom(QObject):
    """What the window does when the others come in."""

    def __init__(
        self,
        shell: Shell,
        desk: NavigationState,
        bench: Workbench,
        opener: DialogueOpener,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._bench, self._opener = shell, desk, bench, opener
        desk.tracks_changed.connect(self.show)
        bench.rail_shown.connect(self.show)

    def slots(self) -> Slots:
        """What answers the actions of this part."""
        return {"joint_room": self.on_joint_room}

    def show(self) -> None:
        """The action is there only while an internal track is open."""
        self._shell.actions_["joint_room"].setVisible(self._desk.of_kind(INTERNAL) is not None)

    def on_joint_room(self) -> None:
        """Say what will happen, and do it: save, open the external file if it is not open, let go of the
        internal one.
        """
        from dialogue_app.ui.widgets.ask_dialog import choose

        if self._desk.of_kind(INTERNAL) is None:
            return
        text = _(
            "The internal file is saved, closed and forgotten, with its key and its place among recent "
            "files; the external file stays open, alone.\n"
            "To come back, open the internal file again (File, Open) when the others have left."
        )
        if choose(self._shell.window(), _("Go to the joint room?"), text, [_("Go to the joint room")]) != 0:
            return
        sentence = commit_pending(self._desk, self._bench)
        if sentence:
            self._shell.tell(sentence + " " + _("The internal file is still open."))
        elif self._has_external():
            close_other_windows(self._shell.window())
            QTimer.singleShot(0, self._leave)

    def _has_external(self) -> bool:
        """Whether the external track is open; it is opened if it lies where the internal one says."""
        internal = self._desk.of_kind(INTERNAL)
        if internal is None or self._desk.of_kind(EXTERNAL) is not None:
            return internal is not None
        path = counterpart(internal.workspace)
        if path is None or not path.is_file():
            self._shell.tell(
                _("The external file is not where it was. Open it first; the internal file is still open.")
            )
            return False
        workspace = self._opener.workspace(path)
        if workspace is None:
            return False
        self._bench.watch(self._desk.add(workspace))
        return True

    def _leave(self) -> None:
        internal, external = self._desk.of_kind(INTERNAL), self._desk.of_kind(EXTERNAL)
        if internal is None or external is None:
            return
        path = internal.path
        self._opener.forget()
        self._bench.clock.stop()
        was_there = self._desk.track is external
        self._desk.close(internal)
        del internal
        if was_there:
            self._bench.show_place()
        else:
            self._desk.go(external)
        clear_workbench(self._bench)
        self._bench.show_place()
        settings = self._shell.settings
        settings.take(without(settings.value, path))
        self._shell.remember_place()
        forget_everything()
        if self._bench.stage_page is not None:
            self._bench.stage_page.take_focus()


def without(value: Settings, path: Path | None) -> Settings:
    """The settings without a file: neither among the recent ones nor as what is opened next time."""
    gone = {str(path), str(path.resolve())} if path is not None else set()
    if any(last_file in gone for last_file in value.last_files):
        value = replace(value, last_session="", last_stage="", last_field="")
    return replace(
        value,
        recent=tuple(one for one in value.recent if one not in gone),
        last_files=tuple(last_file for last_file in value.last_files if last_file not in gone),
    )
