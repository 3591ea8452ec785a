"""The table of a report as the page shows it: typed cells become cells that are sorted and filtered.

A row is named by the entries behind it, so that a table leads to them as a picture does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from dialogue_app.reports.cells import Cell as ReportCell
from dialogue_app.reports.cells import Number, Quotation, order_of, text_of, tip_of, tone_of
from dialogue_app.reports.report import ReportRow, Table
from dialogue_app.support.separated_rows import copied_rows
from dialogue_app.ui.widgets.rows.row_table import Cell, RowContent, TableColumn, TableRow

LETTER = 8
_JUDGED = 20
"""Pixels for each letter of a column."""


def shown_columns(table: Table) -> tuple[TableColumn, ...]:
    """The columns, as wide as their letters; those of numbers stand at the right."""
    return tuple(
        TableColumn(
            column.title, column.letters * LETTER, spare=column.spare, figures=_has_figures(table, place)
        )
        for place, column in enumerate(table.columns)
    )


def _has_figures(table: Table, place: int) -> bool:
    """Whether a column has numbers and nothing else, judged by its first rows."""
    cells = [row.cells[place] for row in table.rows[:_JUDGED]]
    return any(isinstance(cell, Number) for cell in cells) and all(
        isinstance(cell, Number) or not text_of(cell) for cell in cells
    )


def shown_rows(table: Table) -> tuple[TableRow, ...]:
    """The rows in their order; what stands in one is put into words when it is looked at."""
    return tuple(TableRow(name_of(row), make=partial(_content, row)) for row in table.rows)


def name_of(row: ReportRow) -> str:
    """The name of a row, unique in its table, from the entries behind it."""
    return f"{row.item} {row.party} {row.more}".rstrip()


def behind(name: str) -> tuple[str, str]:
    """Item and party that a row is named after."""
    item, party, *_more = [*name.split(" "), "", ""]
    return item, party


def as_tsv(columns: Sequence[TableColumn], rows: Iterable[TableRow]) -> str:
    """Rows as text for a spreadsheet, heads first: tabs between the cells, a line for each row."""
    lines = [[column.title for column in columns], *([cell.text for cell in row.cells] for row in rows)]
    return copied_rows(lines)


def _content(row: ReportRow) -> RowContent:
    return RowContent(tuple(_cell(cell) for cell in row.cells))


def _cell(cell: ReportCell) -> Cell:
    if isinstance(cell, Quotation):
        return Cell(cell.text, "quote")
    return Cell(text_of(cell), tone_of(cell), order_of(cell), tip_of(cell))
