"""A picture as SVG for the window: only what Qt draws well. No clipping, which it turns black.

Letters stay letters, in the bundled fonts by family, so that they look as they are printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from reportlab.graphics.shapes import Circle, Group, Line, Polygon, Rect, Shape, String
from reportlab.lib.colors import Color

from dialogue_app.charts.measured_text import FAMILIES
from dialogue_app.charts.picture import Picture


def svg(picture: Picture) -> bytes:
    """The picture as a whole SVG document in UTF-8; the alternative text is its description.

    Raises TypeError for a kind of shape that charts do not use.
    """
    wide, high = _number(picture.width), _number(picture.height)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.1"',
        f'  width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">',
        f"<desc>{escape(picture.description)}</desc>",
    ]
    for shape in picture.drawing.contents:
        parts.extend(_drawn(shape, picture.height))
    parts.append("</svg>")
    return "\n".join(parts).encode("utf-8")


def _drawn(shape: Shape, high: float) -> Iterator[str]:
    if isinstance(shape, Group):
        yield from _group(shape, high)
    elif isinstance(shape, String):
        yield _text(shape, _placed(x=shape.x, y=high - shape.y))
    elif isinstance(shape, Line):
        ends = _placed(x1=shape.x1, y1=high - shape.y1, x2=shape.x2, y2=high - shape.y2)
        yield f"<line {ends}{_look(shape)}/>"
    elif isinstance(shape, Rect):
        top = high - shape.y - shape.height
        yield f"<rect {_placed(x=shape.x, y=top, width=shape.width, height=shape.height)}{_look(shape)}/>"
    elif isinstance(shape, Circle):
        yield f"<circle {_placed(cx=shape.cx, cy=high - shape.cy, r=shape.r)}{_look(shape)}/>"
    elif isinstance(shape, Polygon):
        pairs = zip(shape.points[::2], shape.points[1::2], strict=True)
        points = " ".join(f"{_number(x)},{_number(high - y)}" for x, y in pairs)
        yield f'<polygon points="{points}"{_look(shape)}/>'
    else:
        raise TypeError(f"charts do not draw {type(shape).__name__}")


def _placed(**values: float) -> str:
    return " ".join(f'{name}="{_number(value)}"' for name, value in values.items())


def _group(group: Group, high: float) -> Iterator[str]:
    """Words in several fonts, or turned words: the matrix of a sheet counted from below, turned over."""
    if group.transform == (1, 0, 0, 1, 0, 0):
        yield _in_pieces(group.contents, high)
        return
    a, b, c, d, e, f = group.transform
    matrix = " ".join(_number(value) for value in (a, -b, -c, d, e, high - f))
    yield f'<g transform="matrix({matrix})">'
    for shape in group.contents:
        yield from _drawn(shape, 0)
    yield "</g>"


def _in_pieces(strings: list[String], high: float) -> str:
    """One line of words whose pieces follow each other, however wide Qt makes them."""
    first = strings[0]
    place = _placed(x=first.x, y=high - first.y)
    parts = "".join(f"<tspan {_letters(string)}>{escape(string.text)}</tspan>" for string in strings)
    return f'<text {place} fill="{_colour(first.fillColor)}" xml:space="preserve">{parts}</text>'


def _text(string: String, place: str) -> str:
    look = f'text-anchor="{string.textAnchor}" fill="{_colour(string.fillColor)}"'
    return f'<text {place} {_letters(string)} {look} xml:space="preserve">{escape(string.text)}</text>'


def _letters(string: String) -> str:
    family, weight, style = FAMILIES[string.fontName]
    return (
        f'font-family={quoteattr(family)} font-size="{_number(string.fontSize)}" '
        f'font-weight="{weight}" font-style="{style}"'
    )


def _look(shape: Line | Rect | Circle | Polygon) -> str:
    look = f' stroke="{_colour(shape.strokeColor)}"'
    if shape.strokeColor is not None:
        look += f' stroke-width="{_number(shape.strokeWidth)}"'
    if getattr(shape, "strokeDashArray", None):
        look += f' stroke-dasharray="{",".join(_number(length) for length in shape.strokeDashArray)}"'
    if not isinstance(shape, Line):
        look += f' fill="{_colour(shape.fillColor)}"'
    return look


def _colour(color: Color | None) -> str:
    return "none" if color is None else f"#{color.hexval()[2:]}"


def _number(value: float) -> str:
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown in ("-0", "") else shown
