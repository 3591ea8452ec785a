"""One row of the rail: what it says, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from dialogue_app.core.commands.stages import COMPLETE, SKIPPED, UNDER_WAY
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.shell.rail_folds import PAGES, STAGES
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.text.track_text import WORDS_IN_TITLE
from dialogue_app.ui.widgets.fold_head import fold_words, paint_chevron
from dialogue_app.ui.widgets.painted_state import paint_focus

HEAD, SESSION, STAGE, PAGES_HEAD, PAGE, GAP = "head", "session", "stage", "pages", "page", "gap"
PART_OF = {SESSION: STAGES, STAGE: STAGES, PAGES_HEAD: STAGES, PAGE: PAGES}
"""The part of a block that a row belongs to; the head of the pages comes and goes with the stages."""

TURNS = {HEAD: STAGES, PAGES_HEAD: PAGES}
"""The part that a row opens and folds."""

WIDTH, GAP_HEIGHT = 248, 9
STATES = {"": N_("not started"), UNDER_WAY: N_("under way"), COMPLETE: N_("complete"), SKIPPED: N_("skipped")}
_ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_LEFT, _RIGHT, _GLYPH, _TEXT = 12, 14, 5, 16
"""The margins, and from the left one the middle of a glyph and the text, which grow with the text."""

_CHEVRON = 22
"""What a row with a chevron keeps free at its right for it."""


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One row: what it is, whose track, what choosing it means, and what it says; of a head, whether its
    track is the one shown; of a stage, the minutes in words and whether they are more than planned.
    """

    kind: str
    track: str = ""
    key: str = ""
    code: str = ""
    text: str = ""
    note: str = ""
    state: str = ""
    current: bool = False
    tip: str = ""
    own: bool = False
    minutes: str = ""
    over: bool = False

    @property
    def height(self) -> int:
        """How high it is in pixels: heads are lower than what they stand over."""
        if self.kind == GAP:
            return GAP_HEIGHT
        return theme.current().scaled(28 if self.kind in (STAGE, PAGE) else 24)

    @property
    def spoken(self) -> str:
        """The row for a screen reader; what there is in several tracks says of which it is."""
        parts = [f"{self.code} {self.text}".strip()]
        if self.kind in (PAGES_HEAD, PAGE):
            parts.append(_(WORDS_IN_TITLE[self.track]))
        if self.kind == STAGE:
            parts.append(_(STATES.get(self.state, STATES[""])))
        if self.note:
            parts.append(self.minutes or self.note)
        return ", ".join(parts)


