"""Asks for the passphrase of a protected file. It is handed on and kept nowhere."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.dialogs.ask import AskDialog
from dialogue_app.ui.widgets.passphrase_inputs import SecretLine


class PassphraseDialog(AskDialog):
    """A masked line. ``fault_text`` says why the last attempt failed."""

    CONTENT = False

    def __init__(self, file: str, fault_text: str = "", parent: QWidget | None = None) -> None:
        text = _("{file} is protected. Its content can be read with its passphrase only.").format(file=file)
        super().__init__(_("Passphrase"), text, _("Open"), parent)
        self.line = SecretLine(_("Passphrase"))
        self.form().addRow(_("Passphrase"), self.line)
        self.show_fault(fault_text)
        self.line.setFocus()

    def answer(self) -> str:
        """What was typed."""
        return self.line.text()

    def fault(self) -> str:
        """Something must be typed."""
        return "" if self.line.text() else _("Type the passphrase.")
