"""What is sealed stands nowhere in the window: on no page, in no tip, in nothing read aloud or copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Entry
from dialogue_app.core.template import Template
from dialogue_app.services.templates import template_of
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.memory import MemoryStore
from dialogue_app.ui.fields.matrix.matrix_editor import MatrixEditor
from dialogue_app.ui.pages.side_page import PageContext
from dialogue_app.ui.pages.side_pages import SIDE_PAGES
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.track.open_track import OpenTrack
from tests.services.sealed_sample import CANARY, sealed_exercise, sealed_external, sealed_internal

Make = Callable[[], Dialogue]
ROLES = [*range(20), *range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 12)]
SEALED = (sealed_internal, sealed_external, sealed_exercise)


def opened(other_dialogue: Make) -> OpenTrack:
    return OpenTrack(Workspace(MemoryStore(other_dialogue())))


def of_model(model: QAbstractItemModel) -> Iterator[str]:
    """Everything a model says in any role, its heads too."""
    rows = model.rowCount()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(rows):
        for column in range(columns):
            index = model.index(row, column)
            yield from (str(model.data(index, role)) for role in ROLES)
    for orientation, number in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows)):
        for section in range(number):
            yield from (str(model.headerData(section, orientation, role)) for role in ROLES)


def said(widget: QWidget) -> Iterator[str]:
    """Everything that a widget and what is in it show or say, seen or not."""
    for inner_widget in [widget, *widget.findChildren(QWidget)]:
        yield from (
            inner_widget.toolTip(),
            inner_widget.statusTip(),
            inner_widget.whatsThis(),
            inner_widget.windowTitle(),
        )
        yield from (inner_widget.accessibleName(), inner_widget.accessibleDescription())
        for name in ("text", "placeholderText", "title"):
            getter = getattr(inner_widget, name, None)
            if callable(getter) and not isinstance(inner_widget, QTextEdit | QPlainTextEdit):
                yield str(getter())
        if isinstance(inner_widget, QTextEdit | QPlainTextEdit):
            yield inner_widget.toPlainText()
        if isinstance(inner_widget, QLineEdit):
            yield inner_widget.displayText()
        if isinstance(inner_widget, QComboBox):
            yield from (inner_widget.itemText(place) for place in range(inner_widget.count()))
        if isinstance(inner_widget, QAbstractItemView) and inner_widget.model() is not None:
            yield from of_model(inner_widget.model())


def assert_silent(widget: QWidget) -> None:
    assert not [words for words in said(widget) if CANARY in words]


def copied(editor: MatrixEditor) -> str:
    editor.view.selectAll()
    editor.view.copy()
    return QGuiApplication.clipboard().text()


def stage_pages(qtbot: QtBot, track: OpenTrack) -> Iterator[tuple[StagePage, Template]]:
    for session in track.dialogue.sessions():
        template = template_of(session)
        for stage in template.stages:
            page = StagePage(track, session.id, template, stage)
            qtbot.addWidget(page)
            page.resize(1200, 900)
            page.show()
            yield page, template
            page.hide()


@pytest.mark.parametrize("make", SEALED)
def test_no_stage_shows_it(qtbot: QtBot, make: Make) -> None:
    track = opened(make)
    seen = 0
    for page, _template in stage_pages(qtbot, track):
        for field in page.stage.fields:
            page.go_to(field.key)
            page.show_gates()
            editor = page.editor
            if isinstance(editor, MatrixEditor) and editor.model.items and editor.model.columns:
                assert CANARY not in copied(editor)
                for row in range(len(editor.model.items)):
                    editor.view.setCurrentIndex(editor.model.index(row, 0))
                    editor.view.detail_wanted.emit("")
                    assert_silent(editor.detail)
                    seen += 1
            assert_silent(page)
    assert seen > 10


@pytest.mark.parametrize("make", SEALED)
def test_looking_away_from_the_hiding_shows_nothing_either(qtbot: QtBot, make: Make) -> None:
    track = opened(make)
    for page, _template in stage_pages(qtbot, track):
        for field in page.stage.fields:
            if field.sealed:
                page.go_to(field.key)
                action = getattr(page.editor, "hide_action", None)
                if action is not None:
                    action.setChecked(False)
                assert_silent(page)


@pytest.mark.parametrize("make", SEALED)
def test_no_side_page_shows_it(qtbot: QtBot, make: Make) -> None:
    track = opened(make)
    pages = [page for page in SIDE_PAGES if track.track in page.TRACKS]
    assert len(pages) > 3
    for page in pages:
        for session in track.dialogue.sessions():
            shown = page(PageContext(track, session.id))
            qtbot.addWidget(shown)
            shown.resize(1200, 900)
            shown.show()
            shown.refresh(None)
            assert_silent(shown)
            shown.hide()


def test_no_undo_and_no_message_tells_what_was_entered(qtbot: QtBot) -> None:
    track = opened(sealed_external)
    told: list[str] = []
    track.failed.connect(told.append)
    session = track.dialogue.sessions()[-1]
    stage_and_field = template_of(session).find_field("prediction")
    assert stage_and_field is not None
    editor_page = StagePage(track, session.id, template_of(session), stage_and_field[0])
    qtbot.addWidget(editor_page)
    editor_page.go_to("prediction")
    editor = editor_page.editor
    assert isinstance(editor, MatrixEditor)
    before = dict(track.dialogue.of(Entry))
    editor.go_to()
    editor.view.answer("3")
    assert len(told) == 1
    assert CANARY not in told[0]
    assert CANARY not in track.undo_stack.undoText()
    assert dict(track.dialogue.of(Entry)) == before
