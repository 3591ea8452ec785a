"""Parties, seats and participants."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.seats import participants
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, Participant, Party, Seat
from dialogue_app.services.catalogues import party_presets
from dialogue_app.ui.pages.parties.parties_page import PartiesPage
from dialogue_app.ui.pages.side_page import PageContext
from dialogue_app.ui.track.open_track import OpenTrack

Tracks = Callable[[str], OpenTrack]


def shown(qtbot: QtBot, track: OpenTrack) -> PartiesPage:
    page = PartiesPage(PageContext(track, track.dialogue.sessions()[-1].id))
    qtbot.addWidget(page)
    track.changed.connect(page.refresh)
    page.resize(1100, 700)
    page.show()
    return page


def test_parties_are_added_changed_moved_and_removed(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    tab = page.parties
    tab.adder.click()
    assert [party.code for party in track.dialogue.parties()] == ["ATL", "WES", "VIS", "P1"]
    tab.table.setData(tab.table.index(3, 0), "OST")
    tab.table.setData(tab.table.index(3, 1), "Ostmere")
    tab.view.setFocus()
    qtbot.keyClick(tab.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [party.code for party in track.dialogue.parties()] == ["ATL", "WES", "OST", "VIS"]
    qtbot.keyClick(tab.view, Qt.Key.Key_Delete)
    assert [party.code for party in track.dialogue.parties()] == ["ATL", "WES", "VIS"]
    assert page.tabs.tabText(0) == "Parties  3"


def test_a_code_that_is_taken_is_refused_with_a_sentence(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    said: list[str] = []
    track.failed.connect(said.append)
    page.parties.table.setData(page.parties.table.index(0, 0), "VIS")
    qtbot.waitUntil(lambda: said == ["The code VIS belongs to Vistria. Nothing was changed."])
    page.parties.pane.flush()
    form = page.parties.pane.form
    assert form is not None
    code = form.inputs["code"]
    code.show_value("VIS")
    code.commit()
    assert "belongs to Vistria" in code.fault
    assert track.dialogue.parties()[0].code == "ATL"


def test_russia_is_no_ally(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    said: list[str] = []
    track.failed.connect(said.append)
    tab = page.parties
    tab.adder.click()
    tab.table.setData(tab.table.index(3, 1), "Russia")
    refusal = (
        "“P1”, “Russia”: this is the other side, not an ally. Give it the side Russia first. "
        "Nothing was changed."
    )
    qtbot.waitUntil(lambda: said == [refusal])
    tab.table.setData(tab.table.index(3, 2), RUSSIA)
    tab.table.setData(tab.table.index(3, 1), "Russia")
    assert [(party.name, party.side) for party in track.dialogue.parties()][3] == ("Russia", RUSSIA)
    tab.table.setData(tab.table.index(0, 2), RUSSIA)
    refusal = "Atlantia is the other side, which has no seat in an internal track. Nothing was changed."
    qtbot.waitUntil(lambda: said[1:] == [refusal])
    assert [party.side for party in track.dialogue.parties()] == [ALLIANCE] * 3 + [RUSSIA]


def test_a_preset_fills_up_what_is_missing_as_one_step(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    preset = party_presets()[0]
    missing = page.parties._missing(preset)
    assert missing
    assert all(party.side == ALLIANCE for party in missing)
    page.parties.add_preset(list(missing))
    assert len(track.dialogue.parties()) == 3 + len(missing)
    track.undo_stack.undo()
    assert len(track.dialogue.parties()) == 3
    page.parties._fill_menu()
    assert page.parties.menu.actions()


def test_seats_are_given_and_taken_and_ordered(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    tab = page.seats
    page.tabs.setCurrentWidget(tab)
    tab.go_to(tab.table.rows[0].id)
    qtbot.keyClick(tab.view, Qt.Key.Key_Space)
    assert [row.cells[0].text for row in tab.table.rows] == ["1", "2", "no seat"]
    tab.all.click()
    assert len(track.dialogue.seats(page.session)) == 3
    tab.go_to(track.dialogue.seats(page.session)[2].party)
    qtbot.keyClick(tab.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    codes = [track.dialogue.of(Party)[seat.party].code for seat in track.dialogue.seats(page.session)]
    assert codes == ["WES", "ATL", "VIS"]
    tab.table.setData(tab.table.index(0, 2), "Ambassador Lind")
    assert track.dialogue.seats(page.session)[0].head == "Ambassador Lind"


def test_in_an_external_track_the_sides_sit(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, track_of(EXTERNAL))
    assert [row.id for row in page.seats.table.rows] == ["ALLIANCE", "RUSSIA"]


def test_participants(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    tab = page.participants
    page.tabs.setCurrentWidget(tab)
    tab.adder.click()
    tab.adder.click()
    people = participants(track.dialogue, page.session)
    assert len(people) == 2
    tab.try_change(people[1], name="Ms Berg", party=track.dialogue.parties()[0].id)
    assert tab.table.rows[1].cells[0].text == "Ms Berg"
    assert tab.table.rows[1].cells[1].text == "ATL"
    tab.go_to(people[1].id)
    qtbot.keyClick(tab.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert participants(track.dialogue, page.session)[0].name == "Ms Berg"
    assert len(track.dialogue.of(Participant)) == 2


def test_going_to_a_record_opens_its_tab(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    seat = next(iter(track.dialogue.of(Seat).values()))
    page.go_to(seat.id)
    assert page.tabs.currentWidget() is page.seats
    page.go_to(track.dialogue.parties()[1].id)
    assert page.tabs.currentWidget() is page.parties
    assert page.parties.view.current_id() == track.dialogue.parties()[1].id
