"""A whole window on files of its own, and a way to answer its dialogs."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core.commands.sessions import set_up
from dialogue_app.services.files.library import Library, NewDialogue, NewParty
from dialogue_app.services.templates import template_of
from dialogue_app.support.settings import Settings
from dialogue_app.ui.qt import theme
from dialogue_app.ui.qt.background import stop_all
from dialogue_app.ui.shell.dependencies import Dependencies
from dialogue_app.ui.shell.settings_model import SettingsModel
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.answered import result_of

PARTIES = (
    NewParty(code="ATL", name="Atlantia"),
    NewParty(code="WES", name="Westmark"),
    NewParty(code="VIS", name="Vistria"),
    NewParty(code="RUS", name="Russian Federation", side="RUSSIA"),
)
Answer = Callable[[AskDialog], object]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """Let work on other threads end while the window still lives, also after a test that failed.

    What the test showed is deleted before the next one: a closed window of 5000 widgets would wait for an
    event loop that tests seldom start, and every change of theme would style all of it again.
    """
    try:
        stop_all()
    finally:
        result = yield
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return result


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> None:
    """Every test begins in the light theme at the usual size of text, whatever a test before it left."""
    theme.apply(qapp, theme.LIGHT)


@pytest.fixture
def library() -> Library:
    return app.library()


@pytest.fixture
def two_tracks(library: Library, tmp_path: Path) -> tuple[Path, ...]:
    """The files of a two-track dialogue, internal first; outside the attribution rule has been chosen."""
    paths = library.create(NewDialogue(folder=tmp_path, name="Round", parties=PARTIES))
    with closing(library.open(paths[1])) as outside:
        session = outside.dialogue.sessions()[0]
        chosen = replace(session, attribution_rule="PARTY")
        outside.perform(set_up(outside.dialogue, session, chosen, template_of(chosen)))
    return paths


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window with nothing open; a sentence it would tell fails the test unless it is asked for."""
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    main_window = MainWindow(
        Dependencies(app.library, app.documents, app.sample, app.version), SettingsModel(Settings())
    )
    qtbot.addWidget(main_window)
    main_window.resize(1440, 900)
    main_window.show()
    yield main_window
    main_window.close()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences the window tells, instead of showing them."""
    sentences: list[str] = []
    monkeypatch.setattr(MainWindow, "tell", lambda _self, sentence, _title="": sentences.append(sentence))
    return sentences


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], list[AskDialog]]:
    """Answer every dialog that is asked from now on, in place of a person; returns those seen."""

    def begin(act: Answer) -> list[AskDialog]:
        seen: list[AskDialog] = []

        def show(dialog: AskDialog) -> int:
            seen.append(dialog)
            act(dialog)
            return result_of(dialog)

        monkeypatch.setattr(AskDialog, "exec", show)
        return seen

    return begin


class Leaving:
    """What the question before unsaved text is thrown away said, and how it is answered: going back to it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answer = -1

    def choose(self, _parent: object, _title: str, text: str, _answers: object, *, keep: str) -> int:
        self.asked.append(text)
        assert keep
        return self.answer


@pytest.fixture(autouse=True)
def leaving(monkeypatch: pytest.MonkeyPatch) -> Leaving:
    """Answer the question whether to leave what is not saved, in place of a person."""
    new_leaving = Leaving()
    monkeypatch.setattr("dialogue_app.ui.widgets.unsaved_text.choose", new_leaving.choose)
    monkeypatch.setattr("dialogue_app.ui.widgets.replaced_answers.choose", new_leaving.choose)
    return new_leaving


def give_up(dialog: QDialog) -> None:
    dialog.reject()
