"""The passphrase of the file shown: set, changed, removed; and what becomes of its older backups."""

from __future__ import annotations

from PySide6.QtCore import QObject

from dialogue_app.core.errors import DialogueError
from dialogue_app.support.translation import _
from dialogue_app.ui.shell.actions import Slots
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.track.open_track import OpenTrack


class PassphraseActions(QObject):
    """What the window does about passphrases."""

    def __init__(self, shell: Shell, desk: NavigationState, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._bench = shell, desk, bench

    def slots(self) -> Slots:
        """What answers the actions of this part."""
        return {"passphrase": self.on_passphrase}

    def on_passphrase(self) -> None:
        """Ask for the passphrase that the file shown is to have, and write the file anew."""
        from dialogue_app.ui.files.passphrase_change import PassphraseChange
        from dialogue_app.ui.widgets.ask_dialog import asked

        track = self._desk.track
        if track is None or track.path is None:
            return
        if track.read_only:
            self._shell.tell(_("The file is open for reading only: its passphrase cannot be changed here."))
            return
        self._bench.commit()
        protected = track.workspace.store.protected
        if not asked(PassphraseChange(track.path.name, track.workspace.store, self._shell.window())):
            return
        if not track.workspace.store.protected:
            notice = _("The passphrase was removed: the file is no longer encrypted.")
        elif protected:
            notice = _("The passphrase was changed.")
        else:
            notice = _("The file has a passphrase now and is encrypted.")
        self._bench.status.show_notice(notice)
        self._offer_to_delete_backups(track, protected=protected)

    def _offer_to_delete_backups(self, track: OpenTrack, *, protected: bool) -> None:
        """Older backups are as they were: with the former passphrase, or with none."""
        from dialogue_app.services.files.backups import after_new_passphrase, delete_all
        from dialogue_app.ui.widgets.ask_dialog import choose

        text = after_new_passphrase(track.dialogue, was_protected=protected)
        if not text:
            return
        delete = [_("Delete the older backups")]
        if choose(self._shell.window(), _("Older backups"), text, delete, keep=_("Keep them")) == 0:
            try:
                delete_all(track.dialogue)
            except DialogueError as error:
                self._shell.tell(str(error))
