"""Whether an exported PDF needs a passphrase: off by default, typed twice, shown and kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QWidget

from dialogue_app.services.files.passphrases import PDF_TRIES
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.passphrase_inputs import SecretLine, StrengthHint


class PdfProtection(QObject):
    """A box to tick as a row of a form; below it two masked lines while it is ticked."""

    def __init__(self, form: kit.FormLayout) -> None:
        super().__init__(form)
        self._form = form
        self.wanted = QCheckBox(_("Protect the file with a passphrase"))
        self.line = SecretLine(_("Passphrase"))
        self.again = SecretLine(_("Repeat it"))
        self.hint = StrengthHint(self.line, PDF_TRIES)
        self.note = kit.label(
            _("AES-256. The passphrase is kept nowhere: without it nobody can open the file."), "soft"
        )
        form.addRow(self.wanted)
        for line in (self.line, self.again):
            form.addRow(line.accessibleName(), line)
        form.addRow(self.hint)
        form.addRow(self.note)
        self._show(wanted=False)
        self.wanted.toggled.connect(self._on_wanted)

    @property
    def passphrase(self) -> str:
        """What the PDF is to be encrypted with; empty if it is not."""
        return self.line.text() if self.wanted.isChecked() else ""

    def fault(self) -> str:
        """What is still to be done before a file may be written, in a sentence."""
        if not self.wanted.isChecked():
            return ""
        if not self.line.text():
            return _("Type the passphrase for the file, or do without.")
        if self.line.text() != self.again.text():
            return _("The two passphrases are not the same. Type them again.")
        return ""

    def stops(self) -> tuple[QWidget, ...]:
        """What takes the focus, in order."""
        return self.wanted, self.line, self.again

    def forget(self) -> None:
        """Back to no passphrase."""
        self.wanted.setChecked(False)
        self._clear()

    def _on_wanted(self, wanted: bool) -> None:
        self._show(wanted=wanted)
        self._clear()
        if wanted:
            self.line.setFocus()

    def _show(self, *, wanted: bool) -> None:
        for widget in (self.line, self.again, self.hint, self.note):
            self._form.setRowVisible(widget, wanted)

    def _clear(self) -> None:
        self.line.clear()
        self.again.clear()
