"""The window: opening, the rail, stages, gates, guide, undo, coming back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core.errors import HeldByAnother
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.core.stages import COMPLETE, SKIPPED, UNDER_WAY, skip_field
from dialogue_app.services.library import Library
from dialogue_app.ui.dialogs.ask import AskDialog, Choice
from dialogue_app.ui.dialogs.session_setup import SessionSetup
from dialogue_app.ui.dialogs.skip_dialog import SkipDialog
from dialogue_app.ui.main_window import MainWindow
from dialogue_app.ui.widgets.rail import STAGE

Begin = Callable[[Callable[[AskDialog], object]], list[AskDialog]]


def open_internal(window: MainWindow, qtbot: QtBot, paths: tuple[Path, ...]) -> None:
    window.open_paths(paths[:1])
    qtbot.waitUntil(lambda: len(window.room.desk.tracks) == 2)


def page_of(window: MainWindow):  # type: ignore[no-untyped-def]
    page = window.room.bench.stage_page
    assert page is not None
    return page


def texts(window: MainWindow) -> list[str]:
    return [row.row.text for row in window.room.bench.rail.rows()]


def test_the_start_screen_asks_nothing(window: MainWindow) -> None:
    assert window.stack.currentWidget() is window.start
    assert not window.strip.isVisible()
    assert set(window.start.buttons) == {"new_two_track", "new_brief", "new_exercise", "open", "sample"}


def test_nothing_heavy_is_loaded_for_the_start_screen() -> None:
    import subprocess
    import sys

    code = (
        "import sys, os; os.environ['QT_QPA_PLATFORM']='offscreen';"
        "from dialogue_app.ui.launch import application;"
        "from dialogue_app.ui.main_window import MainWindow;"
        "from dialogue_app.ui.habits import Habits;"
        "from dialogue_app.ui.plugs import Plugs;"
        "from dialogue_app.support.settings import Settings;"
        "from dialogue_app import app;"
        "application(); MainWindow(Plugs(app.library, app.documents, app.sample), Habits(Settings())).show();"
        "print([m for m in ('sqlalchemy','alembic','reportlab','pydantic','pikepdf') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_internal_file_brings_its_counterpart(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    assert [track.track for track in window.room.desk.tracks] == [INTERNAL, EXTERNAL]
    assert window.strip.words == "ALLIANCE ONLY"
    assert window.strip.title == "Round · internal · session 1"
    stages = [row.row.key for row in window.room.bench.rail.rows() if row.row.kind == STAGE]
    assert stages == ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "E1", "E2", "E3", "E4", "E5", "E6", "E7"]


def test_the_external_file_alone_shows_no_internal_track(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    window.open_paths(two_tracks[1:])
    qtbot.wait(100)
    assert [track.track for track in window.room.desk.tracks] == [EXTERNAL]
    assert window.strip.words == "PARTICIPANTS"
    assert not any("INTERNAL" in text for text in texts(window))


def test_an_internal_file_without_its_counterpart_asks_and_goes_on(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    two_tracks[1].unlink()
    seen = answer(lambda dialog: dialog.reject())
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], Choice)
    assert [track.track for track in window.room.desk.tracks] == [INTERNAL]


def test_a_file_that_is_no_dialogue_is_refused_in_a_sentence(
    window: MainWindow, tmp_path: Path, told: list[str]
) -> None:
    path = tmp_path / "letter.dialogue"
    path.write_text("Dear all")
    window.open_paths([path])
    assert len(told) == 1
    assert window.stack.currentWidget() is window.start


def test_a_file_held_elsewhere_is_offered_to_be_read(
    window: MainWindow,
    qtbot: QtBot,
    two_tracks: tuple[Path, ...],
    answer: Begin,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = Library.open

    def held(self: Library, path: Path, *, passphrase: str = "", read_only: bool = False):  # type: ignore[no-untyped-def]
        if not read_only:
            raise HeldByAnother("The file is open elsewhere.", "Anna, on desk two")
        return opened(self, path, passphrase=passphrase, read_only=True)

    monkeypatch.setattr(Library, "open", held)
    seen = answer(lambda dialog: dialog.accept_button.click())
    window.open_paths(two_tracks[1:])
    assert seen
    track = window.room.desk.track
    assert track is not None
    assert track.read_only
    assert window.strip.title.endswith("read only")
    assert window.room.bench.status.saved.text() == "Read only"


def test_a_protected_file_asks_for_its_passphrase_until_it_fits(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, answer: Begin
) -> None:
    from dialogue_app.services.library import NewDialogue
    from dialogue_app.ui.dialogs.passphrase_dialog import PassphraseDialog

    paths = app.library().create(
        NewDialogue(folder=tmp_path, name="Shut", kind="brief", passphrase="correct horse")
    )
    faults: list[str] = []
    tries = iter(["wrong", "correct horse"])

    def type_it(dialog: AskDialog) -> None:
        assert isinstance(dialog, PassphraseDialog)
        assert dialog.line.echoMode() == dialog.line.EchoMode.Password
        faults.append(dialog.fault_label.text())
        dialog.line.setText(next(tries))
        dialog.accept()

    seen = answer(type_it)
    window.open_paths(paths)
    assert len(seen) == 2
    assert faults[0] == ""
    assert faults[1]
    assert window.room.desk.track is not None


def test_the_rail_shows_states_and_minutes(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    desk, rail = window.room.desk, window.room.bench.rail
    row = rail.row("I1")
    assert row is not None
    assert (row.row.state, row.row.note, row.row.current) == ("", "40", True)
    window.room.bench.clock.start_or_pause()
    assert window.room.bench.clock.running
    qtbot.waitUntil(lambda: row.row.state == UNDER_WAY)
    assert "under way" in row.accessibleName()
    window.room.bench.clock.stop()
    window.actions_["next_stage"].trigger()
    assert desk.place.stage == "I2"


def test_arrow_keys_move_along_the_rail(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    window.activateWindow()
    window.actions_["to_rail"].trigger()
    rail = window.room.bench.rail
    rows = list(rail.rows())
    here = next(one for one in rows if one.row.current)
    assert here.hasFocus()
    QTest.keyClick(here, Qt.Key.Key_Down)
    after = rows[rows.index(here) + 1]
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Return)
    assert window.room.desk.place.stage == "I2"


def test_the_gate_leads_to_what_is_missing(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    page = page_of(window)
    page.tabs.choose(4)
    links = [one for one in page.gate.findChildren(QPushButton) if one.property("role") == "missing"]
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
    track = window.room.desk.track
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
    track = window.room.desk.track
    assert track is not None
    state = track.dialogue.stage_state(window.room.desk.place.session, "I1")
    assert state is not None
    assert (state.status, state.reason, state.by) == (COMPLETE, "time is up", "Anna")
    assert faults[0]
    page = page_of(window)
    qtbot.waitUntil(lambda: page.gate.reopen.isVisible())
    page.gate.reopen.click()
    after = track.dialogue.stage_state(window.room.desk.place.session, "I1")
    assert after is not None
    assert after.status == UNDER_WAY


def test_a_hard_gate_blocks_and_says_why(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    window.open_paths(two_tracks[1:])
    seen = answer(lambda dialog: dialog.accept())
    window.actions_["complete_stage"].trigger()
    assert len(seen) == 1
    track = window.room.desk.track
    assert track is not None
    assert track.dialogue.stage_state(window.room.desk.place.session, "E1") is None


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
    row = window.room.bench.rail.row("I1")
    assert row is not None
    qtbot.waitUntil(lambda: row.row.state == SKIPPED)


def test_a_skipped_field_says_so_and_can_be_taken_up_again(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    page = page_of(window)
    track, session = page.track, page.session
    track.perform(skip_field(track.dialogue, session, "expected_state", reason="known", by="Anna"))
    assert page.tabs.tabs[0].accessibleName().endswith("skipped")
    assert page.skip_text.text() == "Skipped by Anna: known"
    window.actions_["resume_field"].trigger()
    assert not page.skip_line.isVisible()


def test_prompts_are_ticked_and_private_notes_are_kept_as_typed(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    guide = window.room.bench.guide
    guide.prompts[1].box.click()
    track = window.room.desk.track
    assert track is not None
    guide.notes.setPlainText("VIS asks for the floor")
    guide.notes.commit()
    session = window.room.desk.place.session
    state = track.dialogue.stage_state(session, "I1")
    assert state is not None
    assert state.notes == "VIS asks for the floor"
    window.actions_["next_stage"].trigger()
    assert guide.notes.toPlainText() == ""
    window.actions_["previous_stage"].trigger()
    assert guide.notes.toPlainText() == "VIS asks for the floor"
    assert [one.box.isChecked() for one in guide.prompts][:3] == [False, True, False]


def test_time_counted_is_no_undo_step_and_leaves_earlier_ones_undoable(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    guide, track = window.room.bench.guide, window.room.desk.track
    assert track is not None
    session = window.room.desk.place.session
    window.room.bench.clock.start_or_pause()
    guide.notes.setPlainText("first")
    guide.notes.commit()
    steps = track.undo_stack.count()
    window.room.bench.clock._on_counted(75)
    assert track.undo_stack.count() == steps
    window.actions_["undo"].trigger()
    state = track.dialogue.stage_state(session, "I1")
    assert state is not None
    assert (state.notes, state.seconds) == ("", 75)
    window.actions_["redo"].trigger()
    state = track.dialogue.stage_state(session, "I1")
    assert state is not None
    assert (state.notes, state.seconds) == ("first", 75)


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
    bench = window.room.bench
    bench.speaker.give_floor("Vistria")
    assert bench.status.speaker.text().startswith("Speaking: Vistria 00:0")
    window.actions_["nobody_speaks"].trigger()
    assert bench.status.speaker.text() == "Nobody speaks"


def test_the_other_track_and_the_marking_follow(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    window.actions_["other_track"].trigger()
    assert window.strip.words == "PARTICIPANTS"
    assert window.room.desk.undo.activeStack() is window.room.desk.track.undo_stack  # type: ignore[union-attr]


def test_the_last_place_comes_back_as_identifiers_only(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    window.room.desk.go(window.room.desk.tracks[0], stage="I5")
    window.room.remember_place()
    value = window.habits.value
    assert value.last_stage == "I5"
    assert set(value.last_files) == {str(path) for path in two_tracks}
    window.room.desk.close_all()
    window.room.opening.resume()
    assert window.room.desk.place.stage == "I5"
    qtbot.waitUntil(lambda: len(window.room.desk.tracks) == 2)


def test_closing_goes_back_to_the_start_screen_with_the_recent_files(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    window.actions_["close"].trigger()
    assert window.stack.currentWidget() is window.start
    names = {one.text() for one in window.start.recent_buttons}
    assert names == {"Round (internal)"}
    window.start.recent_cleared.emit()
    assert window.habits.value.recent == ()
    assert not window.start.recent.isVisible()


def test_an_unexpected_error_is_said_without_content(window: MainWindow, told: list[str]) -> None:
    from dialogue_app.ui.errors import ErrorWatch

    watch = ErrorWatch(window)
    watch.seen.connect(window.tell)
    try:
        raise ValueError("the secret of Vistria")
    except ValueError as error:
        watch.on_error(type(error), error, error.__traceback__)
    assert len(told) == 1
    assert "ValueError" in told[0]
    assert "Vistria" not in told[0]
