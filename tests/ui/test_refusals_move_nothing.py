"""What is refused or saved moves no control by a pixel: in every field of every template, in dialogs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.ui.fields.matrix.cell_detail import CellDetail
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.privacy.lock_page import LockPage
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.inputs.input_base import Input
from dialogue_app.ui.widgets.inputs.text_area import SavedText
from tests.ui.conftest import Leaving
from tests.ui.stillness import moved, settled
from tests.ui.test_dialogs import DIALOGS
from tests.ui.test_keys_over_every_field import areas, fields, opened, puts_under_silence

LONG = "A sentence that says at some length why a value was not taken. "


def open_up(page: StagePage) -> None:
    """Open what a field asks in: a new record, an item of one's own, the detail of a cell."""
    page.take_focus()
    editor = page.editor
    if editor is not None and editor.field.kind != "record_columns" and not puts_under_silence(page):
        editor.begin()
    detail = getattr(editor, "detail", None)
    if isinstance(detail, CellDetail):
        editor._on_detail("")  # type: ignore[union-attr]


def asking(page: QWidget) -> list[Input | SavedText]:
    """What can say why a value was not taken."""
    found = (*page.findChildren(Input), *page.findChildren(SavedText))
    return [one for one in found if one.isVisible()]


def inputs(page: StagePage) -> list[QWidget]:
    return [one for one in areas(page) if page.stack.isAncestorOf(one)]


def refuse(*_change: object, **_how: object) -> bool:
    """As where the file cannot be written."""
    return False


@pytest.mark.parametrize(("kind", "key"), list(fields()))
def test_a_refusal_moves_no_control(
    qtbot: QtBot, leaving: Leaving, monkeypatch: pytest.MonkeyPatch, kind: str, key: str
) -> None:
    """Each line and text of a field is typed in; nothing can be saved, then everything is again."""
    at, page = opened(qtbot, kind, key)
    open_up(page)
    for area in inputs(page):
        if not area.isVisible():
            continue
        area.setFocus()
        QTest.keyClicks(area, "z")
        before = settled(page)
        with monkeypatch.context() as failing:
            failing.setattr(at.track, "perform", refuse)
            QTest.keyClicks(area, "[")
            QTest.qWait(5)
            assert not moved(page, before), area.accessibleName()
            page.commit()
            QTest.qWait(5)
            assert not moved(page, before), area.accessibleName()
        QTest.keyClick(area, Qt.Key.Key_Backspace)
        page.commit()
        QTest.qWait(5)
        assert not moved(page, before), area.accessibleName()


@pytest.mark.parametrize(("kind", "key"), list(fields()))
def test_a_sentence_beside_an_input_moves_no_control(
    qtbot: QtBot, leaving: Leaving, kind: str, key: str
) -> None:
    _at, page = opened(qtbot, kind, key)
    open_up(page)
    before = settled(page)
    for sentence in ("No.", LONG * 4):
        for one in asking(page):
            one.show_fault(sentence)
        QTest.qWait(5)
        assert not moved(page, before)
    for one in asking(page):
        one.show_fault("")
    assert not moved(page, before)


@pytest.mark.parametrize(("kind", "key"), list(fields()))
def test_saving_moves_no_control(qtbot: QtBot, leaving: Leaving, kind: str, key: str) -> None:
    _at, page = opened(qtbot, kind, key)
    open_up(page)
    for area in inputs(page):
        if not area.isVisible():
            continue
        area.setFocus()
        QTest.keyClicks(area, "words")
        before = settled(page)
        page.commit()
        page.show_gates()
        QTest.qWait(5)
        assert not moved(page, before), area.accessibleName()


def test_an_item_of_ones_own_that_is_refused_moves_no_control(qtbot: QtBot, leaving: Leaving) -> None:
    _at, page = opened(qtbot, "INTERNAL", "selection")
    open_up(page)
    before = settled(page)
    own = page.editor.own  # type: ignore[union-attr]
    own.add()
    QTest.qWait(5)
    assert own.fault.isVisible()
    assert not moved(page, before)


@pytest.mark.parametrize("name", list(DIALOGS))
def test_what_a_dialog_refuses_moves_no_control(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    if not (isinstance(dialog, AskDialog) and dialog.may_refuse()):
        return
    with qtbot.waitExposed(dialog):
        dialog.show()
    before, size = settled(dialog), dialog.size()
    for sentence in ("No.", LONG * 4, ""):
        dialog.show_fault(sentence)
        QTest.qWait(5)
        assert dialog.fault_label.isVisible() == bool(sentence)
        assert dialog.size() == size
        assert not moved(dialog, before)


def test_what_the_locked_screen_refuses_moves_no_control(qtbot: QtBot) -> None:
    page = LockPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show_state("Locked since noon.", protected=True)
    with qtbot.waitExposed(page):
        page.show()
    before = settled(page)
    page.unlock.click()
    QTest.qWait(5)
    assert page.fault.isVisible()
    assert not moved(page, before)
