"""What stands in a cell of a report, by what it is. A renderer draws each kind once.

What users wrote stays marked as theirs (``WrittenText``, ``Quotation``): no renderer can take it for the
program's own. ``text_of`` is a cell in plain letters, the same for every renderer.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from dialogue_app.charts import wording
from dialogue_app.core.scales import level, scale
from dialogue_app.reports.dates import day
from dialogue_app.support.translation import _

Tone = Literal["", "soft", "faint", "strong", "good", "warn", "bad"]
"""How much weight a cell has: what does not count is faint, what went wrong is bad."""


@dataclass(frozen=True, slots=True)
class CellText:
    """Words of the program's own. ``order`` is what a column is sorted by where that is not its text; ``tip``
    says more where there is room for it.
    """

    text: str = ""
    tone: Tone = ""
    order: str | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class WrittenText:
    """What a user wrote about something, as far as the reader may read it; see ``ReportContext.words``."""

    text: str = ""
    tone: Tone = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A party's own words exactly as given, as far as the reader may read them."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer on a scale: a level, a status such as "withheld", or empty for not recorded. ``short``: by
    its code alone.
    """

    value: str = ""
    scale: str = "VERDICT"
    short: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number, or None where there is none; ``signed``: with its sign, as differences of levels are."""

    value: float | Fraction | None = None
    signed: bool = False
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    n: int
    total: int


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it is stored, or empty."""

    date: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Cells below one another in one, the first is what it is sorted by; empty ones are left out."""

    cells: tuple[CellText | WrittenText | Quotation | Answer | Number | Share | Day, ...]


Cell = CellText | WrittenText | Quotation | Answer | Number | Share | Day | Lines


def lines(*cells: CellText | WrittenText | Quotation | Answer | Number | Share | Day) -> Cell:
    """Cells below one another, without the empty ones; a single one is itself."""
    kept = tuple(cell for cell in cells if text_of(cell))
    return kept[0] if len(kept) == 1 else Lines(kept)


def step(levels: int | None) -> Number:
    """A difference of levels."""
    return Number(None if levels is None else Fraction(levels), signed=True)


def text_of(cell: Cell) -> str:
    """A cell in plain letters; what is below one another on a line, parted by a dot."""
    match cell:
        case CellText() | WrittenText() | Quotation():
            return cell.text
        case Answer():
            return wording.status(cell.value) if cell.short else wording.answer(cell.value, cell.scale)
        case Number(value=None):
            return "\N{EN DASH}"
        case Number(value=value):
            assert value is not None
            return wording.signed(value) if cell.signed else wording.number(value)
        case Share():
            return wording.of(cell.n, cell.total)
        case Day():
            return day(cell.date)
        case Lines():
            return " · ".join(text_of(inner) for inner in cell.cells)


def tip_of(cell: Cell) -> str:
    """What is said of a cell beside it, where that is more than its text."""
    match cell:
        case CellText() | WrittenText():
            return cell.tip
        case Answer(short=True):
            return wording.answer(cell.value, cell.scale)
        case _:
            return ""


def tone_of(cell: Cell) -> Tone:
    """How much weight a cell has."""
    match cell:
        case CellText() | WrittenText() | Number(value=Fraction() | float()):
            return cell.tone
        case Number():
            return "faint"
        case Answer():
            return "" if level(cell.value) is not None else "faint"
        case Lines(cells=(first, *_rest)):
            return tone_of(first)
        case _:
            return ""


def order_of(cell: Cell) -> str | None:
    """What a column is sorted by; None where that is the text. Numbers as numbers, nothing comes last."""
    match cell:
        case CellText():
            return cell.order
        case Answer():
            return cell.value if cell.short or level(cell.value) is not None else ""
        case Number(value=None):
            return ""
        case Number(value=value):
            assert value is not None
            return f"{float(value) + 1000:012.4f}"
        case Share():
            return f"{cell.n / cell.total if cell.total else 0:.6f}"
        case Lines(cells=(first, *_rest)):
            return order_of(first)
        case _:
            return None


def title(text: str, context: str) -> WrittenText:
    """The title of an activity or a statement; the tip names the context of an activity too."""
    shown = scale("CONTEXT").shown(context)
    return WrittenText(text, tip=f"{text} ({shown})" if shown else text)


def not_recorded() -> CellText:
    """Nothing, where something could stand."""
    return CellText(_("not recorded"), "faint")
