"""The start screen, opening files, and coming back to where one was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core.commands.attribution import rule_answer, rule_field
from dialogue_app.core.errors import HeldByAnother
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.services.files.library import Library, NewDialogue
from dialogue_app.ui.shell.rail_row import STAGE
from dialogue_app.ui.shell.session_creation import SessionSetup
from dialogue_app.ui.widgets.ask_dialog import AskDialog, ChoiceDialog
from dialogue_app.ui.window.main_window import MainWindow

Begin = Callable[[Callable[[AskDialog], object]], list[AskDialog]]


def open_internal(window: MainWindow, qtbot: QtBot, paths: tuple[Path, ...]) -> None:
    window.open_paths(paths[:1])
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2)


def texts(window: MainWindow) -> list[str]:
    return [row.row.text for row in window.controller.bench.rail.rows()]


def test_the_start_screen_asks_nothing(window: MainWindow) -> None:
    assert window.stack.currentWidget() is window.start
    assert not window.strip.isVisible()
    assert set(window.start.buttons) == {"new_two_track", "new_brief", "new_exercise", "open", "sample"}


def test_nothing_heavy_is_loaded_for_the_start_screen() -> None:
    import subprocess
    import sys

    code = (
        "import sys, os; os.environ['QT_QPA_PLATFORM']='offscreen';"
        "from dialogue_app.ui.window.launch import application;"
        "from dialogue_app.ui.window.main_window import MainWindow;"
        "from dialogue_app.ui.shell.settings_model import SettingsModel;"
        "from dialogue_app.ui.shell.dependencies import Dependencies;"
        "from dialogue_app.support.settings import Settings;"
        "from dialogue_app import app;"
        "application();"
        "found = Dependencies(app.library, app.documents, app.sample);"
        "MainWindow(found, SettingsModel(Settings())).show();"
        "print([m for m in ('sqlalchemy','alembic','reportlab','pydantic','pikepdf') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_internal_file_brings_its_counterpart(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    assert [track.track for track in window.controller.desk.tracks] == [INTERNAL, EXTERNAL]
    assert window.strip.words == "ALLIANCE ONLY"
    assert window.strip.title == "Round · internal · session 1"
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    stages = [row.row.key for row in window.controller.bench.rail.rows() if row.row.kind == STAGE]
    assert stages == ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "E1", "E2", "E3", "E4", "E5", "E6", "E7"]


def test_the_external_file_alone_shows_no_internal_track(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    window.open_paths(two_tracks[1:])
    qtbot.wait(100)
    assert [track.track for track in window.controller.desk.tracks] == [EXTERNAL]
    assert window.strip.words == "PARTICIPANTS"
    assert not any("INTERNAL" in text for text in texts(window))


def test_an_internal_file_without_its_counterpart_asks_and_goes_on(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    two_tracks[1].unlink()
    seen = answer(lambda dialog: dialog.reject())
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], ChoiceDialog)
    assert [track.track for track in window.controller.desk.tracks] == [INTERNAL]


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
    track = window.controller.desk.track
    assert track is not None
    assert track.read_only
    assert window.strip.title.endswith("read only")
    assert window.controller.bench.status.saved.text() == "Read only"


def test_a_protected_file_asks_for_its_passphrase_until_it_fits(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, answer: Begin
) -> None:
    from dialogue_app.services.files.library import NewDialogue
    from dialogue_app.ui.files.passphrase_dialog import PassphraseDialog
    from dialogue_app.ui.shell.session_creation import SessionSetup

    paths = app.library().create(
        NewDialogue(folder=tmp_path, name="Shut", kind="brief", passphrase="correct horse")
    )
    faults: list[str] = []

    def type_it(dialog: AskDialog) -> None:
        if isinstance(dialog, SessionSetup):  # asks for the rule once the file is open, if that is quick
            dialog.reject()
            return
        assert isinstance(dialog, PassphraseDialog)
        assert dialog.line.echoMode() == dialog.line.EchoMode.Password
        for typed in ("wrong", "correct horse"):
            faults.append(dialog.fault_label.text())
            dialog.line.setText(typed)
            dialog.accept()
            assert not dialog.line.isEnabled()
            qtbot.waitUntil(lambda: not dialog.working)

    seen = answer(type_it)
    window.open_paths(paths)
    assert len([dialog for dialog in seen if isinstance(dialog, PassphraseDialog)]) == 1
    assert faults[0] == ""
    assert faults[1]
    assert window.controller.desk.track is not None


def test_the_last_place_comes_back_as_identifiers_only(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    window.controller.desk.go(window.controller.desk.tracks[0], stage="I5")
    window.controller.remember_place()
    value = window.settings.value
    assert value.last_stage == "I5"
    assert set(value.last_files) == {str(path) for path in two_tracks}
    window.controller.desk.close_all()
    window.controller.opener.resume()
    assert window.controller.desk.place.stage == "I5"
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2)


def test_closing_goes_back_to_the_start_screen_with_the_recent_files(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    open_internal(window, qtbot, two_tracks)
    window.actions_["close"].trigger()
    assert window.stack.currentWidget() is window.start
    names = {recent_button.accessibleName() for recent_button in window.start.recent_buttons}
    assert names == {"Round (internal)"}
    window.start.recent_cleared.emit()
    assert window.settings.value.recent == ()
    assert not window.start.recent.isVisible()


def test_an_external_file_opened_alone_asks_for_the_set_up_that_was_never_done(
    window: MainWindow, qtbot: QtBot, library: Library, tmp_path: Path, answer: Begin
) -> None:
    path = library.create(NewDialogue(folder=tmp_path, name="Talks"))[1]

    def act(dialog: AskDialog) -> None:
        assert isinstance(dialog, SessionSetup)
        assert "Attribution rule" in dialog.fault()
        dialog.record_form.inputs["attribution_rule"].show_value("SIDE")
        assert dialog.fault() == ""
        dialog.accept()

    seen = answer(act)
    window.open_paths([path])
    qtbot.waitUntil(lambda: len(seen) == 1)
    track = window.controller.desk.track
    assert track is not None
    (session,) = track.dialogue.sessions()
    field = rule_field(track.template(session.id))
    assert field is not None
    entry = rule_answer(track.dialogue, session.id, field)
    assert (session.attribution_rule, entry.value if entry else "") == ("SIDE", "SIDE")
    window.open_paths([path])
    qtbot.wait(200)
    assert len(seen) == 1
