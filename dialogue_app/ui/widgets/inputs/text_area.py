"""Texts of several lines that save themselves after a pause and on leaving; one that grows with its words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.inputs.clicks import on_leaving
from dialogue_app.ui.widgets.inputs.fault_line import FaultLine
from dialogue_app.ui.widgets.inputs.plain_text import around, raw_text, take_pasted

PAUSE = 1000
"""Milliseconds without a key after which a text is saved."""


class SavedText(QPlainTextEdit):
    """``typed`` carries the text to be saved. Whoever saves it calls ``show_fault`` if it was refused: the
    text then stays as it is, and counts as not saved.
    """

    typed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.fault = ""
        self._fault_line: FaultLine | None = None
        self._saved = ""
        self._untouched = ""
        self._showing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.commit)
        self.textChanged.connect(self._on_text)

    def text(self) -> str:
        """The text, every sign as it is."""
        return raw_text(self.document())

    @property
    def dirty(self) -> bool:
        """Whether something stands here that was typed and is not saved."""
        return self.text() != self._untouched

    def show_text(self, text: str) -> None:
        """Show what is saved, unless something unsaved stands here."""
        if self.dirty:
            return
        if text != self._saved or self.text() != self._untouched:
            place = self.textCursor().position()
            self._put(text)
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(self.toPlainText())))
            self.setTextCursor(cursor)
        self._pause.stop()

    def turn_to(self, text: str) -> None:
        """Become the text of another place. Nothing unsaved may stand here."""
        self._pause.stop()
        self._put(text)
        self.show_fault("")

    def _put(self, text: str) -> None:
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        self._saved, self._untouched = text, self.text()

    def revert(self) -> None:
        """Show again what is saved."""
        self._pause.stop()
        self._put(self._saved)
        self.show_fault("")
        foot().let_go(self)

    def commit(self) -> None:
        """Save what was typed."""
        self._pause.stop()
        if self.isReadOnly() or not self.dirty:
            self._settled()
            return
        text = self.text()
        before, self._saved, self._untouched = (self._saved, self._untouched), text, text
        self.show_fault("")
        self.typed.emit(text)
        if self.fault:
            self._saved, self._untouched = before
        else:
            self._settled()

    def _settled(self) -> None:
        self.show_fault("")
        foot().let_go(self)

    def show_fault(self, sentence: str) -> None:
        """Say below the text why it was not saved; it stays."""
        if sentence == self.fault:
            return
        self.fault = sentence
        if self._fault_line is None:
            self._fault_line = FaultLine(self)
        self._fault_line.say(sentence)
        self.setAccessibleDescription(sentence)
        if sentence:
            foot().hold(self, self.accessibleName(), sentence)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save on leaving."""
        super().focusOutEvent(event)
        on_leaving(event, self, self.commit)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text only, without what a word processor left in it."""
        if source.hasText():
            self.insertPlainText(take_pasted(self, source.text(), *around(self.textCursor())))

    def _on_text(self) -> None:
        if self._showing:
            return
        if self.dirty:
            self._pause.start()
            foot().hold(self, self.accessibleName(), self.fault)
        else:
            self._settled()


class TextArea(SavedText):
    """As high as its text. ``left`` says that Ctrl+Enter or Escape was pressed."""

    next_wanted = Signal()
    left = Signal()

    def __init__(self, name: str, least_lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._least = least_lines
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def sizeHint(self) -> QSize:
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
        """Ctrl+Enter goes on, Escape goes back; where the text was refused, both stay."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        onward = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control
        if onward or event.key() == Qt.Key.Key_Escape:
            self.commit()
            if not self.fault:
                self.next_wanted.emit() if onward else self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width the text has another height; Qt tells so only once it is painted."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _grow(self) -> None:
        self.updateGeometry()
