"""A label of one line that is cut where there is no room, and then shows all of it as a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dialogue_app.ui.text.plain_tips import exact_tip


class ShortLabel(QLabel):
    """``text`` is the whole text, ``tip`` what the tooltip says where that is more than the text."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)

    def show_words(self, words: str, tip: str = "") -> None:
        """Say this; the label goes where there is nothing to say. One that stands nowhere yet is shown with
        what it is put into: alone it would be a window for a moment.
        """
        self._tip = tip
        self.setText(words)
        if self.parentWidget() is not None or not words:
            self.setVisible(bool(words))
        self._tell()

    def shown(self) -> str:
        """What there is room for."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        few = self.fontMetrics().averageCharWidth() * 6
        return QSize(min(few, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self.shown())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in a tooltip what is cut now."""
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        tip = self._tip or ("" if self.shown() == self.text() else self.text())
        self.setToolTip(exact_tip(tip))
