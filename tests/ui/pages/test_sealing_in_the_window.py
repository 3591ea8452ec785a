"""Sealing in the window: the bar, its question, the end of undo, and what is shown after unsealing."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.edits import Edit
from dialogue_app.core.entries import Place
from dialogue_app.core.lists import add_listed, change_record
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, TRAINING, Entry, Seal
from dialogue_app.core.sealing import is_disclosed, is_revealed, is_sealed
from dialogue_app.core.substance import Prediction, RedLine
from dialogue_app.fields.seals import SealState
from dialogue_app.ui.fields.party_choice import PartyChoiceEditor
from dialogue_app.ui.fields.record_list import RecordListEditor
from dialogue_app.ui.fields.two_way_matrix import TwoWayMatrixEditor
from dialogue_app.ui.main_window import MainWindow
from dialogue_app.ui.models.card_words import card_text
from dialogue_app.ui.models.seal_words import DISCLOSE, SEAL, UNSEAL, seal_words
from dialogue_app.ui.pages.stage_page import StagePage
from dialogue_app.ui.widgets.seal_bar import SealLine
from tests.ui.filling import nameless
from tests.ui.invented import Table, table


def shown(qtbot: QtBot, at: Table, field: str) -> StagePage:
    found = at.template.find_field(field)
    assert found is not None
    page = StagePage(at.track, at.session, at.template, found[0])
    qtbot.addWidget(page)
    page.resize(1100, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.go_to(field)
    return page


def line(page: StagePage, who: str) -> SealLine:
    return next(one for one in page.seal_bar.lines if one.seal.who == who)


def press(page: StagePage, who: str, act: str = SEAL) -> None:
    one = line(page, who)
    {SEAL: one.seal_button, UNSEAL: one.unseal_button, DISCLOSE: one.disclose_button}[act].click()
    assert one.yes.isVisible()
    one.yes.click()


def predict(at: Table, side: str) -> None:
    for item in at.items("prediction"):
        at.set("prediction", Place(item, side), value="4")


def test_each_side_seals_its_own_and_the_answers_stay_shut(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=2)
    page = shown(qtbot, at, "prediction")
    assert line(page, ALLIANCE).text.text() == "Alliance: 0 of 2 entered"
    assert not line(page, ALLIANCE).seal_button.isEnabled()
    predict(at, ALLIANCE)
    assert line(page, ALLIANCE).text.text() == "Alliance: 2 of 2 entered"
    press(page, ALLIANCE)
    sealed = {entry.party for entry in at.dialogue.of(Entry).values() if is_sealed(entry)}
    assert sealed == {ALLIANCE}
    assert line(page, ALLIANCE).text.text().startswith("Alliance: 2 of 2 entered, sealed ")
    assert not line(page, ALLIANCE).seal_button.isVisible()
    assert line(page, ALLIANCE).unseal_button.isVisible()
    assert line(page, RUSSIA).text.text() == "Russia: 0 of 2 entered"
    assert nameless(page.seal_bar) == []


def test_the_question_can_be_taken_back(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    page = shown(qtbot, at, "prediction")
    predict(at, RUSSIA)
    one = line(page, RUSSIA)
    assert page.seal_bar.take_focus()
    one.seal_button.click()
    assert "cannot be undone" in one.text.text()
    QTest.keyClick(one.yes, Qt.Key.Key_Escape)
    assert one.text.text() == "Russia: 1 of 1 entered"
    assert not one.yes.isVisible()
    assert not any(is_sealed(entry) for entry in at.dialogue.of(Entry).values())


def test_nothing_is_undone_past_a_seal(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    page = shown(qtbot, at, "prediction")
    predict(at, RUSSIA)
    assert at.track.undo_stack.canUndo()
    press(page, RUSSIA)
    assert not at.track.undo_stack.canUndo()
    assert not at.track.undo_stack.canRedo()
    predict(at, ALLIANCE)
    press(page, RUSSIA, UNSEAL)
    assert not at.track.undo_stack.canUndo()


def test_unsealing_by_all_shows_the_answers_where_they_were_hidden(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    page = shown(qtbot, at, "prediction")
    editor = page.editor
    assert isinstance(editor, TwoWayMatrixEditor)
    predict(at, ALLIANCE)
    predict(at, RUSSIA)
    assert editor.model.hidden
    for who in (ALLIANCE, RUSSIA):
        press(page, who)
    press(page, ALLIANCE, UNSEAL)
    assert editor.model.hidden
    assert "prediction" in at.track.hidden_in(at.session)
    press(page, RUSSIA, UNSEAL)
    assert not editor.model.hidden
    assert is_revealed(at.dialogue, at.session, at.field("prediction"))
    assert "prediction" not in at.track.hidden_in(at.session)
    again = shown(qtbot, at, "prediction").editor
    assert isinstance(again, TwoWayMatrixEditor)
    assert not again.model.hidden
    assert "unsealed" in line(page, RUSSIA).text.text()
    assert line(page, RUSSIA).offered() is line(page, RUSSIA).disclose_button


def test_the_distribution_of_all_seats_is_counted_after_unsealing(qtbot: QtBot) -> None:
    at = table(INTERNAL, seats=3, values=(("expected_middle", 0, "ATL", "5"),))
    page = shown(qtbot, at, "expected_middle")
    editor = page.editor
    assert isinstance(editor, PartyChoiceEditor)
    assert [one.text.text() for one in page.seal_bar.lines] == ["1 of 3 entered"]
    assert editor.distribution() == "1 of 3 answered"
    press(page, "")
    assert editor.distribution() == "1 of 3 answered"
    press(page, "", UNSEAL)
    assert editor.distribution().endswith(" 1 · 1 of 3 answered")


def test_what_is_entered_after_sealing_is_sealed_again(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=2)
    page = shown(qtbot, at, "prediction")
    first, second = at.items("prediction")
    at.set("prediction", Place(first, ALLIANCE), value="2")
    press(page, ALLIANCE)
    at.set("prediction", Place(second, ALLIANCE), value="2")
    words = line(page, ALLIANCE).text.text()
    assert words.endswith(", 1 entered since, not sealed, 1 after the fact, in no score")
    press(page, ALLIANCE)
    assert line(page, ALLIANCE).seal.loose == 0
    assert line(page, ALLIANCE).digest.text().startswith("2 seals: ")


def test_an_open_prediction_is_shut_when_it_is_sealed(qtbot: QtBot) -> None:
    mine = Prediction(field="predictions", by=ALLIANCE, about=RUSSIA, text="A line.")
    at = table(EXTERNAL, records=(mine,), activities=0)
    page = shown(qtbot, at, "predictions")
    editor = page.editor
    assert isinstance(editor, RecordListEditor)
    editor.open("r0")
    assert editor.form is not None
    editor.form.inputs["text"].setFocus()
    QTest.keyClicks(editor.form.inputs["text"].area, "More. ")  # type: ignore[attr-defined]
    assert line(page, ALLIANCE).text.text() == "Alliance: 1 entered"
    press(page, ALLIANCE)
    assert editor.form is None
    sealed = at.dialogue.of(Prediction)["r0"]
    assert "More." in sealed.text
    assert is_sealed(sealed)


def test_the_gate_is_met_once_both_sides_have_sealed(qtbot: QtBot) -> None:
    records = tuple(
        Prediction(field="pred_red", by=side, about=other, text="A line.")
        for side, other in ((ALLIANCE, RUSSIA), (RUSSIA, ALLIANCE))
    )
    at = table(TRAINING, activities=1, records=records)
    page = shown(qtbot, at, "pred_verdict")
    for side in (ALLIANCE, RUSSIA):
        at.set("pred_verdict", Place(at.items("pred_verdict")[0], side), value="3")
    for field in ("pred_verdict", "pred_red"):
        page.go_to(field)
        page.show_gates()
        assert page.gate.blocking()
        for side in (ALLIANCE, RUSSIA):
            press(page, side)
    page.show_gates()
    assert page.gate.blocking() == ()


def test_other_fields_have_no_bar(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=1)
    page = shown(qtbot, at, "on_other")
    assert page.seal_bar.isHidden()


def test_the_key_goes_to_the_bar(window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]) -> None:
    window.open_paths(two_tracks[1:])
    desk, track = window.room.desk, window.room.desk.track
    assert track is not None
    found = track.template(desk.place.session).find_field("predictions")
    assert found is not None
    desk.go(track, desk.place.session, stage=found[0].key)
    page = window.room.bench.stage_page
    assert page is not None
    page.go_to("predictions")
    qtbot.waitUntil(page.seal_bar.isVisible)
    mine = Prediction(session=page.session, field="predictions", by=RUSSIA, about=ALLIANCE, text="A line.")
    track.perform(add_listed(track.dialogue, mine))
    window.activateWindow()
    window.actions_["seal"].trigger()
    assert line(page, RUSSIA).seal_button.hasFocus()


def test_moments_of_the_session_are_shown_without_their_date() -> None:
    moment = "2020-03-12T15:02:00+01:00"
    seal = SealState("RUSSIA", "Russia", 3, 0, 0, 0, moment, "2020-03-12T15:40:00+01:00")
    assert seal_words(seal, "2020-03-12") == "Russia: 3 entered, sealed 15:02, unsealed 15:40"
    assert "12 March 2020 15:02" in seal_words(seal)


def seals(at: Table) -> dict[str, Seal]:
    return {one.party: one for one in at.dialogue.of(Seal).values()}


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
    who, _time, answers, digest = QGuiApplication.clipboard().text().split("\t")
    assert (who, answers, digest) == ("Alliance", "2", full)
    press(page, ALLIANCE, UNSEAL)
    assert line(page, ALLIANCE).digest.text().endswith(" · fits what is recorded")


def tampered(at: Table, kind: type, **values: str) -> None:
    """Change a record behind the program's back, as somebody with another tool would."""
    workspace = at.track.workspace
    edits = [Edit(one, dataclasses.replace(one, **values)) for one in workspace.dialogue.of(kind).values()]
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
    assert "printed for them" in line(page, ALLIANCE).text.text()
    QTest.keyClick(line(page, ALLIANCE).yes, Qt.Key.Key_Escape)
    assert line(page, ALLIANCE).disclose_button.hasFocus()
    press(page, ALLIANCE, DISCLOSE)
    assert line(page, ALLIANCE).text.text().endswith("disclosed to the other side")
    assert line(page, ALLIANCE).disclose_button.isHidden()
    told = [one for one in at.dialogue.everything() if is_disclosed(one)]
    assert {type(one) for one in told} == {Seal, Entry if field == "prediction" else Prediction}
    at.track.undo_stack.undo()
    assert not any(is_disclosed(one) for one in at.dialogue.everything())


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
    editor.open(record.id)
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
