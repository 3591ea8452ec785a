"""How large the text of the window is: the actions that change it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from dialogue_app.support.settings import LARGEST_FONT, SMALLEST_FONT
from dialogue_app.ui.qt.theme import BASE_SIZE
from dialogue_app.ui.shell.actions import Slots
from dialogue_app.ui.shell.settings_model import SettingsModel


class TextSizeActions(QObject):
    """A pixel more or less, within what the settings allow, or the usual size."""

    def __init__(self, settings: SettingsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings

    def slots(self) -> Slots:
        """What answers the actions of this part."""
        return {
            "larger": self.on_larger,
            "smaller": self.on_smaller,
            "usual_size": self.on_usual_size,
        }

    def on_larger(self) -> None:
        self._set(self._settings.value.font_size + 1)

    def on_smaller(self) -> None:
        self._set(self._settings.value.font_size - 1)

    def on_usual_size(self) -> None:
        """Make the text as large as it usually is."""
        self._set(BASE_SIZE)

    def _set(self, size: int) -> None:
        self._settings.set(font_size=min(max(size, SMALLEST_FONT), LARGEST_FONT))
