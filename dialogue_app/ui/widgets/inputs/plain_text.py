"""Where plain text is typed: an area that grows with its text, and a line. Undo is left to the track where
it can be. What is pasted or dropped comes without what a word processor left in it, and says what was left
out.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QTextEdit, QToolTip, QWidget

from dialogue_app.support.pasted_text import pasted
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets.foot import foot

_FRAME = 12
_MOST_LINES = 14
_LONGEST = 1_000_000
_TIP_MS = 12_000


def raw_text(document: QTextDocument) -> str:
    """The text of a document, every sign as it is; Qt's own plain text has no non-breaking spaces."""
    return document.toRawText().replace("\u2029", "\n")


def qt_length(text: str) -> int:
    """How many places a text takes as Qt counts them: an emoji takes two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def around(cursor: QTextCursor) -> tuple[str, str]:
    """The signs before and after what is selected; none at the ends of a text."""
    start, end, document = cursor.selectionStart(), cursor.selectionEnd(), cursor.document()
    before = document.characterAt(start - 1) if start else ""
    return before.strip("\0\u2029"), document.characterAt(end).strip("\0\u2029")


def take_pasted(widget: QWidget, text: str, before: str, after: str, *, line: bool = False) -> str:
    """A text as it may be put into a widget between two signs; what was left out of it is said beside it and
    in the foot.
    """
    found = pasted(text, line=line, before=before, after=after)
    if found.sentence:
        foot().say(found.sentence)
        QToolTip.showText(
            widget.mapToGlobal(widget.rect().bottomLeft()),
            exact_tip(found.sentence),
            widget,
            widget.rect(),
            _TIP_MS,
        )
    return found.text


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
        """The text, every sign as it is."""
        return raw_text(self.document())

    def set_text(self, text: str) -> None:
        """Put a text in and forget what could be undone here."""
        if text != self.text():
            self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text only, without what a word processor left in it."""
        if source.hasText():
            self.insertPlainText(take_pasted(self, source.text(), *around(self.textCursor())))

    def sizeHint(self) -> QSize:
        """As wide as it gets, as high as the text."""
        return QSize(200, self._wanted())

    def minimumSizeHint(self) -> QSize:
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


class PlainLine(QLineEdit):
    """One line of plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ""
        self.setMaxLength(_LONGEST)  # too long is said, not cut
        self.textChanged.connect(self._on_text)
        self.textEdited.connect(self._on_edited)

    def _on_text(self, text: str) -> None:
        """What the next edit begins with: here an edit has come to its end, or a text was put in."""
        self._before = text

    def _on_edited(self, text: str) -> None:
        """Clean what came in, and nothing else: one sign by a key, or more by pasting or dropping."""
        start = _alike(self._before, text)
        end = _alike(self._before[start:][::-1], text[start:][::-1])
        came = text[start : len(text) - end]
        clean = take_pasted(self, came, text[:start][-1:], text[len(text) - end :][:1], line=True)
        if clean != came:
            self._before = text
            self.setSelection(qt_length(text[:start]), qt_length(came))
            self.insert(clean)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window when there is nothing to undo here."""
        if _left_to_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


def _alike(one: str, other: str) -> int:
    """How many signs two texts have in common at their beginning."""
    return next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
                min(len(one), len(other)))  # fmt: skip


def _left_to_window(event: QEvent, undo: bool, redo: bool) -> bool:
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        return False
    if not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undo
    return event.matches(QKeySequence.StandardKey.Redo) and not redo
