"""Editor of two-way verdicts: each side on the other doing it and on doing it itself, in one table."""

from __future__ import annotations

from dialogue_app.ui.fields.matrix_editor import MatrixEditor
from dialogue_app.ui.models.matrix_columns import CellColumn, two_way_columns


class TwoWayMatrixEditor(MatrixEditor):
    """The fields that stand beside one another share a table; a sealed prediction has its own."""

    def columns(self) -> tuple[CellColumn, ...]:
        """Two-line heads: the side, and on whom it judges."""
        return two_way_columns(self.stage, self.field)
