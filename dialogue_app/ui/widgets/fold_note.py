"""One line that unfolds to a note, such as the method behind a number."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dialogue_app.ui.widgets import kit


class FoldNote(QWidget):
    """A link that shows and hides a text."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.button = kit.button(role="link")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        self.note = kit.label(role="soft")
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = kit.column(self, spacing=4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.note)
        self._on_toggled(False)

    def show_note(self, text: str) -> None:
        """Show another text; the line is there only if there is one."""
        self.note.setText(text)
        self.setVisible(bool(text))

    def _on_toggled(self, on: bool) -> None:
        self.note.setVisible(on)
        self.button.setText(f"{'−' if on else '+'} {self._title}")
        self.button.setAccessibleName(self._title)
        self.button.setAccessibleDescription(self.note.text() if on else "")
