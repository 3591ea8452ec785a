"""What became of a damaged file: what was recovered, what was lost, and the newest backup that opens."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from dialogue_app.services.recovering import Recovery
from dialogue_app.support.translation import _
from dialogue_app.ui.files.backups_dialog import shown_moment
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.ask_dialog import AskDialog, words


class RecoveryDialog(AskDialog):
    """Accepted: open the recovered file. With ``backup_wanted`` the newest backup instead."""

    def __init__(self, found: Recovery, parent: QWidget | None = None) -> None:
        first, *others = found.sentences
        super().__init__(_("What was recovered"), first, _("Open the recovered file"), parent)
        self.backup_wanted = False
        self.show_marking("", "MOD")  # nothing says how what was lost was marked
        self.setMinimumWidth(theme.current().scaled(620))
        self.report = QPlainTextEdit("\n".join(others))
        self.report.setAccessibleName(_("What was lost"))
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setMinimumHeight(theme.current().scaled(160))
        self.body.addWidget(self.report, 1)
        self.cancel_button.setText(_("Close"))
        if found.backup is not None:
            text = _("The newest backup that opens is of {moment}: it may hold what was lost.")
            self.body.addWidget(words(text.format(moment=shown_moment(found.backup.made_at))))
            self.backup = QPushButton(_("Open the backup as a new file"))
            self.backup.setAutoDefault(False)
            self.backup.clicked.connect(self._on_backup)
            self.buttons.insertWidget(0, self.backup)

    def _on_backup(self) -> None:
        self.backup_wanted = True
        self.reject()
