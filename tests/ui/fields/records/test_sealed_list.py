"""Predictions in a list: hidden while the other side sits there, one party at a time, after asking."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.records import ALLIANCE, EXTERNAL, RUSSIA
from dialogue_app.core.visibility.seals import seal, unseal
from dialogue_app.ui.fields.editors import editor_for
from dialogue_app.ui.fields.records.sealed_list import SealedListEditor
from dialogue_app.ui.widgets.cards.card_face import CardFace
from tests.ui.invented import Table, table

OURS, THEIRS = "They will name accession.", "They will name exercises."


def prediction(party: str, text: str, **more: Any) -> Prediction:
    other = RUSSIA if party == ALLIANCE else ALLIANCE
    return Prediction(field="predictions", by=party, about=other, text=text, marking="DELEG", **more)


@pytest.fixture
def at() -> Table:
    return table(EXTERNAL, activities=0, records=(prediction(ALLIANCE, OURS), prediction(RUSSIA, THEIRS)))


def opened(qtbot: QtBot, at: Table) -> SealedListEditor:
    field = at.field("predictions")
    assert editor_for(at.template, field) is SealedListEditor
    editor = SealedListEditor(at.context(at.template.stage("E4"), field))
    qtbot.addWidget(editor)
    editor.resize(900, 700)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


def said(editor: SealedListEditor) -> str:
    """What the list shows and has read out."""
    faces = editor.findChildren(CardFace)
    texts = [f"{face.text} {face.accessibleName()} {face.accessibleDescription()}" for face in faces]
    texts += [label.text() for label in editor.findChildren(QLabel)]
    texts += [text_edit.toPlainText() for text_edit in editor.findChildren(QTextEdit)]
    return " ".join(texts)


def key(at: Table, party: str) -> str:
    return next(
        prediction_record.id
        for prediction_record in at.dialogue.of(Prediction).values()
        if prediction_record.by == party
    )


def test_no_card_tells_what_was_predicted(qtbot: QtBot, at: Table) -> None:
    editor = opened(qtbot, at)
    assert OURS not in said(editor)
    assert THEIRS not in said(editor)
    assert "hidden until it is unsealed" in said(editor)
    assert all(editor.links(record) == (("look", "Show…"),) for record in editor.records())


def test_one_party_is_shown_after_asking_and_the_other_stays_hidden(qtbot: QtBot, at: Table) -> None:
    editor, ours = opened(qtbot, at), key(at, ALLIANCE)
    editor.act("look", ours)
    assert OURS not in said(editor)
    assert "Only" in dict(editor.links(editor.record(ours) or prediction(ALLIANCE, "")))["look"]
    editor.act("look", key(at, RUSSIA))
    editor.act("look", ours)
    assert OURS not in said(editor)
    editor.act("look", ours)
    assert OURS in said(editor)
    assert THEIRS not in said(editor)
    editor.act("open", ours)
    assert editor.form is not None
    editor.close_form()
    editor.hide()
    qtbot.waitUntil(lambda: OURS not in said(editor))


def test_of_two_parties_never_both_are_shown(qtbot: QtBot, at: Table) -> None:
    editor, ours, theirs = opened(qtbot, at), key(at, ALLIANCE), key(at, RUSSIA)
    for _time in range(2):
        editor.act("look", ours)
    editor.act("open", ours)
    assert OURS in said(editor)
    for _time in range(2):
        editor.act("look", theirs)
    assert THEIRS in said(editor)
    qtbot.waitUntil(lambda: OURS not in said(editor))
    editor.begin(ALLIANCE)
    qtbot.waitUntil(lambda: THEIRS not in said(editor))


def test_a_form_left_open_is_closed_for_whoever_comes_back(qtbot: QtBot, at: Table) -> None:
    editor, ours = opened(qtbot, at), key(at, ALLIANCE)
    for _time in range(2):
        editor.act("look", ours)
    editor.act("open", ours)
    editor.hide()
    editor.show()
    qtbot.waitUntil(lambda: OURS not in said(editor))
    assert editor.form is None


def test_enter_on_a_hidden_card_asks_and_shows_and_nothing_else_touches_it(qtbot: QtBot, at: Table) -> None:
    editor, ours = opened(qtbot, at), key(at, ALLIANCE)
    editor.go_to(ours)
    face = editor.cards[ours].face
    QTest.keyClick(face, Qt.Key.Key_Delete)
    editor.open(ours)
    editor.act("remove", ours)
    assert editor.form is None
    assert len(at.dialogue.of(Prediction)) == 2
    for _time in range(2):
        QTest.keyClick(face, Qt.Key.Key_Return)
    assert OURS in said(editor)
    editor.remove(ours)
    assert len(at.dialogue.of(Prediction)) == 1


def test_a_prediction_is_hidden_as_soon_as_its_form_is_closed(qtbot: QtBot, at: Table) -> None:
    editor = opened(qtbot, at)
    editor.begin(RUSSIA)
    assert editor.form is not None
    area = editor.form.inputs["text"].area  # type: ignore[attr-defined]
    area.setFocus()
    QTest.keyClicks(area, "A third line")
    editor.close_form()
    assert any(
        prediction_record.text == "A third line" for prediction_record in at.dialogue.of(Prediction).values()
    )
    qtbot.waitUntil(lambda: "A third line" not in said(editor))


def test_what_says_nobodys_name_can_be_opened_to_say_it(qtbot: QtBot) -> None:
    lost = dataclasses.replace(prediction(ALLIANCE, OURS), by="")
    editor = opened(qtbot, table(EXTERNAL, activities=0, records=(lost,)))
    assert OURS in said(editor)


def test_after_both_have_unsealed_everything_is_shown(qtbot: QtBot, at: Table) -> None:
    editor, field = opened(qtbot, at), at.field("predictions")
    assert at.track.perform(seal(at.dialogue, at.session, field), final=True)
    editor.refresh()
    assert "sealed" in said(editor)
    assert OURS not in said(editor)
    assert at.track.perform(unseal(at.dialogue, at.session, field), final=True)
    editor.refresh()
    assert OURS in said(editor)
    assert THEIRS in said(editor)
