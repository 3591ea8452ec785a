"""Undo and redo show where the step took place: every side page on which something can be changed, with the
tab and the row, and the places of a stage that are no field.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.stages import skip_field, write_notes
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.records import EXTERNAL, INTERNAL, Record, StageNotes
from dialogue_app.services.files.library import DialogueKind, Library, NewDialogue
from dialogue_app.ui.pages.parties.parties_page import PartiesPage
from dialogue_app.ui.pages.records.catalogue_page import CataloguePage
from dialogue_app.ui.pages.records.record_page import RecordPage
from dialogue_app.ui.pages.release.release_page import ReleasePage
from dialogue_app.ui.pages.side_page import SidePage
from dialogue_app.ui.pages.side_pages import SIDE_PAGES
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.inputs.input_base import Input
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.conftest import PARTIES, Answer, give_up

Begin = Callable[[Answer], object]

WITHOUT_EDITS = {"analyses", "documents", "search"}
KINDS: dict[str, DialogueKind] = {
    INTERNAL: "two-track",
    EXTERNAL: "two-track",
    "BRIEF": "brief",
    "TRAINING": "exercise",
}
EDITED = [
    (track, page.KEY, tab)
    for track in KINDS
    for page in SIDE_PAGES
    if track in page.TRACKS and page.kinds()
    for tab in range(3 if page is PartiesPage else 2 if page is CataloguePage else 1)
]


@pytest.fixture(autouse=True)
def nothing_set_up(answer: Begin) -> None:
    """A brief and an exercise ask for their set-up: not now."""
    answer(give_up)


def opened(window: MainWindow, qtbot: QtBot, library: Library, folder: Path, kind: str) -> OpenTrack:
    """The track of a kind, in the window, with nothing else to do."""
    paths = library.create(NewDialogue(folder=folder, name="Round", kind=KINDS[kind], parties=PARTIES))
    window.open_paths(paths)
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == len(paths))
    track = window.controller.desk.of_kind(kind)
    assert track is not None
    return track


def part_of(page: SidePage, tab: int) -> RecordPage | ReleasePage:
    """The part of a page that is edited: a tab, or all of it."""
    if isinstance(page, PartiesPage):
        page.tabs.setCurrentIndex(tab)
        return page.parts()[tab]
    if isinstance(page, CataloguePage):
        page.bar.setCurrentIndex(tab)
    assert isinstance(page, RecordPage | ReleasePage)
    return page


def shown(page: SidePage) -> tuple[object, ...]:
    """What is before the eyes of whoever looks at a page: the tab, and the row."""
    if isinstance(page, PartiesPage):
        return (page.tabs.currentIndex(), page.parts()[page.tabs.currentIndex()].view.current_id())
    if isinstance(page, CataloguePage):
        return (page.bar.currentIndex(), page.view.current_id())
    if isinstance(page, ReleasePage):
        return (page.tabs.currentIndex(), page.view.current_id())
    assert isinstance(page, RecordPage)
    return (page.view.current_id(),)


def add(part: RecordPage | ReleasePage) -> None:
    if isinstance(part, ReleasePage):
        part.adder.click()
    elif part.ADD:
        part.add()
    else:  # the seats: one that is taken stands in for one that is new
        part.view.toggled.emit(part.view.current_id())


def change(part: RecordPage | ReleasePage, record: Record) -> None:
    if isinstance(part, ReleasePage):
        part.pane.typed.emit("Our words")
        return
    part.pane.flush()
    assert part.pane.form is not None
    name = next(
        (
            attribute
            for attribute in ("name", "text", "title", "statement", "line", "head")
            if hasattr(record, attribute)
        ),
        "",
    )
    assert part.try_change(record, **{name: "Other words"})


def remove(part: RecordPage | ReleasePage) -> None:
    part.view.removed.emit(part.view.current_id())


@pytest.mark.parametrize(("kind", "key", "tab"), EDITED)
def test_undo_and_redo_go_to_the_page_and_the_row(
    window: MainWindow, qtbot: QtBot, library: Library, tmp_path: Path, kind: str, key: str, tab: int
) -> None:
    track = opened(window, qtbot, library, tmp_path, kind)
    desk, bench = window.controller.desk, window.controller.bench
    session = track.dialogue.sessions()[0].id

    def page() -> SidePage:
        assert isinstance(bench.page, SidePage)
        return bench.page

    def away() -> None:
        desk.go(track, session, stage=track.template(session).stages[0].key)

    def there_and_back(*, row: bool) -> None:
        """After a step: from elsewhere, undo and redo show the tab, and the row where there is one."""
        for action, has_row in (("undo", True), ("redo", row)):
            away()
            window.actions_[action].trigger()
            assert desk.place.page == key
            assert shown(page())[:-1] == here[:-1]
            assert not has_row or shown(page())[-1] == here[-1]
            words = "Undone: " if action == "undo" else "Done again: "
            assert bench.status.notice.text().startswith(words)

    bench.open_page(track, key)
    part = part_of(page(), tab)
    seats = isinstance(part, RecordPage) and not part.ADD
    if not seats:
        add(part)
    here = shown(page())
    assert here[-1]
    row = part.table.row_of(str(here[-1])) if isinstance(part, RecordPage) else 0
    record = part.table.rows[row].record if isinstance(part, RecordPage) else part.pane.item
    assert record is not None
    change(part, record)
    there_and_back(row=True)
    remove(part_of(page(), tab))
    there_and_back(row=seats)


def test_the_pages_without_a_kind_change_nothing() -> None:
    assert {page.KEY for page in SIDE_PAGES if not page.kinds()} == WITHOUT_EDITS


@pytest.mark.parametrize("key", sorted({key for _track, key, _tab in EDITED}))
def test_undoing_what_was_added_shows_where_it_stood(
    window: MainWindow, qtbot: QtBot, library: Library, tmp_path: Path, key: str
) -> None:
    kind = next(track for track, edited_key, _tab in EDITED if edited_key == key)
    track = opened(window, qtbot, library, tmp_path, kind)
    desk, bench = window.controller.desk, window.controller.bench
    session = track.dialogue.sessions()[0].id
    tab = 2 if key == "parties" else 1 if key == "catalogue" else 0
    bench.open_page(track, key)
    assert isinstance(bench.page, SidePage)
    add(part_of(bench.page, tab))
    here = shown(bench.page)
    desk.go(track, session, stage=track.template(session).stages[0].key)
    window.actions_["undo"].trigger()
    assert desk.place.page == key
    assert isinstance(bench.page, SidePage)
    assert shown(bench.page)[:-1] == here[:-1]


def test_what_two_places_show_is_undone_where_it_was_changed(
    window: MainWindow, qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    track = opened(window, qtbot, library, tmp_path, EXTERNAL)
    desk, bench = window.controller.desk, window.controller.bench
    session = track.dialogue.sessions()[0].id
    bench.open_page(track, "register")
    page = bench.page
    assert isinstance(page, RecordPage)
    page.add()
    record = track.dialogue.get(Difference, page.view.current_id())
    assert record is not None
    stage, field = next(
        stage_and_field
        for stage_and_field in track.template(session).fields()
        if stage_and_field[1].key == record.field
    )
    page.try_change(record, title="On the page")
    bench.open_place(track, session, stage.key, field.key, record.id)
    stage_page = bench.stage_page
    assert stage_page is not None
    record = track.dialogue.of(Difference)[record.id]
    track.perform(page.change(record, title="In the stage"))
    assert track.undo_stack.count() == 3, "typing in two places is two steps"
    bench.open_page(track, "parties")
    window.actions_["undo"].trigger()
    assert (desk.place.stage, bench.stage_page is not None) == (stage.key, True)
    window.actions_["undo"].trigger()
    assert desk.place.page == "register"
    assert isinstance(bench.page, RecordPage)
    assert bench.page.view.current_id() == record.id


def test_a_field_that_was_skipped_and_the_notes_are_gone_to(
    window: MainWindow, qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    track = opened(window, qtbot, library, tmp_path, INTERNAL)
    desk, bench = window.controller.desk, window.controller.bench
    session = track.dialogue.sessions()[0].id
    stages = track.template(session).stages
    field = stages[1].fields[-1]
    desk.go(track, session, stage=stages[1].key)
    track.perform(skip_field(track.dialogue, session, field.key, reason="No time", by="A. Chair"))
    desk.go(track, session, stage=stages[2].key)
    track.perform(write_notes(track.dialogue, session, stages[2].key, "Mine"))
    window.activateWindow()
    bench.open_page(track, "parties")
    window.actions_["undo"].trigger()
    assert desk.place.stage == stages[2].key
    assert not track.dialogue.of(StageNotes)
    qtbot.waitUntil(bench.guide.notes.hasFocus)
    bench.open_page(track, "parties")
    window.actions_["undo"].trigger()
    assert bench.stage_page is not None
    assert bench.stage_page.field == field


def test_whoever_types_in_the_row_keeps_the_keys(
    window: MainWindow, qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    track = opened(window, qtbot, library, tmp_path, INTERNAL)
    bench = window.controller.bench
    window.activateWindow()
    bench.open_page(track, "parties")
    assert isinstance(bench.page, PartiesPage)
    tab = bench.page.parties
    tab.pane.flush()
    record = tab.current()
    assert record is not None
    tab.try_change(record, profile="A coast")
    tab.pane.focus_on("name")
    qtbot.waitUntil(lambda: in_focus(window) is not None)
    typing = in_focus(window)
    window.actions_["undo"].trigger()
    assert in_focus(window) is typing


def in_focus(window: MainWindow) -> QWidget | None:
    focus = window.focusWidget()
    inputs = window.findChildren(Input)
    return (
        focus
        if focus is not None and any(field_input.isAncestorOf(focus) for field_input in inputs)
        else None
    )
