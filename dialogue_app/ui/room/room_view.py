"""The room view: a window for the projector that shows one thing at a time, in letters for the last row.

It is told what to show and knows nothing else: no track, no file, no notes. Black with B.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from dialogue_app.charts.palette import palette_of
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.svg import svg
from dialogue_app.core.scales import RULES_CUT, STATUSES, scale
from dialogue_app.reports.overview import draw_overview
from dialogue_app.reports.report import Sketch
from dialogue_app.services.audience.projector import RoomMatrix, RoomRow
from dialogue_app.support.translation import _
from dialogue_app.ui.pages.analyses.questions_model import told
from dialogue_app.ui.qt import theme
from dialogue_app.ui.room.room_reports import RoomAnswer
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.marking_strip import MarkingStrip, ShownMarking

_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_PICTURE_SIZES, _PARTS_SIZES = (0.6, 0.52, 0.45, 0.39), (0.8, 0.6, 0.45)
"""Letters of a picture as a share of the usual ones, the largest first."""
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Sight:
    """What stands on the screen: a heading, then a text, a large figure such as a time, a matrix, or the
    answer to a question.
    """

    heading: str = ""
    text: str = ""
    figure: str = ""
    matrix: RoomMatrix | None = None
    answer: RoomAnswer | None = None

    @property
    def words(self) -> str:
        """The same in words, for those who hear it."""
        if self.answer is not None:
            return f"{self.heading} {told(self.answer.overview)}"
        if self.matrix is None:
            return " ".join(one for one in (self.heading, self.figure, self.text) if one)
        rows = (f"{row.code} {row.title}: {_cells(self.matrix, row)}" for row in self.matrix.rows)
        return f"{self.heading}. " + "; ".join((*rows, *_waiting(self.matrix)))


def _waiting(matrix: RoomMatrix) -> tuple[str, ...]:
    """Why rows are empty, where their answers are not counted yet."""
    return (_("Empty rows are counted when everybody has answered."),) if matrix.waits else ()


def _cells(matrix: RoomMatrix, row: RoomRow) -> str:
    pairs = zip(matrix.columns, row.cells, strict=True)
    return ", ".join(f"{column} {cell}" for column, cell in pairs if cell)


class RoomCanvas(QWidget):
    """Draws one sight as large as it fits."""

    def __init__(self, track: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track = track
        self.sight = Sight()
        self.black = False
        self._drawn: tuple[tuple[RoomAnswer, QSizeF, str], Picture | None] | None = None
        theme.notifier().changed.connect(self.update)

    def show_sight(self, sight: Sight) -> None:
        """Show something else."""
        if sight != self.sight:
            self.sight = sight
            self._show()

    def set_black(self, black: bool) -> None:
        """Show nothing at all, or what was shown."""
        self.black = black
        self._show()

    def _show(self) -> None:
        self.setAccessibleName(_("Black") if self.black else self.sight.words)
        self.update()

    @property
    def unit(self) -> float:
        """The size of the text: a share of the screen."""
        return max(min(self.height() / 18, self.width() / 30), 12.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        if self.black:
            painter.fillRect(self.rect(), QColor("black"))
        else:
            painter.fillRect(self.rect(), theme.current().color("page"))
            self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        look, unit, sight = theme.current(), self.unit, self.sight
        frame = QRectF(self.rect()).adjusted(2 * unit, 1.5 * unit, -2 * unit, -1.5 * unit)
        painter.setFont(self._font(unit * 0.8, bold=True))
        painter.setPen(look.accent_for(self._track))
        head = painter.boundingRect(frame, _WRAP, sight.heading)
        painter.drawText(frame, _WRAP, sight.heading)
        body = frame.adjusted(0, head.height() + unit, 0, 0)
        painter.setPen(look.color("text"))
        if sight.matrix is not None:
            self._draw_matrix(painter, body, sight.matrix)
        elif sight.answer is not None:
            self._draw_answer(painter, body, sight.answer)
        elif sight.figure:
            painter.setFont(self._font(unit * 4, bold=True))
            painter.drawText(body, _CENTRE, sight.figure)
            painter.setFont(self._font(unit * 1.2))
            painter.setPen(look.color("text_soft"))
            below = body.adjusted(0, body.height() / 2 + unit * 2.5, 0, 0)
            painter.drawText(
                below, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), sight.text
            )
        else:
            painter.setFont(self._fitting(painter, body, sight.text, unit * 1.7))
            painter.drawText(body, _WRAP, sight.text)

    def _font(self, size: float, *, bold: bool = False) -> QFont:
        font = QFont(theme.current().font("base", bold=bold))
        font.setPixelSize(max(round(size), 8))
        return font

    def _fitting(self, painter: QPainter, room: QRectF, text: str, size: float) -> QFont:
        """The largest letters with which a text fits."""
        while size > 12:
            painter.setFont(self._font(size))
            if painter.boundingRect(room, _WRAP, text).height() <= room.height():
                break
            size *= 0.92
        return self._font(size)

    # -- an answer -----------------------------------------------------------------------------------

    def _draw_answer(self, painter: QPainter, room: QRectF, answer: RoomAnswer) -> None:
        """The sentence, n of N, and as much of a picture as can be read from the last row."""
        unit, look = self.unit, theme.current()
        painter.setFont(self._font(unit * 1.1))
        said = painter.boundingRect(room, _WRAP, answer.overview.sentence)
        painter.drawText(room, _WRAP, answer.overview.sentence)
        below = room.adjusted(0, said.height() + unit * 0.3, 0, 0)
        painter.setFont(self._font(unit * 0.7))
        painter.setPen(look.color("text_soft"))
        counted = painter.boundingRect(below, _WRAP, answer.overview.basis)
        painter.drawText(below, _WRAP, answer.overview.basis)
        space = below.adjusted(0, counted.height() + unit * 0.5, 0, 0)
        picture = self._picture(answer, space) if space.height() > unit else None
        if picture is not None:
            place = QRectF(space.left(), space.top(), picture.width, picture.height)
            QSvgRenderer(svg(picture)).render(painter, place)

    def _picture(self, answer: RoomAnswer, space: QRectF) -> Picture | None:
        """The whole picture in letters that can be read, else the parts of the whole; drawn once."""
        place = (answer, space.size(), theme.current().key)
        if self._drawn is None or self._drawn[0] != place:
            self._drawn = place, self._fitting_picture(answer, space)
        return self._drawn[1]

    def _fitting_picture(self, answer: RoomAnswer, space: QRectF) -> Picture | None:
        accent = theme.TRACK_COLOURS.get(self._track, "accent")
        colours = theme.current().colours
        parts = Sketch(draw_overview, answer.overview) if answer.overview.parts else None
        for sketch, sizes in ((answer.picture, _PICTURE_SIZES), (parts, _PARTS_SIZES)):
            for size in sizes if sketch is not None else ():
                palette = palette_of(colours, size * self.unit, accent)
                picture = sketch.drawn(space.width(), palette) if sketch is not None else None
                if picture is not None and picture.height <= space.height():
                    return picture
        return None

    # -- a matrix ------------------------------------------------------------------------------------

    def _draw_matrix(self, painter: QPainter, room: QRectF, matrix: RoomMatrix) -> None:
        legend = _legend(matrix)
        foot = self.unit * 1.6 if legend else 0.0
        high = min((room.height() - foot) / (len(matrix.rows) + 1), self.unit * 2.4)
        across = min(room.width() * 0.62 / max(len(matrix.columns), 1), high * 1.6)
        left = room.right() - across * len(matrix.columns)
        size = min(high * 0.33, self.unit * 0.9)  # two lines of a title stand in a row
        painter.setFont(self._font(min(high * 0.42, across * 0.34), bold=True))
        painter.setPen(theme.current().color("text_soft"))
        for number, column in enumerate(matrix.columns):
            cell = QRectF(left + number * across, room.top(), across, high)
            painter.drawText(cell, _CENTRE, column)
        for number, row in enumerate(matrix.rows, 1):
            line = QRectF(room.left(), room.top() + number * high, room.width(), high)
            self._draw_row(painter, line, left, across, size, matrix, row)
        painter.setFont(self._font(self.unit * 0.62))
        painter.setPen(theme.current().color("text_soft"))
        below = QRectF(room.left(), room.bottom() - foot, room.width(), foot)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), legend)

    def _draw_row(
        self,
        painter: QPainter,
        line: QRectF,
        left: float,
        across: float,
        size: float,
        matrix: RoomMatrix,
        row: RoomRow,
    ) -> None:
        look = theme.current()
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawLine(line.topLeft(), line.topRight())
        title = QRectF(line.left(), line.top(), left - line.left() - self.unit * 0.6, line.height())
        painter.setFont(self._font(size))
        painter.setPen(look.color("text"))
        text = f"{row.code}  {row.title}" if row.code else row.title
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(title.width() * 1.9))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        painter.drawText(title, flags, shown)
        for number, value in enumerate(row.cells):
            cell = QRectF(left + number * across, line.top(), across, line.height())
            self._draw_cell(painter, cell.adjusted(3, 3, -3, -3), matrix, value)

    def _draw_cell(self, painter: QPainter, cell: QRectF, matrix: RoomMatrix, value: str) -> None:
        look = theme.current()
        coloured = matrix.scale == "VERDICT" and not matrix.counted and value in "12345" and value
        if coloured:
            painter.fillRect(cell, look.color(f"level_{value}"))
        pen_color = f"level_{value}_text" if coloured else "status_text" if value in STATUSES else "text"
        painter.setPen(look.color(pen_color))
        painter.setFont(self._font(cell.height() * (0.34 if value in STATUSES else 0.5), bold=True))
        painter.drawText(cell, _CENTRE, value)


def _legend(matrix: RoomMatrix) -> str:
    """What the levels are called; of the verdicts also where the rules end."""
    words = [
        f"{option.code} {option.shown}" for option in scale(matrix.scale).options if option.code.isdecimal()
    ]
    if matrix.scale == "VERDICT":
        words.insert(RULES_CUT, _("| the rules end here |"))
    shown = words if all(len(word) < 40 for word in words) else []
    return "   ".join((*_waiting(matrix), *shown))


class RoomStrip(MarkingStrip):
    """A marking that is read across a room."""

    def sizeHint(self) -> QSize:
        """Twice as high as in the moderator's window."""
        return super().sizeHint() * 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it, in the middle."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.fill_for(self.track))
        font = QFont(look.font("base", bold=True))
        font.setPixelSize(max(self.height() * 9 // 20, 8))
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.6)
        painter.setFont(font)
        painter.setPen(look.color("on_fill"))
        painter.drawText(QRectF(self.rect()), _CENTRE, self.words)
        painter.end()


class RoomView(QWidget):
    """The window. ``stepped``: one thing on (1) or back (-1); ``blackened``: B was pressed; ``closed``."""

    stepped = Signal(int)
    blackened = Signal()
    closed = Signal()

    def __init__(self, track: str, marking: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(_("Room view"))
        self.setObjectName("roomView")
        self.setMinimumSize(480, 320)
        self.top, self.bottom = RoomStrip(), RoomStrip()
        self.bottom.ANNOUNCED = False
        self.canvas = RoomCanvas(track)
        self._column = column = kit.column(self, spacing=0)
        column.addWidget(self.top)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.bottom)
        self._track = track
        self.show_marking(marking)

    def show_marking(self, marking: str) -> None:
        """Show a marking at top and bottom."""
        for strip in (self.top, self.bottom):
            strip.show_marking(self._track, ShownMarking(marking), "")

    def show_sight(self, sight: Sight) -> None:
        """Show something."""
        self.canvas.show_sight(sight)

    def set_black(self, black: bool) -> None:
        """Black, strips and all; or what was shown."""
        self.canvas.set_black(black)
        self.top.setVisible(not black)
        self.bottom.setVisible(not black)
        self._column.activate()

    def put_on(self, area: QRect, *, whole: bool) -> None:
        """Stand on a screen, over the whole of it or in its middle."""
        if whole:
            self.setGeometry(area)
            self.showFullScreen()
        else:
            self.resize(area.width() * 2 // 3, area.height() * 2 // 3)
            self.move(area.center() - self.rect().center())
            self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a presenter: on, back, black, close."""
        key = event.key()
        if key in _NEXT:
            self.stepped.emit(1)
        elif key in _BACK:
            self.stepped.emit(-1)
        elif key in (Qt.Key.Key_B, Qt.Key.Key_Period):
            self.blackened.emit()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that nothing is presented any more."""
        super().closeEvent(event)
        self.closed.emit()
