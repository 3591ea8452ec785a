"""Whether an exported PDF needs a passphrase: off by default, typed twice, shown and kept nowhere."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.support.translation import _


class PdfProtection(QWidget):
    """A box to tick; two masked lines below it while it is ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = QCheckBox(_("Protect the file with a passphrase"))
        self.line = _masked(_("Passphrase"))
        self.again = _masked(_("Repeat it"))
        self.below = QWidget()
        form = QFormLayout(self.below)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for line in (self.line, self.again):
            form.addRow(line.accessibleName(), line)
        note = QLabel(_("AES-256. The passphrase is kept nowhere: without it nobody can open the file."))
        note.setWordWrap(True)
        note.setProperty("role", "soft")
        form.addRow(note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.wanted)
        column.addWidget(self.below)
        self.below.hide()
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

    def forget(self) -> None:
        """Back to no passphrase."""
        self.wanted.setChecked(False)
        self._clear()

    def _on_wanted(self, wanted: bool) -> None:
        self.below.setVisible(wanted)
        self._clear()
        if wanted:
            self.line.setFocus()

    def _clear(self) -> None:
        self.line.clear()
        self.again.clear()


def _masked(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(name)
    return line
