"""What the legend of a matrix has to explain about the cells it shows: late ones, void ones."""

from __future__ import annotations

from dialogue_app.core.rewording import is_void
from dialogue_app.support.translation import _
from dialogue_app.ui.models.matrix_model import MatrixModel


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
    found = model.entries()
    rows, columns = range(len(model.items)), range(len(model.columns))
    return any(model.cell_look(row, column, found).late for row in rows for column in columns)


def _has_void(model: MatrixModel) -> bool:
    rows, columns = range(len(model.items)), range(len(model.columns))
    found = (model.entry(row, column) for row in rows for column in columns)
    return any(one is not None and is_void(one) for one in found)
