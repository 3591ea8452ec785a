"""Nothing jumps: a tab chosen, a card that has the focus or the pointer over it, an answer set and cleared
move no other control by a pixel; on every page.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.edits import Change, added
from dialogue_app.ui.fields.matrix.matrix_view import MatrixView
from dialogue_app.ui.fields.party_choice.choice_view import ChoiceView
from dialogue_app.ui.fields.selection.selected_row import SelectedRow
from dialogue_app.ui.pages.side_page import PageContext, SidePage
from dialogue_app.ui.pages.side_pages import SIDE_PAGES
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.widgets.cards.record_card import RecordCard
from dialogue_app.ui.widgets.counted_tabs import CountedTabBar
from tests.ui.conftest import Leaving
from tests.ui.invented import TEMPLATES, Table, table
from tests.ui.stillness import controls, corners, settled, shifted
from tests.ui.test_keys_over_every_field import RECORDS, RELEASES, areas, around, fields, opened, people, show

STAGES = [(kind, stage.key) for kind in TEMPLATES for stage in table(kind, activities=0).template.stages]
PAGES = [(kind, page_class) for page_class in SIDE_PAGES for kind in TEMPLATES if kind in page_class.TRACKS]
GRIDS = (MatrixView, ChoiceView)


def stage_page(qtbot: QtBot, kind: str, key: str) -> tuple[Table, StagePage]:
    at = table(kind, activities=3, records=RECORDS)
    page = StagePage(at.track, at.session, at.template, at.template.stage(key))
    show(qtbot, page)
    return at, page


def frame(page: StagePage) -> dict[QWidget, QRect]:
    """Where the controls around a field lie: tabs, marking, gate, the buttons of the head."""
    return {widget: place for widget, place in controls(page).items() if not in_field(page, widget)}


def in_field(page: StagePage, widget: QWidget) -> bool:
    return any(part.isAncestorOf(widget) for part in (page.stack, page.seal_bar, page.notes))


@pytest.mark.parametrize(("kind", "key"), STAGES)
def test_choosing_a_tab_moves_nothing_around_the_field(qtbot: QtBot, kind: str, key: str) -> None:
    _at, page = stage_page(qtbot, kind, key)
    settled(page)
    before = frame(page)
    for number in range(len(page.groups)):
        page.tabs.choose(number)
        settled(page)
        now = frame(page)
        assert {widget: place for widget, place in now.items() if widget in before} == {
            widget: place for widget, place in before.items() if widget in now
        }, page.field


@pytest.mark.parametrize(("kind", "page_class"), PAGES)
def test_choosing_a_tab_of_a_side_page_moves_no_tab(
    qtbot: QtBot, leaving: Leaving, kind: str, page_class: type[SidePage]
) -> None:
    page = side_page(qtbot, kind, page_class)
    for bar in page.findChildren(QTabBar):
        before = [bar.tabRect(number) for number in range(bar.count())]
        for number in range(bar.count()):
            bar.setCurrentIndex(number)
            QTest.qWait(1)
            assert [bar.tabRect(number) for number in range(bar.count())] == before


@pytest.mark.parametrize(("kind", "page_class"), PAGES)
def test_a_count_on_a_tab_of_a_side_page_moves_no_tab(
    qtbot: QtBot, leaving: Leaving, kind: str, page_class: type[SidePage]
) -> None:
    page = side_page(qtbot, kind, page_class)
    for bar in page.findChildren(QTabBar):
        assert isinstance(bar, CountedTabBar), bar
        before = [bar.tabRect(number) for number in range(bar.count())]
        for number, count in [(number, count) for number in range(bar.count()) for count in (0, 9, 10, 999)]:
            bar.show_tab(number, bar.tabText(number).rpartition("  ")[0], count)
            QTest.qWait(1)
            assert [bar.tabRect(number) for number in range(bar.count())] == before


def side_page(qtbot: QtBot, kind: str, page_class: type[SidePage]) -> SidePage:
    at = table(kind, activities=3, records=(*RECORDS, *RELEASES))
    at.track.perform(Change("", added(*people(at.session))))
    page = page_class(PageContext(at.track, at.session))
    at.track.changed.connect(page.refresh)
    show(qtbot, page)
    return page


@pytest.mark.parametrize(("kind", "key"), list(fields()))
def test_a_card_with_the_focus_or_the_pointer_moves_nothing(qtbot: QtBot, kind: str, key: str) -> None:
    _at, page = opened(qtbot, kind, key)
    settled(page)
    before = corners(page)
    for card in cards(page):
        QTest.mouseMove(card, QPoint(8, 8))
        QTest.qWait(1)
        assert not shifted(page, before)
        card.face.setFocus()
        QTest.qWait(1)
        assert not shifted(page, before)


def cards(page: QWidget) -> Iterator[RecordCard]:
    return (record_card for record_card in page.findChildren(RecordCard) if record_card.isVisible())


@pytest.mark.parametrize(("kind", "key"), list(fields()))
def test_an_answer_set_and_cleared_moves_nothing(qtbot: QtBot, leaving: Leaving, kind: str, key: str) -> None:
    """In a table the first answer changes counts, units and gates; taking it back changes them again."""
    _at, page = opened(qtbot, kind, key)
    editor = page.editor
    views = [grid for kind_of in GRIDS for grid in editor.findChildren(kind_of) if grid.isVisible()]  # type: ignore[union-attr]
    page.take_focus()
    settled(page)
    before = corners(page)
    for view in views:
        view.setFocus()
        for pressed in ("1", Qt.Key.Key_Up, Qt.Key.Key_Delete):
            QTest.keyClicks(view, pressed) if isinstance(pressed, str) else QTest.keyClick(view, pressed)
            page.show_gates()
            QTest.qWait(5)
            assert not shifted(page, before), (pressed, view)


@pytest.mark.parametrize("kind", TEMPLATES)
def test_the_links_of_cards_stand_in_columns(qtbot: QtBot, kind: str) -> None:
    """The same link has the same place at the right of every card of a list."""
    at = table(kind, activities=3, records=RECORDS)
    for stage in at.template.stages:
        for field in stage.fields:
            page = StagePage(at.track, at.session, at.template, stage, field=field.key)
            show(qtbot, page)
            settled(page)
            places: dict[str, set[int]] = {}
            for card in cards(page):
                for button in card.face.link_buttons:
                    action = str(button.property("action"))
                    if action and not action.startswith("field:") and not button.isHidden():
                        right = card.width() - button.mapTo(card, QPoint(button.width(), 0)).x()
                        places.setdefault(action, set()).add(right)
            assert all(len(place) == 1 for place in places.values()), (field.key, places)
            page.close()


@pytest.mark.parametrize(("kind", "key"), list(fields()))
def test_the_first_character_and_its_saving_move_nothing(
    qtbot: QtBot, leaving: Leaving, kind: str, key: str
) -> None:
    """Another wording of what is selected opens a question below it, once: that area is not looked at."""
    _at, page = opened(qtbot, kind, key)
    page.take_focus()
    for area in [widget for widget in areas(page) if page.stack.isAncestorOf(widget)]:
        if not area.isVisible() or any(isinstance(widget, SelectedRow) for widget in around(area)):
            continue
        area.setFocus()
        settled(page)
        before = corners(page)
        QTest.keyClicks(area, "z")
        QTest.qWait(5)
        assert not shifted(page, before), area.accessibleName()
        page.commit()
        page.show_gates()
        QTest.qWait(5)
        assert not shifted(page, before), area.accessibleName()
        QTest.keyClick(area, Qt.Key.Key_Backspace)
        page.commit()
        page.show_gates()
        QTest.qWait(5)
        assert not shifted(page, before), area.accessibleName()
