"""What every part of the window may ask of the window, without knowing it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from dialogue_app.ui.shell.actions import Actions
from dialogue_app.ui.shell.dependencies import Dependencies
from dialogue_app.ui.shell.settings_model import SettingsModel
from dialogue_app.ui.widgets.marking_strip import MarkingStrip, ShownMarking, WindowGuard


class Shell(Protocol):
    """The window as its parts see it. ``window`` is the widget that dialogs stand before."""

    dependencies: Dependencies
    settings: SettingsModel
    actions_: Actions
    strip: MarkingStrip
    covered: bool

    @property
    def second_screen(self) -> WindowGuard:
        """What covers a window that stands where its content must not be seen."""

    def window(self) -> QWidget:
        """The widget itself."""

    def tell(self, sentence: str, title: str = "") -> None:
        """Show a sentence about something that went wrong, or that is wrong."""

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open these files in place of what is open."""

    def show_start(self) -> None:
        """Show the start screen."""

    def show_tracks(self) -> None:
        """Show the workbench."""

    def show_title(self, track: str, marking: ShownMarking, title: str) -> None:
        """Show marking and title in the strip and in the window's frame, unless the window is covered."""

    def cover(self, page: QWidget) -> None:
        """Show a page in place of all content, and neither marking nor title, until ``covered`` is reset."""

    def remember_place(self) -> None:
        """Keep identifiers of what is open and shown, if the user lets the program remember."""

    def set_up_first_session(self) -> None:
        """Ask for the frame of the session shown, right after its file was made or first opened."""
