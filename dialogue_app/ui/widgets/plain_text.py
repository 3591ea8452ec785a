"""Where plain text is typed: an area that grows with its text, and a line. Undo is left to the track where
it can be.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextOption, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QTextEdit, QWidget

_FRAME = 12
_MOST_LINES = 14


class PlainText(QTextEdit):
    """Several lines of plain text, as high as the text needs up to a limit."""

    def __init__(self, *, quote: bool = False, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(1)
        if quote:
            self.setProperty("role", "quote")
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def text(self) -> str:
        """The text."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text in and forget what could be undone here."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def sizeHint(self) -> QSize:
        """As wide as it gets, as high as the text."""
        return QSize(200, self._wanted())

    def minimumSizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(80, self._wanted())

    def _wanted(self) -> int:
        line = self.fontMetrics().lineSpacing()
        document = self.document().size().height()
        low, high = line * self._lines + _FRAME, line * _MOST_LINES + _FRAME
        return int(min(max(document + _FRAME - 2, low), high))

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        long = self.document().size().height() > line * _MOST_LINES
        needed, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(needed if long else off)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window when there is nothing to undo here."""
        if _left_to_window(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Once the text is left, undo is that of the track."""
        super().focusOutEvent(event)
        self.document().clearUndoRedoStacks()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page unless the text is longer than the area."""
        if self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            event.ignore()
        else:
            super().wheelEvent(event)


class Line(QLineEdit):
    """One line of plain text."""

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window when there is nothing to undo here."""
        if _left_to_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


def _left_to_window(event: QEvent, undo: bool, redo: bool) -> bool:
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        return False
    if not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undo
    return event.matches(QKeySequence.StandardKey.Redo) and not redo