class RailRow(QPushButton):
    """A row that can be chosen. It paints itself: glyph, code, text, note.

    ``opens`` says of a head whether what it stands over is folded (true: choosing it opens that), open
    (false), or cannot be folded now (None).
    """

    stepped = Signal(int)

    def __init__(self, row: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.opens: bool | None = None
        self.setProperty("kind", row.kind)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_row(row)

    def show_row(self, row: RailEntry) -> None:
        """Show other words in the same row."""
        self.row = row
        self.setAccessibleName(row.spoken)
        self.setToolTip(exact_tip(row.tip))
        self.update()

    def show_fold(self, opens: bool | None) -> None:
        """Show whether choosing the row opens or folds something."""
        if opens is not self.opens:
            self.opens = opens
            self.setAccessibleDescription("" if opens is None else fold_words(is_open=not opens))
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as the rail, one line high."""
        return QSize(WIDTH, self.row.height)

    def minimumSizeHint(self) -> QSize:
        """Narrower where there is a bar to scroll with: the rail never moves sideways."""
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between the rows; Enter opens."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, look)
        if self.row.kind == HEAD:
            self._draw_head(painter, look)
        elif self.row.kind in (SESSION, PAGES_HEAD):
            self._draw_subhead(painter, look)
        else:
            self._draw_place(painter, look)
        if self.hasFocus():
            paint_focus(painter, self.rect().adjusted(4, 1, -2, -1))
        painter.end()

    def _draw_ground(self, painter: QPainter, look: theme.Theme) -> None:
        if self.row.current:
            painter.fillRect(self.rect(), look.color("page"))
            painter.fillRect(QRect(0, 0, 3, self.height()), look.accent_for(self.row.track))
        elif self.underMouse() and (self.row.kind != HEAD or self.opens is not None):
            painter.fillRect(self.rect(), look.color("surface"))

    def _draw_head(self, painter: QPainter, look: theme.Theme) -> None:
        """The word of a track and who is at its table."""
        inner = self.rect().adjusted(_LEFT, 0, -_RIGHT - (_CHEVRON if self.opens is not None else 0), 0)
        font = look.font("small", bold=True)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.8)
        painter.setFont(font)
        painter.setPen(look.accent_for(self.row.track))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.row.text)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(self.row.text) - _LEFT
        painter.setFont(look.font("small"))
        note = painter.fontMetrics().elidedText(self.row.note, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
        if self.opens is not None:
            self._draw_chevron(painter, is_open=not self.opens)

    def _draw_subhead(self, painter: QPainter, look: theme.Theme) -> None:
        """The session, which has a menu; the word over the pages, in the colour of their track."""
        painter.setFont(look.font("small"))
        pages = self.row.kind == PAGES_HEAD
        painter.setPen(look.accent_for(self.row.track) if pages else look.color("text_soft"))
        room = QRect(_LEFT, 0, self.width() - _LEFT - _RIGHT - _CHEVRON, self.height())
        text = painter.fontMetrics().elidedText(self.row.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        if not pages or self.opens is not None:
            self._draw_chevron(painter, is_open=not pages or not self.opens)

    def _draw_chevron(self, painter: QPainter, *, is_open: bool) -> None:
        middle = QPointF(self.width() - _RIGHT - theme.current().scaled(4), self.height() / 2)
        paint_chevron(painter, middle, is_open=is_open)

    def _draw_place(self, painter: QPainter, look: theme.Theme) -> None:
        """A stage or a page."""
        glyph, left = _LEFT + look.scaled(_GLYPH), _LEFT + look.scaled(_TEXT)
        if self.row.kind == STAGE:
            _draw_state(painter, look, QPointF(glyph, self.height() / 2), self.row.state, self.row.current)
            left = self._draw_code(painter, look, left)
        else:
            painter.fillRect(QRectF(glyph - 0.5, 0, 1, self.height()), look.accent_for(self.row.track))
        right = self._draw_note(painter, look, self.width() - _RIGHT)
        self._draw_text(painter, look, left, right)

    def _draw_code(self, painter: QPainter, look: theme.Theme, left: int) -> int:
        painter.setFont(look.font("small", bold=self.row.current))
        painter.setPen(look.color("text_soft" if self.row.current else "text_faint"))
        painter.drawText(QRect(left, 0, 40, self.height()), Qt.AlignmentFlag.AlignVCenter, self.row.code)
        return left + look.scaled(24)

    def _draw_note(self, painter: QPainter, look: theme.Theme, right: int) -> int:
        painter.setFont(look.font("small", bold=self.row.current and self.row.kind == STAGE))
        quiet = "text_soft" if self.row.current else "text_faint"
        painter.setPen(look.color("warn" if self.row.over else quiet))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRect(0, 0, right, self.height()), align, self.row.note)
        return right - painter.fontMetrics().horizontalAdvance(self.row.note) - 4

    def _draw_text(self, painter: QPainter, look: theme.Theme, left: int, right: int) -> None:
        painter.setFont(look.font("base", bold=self.row.current))
        faint = self.row.state == SKIPPED
        painter.setPen(look.color("text_faint" if faint else "text"))
        text = painter.fontMetrics().elidedText(self.row.text, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, text)


def _draw_state(painter: QPainter, look: theme.Theme, middle: QPointF, state: str, current: bool) -> None:
    """The glyph of a stage's state: filled, half, empty or crossed circle."""
    pen_color = look.color("text" if state or current else "text_faint")
    radius = {"": 3.5, COMPLETE: 3.0}.get(state, 4.5) * look.font_size / theme.BASE_SIZE
    painter.setPen(QPen(pen_color, 1.1))
    painter.setBrush(pen_color if state == COMPLETE else QColor(Qt.GlobalColor.transparent))
    circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.drawEllipse(circle)
    if state == UNDER_WAY:
        painter.setBrush(pen_color)
        painter.drawPie(circle, 90 * 16, 180 * 16)
    elif state == SKIPPED:
        slant = radius * 0.7
        painter.drawLine(middle + QPointF(-slant, slant), middle + QPointF(slant, -slant))
    painter.setBrush(Qt.BrushStyle.NoBrush)
