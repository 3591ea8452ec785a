"""A column of many rows: few exist, none changes under a hand, and what is seen keeps its place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.ui.widgets.cards.card_column import CardColumn
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.scroll_page import ScrollPage

MANY = 500


class LineRow(QWidget):
    """A label over a line; every fifth row is higher."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.record_id = ""
        self.label, self.line = QLabel(self), QLineEdit(self)
        column = QVBoxLayout(self)
        column.addWidget(self.label)
        column.addWidget(self.line)

    def turn_to(self, record_id: str) -> None:
        if record_id != self.record_id:
            self.record_id = record_id
            self.line.clear()
        self.label.setText(record_id)
        self.setMinimumHeight(0)
        self.label.setMinimumHeight(120 if int(record_id) % 5 == 0 else 20)


class Shown:
    """A page with a column in it."""

    def __init__(self, qtbot: QtBot, n: int = MANY) -> None:
        self.made = 0
        self.page = ScrollPage()
        self.column = CardColumn[LineRow](self.page, self.make, self.turn)
        inside = QVBoxLayout(self.page.inside)
        inside.addWidget(self.column)
        inside.addStretch(1)
        self.column.show_rows(str(number) for number in range(n))
        qtbot.addWidget(self.page)
        self.page.resize(400, 500)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        QTest.qWait(20)

    def make(self, parent: QWidget) -> LineRow:
        self.made += 1
        return LineRow(parent)

    def turn(self, row: LineRow, record_id: str) -> None:
        row.turn_to(record_id)

    def top(self, record_id: str) -> int:
        return self.column.rows[record_id].mapTo(self.page.viewport(), QPoint()).y()

    def seen(self) -> list[str]:
        view = self.page.viewport().rect()
        return [
            row_id
            for row_id, row in self.column.rows.items()
            if view.intersects(row.rect().translated(row.mapTo(self.page.viewport(), QPoint())))
        ]

    def scroll(self, to: int) -> None:
        self.page.verticalScrollBar().setValue(to)


def in_step(shown: Shown) -> bool:
    """Every row that exists says its own number, and they stand one below the other, none over another."""
    rows = sorted(shown.column.rows.items(), key=lambda id_and_row: int(id_and_row[0]))
    tops = [row.y() for _id, row in rows]
    ends = [row.y() + row.height() for _id, row in rows]
    said = all(row.label.text() == row.record_id == row_id for row_id, row in rows)
    return said and all(end <= top for end, top in zip(ends, tops[1:], strict=False))


def test_only_the_rows_near_the_screen_exist(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    bar = shown.page.verticalScrollBar()
    for place in (*range(0, 3000, 137), bar.maximum() // 2, bar.maximum(), 0):
        shown.scroll(place)
        QTest.qWait(1)
        assert in_step(shown)
        assert len(shown.column.rows) < 25
        tops = sorted(shown.top(row_id) for row_id in shown.seen())
        assert tops[0] <= 20
    assert shown.made < 40


def test_every_row_is_as_high_as_it_must_be(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.column.bring("250")
    for row in shown.column.rows.values():
        assert row.height() == row.sizeHint().height()


def test_a_row_is_brought_onto_the_screen_from_anywhere(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    for number in ("499", "0", "250", "251", "12"):
        row = shown.column.bring(number)
        assert row is not None
        assert row.record_id == number
        assert 0 <= shown.top(number) <= 500 - row.height() + 12
    assert shown.column.bring("none") is None


def test_what_is_seen_keeps_its_place_when_rows_come_and_go_above(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.column.bring("200")
    QTest.qWait(5)
    place = shown.top("200")
    shown.column.show_rows(str(number) for number in range(5, MANY))
    QTest.qWait(5)
    assert shown.top("200") == place
    shown.column.show_rows(str(number) for number in range(MANY))
    QTest.qWait(5)
    assert shown.top("200") == place


def test_scrolling_back_over_rows_never_measured_moves_nothing_seen(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.column.bring("300")
    QTest.qWait(5)
    for _step in range(30):
        first = min(shown.seen(), key=int)
        before = shown.top(first)
        bar = shown.page.verticalScrollBar()
        bar.setValue(bar.value() - 40)
        QTest.qWait(1)
        assert shown.top(first) == before + 40


def test_the_row_with_the_focus_stays_what_it_is(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    row = shown.column.rows["2"]
    row.line.setFocus()
    QTest.keyClicks(row.line, "words")
    shown.scroll(shown.page.verticalScrollBar().maximum())
    QTest.qWait(5)
    QTest.keyClicks(QApplication.focusWidget(), " more")
    assert shown.column.rows["2"] is row
    assert (row.record_id, row.line.text()) == ("2", "words more")


def test_a_row_in_which_something_is_not_saved_stays(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    row = shown.column.rows["3"]
    foot().hold(row.line, "Line")
    shown.scroll(5000)
    QTest.qWait(5)
    assert shown.column.rows["3"] is row
    foot().let_go(row.line)
    shown.scroll(10000)
    QTest.qWait(5)
    assert "3" not in shown.column.rows


def test_a_row_that_is_pinned_stays_and_goes_when_its_record_goes(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    row = shown.column.rows["1"]
    shown.column.pinned = {"1"}
    shown.scroll(5000)
    assert shown.column.rows["1"] is row
    with qtbot.waitSignal(row.destroyed):
        shown.column.show_rows(["0", "2"])
    assert set(shown.column.rows) == {"0", "2"}


def test_a_row_under_a_pressed_button_of_the_mouse_stays(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    row = shown.column.rows["2"]
    place = row.mapTo(shown.page, QPoint(30, 8))
    window = shown.page.windowHandle()
    QTest.mouseMove(window, QPoint(1, 1))  # a move to where the pointer was in an earlier test is none
    QTest.mouseMove(window, place)
    QTest.qWait(20)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=place)
    shown.scroll(5000)
    assert shown.column.rows["2"] is row
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=place)


def test_a_row_that_came_under_a_pointer_at_rest_stays_while_it_is_pressed(qtbot: QtBot) -> None:
    """The wheel moves rows under the pointer; none of them is entered until the pointer moves."""
    shown = Shown(qtbot)
    window = shown.page.windowHandle()
    spot = shown.page.viewport().mapTo(shown.page, QPoint(200, 250))
    QTest.mouseMove(window, spot)
    shown.page.verticalScrollBar().setValue(4000)
    QTest.qWait(1)
    row = next(
        row_id
        for row_id in shown.seen()
        if shown.column.rows[row_id].geometry().contains(shown.column.mapFrom(shown.page, spot))
    )
    widget = shown.column.rows[row]
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    shown.page.verticalScrollBar().setValue(40_000)
    assert shown.column.rows[row] is widget
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    shown.page.verticalScrollBar().setValue(20_000)
    assert row not in shown.column.rows


def test_tab_goes_through_the_rows_in_their_order_however_far(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.scroll(8000)
    shown.scroll(0)
    QTest.qWait(5)
    shown.column.rows["0"].line.setFocus()
    for number in range(1, 40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QTest.qWait(1)
        focus = QApplication.focusWidget()
        assert focus is shown.column.rows[str(number)].line
        assert str(number) in shown.seen()
    for number in range(38, 20, -1):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        QTest.qWait(1)
        assert QApplication.focusWidget() is shown.column.rows[str(number)].line


def test_a_row_that_grows_moves_the_others(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    before = shown.top("3")
    shown.column.rows["1"].label.setMinimumHeight(150)
    QTest.qWait(20)
    assert shown.top("3") == before + 130
    assert in_step(shown)
