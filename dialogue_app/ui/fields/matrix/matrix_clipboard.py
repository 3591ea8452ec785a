"""A part of a matrix as text for a spreadsheet, and back: all cells or none, with a sentence on faults."""

from __future__ import annotations

from dialogue_app.core.scales import meant
from dialogue_app.support.separated_rows import copied_rows, pasted_rows
from dialogue_app.support.spreadsheet_cells import unguarded
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.fields.matrix.matrix_model import MatrixModel
from dialogue_app.ui.track.entry_writer import Cell

LARGEST = 2_000_000
"""Characters of pasted text that are looked at."""


class BadPaste(ValueError):
    """A text that cannot be pasted; ``str`` is a sentence for the user."""


def as_text(model: MatrixModel, cells: list[tuple[int, int]]) -> str:
    """The cells of a selection as rows of tab-separated codes; gaps stay empty."""
    if not cells:
        return ""
    chosen = set(cells)
    rows = sorted({row for row, _column in cells})
    columns = sorted({column for _row, column in cells})
    return copied_rows(
        (model.shown(row, column) if (row, column) in chosen else "" for column in columns) for row in rows
    )


def read_paste(model: MatrixModel, text: str, cells: list[tuple[int, int]]) -> list[tuple[Cell, str]]:
    """What a pasted text sets, its first value in the first of ``cells``. One single value fills them all.
    An empty value leaves its cell as it is. Raises BadPaste if anything does not fit.
    """
    if len(text) > LARGEST:
        raise BadPaste(_("The text to paste is too long. Nothing was changed."))
    block = pasted_rows(text)
    if not cells or not any(value.strip() for line in block for value in line):
        raise BadPaste(_("There is nothing to paste here. Nothing was changed."))
    if len(block) == 1 and len(block[0]) == 1:
        targets = [(row, column, block[0][0]) for row, column in cells]
    else:
        top, left = min(cells)[0], min(column for _row, column in cells)
        targets = [
            (top + down, left + right, value)
            for down, line in enumerate(block)
            for right, value in enumerate(line)
            if value.strip()
        ]
    return _checked(model, targets)


def _checked(model: MatrixModel, targets: list[tuple[int, int, str]]) -> list[tuple[Cell, str]]:
    faults: list[str] = []
    values: list[tuple[Cell, str]] = []
    for row, column, value in targets:
        if row >= len(model.items) or column >= len(model.columns):
            raise BadPaste(_("What is pasted is larger than the table from here on. Nothing was changed."))
        code = _accepted(model, column, value)
        if code is None:
            faults.append(
                _("{cell}: “{value}” is not one of the choices").format(
                    cell=model.where(row, column), value=value.strip()[:40]
                )
            )
        else:
            values.append((model.place(row, column), code))
    if faults:
        more = ngettext("{n} more fault", "{n} more faults", len(faults) - 1).format(n=len(faults) - 1)
        sentence = faults[0] if len(faults) == 1 else f"{faults[0]}; {more}"
        raise BadPaste(_("{faults}. Nothing was changed.").format(faults=sentence))
    return values


def _accepted(model: MatrixModel, column: int, value: str) -> str | None:
    """The code meant by a pasted value; nothing if it is none."""
    cell_column = model.columns[column]
    if cell_column.field.part == "reason":
        return unguarded(value.strip())
    if not cell_column.scale:
        return unguarded(value.strip()).replace("\N{MINUS SIGN}", "-")
    return meant(cell_column.scale, cell_column.statuses, value)
