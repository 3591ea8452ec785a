"""Follow-ups, parking lot, measures, injects and role cards."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dialogue_app.core.domain_records import FollowUp, Inject, ParkingLotItem, RiskReductionMeasure
from dialogue_app.core.form import questions
from dialogue_app.core.records import EXTERNAL, TRAINING
from dialogue_app.ui.pages.records.list_page import (
    ListAction,
    ListColumn,
    ListedRow,
    ListPage,
    RecordList,
    list_page,
)
from dialogue_app.ui.pages.records.record_lists import (
    FOLLOW_UPS,
    INJECTS,
    MEASURES,
    PARKING_LOT,
    RECORD_LISTS,
    ROLE_CARDS,
    is_overdue,
)
from dialogue_app.ui.pages.side_page import PageContext
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.rows.row_table import Cell

Tracks = Callable[[str], OpenTrack]


def _owner(row: ListedRow[FollowUp]) -> Cell:
    return Cell(row.record.owner)


def _call(page: ListPage, follow_up: FollowUp) -> None:
    page.try_change(follow_up, text="Call them")


CALLS = RecordList(
    key="calls",
    title="Calls",
    purpose="Who calls.",
    shortcut="",
    kind=FollowUp,
    add="Add a call",
    empty="No call.",
    columns=(ListColumn("Call", 0, "text"), ListColumn("Owner", 96, cell=_owner)),
    toggle=_call,
    actions=(ListAction("Call", "Ctrl+R", _call),),
)


def shown(qtbot: QtBot, declared: RecordList[Any], track: OpenTrack, session: int = -1) -> ListPage:
    page = list_page(declared)(PageContext(track, track.dialogue.sessions()[session].id))
    qtbot.addWidget(page)
    track.changed.connect(page.refresh)
    page.resize(1100, 700)
    page.show()
    page.activateWindow()
    return page


def column(page: ListPage, number: int) -> list[str]:
    return [row.cells[number].text for row in page.table.rows]


def test_a_page_about_one_more_kind_of_record_is_one_declaration(qtbot: QtBot, track_of: Tracks) -> None:
    """What is declared is what is shown, filtered, counted and offered."""
    page = shown(qtbot, CALLS, track_of(EXTERNAL))
    assert (page.title.text(), page.purpose.text(), page.adder.text()) == (
        "Calls",
        "Who calls.",
        "Add a call",
    )
    assert [head.title for head in page.table.columns] == ["Call", "Owner"]
    records = [row.record for row in page.table.rows if isinstance(row.record, FollowUp)]
    assert column(page, 0) == [record.text for record in records]
    assert column(page, 1) == [record.owner for record in records]
    assert page.state_filter is None
    assert page.count(page.track.dialogue, "") == len(records) == 3
    page.action_buttons[0].click()
    assert column(page, 0)[0] == "Call them"


def test_every_attribute_that_a_list_names_can_be_asked_for() -> None:
    for declared in (MEASURES, *RECORD_LISTS):
        asks = dict(questions(declared.kind))
        assert {column.attribute for column in declared.columns} - {""} <= set(asks), declared.key
        assert all(column.attribute or column.cell for column in declared.columns), declared.key
        assert set(declared.fresh) <= set(declared.kind.__annotations__) | {"marking"}, declared.key


def test_open_follow_ups_stand_once_over_all_sessions(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, FOLLOW_UPS, track)
    assert column(page, 0) == [
        "Send the exercise calendar for the autumn",
        "Name a contact for air incidents",
    ]
    assert column(page, 3) == ["Overdue", "Open"]
    assert column(page, 4) == ["Session 1", "Session 1"]
    assert page.count(track.dialogue, "") == 2
    page.filter.choices[0].setCurrentIndex(0)
    assert len(page.table.rows) == 3


def test_space_marks_as_done_and_undo_opens_again(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, FOLLOW_UPS, track)
    page.go_to()
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert len(page.table.rows) == 1
    assert page.count(track.dialogue, "") == 1
    track.undo_stack.undo()
    assert len(page.table.rows) == 2


def test_adding_begins_in_the_form(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, FOLLOW_UPS, track)
    page.adder.click()
    record = page.current()
    assert isinstance(record, FollowUp)
    assert (record.field, record.marking, record.status) == ("followups", "PART", "OPEN")
    assert record.session == track.dialogue.sessions()[-1].id
    form = page.pane.form
    assert form is not None
    qtbot.waitUntil(lambda: form.inputs["text"].isAncestorOf(page.focusWidget()))
    qtbot.keyClicks(page.focusWidget(), "Call the duty officer")
    page.commit()
    assert page.current() == track.dialogue.get(FollowUp, record.id)
    assert track.dialogue.of(FollowUp)[record.id].text == "Call the duty officer"


def test_a_cell_is_edited_in_place(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, FOLLOW_UPS, track)
    due = page.table.index(0, 2)
    assert page.table.flags(due) & Qt.ItemFlag.ItemIsEditable
    failures: list[str] = []
    track.failed.connect(failures.append)
    page.table.setData(due, "2098-01-01")
    assert column(page, 3) == ["Open", "Open"]
    page.table.setData(due, "next week")
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert "is not a date" in failures[0]
    assert column(page, 2)[0] == "1\u00a0Jan 2098"


def test_sorting_and_filtering_in_place(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, FOLLOW_UPS, track_of(EXTERNAL))
    page.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert column(page, 0)[0].startswith("Name")
    page.view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert column(page, 0)[0].startswith("Send")
    page.filter.line.setText("CONTACT")
    assert column(page, 0) == ["Name a contact for air incidents"]
    assert page.filter.shown.text() == "1 of 3"
    page.filter.line.setText("nothing of the kind")
    assert not page.table.rows
    hidden = "None of the 3 rows here fits the filter. Clear the filter to see them."
    assert page.view.nothing_words() == page.view.accessibleDescription() == hidden
    page.filter.clear()
    assert page.view.nothing_words() == page.view.accessibleDescription() == ""
    page.table.set_rows(())
    assert "Press Ins" in page.view.nothing_words()


def test_going_to_a_record_that_is_filtered_out_shows_it(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, FOLLOW_UPS, track)
    done = next(follow_up for follow_up in track.dialogue.of(FollowUp).values() if follow_up.status == "DONE")
    page.go_to(done.id)
    assert page.view.current_id() == done.id


def test_removing_can_be_undone(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, FOLLOW_UPS, track)
    page.go_to()
    before = track.dialogue
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert track.dialogue != before
    track.undo_stack.undo()
    assert track.dialogue == before


@pytest.mark.parametrize(
    ("due", "status", "late"),
    [
        ("2026-03-11", "OPEN", True),
        ("2026-03-12", "OPEN", False),
        ("2026-02", "", True),
        ("2026", "OPEN", False),
        ("2020-01-01", "DONE", False),
        ("", "OPEN", False),
        ("", "OVERDUE", True),
    ],
)
def test_what_is_overdue(due: str, status: str, late: bool) -> None:
    assert is_overdue(FollowUp(text="-", due=due, status=status), "2026-03-12") is late


def test_a_point_set_aside_without_a_return_says_so(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, PARKING_LOT, track)
    assert column(page, 2) == ["not decided"]
    page.go_to()
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert not page.table.rows
    assert page.count(track.dialogue, "") is None
    page.add()
    record = page.current()
    assert isinstance(record, ParkingLotItem)
    assert record.field == ""


def test_a_measure_moves_on_through_its_states(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, MEASURES, track)
    page.add()
    page.go_to()
    states = []
    for _turn in range(3):
        qtbot.keyClick(page.view, Qt.Key.Key_Space)
        states.append(next(iter(track.dialogue.of(RiskReductionMeasure).values())).status)
    assert states == ["ACCEPTED", "STARTED", "PROPOSED"]


def test_releasing_an_inject_stamps_the_time_once(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(TRAINING)
    page = shown(qtbot, INJECTS, track)
    assert column(page, 4) == ["not yet", "not yet"]
    page.action_buttons[0].click()
    first = page.current()
    assert isinstance(first, Inject)
    assert first.released_at
    assert page.pane.form is not None
    assert page.pane.form.inputs["actual"].isAncestorOf(page.focusWidget())
    page.action_buttons[0].click()
    assert track.dialogue.of(Inject)[first.id].released_at == first.released_at
    assert page.count(track.dialogue, first.session) == 1
    assert column(page, 5)[0] == "not noted yet"
    assert track.undo_stack.undoText() == "Release inject X1"
    assert page.marking() == "MOD"


def test_role_cards_are_for_their_delegation(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(TRAINING)
    page = shown(qtbot, ROLE_CARDS, track)
    assert column(page, 0) == ["Vistria"]
    assert column(page, 2) == ["nobody yet"]
    assert page.marking() == "DELEG"


def test_rows_move_by_keyboard(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(TRAINING)
    page = shown(qtbot, INJECTS, track)
    page.go_to()
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert column(page, 0) == ["X2", "X1"]
    assert page.view.current_row() is page.table.rows[1]


def test_spare_columns_give_way_where_there_is_little_room(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, MEASURES, track_of(EXTERNAL))
    page.resize(1500, 700)
    qtbot.waitUntil(lambda: not page.view.isColumnHidden(6))
    page.resize(900, 700)
    qtbot.waitUntil(lambda: page.view.isColumnHidden(6))
    assert not page.view.isColumnHidden(0)
    assert page.view.columnWidth(0) >= 150
