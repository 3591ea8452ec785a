"""Damaged files and failing places in the window: what is offered, and that nothing typed is lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core.commands.seats import add_party
from dialogue_app.core.errors import CannotSave
from dialogue_app.core.records import StageNotes
from dialogue_app.services.files.backups import back_up
from dialogue_app.services.files.library import Library, NewDialogue
from dialogue_app.services.files.recovered_copy import free_name
from dialogue_app.store.file_store import FileStore
from dialogue_app.ui.files.recovery import RecoveryDialog
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.ask_dialog import AskDialog, ChoiceDialog
from dialogue_app.ui.window.main_window import MainWindow

Begin = Callable[[Callable[[AskDialog], object]], list[AskDialog]]
PAGE = 4096


def silent(_part: float) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def path(tmp_path: Path, library: Library) -> Path:
    (file_path,) = library.create(NewDialogue(folder=tmp_path, name="Talk", kind="exercise"))
    return file_path


def broken(path: Path) -> None:
    content = bytearray(path.read_bytes())
    places = random.Random(2)
    for page in places.sample(range(20, len(content) // PAGE), 8):
        content[page * PAGE : (page + 1) * PAGE] = places.randbytes(PAGE)
    path.write_bytes(content)


def names(monkeypatch: pytest.MonkeyPatch, answer: str = "") -> list[str]:
    """Answer the question for a name with what is proposed, or with this; an empty list if none was asked."""
    asked: list[str] = []

    def ask(_parent: object, _title: str, usual: str, _kinds: str) -> tuple[str, str]:
        asked.append(usual)
        return (usual if answer == "" else answer.strip()), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return asked


# -- damaged ---------------------------------------------------------------------------------------------


def test_what_can_be_read_of_a_damaged_file_is_recovered_and_opened(
    window: MainWindow, qtbot: QtBot, path: Path, answer: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(path)
    content = path.read_bytes()
    asked = names(monkeypatch)
    reports: list[str] = []

    def act(dialog: AskDialog) -> None:
        if isinstance(dialog, RecoveryDialog):
            reports.append(dialog.report.toPlainText())
            assert dialog.strip.marking == "MOD"
            assert not hasattr(dialog, "backup")
        dialog.accept_button.click()

    seen = answer(act)
    window.open_paths([path])
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert isinstance(seen[0], ChoiceDialog)
    assert "lost" in reports[0]
    track = window.controller.desk.track
    assert track is not None
    assert track.path == Path(asked[0])
    assert track.path.name == "Talk (recovered).dialogue"
    assert path.read_bytes() == content
    assert app.stores().check(track.path) == ()


@pytest.mark.parametrize("taken", [False, True])
def test_the_newest_backup_is_opened_instead_if_wanted(
    window: MainWindow,
    qtbot: QtBot,
    path: Path,
    answer: Begin,
    monkeypatch: pytest.MonkeyPatch,
    taken: bool,
) -> None:
    store = app.stores().open(path)
    whole = store.load()
    back_up(store, whole, silent, now=datetime.now().astimezone())
    store.close()
    broken(path)
    usual = free_name(path, "{name} (from backup)")
    if taken:
        usual.write_text("mine")
    names(monkeypatch, str(path.with_name("Rest")))

    def act(dialog: AskDialog) -> None:
        if isinstance(dialog, RecoveryDialog):
            dialog.backup.click()
        else:
            dialog.accept_button.click()

    answer(act)
    window.open_paths([path])
    qtbot.waitUntil(lambda: bool(window.controller.desk.tracks))
    track = window.controller.desk.track
    assert track is not None
    assert track.dialogue == whole
    assert track.path == (path.with_name("Talk (from backup) 2.dialogue") if taken else usual)
    assert path.with_name("Rest.dialogue").exists()


def test_a_backup_that_cannot_be_copied_is_said(
    window: MainWindow,
    qtbot: QtBot,
    path: Path,
    answer: Begin,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = app.stores().open(path)
    back_up(store, store.load(), silent)
    store.close()
    broken(path)
    names(monkeypatch)

    def fail(*_rest: object) -> None:
        raise CannotSave("There is no room.")

    monkeypatch.setattr(Library, "copy", fail)
    answer(
        lambda dialog: (
            dialog.backup.click() if isinstance(dialog, RecoveryDialog) else dialog.accept_button.click()
        )
    )
    window.open_paths([path])
    qtbot.waitUntil(lambda: told == ["There is no room."])


@pytest.mark.parametrize("at", ["question", "name"])
def test_giving_up_leaves_everything(
    window: MainWindow,
    qtbot: QtBot,
    path: Path,
    answer: Begin,
    monkeypatch: pytest.MonkeyPatch,
    at: str,
) -> None:
    broken(path)
    names(monkeypatch, " ")
    answer(lambda dialog: dialog.accept_button.click() if at == "name" else dialog.reject())
    window.open_paths([path])
    qtbot.wait(10)
    assert window.controller.desk.tracks == []
    assert [file_path.name for file_path in path.parent.iterdir()] == [path.name]


def test_where_nothing_can_be_recovered_it_is_said(
    window: MainWindow,
    qtbot: QtBot,
    path: Path,
    answer: Begin,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path.write_bytes(path.read_bytes()[:PAGE])
    names(monkeypatch)
    answer(lambda dialog: dialog.accept_button.click())
    window.open_paths([path])
    qtbot.waitUntil(lambda: bool(told))
    assert "Nothing of a dialogue can be read" in told[0]


# -- failing places --------------------------------------------------------------------------------------


@pytest.fixture
def track(window: MainWindow, path: Path) -> OpenTrack:
    folder = path.parent / "stick"
    folder.mkdir()
    window.open_paths([path.rename(folder / path.name)])
    open_track = window.controller.desk.track
    assert open_track is not None
    return open_track


def test_what_is_typed_is_saved_elsewhere_and_work_goes_on_there(
    window: MainWindow,
    qtbot: QtBot,
    track: OpenTrack,
    answer: Begin,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """The medium is gone for good: everything, with both changes that failed, is in the new file."""
    said = iter([False, True])
    seen = answer(lambda dialog: dialog.accept_button.click() if next(said) else dialog.reject())
    (tmp_path / "stick").rename(tmp_path / "gone")
    names(monkeypatch, str(tmp_path / "Saved"))
    assert not track.perform(add_party(track.dialogue, "AAA", "Atlantia"))
    assert not track.perform(add_party(track.dialogue, "BBB", "Borealia"))
    assert len(seen) == 2
    qtbot.waitUntil(
        lambda: window.controller.desk.track is not None and window.controller.desk.track is not track
    )
    now = window.controller.desk.track
    assert now is not None
    assert now.path == tmp_path / "Saved.dialogue"
    assert {"AAA", "BBB"} <= {party.code for party in now.dialogue.parties()}
    assert now.perform(add_party(now.dialogue, "CCC", "Caledonia"))


def test_what_was_refused_is_not_said_to_be_lost_where_it_was_saved_elsewhere(
    window: MainWindow,
    qtbot: QtBot,
    track: OpenTrack,
    answer: Begin,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    said: list[str] = []

    def act(dialog: AskDialog) -> None:
        said.append(dialog.windowTitle())
        if len(said) == 2:
            dialog.accept_button.click()
        else:
            dialog.reject()

    answer(act)
    (tmp_path / "stick").rename(tmp_path / "gone")
    names(monkeypatch, str(tmp_path / "Saved"))
    guide = window.controller.bench.guide
    assert guide is not None
    for words in ("first", "first and second"):
        guide.notes.setFocus()
        guide.notes.setPlainText(words)
        window.controller.bench.commit()
    qtbot.waitUntil(
        lambda: window.controller.desk.track is not None and window.controller.desk.track is not track
    )
    assert said == 2 * ["This change is not saved"]
    now = window.controller.desk.track
    assert now is not None
    assert [notes.text for notes in now.dialogue.of(StageNotes).values()] == ["first and second"]


def test_a_file_that_another_program_wrote_into_is_not_mixed_with_what_is_open(
    window: MainWindow,
    qtbot: QtBot,
    track: OpenTrack,
    answer: Begin,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    assert track.path is not None
    older = track.path.read_bytes()
    assert track.perform(add_party(track.dialogue, "AAA", "Atlantia"))
    seen = answer(lambda dialog: dialog.reject())
    with track.path.open("r+b") as stream:
        stream.write(older)
        stream.truncate()
    assert not window.close()
    assert any("Another program changed" in label.text() for label in seen[0].findChildren(QLabel))
    assert window.controller.bench.status.saved.text() == "The file is not as it was saved"
    assert window.controller.rescue.look()
    seen.clear()
    answer(lambda dialog: dialog.accept_button.click())
    names(monkeypatch, str(tmp_path / "Saved"))
    assert not track.perform(add_party(track.dialogue, "BBB", "Borealia"))
    qtbot.waitUntil(
        lambda: window.controller.desk.track is not None and window.controller.desk.track is not track
    )
    now = window.controller.desk.track
    assert now is not None
    assert {"AAA", "BBB"} <= {party.code for party in now.dialogue.parties()}
    assert (tmp_path / "stick" / "Talk.dialogue").read_bytes() == older


def test_a_medium_that_comes_back_by_itself_is_no_longer_said_to_fail(
    window: MainWindow, track: OpenTrack, answer: Begin, tmp_path: Path
) -> None:
    assert track.perform(add_party(track.dialogue, "AAA", "Atlantia"))
    seen = answer(lambda dialog: dialog.reject())
    (tmp_path / "stick").rename(tmp_path / "gone")
    assert not window.controller.rescue.look()
    assert window.controller.rescue.look()
    assert len(seen) == 1
    (tmp_path / "gone").rename(tmp_path / "stick")
    assert window.controller.rescue.look()
    assert track.unsaved is None
    assert window.controller.bench.status.saved.text().startswith("Saved")


def test_who_goes_on_typing_answers_nothing_by_that(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, answer: Begin, tmp_path: Path
) -> None:
    def act(dialog: AskDialog) -> None:
        dialog.show()
        for key in (Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Return):
            qtbot.keyClick(dialog.focusWidget() or dialog, key)
        assert dialog.isVisible()
        assert isinstance(dialog, ChoiceDialog)
        assert dialog.chosen == -1
        dialog.reject()

    seen = answer(act)
    (tmp_path / "stick").rename(tmp_path / "gone")
    track.perform(add_party(track.dialogue, "AAA", "Atlantia"))
    assert len(seen) == 1


def test_when_the_medium_is_back_work_goes_on_in_the_file(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, answer: Begin, tmp_path: Path
) -> None:
    answer(lambda dialog: dialog.reject())
    (tmp_path / "stick").rename(tmp_path / "gone")
    assert not track.perform(add_party(track.dialogue, "AAA", "Atlantia"))
    assert track.unsaved is not None
    assert "not saved" in window.controller.bench.status.saved.text()
    (tmp_path / "gone").rename(tmp_path / "stick")
    assert track.perform(add_party(track.dialogue, "AAA", "Atlantia"))
    assert track.unsaved is None
    assert window.controller.bench.status.saved.text().startswith("Saved")
    assert track.workspace.store.load().party_by_code("AAA") is not None


def test_the_same_change_made_again_while_the_medium_is_gone_counts_once(
    window: MainWindow, track: OpenTrack, answer: Begin, tmp_path: Path
) -> None:
    answer(lambda dialog: dialog.reject())
    (tmp_path / "stick").rename(tmp_path / "gone")
    change = add_party(track.dialogue, "AAA", "Atlantia")
    for _time in range(2):
        assert not track.perform(change)
    assert track.unsaved is not None
    assert track.unsaved.party_by_code("AAA") is not None


def test_while_one_failure_is_dealt_with_others_say_nothing(
    window: MainWindow, qtbot: QtBot, track: OpenTrack, answer: Begin, tmp_path: Path
) -> None:
    def act(dialog: AskDialog) -> None:
        if len(seen) == 1:
            track.perform(add_party(track.dialogue, "BBB", "Borealia"))
        dialog.reject()

    seen = answer(act)
    (tmp_path / "stick").rename(tmp_path / "gone")
    track.perform(add_party(track.dialogue, "AAA", "Atlantia"))
    assert len(seen) == 1


def test_a_new_place_that_fails_too_is_said_and_the_way_is_open_again(
    window: MainWindow,
    qtbot: QtBot,
    track: OpenTrack,
    answer: Begin,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    seen = answer(lambda dialog: dialog.accept_button.click())
    (tmp_path / "stick").rename(tmp_path / "gone")
    names(monkeypatch, str(tmp_path / "none" / "Saved.dialogue"))
    track.perform(add_party(track.dialogue, "AAA", "Atlantia"))
    qtbot.waitUntil(lambda: bool(told))
    assert "is not there" in told[0]
    names(monkeypatch, " ")
    track.perform(add_party(track.dialogue, "AAA", "Atlantia"))
    assert len(seen) == 2


def test_other_failures_are_told_as_before(
    window: MainWindow, track: OpenTrack, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_rest: object) -> None:
        raise CannotSave("A text is too long to be kept.")

    monkeypatch.setattr(FileStore, "write", fail)
    track.perform(add_party(track.dialogue, "AAA", "Atlantia"))
    assert told == ["A text is too long to be kept."]
    assert track.unsaved is None
