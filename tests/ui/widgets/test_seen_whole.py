"""What is seen as a whole holds still where it just fits, also if what has the focus lies at its edge."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.scroll_page import SEEN_WHOLE, ScrollPage


def test_what_just_fits_is_brought_into_view_once(qtbot: QtBot) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    column = kit.column(page.inside, spacing=0)
    above, whole, below = QWidget(), QWidget(), QWidget()
    for widget, high in ((above, 300), (whole, 190), (below, 300)):
        widget.setFixedHeight(high)
        column.addWidget(widget)
    whole.setProperty(SEEN_WHOLE, True)
    line = QLineEdit(whole)
    line.setGeometry(0, 160, 100, 28)
    page.resize(300, 200)
    page.show()
    moved: list[int] = []
    page.verticalScrollBar().valueChanged.connect(moved.append)
    page.verticalScrollBar().valueChanged.connect(page.follow)  # as a column of cards does that settles
    line.setFocus()
    qtbot.waitUntil(lambda: bool(moved))
    assert moved == [290]
