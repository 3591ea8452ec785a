"""Tabs and segments over the fields of a stage: what is reached how, and that a choice moves no other tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.stages import skip_field
from dialogue_app.ui.pages.stage.field_bar import FieldBar, FieldPlace
from dialogue_app.ui.pages.stage.stage_page import StagePage
from tests.ui.invented import table

PLACES = (
    FieldPlace("context", "Context"),
    FieldPlace("first", "Verdicts", "Round 1"),
    FieldPlace("second", "Verdicts", "Round 2"),
    FieldPlace("wording", "Wording"),
)


@pytest.fixture
def bar(qtbot: QtBot) -> FieldBar:
    field_bar = FieldBar(PLACES, "INTERNAL", QWidget())
    qtbot.addWidget(field_bar)
    field_bar.resize(600, 100)
    with qtbot.waitExposed(field_bar):
        field_bar.show()
    field_bar.choose(0)
    return field_bar


def names(bar: FieldBar) -> list[str]:
    segments = bar.segments()
    return [button.accessibleName() for button in segments.buttons()] if segments is not None else []


def test_fields_that_share_a_tab_stand_below_it_as_segments(bar: FieldBar) -> None:
    assert [tab.text() for tab in bar.tabs] == ["Context", "Verdicts", "Wording"]
    assert names(bar) == []
    bar.choose(2)
    assert names(bar) == ["Verdicts: Round 1", "Verdicts: Round 2"]
    assert bar.current == 2
    bar.choose(3)
    assert names(bar) == []
    bar.tabs[1].click()
    assert bar.current == 2  # the tab comes back to the field that it showed last
    assert bar.stop().accessibleName() == "Verdicts: Round 2"


def test_each_place_is_told_once(bar: FieldBar, qtbot: QtBot) -> None:
    told: list[int] = []
    bar.chosen.connect(told.append)
    for number in (1, 1, 2, 3, 2, 2, 0):
        bar.choose(number)
    assert told == [1, 2, 3, 2, 0]


def test_segments_are_one_stop_and_answer_to_arrows_and_the_mouse(bar: FieldBar) -> None:
    bar.choose(1)
    first, _second = bar.segments().buttons()  # type: ignore[union-attr]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Delete)
    assert bar.current == 1
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert bar.current == 2
    assert not first.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert bar.current == 1


def test_a_tab_is_skipped_when_all_of_its_fields_are(bar: FieldBar) -> None:
    bar.choose(1)
    bar.show_notes(["", "", "skipped", "skipped"])
    assert [tab.accessibleName() for tab in bar.tabs] == ["Context", "Verdicts", "Wording, skipped"]
    assert names(bar) == ["Verdicts: Round 1", "Verdicts: Round 2, skipped"]
    bar.show_notes(["", "skipped", "skipped", ""])
    assert [tab.accessibleName() for tab in bar.tabs] == ["Context", "Verdicts, skipped", "Wording"]


def test_the_keys_of_the_tabs_go_through_every_field(qtbot: QtBot) -> None:
    at = table("INTERNAL", activities=2)
    page = StagePage(at.track, at.session, at.template, at.template.stage("I4"))
    qtbot.addWidget(page)
    page.show()
    went = []
    for _field in page.stage.fields:
        went.append(page.field.key)  # type: ignore[union-attr]
        page.step_field(1)
    assert went == [field.key for field in page.stage.fields]
    assert page.tabs.current == 0


def test_a_choice_moves_no_tab_and_no_marking(qtbot: QtBot) -> None:
    at = table("INTERNAL", activities=2)
    page = StagePage(at.track, at.session, at.template, at.template.stage("I4"))
    qtbot.addWidget(page)
    page.resize(800, 700)
    with qtbot.waitExposed(page):
        page.show()

    def places() -> list[QRect]:
        return [tab.geometry() for tab in (*page.tabs.tabs, page.field_marking)]

    before = places()
    for number in range(len(page.groups)):
        page.tabs.choose(number)
        QTest.qWait(1)
        assert places() == before


def test_a_segment_says_that_its_field_was_skipped(qtbot: QtBot) -> None:
    at = table("INTERNAL", activities=2)
    page = StagePage(at.track, at.session, at.template, at.template.stage("I4"), field="verdict_r1")
    qtbot.addWidget(page)
    at.track.perform(skip_field(at.dialogue, at.session, "verdict_r2", reason="Nobody changed", by="Anna"))
    assert "Verdicts: Round 2, skipped" in names(page.tabs)
