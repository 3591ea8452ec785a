"""A text that is typed in place: it grows with its words and saves itself after a pause and on leaving."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

PAUSE = 1000
"""Milliseconds without a key after which a text is saved."""


class TextArea(QPlainTextEdit):
    """``typed`` carries the text to be saved; ``left`` says that Ctrl+Enter or Escape was pressed."""

    typed = Signal(str)
    next_wanted = Signal()
    left = Signal()

    def __init__(self, name: str, least_lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._least = least_lines
        self._saved = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.commit)
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def show_text(self, text: str) -> None:
        """Show what is saved, unless the same stands here already or something unsaved is being typed."""
        if self.pending():
            return
        self._saved = text
        if self.toPlainText() != text:
            place = self.textCursor().position()
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(text)))
            self.setTextCursor(cursor)
        self._pause.stop()

    def pending(self) -> bool:
        """Whether something typed is not saved yet."""
        return self._pause.isActive()

    def commit(self) -> None:
        """Save what was typed."""
        self._pause.stop()
        text = self.toPlainText()
        if text != self._saved and not self.isReadOnly():
            self._saved = text
            self.typed.emit(text)

    def sizeHint(self) -> QSize:
        """As high as the text."""
        line = self.fontMetrics().lineSpacing()
        lines = max(self._least, int(self.document().size().height()))
        return QSize(super().sizeHint().width(), lines * line + 18)

    def minimumSizeHint(self) -> QSize:
        """The same height; any width."""
        return QSize(120, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, once what was typed is saved."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(step) for step in steps):
                self.commit()
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes on, Escape goes back."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.commit()
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save on leaving."""
        super().focusOutEvent(event)
        self.commit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text only."""
        if source.hasText():
            self.insertPlainText(source.text())

    def _on_text(self) -> None:
        if self.toPlainText() != self._saved:
            self._pause.start()

    def _grow(self) -> None:
        self.updateGeometry()
