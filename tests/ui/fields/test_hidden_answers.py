"""An editor that is new to the program has hiding and reveal by giving its table to ``show_table``."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.edits import Change
from dialogue_app.core.records import INTERNAL
from dialogue_app.ui.fields.answers_model import NONE, AnswersModel, Index
from dialogue_app.ui.fields.editor import FieldContext
from dialogue_app.ui.fields.hidden_answers import HiddenAnswersEditor
from dialogue_app.ui.fields.matrix.detail_cell import DetailCell
from dialogue_app.ui.widgets.grid.cell_style import BLANK, CellStyle
from dialogue_app.ui.widgets.grid.grid_view import GridView
from tests.ui.invented import Table, table


class ShowOfHandsModel(AnswersModel):
    """A column of values: all that a new table has to say of its answers."""

    def __init__(self, context: FieldContext) -> None:
        super().__init__(context.track, context.session)
        self.field = context.field
        self.people = answerers(context.track.dialogue, context.session, context.field)

    def rowCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        party = self.people[index.row()].id
        place = ("", party, "", self.field.round)
        entry = self.track.dialogue.entry(self.session, self.field.entry_field, *place)
        return "" if entry is None else "answered" if self.hides(party) else entry.value

    def entry_fields(self) -> frozenset[str]:
        return frozenset({self.field.entry_field})

    def party_at(self, index: Index) -> tuple[str, str]:
        person = self.people[max(index.row(), 0)]
        return person.id, person.name

    def index_of(self, item: str, party: str = "") -> QModelIndex:
        return self.index([person.id for person in self.people].index(party), 0)

    def update(self, change: Change | None) -> None:
        self.everything_changed()


class ShowOfHandsView(GridView):
    """The least a table draws."""

    def row_words(self, row: int) -> tuple[str, str, str]:
        return "", f"Row {row}", ""

    def head_words(self, column: int) -> tuple[str, str]:
        return "Hands", ""

    def wanted_widths(self, room: int) -> list[int]:
        return [80]

    def look_of(self, row: int, column: int) -> CellStyle:
        return BLANK


class ShowOfHandsEditor(HiddenAnswersEditor):
    """A new editor."""

    def __init__(self, context: FieldContext) -> None:
        super().__init__(context)
        model = ShowOfHandsModel(context)
        view = ShowOfHandsView("internal", self)
        view.setModel(model)
        self.show_table(model, view, QLabel("Hands up"), "Nobody is here.")

    def _current_cell(self) -> DetailCell | None:
        return None


def new_editor(qtbot: QtBot, at: Table) -> ShowOfHandsEditor:
    stage_and_field = at.template.find_field("main_concern")
    assert stage_and_field is not None
    editor = ShowOfHandsEditor(at.context(*stage_and_field))
    at.track.changed.connect(editor.refresh)
    qtbot.addWidget(editor)
    return editor


def test_a_new_editor_hides_its_answers_and_reveals_them(qtbot: QtBot) -> None:
    at = table(INTERNAL, seats=3, values=(("main_concern", 0, "ATL", "A"),))
    editor, other_tab = new_editor(qtbot, at), new_editor(qtbot, at)
    assert editor.model.index(0, 0).data() == "A"
    assert editor.hide_button.text() == "Hide until reveal"
    editor.hide_button.click()
    assert at.track.hidden_fields == {(at.session, "main_concern")}
    assert [
        show_of_hands_editor.model.index(0, 0).data() for show_of_hands_editor in (editor, other_tab)
    ] == ["answered", "answered"]
    assert other_tab.hide_button.text() == "Reveal"
    assert new_editor(qtbot, at).model.hidden
    other_tab.hide_action.toggle()
    assert not at.track.hidden_fields
    assert [
        show_of_hands_editor.model.index(0, 0).data() for show_of_hands_editor in (editor, other_tab)
    ] == ["A", "A"]


def test_a_new_editor_has_the_focus_on_the_party_gone_to(qtbot: QtBot) -> None:
    at = table(INTERNAL, seats=3)
    editor = new_editor(qtbot, at)
    editor.go_to(party=at.parties("main_concern")[2])
    assert editor.view.currentIndex().row() == 2
    assert editor.focusProxy() is editor.view


def test_only_what_can_be_hidden_has_the_action(qtbot: QtBot) -> None:
    at = table(INTERNAL, seats=1)
    plain = at.editor("selection")
    qtbot.addWidget(plain)
    assert getattr(plain, "hide_action", "missing") is None
