"""Widgets in one line: the last are cut first, and what is to spare is left out before others are cut."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from dialogue_app.ui.widgets.cut_row import CutRow
from dialogue_app.ui.widgets.cut_text import CutButton
from dialogue_app.ui.widgets.short_label import ShortLabel


def test_the_last_are_cut_first_and_what_is_to_spare_is_left_out(qtbot: QtBot) -> None:
    row = CutRow(across=10)
    qtbot.addWidget(row)
    first, second, rest = CutButton("Four of five checks"), CutButton("One of one is advised"), ShortLabel()
    rest.setText("Complete since the twelfth of March")
    row.add(first)
    row.add(second)
    row.add(rest, spare=True)
    row.resize(row.sizeHint())
    row.show()
    wide = [widget.sizeHint().width() for widget in (first, second, rest)]
    assert [widget.width() for widget in (first, second, rest)] == wide
    row.resize(row.sizeHint().width() - 40, row.height())
    assert [widget.width() for widget in (first, second, rest)] == [*wide[:2], wide[2] - 40]
    row.resize(wide[0] + 10 + wide[1] - 20, row.height())
    assert rest.isHidden()
    assert [widget.width() for widget in (first, second)] == [wide[0], wide[1] - 20]
    assert row.minimumSizeHint().width() < wide[0] + wide[1]
    row.resize(row.sizeHint())
    assert not rest.isHidden()
    rest.setText("Complete")
    qtbot.waitUntil(lambda: rest.width() == rest.sizeHint().width() < wide[2])
