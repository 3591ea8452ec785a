"""Editor of a rating matrix: items by those who answer, one code a cell."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from dialogue_app.core.commands.stages import tick, ticked
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.gates import round_two_key
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.fields.items import Item
from dialogue_app.fields.rating_matrix import KIND
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.editor import Editor, FieldContext
from dialogue_app.ui.fields.matrix.matrix_columns import CellColumn, columns_of
from dialogue_app.ui.fields.matrix.matrix_editor import MatrixEditor
from dialogue_app.ui.fields.matrix.support_column import SupportColumn, takes_positions
from dialogue_app.ui.fields.matrix.unity_column import UnityColumn, suits
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit


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


class RoundTwoTicks(QWidget):
    """Two boxes beside one sentence; each is a tick that the gate of the stage looks for."""

    def __init__(self, track: OpenTrack, session: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track, self._session = track, session
        self._item: Item | None = None
        words = kit.label(_("Round two offered, nobody changes:"), "soft")
        self.one = QCheckBox()
        self.every = QCheckBox(_("Every row"))
        self.every.setAccessibleName(_("Round two offered, nobody changes: every row"))
        row = kit.row(self, spacing=16)
        row.addWidget(words)
        row.addWidget(self.one)
        row.addWidget(self.every)
        row.addStretch(1)
        self.one.clicked.connect(self._on_one)
        self.every.clicked.connect(self._on_every)
        self.show_item(None)

    def show_item(self, item: Item | None) -> None:
        """Show the ticks, and that of a row."""
        self._item = item
        every = self._has("")
        self.every.setChecked(every)
        self.one.setVisible(item is not None)
        if item is not None:
            name = item.code or item.title
            self.one.setText(name.replace("&", "&&"))
            self.one.setAccessibleName(_("Round two offered, nobody changes: {row}").format(row=name))
            self.one.setChecked(every or self._has(item.id))
        for box, free in ((self.one, not every), (self.every, True)):
            box.setEnabled(free and not self._track.read_only)

    def _has(self, item: str) -> bool:
        return ticked(self._track.dialogue, self._session, round_two_key(item)) is not None

    def _on_one(self, on: bool) -> None:
        if self._item is not None:
            self._tick(self._item.id, on)

    def _on_every(self, on: bool) -> None:
        self._tick("", on)

    def _tick(self, item: str, on: bool) -> None:
        self._track.perform(tick(self._track.dialogue, self._session, round_two_key(item), on))
        self.show_item(self._item)
