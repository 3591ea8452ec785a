"""A report: what is said in answer to a question, as one value that every renderer shows.

It knows nothing of windows, paper or JSON text. Everything in it may be shown to the reader it was made for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.reports.cells import Cell


@dataclass(frozen=True, slots=True)
class Source:
    """Where the entries behind a report stand: the track by its kind, session, stage and field. ``second`` is
    the field that shows round two, where there is one.
    """

    track: str
    session: str
    stage: str
    field: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column: its head and how many letters wide it is, 0 for what is left over. ``spare`` columns give way
    where there is little room, the highest number first. ``chips``: on paper a level in it is its number on
    its colour, as in a matrix; ``letters`` are those of the words in the window.
    """

    title: str
    letters: int = 0
    spare: int = 0
    chips: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture that is still to be drawn: ``draw(shown, width, palette)`` does it for any width."""

    draw: Callable[..., Picture]
    shown: Any

    def drawn(self, width: float, palette: Palette = PAPER) -> Picture:
        """The picture; one unit of width is a point on paper and a pixel on the screen."""
        return self.draw(self.shown, width, palette)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row: its cells, and item and party of the entries behind it; ``more`` tells rows of the same apart.
    ``source``: where they stand, if not where those of the report do. ``detail`` is a picture of this row
    alone, shown when it is chosen.
    """

    cells: tuple[Cell, ...]
    item: str = ""
    party: str = ""
    more: str = ""
    source: Source | None = None
    detail: Sketch | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their heads, in the order that matters. ``telling``: so many of the first say something that
    was not to be expected; documents leave the others out. None: all do.
    """

    columns: tuple[ReportColumn, ...]
    rows: tuple[ReportRow, ...]
    telling: int | None = None


Weight = Literal["full", "half", "hatched", "open"]
"""How a part of a whole is drawn: full is what the question asks about, half what comes near to it, hatched
what stands against it, and open what cannot be told yet."""


@dataclass(frozen=True, slots=True)
class Part:
    """So many of what is counted, by what they have in common."""

    name: str
    n: int
    weight: Weight


@dataclass(frozen=True, slots=True)
class Overview:
    """A report at a glance: ``sentence`` is short; ``basis`` says of how many of how many it can be said,
    "11 of 12 activities". ``parts`` make up the whole; none where they may not be told.
    """

    sentence: str
    basis: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """``sentences`` say the finding, the most important first, each with its full stop. ``title`` is empty
    where the question itself is the title; ``notice`` says who may not see it; ``method`` how it was
    computed.

    ``nothing``: there is nothing to report, and the one sentence says so in the words that the reader may be
    told. ``json``: keys and plain values for ``analyse``. ``markings``: those of what it rests on.
    ``overview``: the same at a glance, of those that can be the whole answer to a question.
    """

    key: str
    sentences: tuple[str, ...]
    title: str = ""
    table: Table | None = None
    picture: Sketch | None = None
    json: Mapping[str, Any] = field(default_factory=dict)
    method: str = ""
    notice: str = ""
    markings: tuple[str, ...] = ()
    source: Source | None = None
    nothing: bool = False
    overview: Overview | None = None
