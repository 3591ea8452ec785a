"""Pictures made of rows: a title on the left, a plot in the middle, words on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogue_app.charts import measured_text
from dialogue_app.charts.axis import Axis
from dialogue_app.charts.ink import Ink
from dialogue_app.charts.measured_text import SANS, SANS_BOLD
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.sheet import LEADING, SMALL, Sheet
from dialogue_app.fields.items import Item

TITLE_LINES = 4
GAP = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph beside a row."""

    text: str
    bold: bool = False
    color: str = ""
    size: float = SMALL
    most: int = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the three columns of a row begin, where the plot ends, and the right edge."""

    title: float
    plot: float
    plot_end: float
    words: float
    right: float

    @property
    def title_room(self) -> float:
        """Width of the title."""
        return self.plot - self.title

    @property
    def words_room(self) -> float:
        """Width of the words."""
        return self.right - self.words

    def axis(self, name: str = "VERDICT") -> Axis:
        """The plot as an axis of five levels."""
        return Axis(self.plot, self.plot_end - self.plot, name)


def frame(sheet: Sheet, title: float = 0.32, words: float = 0.24) -> Frame:
    """The columns of a sheet: shares of its width for title and words, the rest for the plot."""
    end = (1 - words) * sheet.width
    return Frame(0.0, title * sheet.width, end, end + GAP * sheet.em, sheet.width)


def title_height(sheet: Sheet, frame: Frame, item: Item) -> float:
    """How high the title of a row is."""
    return len(_title_lines(sheet, frame, item)) * sheet.em * LEADING


def _title_lines(sheet: Sheet, frame: Frame, item: Item) -> list[str]:
    room = frame.title_room - GAP * sheet.em
    first = _code_width(sheet, item, room)
    return measured_text.broken(item.title, SANS, sheet.em, room, TITLE_LINES, first)


def _code_width(sheet: Sheet, item: Item, room: float) -> float:
    code = measured_text.tidy(item.code)
    wide = measured_text.measured(code, SANS_BOLD, sheet.em) + 0.45 * sheet.em
    return min(wide, 0.6 * room if item.title else room) if code else 0.0


def draw_title(sheet: Sheet, frame: Frame, item: Item, y: float) -> None:
    """The code in bold and the title after it, from ``y`` downwards."""
    room = frame.title_room - GAP * sheet.em
    first = _code_width(sheet, item, room)
    if first:
        code_room = max(first - 0.3 * sheet.em, 1)
        sheet.text(frame.title, y + sheet.em, item.code, bold=True, room=code_room)
    for number, line in enumerate(_title_lines(sheet, frame, item)):
        sheet.text(frame.title + (0 if number else first), y + sheet.em, line)
        y += sheet.em * LEADING


def words_height(sheet: Sheet, room: float, words: Sequence[Words]) -> float:
    """How high paragraphs are."""
    return sum(
        len(
            measured_text.broken(
                word.text, SANS_BOLD if word.bold else SANS, word.size * sheet.em, room, word.most
            )
        )
        * word.size
        * sheet.em
        * LEADING
        for word in words
    )


def draw_words(sheet: Sheet, x: float, y: float, room: float, words: Sequence[Words]) -> float:
    """Paragraphs below one another from ``y`` downwards; gives the bottom."""
    for word in words:
        y = sheet.lines(
            x, y, word.text, room, size=word.size, bold=word.bold, color=word.color, most=word.most
        )  # fmt: skip
    return y


def row_height(
    sheet: Sheet, frame: Frame, item: Item, plot: float, words: Sequence[Words], padding: float = 0.9
) -> float:
    """How high a row is: the highest of its three parts, and air."""
    highest = max(title_height(sheet, frame, item), plot, words_height(sheet, frame.words_room, words))
    return highest + padding * sheet.em


def draw_row(sheet: Sheet, frame: Frame, item: Item, y: float, height: float, words: Sequence[Words]) -> None:
    """Title and words of a row, in the middle of its height, and the line below it."""
    high = title_height(sheet, frame, item)
    draw_title(sheet, frame, item, y + (height - high) / 2)
    beside = words_height(sheet, frame.words_room, words)
    draw_words(sheet, frame.words, y + (height - beside) / 2, frame.words_room, words)
    sheet.line(0, y + height, sheet.width, y + height)


def note(sheet: Sheet, y: float, text: str, *, color: str = "") -> float:
    """A small remark over the whole width below ``y``; gives its bottom."""
    if not text:
        return y
    y += 0.5 * sheet.em
    return sheet.lines(0, y, text, sheet.width, size=SMALL, color=color or sheet.ink.faint, most=6)


def heading(sheet: Sheet, y: float, text: str) -> float:
    """A small heading below ``y``; gives its bottom."""
    y += 1.0 * sheet.em
    return sheet.lines(0, y, text, sheet.width, bold=True, color=sheet.ink.accent, most=2) + 0.3 * sheet.em


def empty(width: float, ink: Ink, words: str) -> Picture:
    """A picture that says what is missing."""
    sheet = Sheet(width, ink)
    y = sheet.lines(1.2 * ink.size, 1.0 * ink.size, words, width - 2.4 * ink.size, color=ink.soft)
    y += 1.0 * ink.size
    sheet.rect(0.5, 0.5, width - 1, y - 1, stroke=ink.line, dashed=True)
    return sheet.picture(y, words)
