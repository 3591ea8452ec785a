"""A key means one thing: Insert begins a record wherever records are listed, Ctrl+N a new dialogue."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialogue_app.core.domain_records import RedLine, Signal
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.fields.selection.selection import SelectionEditor
from dialogue_app.ui.fields.silence.silence import SilenceEditor
from dialogue_app.ui.pages.records.record_page import RecordPage
from dialogue_app.ui.pages.release.release_lists import ReleaseLists
from dialogue_app.ui.pages.side_page import PageContext
from dialogue_app.ui.pages.side_pages import SIDE_PAGES
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.window.help_window import keyboard_map
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.invented import TEMPLATES, Table, table

CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, at: Table, key: str) -> StagePage:
    stage = next(stage for stage, field in at.template.fields() if field.key == key)
    page = StagePage(at.track, at.session, at.template, stage, field=key)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def fields_of(*kinds: str) -> list[tuple[str, str]]:
    return [
        (kind, field.key)
        for kind in TEMPLATES
        for _stage, field in table(kind, activities=0).template.fields()
        if field.kind in kinds and field.record != "silence_procedure"
    ]


@pytest.mark.parametrize(("kind", "key"), fields_of("record_list", "drafted_text"))
def test_insert_begins_a_record_in_every_list(qtbot: QtBot, kind: str, key: str) -> None:
    page = shown(qtbot, table(kind, activities=0), key)
    editor = page.editor
    assert isinstance(editor, RecordListEditor)
    page.tabs.stop().setFocus()
    QTest.keyClick(page.tabs.stop(), Qt.Key.Key_Insert)
    assert editor.form is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert editor.form.isAncestorOf(focus)
    first = editor._open
    editor.close_form()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Insert)
    assert editor._open not in ("", first)


def test_what_is_begun_is_seen_below_a_long_list(qtbot: QtBot) -> None:
    lines = tuple(RedLine(field="red_lines", holder=RUSSIA, statement=f"Line {n}") for n in range(20))
    page = shown(qtbot, table(EXTERNAL, records=lines, activities=0), "red_lines")
    editor = page.editor
    assert isinstance(editor, RecordListEditor)
    page.take_focus()
    QTest.qWait(30)
    assert editor.page.verticalScrollBar().value() == 0
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Insert)
    QTest.qWait(30)
    area = QApplication.focusWidget()
    assert editor.form is not None
    assert editor.form.isAncestorOf(area)
    seen = editor.page.viewport().rect()
    assert seen.contains(area.mapTo(editor.page.viewport(), area.rect().center()))


@pytest.mark.parametrize(("kind", "key"), fields_of("selection"))
def test_insert_writes_an_own_item_of_a_selection(qtbot: QtBot, kind: str, key: str) -> None:
    page = shown(qtbot, table(kind, activities=2), key)
    editor = page.editor
    assert isinstance(editor, SelectionEditor)
    page.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Insert)
    assert editor.own is not None


@pytest.mark.parametrize(("kind", "key"), fields_of("record_columns"))
def test_insert_in_columns_begins_a_record_in_the_list_they_are_of(qtbot: QtBot, kind: str, key: str) -> None:
    at = table(kind, activities=2)
    page = shown(qtbot, at, key)
    page.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Insert)
    assert page.field is not None
    assert page.field.key == at.field(key).items.partition(".")[0]
    editor = page.editor
    begun = editor.own if isinstance(editor, SelectionEditor) else getattr(editor, "form", None)
    assert begun is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert begun.isAncestorOf(focus)


def test_insert_in_a_row_of_columns_begins_a_record_of_the_same_side(qtbot: QtBot) -> None:
    signals = tuple(
        Signal(field="signals", sender=side, receiver=other, description="A test")
        for side, other in ((ALLIANCE, RUSSIA), (RUSSIA, ALLIANCE))
    )
    for signal, party_id in zip(signals, (ALLIANCE, RUSSIA), strict=True):
        at = table(EXTERNAL, records=signals, activities=0)
        page = shown(qtbot, at, "effect")
        row = next(
            signal_record
            for signal_record in at.dialogue.of(Signal).values()
            if signal_record.sender == signal.sender
        )
        page.go_to("effect", row.id)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Insert)
        editor = page.editor
        assert isinstance(editor, RecordListEditor)
        assert editor._draft is not None
        assert editor.foot.who(editor._draft) == party_id


def test_insert_puts_nothing_under_silence_without_a_text(qtbot: QtBot) -> None:
    page = shown(qtbot, table(INTERNAL, activities=0), "silence")
    assert isinstance(page.editor, SilenceEditor)
    page.editor.starter.clicked.disconnect()
    tab = page.tabs.stop()
    with qtbot.assertNotEmitted(page.editor.starter.clicked):
        QTest.keyClick(tab, Qt.Key.Key_Insert)
    page.editor.starter.show()
    with qtbot.waitSignal(page.editor.starter.clicked):
        QTest.keyClick(tab, Qt.Key.Key_Insert)


@pytest.mark.parametrize("kind", ["rating_matrix", "two_way_matrix", "party_text"])
def test_insert_does_nothing_where_nothing_is_listed(qtbot: QtBot, kind: str) -> None:
    template, key = fields_of(kind)[0]
    at = table(template, activities=2)
    page = shown(qtbot, at, key)
    before = at.track.dialogue
    page.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Insert)
    page.commit()
    assert at.track.dialogue is before


def test_insert_is_the_key_of_every_page_that_lists_records(
    window: MainWindow, two_tracks: tuple[Path, ...], qtbot: QtBot
) -> None:
    window.open_paths(two_tracks)
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2)
    played = set()
    for track in window.controller.desk.tracks:
        session = track.dialogue.sessions()[0].id
        for kind in SIDE_PAGES:
            if track.track in kind.TRACKS:
                page = kind(PageContext(track, session), window)
                parts = [page, *page.findChildren(RecordPage), *page.findChildren(ReleaseLists)]
                for part in parts:
                    adder = getattr(part, "adder", None)
                    if adder is not None:
                        assert adder.shortcut().toString() == "Ins", part
                        played.add(type(part).__name__)
    assert {"RegisterPage", "CataloguePage", "PartiesTab", "ParticipantsTab", "FollowUpListPage"} <= played


def test_ctrl_n_in_a_list_is_a_new_dialogue(
    window: MainWindow, two_tracks: tuple[Path, ...], qtbot: QtBot
) -> None:
    window.open_paths(two_tracks)
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2)
    track = window.controller.desk.tracks[1]
    session = track.dialogue.sessions()[0].id
    window.controller.bench.open_place(track, session, "E4", "red_lines")
    page = window.controller.bench.stage_page
    assert page is not None
    editor = page.editor
    assert isinstance(editor, RecordListEditor)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    action = window.actions_["new_two_track"]
    action.triggered.disconnect()
    editor.go_to()
    with qtbot.waitSignal(action.triggered):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, CONTROL)
    assert editor.form is None


def test_help_names_the_key() -> None:
    assert "<b>Ins</b>" in keyboard_map()
    assert "in columns" in keyboard_map()
