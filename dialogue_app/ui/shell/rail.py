"""The rail at the left: open tracks with their colour and word, sessions, stages, side pages.

It is told what to show as plain rows and says which row was chosen; it knows no dialogue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QWidget

from dialogue_app.core.commands.stages import COMPLETE, SKIPPED, UNDER_WAY
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.painted_state import paint_focus

HEAD, SESSION, STAGE, PAGE, GAP = "head", "session", "stage", "page", "gap"
WIDTH = 248
STATES = {"": N_("not started"), UNDER_WAY: N_("under way"), COMPLETE: N_("complete"), SKIPPED: N_("skipped")}
_ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One row: what it is, whose track, what choosing it means, and what it says."""

    kind: str
    track: str = ""
    key: str = ""
    code: str = ""
    text: str = ""
    note: str = ""
    state: str = ""
    current: bool = False
    tip: str = ""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        parts = [f"{self.code} {self.text}".strip()]
        if self.kind == STAGE:
            parts.append(_(STATES.get(self.state, STATES[""])))
        if self.note:
            parts.append(self.note)
        return ", ".join(parts)


class RailRow(QPushButton):
    """A row that can be chosen. It paints itself: glyph, code, text, note."""

    stepped = Signal(int)

    def __init__(self, row: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_row(row)

    def show_row(self, row: RailEntry) -> None:
        """Show other words in the same row."""
        self.row = row
        self.setAccessibleName(row.spoken)
        self.setToolTip(exact_tip(row.tip))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the rail, one line high."""
        return QSize(WIDTH, theme.current().scaled(28))

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
        """Draw the row."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = look.accent_for(self.row.track)
        if self.row.current:
            painter.fillRect(self.rect(), look.color("page"))
            painter.fillRect(QRect(0, 0, 3, self.height()), accent)
        elif self.underMouse():
            painter.fillRect(self.rect(), look.color("surface"))
        left, right = 12, self.width() - 14
        if self.row.kind == STAGE:
            _draw_state(painter, look, QPointF(17, self.height() / 2), self.row.state, self.row.current)
            left = 28
            left = self._draw_code(painter, look, left)
        elif self.row.kind == PAGE:
            left = 28
        if self.row.kind == SESSION:
            self._draw_session(painter, look)
        else:
            right = self._draw_note(painter, look, right)
            self._draw_text(painter, look, left, right)
        if self.hasFocus():
            paint_focus(painter, self.rect().adjusted(4, 1, -2, -1))
        painter.end()

    def _draw_code(self, painter: QPainter, look: theme.Theme, left: int) -> int:
        painter.setFont(look.font("small", bold=self.row.current))
        painter.setPen(look.color("text_soft" if self.row.current else "text_faint"))
        painter.drawText(QRect(left, 0, 40, self.height()), Qt.AlignmentFlag.AlignVCenter, self.row.code)
        return left + look.scaled(24)

    def _draw_note(self, painter: QPainter, look: theme.Theme, right: int) -> int:
        painter.setFont(look.font("small", bold=self.row.current and self.row.kind == STAGE))
        painter.setPen(look.color("text_soft" if self.row.current else "text_faint"))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRect(0, 0, right, self.height()), align, self.row.note)
        return right - painter.fontMetrics().horizontalAdvance(self.row.note) - 4

    def _draw_text(self, painter: QPainter, look: theme.Theme, left: int, right: int) -> None:
        painter.setFont(look.font("base", bold=self.row.current))
        faint = self.row.state == SKIPPED
        painter.setPen(look.color("text_faint" if faint else "text"))
        text = painter.fontMetrics().elidedText(self.row.text, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_session(self, painter: QPainter, look: theme.Theme) -> None:
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text_soft"))
        room = QRect(12, 0, self.width() - 40, self.height())
        text = painter.fontMetrics().elidedText(self.row.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        middle, right = self.height() / 2, self.width() - 18.0
        painter.setPen(QPen(look.color("text_soft"), 1.2))
        painter.drawPolyline(
            QPolygonF(
                [QPointF(right - 4, middle - 2), QPointF(right, middle + 2), QPointF(right + 4, middle - 2)]
            )
        )


class _Head(QWidget):
    """The word of a track and who is at its table."""

    def __init__(self, row: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setFixedHeight(theme.current().scaled(28))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, theme.current().scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        accent = look.accent_for(self.row.track)
        font = look.font("small", bold=True)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.8)
        painter.setFont(font)
        painter.setPen(accent)
        inner = self.rect().adjusted(12, 8, -14, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.row.text)
        painter.setFont(look.font("small"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.row.note)
        painter.end()


class _Gap(QWidget):
    """A thin line between the parts of the rail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(17)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRect(12, 8, self.width() - 26, 1), theme.current().color("line"))
        painter.end()


class Rail(QScrollArea):
    """The rows in a column. ``chosen`` carries the row; rows keep their focus when they are shown anew."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(_("Tracks, sessions and stages"))
        self.setFixedWidth(rail_width())
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows: tuple[RailEntry, ...] = ()
        self._widgets: list[QWidget] = []
        theme.notifier().changed.connect(self._on_theme)

    def show_rows(self, rows: Sequence[RailEntry]) -> None:
        """Show these rows; where only words or states differ, the widgets stay."""
        rows = tuple(rows)
        if rows == self._rows:
            return
        same = [(one.kind, one.track, one.key) for one in rows]
        if same == [(one.kind, one.track, one.key) for one in self._rows]:
            for widget, row in zip(self._widgets, rows, strict=True):
                self._renew(widget, row)
            self._rows = rows
            self._set_tab_stop()
            return
        focused = any(one.hasFocus() for one in self.rows())
        self._build(rows)
        self._rows = rows
        self._set_tab_stop()
        if focused:
            self.take_focus()

    def _renew(self, widget: QWidget, row: RailEntry) -> None:
        if isinstance(widget, RailRow):
            widget.show_row(row)
        elif isinstance(widget, _Head):
            widget.row = row
            widget.update()

    def _build(self, rows: Sequence[RailEntry]) -> None:
        inner = QWidget()
        inner.setObjectName("railInner")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = kit.column(inner, spacing=0, margins=(0, 4, 0, 8))
        self._widgets = []
        for row in rows:
            widget = self._widget(row)
            self._widgets.append(widget)
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inner)

    def _widget(self, row: RailEntry) -> QWidget:
        if row.kind == HEAD:
            return _Head(row)
        if row.kind == GAP:
            return _Gap()
        button = RailRow(row)
        button.clicked.connect(self._on_clicked)
        button.stepped.connect(self._on_stepped)
        return button

    def rows(self) -> Iterator[RailRow]:
        """The rows that can be chosen."""
        return (one for one in self._widgets if isinstance(one, RailRow))

    def row(self, key: str, track: str = "") -> RailRow | None:
        """The row of this key."""
        found = (one for one in self.rows() if one.row.key == key and track in ("", one.row.track))
        return next(found, None)

    def take_focus(self) -> None:
        """Put the focus on the row of the place shown."""
        for one in self.rows():
            if one.row.current:
                one.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.ensureWidgetVisible(one)

    def _set_tab_stop(self) -> None:
        """One stop of the Tab key for the whole rail: the current row, or the first."""
        rows = list(self.rows())
        stop = next((one for one in rows if one.row.current), rows[0] if rows else None)
        for one in rows:
            policy = Qt.FocusPolicy.StrongFocus if one is stop else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(policy)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, RailRow):
            self.chosen.emit(sender.row)

    def _on_stepped(self, step: int) -> None:
        rows = list(self.rows())
        sender = self.sender()
        if isinstance(sender, RailRow):
            there = rows[min(max(rows.index(sender) + step, 0), len(rows) - 1)]
            there.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(there)

    def _on_theme(self) -> None:
        self.setFixedWidth(rail_width())
        for one in self._widgets:
            one.updateGeometry()
            one.update()


def rail_width() -> int:
    """The width of the rail; it grows with the text, but not as much, for the page needs the room."""
    return min(theme.current().scaled(WIDTH), WIDTH + 72)


def _draw_state(painter: QPainter, look: theme.Theme, middle: QPointF, state: str, current: bool) -> None:
    """The glyph of a stage's state: filled, half, empty or crossed circle."""
    ink = look.color("text" if state or current else "text_faint")
    radius = 3.5 if state in ("", COMPLETE) else 4.5
    if state == COMPLETE:
        radius = 3.0
    painter.setPen(QPen(ink, 1.1))
    painter.setBrush(ink if state == COMPLETE else QColor(Qt.GlobalColor.transparent))
    circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.drawEllipse(circle)
    if state == UNDER_WAY:
        painter.setBrush(ink)
        painter.drawPie(circle, 90 * 16, 180 * 16)
    elif state == SKIPPED:
        slant = radius * 0.7
        painter.drawLine(middle + QPointF(-slant, slant), middle + QPointF(slant, -slant))
    painter.setBrush(Qt.BrushStyle.NoBrush)
