"""Dates stand in one form wherever they are shown: 12 March 2026, and with a short month where there is
little room. Only where a date is typed it has the form in which it is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.records import Session
from dialogue_app.reports import dates
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.services.workspace import Workspace
from dialogue_app.ui.pages.side_page import PageContext, SidePage
from dialogue_app.ui.pages.side_pages import SIDE_PAGES
from dialogue_app.ui.pages.stage.stage_page import closed_words
from dialogue_app.ui.text.track_text import dated_session
from dialogue_app.ui.track.open_track import OpenTrack
from tests.ui.invented import MemoryStore

OTHER_FORM = re.compile(r"\d{4}-\d\d(-\d\d)?|\b\d\d?[./]\d\d?[./]\d{4}")
PAGES = [page for page in SIDE_PAGES if page.kinds()]


def shown(page: QWidget) -> Iterator[str]:
    """What labels, buttons and rows say."""
    for widget in page.findChildren(QWidget):
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget.text()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(number) for number in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            heads = getattr(model, "columns", None) or [None]
            for row in range(model.rowCount()):
                for column in range(len(heads)):
                    yield str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("side", [0, 1])
def test_a_page_shows_dates_in_one_form(qtbot: QtBot, page: type[SidePage], side: int) -> None:
    track = OpenTrack(Workspace(MemoryStore(sample_dialogues()[side])))
    if track.track not in page.TRACKS:
        return
    opened = page(PageContext(track, track.dialogue.sessions()[-1].id))
    qtbot.addWidget(opened)
    opened.refresh(None)
    assert [text for text in shown(opened) if OTHER_FORM.search(text)] == []


def test_the_forms_with_little_room_and_with_a_time() -> None:
    assert dates.day("2026-03-12") == "12\u00a0March 2026"
    assert dates.short_day("2026-03-12") == "12\u00a0Mar 2026"
    assert dates.short_day("2026-03") == "Mar 2026"
    assert dates.short_day("2026-03-12T10:10:00+01:00") == "12\u00a0Mar 2026"
    assert dates.short_day("soon") == "soon"
    assert dated_session(Session(number=2, dates="2026-03-12")) == "Session 2 · 12\u00a0Mar 2026"
    assert closed_words(None) == ""
