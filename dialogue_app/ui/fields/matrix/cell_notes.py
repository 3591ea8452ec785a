"""What the legend of a matrix has to explain about the cells it shows: late ones, void ones."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_app.core.wording.voided_answers import VOID, is_void
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.matrix.matrix_model import MatrixModel


def cell_notes(model: MatrixModel, *, sealed: bool) -> list[str]:
    """A note for each way in which a cell that is shown does not count. Only a sealed field has late ones."""
    if model.hidden:
        return []
    notes = []
    if sealed and _has_late(model):
        notes.append(_("dashed: given after the fact, in no score"))
    if _has_void(model):
        notes.append(_("faint: given to an earlier wording, void until answered again"))
    return notes


def _has_late(model: MatrixModel) -> bool:
    if not any(late for _marking, late in _tallied(model)):
        return False
    found = model.entries()
    rows, columns = range(len(model.items)), range(len(model.columns))
    return any(model.cell_look(row, column, found).late for row in rows for column in columns)


def _has_void(model: MatrixModel) -> bool:
    if not any(late == VOID for _marking, late in _tallied(model)):
        return False
    places = {(column.field.entry_field, column.cell) for column in model.columns}
    items = {one.id for one in model.items}
    return any(
        is_void(entry) and (field, cell) in places and item in items
        for field in _fields(model)
        for item, cells in model.track.dialogue.field_entries(model.session, field).items()
        for cell, entry in cells.items()
    )


def _tallied(model: MatrixModel) -> Iterator[tuple[str, str]]:
    """How what stands in the fields shown is marked and flagged, each way once: many cells are not gone
    through where none can be found.
    """
    for field in _fields(model):
        yield from model.track.dialogue.tally(model.session, field)


def _fields(model: MatrixModel) -> frozenset[str]:
    return frozenset(column.field.entry_field for column in model.columns)
