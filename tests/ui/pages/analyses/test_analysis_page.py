"""The page of analyses: overview, findings, the way to the entries, and what it keeps to itself."""

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.records import EXTERNAL, SelectedItem
from dialogue_app.ui.pages.analyses.analysis_page import AnalysisPage
from dialogue_app.ui.pages.side_page import PageContext
from dialogue_app.ui.qt import theme
from dialogue_app.ui.track.open_track import OpenTrack
from tests.services.amber_sea import exercise, external, internal
from tests.ui.pages.analyses.opened_pages import Open, drawn, read, said, shown, turn, wait_for

# -- the questions ---------------------------------------------------------------------------------------


def test_every_question_is_drawn_in_every_theme(qtbot: QtBot, qapp: QApplication, opened: Open) -> None:
    inside, outside = opened(internal()), opened(external())
    for track in (inside, outside, opened(exercise())):
        page = shown(qtbot, track, *({inside, outside} - {track}))
        for question in page.questions:
            turn(qtbot, page, question.key)
            drawn(qtbot, page)
            for view in page.views:
                if view.picture is not None and view.picture.picture is not None:
                    assert view.picture.accessibleName() == view.picture.picture.description
                    assert view.picture.height() >= view.picture.picture.height
                if view.table is not None:
                    assert view.table.accessibleName()
                    assert view.table.isVisibleTo(page) == bool(view.table.table.rows)
        for name in ("dark", "contrast", "light"):
            theme.apply(qapp, name)
            page.grab()


def test_the_question_is_the_same_when_one_comes_back(qtbot: QtBot, opened: Open) -> None:
    track = opened(external())
    turn(qtbot, shown(qtbot, track), "signals")
    again = shown(qtbot, track)
    assert again.question is not None
    assert again.question.key == "signals"
    assert said(again).startswith("5 of 6 signals")


def test_another_session_has_other_findings(qtbot: QtBot, opened: Open) -> None:
    track = opened(internal())
    page = shown(qtbot, track)
    turn(qtbot, page, "unity")
    assert said(page).startswith("On 7 of 12 activities allies agree")
    before = page.reports
    page.show_session(track.dialogue.sessions()[0].id)
    qtbot.waitUntil(lambda: page.reports is not before)
    assert said(page).startswith("On 6 of 12 activities allies agree")
    assert "continuity" not in [question.key for question in page.questions]


# -- the way to the entries ------------------------------------------------------------------------------


def test_a_row_leads_to_its_entries(qtbot: QtBot, opened: Open) -> None:
    track = opened(internal())
    page = shown(qtbot, track)
    turn(qtbot, page, "unity")
    table = page.views[0].table
    assert table is not None
    table.setFocus()
    table.selectRow(0)
    with qtbot.waitSignal(page.open_place) as went:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert went.args is not None
    assert went.args[:4] == [track, page.session, "I4", "verdict_r1"]
    record = track.dialogue.get(SelectedItem, went.args[4])
    assert record is not None
    assert record.wording.startswith("Rotational stationing")


def test_a_mark_leads_to_the_answer_of_a_party(qtbot: QtBot, opened: Open) -> None:
    track = opened(internal())
    page = shown(qtbot, track)
    turn(qtbot, page, "unity")
    drawn(qtbot, page)
    view = page.views[0]
    assert view.picture is not None
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    view.picture.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.picture.hasFocus)
    assert view.caption.text().startswith("MIL-03 Divided")
    qtbot.keyClick(view.picture, Qt.Key.Key_Right)
    assert view.caption.text().startswith("MIL-03 RHE: 2 Tolerable")
    with qtbot.waitSignal(page.open_place) as went:
        qtbot.keyClick(view.picture, Qt.Key.Key_Return)
    rhenia = track.dialogue.party_by_code("RHE")
    assert rhenia is not None
    assert went.args is not None
    assert went.args[3] == "verdict_r1"
    assert went.args[5] == rhenia.id


def test_an_answer_of_round_two_is_found_there(qtbot: QtBot, opened: Open) -> None:
    track = opened(internal())
    page = shown(qtbot, track)
    turn(qtbot, page, "unity")
    drawn(qtbot, page)
    view = page.views[0]
    assert view.picture is not None
    assert view.picture.picture is not None
    item = view.picture.picture.marks[0].item
    party = track.dialogue.seats(page.session)[0].party
    stage_and_field = track.template(page.session).find_field("verdict_r2")
    assert stage_and_field is not None
    before = page.reports
    assert track.perform(
        set_entry(track.dialogue, page.session, stage_and_field[1], Place(item, party, "", 2), value="2")
    )
    qtbot.waitUntil(lambda: page.reports is not before)
    with qtbot.waitSignal(page.open_place) as went:
        page.views[0].opened.emit(page.reports[0].source, item, party)
    assert went.args is not None
    assert went.args[3] == "verdict_r2"


