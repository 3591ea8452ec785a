"""What the window shows while it is locked: no content, no name, the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.fault_line import FaultRoom
from dialogue_app.ui.widgets.inputs.passphrase_inputs import SecretLine

WIDTH = 560


class LockPage(QWidget):
    """``unlock_wanted`` carries what was typed; ``close_wanted`` asks to let go of the files for good."""

    unlock_wanted = Signal(str)
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Locked"))
        self.title = kit.label(_("Locked"), "title", wrap=False)
        self.state = kit.label(role="purpose")
        self.plain = kit.label(role="warn")
        self.closed = kit.label(role="small")
        self.label = kit.label(_("Passphrase"), wrap=False)
        self.line = SecretLine(_("Passphrase"))
        self.label.setBuddy(self.line)
        self._room = FaultRoom()
        self.fault = self._room.line
        self.unlock = kit.button(_("Unlock"), "primary")
        self.leave = kit.button(_("Close the files"))
        self.line.returnPressed.connect(self._on_unlock)
        self.unlock.clicked.connect(self._on_unlock)
        self.leave.clicked.connect(self.close_wanted)
        self._build()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        column = kit.column(card, spacing=12, margins=(32, 24, 32, 24))
        for part in (self.title, self.state, self.plain, self.closed, self.label, self.line, self._room):
            column.addWidget(part)
        buttons = kit.row()
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.unlock)
        column.addSpacing(8)
        column.addLayout(buttons)
        card.setMaximumWidth(WIDTH)
        middle = kit.row(spacing=None)
        middle.addStretch(1)
        middle.addWidget(card, 20)
        middle.addStretch(1)
        whole = kit.column(self, spacing=None, margins=None)
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)

    def show_state(self, state: str, *, protected: bool, plain: str = "", closed: str = "") -> None:
        """Say what is locked and how; ask for a passphrase where one is needed."""
        self.state.setText(state)
        _say(self.plain, plain)
        _say(self.closed, closed)
        for part in (self.label, self.line):
            part.setVisible(protected)
        self.show_fault("")
        self.show_working(working=False)

    def show_fault(self, sentence: str) -> None:
        """Say why it could not be unlocked."""
        self.fault.say(sentence)

    def show_working(self, *, working: bool) -> None:
        """While files are being opened nothing can be pressed."""
        for part in (self.line, self.unlock, self.leave):
            part.setDisabled(working)
        self.unlock.setText(_("Opening…") if working else _("Unlock"))
        if not working:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where the way back begins."""
        (self.line if self.line.isVisibleTo(self) else self.unlock).setFocus(
            Qt.FocusReason.ActiveWindowFocusReason
        )

    def forget(self) -> None:
        """Empty the line and every sentence."""
        self.line.forget()
        for label in (self.state, self.plain, self.closed):
            label.clear()
        self.fault.say("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus. No letter does anything here but in the line."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
        elif not event.text() or event.modifiers():
            super().keyPressEvent(event)

    def _on_unlock(self) -> None:
        if not self.unlock.isEnabled():
            return
        typed = self.line.text()
        if self.line.isVisibleTo(self) and not typed:
            self.show_fault(_("Type the passphrase."))
            return
        self.line.forget()
        self.unlock_wanted.emit(typed)


def _say(label: QLabel, sentence: str) -> None:
    label.setText(sentence)
    label.setVisible(bool(sentence))
