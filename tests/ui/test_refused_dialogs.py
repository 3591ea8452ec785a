"""What a dialog asked for and was refused stays in it, with the sentence; nothing has to be typed again."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import dialogue_app.ui
from dialogue_app.core.domain_records import LineDraft, LineParagraph
from dialogue_app.core.records import INTERNAL, Session, StageState
from dialogue_app.core.validity.checks import LONGEST_LINE, LONGEST_TEXT
from dialogue_app.ui.fields.drafted_text.drafts_dialog import KeepDraftDialog
from dialogue_app.ui.fields.editors import editor_for
from dialogue_app.ui.fields.silence.silence_dialogs import CirculateDialog
from dialogue_app.ui.pages.stage.stage_completion import SkipDialog
from dialogue_app.ui.shell.session_creation import SessionSetup
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.inputs.passphrase_inputs import SecretLine
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.conftest import Answer
from tests.ui.invented import table
from tests.ui.test_dialogs import DIALOGS

TOO_LONG, TOO_MUCH = "x" * (LONGEST_LINE + 1), "x " * LONGEST_TEXT
FROM_WORD, CLEAN = "10\u00a0km so\u00adon\u200b", "10\u00a0km soon"
Answers = Callable[[Answer], list[AskDialog]]


@pytest.fixture
def inside(window: MainWindow, two_tracks: tuple[Path, ...], qtbot: QtBot) -> MainWindow:
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    return window


def refused(dialog: AskDialog) -> None:
    """Accept it: it stays, and says why."""
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert "too long" in dialog.fault_label.text()
    assert dialog.fault_label.isVisible()


@pytest.mark.parametrize("act", ["set_up_session", "new_session", "follow_session"])
def test_the_frame_of_a_session_that_is_refused_stays_as_typed(
    inside: MainWindow, answer: Answers, told: list[str], act: str
) -> None:
    def fill(dialog: AskDialog) -> None:
        assert isinstance(dialog, SessionSetup)
        fields = dialog.record_form.inputs
        title, mandate = fields["title"], fields["mandate"]
        title.findChildren(PlainLine)[0].setText(TOO_LONG)
        mandate.show_value("What we are here for.")
        refused(dialog)
        assert (title.read(), mandate.read()) == (TOO_LONG, "What we are here for.")
        title.findChildren(PlainLine)[0].setText("Short")
        dialog.accept()
        assert not dialog.isVisible()

    answer(fill)
    inside.actions_[act].trigger()
    track = inside.controller.desk.tracks[0]
    session = next(other for other in track.dialogue.of(Session).values() if other.title == "Short")
    assert session.mandate == "What we are here for."
    assert inside.controller.desk.place.session == session.id
    assert told == []


@pytest.mark.parametrize("act", ["skip_stage", "skip_field", "complete_stage"])
def test_a_reason_that_is_refused_stays_as_typed(
    inside: MainWindow, answer: Answers, told: list[str], act: str
) -> None:
    def fill(dialog: AskDialog) -> None:
        assert isinstance(dialog, SkipDialog)
        dialog.reason.set_text(TOO_MUCH)
        dialog.name.setText("Anna Brandt")
        refused(dialog)
        assert dialog.reason.text() == TOO_MUCH
        dialog.reason.set_text("No time")
        dialog.accept()
        assert not dialog.isVisible()

    answer(fill)
    inside.actions_[act].trigger()
    kept = [
        stage_state.reason
        for stage_state in inside.controller.desk.tracks[0].dialogue.of(StageState).values()
    ]
    assert act == "skip_field" or "No time" in kept
    assert told == []


def test_the_notes_on_a_draft_and_on_a_circulation_that_are_refused_stay_as_typed(
    qtbot: QtBot, answer: Answers
) -> None:
    at = table(INTERNAL, records=(LineParagraph(field="line", number="1", text="Allies agree."),), seats=3)
    failures: list[str] = []
    at.track.failed.connect(failures.append)

    def fill(dialog: AskDialog) -> None:
        assert isinstance(dialog, KeepDraftDialog | CirculateDialog)
        if isinstance(dialog, CirculateDialog):
            dialog.deadline.line.setText("2999-03-19 18:00")
        dialog.note.setText(TOO_MUCH)
        refused(dialog)
        assert dialog.note.text() == TOO_MUCH
        dialog.note.setText("after the first reading")
        dialog.accept()
        assert not dialog.isVisible()

    seen = answer(fill)
    for key, act in (("line", "keep"), ("silence", "circulate")):
        stage_and_field = at.template.find_field(key)
        assert stage_and_field is not None
        editor = editor_for(at.template, stage_and_field[1])(at.context(*stage_and_field))
        qtbot.addWidget(editor)
        getattr(editor, act)()
    assert [line_draft.note for line_draft in at.track.dialogue.of(LineDraft).values()] == [
        "after the first reading · after the first reading"
    ]
    assert len(seen) == 2
    assert failures == []


def bodies_that_perform(tree: ast.AST) -> Iterator[int]:
    """Where a change is made after a dialog was closed: what it refuses would be typed in vain."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "asked(" in ast.unparse(node.test):
            yield from (
                inner.lineno
                for part in node.body
                for inner in ast.walk(part)
                if isinstance(inner, ast.Call) and ast.unparse(inner.func).rpartition(".")[2] in ACTS
            )


ACTS = {"perform", "cross", "settle"}


def test_no_change_is_made_after_its_dialog_was_closed() -> None:
    places = [
        f"{path}:{line}"
        for path in Path(dialogue_app.ui.__path__[0]).rglob("*.py")
        for line in bodies_that_perform(ast.parse(path.read_text("utf-8")))
    ]
    assert places == []


@pytest.mark.parametrize("name", DIALOGS)
def test_a_line_of_a_dialog_takes_what_is_pasted_clean(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    for line in lines_of(dialog):
        assert isinstance(line, PlainLine), line.accessibleName()
        line.setFocus()
        line.clear()
        QGuiApplication.clipboard().setText(FROM_WORD)
        QTest.keySequence(line, QKeySequence(QKeySequence.StandardKey.Paste))
        assert line.text() == CLEAN, line.accessibleName()


def lines_of(dialog: QDialog) -> Iterator[QLineEdit]:
    """The lines in which words are typed that are kept."""
    for line in dialog.findChildren(QLineEdit):
        if isinstance(line, SecretLine) or line.isReadOnly() or not line.isVisible():
            continue
        around: QWidget | None = line.parentWidget()
        if not isinstance(around, QAbstractSpinBox | QComboBox):
            yield line


def test_a_dialog_that_grows_stays_on_the_screen(qtbot: QtBot, qapp: QApplication) -> None:
    """It is put into the middle of its window at the size it has once its content is known."""
    room = qapp.primaryScreen().availableGeometry()
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(room.adjusted(0, room.height() // 2, 0, 0))
    window.show()
    for name in ("session", "new", "thresholds"):
        dialog = DIALOGS[name]()
        dialog.setParent(window, dialog.windowFlags())
        dialog.show()
        assert room.contains(dialog.frameGeometry()), name
        dialog.close()
