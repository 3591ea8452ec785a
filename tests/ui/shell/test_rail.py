"""The rail: a block for each track with its stages and its own pages; what does not fit is folded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.ui.qt import theme
from dialogue_app.ui.shell.rail import Rail
from dialogue_app.ui.shell.rail_folds import PAGES, STAGES, PartKey, RailFolds, RailPart
from dialogue_app.ui.shell.rail_row import HEAD, PAGE, PAGES_HEAD, STAGE, RailRow
from dialogue_app.ui.text.track_text import TRACK_WORDS
from dialogue_app.ui.window.main_window import MainWindow

FOUR = ((INTERNAL, STAGES), (INTERNAL, PAGES), (EXTERNAL, STAGES), (EXTERNAL, PAGES))


@pytest.fixture
def both(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], qapp: QApplication
) -> Iterator[MainWindow]:
    """The window with both tracks, the internal one shown."""
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2 and bool(window.controller.bench.pages))
    yield window
    theme.apply(qapp, theme.LIGHT)


def rail_of(window: MainWindow) -> Rail:
    return window.controller.bench.rail


def low(window: MainWindow, qtbot: QtBot, height: int = 740) -> Rail:
    """The rail in a window of this height."""
    window.setMinimumHeight(0)
    window.resize(1366, height)
    qtbot.waitUntil(lambda: window.height() == height)
    QApplication.processEvents()
    return rail_of(window)


def row_of(rail: Rail, kind: str, track: str) -> RailRow:
    return next(row for row in rail.rows() if (row.row.kind, row.row.track) == (kind, track))


def open_kinds(rail: Rail, track: str) -> set[str]:
    """The parts of a track that are open."""
    kinds = {row.row.kind for row in rail.open_rows() if row.row.track == track}
    return {part for kind, part in ((STAGE, STAGES), (PAGE, PAGES)) if kind in kinds}


# -- what is open ------------------------------------------------------------------------------------


def parts(shown: str, current: PartKey, height: int = 100) -> list[RailPart]:
    return [RailPart(track, kind, height, track == shown, (track, kind) == current) for track, kind in FOUR]


@pytest.mark.parametrize(("room", "count"), [(50, 1), (199, 1), (200, 2), (300, 3), (399, 3), (400, 4)])
def test_what_belongs_to_the_track_shown_is_opened_before_the_stages_of_others(room: int, count: int) -> None:
    order = ((INTERNAL, STAGES), (INTERNAL, PAGES), (EXTERNAL, STAGES), (EXTERNAL, PAGES))
    assert RailFolds().open_parts(parts(INTERNAL, order[0]), room) == frozenset(order[:count])


def test_the_part_of_the_place_shown_is_always_open() -> None:
    assert RailFolds().open_parts(parts(EXTERNAL, (EXTERNAL, PAGES)), 10) == {(EXTERNAL, PAGES)}


def test_what_was_opened_by_hand_stays_until_another_track_is_shown() -> None:
    folds, inside = RailFolds(), parts(INTERNAL, (INTERNAL, STAGES))
    folds.turn((EXTERNAL, PAGES), is_open=False)
    assert folds.open_parts(inside, 100) == {(INTERNAL, STAGES)}  # nothing was shown when it was turned
    folds.turn((EXTERNAL, PAGES), is_open=False)
    assert folds.open_parts(inside, 100) == {(INTERNAL, STAGES), (EXTERNAL, PAGES)}
    folds.turn((EXTERNAL, PAGES), is_open=True)
    assert (EXTERNAL, PAGES) not in folds.open_parts(inside, 1000)
    folds.open_parts(parts(EXTERNAL, (EXTERNAL, STAGES)), 1000)
    assert folds.open_parts(inside, 1000) == frozenset(FOUR)


# -- the rail ----------------------------------------------------------------------------------------


def test_each_block_holds_the_stages_and_the_pages_of_its_track(both: MainWindow) -> None:
    rows = list(rail_of(both).rows())
    tracks = [row.row.track for row in rows]
    assert tracks == sorted(tracks, key=(INTERNAL, EXTERNAL).index)
    for track, page, other in ((INTERNAL, "release", "measures"), (EXTERNAL, "measures", "release")):
        keys = {row.row.key for row in rows if row.row.track == track and row.row.kind == PAGE}
        assert page in keys
        assert other not in keys


def test_a_page_of_the_other_track_is_opened_from_its_block_and_says_whose_it_is(both: MainWindow) -> None:
    rail = rail_of(both)
    row = rail.row("register", EXTERNAL)
    assert row is not None
    assert row.accessibleName() == "Differences, external"
    row.click()
    assert both.controller.desk.place.track == EXTERNAL
    page = both.controller.bench.page
    assert page is not None
    word = next(label for label in page.findChildren(QLabel) if label.property("role") == "track")
    assert word.text() == TRACK_WORDS[EXTERNAL][0]
    ink = word.palette().color(word.foregroundRole())
    assert ink == theme.current().accent_for(EXTERNAL)
    assert [row.row.track for row in rail.rows() if row.row.current] == [EXTERNAL]


def test_on_a_low_screen_the_other_block_is_folded_and_nothing_has_to_be_scrolled(
    both: MainWindow, qtbot: QtBot
) -> None:
    rail = low(both, qtbot)
    assert open_kinds(rail, INTERNAL) == {STAGES, PAGES}
    assert open_kinds(rail, EXTERNAL) == set()
    assert rail.verticalScrollBar().maximum() == 0
    rail = low(both, qtbot, 520)
    assert open_kinds(rail, INTERNAL) == {STAGES}
    assert rail.verticalScrollBar().maximum() == 0
    both.actions_["other_track"].trigger()
    assert (open_kinds(rail, INTERNAL), open_kinds(rail, EXTERNAL)) == (set(), {STAGES})
    track = both.controller.desk.track
    assert track is not None
    both.controller.bench.open_page(track, "register")
    assert open_kinds(rail, EXTERNAL) == {PAGES}
    both.controller.bench.open_page(track, "search")  # which stands in no rail
    assert open_kinds(rail, EXTERNAL) == {STAGES}


def test_a_head_opens_and_folds_its_block_by_keyboard(both: MainWindow, qtbot: QtBot) -> None:
    rail = low(both, qtbot)
    head = row_of(rail, HEAD, EXTERNAL)
    assert (head.accessibleName(), head.accessibleDescription()) == ("EXTERNAL, with Russia", "folded")
    rail.take_focus()
    rows = rail.open_rows()
    for row in rows[rows.index(QApplication.focusWidget()) : -1]:  # type: ignore[arg-type]
        QTest.keyClick(row, Qt.Key.Key_Down)
    assert head.hasFocus()
    plain = head.grab().toImage()
    QTest.keyClick(head, Qt.Key.Key_Return)
    assert STAGES in open_kinds(rail, EXTERNAL)
    assert head.accessibleDescription() == "open"
    assert head.hasFocus()
    assert head.grab().toImage() != plain
    row_of(rail, PAGES_HEAD, EXTERNAL).click()
    assert open_kinds(rail, EXTERNAL) == {STAGES, PAGES}
    head.click()
    assert open_kinds(rail, EXTERNAL) == set()
    assert both.controller.desk.place.track == INTERNAL


def test_the_block_of_the_place_shown_does_not_fold(both: MainWindow, qtbot: QtBot) -> None:
    rail = low(both, qtbot)
    head = row_of(rail, HEAD, INTERNAL)
    assert (head.opens, head.accessibleDescription()) == (None, "")
    head.click()
    assert open_kinds(rail, INTERNAL) == {STAGES, PAGES}
    row_of(rail, PAGES_HEAD, INTERNAL).click()
    assert open_kinds(rail, INTERNAL) == {STAGES}


def test_the_place_shown_is_in_view_with_the_largest_text(
    both: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.LIGHT, 22)
    rail = low(both, qtbot, 520)
    for _step in range(6):
        both.actions_["next_stage"].trigger()
    row = next(row for row in rail.open_rows() if row.row.current)
    seen = rail.viewport().rect()
    qtbot.waitUntil(lambda: seen.contains(row.mapTo(rail.viewport(), QPoint(2, row.height() - 1))))


def test_the_rail_grows_with_the_text_to_a_third_of_the_window(
    both: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    rail = rail_of(both)
    assert rail.width() == theme.current().scaled(248)
    theme.apply(qapp, theme.LIGHT, 22)
    assert rail.width() == theme.current().scaled(248)
    both.setMinimumWidth(0)
    both.resize(900, 700)
    qtbot.waitUntil(lambda: rail.width() == 320)
    row = rail.row("I1")
    assert row is not None
    larger = row.grab().toImage()
    theme.apply(qapp, theme.LIGHT)
    assert row.grab().toImage() != larger


def test_nothing_that_is_there_moves_when_the_pages_come(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    window.open_paths(two_tracks[:1])
    QApplication.processEvents()
    rail = rail_of(window)
    before = {row.row.key: row.y() for row in rail.rows()}
    assert before
    assert all(row.row.track == INTERNAL for row in rail.rows())
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    QApplication.processEvents()
    assert {
        row.row.key: row.y() for row in rail.rows() if row.row.key in before and row.row.track == INTERNAL
    } == before