def test_every_mark_and_row_leads_to_a_field_of_the_session(qtbot: QtBot, opened: Open) -> None:
    inside, outside = opened(internal()), opened(external())
    for page in (shown(qtbot, inside, outside), shown(qtbot, outside, inside)):
        went: list[tuple[object, ...]] = []
        page.open_place.connect(lambda *place, went=went: went.append(place))
        for question in page.questions:
            turn(qtbot, page, question.key)
            drawn(qtbot, page)
            for view in page.views:
                if view.picture is not None and view.picture.picture is not None:
                    for mark in view.picture.picture.marks:
                        view.picture.opened.emit(mark.item, mark.party)
                if view.table is not None:
                    for row in view.table.table.rows:
                        view.table.opened.emit(row.id)
        assert len(went) > 200
        for track, session, stage, field, item, _party in went:
            assert isinstance(track, OpenTrack)
            stage_and_field = track.template(str(session)).find_field(str(field))
            assert stage_and_field is not None
            assert stage_and_field[0].key == stage
            assert not item or track.dialogue.find(str(item)) is not None


# -- following edits -------------------------------------------------------------------------------------


def test_an_edit_is_followed_in_the_same_widgets(qtbot: QtBot, opened: Open) -> None:
    track = opened(internal())
    page = shown(qtbot, track)
    turn(qtbot, page, "unity")
    views, before = list(page.views), page.reports
    item = next(
        selected_item
        for selected_item in track.dialogue.listed(SelectedItem, page.session)
        if selected_item.wording.startswith("Sect")
    )
    party = track.dialogue.party_by_code("DAN")
    stage_and_field = track.template(page.session).find_field("verdict_r1")
    assert party is not None
    assert stage_and_field is not None
    track.perform(
        set_entry(track.dialogue, page.session, stage_and_field[1], Place(item.id, party.id), value="2")
    )
    qtbot.waitUntil(lambda: page.reports is not before)
    assert "on 3 that it would be inside them" in said(page)
    assert page.views == views
    before = page.reports
    track.undo_stack.undo()
    qtbot.waitUntil(lambda: page.reports is not before)
    assert "on 2 that it would be inside them" in said(page)


def test_the_other_track_is_followed_too(qtbot: QtBot, opened: Open) -> None:
    inside, outside = opened(internal()), opened(external())
    page = shown(qtbot, inside, outside)
    turn(qtbot, page, "rules")
    before = page.reports
    session = outside.dialogue.sessions()[0].id
    item = next(
        selected_item
        for selected_item in outside.dialogue.listed(SelectedItem, session)
        if selected_item.wording.startswith("Sect")
    )
    stage_and_field = outside.template(session).find_field("on_self")
    assert stage_and_field is not None
    outside.perform(
        set_entry(outside.dialogue, session, stage_and_field[1], Place(item.id, "RUSSIA"), value="4")
    )
    qtbot.waitUntil(lambda: page.reports is not before)
    assert said(page).startswith("2 of 12 activities that are judged in both tracks are seams")


# -- what it keeps to itself -----------------------------------------------------------------------------


def test_with_the_external_file_alone_nothing_hints_at_the_internal_one(qtbot: QtBot, opened: Open) -> None:
    page = shown(qtbot, opened(external()))
    alone = [question.key for question in page.questions]
    words = []
    for key in alone:
        turn(qtbot, page, key)
        words.append(said(page))
    inside, outside = opened(internal()), opened(external())
    both = shown(qtbot, outside, inside)
    assert [question.key for question in both.questions] == alone
    for key, there in zip(alone, words, strict=True):
        turn(qtbot, both, key)
        assert said(both) == there
        assert not any(view.notice.text() for view in both.views)
        assert all(finding.source is None or finding.source.track == EXTERNAL for finding in both.reports)


def test_what_needs_both_tracks_is_marked_and_said(qtbot: QtBot, opened: Open) -> None:
    page = shown(qtbot, opened(internal()), opened(external()))
    for key in ("rules", "predictions"):
        turn(qtbot, page, key)
        assert page.marking() == "ALLY"
        assert page.views[0].notice.text().startswith("Alliance only.")
        assert page.views[0].notice.isVisibleTo(page)


