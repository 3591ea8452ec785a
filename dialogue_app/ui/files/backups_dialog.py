"""The backups of a track: when each was made, how large it is, whether it opens; all of them deleted."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dialogue_app.core.errors import CannotOpen, CannotSave, PassphraseNeeded
from dialogue_app.reports import dates
from dialogue_app.services.files.backups import Backup, backups_of, delete_all, folder_of
from dialogue_app.services.ports import Progress, TrackStore
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.qt.background import Task
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog, choose
from dialogue_app.ui.widgets.rows.row_table import Cell, RowTable, TableColumn, TableRow, Tone
from dialogue_app.ui.widgets.rows.row_view import RowView

OPENS, DAMAGED, OTHER_PASSPHRASE = "opens", "damaged", "other passphrase"


class Checking:
    """Reads one backup after another on another thread. ``states`` says by place what was found so far."""

    def __init__(self, store: TrackStore, backups: tuple[Backup, ...]) -> None:
        self._store, self._backups = store, backups
        self.states: dict[int, str] = {}

    def run(self, progress: Progress) -> None:
        """Read them all. Raises Cancelled."""
        for place, backup in enumerate(self._backups):
            progress(place / len(self._backups))
            self.states[place] = self._found(backup)

    def _found(self, backup: Backup) -> str:
        try:
            self._store.read_backup(backup.path)
        except PassphraseNeeded:
            return OTHER_PASSPHRASE
        except CannotOpen:
            return DAMAGED
        return OPENS


class BackupsDialog(AskDialog):
    """Choose a backup to look at. ``answer`` is the one chosen."""

    def __init__(self, track: OpenTrack, *, on: bool, fault: str = "", parent: QWidget | None = None) -> None:
        explanation = _(
            "One is made with the first change after opening and after each half hour of work: the latest "
            "twelve are kept, then one a day, then one a week. They are protected as the file is."
        )
        super().__init__(_("Backups and restore"), explanation, _("See what would change…"), parent)
        self.like(620, 440)
        self._track = track
        self._backups: tuple[Backup, ...] = ()
        self._states: dict[int, str] = {}
        self._checking: Checking | None = None
        self._task: Task | None = None
        self.table = RowTable(
            (
                TableColumn(_("Made"), 0),
                TableColumn(_("Size"), 96, figures=True),
                TableColumn(_("State"), 200),
            )
        )
        self.view = RowView(self.table, _("Backups"))
        self.view.set_empty_text(_("There is no backup yet. The next change makes one."))
        self.view.opened.connect(self._on_opened)
        self.body.addWidget(self.view, 1)
        if not on:
            self.body.addWidget(
                kit.label(_("Backups are switched off in the settings: no more are made."), "bad")
            )
        elif fault:
            self.body.addWidget(
                kit.label(_("The last backup could not be made. {why}").format(why=fault), "bad")
            )
        self.body.addWidget(
            kit.label(_("They lie in {folder}").format(folder=folder_of(track.dialogue)), "small")
        )
        self.delete = kit.button(_("Delete all backups…"))
        self.delete.setAutoDefault(False)
        self.delete.clicked.connect(self._on_delete)
        self.buttons.insertWidget(0, self.delete)
        self.cancel_button.setText(_("Close"))
        self._fill()

    def answer(self) -> Backup | None:
        row = self.view.current_id()
        return self._backups[int(row)] if row else None

    def fault(self) -> str:
        """One that is damaged cannot be looked at."""
        row = self.view.current_id()
        if row and self._states.get(int(row)) == DAMAGED:
            return _("This backup is damaged and cannot be read. Choose another one.")
        return ""

    def _fill(self) -> None:
        self._backups = backups_of(self._track.dialogue)
        self._states = {}
        self._show()
        self.accept_button.setEnabled(bool(self._backups))
        self.delete.setEnabled(bool(self._backups))
        if self._backups:
            self.view.choose("0")
            self.view.setFocus()
            self._checking = Checking(self._track.workspace.store, self._backups)
            self._task = Task(self._checking.run)
            self._task.progressed.connect(self._on_checked)
            self._task.done.connect(self._on_checked)
            QTimer.singleShot(0, self._task.start)

    def _show(self) -> None:
        self.table.set_rows([_row(place, backup, self._states) for place, backup in enumerate(self._backups)])

    def _on_checked(self, _told: object) -> None:
        if self._checking is None:
            return
        self._states = dict(self._checking.states)
        chosen = self.view.current_id()
        self._show()
        self.view.choose(chosen)

    def _on_opened(self, _row: str) -> None:
        self.accept()

    def _on_delete(self) -> None:
        number = len(self._backups)
        text = ngettext(
            "{n} backup of this dialogue will be deleted for good. The open file stays as it is.",
            "{n} backups of this dialogue will be deleted for good. The open file stays as it is.",
            number,
        ).format(n=number)
        if choose(self, _("Delete all backups"), text, [_("Delete")]) != 0:
            return
        self._stop()
        try:
            delete_all(self._track.dialogue)
        except CannotSave as error:
            self.show_fault(str(error))
        self._fill()

    def _stop(self) -> None:
        task, self._task = self._task, None
        self._checking = None
        if task is not None:
            task.cancel()

    def done(self, result: int) -> None:
        """Closed: no more of them are read."""
        self._stop()
        super().done(result)


def shown_moment(moment: datetime) -> str:
    """A moment as people write it, by the clock of this computer."""
    return dates.moment(moment.astimezone().isoformat(timespec="seconds"))


def _row(place: int, backup: Backup, states: dict[int, str]) -> TableRow:
    words_and_tone: dict[str, tuple[str, Tone]] = {
        "": (_("being checked…"), "faint"),
        OPENS: (_("checked, opens"), "good"),
        DAMAGED: (_("damaged"), "bad"),
        OTHER_PASSPHRASE: (_("has another passphrase"), "warn"),
    }
    text, tone = words_and_tone[states.get(place, "")]
    size = _("{n} KB").format(n=max(1, round(backup.size / 1000)))
    cells = (
        Cell(shown_moment(backup.made_at), order=backup.made_at.isoformat()),
        Cell(size, "soft", order=f"{backup.size:012}"),
        Cell(text, tone),
    )
    return TableRow(str(place), cells)
