"""The head of a card: whose it is and which, how it stands at a fixed place at the right, else when it was
entered.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.card_text import CardText

SIDE = 16
"""What stands between the edges of a card and its words."""

TOP = 10
GAP = 6
_APART = 16
"""So far apart the words at the left and at the right are."""


def head_height(text: CardText, width: int) -> int:
    """How high the head is in a card of this width, what stands above it included."""
    return TOP + QFontMetrics(_bold()).height() * (2 if _state_below(text, width) else 1)


def paint_head(painter: QPainter, text: CardText, width: int) -> None:
    """Paint the head at the top of a card of this width."""
    look, small = theme.current(), theme.current().font("small")
    metrics, of_small = QFontMetrics(_bold()), QFontMetrics(small)
    base, right, note = TOP + metrics.ascent(), width - SIDE, [text.note]
    if text.state:
        below = metrics.height() if _state_below(text, width) else 0
        end = right - _state_width(text)
        _paint_state(painter, text, end, base + below)
        right, note = right if below else end, [text.note, text.when]
    else:
        right -= of_small.horizontalAdvance(text.when)
        painter.setFont(small)
        painter.setPen(look.color("text_faint"))
        painter.drawText(right, base, text.when)
    who = metrics.elidedText(text.who, Qt.TextElideMode.ElideRight, right - SIDE - _APART)
    painter.setFont(_bold())
    painter.setPen(look.color("text"))
    painter.drawText(SIDE - 1, base, who)
    start = SIDE - 1 + metrics.horizontalAdvance(who)
    words = "".join(f" · {part}" for part in note if part)
    painter.setFont(small)
    painter.setPen(look.color("text_soft"))
    room = right - start - _APART
    painter.drawText(start, base, of_small.elidedText(words, Qt.TextElideMode.ElideRight, room))


def _paint_state(painter: QPainter, text: CardText, x: int, base: int) -> None:
    look, font = theme.current(), theme.current().font("status")
    metrics = QFontMetrics(font)
    painter.setFont(font)
    for words, colour in _state_parts(text):
        painter.setPen(look.color(colour))
        painter.drawText(x, base, words)
        x += metrics.horizontalAdvance(words)


def _state_parts(text: CardText) -> list[tuple[str, str]]:
    """How it stands in words, each with the name of its colour."""
    note = f" {text.state_note}" if text.state_note else ""
    return [(text.state, text.tone), (note, "text_faint")]


def _state_width(text: CardText) -> int:
    metrics = QFontMetrics(theme.current().font("status"))
    return sum(metrics.horizontalAdvance(words) for words, _colour in _state_parts(text))


def _state_below(text: CardText, width: int) -> bool:
    """Whether there is no room for the state beside whose card it is."""
    who = QFontMetrics(_bold()).horizontalAdvance(text.who)
    return bool(text.state) and who + _APART + _state_width(text) > width - 2 * SIDE


def _bold() -> QFont:
    return theme.current().font("small", bold=True)
