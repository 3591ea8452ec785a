"""Making and opening protected dialogues: the window answers meanwhile, giving up leaves nothing behind."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core.errors import CannotSave, HeldByAnother
from dialogue_app.services.files.library import Library, NewDialogue
from dialogue_app.services.workspace import Workspace
from dialogue_app.store import keys
from dialogue_app.ui.files import create_dialogue
from dialogue_app.ui.files.create_dialogue import SampleDialog
from dialogue_app.ui.files.dialogue_files import DialogueTask, unmake
from dialogue_app.ui.files.new_dialogue_dialog import NewDialogueDialog
from dialogue_app.ui.files.passphrase_dialog import PassphraseDialog
from dialogue_app.ui.privacy.lock import WindowLock
from dialogue_app.ui.shell.session_creation import SessionSetup
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.task_dialog import TaskDialog
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.conftest import PARTIES

PATIENCE = 20_000


class Ticks:
    """Counts how often the window has its turn while a dialog works."""

    def __init__(self, dialog: TaskDialog[object]) -> None:
        self._dialog, self.count = dialog, 0
        self._timer = QTimer(dialog)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(10)

    def _on_tick(self) -> None:
        self.count += self._dialog.working


class Gate:
    """Holds the derivation of keys until it is opened, after it has let some pass."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, passing: int = 0) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        self._passing, self._real = passing, keys.derived
        monkeypatch.setattr(keys, "derived", self._wait)

    def _wait(self, passphrase: str, salt: bytes) -> keys.Key:
        if self._passing or self.open.is_set():
            self._passing -= 1
            return self._real(passphrase, salt)
        assert threading.current_thread() is not threading.main_thread()
        self.reached.set()
        assert self.open.wait(PATIENCE / 1000)
        return self._real(passphrase, salt)


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "papers" / "Documents"
    monkeypatch.setattr(create_dialogue, "documents_folder", lambda: folder)
    return folder


def wizard(qtbot: QtBot, folder: Path, library: Callable[[], Library] = app.library) -> NewDialogueDialog:
    dialog = NewDialogueDialog("two-track", folder, library)
    qtbot.addWidget(dialog)
    dialog.name.setText("Round")
    dialog.passphrase.setText("right")
    dialog.again.setText("right")
    dialog.show()
    return dialog


def shut(folder: Path) -> Path:
    """A protected file."""
    new = NewDialogue(folder=folder, name="Shut", kind="brief", parties=PARTIES, passphrase="right")
    return app.library().create(new)[0]


def opening(qtbot: QtBot, path: Path) -> PassphraseDialog:
    def opens(passphrase: str) -> Workspace:
        return app.library().open(path, passphrase=passphrase)

    dialog = PassphraseDialog(path.name, opens=opens)
    qtbot.addWidget(dialog)
    dialog.line.setText("right")
    dialog.show()
    return dialog


def done(qtbot: QtBot, dialog: TaskDialog[object]) -> None:
    qtbot.waitUntil(lambda: not dialog.working, timeout=PATIENCE)


