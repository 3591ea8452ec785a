"""A canvas to draw on from the top down; what is drawn becomes a picture once the height is known."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.graphics.shapes import (
    Circle,
    Drawing,
    Group,
    Line,
    Polygon,
    Rect,
    Shape,
    String,
    rotate,
    translate,
)
from reportlab.lib.colors import HexColor

from dialogue_app.charts import measured_text
from dialogue_app.charts.measured_text import SANS, SANS_BOLD
from dialogue_app.charts.palette import Palette
from dialogue_app.charts.picture import Mark, Picture

SMALL = 0.86
CODE = 0.93
"""Letters of the codes of parties: 12 pixels in a window with letters of the usual size."""
LEADING = 1.36
RISE = 0.36
"""Where the base line lies below the middle of a line of letters, in sizes of the letters."""


class Canvas:
    """Shapes and marks at places measured from the left and the top. ``y`` of a text is its base line."""

    def __init__(self, width: float, palette: Palette) -> None:
        measured_text.register()
        self.width, self.palette, self.em = width, palette, palette.size
        self.marks: list[Mark] = []
        self._made: list[Callable[[float], Shape]] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 1,
        bold: bool = False,
        color: str = "",
        anchor: str = "start",
        room: float = 0,
        upright: bool = False,
    ) -> float:
        """A line of words; gives its width. ``size`` in base sizes; cut where it is wider than ``room``."""
        face, points = SANS_BOLD if bold else SANS, size * self.em
        words = measured_text.tidy(words)
        if room:
            words = measured_text.cut(words, face, points, room)
        wide = measured_text.measured(words, face, points)
        if not words:
            return 0.0
        parts = list(measured_text.pieces(words, face))
        look = {"fontSize": points, "fillColor": HexColor(color or self.palette.text)}
        if upright:
            self._upright(x, y, parts, look)
            return wide
        if len(parts) == 1 and parts[0][1] == face:
            self._made.append(lambda h: String(x, h - y, words, fontName=face, textAnchor=anchor, **look))
            return wide
        left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[anchor]
        places = []
        for part, of in parts:
            places.append((left, part, of))
            left += measured_text.width(part, of, points)
        self._made.append(
            lambda h: Group(*(String(at, h - y, part, fontName=of, **look) for at, part, of in places))
        )
        return wide

    def _upright(self, x: float, y: float, parts: list[tuple[str, str]], look: dict[str, object]) -> None:
        """Words that read upwards from their place."""
        words, face = "".join(part for part, _of in parts), parts[0][1]
        self._made.append(
            lambda h: Group(
                String(0, 0, words, fontName=face, **look),
                transform=_times(translate(x, h - y), rotate(90)),
            )
        )

    def lines(
        self,
        x: float,
        y: float,
        words: str,
        room: float,
        *,
        size: float = 1,
        bold: bool = False,
        color: str = "",
        most: int = 99,
        first: float = 0,
        anchor: str = "start",
    ) -> float:
        """Words broken into lines; ``y`` is the top of the first. Gives the bottom of the last."""
        face, points = SANS_BOLD if bold else SANS, size * self.em
        for line in measured_text.broken(words, face, points, room, most, first):
            self.text(x + first, y + points, line, size=size, bold=bold, color=color, anchor=anchor)
            y += points * LEADING
            first = 0
        return y

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, color: str = "", weight: float = 0.6,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        """A straight line."""
        look = {
            "strokeColor": HexColor(color or self.palette.line),
            "strokeWidth": weight,
            "strokeDashArray": [2, 2] if dashed else None,
        }
        self._made.append(lambda h: Line(x1, h - y1, x2, h - y2, **look))

    def rect(
        self, x: float, y: float, wide: float, high: float, *, fill: str = "", stroke: str = "",
        weight: float = 0.6, dashed: bool = False,
    ) -> None:  # fmt: skip
        """A rectangle, filled, outlined, or both."""
        look = _look(fill, stroke, weight, dashed=dashed)
        self._made.append(lambda h: Rect(x, h - y - high, wide, high, **look))

    def circle(
        self, x: float, y: float, radius: float, *, fill: str = "", stroke: str = "", weight: float = 0.6
    ) -> None:
        """A circle around a point."""
        look = _look(fill, stroke, weight)
        self._made.append(lambda h: Circle(x, h - y, radius, **look))

    def polygon(
        self, points: list[tuple[float, float]], *, fill: str = "", stroke: str = "", weight: float = 0.6
    ) -> None:
        """A closed figure through points."""
        look = _look(fill, stroke, weight)
        self._made.append(lambda h: Polygon([v for x, y in points for v in (x, h - y)], **look))

    def hatch(self, x: float, y: float, wide: float, high: float, color: str, step: float = 0) -> None:
        """Slanting lines over a rectangle, so that it is told apart without colour."""
        step = step or self.em * 0.7
        offset = step
        while offset < wide + high:
            x1, y1 = (offset, 0.0) if offset <= wide else (wide, offset - wide)
            x2, y2 = (0.0, offset) if offset <= high else (offset - high, high)
            self.line(x + x1, y + y1, x + x2, y + y2, color=color, weight=0.5)
            offset += step

    def mark(
        self, item: str, party: str, x: float, y: float, wide: float, high: float, words: str = ""
    ) -> None:
        """Say which entries lie behind a rectangle."""
        self.marks.append(Mark(item, party, x, y, wide, high, words))

    def picture(self, height: float, description: str) -> Picture:
        """Everything drawn so far, on a canvas of this height."""
        drawing = Drawing(self.width, height)
        for make in self._made:
            drawing.add(make(height))
        return Picture(drawing, description, tuple(self.marks))


def _look(fill: str, stroke: str, weight: float, *, dashed: bool = False) -> dict[str, object]:
    return {
        "fillColor": HexColor(fill) if fill else None,
        "strokeColor": HexColor(stroke) if stroke else None,
        "strokeWidth": weight if stroke else 0,
        "strokeDashArray": [2, 2] if dashed else None,
    }


def _times(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)
