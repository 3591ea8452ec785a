"""What is typed finds what is meant: filters, pick lists, the catalogue and choice boxes fold alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.records import CatalogueItem
from dialogue_app.fields.registry import new_field
from dialogue_app.services.search.text_match import words_of
from dialogue_app.ui.fields.selection.catalogue_panel import CataloguePanel
from dialogue_app.ui.text.card_text import search_text
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice, ChoiceBox, Segments
from dialogue_app.ui.widgets.inputs.pick_list import PickList
from tests.core import made

FOUND = [
    ("turkiye", "Türkiye"),
    ("TÜRKIYE", "Tu\u0308rkiye"),
    ("lodz", "Łódź"),
    ("istanbul", "İstanbul"),
    ("diyarbakir", "Diyarbakır"),
    ("tromso", "Tromsø"),
    ("đakovo", "Dakovo"),
    ("deterrence", "deter\u00adrence"),
    ("people's", "people’s"),
    ("cold-war", "cold–war"),
    ("елка", "Ёлка"),
]
each = pytest.mark.parametrize(("typed", "text"), FOUND)


@each
def test_a_pick_list_finds_them(qtbot: QtBot, typed: str, text: str) -> None:
    pick_list = PickList("Port")
    qtbot.addWidget(pick_list)
    pick_list.set_choices([BoxChoice("a", "Elsewhere"), BoxChoice("b", text)])
    pick_list.search.setText(typed)
    assert [row.title for row in pick_list.table.rows] == [text]


@each
def test_the_catalogue_finds_them(qtbot: QtBot, typed: str, text: str) -> None:
    panel = CataloguePanel("Activities")
    qtbot.addWidget(panel)
    items = [CatalogueItem(id=code, catalogue="activities", code=code, title=title) for code, title in
             (("X-1", "Elsewhere"), ("X-2", f"A ship off {text}"))]  # fmt: skip
    panel.show_items(items, {})
    panel.search.setText(typed)
    assert [row.id for row in panel.list.table.rows] == ["", "X-2"]


@each
def test_the_filter_of_a_list_finds_them(typed: str, text: str) -> None:
    dialogue = made.small_dialogue()
    line = RedLine(id="r", session=made.first_session(dialogue).id, field="lines", statement=f"Not at {text}")
    words = search_text(
        dialogue,
        new_field(key="lines", kind="record_list", label="Lines", marking="MOD", record="red_line"),
        line,
    )
    assert all(word in words for word in words_of(typed))


def press(widget: QWidget, text: str) -> None:
    for sign in text:
        QApplication.sendEvent(
            widget, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        )


@pytest.mark.parametrize(("typed", "label"), [("turk", "Türkiye"), ("lod", "Łódź"), ("ist", "İstanbul")])
def test_a_choice_box_and_segments_take_what_is_typed(qtbot: QtBot, typed: str, label: str) -> None:
    choices = [BoxChoice("a", "Elsewhere"), BoxChoice("b", label)]
    box = ChoiceBox(choices)
    qtbot.addWidget(box)
    press(box, typed)
    assert box.code() == "b"
    segments = Segments(choices)
    qtbot.addWidget(segments)
    press(segments, typed[0])
    assert segments.code() == "b"
