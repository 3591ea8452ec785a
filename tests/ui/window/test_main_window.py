"""The window with open tracks: the rail, stages, gates, guide, undo, sessions."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.stages import (
    COMPLETE,
    SKIPPED,
    UNDER_WAY,
    complete_stage,
    skip_field,
    skip_stage,
)
from dialogue_app.core.edits import Change
from dialogue_app.ui.pages.stage.gate_panel import GateButton
from dialogue_app.ui.pages.stage.stage_completion import SkipDialog
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.shell.session_creation import SessionSetup
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.window.main_window import MainWindow

Begin = Callable[[Callable[[AskDialog], object]], list[AskDialog]]


def open_internal(window: MainWindow, qtbot: QtBot, paths: tuple[Path, ...]) -> None:
    window.open_paths(paths[:1])
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2 and bool(window.controller.bench.pages))


def state_shown(window: MainWindow, stage: str) -> str:
    row = window.controller.bench.rail.row(stage)
    return row.row.state if row is not None else "?"


def page_of(window: MainWindow):  # type: ignore[no-untyped-def]
    page = window.controller.bench.stage_page
    assert page is not None
    return page


def test_the_rail_shows_states_and_minutes(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    desk, rail = window.controller.desk, window.controller.bench.rail
    row = rail.row("I1")
    assert row is not None
    assert (row.row.state, row.row.note, row.row.current) == ("", "40", True)
    window.controller.bench.clock.start_or_pause()
    assert window.controller.bench.clock.running
    qtbot.waitUntil(lambda: state_shown(window, "I1") == UNDER_WAY)
    row = rail.row("I1")
    assert row is not None
    assert "under way" in row.accessibleName()
    window.controller.bench.clock.stop()
    window.actions_["next_stage"].trigger()
    assert desk.place.stage == "I2"


def test_arrow_keys_move_along_the_rail(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    window.activateWindow()
    window.actions_["to_rail"].trigger()
    rail = window.controller.bench.rail
    rows = list(rail.rows())
    here = next(row for row in rows if row.row.current)
    assert here.hasFocus()
    QTest.keyClick(here, Qt.Key.Key_Down)
    after = rows[rows.index(here) + 1]
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Return)
    assert window.controller.desk.place.stage == "I2"


def test_the_gate_leads_to_what_is_missing(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    page = page_of(window)
    page.tabs.choose(4)
    links = [link for link in page.gate.findChildren(QPushButton) if link.property("tone") == "warn"]
    assert links
    links[0].click()
    assert page.field is not None
    assert page.field.key == "expected_state"


def test_a_check_without_a_computation_is_ticked_by_hand(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    page = page_of(window)
    box = next(iter(page.gate.findChildren(QCheckBox)))
    box.click()
    track = window.controller.desk.track
    assert track is not None
    assert track.undo_stack.undoText() == "Tick"
    assert window.actions_["undo"].text() == "Undo tick"
    window.actions_["undo"].trigger()
    assert window.actions_["redo"].text() == "Redo tick"


def test_completing_with_open_points_asks_for_a_reason(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    open_internal(window, qtbot, two_tracks)
    faults: list[str] = []

    def fill(dialog: AskDialog) -> None:
        assert isinstance(dialog, SkipDialog)
        dialog.accept()
        faults.append(dialog.fault_label.text())
        dialog.reason.setPlainText("time is up")
        dialog.name.setText("Anna")
        dialog.accept()

    answer(fill)
    window.actions_["complete_stage"].trigger()
    track = window.controller.desk.track
    assert track is not None
    state = track.dialogue.stage_state(window.controller.desk.place.session, "I1")
    assert state is not None
    assert (state.status, state.reason, state.by) == (COMPLETE, "time is up", "Anna")
    assert faults[0]
    page = page_of(window)
    qtbot.waitUntil(lambda: page.gate.reopen.isVisible())
    page.gate.reopen.click()
    after = track.dialogue.stage_state(window.controller.desk.place.session, "I1")
    assert after is not None
    assert after.status == UNDER_WAY


def test_a_hard_gate_blocks_and_says_why(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    window.open_paths(two_tracks[1:])
    seen = answer(lambda dialog: dialog.accept())
    window.actions_["complete_stage"].trigger()
    assert len(seen) == 1
    track = window.controller.desk.track
    assert track is not None
    assert track.dialogue.stage_state(window.controller.desk.place.session, "E1") is None


def test_a_stage_is_skipped_with_reason_and_name(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    open_internal(window, qtbot, two_tracks)

    def fill(dialog: AskDialog) -> None:
        assert isinstance(dialog, SkipDialog)
        dialog.reason.setPlainText("done last week")
        dialog.name.setText("Anna")
        dialog.accept()

    answer(fill)
    window.actions_["skip_stage"].trigger()
    qtbot.waitUntil(lambda: state_shown(window, "I1") == SKIPPED)


def test_a_skipped_field_says_so_and_can_be_taken_up_again(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    page = page_of(window)
    track, session = page.track, page.session
    track.perform(skip_field(track.dialogue, session, "expected_state", reason="known", by="Anna"))
    assert page.tabs.tabs[0].accessibleName().endswith("skipped")
    assert page.notes.skip_text.text() == "Skipped by Anna: known"
    window.actions_["resume_field"].trigger()
    assert not page.notes.skip_line.isVisible()


def test_prompts_are_ticked_and_private_notes_are_kept_as_typed(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    guide = window.controller.bench.guide
    guide.prompts[1].box.click()
    track = window.controller.desk.track
    assert track is not None
    guide.notes.setPlainText("VIS asks for the floor")
    guide.notes.commit()
    session = window.controller.desk.place.session
    notes = track.dialogue.stage_notes(session, "I1")
    assert notes is not None
    assert notes.text == "VIS asks for the floor"
    window.actions_["next_stage"].trigger()
    assert guide.notes.toPlainText() == ""
    window.actions_["previous_stage"].trigger()
    assert guide.notes.toPlainText() == "VIS asks for the floor"
    assert [prompt.box.isChecked() for prompt in guide.prompts][:3] == [False, True, False]


@pytest.mark.parametrize("close", [complete_stage, partial(skip_stage, reason="No time", by="Fay")])
def test_closing_a_stage_stops_its_clock_and_later_time_is_not_booked_on_it(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], close: Callable[..., Change]
) -> None:
    open_internal(window, qtbot, two_tracks)
    bench, track = window.controller.bench, window.controller.desk.track
    assert track is not None
    session = window.controller.desk.place.session
    bench.clock.start_or_pause()
    window.actions_["next_stage"].trigger()
    assert bench.clock.running
    track.perform(close(track.dialogue, session, "I1"))
    qtbot.waitUntil(lambda: not bench.clock.running)
    window.actions_["previous_stage"].trigger()
    bench.clock.start_or_pause()
    assert not bench.clock.running
    assert bench.status.notice.text().startswith("Stage I1 is closed, and its time is not counted.")
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: state_shown(window, "I1") == UNDER_WAY)
    bench.clock.start_or_pause()
    assert bench.clock.running


def test_time_counted_is_no_undo_step_and_leaves_earlier_ones_undoable(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    guide, track = window.controller.bench.guide, window.controller.desk.track
    assert track is not None
    session = window.controller.desk.place.session
    window.controller.bench.clock.start_or_pause()
    guide.notes.setPlainText("first")
    guide.notes.commit()
    steps = track.undo_stack.count()
    window.controller.bench.clock._on_counted(75)
    assert track.undo_stack.count() == steps
    window.actions_["undo"].trigger()
    state = track.dialogue.stage_state(session, "I1")
    assert state is not None
    assert state.seconds == 75
    assert track.dialogue.stage_notes(session, "I1") is None
    window.actions_["redo"].trigger()
    notes = track.dialogue.stage_notes(session, "I1")
    assert notes is not None
    assert notes.text == "first"


def test_the_first_session_is_warned_about_markings_once(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    open_internal(window, qtbot, two_tracks)
    warned: list[bool] = []

    def fill(dialog: AskDialog) -> None:
        assert isinstance(dialog, SessionSetup)
        warned.append(not dialog.warning.isHidden())
        dialog.accept()

    answer(fill)
    window.actions_["set_up_session"].trigger()
    window.actions_["set_up_session"].trigger()
    assert warned == [True, False]


def test_a_session_follows_the_previous_one(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    open_internal(window, qtbot, two_tracks)
    answer(lambda dialog: dialog.accept())
    window.actions_["follow_session"].trigger()
    assert window.strip.title == "Round · internal · session 2"
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: window.strip.title == "Round · internal · session 1")


def test_who_speaks_is_shown_and_not_kept(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    bench = window.controller.bench
    bench.speaker.give_floor("Vistria")
    assert bench.status.speaker.text().startswith("Speaking: Vistria 00:0")
    window.actions_["nobody_speaks"].trigger()
    assert bench.status.speaker.text() == "Nobody speaks"


def test_the_other_track_and_the_marking_follow(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    window.actions_["other_track"].trigger()
    assert window.controller.bench.page.marking() == "PART"  # type: ignore[union-attr]
    assert window.strip.words == "ALLIANCE ONLY"  # the stages of the internal track stand beside it
    assert window.controller.desk.undo.activeStack() is window.controller.desk.track.undo_stack  # type: ignore[union-attr]


def test_an_unexpected_error_is_said_without_content(window: MainWindow, told: list[str]) -> None:
    from dialogue_app.ui.qt.error_watch import ErrorWatch

    watch = ErrorWatch(window)
    watch.seen.connect(window.tell)
    try:
        raise ValueError("the secret of Vistria")
    except ValueError as error:
        watch.on_error(type(error), error, error.__traceback__)
    assert len(told) == 1
    assert "ValueError" in told[0]
    assert "Vistria" not in told[0]


def test_actions_that_do_not_apply_are_not_offered(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    actions, page = window.actions_, page_of(window)
    assert actions["complete_stage"].isVisible()
    assert not actions["reopen_stage"].isVisible()
    assert not actions["seal"].isVisible()
    page.track.perform(complete_stage(page.track.dialogue, page.session, "I1", reason="", by="Anna"))
    qtbot.waitUntil(lambda: actions["reopen_stage"].isVisible())
    assert not actions["complete_stage"].isVisible()
    assert not actions["skip_stage"].isVisible()
    window.controller.bench.load_pages()
    window.controller.bench.open_page(page.track, "parties")
    assert not any(
        actions[key].isVisible() for key in ("reopen_stage", "skip_field", "next_field", "to_gate")
    )


def test_the_count_of_the_gate_opens_every_check_in_full(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    page = page_of(window)
    page.gate.set_short(True)
    qtbot.waitUntil(lambda: len(counts(page)) == 2)
    shown = [action.text() for gate_button in counts(page) for action in gate_button.list.actions()]
    wanted = [str(gate.text).replace("{quorum}", "2/3") for gate in page.stage.gates]
    assert len(shown) == len(wanted) + 1
    assert shown[len(counts(page)[0].list.actions()) - 1].endswith("Every required field is filled in (0/2)")
    assert all(any(text in line for line in shown) for text in wanted)


def test_typing_after_going_to_an_empty_field_never_reaches_the_private_notes(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    bench = window.controller.bench
    bench.desk.go(page_of(window).track, bench.desk.place.session, stage="I6")
    page = page_of(window)
    page.take_focus()
    window.actions_["next_field"].trigger()
    assert page.field is not None
    assert page.field.key == "effects"
    assert page.isAncestorOf(window.focusWidget())
    assert not bench.guide.notes.hasFocus()


def test_enter_presses_the_button_that_has_the_focus(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    open_internal(window, qtbot, two_tracks)
    seen = answer(lambda dialog: dialog.reject())
    skip = page_of(window).gate.skip
    skip.setFocus()
    QTest.keyClick(skip, Qt.Key.Key_Return)
    assert len(seen) == 1


def test_tab_stops_once_at_the_tabs_and_at_every_check_before_the_buttons(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    page = page_of(window)
    qtbot.waitUntil(lambda: len(counts(page)) == 2)
    stops = [tab for tab in page.tabs.tabs if tab.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [page.tabs.tabs[page.tabs.current]]
    here, seen = counts(page)[0], 0
    while here is not page.gate.skip:
        here = here.nextInFocusChain()
        seen += 1
        assert page.gate.isAncestorOf(here)
    assert seen > len(page.stage.gates)


def counts(page: StagePage) -> list[GateButton]:
    buttons = [gate_button for gate_button in page.gate.findChildren(GateButton) if gate_button.isVisible()]
    return [button for button in buttons if button.property("tone") == "strong"]


def test_undo_names_the_cell_says_it_and_goes_there(
    window: MainWindow, two_tracks: tuple[Path, ...], qtbot: QtBot
) -> None:
    window.open_paths(two_tracks)
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2)
    bench, desk = window.controller.bench, window.controller.desk
    track = desk.tracks[0]
    session = track.dialogue.sessions()[0].id
    field = next(
        template_field
        for _stage, template_field in track.template(session).fields()
        if template_field.key == "interests"
    )
    party = track.dialogue.parties()[0]
    track.perform(set_entry(track.dialogue, session, field, Place("", party.id), value="Ports"))
    desk.go(track, session, stage="I6")
    assert window.actions_["undo"].text().endswith(f", {party.code}")
    window.actions_["undo"].trigger()
    assert bench.stage_page is not None
    assert bench.stage_page.field is not None
    assert bench.stage_page.field.key == field.key
    assert bench.status.notice.text().startswith("Undone: ")
    assert party.code in bench.status.notice.text()
    desk.go(track, session, stage="I6")
    window.actions_["redo"].trigger()
    assert bench.stage_page.field.key == field.key
    assert bench.status.notice.text().startswith("Done again: ")
