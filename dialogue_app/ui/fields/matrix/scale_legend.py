"""The legend of a scale: every code in words on a line or two, and on demand what each one means and which
key sets it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from dialogue_app.core.scales import RULES_CUT, STATUSES, scale
from dialogue_app.support.fold import fold
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.scale_keys import keys_of, meaning_of, shown_option
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.grid.cell_pixmaps import chip_colours
from dialogue_app.ui.widgets.grid.cell_style import answer_look

HEIGHT = 24
THRESHOLD, OUTLIER = "threshold", "outlier"
_GAP, _APART, _INSIDE, _LINE = 8, 14, 4, 2
_MORE = "…"
_LEVELS, _STATUSES, _NOTES, _SIGNS = range(4)
"""What is left out where there is no room: the signs first, the levels last."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CUT = Qt.TextElideMode.ElideRight
_PAD = "padding:2px 8px"


class _Part(NamedTuple):
    """A code and its words. ``key`` is the place in the code of the letter that sets it, -1 where that is
    not told; ``sign`` is drawn before the code; ``rank`` says how soon it is left out.
    """

    code: str
    words: str
    rank: int
    key: int = -1
    sign: str = ""


class ScaleLegend(QWidget):
    """One line below a matrix; ``toggle``, or a click, opens it to a list with meanings and keys."""

    def __init__(self, scale: str, statuses: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._statuses = statuses
        self._notes: list[str] = []
        self._outliers = False
        self._parts: list[_Part] = []
        self._lines: list[list[tuple[int, _Part]]] = []
        self._list: QLabel | None = None
        self.open = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(_("Legend"))
        theme.notifier().changed.connect(self._write)
        self._write()

    def set_notes(self, notes: list[str]) -> None:
        """Say something more at the end of the line."""
        if notes != self._notes:
            self._notes = notes
            self._write()

    def explain_outliers(self) -> None:
        """Say how outliers are marked."""
        self._outliers = True
        self._write()

    def toggle(self) -> None:
        """Open the legend, or close it."""
        self.open = not self.open
        self._write()

    def in_words(self) -> str:
        """The legend as plain text, for screen readers."""
        return " · ".join(
            f"{scale(self._scale).figure(code)} {shown_option(self._scale, code)}" for code in self._keys()
        )

    def text(self) -> str:
        """All that the line says, also what there is no room for; or the list while that is open."""
        if self.open:
            return self._rows()
        return "   ".join(f"{part.code} {part.words}".strip() for part in self._parts)

    def shown(self) -> str:
        """What is left of the line in the room there is."""
        placed = (part for line in self._lines for _left, part in line)
        return "   ".join(f"{part.code} {part.words}".strip() for part in placed)

    def _keys(self) -> dict[str, str]:
        return keys_of(self._scale, self._statuses) if self._scale else {}

    def _write(self) -> None:
        self._parts = self._all_parts()
        self._place()
        self.setAccessibleDescription(self.in_words())
        if self.open or self._list is not None:
            self._show_list()
        self.updateGeometry()
        self.update()

    # -- the line ------------------------------------------------------------------------------------

    def _all_parts(self) -> list[_Part]:
        parts: list[_Part] = []
        keys = self._keys()
        for place, code in enumerate(code for code in keys if code not in STATUSES):
            sign = THRESHOLD if self._scale == "VERDICT" and place == RULES_CUT else ""
            parts.append(
                _coded(
                    scale(self._scale).figure(code),
                    scale(self._scale).figure(keys[code]),
                    shown_option(self._scale, code),
                    _LEVELS,
                    sign,
                )
            )
        parts += [
            _coded(code, key, _lower(shown_option(self._scale, code)), _STATUSES, "")
            for code, key in keys.items()
            if code in STATUSES
        ]
        parts += [_Part("", note, _NOTES) for note in self._notes]
        if self._outliers:
            parts.append(_Part("", _("outlier"), _SIGNS, sign=OUTLIER))
        if self._scale == "VERDICT":
            parts.append(_Part("", _("acceptability threshold"), _SIGNS + 1, sign=THRESHOLD))
        return parts

    def _place(self) -> None:
        """Place the parts in a line; where it does not hold them, what is no level goes into a second."""
        strong, plain = (QFontMetrics(font) for font in _fonts())
        rest = _Part("", _MORE, _SIGNS)
        widths = {part: _width(part, strong, plain) for part in (*self._parts, rest)}
        needed = [part for part in self._parts if part.rank < _SIGNS]
        lines, before = [self._parts], len(self._lines)
        if self._length(needed, widths) > self.width():
            levels = [part for part in self._parts if part.rank == _LEVELS]
            lines = [levels, [part for part in self._parts if part.rank != _LEVELS]]
        self._lines = [self._line(line, widths, rest) for line in lines if line]
        if len(self._lines) != before:
            self.updateGeometry()

    def _line(
        self, parts: Sequence[_Part], widths: Mapping[_Part, int], rest: _Part
    ) -> list[tuple[int, _Part]]:
        """Those parts of a line for which there is room, each with its left edge; of one rank the last ones
        are left out first, and ``rest`` at the end says that there is more than what the signs mean.
        """
        parts = list(parts)
        while self._length(parts, widths) > self.width():
            kept = [part for part in parts if part is not rest]
            last = max(range(len(kept)), key=lambda place: (kept[place].rank, place), default=-1)
            if last <= 0:
                break
            more = [] if kept[last].rank >= _SIGNS else [rest]
            parts = [*kept[:last], *kept[last + 1 :], *more]
        left, line = 0, list[tuple[int, _Part]]()
        for place, part in enumerate(parts):
            left += _gap(parts, place)
            line.append((left, part))
            left += widths[part]
        return line

    def _length(self, parts: Sequence[_Part], widths: Mapping[_Part, int]) -> int:
        return sum(widths[part] + _gap(parts, place) for place, part in enumerate(parts))

    def sizeHint(self) -> QSize:
        """One line or two; the list where it is open."""
        high = theme.current().scaled(HEIGHT)
        if len(self._lines) > 1:
            high = max(high, len(self._lines) * max(QFontMetrics(font).height() for font in _fonts()))
        if self.open and self._list is not None:
            high = max(high, self._list.heightForWidth(max(self.width(), 200)))
        return QSize(200, high)

    def minimumSizeHint(self) -> QSize:
        """The same height, any width."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.open:
            return
        painter = QPainter(self)
        high = self.height() // max(1, len(self._lines))
        for number, line in enumerate(self._lines):
            painter.save()
            painter.translate(0, number * high)
            self._paint_line(painter, line, high)
            painter.restore()

    def _paint_line(self, painter: QPainter, line: Sequence[tuple[int, _Part]], high: int) -> None:
        look = theme.current()
        strong, plain = _fonts()
        for start, part in line:
            self._paint_sign(painter, part, start, high)
            left = start + _sign_width(part)
            if part.code:
                painter.setFont(strong)
                painter.setPen(look.color("text"))
                painter.drawText(QRect(left, 0, self.width(), high), _LEFT, part.code)
                self._paint_key(painter, part, left, QFontMetrics(strong), high)
                left += QFontMetrics(strong).horizontalAdvance(part.code) + _INSIDE
            painter.setFont(plain)
            painter.setPen(look.color("text_soft"))
            words = QFontMetrics(plain).elidedText(part.words, _CUT, max(0, self.width() - left))
            painter.drawText(QRect(left, 0, self.width() - left, high), _LEFT, words)

    def _paint_key(self, painter: QPainter, part: _Part, left: int, metrics: QFontMetrics, high: int) -> None:
        """Underline the letter that sets an answer."""
        if part.key >= 0:
            start = left + metrics.horizontalAdvance(part.code[: part.key])
            foot = (high + metrics.ascent() - metrics.descent()) // 2 + 2
            painter.fillRect(
                QRect(start, foot, metrics.horizontalAdvance(part.code[part.key]), 1), painter.pen().color()
            )

    def _paint_sign(self, painter: QPainter, part: _Part, left: int, room: int) -> None:
        look = theme.current()
        pen_color, middle = look.color("text"), room // 2
        if part.sign == THRESHOLD:
            high = min(look.scaled(16), room)
            painter.fillRect(QRect(left, middle - high // 2, _LINE, high), pen_color)
        elif part.sign == OUTLIER:
            wide, high = look.scaled(14), look.scaled(8)
            top = middle - high // 2
            painter.fillRect(QRect(left, top + 1, wide, high), look.color("line_strong"))
            painter.fillRect(QRect(left, top - 2, wide, _LINE), pen_color)

    # -- the list ------------------------------------------------------------------------------------

    def _show_list(self) -> None:
        if self._list is None:
            self._list = kit.label("", "small", self)
            self._list.setTextFormat(Qt.TextFormat.RichText)
            self._list.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._list.setText(self._rows())
        self._list.setVisible(self.open)
        self._list.setGeometry(0, 0, max(self.width(), 200), self.sizeHint().height())

    def _rows(self) -> str:
        from html import escape  # with its table of names, which the first picture needs not

        rows = []
        colours = theme.current()
        pen_color = colours.color("text").name()
        for code, key in self._keys().items():
            if self._scale == "VERDICT" and code == str(RULES_CUT + 1):
                words = escape(_("acceptability threshold"))
                rows.append(
                    f'<tr><td colspan="4" style="color:{pen_color}"><b>&mdash; {words} &mdash;</b></td></tr>'
                )
            fill, digit = QColor(colours.color("page")), QColor(colours.color("status_text"))
            if code not in STATUSES:
                fill, digit = chip_colours(answer_look(self._scale, code))
            chip = f"background:{fill.name()};color:{digit.name()};{_PAD}"
            words = escape(shown_option(self._scale, code))
            rows.append(
                f'<tr><td style="{chip}" align="center"><b>{escape(scale(self._scale).figure(code))}</b></td>'
                f'<td style="{_PAD};color:{pen_color}"><b>{words}</b></td>'
                f'<td style="{_PAD}">{escape(meaning_of(self._scale, code))}</td>'
                f'<td style="{_PAD}">{_("key")} {escape(key)}</td></tr>'
            )
        more = list(self._notes)
        if self._outliers:
            more.append(
                _("A line above or below an answer: outlier, stricter or less strict than the others.")
            )
        return f"<table>{''.join(rows)}</table>" + "".join(f"<p>{escape(note)}</p>" for note in more)

    # -- hands ---------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Show the whole list where the mouse rests on the line."""
        if isinstance(event, QHelpEvent) and not self.open:
            QToolTip.showText(event.globalPos(), self._rows(), self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for now."""
        super().resizeEvent(event)
        self._place()
        if self._list is not None:
            self._show_list()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the list, or closes it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggle()


def _coded(code: str, key: str, words: str, rank: int, sign: str) -> _Part:
    """A code with the key that sets it where that is another one."""
    shown, place = code, -1
    if key != code:
        place = fold(code).find(fold(key))
        shown = code if place >= 0 else f"{code} ({key})"
    return _Part(shown, words, rank, place, sign)


def _gap(parts: Sequence[_Part], place: int) -> int:
    """What stands before a part."""
    if not place:
        return 0
    return theme.current().scaled(_GAP if parts[place].rank == parts[place - 1].rank else _APART)


def _width(part: _Part, strong: QFontMetrics, plain: QFontMetrics) -> int:
    code = strong.horizontalAdvance(part.code) + _INSIDE if part.code else 0
    return _sign_width(part) + code + plain.horizontalAdvance(part.words)


def _sign_width(part: _Part) -> int:
    look = theme.current()
    if part.sign == THRESHOLD:
        return _LINE + look.scaled(_GAP if part.code else _INSIDE)
    return look.scaled(18) if part.sign == OUTLIER else 0


def _fonts() -> tuple[QFont, QFont]:
    """The font of codes and that of words."""
    look = theme.current()
    return look.font("small", bold=True), look.font("small")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
