"""A statement and what the listener said back, side by side, the words underlined in which they differ."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from dialogue_app.core.wording.text_differences import Span, differing_spans
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.plain_text import PlainText
from dialogue_app.ui.widgets.inputs.text_inputs import TextInput
from dialogue_app.ui.widgets.marked_words import mark_words

_PAUSE = 120
_NARROW = 520


class StatedAndSaid(QWidget):
    """At the left the statement, to be read; at the right what was said back, in ``asking`` where it is still
    being typed. One above the other where there is no room beside.
    """

    def __init__(
        self, stated: str, said: str, parent: QWidget | None = None, *, asking: TextInput | None = None
    ) -> None:
        """``stated`` and ``said`` are the titles."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.stated = _reading(stated, self)
        self.said = asking.area if asking is not None else _reading(said, self)
        self.titles: tuple[QLabel, ...] = ()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        for title, widget in ((stated, self.stated), (said, asking or self.said)):
            head = kit.label(title, "small", self)
            self.titles = (*self.titles, head)
            column = kit.column(spacing=3)
            column.addWidget(head)
            column.addWidget(widget)
            column.addStretch(1)
            self._row.addLayout(column, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.compare)
        self.said.textChanged.connect(self._soon.start)
        theme.notifier().changed.connect(self.compare)

    def show_texts(self, stated: str, said: str | None = None) -> None:
        """Show the statement, and what was said back unless it is being typed."""
        self.stated.set_text(stated)
        if said is not None:
            self.said.set_text(said)
        self.compare()

    def compare(self) -> None:
        """Underline the words that differ; nothing while nothing was said back."""
        stated, said = self.stated.text(), self.said.text()
        spans = differing_spans(stated, said) if said.strip() else ((), ())
        look = QTextCharFormat()
        look.setFontUnderline(True)
        look.setUnderlineColor(theme.current().color("warn"))
        look.setBackground(theme.current().color("selection"))
        for box, text, differing in ((self.stated, stated, spans[0]), (self.said, said, spans[1])):
            found = _with_words(text, differing)
            mark_words(box, found, look)
            if box.isReadOnly():  # an input tells there what is wrong with it
                box.setAccessibleDescription(_told(text, found))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one above the other."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.current().scaled(_NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)


def _reading(name: str, parent: QWidget) -> PlainText:
    """A text that can be selected and not typed in."""
    text = PlainText(quote=True, parent=parent)
    text.setReadOnly(True)
    text.setAccessibleName(name)
    text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return text


def _with_words(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans that hold a word: a full stop that nobody speaks is no difference here."""
    return [span for span in spans if any(sign.isalnum() for sign in text[span[0] : sum(span)])]


def _told(text: str, spans: Sequence[Span]) -> str:
    """The words that differ, as they are read aloud."""
    words = "; ".join(text[start : start + length] for start, length in spans)
    return _("Only here: {words}").format(words=words) if words else ""
