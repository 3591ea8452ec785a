"""The heads of a grid, drawn by themselves: titles at the left and heads stay while the cells scroll."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView, QToolTip, QWidget

from dialogue_app.support.heads import distinct
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.plain_tips import plain_tip

_MOST_GROWN = 500
"""Rows of a table at most of which some are made higher than others."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
PAD = 4
MOST_LINES = 3
"""On so many lines a title stands in high rows; the row grows for the third."""

_MOST_KEPT = 4096


class GridTexts(Protocol):
    """What stands in the heads of a grid, and which rows and columns are in sight."""

    strong_titles: bool

    @property
    def two_lines(self) -> bool:
        """Whether rows have room for two lines."""

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that lie between two heights of the viewport."""

    def columns_between(self, left: int, right: int) -> range:
        """The columns that lie between two places of the viewport."""

    def row_words(self, row: int) -> tuple[str, str, str]:
        """Code, title and note of a row."""

    def head_words(self, column: int) -> tuple[str, str]:
        """Head and group of a column."""

    def head_alignment(self, column: int) -> Qt.AlignmentFlag:
        """Where the head of a column stands."""


class Beside(NamedTuple):
    """What stays in sight beside the titles while the cells scroll: its width and head, and what draws it in
    a row.
    """

    width: int
    head: str
    paint: Callable[[QPainter, QRect, int], None]


class RowHead(QHeaderView):
    """Code, title and note of each row; while the cells scroll, what stays in sight ``beside`` them."""

    def __init__(self, view: QTableView, texts: GridTexts) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view, self._texts = view, texts
        self.wanted_width = 280
        self.code_width = 0
        self.beside: Beside | None = None
        self._titles = TitleLines()
        self._small, self._base = theme.current().font("small"), theme.current().font()
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As wide as the view wishes the titles to be."""
        return QSize(self.wanted_width, self.length())

    def update_row(self, row: int) -> None:
        """Draw one title anew."""
        top, height = self.sectionViewportPosition(row), self.sectionSize(row)
        self.viewport().update(QRect(0, top, self.width(), height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the visible titles."""
        painter = QPainter(self.viewport())
        colours = theme.current()
        painter.fillRect(event.rect(), colours.color("page"))
        rows = self._texts.rows_between(event.rect().top(), event.rect().bottom())
        draw = self._paint_title if self._texts.two_lines else self._paint_low
        strong = self._texts.strong_titles
        self._small, self._base = colours.font("small"), colours.font(bold=strong)
        beside = self.beside.width if self.beside else 0
        for row in rows:
            top, height = self.sectionViewportPosition(row), self.sectionSize(row) - 1
            area = QRect(0, top, self.width() - 8 - beside, height)
            draw(painter, area, row, *self._texts.row_words(row))
            if self.beside is not None:
                self.beside.paint(painter, QRect(self.width() - beside, top, beside, height), row)
        painter.setPen(QPen(colours.color("line"), 1))
        for row in rows:
            bottom = self.sectionViewportPosition(row) + self.sectionSize(row) - 1
            painter.drawLine(0, bottom, self.width(), bottom)

    def _paint_title(
        self, painter: QPainter, area: QRect, row: int, code: str, title: str, note: str
    ) -> None:
        """The title on as many lines as the row has; the code before the first, the note below the code."""
        left = self._left()
        measure = QFontMetrics(self._base)
        line = measure.height()
        most = MOST_LINES if area.height() >= MOST_LINES * line else 2
        lines = self._titles.lines(title, area.width() - left, self._base, most=most)
        top = area.top() + (area.height() - line * max(len(lines), 2 if note else 1)) // 2
        for place, words in enumerate((code, note)):
            if words:
                self._paint_small(painter, QRect(PAD, top + place * line + 1, left, line), _LEFT, row, words)
        painter.setFont(self._base)
        painter.setPen(theme.current().color("text"))
        for place, words in enumerate(lines):
            painter.drawText(QRect(left, top + place * line, area.width() - left, line), _LEFT, words)

    def _paint_low(self, painter: QPainter, area: QRect, row: int, code: str, title: str, note: str) -> None:
        """Everything on one line, the note at the right."""
        left, room = self._left(), area.width()
        self._paint_small(painter, area.adjusted(PAD, 1, 0, 0), _LEFT, row, code)
        if note:
            self._paint_small(painter, area.adjusted(0, 1, 0, 0), _RIGHT, row, note)
            room -= QFontMetrics(self._small).horizontalAdvance(note) + 8
        painter.setFont(self._base)
        painter.setPen(theme.current().color("text"))
        words = self._titles.lines(title, room - left, self._base, most=1)[0]
        painter.drawText(QRect(left, area.top(), room - left, area.height()), _LEFT, words)

    def _paint_small(
        self, painter: QPainter, box: QRect, where: Qt.AlignmentFlag, row: int, words: str
    ) -> None:
        current = self._view.currentIndex().row()
        painter.setFont(self._small)
        painter.setPen(theme.current().color("text_soft" if row == current else "text_faint"))
        painter.drawText(box, where, words)

    def title_room(self) -> int:
        """How wide a title may be."""
        return self.wanted_width - 8 - (self.beside.width if self.beside else 0) - self._left()

    def fit_titles(self, usual: int) -> bool:
        """Make a row of two lines higher for a title that needs three; whether one is another height now. Not
        in a table of thousands: Qt places all rows anew for each that is resized.
        """
        font = theme.current().font(bold=self._texts.strong_titles)
        grown, room, changed = MOST_LINES * QFontMetrics(font).height() + PAD, self.title_room(), False
        for row in range(self.count() if grown > usual and self.count() <= _MOST_GROWN else 0):
            high = usual
            if self._texts.two_lines:
                _code, title, _note = self._texts.row_words(row)
                lines = self._titles.lines(title, room, font, most=MOST_LINES)
                high = grown if len(lines) == MOST_LINES else usual
            if self.sectionSize(row) != high:
                self.resizeSection(row, high)
                changed = True
        return changed

    def _left(self) -> int:
        """Where the titles begin: after the codes."""
        return PAD + (self.code_width + 10 if self.code_width else 0)


class ColumnHead(QHeaderView):
    """The words over each column, and over neighbours of one group a line above."""

    def __init__(self, view: QTableView, texts: GridTexts) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view, self._texts = view, texts
        self.lines = 1
        self._kept: tuple[object, tuple[str, ...]] = (None, ())
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """One line, a second one for groups, more where heads are wrapped."""
        line = QFontMetrics(theme.current().font("small", bold=True)).height()
        groups = line + 4 if self._grouped() else 0
        return QSize(self.length(), line * self.lines + groups + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the visible heads."""
        painter = QPainter(self.viewport())
        colours = theme.current()
        painter.fillRect(event.rect(), colours.color("page"))
        font = colours.font("small", bold=True)
        grouped = self._grouped()
        line = QFontMetrics(font).height()
        top = line + 8 if grouped else 0
        current = self._view.currentIndex().column()
        font = colours.font("small") if grouped else font
        painter.setFont(font)
        shown = self._shown(QFontMetrics(font))
        for column in self._texts.columns_between(event.rect().left(), event.rect().right()):
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            pen_color = "text" if column == current or not grouped else "text_soft"
            painter.setPen(colours.color(pen_color))
            where = self._texts.head_alignment(column)
            pad = self._pad(column)
            box = QRect(left + pad, top, width - 2 * pad, self.height() - top - 2)
            if self.lines > 1:
                where |= Qt.TextFlag.TextWordWrap
                box.adjust(0, 6, 0, -6)
            painter.drawText(box, where, shown[column])
        if grouped:
            self._paint_groups(painter, line)
        painter.setPen(QPen(colours.color("line_strong"), 1))
        painter.drawLine(0, self.height() - 1, self.viewport().width(), self.height() - 1)

    def _grouped(self) -> bool:
        return any(self._texts.head_words(column)[1] for column in range(self.count()))

    def groups(self) -> list[tuple[int, int, str]]:
        """Neighbouring columns of one group: first, last, name."""
        result: list[tuple[int, int, str]] = []
        for column in range(self.count()):
            group = self._texts.head_words(column)[1]
            if result and result[-1][2] == group:
                result[-1] = (result[-1][0], column, group)
            else:
                result.append((column, column, group))
        return result

    def _pad(self, column: int) -> int:
        return 6 if self._texts.head_alignment(column) & Qt.AlignmentFlag.AlignLeft else 2

    def _shown(self, metrics: QFontMetrics) -> tuple[str, ...]:
        """The heads as they fit over their columns, no two of a group alike; wrapped ones stand in full."""
        every = range(self.count())
        words = [self._texts.head_words(column) for column in every]
        heads = [head for head, _group in words]
        if self.lines > 1:
            return tuple(heads)
        rooms = [self.sectionSize(column) - 2 * self._pad(column) for column in every]
        wanted = (tuple(words), tuple(rooms), metrics.height())
        if self._kept[0] != wanted:
            for room, group in {(rooms[column], words[column][1]) for column in every}:
                places = [n for n in every if rooms[n] == room and words[n][1] == group]
                told = distinct([heads[place] for place in places], room, metrics.horizontalAdvance)
                for column, head in zip(places, told, strict=True):
                    heads[column] = head
            self._kept = (wanted, tuple(heads))
        return self._kept[1]

    def _paint_groups(self, painter: QPainter, line: int) -> None:
        colours = theme.current()
        painter.setFont(colours.font("small", bold=True))
        for first, last, group in self.groups():
            left = self.sectionViewportPosition(first)
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            if right < 0 or left > self.viewport().width() or not group:
                continue
            painter.setPen(colours.color("text"))
            pad = 6 if self._texts.head_alignment(first) & Qt.AlignmentFlag.AlignLeft else 0
            where = _LEFT if pad else Qt.AlignmentFlag.AlignCenter
            painter.drawText(QRect(left + pad, 4, right - left - pad, line + 2), where, group)
            painter.setPen(QPen(colours.color("line"), 1))
            painter.drawLine(left + 4, line + 7, right - 5, line + 7)


class CornerHead(QWidget):
    """What the rows are, over the titles."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.text = ""
        self.beside: Beside | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words at the foot of the corner, on the line of the heads."""
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(event.rect(), colours.color("page"))
        font = colours.font("small", bold=True)
        painter.setFont(font)
        painter.setPen(colours.color("text"))
        line = QFontMetrics(font)
        top, room = self.height() - line.height() - 8, self.width() - 2 * PAD
        if self.beside is not None:
            room -= self.beside.width
            box = QRect(self.width() - self.beside.width + 8, top, self.beside.width - 8, line.height())
            painter.drawText(box, _LEFT, self.beside.head)
        shown = line.elidedText(self.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(PAD, top, room, line.height()), _LEFT, shown)
        painter.setPen(QPen(colours.color("line_strong"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def event(self, event: QEvent) -> bool:
        """Show the whole text where it was cut."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.text), self)
            return True
        return super().event(event)


class TitleLines:
    """What is kept holds for one room and font; with others it is broken anew."""

    def __init__(self) -> None:
        self._for: tuple[int, str] = (0, "")
        self._kept: dict[tuple[str, int], tuple[str, ...]] = {}

    def lines(self, title: str, room: int, font: QFont, *, most: int) -> tuple[str, ...]:
        """The lines of a title, at least one and at most so many; the last ends with an ellipsis where the
        title does not fit.
        """
        wanted = (room, font.key())
        if wanted != self._for or len(self._kept) > _MOST_KEPT:
            self._for, self._kept = wanted, {}
        if (title, most) not in self._kept:
            self._kept[title, most] = broken(" ".join(title.split()), room, QFontMetrics(font), most)
        return self._kept[title, most]


def broken(title: str, room: int, metrics: QFontMetrics, most: int) -> tuple[str, ...]:
    """Break a title into lines of this width, at a space or after a hyphen."""
    lines: list[str] = []
    while len(lines) + 1 < most and metrics.horizontalAdvance(title) >= room:
        fitting = (at for at in _breaks(title) if metrics.horizontalAdvance(title[:at].rstrip()) <= room)
        place = max(fitting, default=0)
        if not place:
            break
        lines.append(title[:place].rstrip())
        title = title[place:]
    return (*lines, _elided(title, room, metrics))


def _breaks(title: str) -> list[int]:
    """The places after which a new line may begin."""
    return [place for place, sign in enumerate(title, 1) if sign in " -\N{EN DASH}" and place < len(title)]


def _elided(words: str, room: int, metrics: QFontMetrics) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
