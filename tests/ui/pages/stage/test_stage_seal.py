"""Sealing in the window: the bar, its question, the end of undo, and what is shown after unsealing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, TRAINING, Entry
from dialogue_app.core.visibility.seals import is_revealed, is_sealed
from dialogue_app.fields.seals import SealState
from dialogue_app.ui.fields.matrix.two_way_matrix import TwoWayMatrixEditor
from dialogue_app.ui.fields.party_choice.party_choice import PartyChoiceEditor
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.text.seal_text import UNSEAL, seal_words
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.filling import nameless
from tests.ui.invented import table
from tests.ui.pages.stage.seals import line, predict, press, shown


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
    seal_line = line(page, RUSSIA)
    assert page.seal_bar.take_focus()
    seal_line.seal_button.click()
    assert "cannot be undone" in seal_line.text.text()
    QTest.keyClick(seal_line.yes, Qt.Key.Key_Escape)
    assert seal_line.text.text() == "Russia: 1 of 1 entered"
    assert not seal_line.yes.isVisible()
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
    for party_id in (ALLIANCE, RUSSIA):
        press(page, party_id)
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
    assert [seal_line.text.text() for seal_line in page.seal_bar.lines] == ["1 of 3 entered"]
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
    for action in ("look", "look", "open"):
        editor.act(action, "r0")
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
    desk, track = window.controller.desk, window.controller.desk.track
    assert track is not None
    stage_and_field = track.template(desk.place.session).find_field("predictions")
    assert stage_and_field is not None
    desk.go(track, desk.place.session, stage=stage_and_field[0].key)
    page = window.controller.bench.stage_page
    assert page is not None
    page.go_to("predictions")
    qtbot.waitUntil(page.seal_bar.isVisible)
    mine = Prediction(session=page.session, field="predictions", by=RUSSIA, about=ALLIANCE, text="A line.")
    track.perform(add_listed(track.dialogue, mine))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["seal"].trigger()
    assert line(page, RUSSIA).seal_button.hasFocus()


def test_moments_of_the_session_are_shown_without_their_date() -> None:
    moment = "2020-03-12T15:02:00+01:00"
    seal = SealState("RUSSIA", "Russia", 3, 0, 0, 0, moment, "2020-03-12T15:40:00+01:00")
    assert seal_words(seal, "2020-03-12") == "Russia: 3 entered, sealed 15:02, unsealed 15:40"
    assert "12\u00a0March 2020, 15:02" in seal_words(seal)
