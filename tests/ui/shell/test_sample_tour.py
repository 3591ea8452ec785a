"""The first two minutes: the sample opens at an overview, with a line that leads on and can be dismissed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.records import EXTERNAL, INTERNAL, RUSSIA
from dialogue_app.services.files.library import file_names
from dialogue_app.services.sample.sample_files import sample_dialogues, sample_exercise
from dialogue_app.services.sample.sample_tracks import SAMPLE_TRACKS, is_sample
from dialogue_app.ui.files import create_dialogue
from dialogue_app.ui.pages.analyses.analysis_page import AnalysisPage
from dialogue_app.ui.shell.sample_tour import RELEASED, SAID, UNITY, VERDICTS, SampleLine
from dialogue_app.ui.window.main_window import MainWindow


@pytest.fixture
def sample(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with the sample, opened from the start screen."""
    monkeypatch.setattr(create_dialogue, "documents_folder", lambda: tmp_path)
    folder = tmp_path / "Amber Sea sample"
    folder.mkdir()
    app.sample(folder)
    window.actions_["sample"].trigger()
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2 and bool(window.controller.bench.pages))
    return window


def line_of(window: MainWindow) -> SampleLine:
    line = window.controller.sample_tour.line
    assert line is not None
    return line


def follow(window: MainWindow, key: str) -> None:
    line_of(window).links[key].click()


def test_the_sample_is_known_by_its_ids_whatever_it_is_called() -> None:
    tracks = sample_dialogues()
    assert {track.track.id for track in tracks} == SAMPLE_TRACKS
    before = tracks[0].track
    renamed = tracks[0].apply([Edit(before, replace(before, name="Other"))])
    assert is_sample(renamed)
    assert not is_sample(sample_exercise())


def test_the_sample_opens_at_the_overview_with_the_focus_in_it(sample: MainWindow) -> None:
    page = sample.controller.bench.page
    assert isinstance(page, AnalysisPage)
    assert page.question is None
    assert page.isAncestorOf(QApplication.focusWidget())
    assert len(page._others()) == 1  # the external track, which came after the first picture
    assert line_of(sample).isVisible()


def test_each_link_leads_to_its_place(sample: MainWindow) -> None:
    desk, bench = sample.controller.desk, sample.controller.bench
    follow(sample, VERDICTS)
    field = bench.stage_page.field if bench.stage_page is not None else None
    assert field is not None
    assert (desk.place.track, field.scale, field.columns) == (INTERNAL, "VERDICT", "seats")
    follow(sample, UNITY)
    page = bench.page
    assert isinstance(page, AnalysisPage)
    assert page.question is not None
    assert page.question.key == "unity"
    follow(sample, RELEASED)
    assert (desk.place.track, desk.place.page) == (INTERNAL, "release")
    follow(sample, SAID)
    field = bench.stage_page.field if bench.stage_page is not None else None
    assert field is not None
    assert (desk.place.track, field.record) == (EXTERNAL, "red_line")
    focused = QApplication.focusWidget()
    first = next(line for line in sample_dialogues()[1].of(RedLine).values() if line.holder == RUSSIA)
    assert first.statement in (focused.accessibleName() + focused.accessibleDescription())
    assert line_of(sample).isVisible()


def test_what_is_typed_before_the_other_track_is_open_stays(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    window.open_paths(two_tracks[:1])
    track = window.controller.desk.track
    assert track is not None
    window.controller.bench.open_page(track, "parties")
    page = window.controller.bench.page
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2)
    assert window.controller.bench.page is page


def test_links_are_reached_by_keyboard(sample: MainWindow) -> None:
    line = line_of(sample)
    link = line.links[VERDICTS]
    link.setFocus()
    for key in (UNITY, RELEASED, SAID):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert line.links[key].hasFocus()
    QTest.keyClick(line.links[SAID], Qt.Key.Key_Return)
    assert sample.controller.desk.place.track == EXTERNAL


def test_dismissed_it_stays_dismissed(sample: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    line_of(sample).dismiss.click()
    assert not line_of(sample).isVisible()
    assert not sample.settings.value.sample_line
    page = sample.controller.bench.page
    assert page is not None
    assert page.isAncestorOf(QApplication.focusWidget())
    sample.actions_["close"].trigger()
    sample.actions_["sample"].trigger()
    qtbot.waitUntil(lambda: len(sample.controller.desk.tracks) == 2)
    assert not line_of(sample).isVisible()


def test_without_its_other_track_a_link_that_leads_there_does_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    app.sample(tmp_path)
    window.open_paths([tmp_path / file_names("Amber Sea", "two-track")[1]])
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    links = line_of(window).links
    assert [key for key, link in links.items() if link.isEnabled()] == [SAID]
    before = window.controller.desk.place
    window.controller.sample_tour._on_wanted(UNITY)
    assert window.controller.desk.place == before


def test_another_dialogue_has_no_such_line(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    assert window.controller.sample_tour.line is None


def test_where_there_is_nothing_of_the_kind_the_link_goes_to_the_field(sample: MainWindow) -> None:
    track = sample.controller.desk.of_kind(EXTERNAL)
    assert track is not None
    lines = track.dialogue.of(RedLine).values()
    assert track.perform(Change("", tuple(Edit(line, replace(line, holder="ALLIANCE")) for line in lines)))
    follow(sample, SAID)
    page = sample.controller.bench.stage_page
    assert page is not None
    assert page.field is not None
    assert page.field.record == "red_line"
