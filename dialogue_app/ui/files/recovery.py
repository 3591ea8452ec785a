"""A damaged file in the window: what can be read is recovered into a new file, what was lost is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dialogue_app.core.errors import DialogueError
from dialogue_app.services.files.recovered_copy import Recovery, free_name, recover
from dialogue_app.services.ports import Progress
from dialogue_app.support.translation import _
from dialogue_app.ui.files.backups_dialog import shown_moment
from dialogue_app.ui.files.save_name import ask_save_name
from dialogue_app.ui.qt import theme
from dialogue_app.ui.qt.background import run_with_progress
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog, asked, choose


class RecoveryDialog(AskDialog):
    """Accepted: open the recovered file. With ``backup_wanted`` the newest backup instead."""

    def __init__(self, recovery: Recovery, parent: QWidget | None = None) -> None:
        first, *others = recovery.sentences
        super().__init__(_("What was recovered"), first, _("Open the recovered file"), parent)
        self.backup_wanted = False
        self.show_marking("", "MOD", recovery.file.name)  # nothing says how what was lost was marked
        self.like(620)
        self.report = QPlainTextEdit("\n".join(others))
        self.report.setAccessibleName(_("What was lost"))
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setMinimumHeight(theme.current().scaled(160))
        self.body.addWidget(self.report, 1)
        self.cancel_button.setText(_("Close"))
        if recovery.backup is not None:
            text = _("The newest backup that opens is of {moment}: it may hold what was lost.")
            self.body.addWidget(kit.label(text.format(moment=shown_moment(recovery.backup.made_at))))
            self.backup = kit.button(_("Open the backup as a new file"))
            self.backup.setAutoDefault(False)
            self.backup.clicked.connect(self._on_backup)
            self.buttons.insertWidget(0, self.backup)

    def _on_backup(self) -> None:
        self.backup_wanted = True
        self.reject()


class RecoveryOffer(QObject):
    """Offers to recover one damaged file. It lives until that is over."""

    def __init__(self, shell: Shell, path: Path, passphrase: str) -> None:
        super().__init__(shell.window())
        self._shell, self._path, self._passphrase = shell, path, passphrase
        self._target = path
        self._found: Recovery | None = None

    def offer(self, sentence: str) -> None:
        """Say what is wrong, and begin if that is wanted."""
        text = sentence + "\n\n" + _("What can still be read of it can be saved into a new file.")
        title = _("This file is damaged")
        if choose(self._shell.window(), title, text, [_("Recover what can be read…")]) != 0:
            self._end()
            return
        usual = free_name(self._path, _("{name} (recovered)"))
        target = ask_save_name(self._shell.window(), _("Save what can be read as"), usual)
        if target is None:
            self._end()
            return
        self._target = target
        task = run_with_progress(self._shell.window(), _("Recovering"), self._recover)
        task.done.connect(self._on_recovered)
        task.failed.connect(self._on_failed)

    def _recover(self, _progress: Progress) -> Recovery:
        stores = self._shell.dependencies.library().stores
        return recover(stores, self._path, self._target, passphrase=self._passphrase)

    def _on_failed(self, sentence: str) -> None:
        self._shell.tell(sentence)
        self._end()

    def _on_recovered(self, recovery: Recovery) -> None:
        from dialogue_app.ui.files.recovery import RecoveryDialog

        self._found = recovery
        dialog = RecoveryDialog(recovery, self._shell.window())
        if asked(dialog):
            self._shell.open_paths([recovery.file])
        elif dialog.backup_wanted and recovery.backup is not None:
            self._open_backup(recovery.backup.path)
        self._end()

    def _open_backup(self, backup: Path) -> None:
        """Save the newest good backup as a file beside, and open that."""
        library = self._shell.dependencies.library()
        target = free_name(self._target, _("{name} (from backup)"), self._path.stem)
        try:
            workspace = library.open(backup, passphrase=self._passphrase, read_only=True)
            library.copy(workspace, target)
            workspace.close()
        except DialogueError as error:
            self._shell.tell(str(error))
            return
        self._shell.open_paths([target])

    def _end(self) -> None:
        self._passphrase = ""
        self.deleteLater()
