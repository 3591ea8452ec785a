"""Pictures of charts in documents: as wide as the column, never higher than a page."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from reportlab.graphics import renderPDF
from reportlab.platypus import CondPageBreak, Flowable

from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.option_field import Options
from dialogue_app.charts.picture import Picture
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.form import questions
from dialogue_app.core.records import Record
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.print_context import Printing
from dialogue_app.fields.items import Item
from dialogue_app.support.translation import _

Shown = TypeVar("Shown")
INK_SIZE = 7.6
"""Size of the letters of a picture, close to those of a table."""


def ink(printing: Printing) -> Ink:
    """The ink of pictures on paper, with the colour of the track."""
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


_WORDS: Mapping[type, tuple[str, ...]] = {
    Item: ("code", "title", "note"),
    Answerer: ("code", "name"),
    Options: ("answered",),
}
"""What of the things that pictures are drawn of is words; every other text in them is an id or a code."""
_WRITTEN = ("line", "text", "quote")


def nameless(printing: Printing, shown: Shown) -> Shown:
    """What a picture is drawn of; words in it that would identify somebody are withheld."""
    return cast("Shown", _said(printing, shown, False)) if printing.disclosure.protects else shown


def words_of(kind: type) -> frozenset[str]:
    """The attributes of a kind of thing that hold words: those that people write, of a record."""
    if issubclass(kind, Record):
        return frozenset(name for name, ask in questions(kind) if ask.kind in _WRITTEN)
    return frozenset(_WORDS.get(kind, ()))


def _said(printing: Printing, shown: Any, words: bool) -> Any:
    """A thing with its words as they may be read. ``words``: whether a text that is met here is one of them;
    what is an id or a code is never looked at, whatever somebody is called.
    """
    if isinstance(shown, str):
        return _("(withheld)") if words and printing.disclosure.identifies(shown) else shown
    if isinstance(shown, tuple):
        return tuple(_said(printing, one, words) for one in shown)
    if isinstance(shown, Mapping):
        return {key: _said(printing, one, words) for key, one in shown.items()}
    if dataclasses.is_dataclass(shown) and not isinstance(shown, type):
        written = words_of(type(shown))
        said = {
            field.name: _said(printing, getattr(shown, field.name), field.name in written)
            for field in dataclasses.fields(shown)
            if field.init
        }
        return dataclasses.replace(shown, **said)
    return shown


def figure(picture: Picture) -> list[Flowable]:
    """A picture that begins on the next page rather than being cut."""
    made = Figure(picture)
    return [CondPageBreak(SMALLEST * made.needed + 12), made]
