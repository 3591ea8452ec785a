"""Fields with one answer: texts, choices with meanings, dates, numbers, yes or no, and a second text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.records import BRIEF, EXTERNAL
from dialogue_app.core.template import TemplateText
from dialogue_app.fields.registry import new_field
from dialogue_app.ui.fields.editors import editor_for
from dialogue_app.ui.fields.single import ChoiceListInput, SingleEditor, TextListInput
from tests.ui.filling import fill, nameless
from tests.ui.invented import Table, table

WHOLE = Place()


def shown(qtbot: QtBot, editor: object) -> SingleEditor:
    assert isinstance(editor, SingleEditor)
    qtbot.addWidget(editor)
    editor.resize(800, 500)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    return editor


def own(qtbot: QtBot, at: Table, kind: str, **values: object) -> SingleEditor:
    label = TemplateText((("en", "Asked"),))
    field = new_field(key="asked", kind=kind, label=label, marking="PART", **values)  # type: ignore[arg-type]
    editor = editor_for(at.template, field)(at.context(at.template.stages[0], field))
    at.track.changed.connect(editor.refresh)
    return shown(qtbot, editor)


def entry(at: Table, key: str, party: str = "") -> tuple[str, str]:
    entry_record = at.dialogue.entry(at.session, key, "", party)
    return (entry_record.value, entry_record.reason) if entry_record else ("", "")


@pytest.mark.parametrize(
    ("kind", "value"),
    [("text", "text value"), ("date", "2026-03"), ("number", "3"), ("yes_no", "no")],
)
def test_an_answer_is_recorded_undone_and_redone(qtbot: QtBot, kind: str, value: str) -> None:
    at = table(EXTERNAL, activities=0)
    editor = own(qtbot, at, kind)
    fill(editor.inputs["", "value"])
    assert entry(at, "asked") == (value, "")
    assert nameless(editor) == []
    at.track.undo_stack.undo()
    assert entry(at, "asked") == ("", "")
    assert editor.inputs["", "value"].read() in ("", None)
    at.track.undo_stack.redo()
    assert entry(at, "asked") == (value, "")


def test_agreed_wording_is_set_as_a_quotation(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    agreed = shown(qtbot, at.editor("purpose_text"))
    plain = shown(qtbot, at.editor("walkout"))
    assert agreed.inputs["", "value"].area.property("role") == "quote"  # type: ignore[attr-defined]
    assert plain.inputs["", "value"].area.property("role") is None  # type: ignore[attr-defined]


def test_a_choice_shows_every_option_with_its_meaning(qtbot: QtBot) -> None:
    at = table(BRIEF, activities=0)
    editor = shown(qtbot, at.editor("attribution"))
    field = editor.inputs["", "value"]
    assert isinstance(field, ChoiceListInput)
    texts = [label.text() for label in field.findChildren(QLabel)]
    assert any("neither identity nor affiliation" in text for text in texts)
    field.options["CHR"].click()
    assert entry(at, "attribution")[0] == "CHR"
    QTest.keyClick(field, Qt.Key.Key_P)
    assert entry(at, "attribution")[0] == "PARTY"
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert entry(at, "attribution") == ("", "")


def test_statuses_are_options_too(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = own(qtbot, at, "choice", scale="AGREE5", statuses=("NP", "WH"))
    field = editor.inputs["", "value"]
    assert isinstance(field, ChoiceListInput)
    field.options["WH"].click()
    assert entry(at, "asked")[0] == "WH"


def test_a_list_of_texts_has_numbered_lines_and_one_to_go_on(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = shown(qtbot, at.editor("out_of_scope"))
    field = editor.inputs["", "value"]
    assert isinstance(field, TextListInput)
    for number, words in enumerate(("Trade", "Visas", "Sport")):
        QTest.keyClicks(field.lines[number], words)
        QTest.keyClick(field.lines[number], Qt.Key.Key_Return)
        assert field.lines[number + 1].hasFocus()
    editor.commit()
    assert entry(at, "out_of_scope")[0] == "Trade\nVisas\nSport"
    field.lines[1].clear()
    editor.setFocus()
    field.commit()
    assert entry(at, "out_of_scope")[0] == "Trade\nSport"
    assert nameless(editor) == []


def test_a_second_text_stands_beside_the_answer(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = shown(qtbot, at.editor("record_rule"))
    QTest.keyClicks(editor.inputs["", "value"].line, "2026-04-02")  # type: ignore[attr-defined]
    QTest.keyClicks(editor.inputs["", "reason"].area, "Both, in English")  # type: ignore[attr-defined]
    editor.commit()
    assert entry(at, "record_rule") == ("2026-04-02", "Both, in English")


def test_a_moment_is_a_date_with_a_time(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = shown(qtbot, at.editor("revealed_at"))
    editor.inputs["", "value"].now_button.click()  # type: ignore[attr-defined]
    assert len(entry(at, "revealed_at")[0]) == 25


def test_what_does_not_fit_is_said_and_stays(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = own(qtbot, at, "number", minimum=0, maximum=600)
    QTest.keyClicks(editor.inputs["", "value"].line, "601")  # type: ignore[attr-defined]
    editor.commit()
    assert "outside 0 to 600" in editor.inputs["", "value"].fault
    assert entry(at, "asked") == ("", "")


def test_each_side_may_have_an_answer_of_its_own(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = own(qtbot, at, "yes_no", columns="sides", text_label=TemplateText((("en", "Reason"),)))
    assert list(editor.inputs) == [
        ("ALLIANCE", "value"),
        ("ALLIANCE", "reason"),
        ("RUSSIA", "value"),
        ("RUSSIA", "reason"),
    ]
    fill(editor.inputs["RUSSIA", "value"])
    assert entry(at, "asked", "RUSSIA") == ("no", "")
    editor.go_to(party="RUSSIA")
    assert nameless(editor) == []


def test_typing_is_undone_as_one_step(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = shown(qtbot, at.editor("walkout"))
    area = editor.inputs["", "value"].area  # type: ignore[attr-defined]
    for words in ("If ", "we ", "leave"):
        QTest.keyClicks(area, words)
        editor.commit()
    assert at.track.undo_stack.count() == 1
    assert at.value("walkout", WHOLE) == "If we leave"
