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
    made = Clock()
    monkeypatch.setattr(folded_search, "monotonic", made)
    return made


def model_of(view: FoldedList) -> QStandardItemModel:
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    return model


def a_list(qtbot: QtBot) -> FoldedList:
    made = FoldedList()
    qtbot.addWidget(made)
    made.setModel(QStandardItemModel(made))
    for name in NAMES:
        model_of(made).appendRow(QStandardItem(name))
    made.setCurrentIndex(made.model().index(0, 0))
    return made


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
    made = a_list(qtbot)
    for letter in typed:
        qtbot.keyClicks(made, letter)
    assert made.currentIndex().data() == name


def test_the_same_letter_again_goes_on_and_a_pause_begins_anew(qtbot: QtBot, clock: Clock) -> None:
    made = a_list(qtbot)
    qtbot.keyClicks(made, "l")
    assert made.currentIndex().data() == "Łódź"
    qtbot.keyClicks(made, "l")
    assert made.currentIndex().data() == "Lublin"
    clock.now += QGuiApplication.styleHints().keyboardInputInterval() / 1000 + 1
    qtbot.keyClicks(made, "o")
    assert made.currentIndex().data() == "Oslo"
    clock.now += 60
    made.keyboardSearch("Ł")
    assert made.currentIndex().data() == "Łódź"
    made.keyboardSearch("")
    made.keyboardSearch("q")
    assert made.currentIndex().data() == "Łódź"


def test_what_cannot_be_gone_to_is_passed_over(qtbot: QtBot, clock: Clock) -> None:
    made = a_list(qtbot)
    made.setRowHidden(1, True)
    model_of(made).item(6).setFlags(Qt.ItemFlag.NoItemFlags)
    qtbot.keyClicks(made, "l")
    assert made.currentIndex().data() == "Atlantia"
    model_of(made).clear()
    made.keyboardSearch("l")
    assert not made.currentIndex().isValid()


def test_every_list_and_table_of_rows_searches_so() -> None:
    for kind in (RowView, HitList, FoldedList):
        assert kind.keyboardSearch is folded_search.FoldedSearch.keyboardSearch


def a_box(qtbot: QtBot, kind: type[CutBox]) -> CutBox:
    made = kind([BoxChoice(name, name, "") for name in NAMES]) if issubclass(kind, ChoiceBox) else kind()
    if not isinstance(made, ChoiceBox):
        made.addItems(NAMES)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("kind", [CutBox, ChoiceBox])
@pytest.mark.parametrize(("typed", "name"), [("lod", "Łódź"), ("o", "Ørsted"), ("'s", "’s-Hertogenbosch")])
def test_boxes_search_so_shut_and_open(
    qtbot: QtBot, clock: Clock, kind: type[CutBox], typed: str, name: str
) -> None:
    made = a_box(qtbot, kind)
    qtbot.keyClicks(made, typed)
    assert made.currentText() == name
    made = a_box(qtbot, kind)
    for _again in range(2):
        clock.now += 60
        made.showPopup()
        qtbot.keyClicks(made.view(), typed)
        assert made.view().currentIndex().data() == name
        assert made.currentText() != name, "an open list chooses nothing before Enter"
        made.hidePopup()
        made.view().setCurrentIndex(made.model().index(0, 0))


def test_a_box_tells_what_is_chosen_by_typing(qtbot: QtBot, clock: Clock) -> None:
    made = a_box(qtbot, CutBox)
    with qtbot.waitSignals([made.activated, made.textActivated]):
        qtbot.keyClicks(made, "lu")
    clock.now += 60
    with qtbot.assertNotEmitted(made.activated):
        qtbot.keyClicks(made, "q")
    qtbot.keyClick(made, Qt.Key.Key_Up)
    assert made.currentText() == "’s-Hertogenbosch"
    made.setEditable(True)
    made.clearEditText()
    qtbot.keyClicks(made, "Lo")
    assert made.currentText() == "Lo"
