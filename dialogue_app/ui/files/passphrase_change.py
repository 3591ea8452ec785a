"""Gives an open file a passphrase, another one, or none. What is typed is handed on and kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from dialogue_app.core.errors import PassphraseNeeded
from dialogue_app.services.files.passphrases import suggestion
from dialogue_app.services.ports import Progress, TrackStore
from dialogue_app.support.translation import _
from dialogue_app.ui.qt.background import Work
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.fault_line import room_for
from dialogue_app.ui.widgets.inputs.passphrase_inputs import SecretLine, StrengthHint
from dialogue_app.ui.widgets.task_dialog import TaskDialog


class PassphraseChange(TaskDialog[None]):
    """Asks for the present passphrase where there is one, and for the new one twice. The file is written anew
    on another thread; the dialog waits for it. Accepted once the file is as it was asked for.
    """

    def __init__(self, file: str, store: TrackStore, parent: QWidget | None = None) -> None:
        self._store, self._protected = store, store.protected
        title = _("Passphrase of {file}").format(file=file)
        super().__init__(title, self._about(), self._button(), parent)
        self.like(600)
        self._form = form = self.form()
        self.present = SecretLine(_("Present passphrase"))
        self.remove = QCheckBox(_("Remove the passphrase"))
        if self._protected:
            form.addRow(_("Present passphrase"), self.present)
            form.addRow("", self.remove)
        self.new, self.again = SecretLine(_("New passphrase")), SecretLine(_("New passphrase again"))
        self.hint = StrengthHint(self.new)
        form.addRow(_("New passphrase"), self.new)
        form.addRow(_("Again"), self.again)
        form.addRow("", self.hint)
        self.suggest = kit.button(_("Suggest one"), "link")
        self.suggest.setAutoDefault(False)
        self.suggested = kit.label("")
        self.suggested.setAccessibleName(_("Suggested passphrase"))
        self.suggested.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.suggested.setMinimumHeight(room_for(2, "base"))
        form.addRow("", self.suggest)
        form.addRow("", self.suggested)
        self.meaning = kit.label(role="purpose")
        self.body.addWidget(self.meaning)
        self.remove.toggled.connect(self._on_remove)
        self.suggest.clicked.connect(self._on_suggest)
        self._on_remove(remove=False)
        (self.present if self._protected else self.new).setFocus()

    def _about(self) -> str:
        if self._protected:
            return _("The file is encrypted. Its passphrase is asked for even though the file is open.")
        return _("The file has no passphrase: whoever gets hold of it can read it. With one it is encrypted.")

    def _button(self) -> str:
        return _("Change") if self._protected else _("Set")

    def passphrase(self) -> str:
        """The passphrase the file is to have; empty for none."""
        return "" if self.remove.isChecked() else self.new.text()

    def fault(self) -> str:
        """What is missing, in a sentence."""
        if self._protected and not self.present.text():
            self.present.setFocus()
            return _("Type the present passphrase.")
        if self.remove.isChecked():
            return ""
        if not self.new.text():
            self.new.setFocus()
            return _("Type the new passphrase.")
        if self.new.text() != self.again.text():
            self.again.setFocus()
            return _("The two passphrases are not the same. Type them again.")
        return ""

    # -- doing it ------------------------------------------------------------------------------------

    def lasting(self) -> Work:
        """The file written anew."""
        return _PassphraseWork(self._store, self.present.text(), self.passphrase()).run

    def working_words(self) -> str:
        """What the button says meanwhile."""
        return _("Writing the file…")

    def mend(self) -> None:
        """Go to the present passphrase, which is the other one most often."""
        if self._protected:
            self.present.selectAll()
            self.present.setFocus()

    def forget(self) -> None:
        """Empty every line."""
        for line in (self.present, self.new, self.again):
            line.forget()
        self.suggested.clear()

    # -- slots ---------------------------------------------------------------------------------------

    def _button_now(self) -> str:
        return _("Remove") if self.remove.isChecked() else self._button()

    def _on_remove(self, remove: bool) -> None:
        for row in (self.new, self.again, self.hint, self.suggest, self.suggested):
            self._form.setRowVisible(row, not remove)
        self.meaning.setText(
            _(
                "Without a passphrase the file is written in the clear: whoever gets hold of it can read all "
                "of it. Backups made before still open with the present passphrase."
            )
            if remove
            else _(
                "A forgotten passphrase cannot be recovered by anybody. Keep it where only you find it, and "
                "not on this computer."
            )
        )
        self.accept_button.setText(self._button_now())

    def _on_suggest(self) -> None:
        """Show made-up words to be written down; they are typed by hand, so that they are learnt."""
        self.suggested.setText(suggestion())
        self.new.setFocus()


class _PassphraseWork:
    """The new protection, on another thread: nothing is written unless the present passphrase fits."""

    def __init__(self, store: TrackStore, present: str, new: str) -> None:
        self._store, self._present, self._new = store, present, new

    def run(self, _progress: Progress) -> None:
        """Do it. Raises PassphraseNeeded, CannotSave, CannotOpen."""
        if not self._store.accepts(self._present):
            raise PassphraseNeeded(
                _("The present passphrase is another one, or the file is damaged. Nothing was changed.")
            )
        self._store.change_passphrase(self._new)
