"""Keys and clicks over every list: what is typed is where the focus was; saving moves no button."""

from __future__ import annotations

import dataclasses
import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.records import BRIEF, EXTERNAL, INTERNAL, TRAINING
from dialogue_app.core.template import TemplateField
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.widgets.cards.record_card import RecordCard
from tests.ui.conftest import Leaving
from tests.ui.invented import TEMPLATES, Table, table

SIZE = (1200, 980)
ACTS = 14


def is_list(field: TemplateField) -> bool:
    return field.kind == "record_list" and field.record != "silence_procedure"


def lists() -> list[tuple[str, str]]:
    result = []
    for kind in TEMPLATES:
        at = table(kind, activities=0)
        result += [(kind, field.key) for _stage, field in at.template.fields() if is_list(field)]
    return result


def opened(qtbot: QtBot, kind: str, key: str) -> tuple[Table, StagePage, RecordListEditor]:
    at = table(kind, activities=2)
    stage = next(stage for stage, field in at.template.fields() if field.key == key)
    page = StagePage(at.track, at.session, at.template, stage, field=key)
    qtbot.addWidget(page)
    page.resize(*SIZE)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    assert isinstance(page.editor, RecordListEditor)
    return at, page, page.editor


def texts(page: StagePage) -> list[QWidget]:
    return [
        widget
        for widget in page.stack.findChildren(QWidget)
        if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit)
        and widget.isVisible()
        and card_of(widget)
    ]


def card_of(widget: QWidget | None) -> str:
    while widget is not None and not isinstance(widget, RecordCard):
        widget = widget.parentWidget()
    return widget.record_id if isinstance(widget, RecordCard) else ""


def click(page: StagePage, widget: QWidget) -> None:
    """Press and release where a widget is seen, as a mouse does: the window finds out what lies there."""
    window = page.windowHandle()
    place = widget.mapTo(page, QPoint(min(20, widget.width() // 2), min(10, widget.height() // 2)))
    if page.rect().contains(place):
        QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def holding(at: Table, token: str) -> set[str]:
    return {
        record.id
        for record in at.dialogue.everything()
        if any(token in str(getattr(record, field.name)) for field in dataclasses.fields(record))
    }


@pytest.mark.parametrize(("kind", "key"), lists())
def test_what_is_typed_is_in_the_record_that_had_the_focus(
    qtbot: QtBot, leaving: Leaving, kind: str, key: str
) -> None:
    at, page, editor = opened(qtbot, kind, key)
    chance = random.Random(f"{kind}{key}")
    editor.begin()
    owners: dict[str, str] = {}
    for number in range(ACTS):
        act = chance.choice(("type", "type", "type", "begin", "tab", "other", "escape", "wait"))
        focus = QApplication.focusWidget()
        if act == "type" and focus in texts(page):
            token = f"zq{number}z"
            owners[token] = card_of(focus)
            QTest.keyClicks(focus, token)
        elif act == "begin":
            click(page, chance.choice(editor.foot.buttons))
        elif act == "tab" and focus is not None:
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        elif act == "other" and texts(page):
            click(page, chance.choice(texts(page)))
        elif act == "escape" and focus is not None:
            QTest.keyClick(focus, Qt.Key.Key_Escape)
        elif act == "wait":
            page.commit()
            QTest.qWait(1)
    page.commit()
    for token, owner in owners.items():
        assert holding(at, token) <= {owner}


@pytest.mark.parametrize(("kind", "key"), lists())
def test_a_click_after_typing_begins_the_record_it_was_meant_for(
    qtbot: QtBot, leaving: Leaving, kind: str, key: str
) -> None:
    at, page, editor = opened(qtbot, kind, key)
    for button in editor.foot.buttons:
        click(page, button)
        first = editor._open
        area = next((text for text in texts(page) if not isinstance(text, QLineEdit)), None)
        if not first or area is None:
            continue
        page.activateWindow()
        area.setFocus()
        QTest.keyClicks(area, "words of the first")
        QTest.qWait(30)
        before = [push_button.mapTo(page, QPoint()) for push_button in editor.foot.buttons]
        page.commit()
        QTest.qWait(60)
        page.show_gates()
        QTest.qWait(1)
        assert [push_button.mapTo(page, QPoint()) for push_button in editor.foot.buttons] == before
        refused = editor.form is not None and any(
            field_input.fault for field_input in editor.form.inputs.values()
        )
        assert refused or holding(at, "words of the first") >= {first}
        editor.close_form()
        if editor._open:
            leaving.answer = 0
            editor.close_form()
        return


def test_every_template_is_played() -> None:
    assert {kind for kind, _key in lists()} == {INTERNAL, EXTERNAL, BRIEF, TRAINING}
