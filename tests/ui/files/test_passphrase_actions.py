"""The passphrase of an open file: set, changed, removed; masked, never copied, never half done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.errors import CannotSave, PassphraseNeeded
from dialogue_app.services.files import backups
from dialogue_app.services.files.library import Library
from dialogue_app.services.workspace import Workspace
from dialogue_app.store import keys
from dialogue_app.ui.files.new_dialogue_dialog import NewDialogueDialog
from dialogue_app.ui.files.passphrase_actions import PassphraseActions
from dialogue_app.ui.files.passphrase_change import PassphraseChange
from dialogue_app.ui.pages.documents.pdf_protection import PdfProtection
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog, ChoiceDialog
from dialogue_app.ui.widgets.inputs.passphrase_inputs import SecretLine, StrengthHint
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.conftest import give_up
from tests.ui.files.test_open_dialogue import open_internal

Begin = Callable[[Callable[[AskDialog], object]], list[AskDialog]]


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)


@pytest.fixture
def workspace(library: Library, two_tracks: tuple[Path, ...]) -> Workspace:
    return library.open(two_tracks[0])


def shown(qtbot: QtBot, workspace: Workspace) -> PassphraseChange:
    dialog = PassphraseChange("x.dialogue", workspace.store)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def given(dialog: PassphraseChange, present: str, new: str, again: str | None = None) -> None:
    dialog.present.setText(present)
    dialog.new.setText(new)
    dialog.again.setText(new if again is None else again)


def test_a_masked_line_gives_nothing_to_the_clipboard(qtbot: QtBot) -> None:
    line = SecretLine("Passphrase")
    qtbot.addWidget(line)
    line.show()
    QGuiApplication.clipboard().setText("before")
    line.setText("secret")
    line.selectAll()
    line.copy()
    assert QGuiApplication.clipboard().text() == "before"
    menu = line.createStandardContextMenu()
    assert not any(
        action.isEnabled() for action in menu.actions() if action.objectName() in ("edit-copy", "edit-cut")
    )
    menu.deleteLater()
    assert "secret" not in line.displayText()
    line.cut()
    assert QGuiApplication.clipboard().text() == "before"
    line.forget()
    assert line.text() == ""


def test_the_hint_follows_what_is_typed(qtbot: QtBot) -> None:
    line = SecretLine("Passphrase")
    hint = StrengthHint(line)
    for widget in (line, hint):
        qtbot.addWidget(widget)
    assert hint.text() == ""
    line.setText("lamp river quiet stone maple")
    assert hint.text().startswith("An estimate")
    assert "million years" in hint.accessibleDescription()


def test_a_file_is_given_a_passphrase(qtbot: QtBot, workspace: Workspace, library: Library) -> None:
    dialog = shown(qtbot, workspace)
    assert not dialog.present.isVisible()
    assert "cannot be recovered by anybody" in dialog.meaning.text()
    for new, again, sentence in (("", "", "Type the new"), ("one", "two", "not the same")):
        given(dialog, "", new, again)
        dialog.accept_button.click()
        assert sentence in dialog.fault_label.text()
    given(dialog, "", "right")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept_button.click()
        dialog.accept()
        dialog.reject()
    assert dialog.new.text() == dialog.again.text() == ""
    assert workspace.store.protected
    path = workspace.path
    workspace.close()
    assert path is not None
    with pytest.raises(PassphraseNeeded):
        library.open(path)
    library.open(path, passphrase="right").close()


def test_the_present_one_is_asked_although_the_file_is_open(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.store.change_passphrase("right")
    dialog = shown(qtbot, workspace)
    dialog.accept_button.click()
    assert dialog.fault_label.text() == "Type the present passphrase."
    given(dialog, "wrong", "new")
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: "another one, or the file is damaged" in dialog.fault_label.text())
    assert workspace.store.accepts("right")
    given(dialog, "right", "new")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept_button.click()
    assert workspace.store.accepts("new")
    workspace.close()


def test_removing_says_what_it_means(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.store.change_passphrase("right")
    dialog = shown(qtbot, workspace)
    dialog.remove.setChecked(True)
    assert "in the clear" in dialog.meaning.text()
    assert not dialog.new.isVisible()
    assert dialog.accept_button.text() == "Remove"
    dialog.present.setText("right")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept_button.click()
    assert not workspace.store.protected
    workspace.close()


def test_a_file_that_cannot_be_written_stays_as_it_was(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_store: object, _passphrase: str) -> None:
        raise CannotSave("The medium is full.")

    monkeypatch.setattr(type(workspace.store), "change_passphrase", refuse)
    dialog = shown(qtbot, workspace)
    given(dialog, "", "right")
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: dialog.fault_label.text() == "The medium is full.")
    assert dialog.accept_button.isEnabled()
    dialog.reject()
    assert dialog.new.text() == ""
    workspace.close()


def test_a_suggestion_is_shown_to_be_typed(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = shown(qtbot, workspace)
    assert dialog.suggested.text() == ""
    before = dialog.accept_button.pos()
    dialog.suggest.click()
    assert dialog.accept_button.pos() == before
    assert len(dialog.suggested.text().split()) == 6
    assert dialog.new.text() == ""
    assert (
        not dialog.suggested.textInteractionFlags()
        & dialog.suggested.textInteractionFlags().TextSelectableByMouse
    )
    dialog.reject()
    assert dialog.suggested.text() == ""
    workspace.close()


# -- in the window ---------------------------------------------------------------------------------------


def test_the_window_changes_it_and_offers_to_delete_older_backups(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    open_internal(window, qtbot, two_tracks)
    track = window.controller.desk.tracks[0]
    questions: list[str] = []

    def act(dialog: AskDialog) -> None:
        if isinstance(dialog, PassphraseChange):
            given(dialog, "", "right")
            with qtbot.waitSignal(dialog.accepted):
                dialog.accept_button.click()
        elif isinstance(dialog, ChoiceDialog):
            questions.append(dialog.windowTitle())
            dialog.answers[0].click()

    answer(act)
    backups.back_up(track.workspace.store, track.dialogue, lambda _part: None)
    window.actions_["passphrase"].trigger()
    assert track.workspace.store.protected
    assert questions == ["Older backups"]
    assert backups.backups_of(track.dialogue) == ()
    assert "encrypted" in window.controller.bench.status.notice.text()


@pytest.mark.parametrize(("remove", "says"), [(True, "removed"), (False, "changed")])
def test_the_window_says_what_was_done(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin, remove: bool, says: str
) -> None:
    open_internal(window, qtbot, two_tracks)
    track = window.controller.desk.tracks[0]
    track.workspace.store.change_passphrase("right")

    def act(dialog: AskDialog) -> None:
        if isinstance(dialog, PassphraseChange):
            given(dialog, "right", "new")
            dialog.remove.setChecked(remove)
            with qtbot.waitSignal(dialog.accepted):
                dialog.accept_button.click()

    answer(act)
    window.actions_["passphrase"].trigger()
    assert says in window.controller.bench.status.notice.text()


def test_backups_that_cannot_be_deleted_are_said(
    window: MainWindow,
    qtbot: QtBot,
    two_tracks: tuple[Path, ...],
    answer: Begin,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_internal(window, qtbot, two_tracks)
    track = window.controller.desk.tracks[0]

    def act(dialog: AskDialog) -> None:
        if isinstance(dialog, PassphraseChange):
            given(dialog, "", "right")
            with qtbot.waitSignal(dialog.accepted):
                dialog.accept_button.click()
        elif isinstance(dialog, ChoiceDialog):
            dialog.answers[0].click()

    def refuse(_dialogue: object) -> int:
        raise CannotSave("They are still in their folder.")

    answer(act)
    backups.back_up(track.workspace.store, track.dialogue, lambda _part: None)
    monkeypatch.setattr(backups, "delete_all", refuse)
    window.actions_["passphrase"].trigger()
    assert told == ["They are still in their folder."]


def test_giving_up_changes_nothing_and_a_file_only_read_cannot_be_changed(
    window: MainWindow,
    qtbot: QtBot,
    two_tracks: tuple[Path, ...],
    answer: Begin,
    told: list[str],
    library: Library,
) -> None:
    next(part for part in window.controller.parts if isinstance(part, PassphraseActions)).on_passphrase()
    open_internal(window, qtbot, two_tracks)
    answer(give_up)
    window.actions_["passphrase"].trigger()
    assert not window.controller.desk.tracks[0].workspace.store.protected
    window.controller.desk.close_all()
    window.controller.desk.go(window.controller.desk.add(library.open(two_tracks[0], read_only=True)))
    window.actions_["passphrase"].trigger()
    assert "reading only" in told[0]


# -- elsewhere -------------------------------------------------------------------------------------------


def test_a_new_internal_file_is_recommended_one(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    dialog = NewDialogueDialog("two-track", tmp_path, lambda: library)
    single = NewDialogueDialog("brief", tmp_path, lambda: library)
    for new_dialogue_dialog in (dialog, single):
        qtbot.addWidget(new_dialogue_dialog)
    labels = " ".join(label.text() for label in dialog.findChildren(type(dialog.files)))
    assert "Recommended: the internal file" in labels
    assert "cannot be recovered by anybody" in labels
    assert "Recommended" not in " ".join(label.text() for label in single.findChildren(type(single.files)))
    dialog.passphrase.setText("lamp river")
    hint = dialog.findChild(StrengthHint)
    assert hint is not None
    assert hint.text().startswith("An estimate")


def test_a_pdf_is_judged_by_its_own_measure(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    protection = PdfProtection(kit.form(holder))
    protection.wanted.setChecked(True)
    protection.line.setText("lamp river quiet")
    of_a_document = StrengthHint(protection.line)
    qtbot.addWidget(of_a_document)
    of_a_document.show_for("lamp river quiet")
    assert protection.hint.text().startswith("An estimate")
    assert protection.hint.text() != of_a_document.text()
