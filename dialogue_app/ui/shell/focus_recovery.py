"""Where the focus goes when the control that had it disappears: to the next thing to do on the page.

Left to itself Qt gives the keys to whatever comes next, which may be the private notes, so that words meant
for the record go there, or *Complete*, which the next Enter presses.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.shell.workbench import Workbench


class FocusRecovery(QObject):
    """Watches the focus. A click or Tab moves it while the old control is still there, and is not touched."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._lead)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Look again as soon as whoever took the control away has had its say."""
        if old is None or not isValid(old) or (new is not None and new.window() is not self._bench.window()):
            return
        page = self._bench.page
        if page is not None and page.isAncestorOf(old) and (new is None or not old.isVisible()):
            self._later.start(0)

    def _lead(self) -> None:
        page, focus = self._bench.page, self._bench.window().focusWidget()
        if page is None or not page.isVisible() or (focus is not None and self._fits(page, focus)):
            return
        if isinstance(page, StagePage):
            page.take_focus()
        else:
            page.go_to("")

    def _fits(self, page: QWidget, focus: QWidget) -> bool:
        """Whether the keys do on the page what is being done there."""
        inside = page.isAncestorOf(focus) and focus.isVisible()
        return inside and not (isinstance(page, StagePage) and page.gate.isAncestorOf(focus))
