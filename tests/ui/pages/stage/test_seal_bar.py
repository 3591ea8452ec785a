"""The seal bar: digests, what does not fit, disclosure, what comes after the fact, and keys too many."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.domain_records import Prediction, RedLine
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, TRAINING, Entry, Seal
from dialogue_app.core.visibility.seals import is_disclosed
from dialogue_app.fields.seals import seals_of
from dialogue_app.ui.fields.matrix.two_way_matrix import TwoWayMatrixEditor
from dialogue_app.ui.fields.party_choice.party_choice import PartyChoiceEditor
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.pages.stage.seal_bar import SealBar
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.text.card_text import card_text
from dialogue_app.ui.text.seal_text import DISCLOSE, SEAL, UNSEAL
from tests.ui.invented import Table, table
from tests.ui.pages.stage.seals import line, predict, press, shown


def seals(at: Table) -> dict[str, Seal]:
    return {seal.party: seal for seal in at.dialogue.of(Seal).values()}


def test_the_digest_is_shown_copied_and_found_to_fit(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=2)
    page = shown(qtbot, at, "prediction")
    predict(at, ALLIANCE)
    assert line(page, ALLIANCE).digest.isHidden()
    press(page, ALLIANCE)
    full = seals(at)[ALLIANCE].seal_digest
    short = " ".join(full[n : n + 4] for n in (0, 4, 8))
    assert line(page, ALLIANCE).digest.text() == f"2 answers · digest {short} …"
    line(page, ALLIANCE).copy_button.click()
    party_id, _time, answers, digest = QGuiApplication.clipboard().text().split("\t")
    assert (party_id, answers, digest) == ("Alliance", "2", full)
    press(page, ALLIANCE, UNSEAL)
    assert line(page, ALLIANCE).digest.text().endswith(" · fits what is recorded")


def tampered(at: Table, kind: type, **values: str) -> None:
    """Change a record behind the program's back, as somebody with another tool would."""
    workspace = at.track.workspace
    edits = [
        Edit(record, dataclasses.replace(record, **values)) for record in workspace.dialogue.of(kind).values()
    ]
    workspace._dialogue = workspace.dialogue.apply(edits[:1])
    workspace.store.write(edits[:1])


