"""What a page of analyses shows, as values without widgets: findings with their picture and their table.

A row of a table is named by the entries behind it, so that a table leads to them as a picture does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dialogue_app.reports.report import Sketch, Source
from dialogue_app.support.separated_rows import copied_rows
from dialogue_app.ui.widgets.rows.row_table import Column, Row


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: ``words`` say it in sentences, ``method`` how it was computed, ``sketch`` is its picture
    and ``details`` that of the chosen row by the name of the row. ``sources``: where the entries behind a
    row stand, if not at ``source``. ``markings`` are those of the fields it rests on.
    """

    title: str
    words: str
    method: str = ""
    sketch: Sketch | None = None
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    source: Source | None = None
    markings: tuple[str, ...] = ()
    notice: str = ""
    details: Mapping[str, Sketch] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


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
