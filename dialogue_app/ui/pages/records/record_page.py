"""A side page about one kind of record: a table, and beside it the complete form of the row chosen."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from dialogue_app.core.commands.lists import change_attributes, move_listed, remove_record
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import Listed, Record, Session
from dialogue_app.core.visibility.markings import highest, marking_of
from dialogue_app.support.translation import _
from dialogue_app.ui.pages.records.filter_bar import FilterBar
from dialogue_app.ui.pages.records.record_pane import RecordPane
from dialogue_app.ui.pages.side_page import PageContext, SidePage
from dialogue_app.ui.qt import theme
from dialogue_app.ui.track.entry_writer import unsaved_words
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.rows.row_table import RowTable, TableColumn, TableRow
from dialogue_app.ui.widgets.rows.row_view import RowView
from dialogue_app.ui.widgets.unsaved_text import may_leave


class RecordPage(SidePage):
    """Base of the pages with a table and a form. A subclass gives ``columns`` and ``rows`` and says how a
    record is added; it may override how one is changed, removed, moved and toggled. BELOW puts the form
    below the table, for tables that need the width.
    """

    LINES: ClassVar[int] = 2
    BELOW: ClassVar[bool] = False
    EMPTY: ClassVar[str] = ""
    ADD: ClassVar[str] = ""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.table = RowTable(self.columns(), self)
        self.table.editable = not self.track.read_only
        self.view = RowView(self.table, _(self.TITLE), lines=self.LINES, parent=self)
        self.view.set_empty_text(_(self.EMPTY))
        self.filter = FilterBar(self.table, self)
        self.pane = RecordPane(self.track, self.session, self)
        self._marking = ""
        self._build()
        self._connect()
        self.refresh(None)

    def _build(self) -> None:
        if self.ADD:
            self.adder = self.add_button(_(self.ADD), "Ins", role="primary")
            self.adder.clicked.connect(self.add)
            self.adder.setEnabled(not self.track.read_only)
        self.body.addWidget(self.filter)
        across = Qt.Orientation.Vertical if self.BELOW else Qt.Orientation.Horizontal
        self.split = QSplitter(across, self)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.main = QWidget()
        self.column = kit.column(self.main)
        self.column.addWidget(self.view, 1)
        self.split.addWidget(self.main)
        self.split.addWidget(self.pane)
        if self.BELOW:
            self.pane.inside.setContentsMargins(0, 12, 8, 8)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes(
            [theme.current().scaled(size) for size in ((360, 400) if self.BELOW else (720, 400))]
        )
        self.body.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.filter.left.connect(self.view.setFocus)
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self._on_opened)
        self.view.toggled.connect(self._on_toggled)
        self.view.removed.connect(self._on_removed)
        self.view.moved.connect(self._on_moved)
        self.view.refused.connect(self.track.failed)
        self.table.edited.connect(self._on_edited)
        self.pane.settled.connect(self._on_settled)
        words = QShortcut(QKeySequence("Ctrl+L"), self)
        words.activated.connect(self.filter.line.setFocus)

    # -- for subclasses ------------------------------------------------------------------------------

    @abstractmethod
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns of the table."""

    @abstractmethod
    def rows(self) -> tuple[TableRow, ...]:
        """The rows of the table, in their own order."""

    def add(self) -> None:
        """Add a record and go to it."""

    def change(self, record: Record, **values: Any) -> Change:
        """The change of some attributes of a record. Raises Refused."""
        return change_attributes(self.track.dialogue, record, values)

    def removal(self, record: Record) -> Change:
        """The change that removes a record. Raises Refused."""
        return remove_record(self.track.dialogue, record)

    def moving(self, record: Record, steps: int) -> Change:
        if isinstance(record, Listed):
            return move_listed(self.track.dialogue, record, steps)
        return Change("", ())

    def toggle(self, record: Record) -> None:
        """What Space does to a row."""

    def show_detail(self, record: Record | None) -> None:
        """Show a record in the pane beside the table."""
        self.pane.show_record(record)

    # -- what every page does ------------------------------------------------------------------------

    def current(self) -> Record | None:
        row = self.view.current_row()
        return row.record if row else None

    def perform(self, change: Change) -> bool:
        """Make a change; false if it could not be made."""
        return self.track.perform(change)

    def try_change(self, record: Record, **values: Any) -> bool:
        """Change a record, or say why not."""
        try:
            return self.perform(self.change(record, **values))
        except Refused as refusal:
            self.track.failed.emit(str(refusal))
            return False

    def refresh(self, change: Change | None = None) -> None:
        """Show the present rows and the present record."""
        chosen = self.view.current_id()
        self.table.set_rows(self.rows())
        if chosen and self.view.current_id() != chosen:
            self.view.choose(chosen)
        if not self.view.current_id() and self.table.rows:
            self.view.choose(self.table.rows[0].id)
        self.show_detail(self.current())
        marking = self.marking()
        if self._marking != marking:
            self._marking = marking
            self.marking_changed.emit(marking)

    def marking(self) -> str:
        """The highest marking of the records listed."""
        frame = self.track.dialogue.get(Session, self.session)
        records = (row.record for row in self.table.all_rows if row.record)
        of_each = {(type(record), getattr(record, "marking", "")): record for record in records}
        return highest((super().marking(), *(marking_of(record, frame) for record in of_each.values())))

    def show_session(self, session: str) -> None:
        """Turn to another session."""
        self.pane.session = session
        super().show_session(session)

    def go_to(self, record_id: str = "") -> None:
        """Make a record the present one and put the focus on its row."""
        if record_id and not self.view.choose(record_id):
            self.filter.clear()
            self.view.choose(record_id)
        self.view.setFocus()

    def has_in_hand(self, record: Record) -> bool:
        """Whether this is the record of the present row."""
        present = self.current()
        return present is not None and present.id == record.id

    def commit(self) -> None:
        """Save what is being typed."""
        self.view.commit()
        self.pane.commit()

    def added(self, change: Change) -> None:
        """Make a change that adds a record, and put the cursor into its form."""
        record = next((edit.record for edit in change.edits if edit.before is None), None)
        if self.perform(change) and record is not None:
            self.refresh(change)
            self.go_to(record.id)
            self.pane.focus_first()

    def _on_chosen(self, _row_id: str) -> None:
        shown, chosen = self.pane.record, self.current()
        known = shown is not None and self.track.dialogue.find(shown.id) is not None
        if known and shown is not None and (chosen is None or chosen.id != shown.id):
            self.pane.commit()
            if not may_leave(self.pane):
                QTimer.singleShot(0, self, self._go_back)
                return
        self.show_detail(self.current())

    def _go_back(self) -> None:
        """Choose again the row whose form holds what is not saved."""
        kept = self.pane.record
        row = next(
            (
                table_row
                for table_row in self.table.rows
                if table_row.record and kept and table_row.record.id == kept.id
            ),
            None,
        )
        if row is not None:
            self.view.choose(row.id)

    def _on_opened(self, _row_id: str) -> None:
        self.pane.focus_first()

    def _on_settled(self, record: object, name: str, value: object) -> None:
        if not isinstance(record, Record):
            return
        try:
            if not self.perform(self.change(record, **{name: value})):
                self.pane.show_fault(name, unsaved_words())
        except Refused as refusal:
            self.pane.show_fault(name, str(refusal))

    def _on_edited(self, row_id: str, attribute: str, value: object) -> None:
        row = self.table.row_of(row_id)
        record = self.table.rows[row].record if row >= 0 else None
        if record is None:
            return
        try:
            with self.track.failures_kept() as failures:
                done = self.perform(self.change(record, **{attribute: value}))
            if not done:
                self.view.take_up(row_id, attribute, value, unsaved_words(), " ".join(failures))
        except Refused as refusal:
            self.view.take_up(row_id, attribute, value, str(refusal))

    def _on_toggled(self, _row_id: str) -> None:
        record = self.current()
        if record is not None and not self.track.read_only:
            self.toggle(record)

    def _on_removed(self, _row_id: str) -> None:
        record = self.current()
        if record is None or self.track.read_only:
            return
        number = self.view.currentIndex().row()
        try:
            done = self.perform(self.removal(record))
        except Refused as refusal:
            self.track.failed.emit(str(refusal))
            return
        if done and self.table.rows:
            self.view.choose(self.table.rows[min(number, len(self.table.rows) - 1)].id)

    def _on_moved(self, _row_id: str, steps: int) -> None:
        record = self.current()
        if record is not None and not self.track.read_only:
            self.perform(self.moving(record, steps))
