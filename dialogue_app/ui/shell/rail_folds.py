"""Which parts of the rail are open: as many as fit, that of the place shown first. No widget here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STAGES, PAGES = "stages", "pages"
PartKey = tuple[str, str]
"""A kind of track, and its stages or its pages."""


@dataclass(frozen=True, slots=True)
class RailPart:
    """The stages or the pages of a track: how high they are, whether the track is the one shown, and whether
    the place shown is among them.
    """

    track: str
    kind: str
    height: int
    own: bool
    current: bool

    @property
    def key(self) -> PartKey:
        """What tells it from other parts."""
        return self.track, self.kind


class RailFolds:
    """What somebody opened or folded by hand counts until another track is shown."""

    def __init__(self) -> None:
        self._track = ""
        self._opened: list[PartKey] = []
        self._folded: set[PartKey] = set()

    def open_parts(self, parts: Sequence[RailPart], room: int) -> frozenset[PartKey]:
        """The parts that are open in a rail with so much room for them, in pixels. That of the place shown
        always is, and so is what was opened by hand, fit or not; the others as long as all fit: first those
        of the track shown, then the stages of the others, then their pages.
        """
        own = next((part.track for part in parts if part.own), "")
        if own != self._track:
            self._track, self._opened, self._folded = own, [], set()
        certain = [part for part in parts if part.current or part.key in self._opened]
        rest = [part for part in parts if part not in certain and part.key not in self._folded]
        left = room - sum(part.height for part in certain)
        fit = [part.key for part in certain]
        for part in sorted(rest, key=_rank):
            left -= part.height
            if left < 0:
                break
            fit.append(part.key)
        return frozenset(fit)

    def turn(self, key: PartKey, *, is_open: bool) -> None:
        """Open a part by hand, or fold it."""
        if is_open:
            self._opened = [one for one in self._opened if one != key]
            self._folded.add(key)
        else:
            self._opened.append(key)
            self._folded.discard(key)


def _rank(part: RailPart) -> tuple[bool, bool]:
    return not part.own, part.kind == PAGES
