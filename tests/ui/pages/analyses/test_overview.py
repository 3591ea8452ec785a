"""The overview of the page of analyses: every answer at a glance, by keyboard, and nothing too early."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialogue_app.core.domain_records import Signal
from dialogue_app.core.edits import Change, Edit
from dialogue_app.ui.qt import theme
from tests.services.amber_sea import external, internal
from tests.ui.pages.analyses.opened_pages import Open, overview, read, shown, told_in, wait_for


def test_the_page_opens_at_every_question_with_its_answer_at_a_glance(qtbot: QtBot, opened: Open) -> None:
    page = overview(qtbot, opened(external()))
    read(qtbot, page)
    assert page.overview.isVisible()
    assert not page.answer.isVisible()
    assert page.overview.accessibleName() == "Overview"
    assert told_in(page) == [
        (
            "Which rules are shared? Both sides hold the same rule on 7 of 11 activities; contested: "
            "NBR-02, AIR-01 and 2 more. 11 of 12 activities inside for both 1; outside for both 6; "
            "contested 4; unknown 1"
        ),
        (
            "Where do we misjudge each other? Statements misjudged: 4 of 8 by the alliance, 3 of 8 by "
            "Russia. 16 of 16 answers a shared view known 1; a difference known 8; misjudged 7"
        ),
        (
            "What surprised us? Off on average: Alliance 0.58 of a level, Russia 0.55 of a level; red "
            "lines missed: 3. 23 of 24 predictions exact 12; right side of the rules 7; wrong side 4; "
            "not compared 1"
        ),
        (
            "How well was listened? Accurate at the first attempt: 10 of 13 statements. 13 of 13 "
            "statements accurate at once 10; not at once 3"
        ),
        (
            "Which signals went astray? 5 of 6 signals were not read as intended; a reassurance was "
            "lost on SG3, SG4. 6 of 6 signals as intended 1; not as intended 5"
        ),
        (
            "What kind of differences? 1 to clarify, 3 manageable, 3 to be lived with. 8 of 8 "
            "differences to clarify 1; manageable 3; to be lived with 3; undetermined or not settled 1"
        ),
    ]


def test_enter_opens_a_question_and_escape_goes_back_to_it(qtbot: QtBot, opened: Open) -> None:
    page = overview(qtbot, opened(external()))
    read(qtbot, page)
    page.activateWindow()
    page.go_to()
    qtbot.waitUntil(page.overview.hasFocus)
    qtbot.keyClick(page.overview, Qt.Key.Key_Down)
    qtbot.keyClick(page.overview, Qt.Key.Key_Return)
    assert page.question is not None
    assert page.question.key == "perceptions"
    assert page.list.hasFocus()
    assert page.list.accessibleName() == "Questions"
    wait_for(qtbot, page)
    assert page.views[0].title.text() == "Where do we misjudge each other?"
    before = page.reports
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.question.key == "predictions"
    qtbot.waitUntil(lambda: page.reports is not before)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.area.hasFocus()
    qtbot.keyClick(page.area, Qt.Key.Key_Escape)
    assert page.question is None
    assert page.overview.hasFocus()
    assert page.overview.currentIndex().row() == 2
    assert page.views == []
    page.back.click()
    assert page.question is None


def test_a_narrow_page_shows_a_question_without_the_list(qtbot: QtBot, opened: Open) -> None:
    page = shown(qtbot, opened(external()))
    assert page.list.isVisible()
    page.resize(600, 400)
    assert not page.list.isVisible()
    assert page.back.isVisible()
    page.back.click()
    read(qtbot, page)
    assert page.overview.isVisible()
    page.activateWindow()
    page.go_to()
    qtbot.waitUntil(page.overview.hasFocus)
    page.overview.opened.emit(1)
    assert page.area.hasFocus()


def test_the_overview_reads_again_only_what_may_have_changed(qtbot: QtBot, opened: Open) -> None:
    track = opened(external())
    page = overview(qtbot, track)
    read(qtbot, page)
    page.refresh(None)
    assert page.reader.waiting == 0
    signal = track.dialogue.listed(Signal, page.session)[0]
    before = dict(page.model.answers)
    unread = dataclasses.replace(signal, received="", received_level="", noticed="")
    track.perform(Change("unread", (Edit(signal, unread),)))
    qtbot.waitUntil(lambda: page.model.answers["signals"] != before["signals"])
    assert page.model.answers["signals"].basis == "5 of 6 signals"


def test_what_was_not_read_again_when_the_overview_was_left_is_read_on_coming_back(
    qtbot: QtBot, opened: Open
) -> None:
    track = opened(external())
    page = overview(qtbot, track)
    read(qtbot, page)
    signal = track.dialogue.listed(Signal, page.session)[0]
    unread = dataclasses.replace(signal, received="", received_level="", noticed="")
    track.perform(Change("unread", (Edit(signal, unread),)))
    page.read()
    page.open_question("rules")
    wait_for(qtbot, page)
    page.show_overview()
    qtbot.waitUntil(lambda: page.model.answers["signals"].basis == "5 of 6 signals")


def test_the_overview_of_another_session_shows_nothing_of_the_one_before(qtbot: QtBot, opened: Open) -> None:
    track = opened(internal())
    page = overview(qtbot, track)
    read(qtbot, page)
    page.show_session(track.dialogue.sessions()[0].id)
    assert page.model.answers == {}
    assert told_in(page)[0] == "Where are we united? The answers are being read."
    read(qtbot, page)
    assert told_in(page)[0].startswith("Where are we united? Allies agree on the rule on 7 of 12")


def test_the_overview_is_marked_by_all_it_shows(qtbot: QtBot, opened: Open) -> None:
    page = overview(qtbot, opened(external()))
    seen: list[tuple[str, bool]] = []
    page.marking_changed.connect(lambda marking: seen.append((marking, "predictions" in page.model.answers)))
    read(qtbot, page)
    assert seen == [("DELEG", False)]
    page.go_to("rules")
    wait_for(qtbot, page)
    assert page.marking() == "PART"


def test_what_is_hidden_by_hand_is_hidden_in_the_overview(qtbot: QtBot, opened: Open) -> None:
    track = opened(internal())
    session = track.dialogue.sessions()[-1].id
    track.hide_until_reveal(session, "verdict_r1", True)
    page = overview(qtbot, track)
    read(qtbot, page)
    assert told_in(page)[0] == "Where are we united? Hidden until the reveal."
    track.hide_until_reveal(session, "verdict_r1", False)
    page.refresh(None)
    qtbot.waitUntil(lambda: "9 of 12 activities" in told_in(page)[0])


def test_rows_and_the_list_grow_with_the_letters(qtbot: QtBot, qapp: QApplication, opened: Open) -> None:
    page = shown(qtbot, opened(external()))
    page.resize(1900, 1000)
    page.back.click()
    read(qtbot, page)
    width, height = page.list.width(), page.overview.sizeHintForRow(0)
    theme.apply(qapp, "light", 22)
    assert page.list.width() > width * 1.5
    assert page.overview.sizeHintForRow(0) > height * 1.3
    theme.apply(qapp, "light")
    assert page.list.width() == width


def test_a_click_opens_a_question_and_letters_go_to_one(qtbot: QtBot, opened: Open) -> None:
    page = overview(qtbot, opened(external()))
    read(qtbot, page)
    page.activateWindow()
    page.go_to()
    qtbot.waitUntil(page.overview.hasFocus)
    qtbot.keyClicks(page.overview, "what k")
    assert page.overview.currentIndex().row() == len(page.questions) - 1
    place = page.overview.visualRect(page.model.index(1)).center()
    qtbot.mouseMove(page.overview.viewport(), place)
    qtbot.mouseClick(page.overview.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.question is not None
    assert page.question.key == "perceptions"


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [(520, 300), (900, 520), (1400, 900)])
def test_the_overview_is_drawn_in_every_theme_and_size(
    qtbot: QtBot, qapp: QApplication, opened: Open, name: str, size: tuple[int, int]
) -> None:
    theme.apply(qapp, name)
    page = overview(qtbot, opened(external()))
    page.resize(*size)
    empty = page.grab().toImage()
    read(qtbot, page)
    assert page.grab().toImage() != empty
    for row in range(page.model.rowCount()):
        assert page.overview.visualRect(page.model.index(row)).width() <= page.overview.viewport().width()
