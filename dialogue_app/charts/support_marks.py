"""How a position on a text looks, the same on the screen, in pictures and on paper: full supports, half can
live with it, hatched has a reservation, crossed cannot accept. The shape says it without any colour.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

MARKS: dict[str, Literal["full", "half", "hatched", "crossed"]] = {
    "SUP": "full", "LIVE": "half", "RES": "hatched", "BLK": "crossed",
}  # fmt: skip
"""The mark of each position of the scale of support; any other answer has none."""
HATCH = 4.0
"""Between two lines of a hatching, along the edge."""

Box = tuple[float, float, float, float]
"""Left and upper edge, width and height."""
Line = tuple[float, float, float, float]
"""From x and y to x and y."""


class SupportMark(NamedTuple):
    """What is filled, and the lines that are drawn."""

    filled: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()


def support_mark(code: str, x: float, y: float, wide: float, high: float) -> SupportMark:
    """The mark of a position in a box; an empty one for what is none. A long box has several crosses."""
    mark = MARKS.get(code)
    if mark == "full":
        return SupportMark(((x, y, wide, high),))
    if mark == "half":
        return SupportMark((half(x, y, wide, high),))
    if mark == "hatched":
        return SupportMark(lines=_hatching(x, y, wide, high))
    return SupportMark(lines=_crosses(x, y, wide, high)) if mark == "crossed" else SupportMark()


def half(x: float, y: float, wide: float, high: float) -> Box:
    """What is filled of a box that is half full: its left."""
    return x, y, wide / 2, high


def boxes(x: float, wide: float, high: float) -> list[tuple[float, float]]:
    """A long box in as many side by side as are about as wide as high: left edge and width of each."""
    count = max(1, round(wide / max(high, 1.0)))
    each = wide / count
    return [(x + number * each, each) for number in range(count)]


def _hatching(x: float, y: float, wide: float, high: float) -> tuple[Line, ...]:
    """Lines that rise to the right, cut at the edges of the box."""
    lines = []
    start = HATCH / 2
    while start < wide + high:
        low_x, low_y = (start, high) if start <= wide else (wide, high - (start - wide))
        end_x, end_y = (start - high, 0.0) if start >= high else (0.0, high - start)
        lines.append((x + end_x, y + end_y, x + low_x, y + low_y))
        start += HATCH
    return tuple(lines)


def _crosses(x: float, y: float, wide: float, high: float) -> tuple[Line, ...]:
    """A cross in each of the boxes."""
    lines: list[Line] = []
    for left, each in boxes(x, wide, high):
        lines += [(left, y, left + each, y + high), (left, y + high, left + each, y)]
    return tuple(lines)
