"""A check box whose text may run over several lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit


class WrappedCheck(QWidget):
    """``toggled``: somebody ticked it, or took the tick away. ``done``: what is ticked is dealt with, and
    fades.
    """

    toggled = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None, *, done: bool = False) -> None:
        super().__init__(parent)
        self._done = done
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.box.clicked.connect(self._on_clicked)
        self.label = kit.label(text)
        row = kit.row(self, spacing=0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)

    def set_checked(self, on: bool) -> None:
        """Show whether it is ticked."""
        self.box.setChecked(on)
        self._fade(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the text ticks too."""
        if self.box.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.box.click()

    def _on_clicked(self, on: bool) -> None:
        self._fade(on)
        self.toggled.emit(on)

    def _fade(self, on: bool) -> None:
        theme.take_role(self.label, "faint" if on and self._done else "")