def test_the_marking_follows_what_is_shown(qtbot: QtBot, opened: Open) -> None:
    page = shown(qtbot, opened(external()))
    turn(qtbot, page, "rules")
    assert page.marking() == "PART"
    with qtbot.waitSignal(page.marking_changed) as marked:
        page.go_to("predictions")
    assert marked.args == ["DELEG"]
    with qtbot.waitSignal(page.marking_changed) as marked:
        page.go_to("signals")
    assert marked.args == ["PART"]


def test_what_is_hidden_by_hand_is_hidden_here(qtbot: QtBot, opened: Open) -> None:
    track = opened(internal())
    session = track.dialogue.sessions()[-1].id
    track.hide_until_reveal(session, "verdict_r1", True)
    page = shown(qtbot, track)
    turn(qtbot, page, "unity")
    assert "hidden until the reveal" in said(page)
    assert all(view.picture is None and view.table is None for view in page.views)
    track.hide_until_reveal(session, "verdict_r1", False)
    page.refresh(None)
    qtbot.waitUntil(lambda: said(page).startswith("On 7 of 12 activities"))


# -- the table -------------------------------------------------------------------------------------------


def test_the_chosen_activity_is_drawn_with_every_party_on_its_level(qtbot: QtBot, opened: Open) -> None:
    page = shown(qtbot, opened(internal()))
    view = page.views[0]
    assert view.detail is not None
    assert view.table is not None
    qtbot.waitUntil(lambda: view.detail.picture is not None)
    first, other = view.table.table.rows[0].id, view.table.table.rows[3].id
    assert {mark.item for mark in view.detail.picture.marks} == {first}
    view.table.choose(other)
    qtbot.waitUntil(lambda: {mark.item for mark in view.detail.picture.marks} == {other})
    assert {mark.party for mark in view.detail.picture.marks if mark.party}


def test_rows_are_copied_with_their_heads(qtbot: QtBot, opened: Open) -> None:
    page = shown(qtbot, opened(external()))
    turn(qtbot, page, "signals")
    table = page.views[0].table
    assert table is not None
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    heads = ["No.", "From, to", "Signal", "Intended", "Received", "Result", "Clearer channel next time"]
    assert lines[0] == heads
    assert [line[0] for line in lines[1:]] == ["SG1", "SG2", "SG3", "SG4", "SG5", "SG6"]
    assert all(len(line) == 7 for line in lines)
    table.setCurrentIndex(table.table.index(2, 0))
    rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(table.table.index(2, 0), rows)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n")[1].startswith("SG3\t")
    assert QGuiApplication.clipboard().text().count("\n") == 1


def test_the_method_unfolds(qtbot: QtBot, opened: Open) -> None:
    page = shown(qtbot, opened(external()))
    note = page.views[0].method
    assert not note.note.isVisibleTo(page)
    note.button.click()
    assert note.note.isVisibleTo(page)
    assert "Levels 1-2 are inside the rules" in note.note.text()
    assert note.button.accessibleName() == "Method and thresholds"


# -- its end ---------------------------------------------------------------------------------------------


def test_it_is_let_go_with_all_it_shows(qtbot: QtBot, opened: Open) -> None:
    track = opened(internal())
    page = AnalysisPage(PageContext(track, track.dialogue.sessions()[-1].id))
    track.changed.connect(page.refresh)
    page.show()
    read(qtbot, page)
    page.go_to("unity")
    wait_for(qtbot, page)
    drawn(qtbot, page)
    known: list[weakref.ref[QWidget]] = [weakref.ref(page), *(weakref.ref(view) for view in page.views)]
    page.deleteLater()
    del page
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert all(reference() is None for reference in known)


def test_it_may_go_while_it_reads(qtbot: QtBot, opened: Open) -> None:
    track = opened(internal())
    page = AnalysisPage(PageContext(track, track.dialogue.sessions()[-1].id))
    page.show()
    page.read()
    page.close()
    page.deleteLater()
    qtbot.wait(200)


def test_the_questions_are_turned_by_key(qtbot: QtBot, opened: Open) -> None:
    page = shown(qtbot, opened(internal()))
    keys = page.model.keys
    page.next_question()
    assert page.question is not None
    assert page.question.key == keys[1]
    page.previous_question()
    page.previous_question()
    assert page.question.key == keys[-1]
    page.show_overview()
    page.next_question()
    assert page.question.key == keys[0]
    page.show_overview()
    page.previous_question()
    assert page.question.key == keys[-1]
