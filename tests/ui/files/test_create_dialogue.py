"""Making dialogues and the sample from the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core.domain_records import Inject, RoleCard
from dialogue_app.core.records import INTERNAL, TRAINING
from dialogue_app.services.files.library import DialogueKind
from dialogue_app.store import keys
from dialogue_app.ui.files import create_dialogue
from dialogue_app.ui.files.new_dialogue_dialog import NewDialogueDialog
from dialogue_app.ui.shell.session_creation import SessionSetup
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.window.main_window import MainWindow

Begin = Callable[[Callable[[AskDialog], object]], list[AskDialog]]


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Documents"
    monkeypatch.setattr(create_dialogue, "documents_folder", lambda: folder)
    return folder


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that take no half second each, or ten where others work too."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)


def wizard(qtbot: QtBot, kind: DialogueKind, folder: Path) -> NewDialogueDialog:
    dialog = NewDialogueDialog(kind, folder, app.library)
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize(
    ("action", "files"),
    [
        ("new_two_track", ["Round (internal).dialogue", "Round (external).dialogue"]),
        ("new_brief", ["Round.dialogue"]),
        ("new_exercise", ["Round.dialogue"]),
    ],
)
def test_a_new_dialogue_is_made_opened_and_set_up(
    window: MainWindow, qtbot: QtBot, documents: Path, answer: Begin, action: str, files: list[str]
) -> None:
    def fill(dialog: AskDialog) -> None:
        if isinstance(dialog, NewDialogueDialog):
            dialog.name.setText("Round")
        if isinstance(dialog, SessionSetup):
            dialog.record_form.inputs["attribution_rule"].show_value("SIDE")
        dialog.accept()

    seen = answer(fill)
    window.actions_[action].trigger()
    assert [type(ask_dialog) for ask_dialog in seen] == [NewDialogueDialog, SessionSetup]
    assert sorted(path.name for path in documents.iterdir() if path.suffix == ".dialogue") == sorted(files)
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == len(files))
    track = window.controller.desk.track
    assert track is not None
    assert track.dialogue.sessions()[0].warned_at


@pytest.mark.usefixtures("quick_keys")
def test_faults_are_said_in_place_one_after_the_other(qtbot: QtBot, documents: Path) -> None:
    dialog = wizard(qtbot, "two-track", documents)
    said = []
    dialog.accept()
    said.append(dialog.fault_label.text())
    dialog.name.setText("a/b")
    dialog.accept()
    said.append(dialog.fault_label.text())
    dialog.name.setText("Round")
    dialog.parties.show_parties([])
    dialog.accept()
    said.append(dialog.fault_label.text())
    dialog.parties.show_parties([("ATL", "Atlantia"), ("ATL", "Another")])
    dialog.accept()
    said.append(dialog.fault_label.text())
    dialog.parties.show_parties([("ATL", "Atlantia")])
    for code in ("ATL", "\u0410TL", "A;B"):
        dialog.other_code.setText(code)
        dialog.accept()
        said.append(dialog.fault_label.text())
    dialog.other_code.setText("RUS")
    dialog.passphrase.setText("one")
    dialog.accept()
    said.append(dialog.fault_label.text())
    assert all(said)
    assert len(set(said)) == len(said)
    assert not documents.exists()
    dialog.again.setText("one")
    dialog.accept()
    qtbot.waitUntil(lambda: len(dialog.paths) == 2)
    assert dialog.first is not None
    dialog.first.close()


def test_the_files_to_be_made_are_shown(qtbot: QtBot, documents: Path) -> None:
    dialog = wizard(qtbot, "two-track", documents)
    dialog.name.setText("Northern group")
    assert dialog.files.text() == "Northern group (internal).dialogue\nNorthern group (external).dialogue"


def test_a_file_that_exists_is_not_replaced(qtbot: QtBot, documents: Path) -> None:
    documents.mkdir()
    (documents / "Round.dialogue").write_text("mine")
    dialog = wizard(qtbot, "brief", documents)
    dialog.name.setText("Round")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(dialog.fault_label.text()))
    assert (documents / "Round.dialogue").read_text() == "mine"


def test_presets_bring_parties_and_fiction(qtbot: QtBot, documents: Path) -> None:
    dialog = wizard(qtbot, "two-track", documents)
    assert len(dialog.parties.parties()) == 32
    dialog.preset.setCurrentIndex(dialog.preset.findData("amber_sea"))
    assert len(dialog.parties.parties()) == 9
    assert dialog.fiction.isChecked()
    dialog.parties.add_row()
    dialog.parties.table.item(9, 0).setText("NEW")  # type: ignore[union-attr]
    dialog.parties.table.item(9, 1).setText("Newland")  # type: ignore[union-attr]
    dialog.parties.table.clearSelection()  # a key held in an earlier test may still count as held
    dialog.parties.table.selectRow(0)
    dialog.parties.remove.click()
    assert dialog.parties.parties()[-1] == ("NEW", "Newland")
    assert len(dialog.parties.parties()) == 9


def test_an_own_list_begins_empty_and_is_filled_by_keys(qtbot: QtBot, documents: Path) -> None:
    dialog = wizard(qtbot, "two-track", documents)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    own = dialog.preset.findData("")
    dialog.preset.setCurrentIndex(own)
    assert dialog.parties.parties() == ()
    table = dialog.parties.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Insert)
    assert table.rowCount() == 1
    dialog.parties.show_parties([("NOR", "Norland"), ("SUD", "Sudmark")])
    table.selectRow(0)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert dialog.parties.parties() == (("SUD", "Sudmark"),)
    dialog.preset.setCurrentIndex(0)
    dialog.parties.show_parties([*dialog.parties.parties(), ("NEW", "Newland")])
    dialog.preset.setCurrentIndex(own)
    assert ("NEW", "Newland") in dialog.parties.parties()


def test_passing_over_a_preset_leaves_nothing_of_it_in_an_own_list(qtbot: QtBot, documents: Path) -> None:
    dialog = wizard(qtbot, "two-track", documents)
    dialog.name.setText("Talks")
    amber, own = dialog.preset.findData("amber_sea"), dialog.preset.findData("")
    dialog.preset.setCurrentIndex(own)
    dialog.parties.show_parties([("NOR", "Norland"), ("ATL", "Atland")])
    dialog.other_code.setText("RUS")
    dialog.other_name.setText("Russia")
    dialog.preset.setCurrentIndex(amber)
    invented = dialog.answer()
    assert dialog.fiction.isChecked()
    assert any(party.profile for party in invented.parties)
    dialog.preset.setCurrentIndex(own)
    answer = dialog.answer()
    assert [(party.code, party.name, party.profile) for party in answer.parties] == [
        ("NOR", "Norland", ""),
        ("ATL", "Atland", ""),
        ("RUS", "Russia", ""),
    ]
    assert not answer.fiction


def test_an_own_list_reached_over_a_preset_begins_with_nothing(qtbot: QtBot, documents: Path) -> None:
    dialog = wizard(qtbot, "brief", documents)
    for row in range(dialog.preset.count()):
        dialog.preset.setCurrentIndex(row)
    assert dialog.preset.currentData() == ""
    assert dialog.answer().parties == ()
    assert not dialog.answer().fiction


def test_ready_to_play_taken_back_shows_the_list_of_before(qtbot: QtBot, documents: Path) -> None:
    dialog = wizard(qtbot, "exercise", documents)
    dialog.preset.setCurrentIndex(dialog.preset.findData(""))
    dialog.parties.show_parties([("NOR", "Norland")])
    dialog.ready.setChecked(True)
    dialog.ready.setChecked(False)
    assert dialog.parties.parties() == (("NOR", "Norland"),)


def test_the_passphrase_given_a_moment_ago_is_not_asked_for_again(
    window: MainWindow, qtbot: QtBot, documents: Path, answer: Begin
) -> None:
    def fill(dialog: AskDialog) -> None:
        if isinstance(dialog, NewDialogueDialog):
            dialog.name.setText("Kept")
            dialog.passphrase.setText("three blue lamps")
            dialog.again.setText("three blue lamps")
        dialog.accept()

    seen = answer(fill)
    window.actions_["new_two_track"].trigger()
    assert [type(ask_dialog) for ask_dialog in seen] == [NewDialogueDialog, SessionSetup]
    track = window.controller.desk.track
    assert track is not None
    assert track.workspace.store.protected
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2)


def test_an_exercise_is_fictional(window: MainWindow, documents: Path, answer: Begin) -> None:
    def fill(dialog: AskDialog) -> None:
        if isinstance(dialog, NewDialogueDialog):
            dialog.name.setText("Play")
        dialog.accept()

    answer(fill)
    window.actions_["new_exercise"].trigger()
    track = window.controller.desk.track
    assert track is not None
    assert (track.track, track.dialogue.track.fiction) == (TRAINING, "yes")


def test_the_sample_is_written_where_the_user_is_told_and_opened(
    window: MainWindow, qtbot: QtBot, documents: Path, answer: Begin
) -> None:
    seen = answer(lambda dialog: dialog.accept_button.click())
    window.actions_["sample"].trigger()
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2)
    assert len(seen) == 1
    assert window.controller.desk.tracks[0].track == INTERNAL
    window.actions_["close"].trigger()
    window.actions_["sample"].trigger()
    assert len(seen) == 1


def test_a_sample_that_is_not_wanted_is_not_written(
    window: MainWindow, documents: Path, answer: Begin
) -> None:
    answer(lambda dialog: dialog.reject())
    window.actions_["sample"].trigger()
    assert not documents.exists()
    assert window.stack.currentWidget() is window.start


def test_an_exercise_ready_to_play(window: MainWindow, documents: Path, answer: Begin) -> None:
    def fill(dialog: AskDialog) -> None:
        if isinstance(dialog, NewDialogueDialog):
            dialog.name.setText("Spring course")
            dialog.ready.click()
            assert not dialog.parties.isEnabled()
        dialog.accept()

    answer(fill)
    window.actions_["new_exercise"].trigger()
    track = window.controller.desk.track
    assert track is not None
    assert (track.track, track.dialogue.track.name) == (TRAINING, "Spring course")
    assert len(track.dialogue.of(RoleCard)) == 10
    assert track.dialogue.of(Inject)
    assert (documents / "Spring course.dialogue").is_file()


@pytest.mark.parametrize("kind", ["two-track", "brief"])
def test_only_exercises_offer_the_ready_one(qtbot: QtBot, documents: Path, kind: DialogueKind) -> None:
    dialog = wizard(qtbot, kind, documents)
    assert dialog.ready.isHidden()
