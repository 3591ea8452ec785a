"""Editor of a choice per party: who answers by options, and how the answers lie."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from dialogue_app.core.edits import Change, touches
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import Tick
from dialogue_app.fields.party_choice import KIND
from dialogue_app.support.translation import _, language
from dialogue_app.ui.fields.editor import Editor, FieldContext
from dialogue_app.ui.fields.hidden_answers import HiddenAnswersEditor
from dialogue_app.ui.fields.matrix.detail_cell import DetailCell
from dialogue_app.ui.fields.matrix.matrix_columns import CellColumn
from dialogue_app.ui.fields.party_choice.choice_model import ChoiceModel
from dialogue_app.ui.fields.party_choice.choice_view import ChoiceView
from dialogue_app.ui.text.scale_keys import shown_option
from dialogue_app.ui.track.entry_writer import EntryWriter
from dialogue_app.ui.widgets import kit


class PartyChoiceEditor(HiddenAnswersEditor):
    """A table of round boxes with the distribution below it; nothing of a sealed field is counted."""

    model: ChoiceModel
    view: ChoiceView

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.writer = EntryWriter(self.track, self.session)
        self.model = ChoiceModel(self.track, self.session, self.field, self)
        self.view = ChoiceView(self.model, self.writer, self.track.track, self)
        self.view.setAccessibleName(self.field.label.shown(language()))
        self.view.corner.text = _("Participant") if self.field.columns == "participants" else _("Who answers")
        self.spread = kit.label(role="small")
        self.empty = kit.label(self._empty_text(), "soft")
        self.make_hiding()
        self.lay_out(self.spread)
        self._connect()
        self.follow_hiding()
        self._show_state()

    def refresh(self, change: Change | None = None) -> None:
        """Show what a change touched."""
        self.model.update(change)
        if self.field.sealed or touches(change, {Tick}):
            self.follow_hiding()
        if self.field.sealed or touches(change, STRUCTURE, (self.session, self.field.entry_field)):
            self._show_state()
        if self.detail_shown:
            self.detail.show_cell(self._current_cell())

    def reason_label(self) -> str:
        """As the field calls the text beside its choice."""
        return self.field.text_label.shown(language())

    def hidden_keys(self) -> frozenset[tuple[str, str]]:
        """What the track calls this field."""
        return frozenset({(self.session, self.field.entry_field)})

    def current_party(self) -> tuple[str, str]:
        """Id and name of whose row the current one is."""
        found = self.model.people[max(self.view.currentIndex().row(), 0) :] or self.model.people[:1]
        return (found[0].id, found[0].name) if found else ("", "")

    def after_hiding(self) -> None:
        """Show distribution and detail by what is hidden now."""
        self._show_state()
        if self.detail_shown:
            self.detail.show_cell(self._current_cell())

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the keys on a row."""
        row = self.model.row_of(party)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row, 0))
        self.view.setFocus()

    def _connect(self) -> None:
        self.view.detail_wanted.connect(self._on_detail)
        self.view.selectionModel().currentChanged.connect(self._on_current)

    def _empty_text(self) -> str:
        if self.field.columns == "participants":
            return _("Nobody is on the list of participants yet. Those who attend answer here.")
        return _("Nobody has a seat in this session yet. Each seat answers here.")

    def _show_state(self) -> None:
        filled = bool(self.model.people)
        self.empty.setVisible(not filled)
        for part in (self.view, self.spread, self.hide_button):
            part.setVisible(filled)
        self.spread.setText(self.distribution())

    def distribution(self) -> str:
        """How the answers lie, in one line; only how many answered while they are not to be seen."""
        counts, answered = self.model.counts()
        of = _("{n} of {total} answered").format(n=answered, total=len(self.model.people))
        if self.waits() or self.model.hidden:
            return of
        named = [
            f"{shown_option(self.field.scale, count.code)} {count.number}" for count in counts if count.number
        ]
        return " · ".join([*named, of])

    def _current_cell(self) -> DetailCell | None:
        row = self.view.currentIndex().row()
        if row < 0:
            return None
        one = self.model.people[row]
        column = CellColumn(self.field, one.id, "", one.code, one.name, scale=self.field.scale)
        return DetailCell(
            column, "", one.name, self.field.label.shown(language()), None, self.model.hides(one.id)
        )

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row():
            self.stop_asking()
        self.show_current()

    def _go_back(self) -> None:
        """Make that cell the current one whose detail holds what is not saved."""
        kept = self.detail.cell
        row = self.model.row_of(kept.column.party) if kept is not None else -1
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row, max(self.view.currentIndex().column(), 0)))

    def _on_left(self) -> None:
        self.view.setFocus()
        self.detail.setVisible(False)


EDITOR = Editor((KIND,), PartyChoiceEditor)
