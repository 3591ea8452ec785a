"""Editor of a choice per party: who answers by options, and how the answers lie."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dialogue_app.core.edits import Change, touches
from dialogue_app.fields.party_choice import KIND
from dialogue_app.support.translation import _, language
from dialogue_app.ui.fields.editor import Editor, FieldContext
from dialogue_app.ui.fields.hidden_answers import HiddenAnswersEditor
from dialogue_app.ui.fields.matrix.detail_cell import DetailCell
from dialogue_app.ui.fields.matrix.matrix_columns import CellColumn
from dialogue_app.ui.fields.party_choice.choice_model import ChoiceModel
from dialogue_app.ui.fields.party_choice.choice_view import ChoiceView
from dialogue_app.ui.text.scale_keys import shown_option
from dialogue_app.ui.widgets import kit


class PartyChoiceEditor(HiddenAnswersEditor):
    """A table of round boxes with the distribution below it; nothing of a sealed field is counted."""

    model: ChoiceModel
    view: ChoiceView

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        model = ChoiceModel(self.track, self.session, self.field, self)
        view = ChoiceView(model, self.writer, self.track.track, self)
        view.corner.text = _("Participant") if self.field.columns == "participants" else _("Who answers")
        self.spread = kit.label(role="small")
        self.show_table(model, view, self.spread, self._empty_text())

    def state_follows(self, change: Change | None) -> bool:
        """The distribution follows the answers too."""
        return super().state_follows(change) or touches(change, (), (self.session, self.field.entry_field))

    def reason_label(self) -> str:
        """As the field calls the text beside its choice."""
        return self.field.text_label.shown(language())

    def _empty_text(self) -> str:
        if self.field.columns == "participants":
            return _("Nobody is on the list of participants yet. Those who attend answer here.")
        return _("Nobody has a seat in this session yet. Each seat answers here.")

    def show_state(self) -> None:
        """Show the distribution too."""
        super().show_state()
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
        answerer = self.model.people[row]
        column = CellColumn(self.field, answerer.id, "", answerer.code, answerer.name, scale=self.field.scale)
        return DetailCell(
            column, "", answerer.name, self.field.label.shown(language()), None, self.model.hides(answerer.id)
        )

    def _go_back(self) -> None:
        """Make that cell the current one whose detail holds what is not saved."""
        kept = self.detail.cell
        row = self.model.row_of(kept.column.party) if kept is not None else -1
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row, max(self.view.currentIndex().column(), 0)))


EDITOR = Editor((KIND,), PartyChoiceEditor)
