"""Pictures of charts in documents: as wide as the column, never higher than a page."""

from __future__ import annotations

import dataclasses

from reportlab.graphics import renderPDF
from reportlab.platypus import CondPageBreak, Flowable

from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.print_context import PrintContext

INK_SIZE = 7.6
"""Size of the letters of a picture, close to those of a table."""


def paper_palette(printing: PrintContext) -> Palette:
    """The palette of pictures on paper, with the colour of the track."""
    accent = "#" + printing.accent.hexval()[2:].upper()
    return dataclasses.replace(PAPER, accent=accent, size=INK_SIZE)


SMALLEST = 0.88
"""To so much of its size a picture may be made smaller rather than leave half a page empty."""


class Figure(Flowable):  # type: ignore[misc]
    """A picture; ``description`` says in words what it shows."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture
        self.description = picture.description
        self.scale = min(
            1.0, styles.WIDTH / max(picture.width, 1), (styles.COLUMN_HEIGHT - 30) / max(picture.height, 1)
        )
        self.spaceBefore, self.spaceAfter = 6.0, 6.0

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        """Its width and height on the page; a little smaller where it fits that way, and from then on."""
        if SMALLEST * self.needed <= high < self.needed:
            self.scale *= high / self.needed
        return self.picture.width * self.scale, self.picture.height * self.scale

    @property
    def needed(self) -> float:
        """How high it is."""
        return float(self.picture.height * self.scale)

    def draw(self) -> None:
        """Draw the picture."""
        canvas = self.canv
        canvas.saveState()
        canvas.scale(self.scale, self.scale)
        renderPDF.draw(self.picture.drawing, canvas, 0, 0)
        canvas.restoreState()


def figure(picture: Picture) -> list[Flowable]:
    """A picture that begins on the next page rather than being cut."""
    flowable = Figure(picture)
    return [CondPageBreak(SMALLEST * flowable.needed + 12), flowable]
