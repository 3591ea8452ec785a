"""The settings as the window uses them: one present value, saved whenever it changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from dialogue_app.support import settings
from dialogue_app.support.settings import Settings


class SettingsModel(QObject):
    """Holds the settings. ``changed`` is emitted after every change."""

    changed = Signal()

    def __init__(self, value: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value = value or settings.load()

    def set(self, **values: Any) -> None:
        """Change some settings."""
        self.take(replace(self.value, **values))

    def take(self, value: Settings) -> None:
        """Put settings in place of the present ones and save them; a failure is journalled only."""
        if value == self.value:
            return
        self.value = value
        try:
            settings.save(value)
        except OSError:
            from dialogue_app.support.journal import get_journal

            get_journal(__name__).warning("the settings could not be saved", exc_info=True)
        self.changed.emit()
