"""Editor of a rating matrix: items by those who answer, one code a cell."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dialogue_app.core.edits import Change, touches
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.fields.rating_matrix import KIND
from dialogue_app.ui.fields.editor import Editor, FieldContext
from dialogue_app.ui.fields.matrix.matrix_columns import CellColumn, columns_of
from dialogue_app.ui.fields.matrix.matrix_editor import MatrixEditor
from dialogue_app.ui.fields.matrix.round_two_ticks import RoundTwoTicks
from dialogue_app.ui.fields.matrix.support_column import SupportColumn, takes_positions
from dialogue_app.ui.fields.matrix.unity_column import UnityColumn, suits


class RatingMatrixEditor(MatrixEditor):
    """Verdicts, confidence, reasons, positions, effects: whatever is answered item by item."""

    _unity: UnityColumn | SupportColumn | None = None

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        if suits(self.track, self.session, self.field):
            self._unity = UnityColumn(self.track, self.session, self.field)
            self.legend.explain_outliers()
        elif takes_positions(self.field):
            self._unity = SupportColumn(self.track, self.session, self.field)
        if self._unity is not None:
            self._unity.hidden = self.model.hidden
            self.set_trailing((self._unity,))
        self.offered: RoundTwoTicks | None = None
        if self.field.round > 1:
            self.offered = RoundTwoTicks(self.track, self.session, self)
            self.column.insertWidget(self.column.indexOf(self.below) + 1, self.offered)
            self.view.selectionModel().currentChanged.connect(self._show_offered)
            self._show_offered()

    def refresh(self, change: Change | None = None) -> None:
        """Show what a change touched, and whether the row is still united."""
        if self._unity is not None and touches(change, STRUCTURE):
            self._unity.take_seats()
        super().refresh(change)
        self._show_offered()

    def _show_offered(self) -> None:
        if self.offered is not None:
            index = self.view.currentIndex()
            self.offered.show_item(self.model.items[index.row()] if self.model.is_cell(index) else None)
            self.offered.setVisible(self.model.has_cells())

    def after_hiding(self) -> None:
        """What follows from the answers is hidden with them."""
        super().after_hiding()
        if self._unity is not None and self._unity.hidden != self.model.hidden:
            self._unity.hidden = self.model.hidden
            self.model.trailing_changed()

    def columns(self) -> tuple[CellColumn, ...]:
        """The parties, their aspects, or the aspects alone."""
        return columns_of(self.track.dialogue, self.session, self.field)


EDITOR = Editor((KIND,), RatingMatrixEditor)
