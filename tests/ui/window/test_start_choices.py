"""The start screen: what comes first, what is said of each file, and that it fits at every size of text."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.ui.qt import theme
from dialogue_app.ui.window.main_window import MainWindow
from dialogue_app.ui.window.start_choices import ChoiceRow, StartChoice
from dialogue_app.ui.window.start_page import CARDS, StartPage


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[StartPage]:
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(900, 480)
    page.show()
    yield page
    theme.apply(qapp, theme.LIGHT)


def top(start: StartPage, choice: StartChoice) -> int:
    return choice.mapTo(start.inside, QPoint()).y()


def is_seen(start: StartPage, choice: StartChoice) -> bool:
    seen = start.area.viewport()
    return seen.rect().contains(choice.mapTo(seen, QPoint(1, choice.height() - 2)))


def cards(start: StartPage) -> list[StartChoice]:
    return [start.buttons[key] for key, *_rest in CARDS]


def test_the_sample_comes_first_while_there_are_no_recent_files(window: MainWindow) -> None:
    start = window.start
    assert window.focusWidget() is start.buttons["sample"]
    assert all(top(start, start.buttons["sample"]) < top(start, card) for card in cards(start))
    assert not start.recent.isVisible()


def test_with_recent_files_the_last_one_has_the_focus_and_the_sample_is_a_row(
    start: StartPage, tmp_path: Path
) -> None:
    start.show_recent([str(tmp_path / "Round (internal).dialogue")])
    start.take_focus()
    assert start.recent_buttons[0].hasFocus()
    assert isinstance(start.buttons["sample"], ChoiceRow)
    assert top(start, start.buttons["sample"]) > top(start, start.buttons["open"])
    assert (
        len(
            [
                start_choice
                for start_choice in start.findChildren(StartChoice)
                if start_choice.key == "sample" and start_choice.isVisible()
            ]
        )
        == 1
    )


def test_a_recent_file_is_shown_with_its_folder_and_the_day_of_its_last_change(
    start: StartPage, tmp_path: Path, qtbot: QtBot
) -> None:
    there, gone = tmp_path / "Round (internal).dialogue", tmp_path / "Gone.dialogue"
    there.write_text("")
    os.utime(there, (1773316800, 1773316800))
    start.show_recent([str(there), str(gone)])
    known, lost = start.recent_buttons
    qtbot.waitUntil(lambda: bool(known.note))
    assert (known.note, lost.note) == ("12\u00a0March 2026", "not found")
    assert known.accessibleName() == "Round (internal)"
    assert known.accessibleDescription() == f"{tmp_path}, 12\u00a0March 2026"
    start.show_recent([])
    assert isinstance(start.buttons["sample"], StartChoice)
    assert start.recent_buttons == []


def test_a_folder_of_the_user_is_written_short(start: StartPage) -> None:
    start.show_recent([str(Path.home() / "Talks" / "Round.dialogue"), str(Path.home() / "Round.dialogue")])
    said = [row.accessibleDescription().split(",")[0] for row in start.recent_buttons]
    assert said == ["~/Talks", "~"]


def test_rows_and_cards_are_chosen_with_the_keyboard(start: StartPage, tmp_path: Path) -> None:
    chosen: list[str] = []
    start.chosen.connect(chosen.append)
    start.recent_chosen.connect(chosen.append)
    path = str(tmp_path / "Round.dialogue")
    start.show_recent([path])
    order, here = [], start.recent_buttons[0]
    here.setFocus()
    for _step in range(12):
        widget = QApplication.focusWidget()
        if isinstance(widget, StartChoice) and widget.key not in order:
            order.append(widget.key)
            QTest.keyClick(widget, Qt.Key.Key_Space)
        start.focusNextPrevChild(True)
    assert set(order) == {path, "new_two_track", "new_brief", "new_exercise", "open", "sample"}
    assert chosen == order


@pytest.mark.parametrize("size", [8, 13, 16, 22, 32])
def test_everything_is_shown_whole_at_every_size_of_text(
    start: StartPage, qapp: QApplication, size: int, tmp_path: Path
) -> None:
    theme.apply(qapp, theme.LIGHT, size)
    start.show_recent([str(tmp_path / f"Round {n}.dialogue") for n in range(10)])
    QApplication.processEvents()
    across = {top(start, card) for card in cards(start)}
    assert len(across) == (1 if size <= 16 else len(CARDS))
    assert start.inside.width() <= start.area.viewport().width()
    assert start.content.width() <= theme.current().scaled(880)
    for label in start.content.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.wordWrap() or label.width() >= label.sizeHint().width(), label.text()
    for row in (*start.recent_buttons, start.buttons["open"]):
        assert row.height() == theme.current().scaled(32)
    before, last = start.recent_buttons[-2:]
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert is_seen(start, last)


def test_what_has_the_focus_first_is_in_view(start: StartPage, qapp: QApplication, tmp_path: Path) -> None:
    theme.apply(qapp, theme.LIGHT, 22)
    start.show_recent([str(tmp_path / "Round.dialogue")])
    start.take_focus()
    QApplication.processEvents()
    assert is_seen(start, start.recent_buttons[0])


def test_a_wide_page_leaves_the_cards_side_by_side_with_larger_text(
    start: StartPage, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.LIGHT, 22)
    start.resize(1440, 860)
    QApplication.processEvents()
    assert len({top(start, card) for card in cards(start)}) == 1
    plain = start.grab().toImage()
    start.recent_buttons = []
    start.buttons["new_brief"].setFocus()
    assert start.grab().toImage() != plain
