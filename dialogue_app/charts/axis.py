"""The axis of five levels, with the rules cut, and the shapes that stand on it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.charts.canvas import RISE, SMALL, Canvas
from dialogue_app.charts.measured_text import SANS, measured
from dialogue_app.charts.palette import Palette
from dialogue_app.core.records import ALLIANCE, RUSSIA
from dialogue_app.core.scales import RULES_CUT, scale
from dialogue_app.support.translation import _

LEVELS = range(1, 6)
SQUARE, ROUND = "square", "round"

SIDE_SHAPES = {ALLIANCE: SQUARE, RUSSIA: ROUND}


@dataclass(frozen=True, slots=True)
class Axis:
    """Five columns side by side, one for each level."""

    left: float
    width: float
    name: str = "VERDICT"

    @property
    def column(self) -> float:
        """How wide one level is."""
        return self.width / len(LEVELS)

    @property
    def cut(self) -> float:
        """Where the rules of the game end, or nowhere (-1) on a scale without that cut."""
        return self.left + RULES_CUT * self.column if self.name == "VERDICT" else -1.0

    def x(self, level: float | Fraction) -> float:
        """The middle of a level; of half a level the edge between two."""
        return self.left + (float(level) - 0.5) * self.column

    def head(self, canvas: Canvas, y: float) -> float:
        """The names of the levels from ``y`` downwards; gives where what follows may begin."""
        size, points = SMALL, SMALL * canvas.em
        names = [f"{step} {scale(self.name).shown(str(step))}" for step in LEVELS]
        room = self.column - 0.4 * canvas.em
        if any(measured(name, SANS, points) > room for name in names):
            size = max(
                0.7, min(size * room / measured(name, SANS, points) for name in names)
            )  # as small as needed, but to be read
        in_two = any(measured(name, SANS, size * canvas.em) > room for name in names)
        low = y
        for level, words in zip(LEVELS, names, strict=True):
            bottom = y
            for line in words.split(" ", 1) if in_two else [words]:
                bottom += size * canvas.em * 1.25
                canvas.text(
                    self.x(level),
                    bottom - 0.25 * size * canvas.em,
                    line,
                    size=size,
                    color=canvas.palette.soft,
                    anchor="middle",
                    room=room,
                )
            low = max(low, bottom)
        return low + 0.3 * canvas.em

    def rows(self, canvas: Canvas, top: float, bottom: float) -> None:
        """The edges of the levels behind rows, and the rules cut."""
        for level in range(len(LEVELS) + 1):
            x = self.left + level * self.column
            canvas.line(x, top, x, bottom, color=canvas.palette.line, weight=0.6)
        if self.cut > 0:
            canvas.line(self.cut, top, self.cut, bottom, color=canvas.palette.text, weight=1.4)

    def cut_words(self, canvas: Canvas, y: float) -> None:
        """Name both sides of the rules cut around it."""
        em = canvas.em
        canvas.text(
            self.cut - 0.5 * em,
            y,
            _("inside the rules"),
            size=SMALL,
            color=canvas.palette.faint,
            anchor="end",
            room=RULES_CUT * self.column - em,
        )
        canvas.text(
            self.cut + 0.5 * em, y, _("outside the rules"), size=SMALL, color=canvas.palette.faint,
            room=3 * self.column - em,
        )  # fmt: skip


def figure(
    canvas: Canvas, x: float, y: float, shape: str, words: str, color: str, *, filled: bool, radius: float = 0
) -> None:
    """A mark on an axis with a number in it: filled for what was said, open for what was expected."""
    r = radius or 0.62 * canvas.em
    fill = color if filled else canvas.palette.page
    if shape == SQUARE:
        canvas.rect(x - 0.92 * r, y - 0.92 * r, 1.84 * r, 1.84 * r, fill=fill, stroke=color, weight=1.2)
    else:
        canvas.circle(x, y, r, fill=fill, stroke=color, weight=1.2)
    size = 1.25 * r / canvas.em
    canvas.text(
        x, y + RISE * size * canvas.em, words, size=size, bold=True,
        color=canvas.palette.page if filled else color, anchor="middle",
    )  # fmt: skip


def side_colour(palette: Palette, side: str) -> str:
    """The colour of a side; its shape says the same."""
    return palette.alliance if side == ALLIANCE else palette.russia
