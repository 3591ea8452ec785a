"""The keys that lead to rail and page lead there from every page."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.window.main_window import MainWindow


def _lost(window: MainWindow, qtbot: QtBot, track: OpenTrack) -> list[str]:
    """The pages to which the key for the page does not lead from the rail."""
    bench, lost = window.controller.bench, []
    for kind in bench.pages:
        if track.track not in kind.TRACKS:
            continue
        bench.open_page(track, kind.KEY)
        qtbot.wait(20)
        window.actions_["to_rail"].trigger()
        assert bench.rail.isAncestorOf(window.focusWidget())
        window.actions_["to_page"].trigger()
        focus = window.focusWidget()
        if focus is None or focus is bench.page or not bench.page.isAncestorOf(focus):
            lost.append(kind.KEY)
    return lost


def test_from_the_rail_to_every_page_with_content(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for path in app.sample(tmp_path):
        window.open_paths([path])
        qtbot.waitUntil(lambda: bool(window.controller.bench.pages), timeout=30_000)
        for track in window.controller.desk.tracks:
            assert _lost(window, qtbot, track) == [], path.name
        window.controller.desk.close_all()


def test_from_the_rail_to_every_page_without_content(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    for path in two_tracks:
        window.open_paths([path])
        qtbot.waitUntil(lambda: bool(window.controller.bench.pages), timeout=30_000)
        for track in window.controller.desk.tracks:
            assert _lost(window, qtbot, track) == [], path.name
        window.controller.desk.close_all()
