"""Nothing that a change did not touch is computed, laid out or painted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core import timestamps
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.commands.stages import UNDER_WAY, write_notes
from dialogue_app.core.domain_records import ParkingLotItem
from dialogue_app.core.edits import Change, added, removed
from dialogue_app.core.records import EXTERNAL, INTERNAL, Entry, StageNotes, Tick, new_id
from dialogue_app.ui.fields.matrix.matrix_editor import MatrixEditor
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.costs import costs_of, windows_shown

NOW = "2026-03-12T14:32:05+01:00"
OF_OTHER_PARTS = (
    "FieldTab.sizeHint", "FieldTabs.heightForWidth", "WrappedRow._lines", "MarkingStrip.paintEvent",
    "MarkingChip.sizeHint", "RailRow.paintEvent", "RailRow.show_row", "rail_rows", "stage_started",
    "marking_of_window", "GuidePanel.show_ticks", "StagePage._show_notes", "StageActions.show",
    "MatrixModel._take_heads", "MatrixEditor._show_state", "shown_markings", "gates_of",
)  # fmt: skip
"""What a key in a table is no reason for."""


@pytest.fixture
def sample(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with both tracks of the sample, at a moment that does not pass."""
    monkeypatch.setattr(timestamps, "now", lambda: NOW)
    monkeypatch.setattr(MainWindow, "tell", lambda _self, sentence: pytest.fail(sentence))
    QApplication.setCursorFlashTime(0)
    internal = next(one for one in app.sample(tmp_path) if "internal" in one.name)
    window.open_paths([internal])
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2 and bool(window.controller.bench.pages))
    return window


def track_of(window: MainWindow, kind: str) -> OpenTrack:
    track = window.controller.desk.of_kind(kind)
    assert track is not None
    return track


def page_at(window: MainWindow, kind: str, stage: str, field: str = "") -> StagePage:
    track = track_of(window, kind)
    window.controller.bench.open_place(track, track.dialogue.sessions()[-1].id, stage, field)
    page = window.controller.bench.stage_page
    assert page is not None
    page._gate_timer.setInterval(10**6)
    return page


def table(window: MainWindow) -> MatrixEditor:
    editor = page_at(window, INTERNAL, "I4", "verdict_r1").editor
    assert isinstance(editor, MatrixEditor)
    editor.go_to()
    editor.track.perform(_answer(editor.session))  # from here on the foot says when it was saved
    return editor


def test_a_key_in_a_table_concerns_the_table_alone(sample: MainWindow) -> None:
    editor = table(sample)
    dialogue = editor.track.dialogue
    for code in ("2", "3"):
        costs = costs_of(lambda code=code: QTest.keyClicks(editor.view, code))  # type: ignore[misc]
        assert costs.painted, "the cell is painted"
        # the foot names the answer that was replaced; the legend lies between, and Qt joins what it paints
        between = [editor.view, editor.legend, sample.controller.bench.status]
        assert costs.painted_beside(between) == set()
        assert costs.laid_out_beside([sample.controller.bench.status.notice]) == set()
        assert {one: costs.calls[one] for one in OF_OTHER_PARTS} == dict.fromkeys(OF_OTHER_PARTS, 0)
        assert costs.calls["Dialogue.listed"] == 0
        assert costs.calls["Dialogue.holds"] <= len(sample.controller.desk.tracks)
    assert editor.track.dialogue is not dialogue


def test_the_marking_of_a_table_and_what_it_explains_take_no_walk_over_its_cells(sample: MainWindow) -> None:
    editor = table(sample)
    page = sample.controller.bench.stage_page
    assert page is not None
    assert len(editor.model.items) * len(editor.model.columns) > 60
    QTest.keyClicks(editor.view, "2")
    gates = costs_of(page.show_gates)
    assert gates.calls["shown_markings"] == 1
    assert gates.calls["marking_of"] < 20
    anew = costs_of(lambda: editor.refresh(None))
    assert anew.calls["cell_notes"] == 1
    assert (anew.calls["is_void"], anew.calls["MatrixModel.entry"]) == (0, 0)


