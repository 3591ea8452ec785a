"""Windows beside the main one are closed, work that shows its progress is stopped."""

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QMenu, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.ui.privacy import clear_content


def test_work_that_shows_its_progress_is_stopped(qtbot: QtBot) -> None:
    window, other = QWidget(), QWidget()
    progress = QProgressDialog("Working", "Stop", 0, 100)
    for widget in (window, other, progress):
        qtbot.addWidget(widget)
        widget.show()
    assert clear_content.close_other_windows(window) == 0
    assert progress.wasCanceled()
    assert window.isVisible()
    assert not other.isVisible()


def test_a_menu_is_closed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window, menu = QWidget(), QMenu()
    for widget in (window, menu):
        qtbot.addWidget(widget)
    window.show()
    menu.addAction("x")
    shown = iter((menu, menu))
    monkeypatch.setattr(clear_content.QApplication, "activePopupWidget", lambda: next(shown, None))
    menu.popup(window.pos())
    clear_content.close_other_windows(window)
    assert not menu.isVisible()


def test_only_what_is_ours_is_taken_from_the_clipboard(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    emptied: list[QClipboard.Mode] = []

    class Clipboard:
        def __init__(self, *, ours: bool) -> None:
            self.ownsClipboard = self.ownsSelection = lambda: ours

        def clear(self, mode: QClipboard.Mode) -> None:
            emptied.append(mode)

    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    for ours, expected in ((False, []), (True, [QClipboard.Mode.Clipboard, QClipboard.Mode.Selection])):
        monkeypatch.setattr(QGuiApplication, "clipboard", lambda ours=ours: Clipboard(ours=ours))
        clear_content.forget_clipboard()
        assert emptied == expected
