"""What editors of tables share: the detail of the current cell, and answers that are hidden until their
reveal or until they are unsealed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from dialogue_app.core.edits import Change, touches
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import Tick
from dialogue_app.support.translation import _, language
from dialogue_app.ui.fields.answers_model import AnswersModel
from dialogue_app.ui.fields.editor import FieldContext, FieldEditor
from dialogue_app.ui.fields.matrix.detail_cell import DetailCell
from dialogue_app.ui.text.seal_text import hiding_words, looking_words
from dialogue_app.ui.track.entry_writer import EntryWriter
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.grid.grid_view import GridView

if TYPE_CHECKING:
    from dialogue_app.ui.fields.matrix.cell_detail import CellDetail


class HiddenAnswersEditor(FieldEditor):
    """A table with the detail of its current cell, whose answers can be hidden. A subclass calls
    ``show_table`` with its model and its view, and has the button, hiding, reveal, unsealing, the detail and
    the focus. Pages may show ``hide_action`` as a button of their own.

    Of answers that wait for their unsealing, those of one party at a time are shown, that of the current
    cell, and only after asking: whoever enters for one side must not see the other's by the same click.
    """

    model: AnswersModel
    view: GridView
    hide_action: QAction

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.writer = EntryWriter(self.track, self.session)
        self._kept_hidden = self._asking = False
        self._detail: CellDetail | None = None

    def show_table(self, model: AnswersModel, view: GridView, said: QWidget, empty: str) -> None:
        """The table; below it what is ``said`` of the answers, beside that the button, and then the detail.
        ``empty`` is what stands there while nobody or nothing is to be answered.
        """
        self.model, self.view, self.said = model, view, said
        self.view.setAccessibleName(self.field.label.shown(language()))
        self.empty = kit.label(empty, "soft")
        self._make_hiding()
        self._lay_out()
        self.view.detail_wanted.connect(self._on_detail)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.follow_hiding()
        self.show_state()

    def _make_hiding(self) -> None:
        self.hide_action = QAction(_("Hide until reveal"), self)
        self.hide_action.setCheckable(True)
        self.addAction(self.hide_action)
        self.hide_button = kit.button(self.hide_action.text())
        self.hide_button.setCheckable(True)
        self.hide_action.toggled.connect(self._on_hidden)
        self.hide_button.toggled.connect(self.hide_action.setChecked)

    def _lay_out(self) -> None:
        self.below = kit.row(spacing=16)
        self.below.addWidget(self.said, 1)
        self.below.addWidget(self.hide_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column = kit.column(self)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.view, 1)
        self.column.addLayout(self.below)
        self.column.addStretch(0)
        self.setFocusProxy(self.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say how high the table may be, so that it can choose the height of its rows."""
        super().resizeEvent(event)
        below = self.hide_button.sizeHint().height() + self.column.spacing() + self.always_below()
        if self.view.take_room(self.height() - below):
            self.after_hiding()

    def always_below(self) -> int:
        """How high what always stands below the table is, besides what is said of it."""
        return 0

    # -- what subclasses say -------------------------------------------------------------------------

    def _current_cell(self) -> DetailCell | None:
        """What the detail shows of the current cell; None where there is none."""
        raise NotImplementedError

    def _go_back(self) -> None:
        """Make that cell the current one whose detail holds what is not saved."""
        raise NotImplementedError

    def state_follows(self, change: Change | None) -> bool:
        """Whether a change touches what is said around the table. A sealed field's changes always do."""
        return self.field.sealed or touches(change, STRUCTURE)

    def show_state(self) -> None:
        """Show what stands around the table, by what is there and what is hidden now."""
        filled = self.model.has_cells()
        self.empty.setVisible(not filled)
        for part in (self.view, self.said, self.hide_button):
            part.setVisible(filled)

    # -- showing -------------------------------------------------------------------------------------

    def refresh(self, change: Change | None = None) -> None:
        """Show what a change touched."""
        self.model.update(change)
        if self.field.sealed or touches(change, {Tick}):
            self.follow_hiding()
        if self.state_follows(change):
            self.show_state()
        self._show_detail_again()

    def after_hiding(self) -> None:
        """Show the rest of the editor by what is hidden now."""
        self.show_state()
        self._show_detail_again()

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the keys on a cell."""
        index = self.model.index_of(item, party)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        self.view.setFocus()

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row() or self.model.party_at(now) != self.model.party_at(before):
            self._stop_asking()
        self.show_current()

    # -- the detail ----------------------------------------------------------------------------------

    @property
    def detail(self) -> CellDetail:
        """The detail of the current cell, made when it is first wanted: few cells are looked at that closely,
        and the first picture of a table need not wait for its inputs.
        """
        if self._detail is None:
            from dialogue_app.ui.fields.matrix.cell_detail import CellDetail

            self._detail = CellDetail(self.track, self.session, self.writer, self.reason_label(), self)
            self._detail.setVisible(False)
            self._detail.left.connect(self._on_left)
            self._detail.closed.connect(self._on_left)
            self.column.insertWidget(self.column.count() - 1, self._detail)
        return self._detail

    @property
    def detail_shown(self) -> bool:
        return self._detail is not None and self._detail.isVisible()

    def reason_label(self) -> str:
        """What the detail calls the reason; empty for its usual name."""
        return ""

    def _on_left(self) -> None:
        """Back to the table; the detail stays where reasons are what is asked for."""
        self.view.setFocus()
        if self.field.part != "reason":
            self.detail.setVisible(False)

    def _show_detail_again(self) -> None:
        if self.detail_shown:
            self.detail.show_cell(self._current_cell())

    def go_to_part(self, item: str, part: str) -> None:
        """Open the detail of the cell gone to, and put the focus on a part of it."""
        if self.detail.show_cell(self._current_cell()):
            self.detail.setVisible(True)
            self.detail.focus_on(part)

    def commit(self) -> None:
        """Save the text being typed."""
        if self._detail is not None:
            self._detail.commit()

    def show_current(self) -> None:
        """Show the cell come to in the detail, if that is open and has nothing that is not saved."""
        if self.detail_shown and not self.detail.show_cell(self._current_cell()):
            QTimer.singleShot(0, self, self._go_back)

    def _on_detail(self, typed: str) -> None:
        if not self.detail.show_cell(self._current_cell()):
            return
        self.detail.setVisible(True)
        self.detail.begin(typed)

    # -- hiding --------------------------------------------------------------------------------------

    def hidden_keys(self) -> frozenset[tuple[str, str]]:
        """What the track calls the fields of this table: (session, key)."""
        return frozenset((self.session, key) for key in self.model.entry_fields())

    def follow_hiding(self) -> None:
        """Hide what the track says is hidden, and show it once it is revealed or unsealed: what was hidden
        on another tab, in another window or before a restart is hidden here.
        """
        hidden = self.waits() or not self.hidden_keys().isdisjoint(self.track.hidden_fields)
        if hidden != self._kept_hidden:
            self._kept_hidden = hidden
            self._show_hidden(hidden)

    def hideEvent(self, event: QHideEvent) -> None:
        """What one party was looking at is not there any more for whoever comes back."""
        super().hideEvent(event)
        if self.waits():
            self._show_hidden(True)

    def _stop_asking(self) -> None:
        """The question whose answers to show was about another cell."""
        if self._asking:
            self._show_hidden(True)

    def _on_hidden(self, hidden: bool) -> None:
        """Sealed answers wait for unsealing, which is no matter of this button; it only lets whoever enters
        them look at what they have not sealed yet.
        """
        if self.waits():
            party, name = self.model.party_at(self.view.currentIndex())
            if hidden or not party:
                self._show_hidden(True)
            elif self._asking:
                self._show_hidden(True, party)
            else:
                self._show_hidden(True)
                self._asking = True
                self.hide_button.setText(looking_words(name))
            return
        if hidden != self._kept_hidden:
            self._kept_hidden = hidden
            for session, key in sorted(self.hidden_keys()):
                self.track.hide_until_reveal(session, key, hidden)
        self._show_hidden(hidden)

    def _show_hidden(self, hidden: bool, but: str = "") -> None:
        self._asking = False
        self.model.hide(hidden, but)
        shown = hidden and not but
        for switch in (self.hide_action, self.hide_button):
            with QSignalBlocker(switch):
                switch.setChecked(shown)
        self.hide_button.setText(hiding_words(shown, waits=self.waits()))
        self.after_hiding()
