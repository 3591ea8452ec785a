"""What a page of analyses shows, as values without widgets: findings with their picture and their table.

A row of a table is named by the entries behind it, so that a table leads to them as a picture does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from dialogue_app.analyses.judgements.unity import Unity
from dialogue_app.charts import wording
from dialogue_app.charts.kinds import chart
from dialogue_app.core.scales import level, scale
from dialogue_app.fields.items import Item
from dialogue_app.reports.report import Sketch, Source
from dialogue_app.support.separated_rows import copied_rows
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, Row, Tone


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: ``words`` say it in sentences, ``method`` how it was computed. ``picture`` is that of a
    report, else ``chart`` names the picture of ``result``; without either there is none. ``details`` is the
    picture of the chosen row by the name of the row, or what ``detail`` draws of it. ``sources``: where the
    entries behind a row stand, if not at ``source``. ``markings`` are those of the fields it rests on.
    """

    title: str
    words: str
    method: str = ""
    chart: str = ""
    picture: Sketch | None = None
    result: Any = None
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    source: Source | None = None
    markings: tuple[str, ...] = ()
    notice: str = ""
    detail: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def sketch(self) -> Sketch | None:
        """Its picture, still to be drawn."""
        return Sketch(chart(self.chart).draw, self.result) if self.chart else self.picture

    def detail_of(self, row: str) -> Sketch | None:
        """The picture of a row, still to be drawn."""
        shown = self.details.get(row)
        return Sketch(chart(self.detail).draw, shown) if self.detail and shown is not None else shown


# -- rows --------------------------------------------------------------------------------------------


def row_id(item: str, party: str = "", more: str = "") -> str:
    """The name of a row, unique in its table, from the entries behind it."""
    return f"{item} {party} {more}".rstrip()


def behind(row: str) -> tuple[str, str]:
    """Item and party that a row is named after."""
    item, party, *_more = [*row.split(" "), "", ""]
    return item, party


def as_tsv(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """Rows as text for a spreadsheet, heads first: tabs between the cells, a line for each row."""
    lines = [[column.title for column in columns], *([cell.text for cell in row.cells] for row in rows)]
    return copied_rows(lines)


# -- cells -------------------------------------------------------------------------------------------


def title_cell(item: Item) -> Cell:
    """The title of an activity or a statement; the tip names the context too."""
    context = scale("CONTEXT").shown(item.note)
    return Cell(item.title, tip=f"{item.title} ({context})" if context else item.title)


def code_cell(item: Item) -> Cell:
    """The short code."""
    return Cell(item.code, "strong")


def answer_cell(value: str, name: str = "VERDICT") -> Cell:
    """An answer: a level by its number and word, a status by its word, nothing as "not recorded"."""
    if level(value) is not None:
        return Cell(f"{value} {scale(name).shown(value)}", order=value)
    return Cell(scale("VERDICT_STATUS").shown(value), "faint", order="")


def short_answer_cell(value: str, name: str = "VERDICT") -> Cell:
    """An answer by its code alone, where there is no room; the tip has the words."""
    tip = answer_cell(value, name).text
    return Cell(wording.status(value), "" if level(value) is not None else "faint", order=value, tip=tip)


def number_cell(value: float | Fraction | None, *, signed: bool = False, tone: Tone = "") -> Cell:
    """A number, sorted as one; a dash where there is none."""
    if value is None:
        return Cell("\N{EN DASH}", "faint", order="")
    shown = wording.signed(value) if signed else wording.number(value)
    return Cell(shown, tone, order=f"{float(value) + 1000:012.4f}")


def step_cell(steps: int | None) -> Cell:
    """A difference of levels, with its sign."""
    return number_cell(None if steps is None else Fraction(steps), signed=True)


def count_cell(n: int, total: int) -> Cell:
    """So many of so many."""
    return Cell(wording.of(n, total), order=f"{n / total if total else 0:.6f}")


def label_cell(found: Unity, order: int) -> Cell:
    """The label of unity in words, sorted by concern."""
    return Cell(found.shown, "strong", order=str(order))
