"""Pictures made of rows: a title on the left, a plot in the middle, words on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogue_app.charts import measured_text, wording
from dialogue_app.charts.axis import Axis
from dialogue_app.charts.canvas import LEADING, SMALL, Canvas
from dialogue_app.charts.measured_text import SANS, SANS_BOLD
from dialogue_app.charts.palette import Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.fields.items import Item

TITLE_LINES = 4
GAP = 1.0


@dataclass(frozen=True, slots=True)
class RowRemark:
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


def frame(canvas: Canvas, title: float = 0.32, words: float = 0.24) -> Frame:
    """The columns of a sheet: shares of its width for title and words, the rest for the plot."""
    end = (1 - words) * canvas.width
    return Frame(0.0, title * canvas.width, end, end + GAP * canvas.em, canvas.width)


def title_height(canvas: Canvas, frame: Frame, item: Item) -> float:
    return len(_title_lines(canvas, frame, item)) * canvas.em * LEADING


def _title_lines(canvas: Canvas, frame: Frame, item: Item) -> list[str]:
    room = frame.title_room - GAP * canvas.em
    first = _code_width(canvas, item, room)
    return measured_text.broken(item.title, SANS, canvas.em, room, TITLE_LINES, first)


def _code_width(canvas: Canvas, item: Item, room: float) -> float:
    code = measured_text.tidy(item.code)
    wide = measured_text.measured(code, SANS_BOLD, canvas.em) + 0.45 * canvas.em
    return min(wide, 0.6 * room if item.title else room) if code else 0.0


def draw_title(canvas: Canvas, frame: Frame, item: Item, y: float) -> None:
    """The code in bold and the title after it, from ``y`` downwards."""
    room = frame.title_room - GAP * canvas.em
    first = _code_width(canvas, item, room)
    if first:
        code_room = max(first - 0.3 * canvas.em, 1)
        canvas.text(frame.title, y + canvas.em, item.code, bold=True, room=code_room)
    for number, line in enumerate(_title_lines(canvas, frame, item)):
        canvas.text(frame.title + (0 if number else first), y + canvas.em, line)
        y += canvas.em * LEADING


def words_height(canvas: Canvas, room: float, words: Sequence[RowRemark]) -> float:
    """How high paragraphs are."""
    return sum(
        len(
            measured_text.broken(
                word.text, SANS_BOLD if word.bold else SANS, word.size * canvas.em, room, word.most
            )
        )
        * word.size
        * canvas.em
        * LEADING
        for word in words
    )


def draw_words(canvas: Canvas, x: float, y: float, room: float, words: Sequence[RowRemark]) -> float:
    """Paragraphs below one another from ``y`` downwards; gives the bottom."""
    for word in words:
        y = canvas.lines(
            x, y, word.text, room, size=word.size, bold=word.bold, color=word.color, most=word.most
        )  # fmt: skip
    return y


def row_height(
    canvas: Canvas, frame: Frame, item: Item, plot: float, words: Sequence[RowRemark], padding: float = 0.9
) -> float:
    """How high a row is: the highest of its three parts, and air."""
    highest = max(title_height(canvas, frame, item), plot, words_height(canvas, frame.words_room, words))
    return highest + padding * canvas.em


def draw_row(
    canvas: Canvas, frame: Frame, item: Item, y: float, height: float, words: Sequence[RowRemark]
) -> None:
    """Title and words of a row, in the middle of its height, and the line below it."""
    high = title_height(canvas, frame, item)
    draw_title(canvas, frame, item, y + (height - high) / 2)
    beside = words_height(canvas, frame.words_room, words)
    draw_words(canvas, frame.words, y + (height - beside) / 2, frame.words_room, words)
    canvas.line(0, y + height, canvas.width, y + height)


def note(canvas: Canvas, y: float, text: str, *, color: str = "") -> float:
    """A small remark over the whole width below ``y``; gives its bottom."""
    if not text:
        return y
    y += 0.5 * canvas.em
    return canvas.lines(0, y, text, canvas.width, size=SMALL, color=color or canvas.palette.faint, most=6)


def rest_note(canvas: Canvas, y: float, n: int, most: int) -> float:
    """That of ``n`` rows those beyond the ``most`` that are drawn are left out; gives the bottom."""
    return note(canvas, y, wording.more(n - most), color=canvas.palette.text) if n > most else y


def heading(canvas: Canvas, y: float, text: str) -> float:
    """A small heading below ``y``; gives its bottom."""
    y += 1.0 * canvas.em
    return (
        canvas.lines(0, y, text, canvas.width, bold=True, color=canvas.palette.accent, most=2)
        + 0.3 * canvas.em
    )


def empty(width: float, palette: Palette, words: str) -> Picture:
    """A picture that says what is missing."""
    canvas = Canvas(width, palette)
    y = canvas.lines(
        1.2 * palette.size, 1.0 * palette.size, words, width - 2.4 * palette.size, color=palette.soft
    )
    y += 1.0 * palette.size
    canvas.rect(0.5, 0.5, width - 1, y - 1, stroke=palette.line, dashed=True)
    return canvas.picture(y, words)
