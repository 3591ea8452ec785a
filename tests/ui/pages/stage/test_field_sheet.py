"""A stage that is one page: its fields below each other, each with its own marking, notes and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.commands.stages import skip_field
from dialogue_app.core.records import ListRow
from dialogue_app.ui.pages.stage.field_sheet import FieldSheet
from dialogue_app.ui.pages.stage.stage_page import StagePage
from tests.ui.invented import Table, table


@pytest.fixture
def at() -> Table:
    return table("EXTERNAL")


@pytest.fixture
def page(at: Table, qtbot: QtBot) -> StagePage:
    stage_page = StagePage(at.track, at.session, at.template, at.template.stage("E1"))
    qtbot.addWidget(stage_page)
    stage_page.resize(800, 600)
    with qtbot.waitExposed(stage_page):
        stage_page.show()
    stage_page.activateWindow()
    qtbot.waitUntil(stage_page.isActiveWindow)
    return stage_page


def sheet_of(page: StagePage) -> FieldSheet:
    assert page.sheet is not None
    return page.sheet


def test_every_field_stands_on_the_page_in_order(page: StagePage) -> None:
    sections = sheet_of(page).sections
    assert [section.field.key for section in sections] == [field.key for field in page.stage.fields]
    assert sorted(section.y() for section in sections) == [section.y() for section in sections]
    assert not page.tabs.isVisible()
    assert page.shows("walkout")
    assert {section.accessibleName() for section in sections} >= {"Purpose as agreed", "Attribution rule"}


def test_the_field_is_that_with_the_focus(page: StagePage) -> None:
    turned: list[str] = []
    page.marking_changed.connect(turned.append)
    page.take_focus()
    assert page.field is not None
    assert page.field.key == "purpose_text"
    page.step_field(1)
    assert page.field.key == "purpose_accepted"
    assert turned
    page.step_field(-2)
    assert page.field.key == "walkout"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert sheet_of(page).section.isAncestorOf(focus)


def test_a_link_brings_its_field_into_view(page: StagePage, qtbot: QtBot) -> None:
    assert page.go_to("walkout")
    sheet = sheet_of(page)
    section = sheet.sections[-1]

    def seen() -> bool:
        top = section.mapTo(sheet.viewport(), QPoint()).y()
        return 0 <= top < sheet.viewport().height()

    qtbot.waitUntil(seen)
    assert page.editor is section.editor
    assert page.field_marking is section.marking


def test_what_is_typed_is_kept_and_shown(page: StagePage, at: Table) -> None:
    page.go_to("walkout")
    area = QApplication.focusWidget()
    QTest.keyClicks(area, "We come back after an hour.")
    page.commit()
    assert at.value("walkout", Place()) == "We come back after an hour."


def test_each_section_tells_that_its_field_is_skipped(page: StagePage, at: Table) -> None:
    terms, other = (sheet_of(page).sections[place] for place in (4, 3))
    at.track.perform(skip_field(at.dialogue, at.session, "terms", reason="No time", by="Anna"))
    assert terms.skipped.text() == "skipped"
    assert terms.notes.skip_text.text() == "Skipped by Anna: No time"
    assert other.skipped.text() == ""
    again = next(button for button in terms.notes.findChildren(QPushButton) if button.isVisible())
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert terms.skipped.text() == ""


def test_a_field_is_as_high_as_what_it_holds(page: StagePage, at: Table, qtbot: QtBot) -> None:
    terms = sheet_of(page).sections[4]
    before = terms.height()
    for number in range(3):
        row = ListRow(session=at.session, field="terms", values=(("term", f"Word {number}"),))
        at.track.perform(add_listed(at.dialogue, row))
    qtbot.waitUntil(lambda: terms.height() > before + 100)
    assert not terms.editor.page.verticalScrollBar().isVisible()  # type: ignore[attr-defined]
