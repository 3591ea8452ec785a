"""Editor of a rating matrix: items by those who answer, one code a cell."""

from __future__ import annotations

from dialogue_app.ui.fields.matrix_editor import MatrixEditor
from dialogue_app.ui.models.matrix_columns import CellColumn, columns_of


class RatingMatrixEditor(MatrixEditor):
    """Verdicts, confidence, reasons, positions, effects: whatever is answered item by item."""

    def columns(self) -> tuple[CellColumn, ...]:
        """The parties, their aspects, or the aspects alone."""
        return columns_of(self.track.dialogue, self.session, self.field)
