"""Where passphrases are typed: masked lines that give nothing to the clipboard; how long one would hold."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from dialogue_app.services.files.passphrases import DOCUMENT_TRIES, hint
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme

_LINES = 3


class SecretLine(QLineEdit):
    """A masked line. Nothing of it can be copied, cut or dragged, and no input method learns from it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setDragEnabled(False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def forget(self) -> None:
        """Empty the line, and forget what could be undone."""
        self.clear()
        self.setModified(False)


class StrengthHint(QLabel):
    """Says in words how long a passphrase would hold somebody off, while it is typed; before, ``instead``."""

    def __init__(self, line: QLineEdit, tries_a_second: float = DOCUMENT_TRIES, *, instead: str = "") -> None:
        super().__init__(instead)
        self._instead = instead
        self._tries = tries_a_second
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setProperty("role", "small")
        self.setAccessibleName(_("How long the passphrase would hold"))
        line.textChanged.connect(self.show_for)
        theme.notifier().changed.connect(self._reserve)
        self._reserve()

    def _reserve(self) -> None:
        """Room for the longest hint from the start, so that a dialog need not grow while somebody types."""
        self.setMinimumHeight(_LINES * QFontMetrics(theme.current().font("small")).lineSpacing() + 4)

    def show_for(self, passphrase: str) -> None:
        self.setText(hint(passphrase, self._tries) or self._instead)
        self.setAccessibleDescription(self.text())
