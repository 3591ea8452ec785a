"""Open tracks for the tests of the page of analyses."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.memory import MemoryStore
from dialogue_app.ui.qt import theme
from dialogue_app.ui.track.open_track import OpenTrack
from tests.ui.pages.analyses.opened_pages import Open


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Open]:
    theme.apply(qapp, "light")
    tracks: list[OpenTrack] = []

    def make(dialogue: Dialogue) -> OpenTrack:
        tracks.append(OpenTrack(Workspace(MemoryStore(dialogue))))
        return tracks[-1]

    yield make
    for track in tracks:
        track.close()
