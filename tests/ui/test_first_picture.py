"""What is seen first stays where it is: from the first picture of a page on, nothing moves by itself."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from pytestqt.qtbot import QtBot

from dialogue_app.services.files.library import Library
from dialogue_app.ui.pages.side_pages import SIDE_PAGES
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.invented import table
from tests.ui.stillness import corners, settled, shifted
from tests.ui.test_keys_over_every_field import SIZE

TRACKS = ("INTERNAL", "EXTERNAL")
STAGES = [(number, stage.key) for number, kind in enumerate(TRACKS) for stage in table(kind).template.stages]
PAGES = [
    (number, made.KEY) for number, kind in enumerate(TRACKS) for made in SIDE_PAGES if kind in made.TRACKS
]
SIZES = [SIZE, (1366, 740)]


def open_at(window: MainWindow, path: Path, session: str, **place: str) -> None:
    page = place.get("page", "")
    if page:
        window.controller.opener.open_all([path], page=page)
        return
    window.settings.set(last_files=(str(path),), last_session=session, last_stage=place["stage"])
    window.controller.opener.resume()


def still(window: MainWindow, qtbot: QtBot, path: Path, library: Library, **place: str) -> None:
    with closing(library.open(path)) as workspace:
        session = workspace.dialogue.sessions()[0].id
    open_at(window, path, session, **place)
    bench = window.controller.bench
    page = bench.page
    assert page is not None
    before = corners(window)
    qtbot.waitUntil(lambda: bool(bench.pages))
    settled(window)
    if bench.page is page:
        assert shifted(window, before) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("number", "key"), STAGES)
def test_a_stage_stays_as_it_was_seen_first(
    window: MainWindow, qtbot: QtBot, library: Library, two_tracks: tuple[Path, ...],
    number: int, key: str, size: tuple[int, int],
) -> None:  # fmt: skip
    window.resize(*size)
    still(window, qtbot, two_tracks[number], library, stage=key)


@pytest.mark.parametrize(("number", "key"), PAGES)
def test_a_side_page_stays_as_it_was_seen_first(
    window: MainWindow, qtbot: QtBot, library: Library, two_tracks: tuple[Path, ...],
    number: int, key: str,
) -> None:  # fmt: skip
    still(window, qtbot, two_tracks[number], library, page=key)


def test_a_row_of_the_rail_stays_where_it_appeared(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    """The other track of the dialogue and the side pages come once the first picture is on the screen."""
    bench = window.controller.bench
    places: dict[tuple[str, str], int] = {}

    def look() -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        for row in bench.rail.rows():
            height = row.mapTo(bench.rail, QPoint()).y()
            assert places.setdefault((row.row.track, row.row.key), height) == height, row.row.key

    bench.rail_shown.connect(look)
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2 and bool(bench.pages))
    settled(window)
    look()


@pytest.mark.parametrize("number", range(len(TRACKS)))
def test_a_place_stays_as_it_is_gone_to(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], number: int
) -> None:
    window.open_paths(two_tracks[number : number + 1])
    bench, desk = window.controller.bench, window.controller.desk
    qtbot.waitUntil(lambda: bool(bench.pages))
    settled(window)
    keys = [key for of_track, key in STAGES if of_track == number]
    for place in [{"stage": key} for key in keys] + [{"page": made.KEY} for made in bench.pages]:
        track = desk.of_kind(TRACKS[number])
        assert track is not None
        desk.go(track, desk.place.session, **place)
        before = corners(window)
        settled(window)
        assert shifted(window, before) == [], place
