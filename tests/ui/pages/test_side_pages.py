"""What holds for every side page."""

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from dialogue_app.core.records import EXTERNAL, INTERNAL, TRAINING
from dialogue_app.ui.pages.side_page import PageContext
from dialogue_app.ui.pages.side_pages import SIDE_PAGES, SidePage
from dialogue_app.ui.qt import theme
from dialogue_app.ui.track.open_track import OpenTrack

Tracks = Callable[[str], OpenTrack]
CASES = [
    (page, kind) for page in SIDE_PAGES for kind in (INTERNAL, EXTERNAL, TRAINING) if kind in page.TRACKS
]


def made(qtbot: QtBot, page: type[SidePage], track: OpenTrack) -> SidePage:
    side_page = page(PageContext(track, track.dialogue.sessions()[-1].id))
    qtbot.addWidget(side_page)
    return side_page


def test_keys_and_shortcuts_are_unique() -> None:
    keys = [page.KEY for page in SIDE_PAGES]
    shortcuts = [page.SHORTCUT for page in SIDE_PAGES if page.SHORTCUT]
    assert len(set(keys)) == len(keys)
    assert len(set(shortcuts)) == len(shortcuts)
    assert all(page.TITLE and page.PURPOSE for page in SIDE_PAGES)


@pytest.mark.parametrize(("page", "kind"), CASES)
def test_every_control_has_an_accessible_name(
    qtbot: QtBot, track_of: Tracks, page: type[SidePage], kind: str
) -> None:
    side_page = made(qtbot, page, track_of(kind))
    side_page.show()
    nameless = [
        widget
        for widget_kind in (QAbstractButton, QComboBox, QLineEdit)
        for widget in side_page.findChildren(widget_kind)
        if widget.isVisible()
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
        and not isinstance(widget.parent(), QLineEdit)
    ]
    assert not nameless


@pytest.mark.parametrize(("page", "kind"), CASES)
def test_it_stands_in_every_theme_and_session(
    qtbot: QtBot, qapp: QApplication, track_of: Tracks, page: type[SidePage], kind: str
) -> None:
    track = track_of(kind)
    side_page = made(qtbot, page, track)
    side_page.resize(900, 600)
    side_page.show()
    for name in ("dark", "contrast", "light"):
        theme.apply(qapp, name)
        side_page.grab()
    side_page.show_session(track.dialogue.sessions()[0].id)
    side_page.go_to("")
    side_page.commit()
    assert side_page.marking() in ("OPEN", "PART", "ALLY", "DELEG", "MOD")
    assert page.count(track.dialogue, side_page.session) is None or page.count(
        track.dialogue, side_page.session
    )


@pytest.mark.parametrize(("page", "kind"), CASES)
def test_it_is_let_go(qtbot: QtBot, track_of: Tracks, page: type[SidePage], kind: str) -> None:
    track = track_of(kind)
    side_page = page(PageContext(track, track.dialogue.sessions()[-1].id))
    track.changed.connect(side_page.refresh)
    known = weakref.ref(side_page)
    side_page.deleteLater()
    del side_page
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert known() is None
