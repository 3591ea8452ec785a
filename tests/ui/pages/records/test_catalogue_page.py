"""The catalogue editor."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.catalogue import catalogue_items, item_by_code
from dialogue_app.core.records import INTERNAL, CatalogueItem, SelectedItem
from dialogue_app.ui.pages.records.catalogue_page import CataloguePage
from dialogue_app.ui.pages.side_page import PageContext
from dialogue_app.ui.track.open_track import OpenTrack

Tracks = Callable[[str], OpenTrack]


def shown(qtbot: QtBot, track: OpenTrack) -> CataloguePage:
    page = CataloguePage(PageContext(track, track.dialogue.sessions()[-1].id))
    qtbot.addWidget(page)
    track.changed.connect(page.refresh)
    page.resize(1100, 700)
    page.show()
    return page


def test_four_catalogues_filtered_by_domain_and_words(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, track_of(INTERNAL))
    assert page.bar.tabText(0) == "Activities  46"
    page.domain.setCurrentIndex(page.domain.findData("DOMAIN:MIL"))
    assert {row.cells[0].text[:3] for row in page.table.rows} == {"MIL"}
    page.filter.line.setText("snap")
    assert [row.cells[0].text for row in page.table.rows] == ["MIL-02"]
    page.bar.setCurrentIndex(1)
    assert len(page.table.rows) == len(catalogue_items(page.track.dialogue, "statements"))
    assert page.domain.isHidden()


def test_a_session_keeps_the_wording_it_judged(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    item = item_by_code(track.dialogue, "activities", "MIL-02")
    assert item is not None
    page.go_to(item.id)
    row = page.view.current_row()
    assert row is not None
    assert row.cells[4].text == "Session 1"
    page.try_change(item, title="No-notice exercise close to the border")
    selected = next(iter(track.dialogue.of(SelectedItem).values()))
    assert selected.wording == item.title
    assert item.title in page.note.text()
    assert page.note.isVisible()


def test_removing_takes_it_out_of_the_session_and_undo_brings_it_back(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    item = item_by_code(track.dialogue, "activities", "MIL-02")
    assert item is not None
    page.go_to(item.id)
    before = track.dialogue
    page._on_removed(item.id)
    assert not track.dialogue.of(SelectedItem)
    track.undo_stack.undo()
    assert track.dialogue == before


def test_an_own_wording(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    page.bar.setCurrentIndex(3)
    page.adder.click()
    record = page.current()
    assert isinstance(record, CatalogueItem)
    assert (record.catalogue, record.code, record.own) == ("instruments", "OWN-01", "yes")
    page.own.setCurrentIndex(1)
    assert [row.id for row in page.table.rows] == [record.id]
    said: list[str] = []
    track.failed.connect(said.append)
    page.try_change(record, title=" ")
    page.try_change(record, code=catalogue_items(track.dialogue, "instruments")[0].code)
    assert len(said) == 2
    page.pane.flush()
    assert page.pane.form is not None
    assert "domain" not in page.pane.form.inputs
    assert "wordings" in page.pane.form.inputs
