"""A text to be released beside the text it comes from, with the words marked in which they differ."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QWidget

from dialogue_app.core.wording.text_differences import Span, differing_spans, nearest
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.text_area import TextArea
from dialogue_app.ui.widgets.marked_words import cursor_over, mark_words

_LEAST, _AROUND = 3, 22


class WordingPair(QWidget):
    """At the left the sources, to be read; at the right the fresh wording. ``typed`` carries what is to be
    saved. Words of the nearest source that are gone are struck out, fresh ones are underlined.
    """

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start, self._nearest = 0, ""
        self.source = QuoteArea(_("Where it comes from"))
        self.source.setReadOnly(True)
        self.fresh = QuoteArea(_("Text to be released"))
        self.note = kit.label(
            _("Struck out: not in the text to be released. Underlined: not in what it comes from."), "small"
        )
        grid = kit.grid(self, across=16, down=3)
        for column, area in enumerate((self.source, self.fresh)):
            label = kit.label(area.accessibleName(), "small", wrap=False)
            label.setBuddy(area)
            grid.addWidget(label, 0, column)
            grid.addWidget(area, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.note, 2, 0, 1, 2)
        self.fresh.typed.connect(self.typed)
        self.fresh.textChanged.connect(self.mark)
        theme.notifier().changed.connect(self.mark)

    def show_texts(self, sources: Sequence[tuple[str, str]], fresh: str, *, read_only: bool) -> None:
        """Show what an item comes from and its own wording; what is being typed is kept."""
        self.fresh.setReadOnly(read_only)
        self.fresh.show_text(fresh)
        shown = _("No source is named.")
        self._start, self._nearest = 0, ""
        if sources:
            here = nearest(tuple(text for _name, text in sources), fresh)
            order = [sources[here], *(source for place, source in enumerate(sources) if place != here)]
            shown = "\n\n".join(f"{name}: {text}" for name, text in order)
            self._start, self._nearest = len(order[0][0]) + 2, order[0][1]
        self.source.show_text(shown)
        self.note.setVisible(bool(sources))
        self.mark()

    def mark(self) -> None:
        """Mark the words that differ."""
        gone: tuple[Span, ...] = ()
        come: tuple[Span, ...] = ()
        if self._nearest:
            gone, come = differing_spans(self._nearest, self.fresh.text())
        struck, under = QTextCharFormat(), QTextCharFormat()
        struck.setFontStrikeOut(True)
        struck.setForeground(theme.current().color("text_faint"))
        under.setFontUnderline(True)
        under.setBackground(theme.current().color("selection"))
        mark_words(self.source, [(self._start + start, length) for start, length in gone], struck)
        mark_words(self.fresh, come, under)

    def choose(self, start: int, length: int) -> None:
        """Select words of the fresh wording and go there."""
        self.fresh.setTextCursor(cursor_over(self.fresh, start, length))
        self.fresh.setFocus()

    def commit(self) -> None:
        """Save what is being typed."""
        self.fresh.commit()


class QuoteArea(TextArea):
    """A text in a party's own words, as high as its lines are."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, _LEAST, parent)
        self.setProperty("role", "quote")

    def sizeHint(self) -> QSize:
        """As high as the text, in the font and the width it has."""
        block, height = self.document().firstBlock(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        least = _LEAST * self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), max(ceil(height), least) + _AROUND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
