"""Locking by key and when idle, and the way back: what is saved, what is shown, what is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.seats import add_party
from dialogue_app.core.edits import added
from dialogue_app.core.records import EXTERNAL, INTERNAL, StageNotes, Tick
from dialogue_app.core.validity.checks import LONGEST_TEXT
from dialogue_app.services.files.library import Library, NewDialogue
from dialogue_app.store import keys
from dialogue_app.support.settings import Settings
from dialogue_app.ui.files.new_dialogue_dialog import NewDialogueDialog
from dialogue_app.ui.files.passphrase_change import PassphraseChange
from dialogue_app.ui.files.passphrase_dialog import PassphraseDialog
from dialogue_app.ui.privacy import idle_watch
from dialogue_app.ui.privacy.lock import WindowLock
from dialogue_app.ui.shell.session_creation import SessionSetup
from dialogue_app.ui.widgets.ask_dialog import Notice
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine, PlainText
from dialogue_app.ui.window.help_window import HelpWindow
from dialogue_app.ui.window.main_window import MainWindow
from dialogue_app.ui.window.settings_dialog import SettingsDialog
from tests.ui.conftest import PARTIES
from tests.ui.files.test_open_dialogue import open_internal

Begin = Callable[..., list[object]]


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)


def locking(window: MainWindow) -> WindowLock:
    return next(part for part in window.controller.parts if isinstance(part, WindowLock))


def lock(window: MainWindow, qtbot: QtBot) -> WindowLock:
    window_lock = locking(window)
    window.actions_["lock"].trigger()
    assert window_lock.locked
    qtbot.waitUntil(window_lock.page.unlock.isEnabled)
    return window_lock


def type_passphrase(window_lock: WindowLock, passphrase: str) -> None:
    window_lock.page.line.setText(passphrase)
    window_lock.page.line.returnPressed.emit()


@pytest.fixture
def plain(window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]) -> MainWindow:
    open_internal(window, qtbot, two_tracks)
    return window


@pytest.fixture
def protected(
    window: MainWindow, qtbot: QtBot, library: Library, tmp_path: Path, answer: Begin
) -> MainWindow:
    paths = library.create(NewDialogue(folder=tmp_path, name="Round", parties=PARTIES, passphrase="right"))
    answer(give_passphrase)
    open_internal(window, qtbot, paths)
    return window


def give_passphrase(dialog: object) -> None:
    if isinstance(dialog, PassphraseDialog):
        dialog.line.setText("right")
        dialog.accept()


# -- locking ---------------------------------------------------------------------------------------------


def test_locking_hides_the_content_and_closes_the_files(plain: MainWindow, qtbot: QtBot) -> None:
    HelpWindow(plain).show()
    window_lock = lock(plain, qtbot)
    assert plain.stack.currentWidget() is window_lock.page
    assert plain.controller.desk.tracks == []
    assert plain.controller.bench.page is None
    assert list(plain.controller.bench.rail.rows()) == []
    assert plain.windowTitle() == "Dialogue"
    assert not plain.strip.isVisible()
    assert not any(help_window.isVisible() for help_window in plain.findChildren(HelpWindow))


def test_what_is_typed_is_saved_before(plain: MainWindow, qtbot: QtBot, library: Library) -> None:
    path = plain.controller.desk.tracks[0].path
    assert path is not None
    plain.controller.bench.guide.notes.setPlainText("typed last")
    lock(plain, qtbot)
    workspace = library.open(path, read_only=True)
    assert {notes.text for notes in workspace.dialogue.of(StageNotes).values()} == {"typed last"}


def test_actions_that_show_or_open_something_do_nothing_while_locked(plain: MainWindow, qtbot: QtBot) -> None:
    before = {action for action in plain.actions() if action.isEnabled()}
    qtbot.waitUntil(lambda: bool(plain.controller.bench.pages))
    window_lock = lock(plain, qtbot)
    allowed = {key for key, action in plain.actions_.all.items() if action.isEnabled() and action.isVisible()}
    assert allowed <= {
        "larger", "smaller", "usual_size", "full_screen", "keyboard_map", "guide_book", "about", "quit",
    }  # fmt: skip
    window_lock.page.unlock.click()
    qtbot.waitUntil(lambda: not window_lock.locked)
    assert before <= {action for action in plain.actions() if action.isEnabled()}


def test_dialogs_and_menus_are_closed_and_named(plain: MainWindow, qtbot: QtBot) -> None:
    menu = QMenu(plain)
    menu.addAction("x")
    menu.popup(plain.mapToGlobal(plain.rect().center()))
    dialog = Notice("Some question", "text", plain)
    dialog.setModal(True)
    dialog.show()
    window_lock = lock(plain, qtbot)
    assert not menu.isVisible()
    assert not dialog.isVisible()
    assert window_lock.page.closed.text().startswith("1 dialog ")
    assert "Some question" not in window_lock.page.closed.text()


def type_title(window: MainWindow, title: str = "Second round") -> SessionSetup:
    """Begin to set up the session shown, and type a title."""
    track = window.controller.desk.tracks[0]
    session = track.dialogue.sessions()[0]
    dialog = SessionSetup(track.dialogue, session, "Session set-up", window)
    dialog.setModal(True)
    dialog.show()
    line = dialog.record_form.inputs["title"].findChildren(PlainLine)[0]
    line.selectAll()
    QTest.keyClicks(line, title)
    return dialog


def notes_of(window: MainWindow) -> list[str]:
    return [one.text for one in window.controller.desk.tracks[0].dialogue.of(StageNotes).values()]


def test_words_typed_in_a_dialog_are_kept_in_the_private_notes_and_told_after_unlocking(
    plain: MainWindow, qtbot: QtBot, told: list[str]
) -> None:
    type_title(plain)
    found = lock(plain, qtbot)
    assert found.page.closed.text().startswith("1 dialog ")
    assert found.page.closed.text().endswith("stands in your private notes of the stage.")
    assert "Session set-up" not in found.page.closed.text()
    found.page.unlock.click()
    qtbot.waitUntil(lambda: not found.locked)
    (notes,) = notes_of(plain)
    assert notes.startswith("Not saved where it was typed when the window was locked, ")
    assert notes.endswith(":\n\nSession set-up · Title: Second round")
    assert plain.controller.bench.guide.notes.toPlainText() == notes
    (sentence,) = told
    assert "Session set-up" in sentence
    assert "stands in your private notes" in sentence
    lock(plain, qtbot).page.unlock.click()
    qtbot.waitUntil(lambda: not found.locked)
    assert told == [sentence]


def test_a_dialog_in_which_nothing_was_typed_leaves_no_note(
    plain: MainWindow, qtbot: QtBot, told: list[str]
) -> None:
    type_title(plain, " ")
    found = lock(plain, qtbot)
    found.page.unlock.click()
    qtbot.waitUntil(lambda: not found.locked)
    assert (notes_of(plain), told) == ([], [])


def test_words_about_another_dialogue_are_not_written_into_this_file(
    plain: MainWindow, qtbot: QtBot, told: list[str]
) -> None:
    dialog = NewDialogueDialog("two-track", Path.home(), Library, plain)
    dialog.setModal(True)
    dialog.show()
    line = dialog.findChildren(PlainLine)[0]
    line.selectAll()
    QTest.keyClicks(line, "Other talks")
    found = lock(plain, qtbot)
    assert found.page.closed.text().endswith("What was typed there was not saved.")
    found.page.unlock.click()
    qtbot.waitUntil(lambda: not found.locked)
    assert notes_of(plain) == []
    assert dialog.windowTitle() in told[0]
    assert "was not saved" in told[0]


def test_notes_that_hold_something_refused_are_not_written_over(
    plain: MainWindow, qtbot: QtBot, told: list[str]
) -> None:
    notes = plain.controller.bench.guide.notes
    notes.setPlainText("x" * (LONGEST_TEXT + 1))
    dialog = type_title(plain)
    dialog.record_form.inputs["mandate"].findChildren(PlainText)[0].insertPlainText("What we are here for")
    found = lock(plain, qtbot)
    assert "was not saved" in found.page.closed.text()
    assert len(plain.controller.desk.tracks) == 2
    found.page.unlock.click()
    qtbot.waitUntil(lambda: not found.locked)
    assert notes.toPlainText() == "x" * (LONGEST_TEXT + 1)
    assert "Session set-up" in told[-1]


def test_of_words_for_which_the_notes_have_no_room_that_is_said(
    plain: MainWindow, qtbot: QtBot, told: list[str]
) -> None:
    dialog = type_title(plain)
    dialog.record_form.inputs["mandate"].findChildren(PlainText)[0].insertPlainText("x" * LONGEST_TEXT)
    found = lock(plain, qtbot)
    assert "only a part" in found.page.closed.text()
    found.page.unlock.click()
    qtbot.waitUntil(lambda: not found.locked)
    assert "Title: Second round" in notes_of(plain)[0]
    assert "(the words could not be kept)" in notes_of(plain)[0]


def test_the_key_works_in_a_dialog_too(plain: MainWindow, qtbot: QtBot) -> None:
    dialog = Notice("Some question", "text", plain)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_A)
    assert not locking(plain).locked
    qtbot.keyClick(dialog, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: locking(plain).locked and not plain.controller.desk.tracks)
    alone = Notice("Some question", "text")
    qtbot.addWidget(alone)
    qtbot.keyClick(alone, Qt.Key.Key_F12)


def test_what_was_copied_is_taken_from_the_clipboard(plain: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("copied")
    lock(plain, qtbot)
    assert QGuiApplication.clipboard().text() == ""


def test_locking_twice_or_with_nothing_open_does_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window_lock = locking(window)
    window_lock.lock()
    assert not window_lock.locked


# -- the way back ----------------------------------------------------------------------------------------


def test_plain_files_come_back_at_the_same_place_by_a_button(plain: MainWindow, qtbot: QtBot) -> None:
    desk = plain.controller.desk
    external = desk.of_kind(EXTERNAL)
    assert external is not None
    desk.go(external, stage="E3")
    desk.go(desk.tracks[0], stage="I4")
    plain.controller.bench.stage_page.step_field(1)  # type: ignore[union-attr]
    field = plain.controller.bench.stage_page.field  # type: ignore[union-attr]
    place = desk.place
    window_lock = lock(plain, qtbot)
    assert "no passphrase" in window_lock.page.plain.text()
    assert not window_lock.page.line.isVisible()
    qtbot.keyClick(window_lock.page, Qt.Key.Key_A)
    qtbot.keyClick(window_lock.page, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    window_lock.page.unlock.setFocus()
    qtbot.keyClick(window_lock.page.unlock, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window_lock.locked)
    assert desk.place == place
    assert [track.track for track in desk.tracks] == [INTERNAL, EXTERNAL]
    assert plain.controller.bench.stage_page.field == field  # type: ignore[union-attr]
    assert plain.strip.isVisible()
    assert plain.windowTitle().startswith("Round · internal")
    desk.other_track()
    assert desk.place.stage == "E3"
    assert window_lock.page.state.text() == ""


def test_a_protected_file_asks_for_its_passphrase(protected: MainWindow, qtbot: QtBot) -> None:
    window_lock = lock(protected, qtbot)
    assert "keys are forgotten" in window_lock.page.state.text()
    assert window_lock.page.line.isVisible()
    window_lock.page.unlock.click()
    assert window_lock.page.fault.text() == "Type the passphrase."
    type_passphrase(window_lock, "wrong")
    qtbot.waitUntil(lambda: "or the file is damaged" in window_lock.page.fault.text())
    assert window_lock.page.line.text() == ""
    qtbot.waitUntil(window_lock.page.unlock.isEnabled)
    type_passphrase(window_lock, "right")
    qtbot.waitUntil(lambda: not window_lock.locked)
    assert [track.track for track in protected.controller.desk.tracks] == [INTERNAL, EXTERNAL]
    assert protected.controller.desk.tracks[0].workspace.store.protected


def test_two_files_with_different_passphrases(protected: MainWindow, qtbot: QtBot) -> None:
    external = protected.controller.desk.of_kind(EXTERNAL)
    assert external is not None
    external.workspace.store.change_passphrase("other")
    window_lock = lock(protected, qtbot)
    type_passphrase(window_lock, "other")
    qtbot.waitUntil(lambda: "Another file is waiting" in window_lock.page.fault.text())
    qtbot.waitUntil(window_lock.page.unlock.isEnabled)
    type_passphrase(window_lock, "right")
    qtbot.waitUntil(lambda: not window_lock.locked)
    assert len(protected.controller.desk.tracks) == 2


def test_a_change_made_meanwhile_is_said(
    plain: MainWindow, qtbot: QtBot, library: Library, told: list[str]
) -> None:
    path = plain.controller.desk.tracks[0].path
    assert path is not None
    window_lock = lock(plain, qtbot)
    somebody = library.open(path)
    somebody.store.write(added(Tick(id="t")))
    somebody.close()
    window_lock.page.unlock.click()
    qtbot.waitUntil(lambda: bool(told))
    assert "was changed by another program" in told[0]
    assert plain.controller.desk.tracks[0].dialogue.get(Tick, "t") is not None


def test_a_file_that_is_gone_or_held_is_said_and_the_others_can_be_left(
    plain: MainWindow, qtbot: QtBot
) -> None:
    path = plain.controller.desk.tracks[0].path
    assert path is not None
    window_lock = lock(plain, qtbot)
    path.rename(path.with_name("elsewhere"))
    window_lock.page.unlock.click()
    qtbot.waitUntil(lambda: "is not there" in window_lock.page.fault.text())
    qtbot.waitUntil(window_lock.page.leave.isEnabled)
    window_lock.page.leave.click()
    assert not window_lock.locked
    assert plain.stack.currentWidget() is plain.start
    assert plain.settings.value.last_files == ()
    path.with_name("elsewhere").rename(path)
    plain.open_paths([path])
    qtbot.waitUntil(lambda: len(plain.controller.desk.tracks) == 2)


def test_a_stage_that_is_no_longer_there_is_no_obstacle(plain: MainWindow, qtbot: QtBot) -> None:
    desk = plain.controller.desk
    places = desk.places()
    places.sessions.clear()
    desk.close_all()
    desk.take_places(places)
    assert desk.place.track == ""


# -- what cannot be saved --------------------------------------------------------------------------------


def test_what_cannot_be_saved_is_not_lost(
    protected: MainWindow, qtbot: QtBot, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    track = protected.controller.desk.tracks[0]
    path = track.path
    assert path is not None
    path.rename(path.with_name("away"))
    protected.controller.bench.guide.notes.setPlainText("typed last")
    window_lock = lock(protected, qtbot)
    assert "still open" in window_lock.page.state.text()
    assert "was moved" in window_lock.page.state.text()
    assert protected.controller.desk.tracks
    assert protected.windowTitle() == "Dialogue"
    assert not window_lock.page.leave.isVisible()
    type_passphrase(window_lock, "wrong")
    qtbot.waitUntil(lambda: bool(window_lock.page.fault.text()))
    qtbot.waitUntil(window_lock.page.unlock.isEnabled)
    type_passphrase(window_lock, "right")
    qtbot.waitUntil(lambda: not window_lock.locked)
    assert protected.controller.bench.guide.notes.toPlainText() == "typed last"
    assert "was moved" in told[0]
    assert protected.windowTitle().startswith("Round · internal")
    path.with_name("away").rename(path)


# -- idleness --------------------------------------------------------------------------------------------


def test_idleness_locks_after_the_time_that_was_set(
    plain: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = 1000.0
    monkeypatch.setattr(idle_watch, "now", lambda: moment)
    window_lock = locking(plain)
    watch = window_lock.findChild(idle_watch.IdleWatch)
    assert watch is not None
    assert not watch.on
    plain.settings.set(idle_lock_minutes=2)
    assert watch.on
    moment += 119
    watch.look()
    assert not window_lock.locked
    qtbot.mouseClick(plain, Qt.MouseButton.LeftButton)
    moment += 119
    watch.look()
    assert not window_lock.locked
    moment += 1
    watch.look()
    assert window_lock.locked
    qtbot.waitUntil(window_lock.page.unlock.isEnabled)
    assert not watch.on
    watch.look()
    window_lock.page.unlock.click()
    qtbot.waitUntil(lambda: not window_lock.locked)
    assert watch.on
    plain.actions_["close"].trigger()
    assert not watch.on


def test_the_clock_of_idleness_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert idle_watch.now() <= idle_watch.now()
    monkeypatch.delattr(idle_watch.time, "CLOCK_BOOTTIME", raising=False)
    assert idle_watch.now() <= idle_watch.now()


def test_the_time_is_set_in_the_settings(qtbot: QtBot, own_folders: Path) -> None:
    dialog = SettingsDialog(Settings(idle_lock_minutes=5))
    qtbot.addWidget(dialog)
    assert dialog.idle.text() == "5 min"
    dialog.idle.setValue(0)
    assert dialog.idle.text() == "never"
    assert dialog.answer().idle_lock_minutes == 0
    dialog.idle.setValue(15)
    assert dialog.answer().idle_lock_minutes == 15


def test_changes_that_wait_for_another_place_are_not_lost(
    protected: MainWindow, qtbot: QtBot, told: list[str]
) -> None:
    track = protected.controller.desk.tracks[0]
    track.unsaved = track.dialogue.apply(add_party(track.dialogue, "AAA", "Atlantia").edits)
    window_lock = lock(protected, qtbot)
    assert "could not be saved" in window_lock.page.state.text()
    type_passphrase(window_lock, "right")
    qtbot.waitUntil(lambda: not window_lock.locked)
    assert told
    assert track in protected.controller.desk.tracks
    track.unsaved = None


def test_a_file_that_was_given_a_passphrase_meanwhile_asks_for_it(
    plain: MainWindow, qtbot: QtBot, library: Library, told: list[str]
) -> None:
    path = plain.controller.desk.tracks[0].path
    assert path is not None
    window_lock = lock(plain, qtbot)
    somebody = library.open(path)
    somebody.store.change_passphrase("right")
    somebody.close()
    assert not window_lock.page.line.isVisible()
    window_lock.page.unlock.click()
    qtbot.waitUntil(window_lock.page.line.isVisible)
    qtbot.waitUntil(window_lock.page.unlock.isEnabled)
    assert window_lock.page.fault.text()
    type_passphrase(window_lock, "right")
    qtbot.waitUntil(lambda: not window_lock.locked)
    assert "was changed by another program" in told[0]
    assert len(plain.controller.desk.tracks) == 2


def test_a_passphrase_that_is_being_written_is_waited_for(
    plain: MainWindow, qtbot: QtBot, answer: Begin, library: Library
) -> None:
    track = plain.controller.desk.tracks[0]
    path = track.path
    assert path is not None

    def begin(dialog: object) -> None:
        if isinstance(dialog, PassphraseChange):
            dialog.show()
            for line in (dialog.new, dialog.again):
                line.setText("right")
            dialog.accept_button.click()
            locking(plain).lock()

    answer(begin)
    plain.actions_["passphrase"].trigger()
    window_lock = locking(plain)
    qtbot.waitUntil(lambda: not plain.controller.desk.tracks)
    assert window_lock.page.line.isVisible()
    library.open(path, passphrase="right").close()
