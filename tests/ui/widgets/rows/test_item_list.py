"""The list of things by code and wording: what is not on the screen is not measured; keys, search, marks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.rows.item_list import ItemList
from dialogue_app.ui.widgets.rows.item_table import ItemRow
from tests.ui.costs import costs_of

MANY = 3000
LONG = "a wording that is so long that it takes several lines in a narrow list " * 2


def opened(qtbot: QtBot, rows: list[ItemRow]) -> ItemList:
    view = ItemList("Items")
    qtbot.addWidget(view)
    view.resize(260, 400)
    view.table.set_rows(rows)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


def grouped() -> list[ItemRow]:
    return [
        ItemRow("", "", "Military", head=True),
        ItemRow("a", "MIL-1", "Exercise"),
        ItemRow("b", "MIL-2", "Port call", words="harbour"),
        ItemRow("", "", "Cyber", head=True),
        ItemRow("c", "CYB-1", LONG),
    ]


@pytest.fixture
def list_of_groups(qtbot: QtBot) -> ItemList:
    return opened(qtbot, grouped())


def test_only_rows_on_the_screen_are_measured(qtbot: QtBot) -> None:
    view = opened(qtbot, [ItemRow(str(n), f"S{n}", LONG if n % 2 else "Short") for n in range(MANY)])
    costs = costs_of(lambda: view.choose(str(MANY - 1)))
    assert 0 < costs.calls["_ItemDelegate.sizeHint"] < 60
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    for _step in range(20):
        QTest.keyClick(view, Qt.Key.Key_Up)
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_each_row_on_the_screen_is_as_high_as_its_wording(list_of_groups: ItemList) -> None:
    view = list_of_groups
    for number in range(len(view.table.rows)):
        assert view.rowHeight(number) == view.sizeHintForRow(number)
    assert view.rowHeight(4) > view.rowHeight(1)
    before = view.rowHeight(4)
    view.resize(500, 400)
    QTest.qWait(1)
    assert view.rowHeight(4) < before
    theme.notifier().changed.emit()
    assert view.rowHeight(4) == view.sizeHintForRow(4)


def test_keys_go_from_row_to_row_and_never_to_a_head(list_of_groups: ItemList) -> None:
    view, went = list_of_groups, []
    view.chosen.connect(went.append)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
    assert went == ["c", "b", "a", "b", "c"]
    QTest.keyClick(view, Qt.Key.Key_M)
    assert view.current_id() == "a"
    empty = ItemList("Nothing")
    assert empty.moveCursor(ItemList.CursorAction.MoveHome, Qt.KeyboardModifier.NoModifier) == QModelIndex()
    empty.choose_first()
    assert (empty.current_id(), empty.choose("a")) == ("", False)


def test_a_search_leaves_what_fits_with_its_head_and_keeps_the_present_row(list_of_groups: ItemList) -> None:
    view = list_of_groups
    view.choose("b")
    view.table.set_search("HARBOUR")
    assert [row.title for row in view.table.rows] == ["Military", "Port call"]
    assert view.current_id() == "b"
    went: list[str] = []
    view.chosen.connect(went.append)
    view.table.set_search("cyb-1 lines")
    assert [row.id for row in view.table.rows] == ["", "c"]
    assert (view.current_id(), went) == ("", [""])
    view.table.set_search("  ")
    assert len(view.table.rows) == 5


def test_a_row_that_says_something_else_is_told_alone(list_of_groups: ItemList) -> None:
    view = list_of_groups
    told: list[int] = []
    view.table.dataChanged.connect(lambda first, _last: told.append(first.row()))
    view.table.change_row(grouped()[1])
    assert told == []
    view.table.change_row(ItemRow("a", "MIL-1", "Exercise", "1/2", notes="1 of 2 answered"))
    assert told == [1]
    index = view.table.index(1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "MIL-1  Exercise"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "1 of 2 answered"
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert view.table.data(QModelIndex()) is None
    view.table.set_search("port")
    view.table.change_row(ItemRow("a", "MIL-1", "Air port", "2/2"))
    assert told == [1]
    view.table.set_search("air")
    assert [row.marks for row in view.table.rows] == ["", "2/2"]
    assert view.table.row("a") == ItemRow("a", "MIL-1", "Air port", "2/2")


def test_a_double_click_takes_a_row_and_no_head(list_of_groups: ItemList) -> None:
    view, taken = list_of_groups, []
    view.taken.connect(taken.append)
    for number in (0, 1):
        view.doubleClicked.emit(view.table.index(number))
    assert taken == ["a"]
