"""Rows of cells as spreadsheets and tables in files write them: the one rule of reading and of writing.

Quotation marks hold separators and line breaks, and a doubled one stands for itself; one that stands inside a
plain cell is a sign like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from dialogue_app.support.spreadsheet_cells import guarded

NumberedRow = tuple[int, tuple[str, ...]]


def rows_of(
    text: str,
    separator: str,
    *,
    start: int = 0,
    line: int = 1,
    unclosed: Callable[[int, int], None] = lambda _line, _column: None,
) -> Iterator[NumberedRow]:
    """Every row with the number of the line on which it begins, cells without blanks around them; an empty
    line is a row of one empty cell. ``start`` and ``line``: the place to begin at, and its line. ``unclosed``
    is told the line and column of a quotation mark that is never closed; then it is a sign like any other.
    """
    stop = re.escape(separator)
    quoted = re.compile(rf' *"([^"]*(?:""[^"]*)*)" *(?={stop}|\r|\n|\Z)')
    plain = re.compile(rf"[^{stop}\r\n]*")
    cells: list[str] = []
    began, place = line, start
    while place <= len(text):
        match = quoted.match(text, place)
        if match:
            cells.append(match[1].replace('""', '"').strip())
        else:
            match = plain.match(text, place)
            assert match is not None, "it may be empty"
            cell = match[0].strip()
            if cell.startswith('"') and text.find('"', text.index('"', place) + 1) < 0:
                unclosed(line, len(cells) + 1)
            cells.append(cell)
        line += match[0].count("\n") + match[0].replace("\r\n", "").count("\r")
        place = match.end()
        if text.startswith(separator, place):
            place += 1
            continue
        yield began, tuple(cells)
        place += 2 if text.startswith("\r\n", place) else 1
        line += 1
        cells, began = [], line


def pasted_rows(text: str) -> list[tuple[str, ...]]:
    """The rows of a table from the clipboard of a spreadsheet, without empty ones at its end."""
    return [cells for _line, cells in rows_of(text.rstrip("\r\n"), "\t")]


def copied_rows(rows: Iterable[Iterable[str]]) -> str:
    """Rows as text for the clipboard: tabs between the cells, a line for each, and none of them a formula."""
    return "\n".join("\t".join(map(_written, row)) for row in rows)


def _written(text: str) -> str:
    cell = guarded(text)
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else cell
