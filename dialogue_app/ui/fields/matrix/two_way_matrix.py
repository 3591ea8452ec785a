"""Editor of two-way verdicts: each side on the other doing it and on doing it itself, in one table."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from dialogue_app.core.edits import Change
from dialogue_app.fields.two_way_matrix import KIND
from dialogue_app.services.released_verdicts import take_over
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.apply_change import perform
from dialogue_app.ui.fields.editor import Editor, FieldContext
from dialogue_app.ui.fields.matrix.matrix_columns import CellColumn, two_way_columns
from dialogue_app.ui.fields.matrix.matrix_editor import MatrixEditor
from dialogue_app.ui.widgets import kit


class TwoWayMatrixEditor(MatrixEditor):
    """The fields that stand beside one another share a table; a sealed prediction has its own. Where verdicts
    of the alliance come from released items only, all of them can be taken over at once.
    """

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.taker: QPushButton | None = None
        released = next((column.field for column in self.model.columns if column.field.released_only), None)
        if released is not None:
            self._released = released
            self.taker = kit.button(_("Take over released verdicts"))
            self.taker.setShortcut("Ctrl+Alt+V")
            self.taker.setToolTip(_("Set every verdict of the alliance to what it has released (Ctrl+Alt+V)"))
            self.taker.setAccessibleName(self.taker.text())
            self.taker.clicked.connect(self._on_take_over)
            self.below.insertWidget(1, self.taker)
            self._show_taker()

    def columns(self) -> tuple[CellColumn, ...]:
        """Two-line heads: the side, and on whom it judges."""
        return two_way_columns(self.stage, self.field)

    def refresh(self, change: Change | None = None) -> None:
        """Show what a change touched, and whether something released is not taken over yet."""
        super().refresh(change)
        self._show_taker()

    def _show_taker(self) -> None:
        if self.taker is not None:
            waiting = take_over(self.track.dialogue, self.session, self._released)
            self.taker.setEnabled(bool(waiting) and not self.track.read_only)
            self.taker.setVisible(bool(self.model.items))

    def _on_take_over(self) -> None:
        self.commit()
        if perform(self.track, take_over, self.session, self._released):
            self.view.setFocus()


EDITOR = Editor((KIND,), TwoWayMatrixEditor)
