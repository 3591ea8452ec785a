"""A chosen row of a list has a bar at its left besides its ground, one look for every list and theme."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.support.paths import resource
from dialogue_app.ui.files.party_table import PartyTable
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.cut_text import CutBox
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice, ChoiceBox
from dialogue_app.ui.widgets.inputs.pick_list import PickList
from dialogue_app.ui.widgets.painted_state import RING
from dialogue_app.ui.widgets.rows.item_list import ItemList
from dialogue_app.ui.widgets.rows.item_table import ItemRow
from dialogue_app.ui.window.help_window import HelpWindow
from tests.ui.look.rendering import picture

THEMES = sorted(path.stem for path in resource("themes").glob("*.toml"))
NAMES = ("First", "Second", "Third")
CHOSEN = 1

Opened = tuple[QWidget, QAbstractItemView]
"""What is held while its list is looked at, and the list."""


def plain_box(qtbot: QtBot) -> Opened:
    box = CutBox()
    qtbot.addWidget(box)
    box.addItems(NAMES)
    box.setCurrentIndex(CHOSEN)
    box.show()
    box.showPopup()
    return box, box.view()


def box_with_meanings(qtbot: QtBot) -> Opened:
    box = ChoiceBox([BoxChoice(name, name, "What it means") for name in NAMES[1:]])
    qtbot.addWidget(box)
    box.set_code(NAMES[CHOSEN])
    box.show()
    box.showPopup()
    return box, box.view()


def pick_list(qtbot: QtBot) -> Opened:
    picks = PickList("Parties")
    qtbot.addWidget(picks)
    picks.set_choices([BoxChoice(name, name) for name in NAMES])
    picks.resize(300, 200)
    picks.show()
    picks.list.setCurrentIndex(picks.table.index(CHOSEN))
    return picks, picks.list


def item_list(qtbot: QtBot) -> Opened:
    items = ItemList("Items")
    qtbot.addWidget(items)
    items.table.set_rows([ItemRow(name, name, name) for name in NAMES])
    items.resize(300, 200)
    items.show()
    items.choose(NAMES[CHOSEN])
    return items, items


def party_table(qtbot: QtBot) -> Opened:
    parties = PartyTable()
    qtbot.addWidget(parties)
    parties.show_parties([(name[:3], name) for name in NAMES])
    parties.resize(300, 300)
    parties.show()
    parties.table.selectRow(CHOSEN)
    return parties, parties.table


def help_chapters(qtbot: QtBot) -> Opened:
    book = HelpWindow()
    qtbot.addWidget(book)
    book.show()
    book.chapters.setCurrentRow(CHOSEN)
    return book, book.chapters


@pytest.fixture(params=THEMES)
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[theme.Theme]:
    yield theme.apply(qapp, request.param)
    theme.apply(qapp, theme.LIGHT)


@pytest.mark.parametrize(
    "opened", [plain_box, box_with_meanings, pick_list, item_list, party_table, help_chapters]
)
def test_a_chosen_row_has_a_bar(look: theme.Theme, qtbot: QtBot, opened: Callable[[QtBot], Opened]) -> None:
    owner, view = opened(qtbot)
    assert owner.isVisible()
    for row in range(len(NAMES)):
        index = view.model().index(row, 0)
        row_seen = view.visualRect(index)
        image = picture(view.viewport(), row_seen)
        bar = {image.pixelColor(x, row_seen.height() // 2).name() for x in range(RING)}
        assert (bar == {look.color("accent").name()}) is (row == CHOSEN)
        beside = image.pixelColor(RING, row_seen.height() // 2)
        assert beside != look.color("accent"), "the bar is as wide as everywhere"


def test_the_chosen_entry_of_a_menu_has_a_bar(look: theme.Theme, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    for name in NAMES:
        menu.addAction(name)
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(menu.actions()[CHOSEN])
    for row, action in enumerate(menu.actions()):
        place = menu.actionGeometry(action)
        image = picture(menu, place)
        bar = {image.pixelColor(x, place.height() // 2).name() for x in range(RING)}
        assert (bar == {look.color("accent").name()}) is (row == CHOSEN)
        assert image.pixelColor(RING, place.height() // 2) != look.color("accent")
