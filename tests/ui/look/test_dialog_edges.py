"""The line around a dialog is seen on all four sides, in every theme: nothing in the dialog covers it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from tests.ui.look.rendering import picture
from tests.ui.test_dialogs import DIALOGS

LOOKS = (theme.LIGHT, "dark", "contrast")


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_covers_the_line_around_a_dialog(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    if isinstance(dialog, AskDialog):
        dialog.show_marking("internal", "PART", "Round")
    dialog.show()
    for look in LOOKS:
        theme.apply(qapp, look)
        QCoreApplication.processEvents()
        shown = picture(dialog, dialog.rect())
        right, foot = shown.width() - 1, shown.height() - 1
        colours = {
            shown.pixelColor(across, down).name()
            for across, down in (
                *((x, y) for x in range(right + 1) for y in (0, foot)),
                *((x, y) for x in (0, right) for y in range(foot + 1)),
            )
        }
        assert colours == {theme.current().color("line_strong").name()}, look
