"""Backups in the window: kept while work goes on, listed, looked at, restored, saved as new files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dialogue_app.services.files.library import SUFFIX
from dialogue_app.support.translation import _
from dialogue_app.ui.files.backup_scheduler import BackupScheduler
from dialogue_app.ui.files.save_name import ask_save_name
from dialogue_app.ui.shell.actions import Slots
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.track.open_track import OpenTrack

if TYPE_CHECKING:
    from dialogue_app.core.dialogue import Dialogue
    from dialogue_app.services.files.backups import Backup
    from dialogue_app.ui.files.restore_tasks import ComparedBackup


class BackupActions(QObject):
    """What the window does about backups."""

    def __init__(self, shell: Shell, desk: NavigationState, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._bench = shell, desk, bench
        self.keepings: dict[OpenTrack, BackupScheduler] = {}
        self._track: OpenTrack | None = None
        desk.tracks_changed.connect(self._on_tracks)

    def slots(self) -> Slots:
        """What answers the actions of this part."""
        return {"backups": self.on_backups}

    # -- while work goes on --------------------------------------------------------------------------

    def _on_tracks(self) -> None:
        for track in self._desk.tracks:
            if track not in self.keepings:
                keeping = self.keepings[track] = BackupScheduler(track, self._shell.settings, self)
                keeping.failed.connect(self._on_failed)
        for track in [open_track for open_track in self.keepings if open_track not in self._desk.tracks]:
            keeping = self.keepings.pop(track)
            keeping.stop()
            keeping.deleteLater()

    def _on_failed(self, _sentence: str) -> None:
        self._bench.status.show_notice(
            _("No backup could be made; your work itself is saved. See “Backups and restore”.")
        )

    # -- the list ------------------------------------------------------------------------------------

    def on_backups(self) -> None:
        """Show the backups of the track shown, and what to do with them."""
        from dialogue_app.ui.files.backups_dialog import BackupsDialog
        from dialogue_app.ui.widgets.ask_dialog import asked

        track = self._desk.track
        if track is None:
            return
        self._bench.commit()
        keeping = self.keepings.get(track)
        fault = keeping.fault if keeping is not None else ""
        dialog = BackupsDialog(
            track, on=self._shell.settings.value.keep_backups, fault=fault, parent=self._shell.window()
        )
        chosen = asked(dialog)
        backup = dialog.answer()
        if chosen and backup is not None:
            self._track = track
            self._look(backup)

    # -- one of them ---------------------------------------------------------------------------------

    def _look(self, backup: Backup, passphrase: str = "") -> None:
        """Read a backup on another thread and compare it with what is there."""
        from dialogue_app.ui.files.restore_tasks import CompareTask
        from dialogue_app.ui.qt.background import run_with_progress

        track = self._track
        if track is None:
            return
        looking = CompareTask(track, backup, self._shell.dependencies.library, passphrase)
        task = run_with_progress(self._shell.window(), _("Reading the backup"), looking.look)
        task.done.connect(self._on_looked)
        task.failed.connect(self._shell.tell)

    def _on_looked(self, look: ComparedBackup) -> None:
        """Ask what to do with a backup that was read; ask for a passphrase of its own if it has one."""
        from dialogue_app.ui.files.restore_dialog import RestoreDialog
        from dialogue_app.ui.widgets.ask_dialog import asked

        track = self._track
        if track is None or track not in self._desk.tracks:
            return
        if look.comparison is None:
            self._ask_passphrase(look)
            return
        dialog = RestoreDialog(track, look.backup, look.comparison, self._shell.window())
        if not asked(dialog):
            return
        if dialog.as_new_file:
            self._save_as_new(track, look.comparison.other, look.backup)
        else:
            self._restore(track, look.comparison.other)

    def _ask_passphrase(self, look: ComparedBackup) -> None:
        from dialogue_app.ui.files.passphrase_dialog import PassphraseDialog
        from dialogue_app.ui.widgets.ask_dialog import asked

        dialog = PassphraseDialog(_("This backup"), look.fault, self._shell.window())
        if asked(dialog):
            self._look(look.backup, dialog.answer())

    def _restore(self, track: OpenTrack, dialogue: Dialogue) -> None:
        from dialogue_app.ui.files.restore_tasks import RestoreTask
        from dialogue_app.ui.qt.background import run_with_progress

        self._bench.commit()
        task = run_with_progress(self._shell.window(), _("Restoring"), RestoreTask(track, dialogue).restore)
        task.done.connect(self._on_restored)
        task.failed.connect(self._shell.tell)

    def _on_restored(self, track: OpenTrack) -> None:
        page = self._bench.page
        track.show_restored()
        if self._bench.page is page and self._desk.track is track:
            self._bench.show_place()
        self._bench.status.show_notice(_("Restored. What was there before is the newest backup."))

    # -- as a new file -------------------------------------------------------------------------------

    def _save_as_new(self, track: OpenTrack, dialogue: Dialogue, backup: Backup) -> None:
        from dialogue_app.ui.files.restore_tasks import CopyTask
        from dialogue_app.ui.qt.background import run_with_progress

        path = track.path or Path.home() / (dialogue.track.name + SUFFIX)
        day = backup.made_at.astimezone().strftime("%Y-%m-%d %H.%M")
        usual = path.with_name(_("{name} as of {day}").format(name=path.stem, day=day) + SUFFIX)
        target = ask_save_name(self._shell.window(), _("Save as a new file"), usual)
        if target is None:
            return
        saving = CopyTask(track, dialogue, target)
        task = run_with_progress(self._shell.window(), _("Saving as a new file"), saving.save)
        task.done.connect(self._on_saved)
        task.failed.connect(self._shell.tell)

    def _on_saved(self, target: Path) -> None:
        from dialogue_app.ui.widgets.ask_dialog import choose

        text = _("{file} was written and checked. The open file is as it was.").format(file=target.name)
        answers = [_("Go on here"), _("Open the new file")]
        if choose(self._shell.window(), _("Saved as a new file"), text, answers) == 1:
            self._shell.open_paths([target])
