"""The record: how the sides stand to it, and what is not accepted in it."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.domain_records import Difference, RecordDisagreement
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA
from dialogue_app.ui.pages.records.list_page import ListPage, list_page
from dialogue_app.ui.pages.records.record_acceptance import RecordAcceptance
from dialogue_app.ui.pages.records.record_lists import RECORD_STATUS
from dialogue_app.ui.pages.side_page import PageContext
from dialogue_app.ui.track.open_track import OpenTrack

Tracks = Callable[[str], OpenTrack]


def shown(qtbot: QtBot, track: OpenTrack, session: int = 0) -> ListPage:
    page = list_page(RECORD_STATUS)(PageContext(track, track.dialogue.sessions()[session].id))
    qtbot.addWidget(page)
    track.changed.connect(page.refresh)
    page.resize(1100, 700)
    page.show()
    page.activateWindow()
    return page


def standing(page: ListPage) -> RecordAcceptance:
    assert isinstance(page.above, RecordAcceptance)
    return page.above


def labels(page: ListPage) -> list[str]:
    return [label.text() for label in standing(page).labels]


def test_the_standing_of_the_record_by_side(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, track)
    assert standing(page).whole.text() == "The record of session 1 as a whole: not recorded yet."
    assert labels(page) == ["Alliance", "not recorded yet", "", "Russia", "not recorded yet", ""]
    session = track.dialogue.sessions()[0]
    field = next(
        template_field
        for _stage, template_field in track.template(session.id).fields()
        if template_field.key == "record_status"
    )
    said = {"value": "NOT", "reason": "The account of March is one-sided."}
    track.perform(set_entry(track.dialogue, session.id, field, Place(party=RUSSIA), **said))
    track.perform(change_record(track.dialogue, session, record_status="ADR"))
    assert standing(page).whole.text().endswith("Accepted ad referendum.")
    assert labels(page)[3:] == ["Russia", "Not accepted", "The account of March is one-sided."]
    gone: list[tuple[object, ...]] = []
    page.open_place.connect(lambda *place: gone.append(place))
    standing(page).way.click()
    assert gone == [(track, session.id, "E7", "record_status", "", "")]


def test_where_no_side_is_asked_only_the_whole_is_told(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, track_of(INTERNAL))
    assert standing(page).whole.isVisible()
    assert not standing(page).way.isVisible()
    standing(page)._on_way()
    assert labels(page) == []
    page.show_session("")
    assert not standing(page).isVisible()


def test_a_disagreement_is_recorded_and_stays_when_it_is_answered(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, track)
    assert page.adder.shortcut().toString() == "Ins"
    page.adder.click()
    (record,) = track.dialogue.listed(RecordDisagreement, page.session)
    assert record.raised_at
    assert record.marking == "PART"
    about = track.dialogue.listed(Difference, page.session)[0]
    page.pane.flush()
    change = change_record(
        track.dialogue, record, text="We did not say so.", by=RUSSIA, about=about.id, proposed="We said less."
    )
    track.perform(change)
    row = page.table.rows[0]
    assert [cell.text for cell in row.cells][:5] == [
        "We did not say so.", "RUS", "D1", "We said less.", "none yet",
    ]  # fmt: skip
    assert page.count(track.dialogue, "") == 1
    assert page.state_filter is not None
    page.state_filter.setCurrentIndex(1)
    (record,) = track.dialogue.listed(RecordDisagreement, page.session)
    track.perform(change_record(track.dialogue, record, answer="Noted; the rapporteur keeps the wording."))
    assert page.table.rows == []
    page.state_filter.setCurrentIndex(0)
    assert page.table.rows[0].cells[4].text == "Noted; the rapporteur keeps the wording."


def test_a_disagreement_about_the_whole_record_names_the_record(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, track)
    plain = RecordDisagreement(session=page.session, by=ALLIANCE, text="Too short.", marking="PART")
    track.perform(add_listed(track.dialogue, plain))
    assert [cell.text for cell in page.table.rows[0].cells][2] == "the record"
    assert page.count(track_of(INTERNAL).dialogue, "") is None
