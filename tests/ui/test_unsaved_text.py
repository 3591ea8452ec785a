"""Text that was refused stays where it was typed, the foot says so, and leaving it asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.records import Entry
from dialogue_app.core.validity.checks import LONGEST_TEXT
from dialogue_app.ui.fields.single import SingleEditor
from dialogue_app.ui.pages.parties.parties_page import PartiesPage
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.inputs.date_inputs import DateInput
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.conftest import Leaving

TYPED = "19.03.2026"


@pytest.fixture
def dated(window: MainWindow, two_tracks: tuple[Path, ...], qtbot: QtBot) -> DateInput:
    """A date in the window, typed as it is not taken."""
    window.open_paths(two_tracks)
    bench = window.controller.bench
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2)
    track = window.controller.desk.tracks[1]
    session = track.dialogue.sessions()[0].id
    stage, field = next(
        (stage, field) for stage, field in track.template(session).fields() if field.kind == "date"
    )
    bench.open_place(track, session, stage.key, field.key)
    page = bench.stage_page
    assert page is not None
    assert isinstance(page.editor, SingleEditor)
    date_input = next(
        field_input for field_input in page.editor.inputs.values() if isinstance(field_input, DateInput)
    )
    date_input.line.setFocus()
    QTest.keyClicks(date_input.line, TYPED)
    return date_input


def test_the_foot_never_says_saved_while_something_is_not(window: MainWindow, dated: DateInput) -> None:
    status = window.controller.bench.status
    assert (status.saved.text(), status.unsaved.isVisible()) == ("Not saved yet", False)
    dated.commit()
    assert (status.saved.isVisible(), status.unsaved.text()) == (False, "1 entry is not saved")
    assert TYPED in status.unsaved.toolTip()
    assert dated.line.text() == TYPED
    dated.line.setText("2026-03-19")
    dated.commit()
    assert not status.unsaved.isVisible()
    assert status.saved.text().startswith("Saved")


def test_leaving_the_page_asks_and_going_back_keeps_what_was_typed(
    window: MainWindow, dated: DateInput, leaving: Leaving
) -> None:
    desk, page = window.controller.desk, window.controller.bench.page
    place = desk.place
    window.actions_["next_stage"].trigger()
    assert (desk.place, window.controller.bench.page) == (place, page)
    assert len(leaving.asked) == 1
    assert TYPED in leaving.asked[0]
    assert dated.line.text() == TYPED
    assert all(entry.value != TYPED for entry in desk.tracks[1].dialogue.of(Entry).values())
    leaving.answer = 0
    window.actions_["next_stage"].trigger()
    assert desk.place != place
    assert foot().held(window) == []


def test_another_tab_keeps_it_and_the_foot_leads_back(
    window: MainWindow, dated: DateInput, qtbot: QtBot
) -> None:
    page = window.controller.bench.stage_page
    assert page is not None
    here = page.field
    page.step_field(1)
    assert page.field is not here
    assert dated.line.text() == TYPED
    window.activateWindow()
    window.controller.bench.status.unsaved.click()
    assert page.field is here
    qtbot.waitUntil(dated.line.hasFocus)


@pytest.mark.parametrize("act", ["close", "quit"])
def test_closing_and_quitting_ask(window: MainWindow, dated: DateInput, leaving: Leaving, act: str) -> None:
    window.actions_[act].trigger()
    assert len(leaving.asked) == 1
    assert window.isVisible()
    assert len(window.controller.desk.tracks) == 2
    assert dated.line.text() == TYPED
    leaving.answer = 0
    window.actions_[act].trigger()
    assert not window.controller.desk.tracks


def test_locking_hides_what_is_not_saved_and_loses_nothing(window: MainWindow, dated: DateInput) -> None:
    window.actions_["lock"].trigger()
    QTest.qWait(20)
    assert window.covered
    assert len(window.controller.desk.tracks) == 2
    assert dated.line.text() == TYPED


def test_a_cell_of_a_table_that_was_refused_is_edited_on(
    window: MainWindow, dated: DateInput, leaving: Leaving, qtbot: QtBot, told: list[str]
) -> None:
    dated.revert()
    bench = window.controller.bench
    bench.open_page(window.controller.desk.tracks[0], "parties")
    page = bench.page
    assert isinstance(page, PartiesPage)
    page.parties.table.setData(page.parties.table.index(0, 0), "WES")
    qtbot.waitUntil(lambda: page.parties.view._line() is not None)
    line = page.parties.view._line()
    assert isinstance(line, PlainLine)
    assert line.text() == "WES"
    assert "belongs to" in told[0]
    assert "1 entry" in bench.status.unsaved.text()
    window.actions_["next_stage"].trigger()
    assert bench.page is page
    assert leaving.asked
    line = page.parties.view._line()
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert foot().held(window) == []


def test_notes_that_are_too_long_are_said_beside_them_and_locking_goes_on(
    window: MainWindow, two_tracks: tuple[Path, ...], told: list[str], qtbot: QtBot
) -> None:
    """A sentence in a dialog would ask again each time the notes are left, also while the window locks."""
    window.open_paths(two_tracks)
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    notes = window.controller.bench.guide.notes
    notes.setPlainText("x" * (LONGEST_TEXT + 1))
    notes.commit()
    assert "too long" in notes.fault
    assert "1 entry" in window.controller.bench.status.unsaved.text()
    window.actions_["lock"].trigger()
    QTest.qWait(20)
    assert window.covered
    assert len(notes.text()) == LONGEST_TEXT + 1
    assert told == []
