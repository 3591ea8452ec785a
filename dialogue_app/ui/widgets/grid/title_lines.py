"""Titles broken into the lines there is room for, each broken once and kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

_MOST_KEPT = 4096


class TitleLines:
    """What is kept holds for one room, font and number of lines; with others it is broken anew."""

    def __init__(self) -> None:
        self._for: tuple[int, str, int] = (0, "", 0)
        self._kept: dict[str, tuple[str, ...]] = {}

    def lines(self, title: str, room: int, font: QFont, *, most: int) -> tuple[str, ...]:
        """The lines of a title, at least one and at most ``most`` (1 or 2); the last ends with an ellipsis
        where the title does not fit.
        """
        wanted = (room, font.key(), most)
        if wanted != self._for or len(self._kept) > _MOST_KEPT:
            self._for, self._kept = wanted, {}
        if title not in self._kept:
            self._kept[title] = broken(" ".join(title.split()), room, QFontMetrics(font), most)
        return self._kept[title]


def broken(title: str, room: int, metrics: QFontMetrics, most: int) -> tuple[str, ...]:
    """Break a title into one or two lines of this width, at a space or after a hyphen."""
    if most > 1 and metrics.horizontalAdvance(title) >= room:
        place = max(
            (at for at in _breaks(title) if metrics.horizontalAdvance(title[:at].rstrip()) <= room), default=0
        )
        if place:
            return title[:place].rstrip(), _elided(title[place:], room, metrics)
    return (_elided(title, room, metrics),)


def _breaks(title: str) -> list[int]:
    """The places after which a new line may begin."""
    return [place for place, sign in enumerate(title, 1) if sign in " -\N{EN DASH}" and place < len(title)]


def _elided(words: str, room: int, metrics: QFontMetrics) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
