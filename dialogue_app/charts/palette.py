"""The colours and the size of the letters that a picture is drawn with: of a window, or of paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_LEVELS = range(1, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours by meaning, each as #RRGGBB. ``levels``: fill and colour of the number for levels 1 to 5;
    ``minus`` and ``plus``: the ends of a signed scale.

    ``size`` is the base size of letters; every other measure follows from it. Nothing is said by colour
    alone: marks, words, hatching and weight of line say it too.
    """

    page: str = "#FFFFFF"
    text: str = "#1C1B1A"
    soft: str = "#5B5853"
    faint: str = "#75716B"
    line: str = "#D3CFC9"
    line_strong: str = "#8C877F"
    accent: str = "#1F3A68"
    bad: str = "#B30000"
    on_bad: str = "#FFFFFF"
    alliance: str = "#1F3A68"
    russia: str = "#7A5C16"
    minus: str = "#8C510A"
    plus: str = "#01665E"
    levels: tuple[tuple[str, str], ...] = (
        ("#2979B0", "#FFFFFF"),
        ("#A6CEE3", "#1C1B1A"),
        ("#FDD49E", "#1C1B1A"),
        ("#F08A4B", "#1C1B1A"),
        ("#B30000", "#FFFFFF"),
    )
    size: float = 8.0

    def tint(self, color: str, share: float) -> str:
        """A colour thinned with that of the page; ``share`` 1 is the colour itself."""
        return mixed(color, self.page, share)

    def diverging(self, share: float) -> tuple[str, str]:
        """Fill and colour of the number of an answer on a signed scale: ``share`` from -1 at its lower end by
        0 at nought to 1 at its upper end. Two colours that the colour-blind tell apart; nought has neither.
        """
        end = self.plus if share > 0 else self.minus
        fill = end if abs(share) == 1 else self.tint(end, 0.8 * abs(share))
        return fill, self.readable(fill)

    def readable(self, fill: str) -> str:
        """The colour of letters, or that of the page, whichever is read better on a fill."""
        return max((self.text, self.page), key=lambda letters: contrast(letters, fill))


def mixed(one: str, other: str, share: float) -> str:
    """Two colours mixed: so much of the first, the rest of the other."""
    parts = (
        round(int(one[i : i + 2], 16) * share + int(other[i : i + 2], 16) * (1 - share)) for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)


def luminance(color: str) -> float:
    """Relative luminance of a colour, 0 black to 1 white (WCAG 2)."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def palette_of(colours: Mapping[str, str], size: float, accent: str = "accent") -> Palette:
    """The palette of a theme: colours by the names that themes use. ``accent`` names that of the track."""
    return Palette(
        page=colours["page"],
        text=colours["text"],
        soft=colours["text_soft"],
        faint=colours["text_faint"],
        line=colours["line"],
        line_strong=colours["line_strong"],
        accent=colours[accent],
        bad=colours["bad"],
        on_bad="#FFFFFF" if luminance(colours["bad"]) < 0.18 else "#000000",
        alliance=colours["side_alliance"],
        russia=colours["side_russia"],
        minus=colours["minus"],
        plus=colours["plus"],
        levels=tuple((colours[f"level_{n}"], colours[f"level_{n}_text"]) for n in _LEVELS),
        size=size,
    )


PAPER = Palette()
"""For print: white page, dark letters, and levels whose numbers stand out in black and white too."""
