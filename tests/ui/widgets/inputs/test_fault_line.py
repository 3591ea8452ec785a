"""The sentence below a refused input stays beside it, and moves nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dialogue_app.ui.widgets.inputs.fault_line import FaultLine
from dialogue_app.ui.widgets.scroll_page import ScrollPage

LONG = "This is no date. Write the year, the month and the day like this: 2026-03-19. " * 4


class Form(ScrollPage):
    """Two inputs and a button on a page that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.head, self.first, self.button = QWidget(), QLineEdit(), QPushButton("Add")
        column = QVBoxLayout(self.inside)
        self.around = QWidget()
        inner = QVBoxLayout(self.around)
        inner.addWidget(self.first)
        for widget in (self.head, self.around, self.button):
            column.addWidget(widget)
        column.addStretch(1)
        self.resize(300, 400)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    new_form = Form()
    qtbot.addWidget(new_form)
    with qtbot.waitExposed(new_form):
        new_form.show()
    return new_form


def places(form: Form) -> list[QPoint]:
    return [widget.mapTo(form, QPoint()) for widget in (form.first, form.button)]


@pytest.mark.parametrize("sentence", ["No date.", LONG])
def test_a_fault_stands_below_its_input_and_moves_nothing(form: Form, sentence: str) -> None:
    before = places(form)
    fault = FaultLine(form.first)
    fault.say(sentence)
    QTest.qWait(1)
    assert places(form) == before
    assert fault.isVisible()
    assert fault.parentWidget() is form.inside
    assert fault.y() == form.first.mapTo(form.inside, QPoint(0, form.first.height())).y()
    assert fault.heightForWidth(fault.width()) <= fault.height()
    assert form.inside.rect().contains(fault.geometry())
    fault.say("")
    assert not fault.isVisible()


def test_it_follows_its_input_and_hides_with_it(form: Form) -> None:
    fault = FaultLine(form.first)
    fault.say("No date.")
    form.head.setFixedHeight(90)
    QTest.qWait(1)
    assert fault.y() == form.first.mapTo(form.inside, QPoint(0, form.first.height())).y()
    form.around.hide()
    assert not fault.isVisible()
    form.around.show()
    assert fault.isVisible()


def test_a_click_on_it_reaches_what_lies_below(form: Form, qtbot: QtBot) -> None:
    fault = FaultLine(form.first)
    fault.say(LONG)
    place = form.button.mapTo(form, form.button.rect().center())
    assert fault.geometry().contains(form.button.mapTo(form.inside, form.button.rect().center()))
    with qtbot.waitSignal(form.button.clicked):
        QTest.mouseClick(form.windowHandle(), Qt.MouseButton.LeftButton, pos=place)


def test_it_goes_above_where_there_is_no_room_below(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    column.addStretch(1)
    column.addWidget(line)
    around.resize(300, 200)
    around.show()
    fault = FaultLine(line)
    fault.say(LONG)
    assert fault.geometry().bottom() < line.mapTo(around, QPoint()).y() or fault.y() == 0


def test_it_goes_when_its_input_goes(form: Form) -> None:
    fault = FaultLine(form.first)
    fault.say("No date.")
    form.first.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(fault)
