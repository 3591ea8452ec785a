"""The page of analyses as it is opened and read, for its tests."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.ui.pages.analyses.analysis_page import AnalysisPage
from dialogue_app.ui.pages.side_page import PageContext, PageTools
from dialogue_app.ui.track.open_track import OpenTrack

Open = Callable[[Dialogue], OpenTrack]


def overview(qtbot: QtBot, track: OpenTrack, *others: OpenTrack) -> AnalysisPage:
    """The page of the last session, as it opens."""
    tools = PageTools(open_tracks=lambda: (track, *others))
    page = AnalysisPage(PageContext(track, track.dialogue.sessions()[-1].id, tools))
    qtbot.addWidget(page)
    track.changed.connect(page.refresh)
    page.resize(1100, 800)
    page.show()
    return page


def shown(qtbot: QtBot, track: OpenTrack, *others: OpenTrack) -> AnalysisPage:
    """The page with the question last looked at, else the first one, read."""
    page = overview(qtbot, track, *others)
    if page.question is None:
        page.go_to(page.questions[0].key)
    wait_for(qtbot, page)
    return page


def read(qtbot: QtBot, page: AnalysisPage) -> None:
    """Wait until the overview has every answer."""
    qtbot.waitUntil(lambda: set(page.model.answers) == set(page.model.keys))


def told_in(page: AnalysisPage) -> list[str]:
    """The rows of the overview in words."""
    model = page.model
    return [
        model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    ]


def wait_for(qtbot: QtBot, page: AnalysisPage) -> None:
    qtbot.waitUntil(lambda: bool(page.views))


def turn(qtbot: QtBot, page: AnalysisPage, key: str) -> None:
    """Choose a question and wait for what was found."""
    if page.question is None or page.question.key != key:
        before = page.reports
        page.go_to(key)
        qtbot.waitUntil(lambda: page.reports is not before)


def drawn(qtbot: QtBot, page: AnalysisPage) -> None:
    """Wait until every picture is drawn."""
    pictures = [view.picture for view in page.views if view.picture is not None]
    qtbot.waitUntil(lambda: all(picture.picture is not None for picture in pictures))


def said(page: AnalysisPage) -> str:
    return " ".join(view.words.text() for view in page.views)
