"""Going to the joint room: what is asked, what is saved, what is open afterwards. What remains in memory and
on disk is looked at in ``test_unsaved_text``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dialogue_app.core.records import EXTERNAL, INTERNAL, StageNotes
from dialogue_app.services.files.library import Library
from dialogue_app.support.settings import Settings
from dialogue_app.ui.privacy.joint_room import JointRoom, without
from dialogue_app.ui.widgets.ask_dialog import AskDialog, ChoiceDialog
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.conftest import give_up
from tests.ui.files.test_open_dialogue import open_internal, texts

Begin = Callable[[Callable[[AskDialog], object]], list[AskDialog]]


def agree(dialog: AskDialog) -> None:
    if isinstance(dialog, ChoiceDialog):
        dialog.answers[0].click()


def go(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["joint_room"].trigger()
    qtbot.waitUntil(lambda: window.controller.desk.of_kind(INTERNAL) is None)


def test_only_the_external_track_stays(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin, library: Library
) -> None:
    open_internal(window, qtbot, two_tracks)
    window.controller.bench.guide.notes.setPlainText("typed last")
    seen = answer(agree)
    go(window, qtbot)
    assert len(seen) == 1
    assert [track.track for track in window.controller.desk.tracks] == [EXTERNAL]
    assert window.controller.desk.place.track == EXTERNAL
    assert "INTERNAL" not in texts(window)
    assert window.windowTitle().startswith("Round · external")
    assert not window.actions_["joint_room"].isVisible()
    assert not window.actions_["other_track"].isVisible()
    assert window.controller.desk.undo.activeStack() is window.controller.desk.tracks[0].undo_stack
    assert str(two_tracks[0]) not in window.settings.value.recent
    assert window.settings.value.last_files == (str(two_tracks[1]),)
    assert window.controller.bench.status.notice.text() == ""
    workspace = library.open(two_tracks[0])
    assert {notes.text for notes in workspace.dialogue.of(StageNotes).values()} == {"typed last"}
    workspace.close()


def test_the_place_in_the_external_track_is_kept(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    open_internal(window, qtbot, two_tracks)
    external = window.controller.desk.of_kind(EXTERNAL)
    assert external is not None
    window.controller.desk.go(external, stage="E3")
    answer(agree)
    go(window, qtbot)
    assert window.controller.desk.place.stage == "E3"
    assert window.controller.bench.stage_page is not None


def test_it_can_be_refused_and_is_not_there_without_an_internal_track(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    open_internal(window, qtbot, two_tracks)
    assert window.actions_["joint_room"].isVisible()
    answer(give_up)
    window.actions_["joint_room"].trigger()
    assert len(window.controller.desk.tracks) == 2
    window.open_paths(two_tracks[1:])
    window.actions_["close"].trigger()
    window.open_paths(two_tracks[1:])
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    qtbot.waitUntil(lambda: not window.actions_["joint_room"].isVisible())
    next(part for part in window.controller.parts if isinstance(part, JointRoom)).on_joint_room()
    assert len(window.controller.desk.tracks) == 1


def test_the_external_file_is_opened_first_if_it_is_not_open(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin, told: list[str]
) -> None:
    away = two_tracks[1].with_name("away")
    two_tracks[1].rename(away)
    answer(lambda dialog: agree(dialog) if "joint" in dialog.windowTitle() else give_up(dialog))
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    window.actions_["joint_room"].trigger()
    assert "not where it was" in told[0]
    assert [track.track for track in window.controller.desk.tracks] == [INTERNAL]
    away.write_bytes(b"no dialogue")
    away.rename(two_tracks[1])
    window.actions_["joint_room"].trigger()
    assert "not a dialogue file" in told[1]
    assert [track.track for track in window.controller.desk.tracks] == [INTERNAL]


def test_it_opens_the_external_file_and_goes(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    away = two_tracks[1].with_name("away")
    two_tracks[1].rename(away)
    answer(lambda dialog: agree(dialog) if "joint" in dialog.windowTitle() else give_up(dialog))
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    away.rename(two_tracks[1])
    go(window, qtbot)
    assert [track.track for track in window.controller.desk.tracks] == [EXTERNAL]


def test_what_cannot_be_saved_keeps_the_internal_file_open(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin, told: list[str]
) -> None:
    open_internal(window, qtbot, two_tracks)
    away = two_tracks[0].with_name("away")
    two_tracks[0].rename(away)
    window.controller.bench.guide.notes.setPlainText("typed last")
    answer(agree)
    window.actions_["joint_room"].trigger()
    assert "The internal file is still open" in told[0]
    assert len(window.controller.desk.tracks) == 2
    away.rename(two_tracks[0])


@pytest.mark.parametrize("path", [Path("/x/a (internal).dialogue"), None])
def test_settings_without_a_file(path: Path | None) -> None:
    value = Settings(
        recent=("/x/a (internal).dialogue", "/x/b"),
        last_files=("/x/b", "/x/a (internal).dialogue"),
        last_session="s",
        last_stage="I1",
        last_field="f",
    )
    settings = without(value, path)
    if path is None:
        assert settings == value
    else:
        assert settings == Settings(recent=("/x/b",), last_files=("/x/b",))
