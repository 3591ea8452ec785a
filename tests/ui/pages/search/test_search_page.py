"""The search page over the open tracks."""

from collections.abc import Callable
from threading import Semaphore
from weakref import ref

import pytest
from PySide6.QtCore import Qt, QThreadPool
from pytestqt.qtbot import QtBot

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.services.search.search_index import SearchIndex, TemplateOf
from dialogue_app.ui.pages.search import search_page
from dialogue_app.ui.pages.search.search_page import SearchPage
from dialogue_app.ui.pages.search.search_results import SearchResults
from dialogue_app.ui.pages.side_page import PageContext, PageTools
from dialogue_app.ui.track.open_track import OpenTrack

Tracks = Callable[[str], OpenTrack]


def shown(qtbot: QtBot, track: OpenTrack, *others: OpenTrack) -> SearchPage:
    tools = PageTools(open_tracks=lambda: (track, *others))
    page = SearchPage(PageContext(track, track.dialogue.sessions()[-1].id, tools))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def search(qtbot: QtBot, page: SearchPage, words: str) -> SearchResults:
    with qtbot.waitSignal(page.results.modelReset, timeout=5000):
        page.line.setText(words)
    return page.results


def test_hits_are_grouped_and_enter_goes_there(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, track)
    results = search(qtbot, page, "MARCH incident")
    assert [line.text for line in results.lines if line.hit is None] == [
        "Session 1 · E7 Register of differences, risk reduction and follow-up",
    ]
    qtbot.keyClick(page.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.open_place) as went:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    record = next(
        difference for difference in track.dialogue.of(Difference).values() if difference.code == "D3"
    )
    assert went.args is not None
    assert went.args == [track, record.session, "E7", "register", record.id, ""]


def test_the_index_is_built_once_while_the_first_word_is_being_typed(
    qtbot: QtBot, track_of: Tracks, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[SearchIndex] = []

    def build(dialogue: Dialogue, template_of: TemplateOf) -> SearchIndex:
        built.append(SearchIndex(dialogue, template_of))
        return built[-1]

    monkeypatch.setattr(search_page, "SearchIndex", build)
    page = shown(qtbot, track_of(INTERNAL))
    qtbot.waitUntil(lambda: len(built) == 1 and not QThreadPool.globalInstance().activeThreadCount())
    search(qtbot, page, "vistria")
    search(qtbot, page, "brigade")
    assert len(built) == 1


def test_a_search_waits_for_the_index_that_is_being_built(
    qtbot: QtBot, track_of: Tracks, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Dialogue] = []
    built: list[SearchIndex] = []
    go_on = Semaphore(0)

    def build(dialogue: Dialogue, template_of: TemplateOf) -> SearchIndex:
        begun.append(dialogue)
        assert go_on.acquire(timeout=10)
        built.append(SearchIndex(dialogue, template_of))
        return built[-1]

    monkeypatch.setattr(search_page, "SearchIndex", build)
    page = shown(qtbot, track_of(INTERNAL))
    qtbot.waitUntil(lambda: bool(begun))
    page.line.setText("vistria")
    page.search()
    go_on.release(2)
    qtbot.waitUntil(lambda: bool(page.results.lines))
    assert len(built) == 1


def test_a_page_that_is_only_passed_by_builds_no_index(
    qtbot: QtBot, track_of: Tracks, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Dialogue] = []
    monkeypatch.setattr(search_page, "SearchIndex", lambda dialogue, _template_of: built.append(dialogue))
    shown(qtbot, track_of(INTERNAL)).hide()
    qtbot.wait(3 * search_page.PAUSE)
    assert not built


def test_the_index_of_an_earlier_state_is_let_go(qtbot: QtBot, track_of: Tracks) -> None:
    from dialogue_app.core.commands.lists import change_record

    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    search(qtbot, page, "brigade")
    earlier = ref(search_page._index_of(track).get())
    difference = next(iter(track.dialogue.of(Difference).values()))
    track.perform(change_record(track.dialogue, difference, channel="A brigade was counted."))
    assert search_page._index_of(track).dialogue is track.dialogue
    qtbot.waitUntil(lambda: not QThreadPool.globalInstance().activeThreadCount())
    assert earlier() is None


def test_what_belongs_to_the_track_opens_its_page(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    search(qtbot, page, "vistria")
    with qtbot.waitSignal(page.open_page) as went:
        qtbot.keyClick(page.line, Qt.Key.Key_Return)
    party = track.dialogue.party_by_code("VIS")
    assert party is not None
    assert went.args == [track, "parties", party.id]


def test_all_open_tracks_are_searched_and_named(qtbot: QtBot, track_of: Tracks) -> None:
    inside, outside = track_of(INTERNAL), track_of(EXTERNAL)
    both = search(qtbot, shown(qtbot, inside, outside), "brigade commitments")
    assert {line.track for line in both.lines} == {inside, outside}
    assert {line.text.split(" · ")[0] for line in both.lines if line.hit is None} == {"Internal", "External"}


def test_a_window_with_one_track_finds_nothing_of_another(qtbot: QtBot, track_of: Tracks) -> None:
    track_of(INTERNAL)
    outside = track_of(EXTERNAL)
    page = shown(qtbot, outside)
    search(qtbot, page, "vistria")
    assert page.status.text().startswith("Nothing found")


def test_the_words_are_there_again_as_long_as_the_track_is_open(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    search(qtbot, shown(qtbot, track), "border")
    again = shown(qtbot, track)
    with qtbot.waitSignal(again.results.modelReset, timeout=5000):
        again.refresh(None)
    assert again.line.text() == "border"
    assert again.results.lines
    qtbot.keyClick(again.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not again.results.lines)


def test_an_edit_is_found_at_once(qtbot: QtBot, track_of: Tracks) -> None:
    from dialogue_app.core.commands.lists import change_record

    track = track_of(EXTERNAL)
    page = shown(qtbot, track)
    track.changed.connect(page.refresh)
    search(qtbot, page, "unheard")
    record = next(iter(track.dialogue.of(Difference).values()))
    with qtbot.waitSignal(page.results.modelReset, timeout=5000):
        track.perform(change_record(track.dialogue, record, title="Unheard of"))
    assert any(line.hit is not None for line in page.results.lines)


def test_the_page_may_go_while_a_search_runs(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, track_of(INTERNAL))
    page.line.setText("border")
    page.search()
    page.close()
    page.deleteLater()
    qtbot.wait(200)