def test_the_window_answers_while_a_protected_dialogue_is_made_and_opened(
    window: MainWindow, qtbot: QtBot, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With real dialogs and keys as slow as they are."""
    ticks: list[Ticks] = []
    seen: list[str] = []

    def answer_next() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, SessionSetup):
            seen.append("setup")
            timer.stop()
            dialog.reject()
        elif isinstance(dialog, NewDialogueDialog) and not ticks:
            dialog.name.setText("Round")
            dialog.passphrase.setText("right")
            dialog.again.setText("right")
            ticks.append(Ticks(dialog))
            dialog.accept_button.click()
            seen.append(dialog.accept_button.text())
            assert not dialog.name.isEnabled()
            assert dialog.cancel_button.isEnabled()

    timer = QTimer()
    timer.timeout.connect(answer_next)
    timer.start(20)
    window.actions_["new_two_track"].trigger()
    assert seen == ["Making…", "setup"]
    assert ticks[0].count > 0
    track = window.controller.desk.track
    assert track is not None
    assert track.workspace.store.protected


def test_the_window_answers_while_a_protected_file_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opening(qtbot, shut(tmp_path))
    ticks = Ticks(dialog)
    dialog.accept_button.click()
    assert dialog.accept_button.text() == "Opening…"
    assert not dialog.line.isEnabled()
    dialog.accept()  # once is enough
    done(qtbot, dialog)
    assert ticks.count > 0
    assert dialog.result() == dialog.DialogCode.Accepted
    assert isinstance(dialog.found, Workspace)
    dialog.found.close()


@pytest.mark.usefixtures("quick_keys")
def test_a_wrong_passphrase_is_said_and_typed_over(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opening(qtbot, shut(tmp_path))
    dialog.line.setText("wrong")
    dialog.accept_button.click()
    done(qtbot, dialog)
    assert dialog.isVisible()
    assert "another one" in dialog.fault_label.text()
    assert dialog.line.selectedText()
    assert dialog.accept_button.text() == "Open"
    QTest.keyClicks(dialog.line, "right")
    dialog.accept_button.click()
    done(qtbot, dialog)
    assert isinstance(dialog.found, Workspace)
    dialog.found.close()


@pytest.mark.usefixtures("quick_keys")
def test_what_another_passphrase_would_not_mend_is_handed_on(qtbot: QtBot, tmp_path: Path) -> None:
    path = shut(tmp_path)
    first = app.library().open(path, passphrase="right")
    dialog = opening(qtbot, path)
    dialog.accept()
    done(qtbot, dialog)
    assert isinstance(dialog.found, HeldByAnother)
    first.close()


@pytest.mark.usefixtures("quick_keys")
@pytest.mark.parametrize("typed", ["right", "wrong"])
def test_an_opening_that_is_given_up_leaves_the_file_closed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    path = shut(tmp_path)
    gate = Gate(monkeypatch)
    dialog = opening(qtbot, path)
    dialog.line.setText(typed)
    dialog.accept_button.click()
    assert gate.reached.wait(5)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.accept_button.text() == "Stopping…"
    assert not dialog.cancel_button.isEnabled()
    gate.open.set()
    done(qtbot, dialog)
    assert dialog.result() == dialog.DialogCode.Rejected
    assert not dialog.isVisible()
    assert dialog.found is None
    app.library().open(path, passphrase="right").close()


@pytest.mark.usefixtures("quick_keys")
def test_it_may_be_given_up_when_it_is_done_and_not_yet_told(
    qtbot: QtBot, tmp_path: Path, library: Library
) -> None:
    path = shut(tmp_path)
    dialog = opening(qtbot, path)
    dialog.accept()
    work = dialog._undoable
    assert work is not None
    for _try in range(PATIENCE // 10):
        if work._waiting:
            break
        threading.Event().wait(0.01)
    dialog.reject()
    done(qtbot, dialog)
    assert (dialog.result(), dialog.found) == (0, None)
    library.open(path, passphrase="right").close()


@pytest.mark.usefixtures("quick_keys")
def test_a_making_that_is_given_up_leaves_nothing(
    qtbot: QtBot, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, passing=1)  # both files are written, the first is being opened
    dialog = wizard(qtbot, documents)
    dialog.accept_button.click()
    assert gate.reached.wait(20)
    assert len(list(documents.glob("*.dialogue"))) == 2
    dialog.cancel_button.click()
    gate.open.set()
    done(qtbot, dialog)
    assert dialog.result() == dialog.DialogCode.Rejected
    assert (dialog.paths, dialog.first) == ((), None)
    assert not documents.parent.exists()


@pytest.mark.usefixtures("quick_keys")
def test_locking_meanwhile_opens_nothing(
    window: MainWindow,
    qtbot: QtBot,
    two_tracks: tuple[Path, ...],
    tmp_path: Path,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = shut(tmp_path)
    window.open_paths(two_tracks)
    gate = Gate(monkeypatch)
    locking = next(part for part in window.controller.parts if isinstance(part, WindowLock))

    def lock_when_it_works() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, PassphraseDialog):
            return
        dialog.line.setText("right")
        dialog.accept()
        assert gate.reached.wait(5)
        timer.stop()
        locking.lock()
        gate.open.set()

    timer = QTimer()
    timer.timeout.connect(lock_when_it_works)
    timer.start(20)
    window.open_paths([path])
    assert locking.locked
    qtbot.waitUntil(locking.page.unlock.isEnabled, timeout=PATIENCE)
    assert window.controller.desk.tracks == []
    library.open(path, passphrase="right").close()


@pytest.mark.usefixtures("quick_keys")
def test_faults_of_making_are_said_in_place_and_nothing_is_left(
    qtbot: QtBot, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_library: Library, _new: NewDialogue) -> tuple[Path, ...]:
        raise CannotSave("The medium is full.")

    with monkeypatch.context() as patched:
        patched.setattr(Library, "create", full)
        dialog = wizard(qtbot, documents)
        dialog.accept_button.click()
        done(qtbot, dialog)
        assert dialog.fault_label.text() == "The medium is full."
        assert not documents.exists()
    dialog.accept_button.click()
    done(qtbot, dialog)
    assert len(dialog.paths) == 2
    assert dialog.passphrase.text() == ""
    assert dialog.first is not None
    dialog.first.close()


@pytest.mark.usefixtures("quick_keys")
@pytest.mark.parametrize("given_up", [False, True])
def test_after_an_error_nobody_expected_the_dialog_can_be_used_or_is_closed(
    qtbot: QtBot, documents: Path, monkeypatch: pytest.MonkeyPatch, given_up: bool
) -> None:
    def broken(_library: Library, _new: NewDialogue) -> tuple[Path, ...]:
        raise ZeroDivisionError

    monkeypatch.setattr(Library, "create", broken)
    dialog = wizard(qtbot, documents)
    with qtbot.captureExceptions() as errors:
        dialog.accept_button.click()
        if given_up:
            dialog.reject()
        done(qtbot, dialog)
        qtbot.waitUntil(lambda: bool(errors))
    assert dialog.isVisible() is not given_up
    assert dialog.name.isEnabled()
    assert not documents.exists()


@pytest.mark.usefixtures("quick_keys")
def test_a_folder_that_cannot_be_made_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    dialog = wizard(qtbot, tmp_path / "file" / "under")
    dialog.accept_button.click()
    done(qtbot, dialog)
    assert "cannot be written" in dialog.fault_label.text()
    assert dialog.paths == ()


@pytest.mark.usefixtures("quick_keys")
def test_files_made_that_do_not_open_stay_and_are_opened_as_any_other(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_library: Library, path: Path, **_how: object) -> Workspace:
        raise HeldByAnother(f"{path.name} is open elsewhere.")

    monkeypatch.setattr(Library, "open", held)
    new = NewDialogue(folder=documents, name="Round", parties=PARTIES, passphrase="right")
    new_files = DialogueTask(app.library, new, ready=False).run()
    assert new_files.first is None
    assert all(path.is_file() for path in new_files.paths)
    (documents / "somebody's").write_text("else's")
    unmake(new_files)
    assert [path.name for path in documents.iterdir()] == ["somebody's"]


def test_the_sample_is_written_while_the_window_answers(
    window: MainWindow, qtbot: QtBot, documents: Path
) -> None:
    dialog = SampleDialog(app.sample, documents)
    qtbot.addWidget(dialog)
    dialog.show()
    ticks = Ticks(dialog)
    dialog.accept_button.click()
    assert dialog.accept_button.text() == "Making…"
    done(qtbot, dialog)
    assert ticks.count > 0
    assert len(dialog.paths) == 2
    assert all(path.is_file() for path in dialog.paths)


def test_a_dialog_without_work_closes_at_once(qtbot: QtBot) -> None:
    dialog = PassphraseDialog("x.dialogue")
    qtbot.addWidget(dialog)
    dialog.line.setText("words")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert dialog.answer() == "words"
    assert isinstance(dialog, AskDialog)