def test_an_answer_taken_away_and_given_again_concerns_the_table_alone(sample: MainWindow) -> None:
    editor = table(sample)
    entry = editor.model.entry(0, 0)
    assert entry is not None
    for edits in (removed(entry), added(entry)):
        costs = costs_of(lambda edits=edits: editor.track.perform(Change("Try", edits)))  # type: ignore[misc]
        assert costs.painted_beside([editor.view]) == set()
        assert {one: costs.calls[one] for one in OF_OTHER_PARTS} == dict.fromkeys(OF_OTHER_PARTS, 0)


def test_the_first_answer_of_a_stage_and_the_last_one_gone_are_shown_in_the_rail(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    track = track_of(window, INTERNAL)
    session = track.dialogue.sessions()[-1].id
    first, second = (
        Entry(id=new_id(), session=session, field="verdict_r1", party=party, value="1") for party in "pq"
    )
    row = window.controller.bench.rail.row("I4", INTERNAL)
    assert row is not None
    seen = [(row.row.state, 0)]
    for edits in (added(first), added(second), removed(first), removed(second)):
        costs = costs_of(lambda edits=edits: track.perform(Change("Try", edits)))  # type: ignore[misc]
        seen.append((row.row.state, costs.calls["rail_rows"]))
    assert seen == [("", 0), (UNDER_WAY, 1), (UNDER_WAY, 0), (UNDER_WAY, 0), ("", 1)]


def test_what_is_ticked_or_noted_takes_no_table_apart(sample: MainWindow) -> None:
    editor = table(sample)
    session, track = editor.session, editor.track
    tick = Tick(id=new_id(), session=session, what="prompt:I4:99", at=NOW)
    for change in (Change("Tick", added(tick)), write_notes(track.dialogue, session, "I4", "Ask again.")):
        costs = costs_of(lambda change=change: track.perform(change))  # type: ignore[misc]
        assert costs.calls["GuidePanel.show_ticks"] == 1
        assert [one for one in OF_OTHER_PARTS if one.startswith("Matrix") and costs.calls[one]] == []
        assert costs.calls["rail_rows"] == 0
        assert (
            costs.painted_beside(
                [sample.controller.bench.guide, sample.strip, sample.controller.bench.status]
            )
            == set()
        )


@pytest.mark.parametrize("kind", [INTERNAL, EXTERNAL])
def test_no_page_of_a_stage_is_painted_for_a_change_elsewhere(sample: MainWindow, kind: str) -> None:
    track = track_of(sample, kind)
    apart = (sample.controller.bench.rail, sample.controller.bench.status)
    for stage in track.template(track.dialogue.sessions()[-1].id).stages:
        page = page_at(sample, kind, stage.key)
        for number, group in enumerate(page.groups):
            page.tabs.choose(number)
            for change in (_answer(page.session), _parked(track, page.session)):
                costs = costs_of(lambda change=change: track.perform(change))  # type: ignore[misc]
                beside = costs.painted_beside(apart) | costs.laid_out_beside(apart)
                assert not beside, f"{stage.key} {group[0].key}, {change.name}"


@pytest.mark.parametrize("kind", [INTERNAL, EXTERNAL])
def test_no_part_of_a_page_is_shown_as_a_window_for_a_moment(sample: MainWindow, kind: str) -> None:
    track, room = track_of(sample, kind), sample.controller

    def go_through() -> None:
        for session in track.dialogue.sessions():
            for stage in track.template(session.id).stages:
                room.desk.go(track, session.id, stage=stage.key)
                page = room.bench.stage_page
                assert page is not None
                for number in range(len(page.groups)):
                    page.tabs.choose(number)
            for side in room.bench.pages:
                if kind in side.TRACKS:
                    room.bench.open_page(track, side.KEY)

    assert windows_shown(go_through) == []


def _answer(session: str) -> Change:
    """An answer that no stage shows, and notes of a stage that is not shown."""
    notes = StageNotes(id=new_id(), session=session, stage=f"S{new_id()}", text="Notes.")
    return Change(
        "Answer", added(Entry(id=new_id(), session=session, field="none", item=new_id(), value="1"), notes)
    )


def _parked(track: OpenTrack, session: str) -> Change:
    """A record of a list that no stage shows."""
    return add_listed(track.dialogue, ParkingLotItem(session=session, text="A point for later."))