def test_what_was_changed_after_sealing_is_told_and_stays_visible(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    page = shown(qtbot, at, "prediction")
    predict(at, ALLIANCE)
    press(page, ALLIANCE)
    tampered(at, Entry, value="1")
    with qtbot.waitSignal(at.track.failed) as told:
        press(page, ALLIANCE, UNSEAL)
    sentence = str(told.args[0])
    for part in (
        "is not what was sealed: Alliance",
        "nothing else was touched",
        "Compare them with a backup",
    ):
        assert part in sentence
    assert line(page, ALLIANCE).digest.text().endswith("does NOT fit what is recorded")
    again = shown(qtbot, at, "prediction")
    assert line(again, ALLIANCE).digest.text().endswith("does NOT fit what is recorded")


def test_many_seals_are_told_in_one_line(qtbot: QtBot) -> None:
    values = tuple(("expected_middle", 0, code, "3") for code in ("ATL", "WES", "RHE"))
    at = table(INTERNAL, seats=3, values=values)
    page = shown(qtbot, at, "expected_middle")
    press(page, "")
    assert line(page, "").digest.text() == "3 seals"
    line(page, "").copy_button.click()
    assert QGuiApplication.clipboard().text().count("\n") == 2
    assert QGuiApplication.clipboard().text().startswith(("Atlantica\t", "Westmark\t", "Rhenia\t"))
    tampered(at, Entry, value="1")
    with qtbot.waitSignal(at.track.failed):
        press(page, "", UNSEAL)
    assert line(page, "").digest.text() == "3 seals · 1 of 3 do NOT fit what is recorded"
    assert line(page, "").disclose_button.isHidden()


def test_disclosing_in_an_exercise_speaks_of_nothing_that_there_is_none_of(qtbot: QtBot) -> None:
    """Both sides play in one file: there is no copy for the other side, and no external brief."""
    at = table(TRAINING, activities=1)
    sealed = next(
        field for _stage, field in at.template.fields() if field.sealed and field.columns == "sides"
    )
    page = shown(qtbot, at, sealed.key)
    for item in at.items(sealed.key):
        at.set(sealed.key, Place(item, ALLIANCE), value="4")
    press(page, ALLIANCE)
    press(page, ALLIANCE, UNSEAL)
    line(page, ALLIANCE).disclose_button.click()
    asked = line(page, ALLIANCE).text.text()
    assert asked.endswith("It is then marked for participants, and the session summary prints it.")


@pytest.mark.parametrize("field", ["prediction", "predictions"])
def test_disclosing_is_asked_for_and_marks_for_participants(qtbot: QtBot, field: str) -> None:
    mine = Prediction(field="predictions", by=ALLIANCE, about=RUSSIA, text="A line.", marking="DELEG")
    at = table(EXTERNAL, activities=1, records=(mine,))
    page = shown(qtbot, at, field)
    predict(at, ALLIANCE)
    press(page, ALLIANCE)
    assert line(page, ALLIANCE).disclose_button.isHidden()
    press(page, ALLIANCE, UNSEAL)
    line(page, ALLIANCE).disclose_button.click()
    asked = line(page, ALLIANCE).text.text()
    assert "the session summary prints it, and a copy for the other side holds it" in asked
    assert "An external brief only counts it." in asked
    QTest.keyClick(line(page, ALLIANCE).yes, Qt.Key.Key_Escape)
    assert line(page, ALLIANCE).disclose_button.hasFocus()
    press(page, ALLIANCE, DISCLOSE)
    assert line(page, ALLIANCE).text.text().endswith("disclosed to the other side")
    assert line(page, ALLIANCE).disclose_button.isHidden()
    told = [record for record in at.dialogue.everything() if is_disclosed(record)]
    assert {type(record) for record in told} == {Seal, Entry if field == "prediction" else Prediction}
    at.track.undo_stack.undo()
    assert not any(is_disclosed(record) for record in at.dialogue.everything())


def test_that_the_other_side_has_stated_is_said_before_anybody_seals(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    page = shown(qtbot, at, "prediction")
    at.set("on_other", Place(at.items("on_other")[0], RUSSIA), value="4")
    assert line(page, ALLIANCE).digest.text().startswith("The other side has stated")
    assert line(page, RUSSIA).digest.text() == ""
    predict(at, ALLIANCE)
    assert line(page, ALLIANCE).text.text() == "Alliance: 1 of 1 entered, 1 after the fact, in no score"


def test_sealing_nothing_is_refused(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    page = shown(qtbot, at, "prediction")
    with qtbot.waitSignal(at.track.failed):
        page.sealing.perform(at.field("prediction"), ALLIANCE, SEAL)


def words_below(page: StagePage) -> str:
    editor = page.editor
    assert isinstance(editor, TwoWayMatrixEditor)
    return editor.legend.text()


def test_what_came_after_the_fact_is_dashed_and_said_in_words(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=2)
    page = shown(qtbot, at, "prediction")
    editor = page.editor
    assert isinstance(editor, TwoWayMatrixEditor)
    first, second = at.items("prediction")
    at.set("prediction", Place(first, ALLIANCE), value="2")
    press(page, ALLIANCE)
    at.set("prediction", Place(second, ALLIANCE), value="3")
    assert "after the fact" not in editor.model.spoken(1, 0)
    assert "dashed" not in words_below(page)
    press(page, ALLIANCE)
    press(page, ALLIANCE, UNSEAL)
    assert editor.model.spoken(0, 0).endswith("2 Tolerable")
    assert editor.model.spoken(1, 0).endswith("3 Objectionable, after the fact, in no score")
    assert [editor.model._look(row, 0).late for row in (0, 1)] == [False, True]
    assert "dashed: given after the fact, in no score" in words_below(page)
    editor.go_to(second, ALLIANCE)
    editor.view.detail_wanted.emit("")
    assert "After the fact: it enters no score." in editor.detail.facts.text()
    assert not page.grab().isNull()


def test_a_late_guess_of_a_seat_is_said_beside_its_name(qtbot: QtBot) -> None:
    at = table(INTERNAL, seats=3, values=(("expected_middle", 0, "ATL", "3"),))
    page = shown(qtbot, at, "expected_middle")
    press(page, "")
    press(page, "", UNSEAL)
    at.set("expected_middle", Place("", at.parties("expected_middle")[1]), value="4")
    editor = page.editor
    assert isinstance(editor, PartyChoiceEditor)
    heads = [
        editor.model.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole) for row in (0, 1)
    ]
    assert heads == ["ATL Atlantica", "WES Westmark · after the fact"]
    assert editor.model.spoken(1, 3).endswith("chosen, after the fact, in no score")


def test_a_late_prediction_in_words_says_so_on_its_card(qtbot: QtBot) -> None:
    stated = RedLine(field="red_lines", holder=RUSSIA, statement="No missiles.")
    at = table(EXTERNAL, activities=0, records=(stated,))
    page = shown(qtbot, at, "predictions")
    mine = Prediction(session=at.session, field="predictions", by=ALLIANCE, about=RUSSIA, text="A line.")
    at.track.perform(add_listed(at.dialogue, mine))
    editor = page.editor
    assert isinstance(editor, RecordListEditor)
    record = at.dialogue.listed(Prediction, at.session)[0]
    text = card_text(at.dialogue, at.template, at.field("predictions"), record)
    assert "after the fact, in no score" in text.note
    for action in ("look", "look", "open"):
        editor.act(action, record.id)
    assert editor.form is not None
    assert "after_the_fact" not in editor.form.inputs
    assert at.dialogue.of(Prediction)[record.id].after_the_fact == "yes"


def test_the_key_seals_everybody_before_it_offers_to_unseal(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    page = shown(qtbot, at, "prediction")
    for side in (ALLIANCE, RUSSIA):
        predict(at, side)
    bar = page.seal_bar
    assert bar.take_focus()
    line(page, ALLIANCE).seal_button.click()
    line(page, ALLIANCE).yes.click()
    assert line(page, RUSSIA).seal_button.hasFocus()
    assert bar.take_focus(ALLIANCE)
    assert line(page, RUSSIA).seal_button.hasFocus()
    press(page, RUSSIA)
    assert bar.take_focus(RUSSIA)
    assert line(page, RUSSIA).unseal_button.hasFocus()
    assert bar.take_focus()
    assert line(page, ALLIANCE).unseal_button.hasFocus()


def test_unsealing_before_the_other_side_has_stated_is_asked_twice_over(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    page = shown(qtbot, at, "prediction")
    predict(at, ALLIANCE)
    press(page, ALLIANCE)
    line(page, ALLIANCE).unseal_button.click()
    assert "The other side has not stated yet." in line(page, ALLIANCE).text.text()
    line(page, ALLIANCE).no.click()
    at.set("on_other", Place(at.items("on_other")[0], RUSSIA), value="4")
    line(page, ALLIANCE).unseal_button.click()
    assert "not stated yet" not in line(page, ALLIANCE).text.text()


def test_a_prediction_that_is_nobodys_is_said_to_be(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0, records=(Prediction(field="predictions", text="A line."),))
    page = shown(qtbot, at, "predictions")
    assert page.seal_bar.note.text().startswith("1 does not say by whom")
    record = at.dialogue.of(Prediction)["r0"]
    at.track.perform(change_record(at.dialogue, record, by=ALLIANCE))
    assert page.seal_bar.note.isHidden()


def test_another_key_than_escape_does_not_take_the_question_back(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    page = shown(qtbot, at, "prediction")
    predict(at, ALLIANCE)
    seal_line = line(page, ALLIANCE)
    seal_line.seal_button.click()
    QTest.keyClick(seal_line, Qt.Key.Key_X)
    assert seal_line.yes.isVisible()


def test_a_file_that_can_only_be_read_offers_nothing_to_press(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    predict(at, ALLIANCE)
    bar = SealBar()
    qtbot.addWidget(bar)
    states = seals_of(at.dialogue, at.session, at.template, at.field("prediction"))
    bar.show_seals(states, read_only=True)
    bar.show()
    assert not bar.take_focus()
    assert [seal_line.offered() for seal_line in bar.lines] == [None, None]


@pytest.mark.parametrize("field", ["predictions", "prediction"])
def test_nothing_below_the_bar_moves_while_answers_come_and_are_sealed(qtbot: QtBot, field: str) -> None:
    at = table(EXTERNAL, activities=1)
    page = shown(qtbot, at, field)

    def below() -> int:
        QTest.qWait(1)
        return page.stack.mapTo(page, QPoint()).y()

    qtbot.waitUntil(lambda: page.seal_bar.height() > page.seal_bar.lines[0].text.height() > 0)
    top = -1
    while top != (top := below()):  # until the page that was just shown is laid out
        QTest.qWait(50)
    if field == "predictions":
        nobodys = Prediction(field=field, session=at.session, about=RUSSIA, text="A line.", marking="DELEG")
        assert at.track.perform(add_listed(at.dialogue, nobodys))
        assert page.seal_bar.note.isVisible()
        assert below() == top
        (prediction,) = at.dialogue.of(Prediction).values()
        assert at.track.perform(change_record(at.dialogue, prediction, by=ALLIANCE))
        assert not page.seal_bar.note.isVisible()
    else:
        predict(at, ALLIANCE)
    assert below() == top
    press(page, ALLIANCE)
    assert line(page, ALLIANCE).digest.isVisible()
    assert below() == top
    line(page, ALLIANCE).unseal_button.click()
    assert below() == top
