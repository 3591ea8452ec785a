"""The form beside a table while another row, or another catalogue, is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialogue_app.core.errors import PlaceFails
from dialogue_app.core.records import INTERNAL, CatalogueItem, Party
from dialogue_app.ui.pages.parties.parties_page import PartiesPage
from dialogue_app.ui.pages.parties.party_tabs import PartiesTab
from dialogue_app.ui.pages.records.catalogue_page import CataloguePage
from dialogue_app.ui.pages.side_page import PageContext, SidePage
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine
from tests.ui.conftest import Leaving

Tracks = Callable[[str], OpenTrack]


def shown(qtbot: QtBot, page: SidePage) -> None:
    page.track.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def parties(qtbot: QtBot, track: OpenTrack) -> PartiesPage:
    page = PartiesPage(PageContext(track, track.dialogue.sessions()[-1].id))
    shown(qtbot, page)
    page.parties.pane.flush()
    return page


def type_into(tab: PartiesTab | CataloguePage, name: str, words: str) -> None:
    tab.pane.focus_on(name)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


def test_choosing_another_row_saves_what_is_typed_in_the_first_alone(
    qtbot: QtBot, track_of: Tracks, leaving: Leaving
) -> None:
    page = parties(qtbot, track_of(INTERNAL))
    tab = page.parties
    first, second = (row.id for row in tab.table.rows[:2])
    type_into(tab, "profile", "A coast")
    tab.view.choose(second)
    QTest.qWait(100)
    parties_by_id = tab.track.dialogue.of(Party)
    assert (parties_by_id[first].profile, parties_by_id[second].profile) == ("A coast", "")
    assert leaving.asked == []
    assert tab.pane.form is not None
    assert tab.pane.form.inputs["profile"].value == ""


def test_a_form_still_shown_saves_to_its_own_record(qtbot: QtBot, track_of: Tracks) -> None:
    page = parties(qtbot, track_of(INTERNAL))
    tab = page.parties
    first, second = (row.id for row in tab.table.rows[:2])
    form = tab.pane.form
    assert form is not None
    tab.view.choose(second)
    assert tab.pane.form is form, "the next form comes a moment later"
    line = form.inputs["name"].findChild(PlainLine)
    assert line is not None
    line.setText("Other")  # as keys do that were waiting while the program was busy
    tab.pane.flush()
    parties_by_id = tab.track.dialogue.of(Party)
    assert (parties_by_id[first].name, parties_by_id[second].name) == ("Other", "Westmark")


def test_the_keys_go_to_the_form_of_the_row_chosen(qtbot: QtBot, track_of: Tracks) -> None:
    page = parties(qtbot, track_of(INTERNAL))
    tab = page.parties
    form = tab.pane.form
    assert form is not None
    tab.view.choose(tab.table.rows[1].id)
    assert tab.pane.form is form
    form.focus_on("name")
    assert tab.pane.form is not form
    focus = QApplication.focusWidget()
    assert isinstance(focus, PlainLine)
    assert focus.text() == "Westmark"


def test_another_catalogue_is_shown_once_everything_is_saved_or_given_up(
    qtbot: QtBot, track_of: Tracks, leaving: Leaving
) -> None:
    track = track_of(INTERNAL)
    page = CataloguePage(PageContext(track, track.dialogue.sessions()[-1].id))
    shown(qtbot, page)
    page.pane.flush()
    record = page.current()
    assert isinstance(record, CatalogueItem)
    type_into(page, "description", "In peace")
    page.bar.setCurrentIndex(1)
    assert page.catalogue == "statements"
    assert track.dialogue.of(CatalogueItem)[record.id].description.startswith("In peace")
    page.go_to(record.id)
    page.pane.flush()
    other = page.table.rows[1].record
    assert isinstance(other, CatalogueItem)
    page.pane.focus_on("code")
    line = QApplication.focusWidget()
    assert isinstance(line, PlainLine)
    line.selectAll()
    QTest.keyClicks(line, other.code)
    page.bar.setCurrentIndex(1)
    assert (page.catalogue, page.bar.currentIndex(), line.text()) == ("activities", 0, other.code)
    assert len(leaving.asked) == 1
    leaving.answer = 0
    page.bar.setCurrentIndex(1)
    assert page.catalogue == "statements"


def test_a_refused_cell_is_told_once_its_editor_has_closed(qtbot: QtBot, track_of: Tracks) -> None:
    page = parties(qtbot, track_of(INTERNAL))
    view, within = page.parties.view, [False]
    told: list[bool] = []
    page.track.failed.connect(lambda _sentence: told.append(within[0]))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    line = view._line()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "WES")
    within[0] = True
    view.commit()
    within[0] = False
    assert view.words() == "WES", "it stands there until it was told"
    qtbot.waitUntil(lambda: told == [False])
    again = view._line()
    assert again is not None
    assert again.text() == "WES"


def test_a_cell_that_could_not_be_written_is_told_once_its_editor_has_closed(
    qtbot: QtBot, track_of: Tracks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telling asks where to save everything: not while the view still commits the editor."""
    page = parties(qtbot, track_of(INTERNAL))
    view, within = page.parties.view, [False]
    told: list[tuple[str, bool]] = []
    page.track.failed.connect(lambda sentence: told.append((sentence, within[0])))
    monkeypatch.setattr(page.track.workspace, "check_place", _gone)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    line = view._line()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "NEW")
    within[0] = True
    view.commit()
    within[0] = False
    assert page.track.unsaved is not None
    qtbot.waitUntil(lambda: told == [("The disk is gone.", False)])
    again = view._line()
    assert again is not None
    assert again.text() == "NEW"


def _gone() -> None:
    raise PlaceFails("The disk is gone.")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_key_that_closes_a_refused_cell_closes_one_of_this_view(
    qtbot: QtBot, track_of: Tracks, said_by_qt: list[str], key: Qt.Key
) -> None:
    page = parties(qtbot, track_of(INTERNAL))
    view = page.parties.view
    told: list[str] = []
    page.track.failed.connect(told.append)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    for number in (1, 2):
        line = view._line()
        assert line is not None
        line.selectAll()
        QTest.keyClicks(line, "WES")
        QTest.keyClick(line, key)
        qtbot.waitUntil(partial(_told, told, number))
    if key == Qt.Key.Key_Return:
        QTest.keyClicks(view._line(), "7")
        QTest.keyClick(view._line(), key)
        qtbot.waitUntil(view.hasFocus)
        assert len(told) == 2, "it is saved, and the form beside the table is not entered"
    assert [message for message in said_by_qt if "does not belong" in message] == []


@pytest.fixture
def said_by_qt() -> Iterator[list[str]]:
    """What Qt says of itself meanwhile."""
    said: list[str] = []
    former = qInstallMessageHandler(lambda _kind, _where, message: said.append(message))
    yield said
    qInstallMessageHandler(former)


def _told(told: list[str], number: int) -> bool:
    return len(told) == number
