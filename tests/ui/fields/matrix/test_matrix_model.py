"""The matrix model without a view: it announces what changed, keeps rows in place, and copies nothing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.catalogue import catalogue_items, select_item, unselect
from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.lists import change_record, move_listed
from dialogue_app.core.commands.seats import add_party, seat_party
from dialogue_app.core.records import SelectedItem
from dialogue_app.fields.items import Item, items_of
from dialogue_app.ui.fields.matrix.matrix_columns import columns_of
from dialogue_app.ui.fields.matrix.matrix_model import CellRole, MatrixModel
from tests.ui.invented import Table, table


def model_of(at: Table, key: str = "verdict_r1") -> MatrixModel:
    field = at.field(key)

    def rows() -> tuple[Item, ...]:
        return items_of(at.dialogue, at.session, at.template, field)

    model = MatrixModel(
        at.track, at.session, rows, lambda: columns_of(at.dialogue, at.session, field), at.track
    )
    at.track.changed.connect(model.update)
    return model


class Unity:
    """A trailing column."""

    head = "Unity"
    width = 180

    def shown(self, item: Item) -> tuple[str, str, str]:
        return (f"United on {item.code}", "so far", "9 of 9")

    def tip(self, item: Item) -> str:
        return "all <nine>"


def test_a_change_announces_the_touched_cell_only(qtbot: QtBot) -> None:
    at = table()
    model = model_of(at)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    touched: list[tuple[int, int, int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        touched.append((first.row(), first.column(), last.row(), last.column()))

    model.dataChanged.connect(note)
    with qtbot.assertNotEmitted(model.modelReset):
        at.set("verdict_r1", Place(at.items("verdict_r1")[3], at.parties("verdict_r1")[5]), value="4")
        at.track.undo_stack.undo()
    assert touched == [(3, 5, 3, 5), (3, 5, 3, 5)]


def test_rows_come_go_move_and_are_renamed_without_a_reset(qtbot: QtBot) -> None:
    at = table(activities=5)
    model = model_of(at)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    chosen = at.dialogue.listed(SelectedItem, at.session, "selection")
    more = catalogue_items(at.dialogue, "activities")[20]
    with qtbot.assertNotEmitted(model.modelReset):
        at.track.perform(unselect(at.dialogue, chosen[1]))
        at.track.perform(select_item(at.dialogue, at.session, at.field("selection"), more))
        at.track.perform(move_listed(at.dialogue, chosen[4], -3))
        at.track.perform(change_record(at.dialogue, chosen[0], wording="Another wording"))
        for _step in range(4):
            at.track.undo_stack.undo()
        for _step in range(4):
            at.track.undo_stack.redo()
    assert [item.id for item in model.items] == list(at.items("verdict_r1"))
    assert model.headerData(1, Qt.Orientation.Vertical) == "MIL-01 Another wording"


def test_a_new_seat_is_a_new_column(qtbot: QtBot) -> None:
    at = table(seats=2)
    model = model_of(at)
    at.track.perform(add_party(at.dialogue, "NEW", "Newland"))
    party = at.dialogue.party_by_code("NEW")
    assert party is not None
    at.track.perform(seat_party(at.dialogue, at.session, party.id))
    assert model.columnCount() == 3
    assert model.headerData(2, Qt.Orientation.Horizontal) == "NEW"
    assert model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "Newland"


def test_trailing_columns_follow_the_cells(qtbot: QtBot) -> None:
    at = table(seats=2)
    model = model_of(at)
    model.set_trailing((Unity(),))
    index = model.index(0, 2)
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Unity"
    assert index.data() == "United on MIL-01 so far 9 of 9"
    assert "all &lt;nine&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert not model.is_cell(index)


def test_places_are_found_by_item_and_party(qtbot: QtBot) -> None:
    at = table()
    model = model_of(at)
    item, party = at.items("verdict_r1")[4], at.parties("verdict_r1")[6]
    index = model.index_of(item, party)
    assert (index.data(CellRole.ITEM), index.data(CellRole.PARTY)) == (item, party)
    assert not model.index_of("nobody").isValid()
    assert (model.index_of("").row(), model.index_of("").column()) == (0, 0)


def test_tooltips_never_become_markup(qtbot: QtBot) -> None:
    at = table(values=(("verdict_r1", 0, "ATL", "5"),))
    at.set("verdict_r1", Place(at.items("verdict_r1")[0], at.parties("verdict_r1")[0]), reason="<img src=x>")
    tip = model_of(at).index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt;" in tip
