"""What leaves as a file: the copy for the other side."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from dialogue_app.core.errors import DialogueError
from dialogue_app.core.records import EXTERNAL
from dialogue_app.services.files.library import SUFFIX
from dialogue_app.support.translation import _
from dialogue_app.ui.files.save_name import ask_save_name
from dialogue_app.ui.shell.actions import Slots
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.workbench import Workbench


class CounterpartCopyActions(QObject):
    """Offered while an external track is open, whichever track is shown."""

    def __init__(self, shell: Shell, desk: NavigationState, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._bench = shell, desk, bench
        bench.rail_shown.connect(self._show)

    def slots(self) -> Slots:
        """What answers the actions of this part."""
        return {"hand_over": self.on_hand_over}

    def _show(self) -> None:
        self._shell.actions_["hand_over"].setVisible(self._desk.of_kind(EXTERNAL) is not None)

    def on_hand_over(self) -> None:
        """Have names judged, show what the copy holds, ask for its place and write it."""
        from dialogue_app.services.audience.counterpart_copy import hand_over, write_hand_over
        from dialogue_app.ui.files.counterpart_copy_dialog import CounterpartCopyDialog
        from dialogue_app.ui.pages.documents.names_dialog import ReviewOutcome, look_at_names
        from dialogue_app.ui.widgets.ask_dialog import asked

        track = self._desk.of_kind(EXTERNAL)
        if track is None:
            return
        self._bench.commit()
        copy = hand_over(track.dialogue)
        looked = look_at_names(copy.withheld, _("Go on"), [track], self._shell.window())
        if looked is ReviewOutcome.STOP:
            return
        if looked is ReviewOutcome.AGAIN:
            copy = hand_over(track.dialogue)
        dialog = CounterpartCopyDialog(copy, self._shell.window())
        if not asked(dialog):
            return
        target = self._target(track.path or Path.home() / SUFFIX)
        if target is None:
            return
        try:
            write_hand_over(self._shell.dependencies.library().stores, copy, target, dialog.passphrase)
        except DialogueError as error:
            self._shell.tell(str(error))
        else:
            self._bench.status.show_notice(_("Copy for the other side: {file}").format(file=target.name))

    def _target(self, near: Path) -> Path | None:
        name = near.stem.removesuffix(" (external)")
        usual = near.with_name(_("{name} (for the other side)").format(name=name) + SUFFIX)
        return ask_save_name(self._shell.window(), _("Copy for the other side"), usual)
