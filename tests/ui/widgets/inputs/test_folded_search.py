"""Typing the beginning of a name in a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from dialogue_app.ui.pages.search.hit_list import HitList
from dialogue_app.ui.widgets.cut_text import CutBox
from dialogue_app.ui.widgets.inputs import folded_search
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice, ChoiceBox
from dialogue_app.ui.widgets.inputs.folded_search import FoldedList
from dialogue_app.ui.widgets.rows.row_view import RowView

NAMES = ("Atlantia", "Łódź", "Ørsted", "Đakovo", "ırmak", "’s-Hertogenbosch", "Lublin", "Oslo")


class Clock:
    """The time as the test moves it."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    new_clock = Clock()
    monkeypatch.setattr(folded_search, "monotonic", new_clock)
    return new_clock


def model_of(view: FoldedList) -> QStandardItemModel:
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    return model


def a_list(qtbot: QtBot) -> FoldedList:
    folded_list = FoldedList()
    qtbot.addWidget(folded_list)
    folded_list.setModel(QStandardItemModel(folded_list))
    for name in NAMES:
        model_of(folded_list).appendRow(QStandardItem(name))
    folded_list.setCurrentIndex(folded_list.model().index(0, 0))
    return folded_list


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lod", "Łódź"),
        ("o", "Ørsted"),
        ("d", "Đakovo"),
        ("I", "ırmak"),
        ("'s", "’s-Hertogenbosch"),
    ],
)
def test_a_name_is_found_by_its_plain_letters(qtbot: QtBot, clock: Clock, typed: str, name: str) -> None:
    folded_list = a_list(qtbot)
    for letter in typed:
        qtbot.keyClicks(folded_list, letter)
    assert folded_list.currentIndex().data() == name


def test_the_same_letter_again_goes_on_and_a_pause_begins_anew(qtbot: QtBot, clock: Clock) -> None:
    folded_list = a_list(qtbot)
    qtbot.keyClicks(folded_list, "l")
    assert folded_list.currentIndex().data() == "Łódź"
    qtbot.keyClicks(folded_list, "l")
    assert folded_list.currentIndex().data() == "Lublin"
    clock.now += QGuiApplication.styleHints().keyboardInputInterval() / 1000 + 1
    qtbot.keyClicks(folded_list, "o")
    assert folded_list.currentIndex().data() == "Oslo"
    clock.now += 60
    folded_list.keyboardSearch("Ł")
    assert folded_list.currentIndex().data() == "Łódź"
    folded_list.keyboardSearch("")
    folded_list.keyboardSearch("q")
    assert folded_list.currentIndex().data() == "Łódź"


def test_what_cannot_be_gone_to_is_passed_over(qtbot: QtBot, clock: Clock) -> None:
    folded_list = a_list(qtbot)
    folded_list.setRowHidden(1, True)
    model_of(folded_list).item(6).setFlags(Qt.ItemFlag.NoItemFlags)
    qtbot.keyClicks(folded_list, "l")
    assert folded_list.currentIndex().data() == "Atlantia"
    model_of(folded_list).clear()
    folded_list.keyboardSearch("l")
    assert not folded_list.currentIndex().isValid()


def test_every_list_and_table_of_rows_searches_so() -> None:
    for kind in (RowView, HitList, FoldedList):
        assert kind.keyboardSearch is folded_search.FoldedSearch.keyboardSearch


def a_box(qtbot: QtBot, kind: type[CutBox]) -> CutBox:
    cut_box = kind([BoxChoice(name, name, "") for name in NAMES]) if issubclass(kind, ChoiceBox) else kind()
    if not isinstance(cut_box, ChoiceBox):
        cut_box.addItems(NAMES)
    qtbot.addWidget(cut_box)
    cut_box.show()
    return cut_box


@pytest.mark.parametrize("kind", [CutBox, ChoiceBox])
@pytest.mark.parametrize(("typed", "name"), [("lod", "Łódź"), ("o", "Ørsted"), ("'s", "’s-Hertogenbosch")])
def test_boxes_search_so_shut_and_open(
    qtbot: QtBot, clock: Clock, kind: type[CutBox], typed: str, name: str
) -> None:
    cut_box = a_box(qtbot, kind)
    qtbot.keyClicks(cut_box, typed)
    assert cut_box.currentText() == name
    cut_box = a_box(qtbot, kind)
    for _again in range(2):
        clock.now += 60
        cut_box.showPopup()
        qtbot.keyClicks(cut_box.view(), typed)
        assert cut_box.view().currentIndex().data() == name
        assert cut_box.currentText() != name, "an open list chooses nothing before Enter"
        cut_box.hidePopup()
        cut_box.view().setCurrentIndex(cut_box.model().index(0, 0))


def test_a_box_tells_what_is_chosen_by_typing(qtbot: QtBot, clock: Clock) -> None:
    cut_box = a_box(qtbot, CutBox)
    with qtbot.waitSignals([cut_box.activated, cut_box.textActivated]):
        qtbot.keyClicks(cut_box, "lu")
    clock.now += 60
    with qtbot.assertNotEmitted(cut_box.activated):
        qtbot.keyClicks(cut_box, "q")
    qtbot.keyClick(cut_box, Qt.Key.Key_Up)
    assert cut_box.currentText() == "’s-Hertogenbosch"
    cut_box.setEditable(True)
    cut_box.clearEditText()
    qtbot.keyClicks(cut_box, "Lo")
    assert cut_box.currentText() == "Lo"
