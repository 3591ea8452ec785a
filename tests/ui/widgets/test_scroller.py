"""What does not fit is scrolled: never squeezed, never painted over, whatever it asks for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.least_room import Flexible, FlexibleStack, LeastRoom
from dialogue_app.ui.widgets.scroll_page import ScrollPage
from dialogue_app.ui.widgets.scroller import Scroller

LONG = "A sentence that needs several lines where it has but a little room to stand in. " * 3


class Form(QWidget):
    """A text over many lines, and a line that may not be narrower than it is."""

    def __init__(self, least: int = 300) -> None:
        super().__init__()
        self.words, self.line, self.last = kit.label(LONG), QLineEdit(), QLineEdit()
        self.line.setMinimumWidth(least)
        column = kit.column(self)
        for part in (self.words, self.line, self.last):
            column.addWidget(part)


def shown(qtbot: QtBot, scroller: Scroller, width: int, height: int) -> Scroller:
    qtbot.addWidget(scroller)
    scroller.resize(width, height)
    scroller.show()
    qtbot.waitExposed(scroller)
    return scroller


def bars(scroller: Scroller) -> tuple[bool, bool]:
    return scroller.horizontalScrollBar().maximum() > 0, scroller.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("kind", [Scroller, LeastRoom])
@pytest.mark.parametrize(
    ("size", "wanted"),
    [
        ((500, 400), (False, False)),
        ((200, 400), (True, False)),
        ((500, 60), (False, True)),
        ((200, 60), (True, True)),
    ],
)
def test_there_is_a_bar_in_each_direction_in_which_it_does_not_fit(
    qtbot: QtBot, kind: type[Scroller], size: tuple[int, int], wanted: tuple[bool, bool]
) -> None:
    scroller, form = kind(), Form()
    scroller.setWidget(form)
    shown(qtbot, scroller, *size)
    assert bars(scroller) == wanted
    assert form.width() >= 300
    assert form.words.height() >= form.words.heightForWidth(form.words.width())
    assert form.last.geometry().bottom() < form.height()


def test_every_width_and_height_ends_in_one_arrangement(qtbot: QtBot) -> None:
    """QScrollArea went on for ever at some of them."""
    scroller, form = Scroller(), Form(311)
    scroller.setWidget(form)
    shown(qtbot, scroller, 400, 100)
    for width in range(290, 340):
        for height in range(60, 160, 7):
            scroller.resize(width, height)
            across, down = bars(scroller)
            assert across == (form.width() > scroller.viewport().width())
            assert down == (form.height() > scroller.viewport().height())


def test_it_follows_what_it_shows(qtbot: QtBot) -> None:
    scroller, form = Scroller(), Form()
    scroller.setWidget(form)
    shown(qtbot, scroller, 400, 150)
    assert bars(scroller) == (False, False)
    form.words.setText(LONG * 4)
    qtbot.waitUntil(lambda: bars(scroller) == (False, True))
    form.words.setText("")
    qtbot.waitUntil(lambda: bars(scroller) == (False, False))
    scroller.setWidget(None)
    assert scroller.widget() is None
    scroller.arrange()


def test_what_gets_the_keys_is_scrolled_to(qtbot: QtBot) -> None:
    room, form = LeastRoom(), Form(600)
    room.setWidget(form)
    shown(qtbot, room, 300, 70)
    form.last.setFocus()
    qtbot.waitUntil(lambda: room.verticalScrollBar().value() > 0)
    there = form.last.mapTo(room.viewport(), QPoint())
    assert 0 <= there.y() <= room.viewport().height() - form.last.height()
    QTest.keyClick(form.last, Qt.Key.Key_PageUp)
    assert room.verticalScrollBar().value() > 0  # its keys are not those of the room


def test_a_page_scrolls_by_pages_and_one_that_has_the_keys_itself_by_lines(qtbot: QtBot) -> None:
    page = ScrollPage()
    kit.column(page.inside).addWidget(kit.label(LONG * 20))
    shown(qtbot, page, 200, 100)
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert page.verticalScrollBar().value() == 0
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    below = page.verticalScrollBar().value()
    assert below > 0
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert page.verticalScrollBar().value() > below


def test_what_gives_way_asks_for_its_least_and_takes_what_there_is(qtbot: QtBot) -> None:
    """A list that scrolls within it, beside a sentence that may not be cut."""
    page, flexible, stack = ScrollPage(), Flexible(), FlexibleStack()
    kit.column(page.inside).addWidget(kit.label(LONG * 9))
    column = kit.column(flexible)
    words = kit.label(LONG)
    column.addWidget(words)
    column.addWidget(page, 1)
    stack.addWidget(flexible)
    stack.addWidget(Form(5000))  # what is not shown does not count
    room, holder = LeastRoom(), QWidget()
    kit.column(holder).addWidget(stack, 1)
    room.setWidget(holder)
    shown(qtbot, room, 300, 240)
    assert bars(room) == (False, False)
    assert words.height() >= words.heightForWidth(words.width())
    assert page.verticalScrollBar().maximum() > 0
    room.resize(300, 90)
    assert bars(room) == (False, True)
    assert page.height() >= page.minimumSizeHint().height()
