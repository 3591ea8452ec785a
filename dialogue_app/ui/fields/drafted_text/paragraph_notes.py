"""What stands below a paragraph of a common text: warnings, positions in words, reservations as footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QLabel, QWidget

from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cards.card_head import SIDE


class Note(NamedTuple):
    """One line: its words, and the role it is set in (warn, bad, soft, small)."""

    words: str
    role: str


class ParagraphNotes(QWidget):
    """The notes of one paragraph, nothing where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels: list[QLabel] = []
        self._shown: tuple[Note, ...] = ()
        self._column = kit.column(self, spacing=3, margins=(SIDE - 1, 0, SIDE, 10))
        self.hide()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these."""
        if tuple(notes) == self._shown:
            return
        self._shown = tuple(notes)
        while len(self.labels) > len(notes):
            label = self.labels.pop()
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        while len(self.labels) < len(notes):
            label = kit.label(parent=self)
            self.labels.append(label)
            self._column.addWidget(label)
        for label, note in zip(self.labels, notes, strict=True):
            label.setText(note.words)
            theme.take_role(label, note.role)
        self.setVisible(bool(notes))

    def text(self) -> str:
        """Everything that is said, a line each."""
        return "\n".join(note.words for note in self._shown)
