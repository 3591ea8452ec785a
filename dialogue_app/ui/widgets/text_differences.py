"""Two wordings side by side: what went is struck through on the left, what came is underlined on the right,
each behind a sign, so that nothing hangs on colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from dialogue_app.core.wording.text_differences import ADDED, REMOVED, SAME, Piece, differences
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.plain_text import PlainText

MINUS, PLUS = "−", "+"
_SIGNS = {REMOVED: MINUS, ADDED: PLUS}
_NARROW = 520


class MarkedText(PlainText):
    """One wording, read only, with what went or came marked in it. It can be selected, not typed in."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(quote=True, parent=parent)
        self._pieces: tuple[Piece, ...] = ()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.notifier().changed.connect(self._on_theme)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these pieces one after the other, those that went or came marked."""
        self._pieces = tuple(pieces)
        self._write()
        self.setAccessibleDescription(spoken(self._pieces))

    def _on_theme(self) -> None:
        self._write()

    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        for piece in self._pieces:
            words = piece.text.strip()
            sign = _SIGNS.get(piece.kind)
            if sign is None or not words:
                cursor.insertText(piece.text, _plain())
                continue
            before, _same, after = piece.text.partition(words)
            cursor.insertText(before, _plain())
            cursor.insertText(sign, _sign(piece.kind))
            cursor.insertText(words, _marked(piece.kind))
            cursor.insertText(after, _plain())
        self.updateGeometry()


class TextDifferences(QWidget):
    """A wording before and after, side by side where there is room, else one above the other."""

    def __init__(self, before: str, after: str, parent: QWidget | None = None) -> None:
        """``before`` and ``after`` are the titles of the two sides; an empty one is not shown."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.before = MarkedText(before or _("Before"), self)
        self.after = MarkedText(after or _("After"), self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        for title, text in ((before, self.before), (after, self.after)):
            column = kit.column(spacing=4)
            head = kit.label(title, "small", self)
            head.setVisible(bool(title))
            column.addWidget(head)
            column.addWidget(text)
            column.addStretch(1)
            self._row.addLayout(column, 1)

    def show_texts(self, before: str, after: str) -> None:
        """Show two wordings and mark what differs."""
        self.show_pieces(differences(before, after))

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show what has been compared already."""
        self.before.show_pieces([piece for piece in pieces if piece.kind in (SAME, REMOVED)])
        self.after.show_pieces([piece for piece in pieces if piece.kind in (SAME, ADDED)])
        self.setAccessibleName(in_words(pieces))
        self.setAccessibleDescription(spoken(pieces))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one above the other."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.current().scaled(_NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)


def in_words(pieces: Sequence[Piece]) -> str:
    """How much changed, such as "3 changes: 2 words taken out, 4 put in"."""
    went = sum(len(piece.text.split()) for piece in pieces if piece.kind == REMOVED)
    came = sum(len(piece.text.split()) for piece in pieces if piece.kind == ADDED)
    if not went and not came:
        return _("Nothing differs.")
    return _("Words taken out: {went}. Words put in: {came}.").format(went=went, came=came)


def spoken(pieces: Sequence[Piece]) -> str:
    """The marked text as it is read aloud."""
    told = {
        SAME: "{words}",
        REMOVED: _("(taken out: {words})"),
        ADDED: _("(put in: {words})"),
    }
    return " ".join(
        told[piece.kind].format(words=piece.text.strip()) for piece in pieces if piece.text.strip()
    )


def _plain() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(theme.current().color("text"))
    return look


def _marked(kind: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(theme.current().color("bad" if kind == REMOVED else "good"))
    look.setFontStrikeOut(kind == REMOVED)
    look.setFontUnderline(kind == ADDED)
    return look


def _sign(kind: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(theme.current().color("bad" if kind == REMOVED else "good"))
    look.setFontWeight(QFont.Weight.Bold)
    return look
