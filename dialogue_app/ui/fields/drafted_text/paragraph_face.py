"""The face of a paragraph as it stands in a document: its number and text, beside it who can join, below it
brackets, footnotes and warnings, and one line of how it stands and what can be done.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QToolTip, QWidget

from dialogue_app.ui.fields.drafted_text.support_squares import (
    Support,
    paint_squares,
    squares_height,
    squares_width,
)
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.card_text import FACTS_GAP
from dialogue_app.ui.text.plain_tips import plain_tip
from dialogue_app.ui.widgets.cards.card_face import CardFace, set_off
from dialogue_app.ui.widgets.cards.card_head import SIDE
from dialogue_app.ui.widgets.cards.record_card import RecordCard
from dialogue_app.ui.widgets.wrapped_text import laid_out

NUMBER, TEXT, APART, LINE = 42, 640, 22, 24
"""The column of the numbers, the longest line of text, the gap before the margin, the height of a line."""
_SIZE, _NOTE_LINE, _TOP, _GAP = 16, 17, 10, 4
_NARROWEST, _EDGE = 200, 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NO_BREAK = "\N{NARROW NO-BREAK SPACE}"
_INKS = {"warn": "warn", "bad": "bad", "soft": "text_soft", "small": "text_soft"}


class Note(NamedTuple):
    """What is said below a paragraph: its words, and the role they are set in (warn, bad, soft, small)."""

    words: str
    role: str


class _Drawn(NamedTuple):
    """A text where it is drawn, in a colour of the theme."""

    layout: QTextLayout
    top: int
    pen_color: str


class _FaceLayout(NamedTuple):
    """What is drawn where at one width: the texts, the words in the margin, the upper edge of the line of
    status, how wide the text is, how high all of it is.
    """

    texts: tuple[_Drawn, ...]
    margin: tuple[_Drawn, ...]
    status: int
    width: int
    height: int


class ParagraphFace(CardFace):
    """See above. Open it shows its number and the notes, above the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = self.marks = ""
        self.notes: tuple[Note, ...] = ()
        self.support = Support()

    def show_paragraph(self, number: str, marks: str, notes: Sequence[Note], support: Support) -> None:
        """Show these beside and below the text; ``marks`` are those of the footnotes."""
        shown = (number, marks, tuple(notes), support)
        if shown != (self.number, self.marks, self.notes, self.support):
            self.number, self.marks, self.notes, self.support = shown
            self.describe()
            self.measure()

    def told(self) -> str:
        """What is said below the paragraph, a line each."""
        return "\n".join(note.words for note in self.notes)

    def more_told(self) -> tuple[str, ...]:
        """What a screen reader is told besides."""
        return (self.support.sentence, *(note.words for note in self.notes))

    # -- where everything stands ---------------------------------------------------------------------

    def height_at(self, width: int) -> int:
        """As the plan says."""
        return self._plan(width).height

    def _plan(self, width: int) -> _FaceLayout:
        look = theme.current()
        left, line = self._left(), look.scaled(LINE)
        beside = look.scaled(APART) + squares_width() if self.support.positions else 0
        room = max(min(look.scaled(TEXT), width - left - beside - _EDGE), look.scaled(_NARROWEST))
        texts, top = self._texts(room)
        status = top + look.scaled(_GAP)
        high = top if self.is_open else status + line
        margin, end = self._margin(look.scaled(_TOP))
        return _FaceLayout(tuple(texts), tuple(margin), status, room, max(high, end) + look.scaled(_TOP) // 2)

    def _texts(self, room: int) -> tuple[list[_Drawn], int]:
        """The text and the notes below it, and where they end."""
        look, top = theme.current(), theme.current().scaled(_TOP)
        drawns: list[_Drawn] = []
        if self.is_open:
            top += look.scaled(LINE)
        else:
            words = self.text.statement or self.text.placeholder
            marked = [set_off(start, length, look) for start, length in self.text.marked]
            marks = self.marks.replace(" ", _NO_BREAK)
            shown = f"{words}{_NO_BREAK}{marks}" if marks else words
            layout, height = laid_out(shown, _serif(), room, marked, leading=look.scaled(LINE))
            drawns.append(_Drawn(layout, top, "text" if self.text.statement else "text_faint"))
            top += round(height)
        small = look.font("status")
        for note in self.notes:
            layout, height = laid_out(note.words, small, room, leading=look.scaled(_NOTE_LINE))
            top += look.scaled(_GAP)
            drawns.append(_Drawn(layout, top, _INKS[note.role]))
            top += round(height)
        return drawns, top

    def _margin(self, top: int) -> tuple[list[_Drawn], int]:
        """The words in the margin and where they end."""
        look, result = theme.current(), []
        if self.is_open or not self.support.positions:
            return [], top
        top += (look.scaled(LINE) - look.scaled(11)) // 2 + squares_height(self.support)
        for words in self.support.lines:
            font = look.font("small")
            layout, height = laid_out(words, font, squares_width(), leading=look.scaled(_NOTE_LINE) - 1)
            result.append(_Drawn(layout, top, "text_soft"))
            top += round(height)
        return result, top

    def place_links(self) -> None:
        """At the right end of the line of status."""
        plan, look = self._plan(self.width()), theme.current()
        x = look.scaled(NUMBER) + plan.width + 6
        for button in reversed(self.link_buttons):
            size = button.sizeHint()
            x -= size.width()
            middle = plan.status + look.scaled(LINE) // 2
            button.setGeometry(x, middle - size.height() // 2, size.width(), size.height())
            button.setVisible(self.offers(button))
            x -= 4

    # -- painting ------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Number, text, notes, margin, line of status."""
        painter, look = QPainter(self), theme.current()
        plan, left = self._plan(self.width()), self._left()
        self._paint_number(painter)
        for text in plan.texts:
            painter.setPen(look.color(text.pen_color))
            text.layout.draw(painter, QPointF(left, text.top))
        if self.is_open:
            return
        if self.support.positions:
            x = left + plan.width + look.scaled(APART)
            top = look.scaled(_TOP) + (look.scaled(LINE) - look.scaled(11)) // 2
            paint_squares(painter, QPoint(x, top), self.support)
            for text in plan.margin:
                painter.setPen(look.color(text.pen_color))
                text.layout.draw(painter, QPointF(x, text.top))
        self._paint_status(painter, QRect(left, plan.status, plan.width, look.scaled(LINE)))

    def _paint_number(self, painter: QPainter) -> None:
        """The number on the line of the text's first; "bis" and the like below it."""
        look = theme.current()
        top, line = look.scaled(_TOP), look.scaled(LINE)
        painter.setPen(look.color("text_soft"))
        painter.setFont(look.font("status", bold=True))
        if self.is_open:
            painter.drawText(QRect(self._left(), top, self.width(), line), _LEFT, self.text.who)
            return
        first, _space, rest = self.number.partition(" ")
        room = look.scaled(NUMBER) - 2
        painter.drawText(QRect(2, top, room, line), _LEFT, first)
        painter.setFont(look.font("small"))
        rest = painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(2, top + line - 4, room, line), _LEFT, rest)

    def _left(self) -> int:
        """Where the texts begin: after the numbers, or where the form begins."""
        return SIDE - 1 if self.is_open else theme.current().scaled(NUMBER)

    def _paint_status(self, painter: QPainter, box: QRect) -> None:
        look, text = theme.current(), self.text
        shown = [button for button in self.link_buttons if not button.isHidden()]
        end = min((button.x() for button in shown), default=box.right()) - 12
        painter.setFont(look.font("status"))
        metrics, x = painter.fontMetrics(), box.left()
        facts = [(fact, "text_soft") for fact in text.facts.split(FACTS_GAP) if fact]
        for words, pen_color in [(text.state, text.tone), *facts]:
            room = end - x
            if not words or room < metrics.averageCharWidth() * 3:
                continue
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.setPen(look.color(pen_color))
            painter.drawText(QRect(x, box.top(), room, box.height()), _LEFT, cut)
            x += metrics.horizontalAdvance(cut) + metrics.horizontalAdvance(FACTS_GAP)

    def event(self, event: QEvent) -> bool:
        """Show the positions in full over the margin, and the facts in full over the line of status."""
        if isinstance(event, QHelpEvent) and not self.is_open:
            plan = self._plan(self.width())
            beside = event.pos().x() > theme.current().scaled(NUMBER) + plan.width
            facts = "\n".join(part for part in (self.text.state, *self.text.facts.split(FACTS_GAP)) if part)
            words = self.support.sentence if beside else facts if event.pos().y() > plan.status else ""
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)


class ParagraphCard(RecordCard):
    """A paragraph in its document: no frame but that of the focus, a line below."""

    face: ParagraphFace

    def __init__(self, accent: str, parent: QWidget | None = None) -> None:
        super().__init__(accent, parent, face=ParagraphFace())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line below; a frame around while it has the focus or is open."""
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.color("page"))
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.face.hasFocus() or self.is_open:
            self.paint_frame(painter)


def _serif() -> QFont:
    font = theme.current().font("quote")
    font.setPixelSize(theme.current().scaled(_SIZE))
    return font
