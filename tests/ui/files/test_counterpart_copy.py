"""The copy for the other side, from the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.domain_records import FollowUp
from dialogue_app.core.records import EXTERNAL
from dialogue_app.services.files.library import Library
from dialogue_app.ui.files.counterpart_copy_dialog import CounterpartCopyDialog
from dialogue_app.ui.pages.documents.names_dialog import NamesDialog
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.conftest import give_up

Begin = Callable[[Callable[[AskDialog], object]], list[AskDialog]]


def opened(window: MainWindow, qtbot: QtBot, paths: tuple[Path, ...], number: int) -> None:
    window.open_paths(paths)
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == number)
    qtbot.wait(50)


def choosing(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    offered: list[str] = []

    def choose(_parent: object, _title: str, usual: str, _patterns: str) -> tuple[str, str]:
        offered.append(usual)
        return name, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return offered


def test_a_copy_is_shown_then_written(
    window: MainWindow,
    qtbot: QtBot,
    two_tracks: tuple[Path, ...],
    answer: Begin,
    monkeypatch: pytest.MonkeyPatch,
    library: Library,
) -> None:
    opened(window, qtbot, two_tracks[:1], 2)
    target = two_tracks[0].parent / "for them"
    offered = choosing(monkeypatch, str(target))
    seen = answer(lambda dialog: dialog.accept())
    window.actions_["hand_over"].trigger()
    assert [type(ask_dialog) for ask_dialog in seen] == [CounterpartCopyDialog]
    assert Path(offered[0]).name == "Round (for the other side).dialogue"
    copy = library.open(target.with_name("for them.dialogue"))
    assert copy.track == EXTERNAL
    assert len(copy.dialogue.sessions()) == 1
    copy.close()


def test_a_passphrase_protects_the_copy(
    window: MainWindow,
    qtbot: QtBot,
    two_tracks: tuple[Path, ...],
    answer: Begin,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(window, qtbot, two_tracks[1:], 1)
    target = two_tracks[0].parent / "kept.dialogue"
    choosing(monkeypatch, str(target))

    def protect(dialog: AskDialog) -> None:
        assert isinstance(dialog, CounterpartCopyDialog)
        dialog._protection.wanted.setChecked(True)
        dialog.accept()
        assert not dialog.fault_label.isHidden()
        dialog._protection.line.setText("five words of some length")
        dialog._protection.again.setText("five words of some length")
        dialog.accept()

    answer(protect)
    window.actions_["hand_over"].trigger()
    assert not target.read_bytes().startswith(b"SQLite")


def test_giving_up_writes_nothing(
    window: MainWindow,
    qtbot: QtBot,
    two_tracks: tuple[Path, ...],
    answer: Begin,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(window, qtbot, two_tracks[1:], 1)
    before = sorted(two_tracks[0].parent.iterdir())
    answer(give_up)
    window.actions_["hand_over"].trigger()
    choosing(monkeypatch, "")
    answer(lambda dialog: dialog.accept())
    window.actions_["hand_over"].trigger()
    assert sorted(two_tracks[0].parent.iterdir()) == before


def test_a_place_that_is_taken_is_told(
    window: MainWindow,
    qtbot: QtBot,
    two_tracks: tuple[Path, ...],
    answer: Begin,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(window, qtbot, two_tracks[1:], 1)
    choosing(monkeypatch, str(two_tracks[0]))
    answer(lambda dialog: dialog.accept())
    window.actions_["hand_over"].trigger()
    assert "exists already" in told[0]


def test_it_is_offered_only_where_there_is_an_external_track(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    two_tracks[1].unlink()
    monkeypatch.setattr("dialogue_app.ui.files.open_dialogue.choose", lambda *_more: 1)
    opened(window, qtbot, two_tracks[:1], 1)
    qtbot.waitUntil(lambda: not window.actions_["hand_over"].isVisible())
    window.actions_["hand_over"].trigger()


def test_the_dialog_counts_what_goes_and_what_stays(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    opened(window, qtbot, two_tracks[1:], 1)
    texts: list[str] = []
    answer(
        lambda dialog: texts.extend(label.text() for label in dialog.findChildren(QLabel)) or dialog.reject()
    )
    window.actions_["hand_over"].trigger()
    place = texts.index("Sessions")
    assert texts[place : place + 3] == ["Sessions", "1", "–"]


def test_names_are_judged_before_the_copy_is_shown(
    window: MainWindow,
    qtbot: QtBot,
    two_tracks: tuple[Path, ...],
    answer: Begin,
    monkeypatch: pytest.MonkeyPatch,
    library: Library,
) -> None:
    opened(window, qtbot, two_tracks[1:], 1)
    track = window.controller.desk.of_kind(EXTERNAL)
    assert track is not None
    session = track.dialogue.sessions()[0]
    track.perform(change_record(track.dialogue, session, chair="Ingrid Lindqvist"))
    for text in ("Ms Lindqvist sends it.", "Ingrid reads it."):
        task = FollowUp(session=session.id, text=text, marking="PART")
        track.perform(add_listed(track.dialogue, task))
    target = two_tracks[0].parent / "judged.dialogue"
    choosing(monkeypatch, str(target))

    seen = answer(lambda dialog: dialog.reject())
    window.actions_["hand_over"].trigger()
    assert [type(ask_dialog) for ask_dialog in seen] == [NamesDialog]
    assert not target.exists()

    def judge(dialog: AskDialog) -> None:
        if isinstance(dialog, NamesDialog):
            assert [row.listed.naming.words for row in dialog.rows] == ["Ingrid", "Lindqvist"]
            dialog.rows[0].withhold.setChecked(True)
        dialog.accept()

    seen = answer(judge)
    window.actions_["hand_over"].trigger()
    assert [type(ask_dialog) for ask_dialog in seen] == [NamesDialog, CounterpartCopyDialog]
    copy = library.open(target)
    texts = [follow_up.text for follow_up in copy.dialogue.of(FollowUp).values()]
    copy.close()
    assert set(texts) == {"Wording withheld: it would identify a participant."}
    target.unlink()
    seen = answer(lambda dialog: dialog.accept())
    window.actions_["hand_over"].trigger()
    assert [type(ask_dialog) for ask_dialog in seen] == [CounterpartCopyDialog]
