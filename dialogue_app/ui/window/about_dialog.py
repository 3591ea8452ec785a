"""What the program is: versions and the notices of what it is made of."""

from __future__ import annotations

import platform

from PySide6 import __version__ as qt_version
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dialogue_app.support.paths import resource
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog


class AboutDialog(AskDialog):
    """Versions, and the licence notices in full."""

    CONTENT = False

    def __init__(self, version: str = "", parent: QWidget | None = None) -> None:
        text = _("Two-track facilitation of dialogues, on one desk, without a network.")
        super().__init__(_("About"), text, _("Close"), parent)
        self.cancel_button.hide()
        line = _("Version {version} · Python {python} · Qt for Python {qt}")
        shown = line.format(version=version or "?", python=platform.python_version(), qt=qt_version)
        self.body.addWidget(kit.label(shown, "soft"))
        self.notices = QPlainTextEdit()
        self.notices.setReadOnly(True)
        self.notices.setTabChangesFocus(True)
        self.notices.setAccessibleName(_("Licence notices"))
        self.notices.setPlainText(_notices())
        self.body.addWidget(self.notices, 1)
        self.like(680, 520)


def _notices() -> str:
    try:
        return resource("notices.txt").read_text("utf-8")
    except OSError:
        return _("The notices are missing from this installation.")
