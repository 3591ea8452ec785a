"""The system ends the program while something refused stands in the window: its words go into the private
notes of the file, never outside of it, and the next start says so.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core.commands.stages import write_notes
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import EXTERNAL, INTERNAL, StageNotes
from dialogue_app.core.validity.checks import LONGEST_TEXT
from dialogue_app.support.settings import Settings, settings_file
from dialogue_app.ui.fields.single import SingleEditor
from dialogue_app.ui.pages.parties.parties_page import PartiesPage
from dialogue_app.ui.pages.stage.stage_completion import SkipDialog
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.inputs.date_inputs import DateInput
from dialogue_app.ui.widgets.inputs.text_inputs import LineInput
from dialogue_app.ui.window.launch import Start
from dialogue_app.ui.window.main_window import MainWindow
from dialogue_app.ui.window.unsaved_at_end import unsaved_sentence

TYPED = "19.03.2026"


def opened(window: MainWindow, qtbot: QtBot, paths: tuple[Path, ...], kind: str) -> OpenTrack:
    window.open_paths(paths)
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2)
    track = window.controller.desk.of_kind(kind)
    assert track is not None
    return track


def type_date(window: MainWindow, track: OpenTrack) -> tuple[str, str]:
    """Type a date as it is not taken; returns the stage and the key of the field."""
    session = track.dialogue.sessions()[0].id
    stage, field = next(
        stage_and_field
        for stage_and_field in track.template(session).fields()
        if stage_and_field[1].kind == "date"
    )
    window.controller.bench.open_place(track, session, stage.key, field.key)
    page = window.controller.bench.stage_page
    assert page is not None
    assert isinstance(page.editor, SingleEditor)
    date_input = next(
        field_input for field_input in page.editor.inputs.values() if isinstance(field_input, DateInput)
    )
    QTest.keyClicks(date_input.line, TYPED)
    return stage.key, field.key


def type_code(window: MainWindow, track: OpenTrack) -> QWidget:
    """Type the code of another party."""
    window.controller.bench.open_page(track, "parties")
    page = window.controller.bench.page
    assert isinstance(page, PartiesPage)
    page.parties.pane.flush()
    assert page.parties.pane.form is not None
    field_input = page.parties.pane.form.inputs["code"]
    assert isinstance(field_input, LineInput)
    field_input.line.selectAll()
    QTest.keyClicks(field_input.line, "WES")
    return field_input


def read(path: Path) -> Dialogue:
    with closing(app.library().open(path)) as workspace:
        return workspace.dialogue


def test_its_words_stand_in_the_notes_of_the_stage_and_nowhere_else(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    track = opened(window, qtbot, two_tracks, EXTERNAL)
    stage, _field = type_date(window, track)
    window.end()
    notes = list(read(two_tracks[1]).of(StageNotes).values())
    assert [note.stage for note in notes] == [stage]
    assert notes[0].text.startswith("Not saved where it was typed when the system ended the program, ")
    assert notes[0].text.endswith(f": {TYPED}")
    value = window.settings.value
    assert (value.unsaved_kept, value.unsaved_lost, value.last_stage) == (1, 0, stage)
    assert TYPED not in settings_file().read_text("utf-8")


def test_the_next_start_says_so_once(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], told: list[str]
) -> None:
    window.settings.set(unsaved_kept=1, unsaved_lost=2)
    window.tell_unsaved()
    window.tell_unsaved()
    assert told == [unsaved_sentence(1, 2)]
    assert told[0].startswith("1 entry could not be saved")
    assert "2 entries could not be saved" in told[0]
    assert "are gone" in told[0]
    assert unsaved_sentence(0, 0) == ""


def test_on_a_side_page_the_notes_of_the_stage_shown_last_take_it_after_what_they_hold(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    track = opened(window, qtbot, two_tracks, INTERNAL)
    session = track.dialogue.sessions()[0].id
    window.controller.desk.go(track, session, stage="I2")
    track.perform(write_notes(track.dialogue, session, "I2", "Mine"))
    type_code(window, track)
    window.end()
    (notes,) = read(two_tracks[0]).of(StageNotes).values()
    assert notes.stage == window.settings.value.last_stage == "I2"
    assert notes.text.startswith("Mine\n\nNot saved")
    assert notes.text.endswith("\n\nShort code: WES")


def test_words_typed_in_a_dialog_are_kept_there_too(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    opened(window, qtbot, two_tracks, INTERNAL)
    dialog = SkipDialog("Skip stage", "Why", "Skip", parent=window)
    dialog.setModal(True)
    dialog.show()
    dialog.reason.insertPlainText("No time")
    window.end()
    (notes,) = read(two_tracks[0]).of(StageNotes).values()
    assert notes.text.endswith(":\n\nSkip stage · Reason: No time")
    value = window.settings.value
    assert (value.unsaved_kept, value.unsaved_lost) == (1, 0)


def test_what_was_saved_is_not_told(window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]) -> None:
    opened(window, qtbot, two_tracks, INTERNAL)
    window.end()
    value = window.settings.value
    assert (value.unsaved_kept, value.unsaved_lost) == (0, 0)
    assert not read(two_tracks[0]).of(StageNotes)


def test_the_words_of_a_hidden_field_are_not_put_where_others_read(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    track = opened(window, qtbot, two_tracks, EXTERNAL)
    _stage, field = type_date(window, track)
    track._hidden_here.add((track.dialogue.sessions()[0].id, field))
    window.end()
    (notes,) = read(two_tracks[1]).of(StageNotes).values()
    assert TYPED not in notes.text
    assert notes.text.endswith("(the words could not be kept)")
    assert (window.settings.value.unsaved_kept, window.settings.value.unsaved_lost) == (0, 1)


@pytest.mark.parametrize("left", [0, 400])
def test_notes_that_are_full_keep_what_they_hold(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], left: int
) -> None:
    track = opened(window, qtbot, two_tracks, INTERNAL)
    session = track.dialogue.sessions()[0].id
    window.controller.desk.go(track, session, stage="I2")
    full = "x" * (LONGEST_TEXT - left)
    track.perform(write_notes(track.dialogue, session, "I2", full))
    type_code(window, track)
    window.end()
    (notes,) = read(two_tracks[0]).of(StageNotes).values()
    assert notes.text.startswith(full)
    assert ("Short code: WES" in notes.text) == bool(left)
    value = window.settings.value
    assert (value.unsaved_kept, value.unsaved_lost) == ((1, 0) if left else (0, 1))


def test_a_start_tells_after_the_files_are_open(
    window: MainWindow, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Set:
        def set_aside_soon(self) -> None:
            return

    monkeypatch.setattr("dialogue_app.support.journal.open_journal", lambda: None)
    window.settings.take(Settings(unsaved_lost=1))
    monkeypatch.setattr("dialogue_app.ui.window.launch.garbage_collection_of", lambda _app: Set())
    Start(window, ()).open_files()
    assert told == [unsaved_sentence(0, 1)]
