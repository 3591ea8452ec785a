"""What a chart function gives: the drawing, the same in words, and what lies where."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle of a picture and the entries behind it: of an item, of a party, or of both.

    Measures from the left and the top edge, in the units of the drawing. ``words`` say what is there.
    """

    item: str
    party: str
    x: float
    y: float
    width: float
    height: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, its alternative text, and its marks. Where marks overlap, the later one lies on top."""

    drawing: Drawing
    description: str
    marks: tuple[Mark, ...] = ()

    @property
    def width(self) -> float:
        """Width in the units of the drawing."""
        return float(self.drawing.width)

    @property
    def height(self) -> float:
        """Height in the units of the drawing."""
        return float(self.drawing.height)

    def mark_at(self, x: float, y: float) -> Mark | None:
        """The mark at a point measured from the left and the top edge."""
        return next(
            (
                mark
                for mark in reversed(self.marks)
                if mark.x <= x < mark.x + mark.width and mark.y <= y < mark.y + mark.height
            ),
            None,
        )
