"""Backups in the window: made while work goes on, listed, looked at, restored, saved as a new file."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core.commands.seats import add_party
from dialogue_app.core.errors import CannotSave
from dialogue_app.services.files.backups import back_up, backups_of, folder_of
from dialogue_app.services.files.library import Library
from dialogue_app.store.file_store import FileStore
from dialogue_app.ui.files import backup_scheduler
from dialogue_app.ui.files.backups_dialog import DAMAGED, OPENS, OTHER_PASSPHRASE, BackupsDialog
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.window.main_window import MainWindow
from dialogue_app.ui.window.settings_dialog import SettingsDialog
from tests.ui.files.backups import edit, opened, part_of, several, silent, texts_of, wait

Begin = Callable[[Callable[[AskDialog], object]], list[AskDialog]]


@pytest.fixture
def track(window: MainWindow, tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> OpenTrack:
    monkeypatch.setattr(backup_scheduler, "QUIET_MS", 1)
    return opened(window, tmp_path, library)


# -- while work goes on ----------------------------------------------------------------------------------


def test_the_first_edit_makes_a_backup_of_the_file_as_it_was_opened(
    window: MainWindow, qtbot: QtBot, track: OpenTrack
) -> None:
    opened = track.dialogue
    edit(track, "AAA")
    edit(track, "BBB")
    wait(window, qtbot)
    (backup,) = backups_of(track.dialogue)
    assert track.workspace.store.read_backup(backup.path) == opened


def test_a_backup_waits_until_nobody_types_but_not_for_ever(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(backup_scheduler, "monotonic", lambda: clock[0])
    monkeypatch.setattr(backup_scheduler, "QUIET_MS", 200)
    keeping = part_of(window).keepings[track]
    as_opened = track.dialogue
    for number in range(4):
        edit(track, f"A{number}")
        qtbot.wait(70)
        assert (keeping.waiting, keeping.at_work) == (True, False)
    clock[0] = backup_scheduler.LONGEST_WAIT_SECONDS
    numbers = itertools.count()

    def typed_on() -> bool:
        edit(track, f"B{next(numbers)}")
        return keeping.at_work or folder_of(track.dialogue).exists()

    qtbot.waitUntil(typed_on)
    monkeypatch.setattr(backup_scheduler, "QUIET_MS", 1)
    clock[0] = 0.0
    wait(window, qtbot)
    (backup,) = backups_of(track.dialogue)
    assert track.workspace.store.read_backup(backup.path) == as_opened


def test_a_backup_that_waits_is_not_begun_when_none_is_wanted_any_more(
    window: MainWindow, qtbot: QtBot, track: OpenTrack
) -> None:
    edit(track, "AAA")
    window.settings.set(keep_backups=False)
    wait(window, qtbot)
    assert not folder_of(track.dialogue).exists()


def test_closing_makes_the_backup_that_waits_for_a_pause(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_scheduler, "QUIET_MS", 10**6)
    opened, path = track.dialogue, track.path
    edit(track, "AAA")
    assert path is not None
    assert part_of(window).keepings[track].waiting
    window.actions_["close"].trigger()
    assert part_of(window).keepings == {}
    (backup,) = backups_of(opened)
    store = app.stores().open(path)
    assert store.read_backup(backup.path) == opened
    store.close()


def test_closing_waits_for_a_backup_that_is_being_written(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Event()
    real = FileStore.back_up

    def slow(self: FileStore, *rest: object) -> None:
        begun.set()
        sleep(0.05)
        real(self, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(FileStore, "back_up", slow)
    opened = track.dialogue
    edit(track, "AAA")
    qtbot.waitUntil(begun.is_set)
    window.actions_["close"].trigger()
    assert len(backups_of(opened)) == 1


def test_after_half_an_hour_of_work_the_next_edit_makes_another(
    window: MainWindow, qtbot: QtBot, track: OpenTrack
) -> None:
    edit(track, "AAA")
    wait(window, qtbot)
    edit(track, "BBB")
    wait(window, qtbot)
    assert len(backups_of(track.dialogue)) == 1
    (first,) = backups_of(track.dialogue)
    earlier = first.made_at - timedelta(minutes=31)
    first.path.rename(first.path.with_name(f"{earlier:%Y%m%dT%H%M%S}Z.dialogue"))
    edit(track, "CCC")
    now = track.dialogue
    wait(window, qtbot)
    assert len(backups_of(track.dialogue)) == 2
    assert track.workspace.store.read_backup(backups_of(now)[0].path) == now


def test_a_file_opened_again_within_half_an_hour_is_not_backed_up_again(
    window: MainWindow, qtbot: QtBot, track: OpenTrack
) -> None:
    back_up(track.workspace.store, track.dialogue, silent, now=datetime.now().astimezone())
    edit(track, "AAA")
    wait(window, qtbot)
    assert len(backups_of(track.dialogue)) == 1


@pytest.mark.parametrize("how", ["off", "read only", "reload"])
def test_where_none_is_wanted_none_is_made(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if how == "off":
        window.settings.set(keep_backups=False)
        edit(track, "AAA")
    elif how == "read only":
        monkeypatch.setattr(OpenTrack, "read_only", True)
        track.changed.emit(add_party(track.dialogue, "AAA", "A"))
    else:
        track.changed.emit(None)
    assert not part_of(window).keepings[track].waiting
    wait(window, qtbot)
    assert not folder_of(track.dialogue).exists()


def test_a_failure_is_told_once_and_work_goes_on(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, monkeypatch: pytest.MonkeyPatch, answer: Begin
) -> None:
    def fail(*_rest: object, **_more: object) -> None:
        raise CannotSave("There is no room.")

    monkeypatch.setattr(backup_scheduler, "back_up", fail)
    keeping = part_of(window).keepings[track]
    told: list[str] = []
    keeping.failed.connect(told.append)
    for code in ("AAA", "BBB"):
        keeping._failed_at = None
        edit(track, code)
        wait(window, qtbot)
    assert told == ["There is no room."]
    assert "your work itself is saved" in window.controller.bench.status.notice.text()
    assert track.dialogue.party_by_code("BBB") is not None
    seen = answer(lambda dialog: dialog.reject())
    window.actions_["backups"].trigger()
    assert any("There is no room." in text for text in texts_of(seen[0]))
    monkeypatch.undo()
    edit(track, "CCC")
    wait(window, qtbot)
    assert not folder_of(track.dialogue).exists()  # not before half an hour has passed
    keeping._failed_at = None
    edit(track, "DDD")
    wait(window, qtbot)
    assert keeping.fault == ""
    assert len(backups_of(track.dialogue)) == 1


def test_closing_stops_a_backup_that_is_being_written(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go = Event(), Event()
    real = FileStore.back_up

    def slow(self: FileStore, *rest: object) -> None:
        begun.set()
        go.wait(5)
        real(self, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(FileStore, "back_up", slow)
    monkeypatch.setattr(backup_scheduler, "PATIENCE_SECONDS", 0.05)
    edit(track, "AAA")
    folder = folder_of(track.dialogue)
    qtbot.waitUntil(begun.is_set)
    window.actions_["close"].trigger()
    assert part_of(window).keepings == {}
    go.set()
    qtbot.waitUntil(lambda: not list(folder.iterdir()))


# -- the list --------------------------------------------------------------------------------------------


def test_the_list_says_of_each_whether_it_opens(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, tmp_path: Path
) -> None:
    several(track)
    newest, middle, oldest = backups_of(track.dialogue)
    middle.path.write_bytes(b"broken")
    oldest.path.unlink()
    app.stores().create(oldest.path, track.dialogue, passphrase="another")
    dialog = BackupsDialog(track, on=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.answer() == newest
    qtbot.waitUntil(lambda: len(dialog._states) == 3)
    assert dialog._states == {0: OPENS, 1: DAMAGED, 2: OTHER_PASSPHRASE}
    states = [row.cells[2].text for row in dialog.table.rows]
    assert states == ["checked, opens", "damaged", "has another passphrase"]
    dialog.view.choose("1")
    dialog.accept()
    assert dialog.result() == 0
    assert "damaged" in dialog.fault_label.text()
    dialog.view.choose("0")
    dialog.view.opened.emit("0")
    assert dialog.result() == 1


def test_without_a_backup_there_is_nothing_to_choose(qtbot: QtBot, track: OpenTrack) -> None:
    dialog = BackupsDialog(track, on=False)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    assert dialog.answer() is None
    assert dialog.fault() == ""
    assert any("switched off" in text for text in texts_of(dialog))


def test_all_are_deleted_after_a_question_and_the_next_edit_makes_one(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, answer: Begin
) -> None:
    edit(track, "AAA")
    wait(window, qtbot)
    several(track)
    said = iter([False, True])

    def act(dialog: AskDialog) -> None:
        if isinstance(dialog, BackupsDialog):
            dialog.delete.click()
            assert len(backups_of(track.dialogue)) == 4
            dialog.delete.click()
            assert not dialog.accept_button.isEnabled()
            dialog.reject()
        elif next(said):
            dialog.accept_button.click()
        else:
            dialog.reject()

    answer(act)
    window.actions_["backups"].trigger()
    assert backups_of(track.dialogue) == ()
    edit(track, "BBB")
    wait(window, qtbot)
    assert len(backups_of(track.dialogue)) == 1


def test_what_could_not_be_deleted_is_said_in_place(
    qtbot: QtBot, track: OpenTrack, answer: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    several(track)

    def fail(_dialogue: object) -> int:
        raise CannotSave("One is left.")

    monkeypatch.setattr("dialogue_app.ui.files.backups_dialog.delete_all", fail)
    answer(lambda dialog: dialog.accept_button.click())
    dialog = BackupsDialog(track, on=True)
    qtbot.addWidget(dialog)
    dialog.delete.click()
    assert dialog.fault_label.text() == "One is left."


def test_a_closed_track_asks_nothing_more(window: MainWindow, qtbot: QtBot, track: OpenTrack) -> None:
    part = part_of(window)
    window.actions_["close"].trigger()
    part.on_backups()
    assert part.keepings == {}


def test_backups_are_switched_off_in_the_settings(qtbot: QtBot, window: MainWindow) -> None:
    dialog = SettingsDialog(window.settings.value)
    qtbot.addWidget(dialog)
    assert dialog.backups.isChecked()
    dialog.backups.setChecked(False)
    assert not dialog.answer().keep_backups
