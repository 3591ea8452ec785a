"""What the window does about markings: the menu of a field's marking, and why the strip says what it says."""

from __future__ import annotations

from PySide6.QtCore import QObject

from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.widgets.marking_strip import MarkingStrip


class MarkingActions(QObject):
    """A part of the room with open tracks."""

    def __init__(self, bench: Workbench, strip: MarkingStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._strip = bench, strip
        bench.marking_shown.connect(self._on_marking)

    def on_mark_field(self) -> None:
        """Offer the markings that the field shown may bear."""
        page = self._bench.stage_page
        if page is not None:
            page.field_marking.open_menu()

    def _on_marking(self, _marking: str) -> None:
        self._strip.setToolTip(self._bench.status.chip.toolTip())
