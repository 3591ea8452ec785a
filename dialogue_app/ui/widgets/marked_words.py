"""Words set off in a text that is read or typed, where they stand: the text itself stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from dialogue_app.core.wording.text_differences import Span
from dialogue_app.ui.widgets.inputs.plain_text import PlainText, qt_length
from dialogue_app.ui.widgets.inputs.text_area import SavedText

TextBox = PlainText | SavedText


def mark_words(box: TextBox, spans: Sequence[Span], look: QTextCharFormat) -> None:
    """Show these spans of a text in a look of their own, and no others."""
    marks = []
    for start, length in spans:
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor_over(box, start, length), look
        marks.append(mark)
    box.setExtraSelections(marks)


def cursor_over(box: TextBox, start: int, length: int) -> QTextCursor:
    """A cursor that has a span of the text selected."""
    text = box.text()
    cursor = QTextCursor(box.document())
    cursor.setPosition(qt_length(text[:start]))
    cursor.setPosition(qt_length(text[: start + length]), QTextCursor.MoveMode.KeepAnchor)
    return cursor
