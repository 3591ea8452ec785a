"""Backups looked at in the window, restored, saved as new files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core.commands.seats import change_party
from dialogue_app.core.errors import CannotSave
from dialogue_app.core.records import Party
from dialogue_app.services.files import backups
from dialogue_app.services.files.backups import backups_of, delete_all
from dialogue_app.services.files.library import Library
from dialogue_app.ui.files.passphrase_dialog import PassphraseDialog
from dialogue_app.ui.files.restore_dialog import RestoreDialog
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.ask_dialog import AskDialog, ChoiceDialog
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.files.backups import edit, opened, several, texts_of, wait

Begin = Callable[[Callable[[AskDialog], object]], list[AskDialog]]


@pytest.fixture
def track(window: MainWindow, tmp_path: Path, library: Library) -> OpenTrack:
    return opened(window, tmp_path, library)


def changed_since(window: MainWindow, qtbot: QtBot, track: OpenTrack) -> None:
    """Backups of one party, then a party added and one renamed."""
    edit(track, "AAA")
    wait(window, qtbot)
    delete_all(track.dialogue)
    several(track)
    party = track.dialogue.party_by_code("AAA")
    assert party is not None
    track.perform(change_party(track.dialogue, party, name="Atlantia"))
    edit(track, "BBB")


def test_a_backup_is_looked_at_and_restored_and_what_was_there_is_a_backup(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, answer: Begin
) -> None:
    changed_since(window, qtbot, track)
    before = track.dialogue
    number = len(backups_of(before))
    seen: list[str] = []

    def act(dialog: AskDialog) -> None:
        if isinstance(dialog, RestoreDialog):
            seen.extend(" | ".join(cell.text for cell in row.cells) for row in dialog.counts.rows)
            dialog.details.click()
            seen.extend(row.cells[0].text for row in dialog.records.rows)
            texts = [cell.text for row in dialog.records.rows for cell in row.cells]
            assert any("Name: Atlantia" in text for text in texts)
            assert dialog.strip.marking
        dialog.accept()

    answer(act)
    assert track.undo_stack.count() > 0
    window.actions_["backups"].trigger()
    qtbot.waitUntil(lambda: track.dialogue.party_by_code("BBB") is None)
    qtbot.waitUntil(lambda: "Restored" in window.controller.bench.status.notice.text())
    assert seen[0] == "Party | – | 1 | 1"
    assert sorted(seen[1:]) == ["changes", "goes"]
    names = {party.code: party.name for party in track.dialogue.of(Party).values()}
    assert names["AAA"] == "Party AAA"
    assert track.undo_stack.count() == 0
    all_backups = backups_of(track.dialogue)
    assert len(all_backups) == number + 1
    assert track.workspace.store.read_backup(all_backups[0].path) == before
    assert track.workspace.store.load() == track.dialogue
    edit(track, "CCC")
    assert track.workspace.store.load().party_by_code("CCC") is not None


def test_without_a_backup_of_what_is_there_nothing_is_restored(
    window: MainWindow,
    qtbot: QtBot,
    track: OpenTrack,
    answer: Begin,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed_since(window, qtbot, track)
    before = track.dialogue

    def fail(*_rest: object, **_more: object) -> None:
        raise CannotSave("There is no room.")

    monkeypatch.setattr(backups, "_free_name", fail)
    answer(lambda dialog: dialog.accept())
    window.actions_["backups"].trigger()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("Nothing was restored")
    assert track.dialogue == before == track.workspace.store.load()


@pytest.mark.parametrize("opens_it", [False, True])
def test_a_backup_is_saved_as_a_new_file_and_opened_if_wanted(
    window: MainWindow,
    qtbot: QtBot,
    track: OpenTrack,
    answer: Begin,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    opens_it: bool,
) -> None:
    changed_since(window, qtbot, track)
    usual: list[str] = []

    def ask(_parent: object, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        usual.append(path)
        return str(tmp_path / "Old"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    seen: list[AskDialog] = []

    def act(dialog: AskDialog) -> None:
        seen.append(dialog)
        if isinstance(dialog, RestoreDialog):
            dialog.new_file.click()
        elif isinstance(dialog, ChoiceDialog):
            dialog.answers[int(opens_it)].click()
        else:
            dialog.accept()

    answer(act)
    window.actions_["backups"].trigger()
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert "as of" in usual[0]
    target = tmp_path / "Old.dialogue"
    shown = window.controller.desk.track
    assert shown is not None
    assert (shown.path == target) == opens_it
    if not opens_it:
        assert shown.dialogue.party_by_code("BBB") is not None
        assert app.stores().check(target) == ()
    else:
        assert shown.dialogue.party_by_code("BBB") is None


def test_giving_up_the_name_writes_nothing(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, answer: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed_since(window, qtbot, track)
    asked: list[bool] = []

    def ask(*_rest: object) -> tuple[str, str]:
        asked.append(True)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    answer(lambda dialog: dialog.new_file.click() if isinstance(dialog, RestoreDialog) else dialog.accept())
    window.actions_["backups"].trigger()
    qtbot.waitUntil(lambda: bool(asked))
    assert window.controller.desk.track is track


def test_a_backup_with_another_passphrase_asks_for_it(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, answer: Begin
) -> None:
    several(track)
    newest = backups_of(track.dialogue)[0]
    newest.path.unlink()
    app.stores().create(newest.path, track.dialogue, passphrase="former words")
    tries = iter(["wrong", "former words"])
    faults: list[str] = []
    seen: list[AskDialog] = []

    def act(dialog: AskDialog) -> None:
        seen.append(dialog)
        if isinstance(dialog, PassphraseDialog):
            faults.append(dialog.fault_label.text())
            dialog.line.setText(next(tries))
        if isinstance(dialog, RestoreDialog):
            assert not dialog.accept_button.isEnabled()  # it holds the same
            dialog.reject()
        else:
            dialog.accept()

    answer(act)
    window.actions_["backups"].trigger()
    qtbot.waitUntil(lambda: any(isinstance(ask_dialog, RestoreDialog) for ask_dialog in seen), timeout=20_000)
    assert faults[0] == ""
    assert "another one" in faults[1]


def test_a_track_that_is_read_only_can_save_a_backup_as_a_new_file_only(
    qtbot: QtBot, track: OpenTrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dialogue_app.services.content_comparison import Comparison

    several(track)
    monkeypatch.setattr(OpenTrack, "read_only", True)
    comparison = Comparison(track.dialogue, track.dialogue)
    dialog = RestoreDialog(track, backups_of(track.dialogue)[0], comparison)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.accept_button.isVisible()
    assert dialog.new_file.isVisible()


def test_a_long_list_of_changes_is_cut_and_says_so(
    qtbot: QtBot, track: OpenTrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dialogue_app.services.content_comparison import Comparison

    monkeypatch.setattr("dialogue_app.ui.files.restore_dialog.MOST_LISTED", 1)
    several(track)
    before = track.dialogue
    edit(track, "AAA")
    edit(track, "BBB")
    dialog = RestoreDialog(track, backups_of(before)[0], Comparison(track.dialogue, before))
    qtbot.addWidget(dialog)
    dialog.details.click()
    assert len(dialog.records.rows) == 1
    assert "The first 1 of 2 records." in texts_of(dialog)
