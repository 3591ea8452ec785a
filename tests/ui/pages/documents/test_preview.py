"""The preview of a document: the outline until it is made, page of pages, size, keys."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.services.ports import DocumentRequest, Progress
from dialogue_app.ui.pages.documents.preview_pane import PreviewBar, PreviewPane
from dialogue_app.ui.qt import theme
from tests.ui.pages.documents.trial_maker import Maker, Tracks, shown


def held_up(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let nothing be made until the event is set."""
    go, make = Event(), maker.make

    def waiting(request: DocumentRequest, progress: Progress) -> bytes:
        go.wait(10)
        return make(request, progress)

    monkeypatch.setattr(maker, "make", waiting)
    return go


def test_the_outline_of_a_page_stands_there_until_it_is_made(
    qtbot: QtBot, track_of: Tracks, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = Maker()
    go = held_up(maker, monkeypatch)
    page = shown(qtbot, maker, track_of(INTERNAL))
    assert page.preview.outlined
    assert page.preview.accessibleDescription() == "being made: Session summary"
    assert page.state.text() == "The preview is being made…"
    places = [part.mapTo(page, part.rect().topLeft()) for part in (page.preview, page.bar)]
    before = page.grab().toImage()
    qtbot.waitUntil(page.stop.isVisible)
    go.set()
    qtbot.waitUntil(lambda: page.preview.pages == 2)
    assert not page.preview.outlined
    assert page.grab().toImage() != before
    assert [part.mapTo(page, part.rect().topLeft()) for part in (page.preview, page.bar)] == places
    page.options.choose("comparison")
    assert page.preview.outlined
    assert page.preview.pages == 0


def test_a_refresh_keeps_the_pages_until_new_ones_are_made(
    qtbot: QtBot, track_of: Tracks, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = Maker()
    page = shown(qtbot, maker, track_of(INTERNAL))
    qtbot.waitUntil(lambda: page.preview.pages == 2)
    go = held_up(maker, monkeypatch)
    page.make()
    assert page.preview.pages == 2
    page.stop.click()
    assert page.preview.pages == 2
    assert page.state.text() == "Stopped. The preview was not made."
    page.options.choose("comparison")
    qtbot.waitUntil(page.stop.isVisible)
    page.stop.click()
    assert (page.preview.pages, page.preview.outlined) == (0, False)
    go.set()


def test_the_line_above_the_preview_says_where_and_how_large(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, Maker(), track_of(EXTERNAL))
    bar, preview = page.findChildren(PreviewBar)[0], page.preview
    assert (bar.page.text(), bar.percent.text()) == ("", "")
    assert not bar.larger.isEnabled()
    qtbot.waitUntil(lambda: bar.page.text() == "Page 1 of 2")
    fitting = preview.percent
    assert bar.percent.text() == f"{fitting} %"
    assert bar.fit.isChecked()
    bar.larger.click()
    assert preview.percent == pytest.approx(fitting * 1.2, abs=2)
    assert not bar.fit.isChecked()
    bar.smaller.click()
    assert preview.percent == pytest.approx(fitting, abs=2)
    bar.fit.click()
    assert (preview.percent, bar.fit.isChecked()) == (fitting, True)
    page.resize(800, 700)
    qtbot.waitUntil(lambda: preview.percent < fitting)
    assert bar.percent.text() == f"{preview.percent} %"
    bar.after.click()
    qtbot.waitUntil(lambda: bar.page.text() == "Page 2 of 2")
    assert not bar.after.isEnabled()
    bar.before.click()
    qtbot.waitUntil(lambda: bar.page.text() == "Page 1 of 2")


def test_the_preview_takes_keys(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, Maker(), track_of(EXTERNAL))
    preview = page.preview
    qtbot.waitUntil(lambda: preview.pages == 2)
    fitting = preview.percent
    qtbot.keyClicks(preview, "+")
    assert preview.percent > fitting
    qtbot.keyClicks(preview, "-")
    qtbot.keyClicks(preview, "-")
    assert preview.percent < fitting
    qtbot.keyClicks(preview, "0")
    assert preview.percent == fitting
    qtbot.keyClick(preview, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: preview.page == 1)
    qtbot.keyClick(preview, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: preview.page == 0)
    bar = preview.verticalScrollBar()
    before = bar.value()
    qtbot.keyClicks(preview, " ")
    assert bar.value() == before + bar.pageStep()
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_list_and_preview_take_turns_where_there_is_no_room_for_both(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, Maker(), track_of(EXTERNAL))
    page.activateWindow()
    (pane,) = page.findChildren(PreviewPane)
    assert page.options.isVisible()
    assert page.preview.isVisible()
    assert not pane.turn.isVisible()
    page.resize(420, 480)
    assert page.options.isVisible()
    assert not page.preview.isVisible()
    assert page.state.isVisible()
    assert pane.turn.text() == "Show preview"
    pane.turn.click()
    assert not page.options.isVisible()
    assert page.preview.isVisible()
    qtbot.waitUntil(page.preview.hasFocus)
    pane.turn.click()
    assert page.options.isVisible()
    qtbot.waitUntil(next(iter(page.options.rows.values())).hasFocus)
    page.resize(1100, 800)
    assert page.options.isVisible()
    assert page.preview.isVisible()
    assert not pane.turn.isVisible()


def test_the_list_stays_as_wide_as_somebody_made_it(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, Maker(), track_of(EXTERNAL))
    split = page.findChildren(QSplitter)[0]
    assert split.sizes()[0] == theme.current().scaled(380)
    split.moveSplitter(450, 1)
    page.resize(1200, 800)
    assert split.sizes()[0] == pytest.approx(450, abs=2)
