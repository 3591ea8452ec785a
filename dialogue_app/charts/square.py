"""A square of five by five cells in which chips are stacked."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

CHIP = 1.55
GAP = 0.35


@dataclass(frozen=True, slots=True)
class Square:
    """Left and top edge, width and height of a cell, width of a chip, chips across a cell and rows of
    them, size of the letters.

    Columns count from the left, rows from the bottom, both from 1.
    """

    left: float
    top: float
    cell: float
    high: float
    chip: float
    across: int
    rows: int
    em: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + 5 * self.cell

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + 5 * self.high

    @property
    def capacity(self) -> int:
        """How many chips a cell holds."""
        return self.across * self.rows

    def moved(self, top: float) -> Square:
        """The same, with its upper edge there."""
        return dataclasses.replace(self, top=top)

    def left_of(self, column: int) -> float:
        """The left edge of a column."""
        return self.left + (column - 1) * self.cell

    def top_of(self, row: int) -> float:
        """The upper edge of a row."""
        return self.top + (5 - row) * self.high

    def slot(self, column: int, row: int, number: int) -> tuple[float, float, float, float]:
        """The rectangle of a chip: places fill from left to right and then downwards."""
        down, across = divmod(number, self.across)
        gap = (self.cell - self.across * self.chip) / (self.across + 1)
        x = self.left_of(column) + gap + across * (self.chip + gap)
        y = self.top_of(row) + (0.4 + down * (CHIP + GAP)) * self.em
        return x, y, self.chip, CHIP * self.em
