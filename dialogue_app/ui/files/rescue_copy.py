"""The place of a file fails while work goes on: everything, with the last change, is saved elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from dialogue_app.services.files.library import SUFFIX
from dialogue_app.support.translation import _
from dialogue_app.ui.files.save_name import ask_save_name
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.track.entry_writer import unsaved_words
from dialogue_app.ui.widgets.unsaved_text import give_up, unsaved_in

if TYPE_CHECKING:
    from dialogue_app.ui.track.open_track import OpenTrack


LOOK_EVERY = 5000
"""Milliseconds between two looks at whether the open files are as they were saved."""


class RescueCopy(QObject):
    """Says what could not be done, and offers a way on where a full, failing or lost medium is why."""

    def __init__(self, shell: Shell, desk: NavigationState, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._bench = shell, desk, bench
        self._busy = False
        desk.failed.connect(self.on_failed)
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(LOOK_EVERY)

    def look(self) -> bool:
        """Look whether every open file is as this program saved it; where one is not, offer a way on. It is
        told once: whoever declined may close all the same.
        """
        if self._busy:
            return True
        as_saved = [track.check_place() for track in self._desk.tracks]
        return all(as_saved)

    def on_failed(self, sentence: str) -> None:
        """Tell a failure once; while it is being dealt with, others of the kind say nothing new."""
        track = next((open_track for open_track in self._desk.tracks if open_track.unsaved is not None), None)
        if track is None:
            self._shell.tell(sentence)
            return
        self._bench.status.show_failed(changing=track.unsaved != track.dialogue)
        if not self._busy:
            self._busy = True
            if not self._offer(track, sentence):
                self._busy = False

    def _offer(self, track: OpenTrack, sentence: str) -> bool:
        """Ask where to save everything, and begin. False if that is not wanted."""
        from dialogue_app.ui.files.restore_tasks import CopyTask
        from dialogue_app.ui.qt.background import run_with_progress

        if not self._wanted(sentence, changing=track.unsaved != track.dialogue):
            return False
        name = track.path.name if track.path is not None else track.dialogue.track.name + SUFFIX
        target = ask_save_name(self._shell.window(), _("Save elsewhere"), Path.home() / name)
        if target is None or track.unsaved is None:
            return False
        saving = CopyTask(track, track.unsaved, target)
        task = run_with_progress(self._shell.window(), _("Saving elsewhere"), saving.save)
        task.done.connect(self._on_saved)
        task.failed.connect(self._on_not_saved)
        task.cancelled.connect(self._on_end)
        return True

    def _wanted(self, sentence: str, *, changing: bool) -> bool:
        """Ask. Nothing has the focus at first: whoever goes on typing must not answer by that."""
        from dialogue_app.ui.widgets.ask_dialog import ChoiceDialog, asked

        title = _("This change is not saved") if changing else _("The file is not as it was saved")
        more = _(
            "What you typed is still on the screen. You can put things right and enter it again, or save "
            "everything with this change as a new file elsewhere and go on there."
        )
        if not changing:
            more = _(
                "Everything entered so far is still here. You can put the file right, or save everything as "
                "a new file elsewhere and go on there."
            )
        answers = [_("Save elsewhere and go on…")]
        dialog = ChoiceDialog(title, f"{sentence}\n\n{more}", answers, self._shell.window())
        dialog.accept_button.setDefault(False)
        dialog.accept_button.setAutoDefault(False)
        dialog.cancel_button.setText(_("Close"))
        dialog.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        dialog.setFocus()
        return asked(dialog) and dialog.chosen == 0

    def _on_saved(self, target: Path) -> None:
        """Go on in the new file. What the old one did not take has been saved with it."""
        parts = [part for part in (self._bench.page, self._bench.guide) if part is not None]
        give_up([one for one in unsaved_in(*parts) if one.sentence == unsaved_words()])
        self._shell.open_paths([target])
        self._on_end()

    def _on_not_saved(self, sentence: str) -> None:
        self._on_end()
        self._shell.tell(sentence)

    def _on_end(self) -> None:
        self._busy = False
