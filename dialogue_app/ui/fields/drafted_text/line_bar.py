"""The bar above a common text: what is under silence, and the buttons that keep and compare drafts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.fault_line import keep_room, room_for

_WARNING_LINES = 2


class LineBar(QFrame):
    """``keep_wanted``, ``compare_wanted`` and ``silence_wanted`` (go to the procedure)."""

    keep_wanted = Signal()
    compare_wanted = Signal()
    silence_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Drafts and silence"))
        self.state, self.warning = kit.label("", "soft", self), kit.label("", "warn", self)
        self.keep = self._button(_("Keep this draft…"))
        keep_room(self.keep, kept=True)
        self.keep.clicked.connect(self.keep_wanted)
        self.compare = self._button(_("Compare drafts…"))
        self.compare.clicked.connect(self.compare_wanted)
        self.warning.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.to_silence = self._button(_("Silence procedure"))
        self.to_silence.clicked.connect(self.silence_wanted)
        row = kit.row()
        row.addWidget(self.state, 1)
        for button in (self.to_silence, self.compare, self.keep):
            row.addWidget(button)
        column = kit.column(self, spacing=2, margins=(14, 5, 8, 5))
        column.addLayout(row)
        column.addWidget(self.warning)

    def _button(self, words: str) -> QPushButton:
        return kit.button(words, "link", self, name=words)

    def show_state(self, state: str, warning: str, same: str) -> None:
        """What is said of drafts and silence. While a text is under silence, ``warning`` or, where there is
        none, ``same`` stands in lines of its own: neither of them moves anything when it comes.
        """
        self.state.setText(state)
        self.warning.setText(warning or same)
        theme.take_role(self.warning, "warn" if warning else "soft")
        self.warning.setMinimumHeight(room_for(_WARNING_LINES, "base"))
        self.warning.setVisible(bool(warning or same))
        self.setAccessibleDescription(" ".join(part for part in (state, warning or same) if part))

    def show_buttons(self, *, keep: bool, compare: bool, silence: bool) -> None:
        """Show what can be done now."""
        self.keep.setVisible(keep)
        self.compare.setVisible(compare)
        self.to_silence.setVisible(silence)
