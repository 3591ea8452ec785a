"""The one window: the start screen while nothing is open, the workbench while a track is.

It connects actions to what they do and keeps the marking, the title and the last place. What belongs to
open files is put together in ``session_controller``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenuBar, QPushButton, QStackedWidget, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.privacy.second_screen import SecondScreen
from dialogue_app.ui.qt import theme
from dialogue_app.ui.shell.actions import Actions, Slots
from dialogue_app.ui.shell.dependencies import Dependencies
from dialogue_app.ui.shell.settings_model import SettingsModel
from dialogue_app.ui.shell.text_size import TextSizeActions
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.marking_strip import MarkingStrip, ShownMarking
from dialogue_app.ui.window.start_page import StartPage

if TYPE_CHECKING:
    from dialogue_app.ui.window.session_controller import SessionController

SMALLEST_FONT, LARGEST_FONT = 10, 22
SMALLEST = (900, 520)
"""The smallest window in which everything can be used, at every size of text."""
PROGRAM = "dialogue-app"


class MainWindow(QMainWindow):
    """The window. What belongs to open tracks is loaded with the first file: see ``controller``."""

    def __init__(self, dependencies: Dependencies, settings: SettingsModel) -> None:
        super().__init__()
        self.dependencies, self.settings = dependencies, settings
        self._controller: SessionController | None = None
        self.covered = self._ending = False
        self.actions_ = Actions(self)
        self._build()
        self._connect()
        self.show_start()
        self._restore()

    def slots(self) -> Slots:
        """What answers the actions of this part."""
        return {
            "new_two_track": self.on_new_two_track,
            "new_brief": self.on_new_brief,
            "new_exercise": self.on_new_exercise,
            "open": self.on_open,
            "sample": self.on_sample,
            "save_copy": self.on_save_copy,
            "close": self.on_close,
            "settings": self.on_settings,
            "quit": self.on_quit,
            "full_screen": self.on_full_screen,
            "guide_book": self.on_guide_book,
            "keyboard_map": self.on_keyboard_map,
            "about": self.on_about,
        }

    def _build(self) -> None:
        self.text_size = TextSizeActions(self.settings, self)
        self.setMinimumSize(*SMALLEST)
        self.strip = MarkingStrip()
        self.second_screen = SecondScreen(self)
        self.second_screen.watch(self, self.strip)
        self.bar = QMenuBar()
        self.actions_.fill(self.bar)
        top = QWidget()
        column = kit.column(top, spacing=0)
        column.addWidget(self.strip)
        column.addWidget(self.bar)
        self.setMenuWidget(top)
        self.start = StartPage()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.setCentralWidget(self.stack)

    def _connect(self) -> None:
        for part in (self, self.text_size):
            self.actions_.connect(part.slots())
        self.start.chosen.connect(self._on_start_choice)
        self.start.recent_chosen.connect(self._on_recent)
        self.start.recent_cleared.connect(self._on_recent_cleared)
        self.settings.changed.connect(self._on_settings_changed)

    # -- the two faces -------------------------------------------------------------------------------

    @property
    def controller(self) -> SessionController:
        """What belongs to open tracks; loaded when first needed."""
        if self._controller is None:
            from dialogue_app.ui.window.session_controller import SessionController

            self._controller = SessionController(self)
            self.stack.addWidget(self._controller.bench)
        return self._controller

    def show_start(self) -> None:
        self.strip.hide()
        self.setWindowTitle(_("Dialogue"))
        self.actions_.show_for(track=False)
        self.start.show_recent(self.settings.value.recent if self.settings.value.keep_recent else ())
        self.stack.setCurrentWidget(self.start)
        self.start.take_focus()

    def show_tracks(self) -> None:
        """Show the workbench."""
        self.strip.show()
        self.actions_.show_for(track=True)
        self.stack.setCurrentWidget(self.controller.bench)

    def show_title(self, track: str, marking: ShownMarking, title: str) -> None:
        """Show marking and title in the strip and in the window's frame, unless the window is locked."""
        if self.covered:
            return
        self.strip.show_marking(track, marking, title)
        self.setWindowTitle(f"{title} · {self.strip.words}")

    def cover(self, page: QWidget) -> None:
        """Show a page in place of all content, and neither marking nor title, until ``covered`` is reset."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.strip.show_marking("", ShownMarking(), "")
        self.strip.hide()
        self.setWindowTitle(_("Dialogue"))
        self.covered = True

    def remember_place(self) -> None:
        """Keep identifiers of what is open and shown, if the user lets the program remember."""
        self.controller.remember_place()

    def set_up_first_session(self) -> None:
        """Ask for the frame of the session shown, right after its file was made or first opened."""
        self.controller.sessions.set_up(first=True)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open these files, or else what was open last time."""
        self.controller.opener.open_all(paths)

    def tell(self, sentence: str, title: str = "") -> None:
        """Show a sentence about something that went wrong, or that is wrong; to nobody when the system ends
        the program.
        """
        if self._ending:
            return
        from dialogue_app.ui.widgets.ask_dialog import tell

        tell(self, title or _("This did not work"), sentence)

    # -- actions of the file menu --------------------------------------------------------------------

    def on_new_two_track(self) -> None:
        """Ask for a new two-track dialogue and make it."""
        self.controller.creator.make("two-track")

    def on_new_brief(self) -> None:
        self.controller.creator.make("brief")

    def on_new_exercise(self) -> None:
        self.controller.creator.make("exercise")

    def on_open(self) -> None:
        """Ask for a file and open it."""
        self.controller.opener.ask()

    def on_sample(self) -> None:
        """Write the sample and open it."""
        self.controller.creator.sample()

    def on_save_copy(self) -> None:
        """Save a copy of the track shown."""
        self.controller.opener.save_copy()

    def on_close(self) -> None:
        """Let go of the open files and go back to the start screen."""
        if not self.controller.bench.may_leave():
            return
        self.controller.remember_place()
        self.controller.desk.close_all()
        self.settings.set(last_files=(), last_session="", last_stage="", last_field="")
        self.show_start()

    def on_settings(self) -> None:
        from dialogue_app.ui.widgets.ask_dialog import asked
        from dialogue_app.ui.window.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self.settings.value, self)
        if asked(dialog):
            self.settings.take(dialog.answer())

    def on_quit(self) -> None:
        """Close the window."""
        self.close()

    # -- view and help -------------------------------------------------------------------------------

    def on_full_screen(self, on: bool) -> None:
        """Use the whole screen, or no longer."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.actions_["full_screen"].setChecked(on)

    def on_guide_book(self) -> None:
        """Show the user guide."""
        self._help("guide")

    def on_keyboard_map(self) -> None:
        self._help("keys")

    def _help(self, chapter: str) -> None:
        from dialogue_app.ui.window.help_window import HelpWindow

        window = HelpWindow(self)
        window.show_chapter(chapter)
        window.show()

    def on_about(self) -> None:
        """Say what this program is."""
        from dialogue_app.ui.widgets.ask_dialog import asked
        from dialogue_app.ui.window.help_window import AboutDialog

        asked(AboutDialog(self.dependencies.version(), self))

    # -- slots ---------------------------------------------------------------------------------------

    def _on_start_choice(self, key: str) -> None:
        self.actions_[key].trigger()

    def _on_recent(self, path: str) -> None:
        self.open_paths([Path(path)])

    def _on_recent_cleared(self) -> None:
        self.settings.take(self.settings.value.without_recent(keep=self.settings.value.keep_recent))
        self.start.show_recent(())

    def _on_settings_changed(self) -> None:
        value, application = self.settings.value, QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, value.theme, value.font_size)
        self.start.show_recent(value.recent if value.keep_recent else ())

    def on_system_theme(self) -> None:
        """The desktop has turned light or dark."""
        self._on_settings_changed()

    # -- coming back ---------------------------------------------------------------------------------

    def _restore(self) -> None:
        geometry = self.settings.value.window_geometry
        if geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii"))):
            return
        screen = self.screen().availableGeometry()
        self.resize(min(1440, screen.width()), min(900, screen.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as people expect; Qt does so in dialogs only."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def keep(self) -> None:
        """Save what is being typed, and where the window was."""
        if self._controller is not None and not self.covered:
            self._controller.bench.commit()
            self._controller.remember_place()

    def end(self) -> None:
        """Close without asking anything: the system wants the program to end."""
        self._ending = True
        if self._controller is not None:
            from dialogue_app.ui.window.unsaved_at_end import keep_unsaved

            keep_unsaved(self._controller.desk, self._controller.bench, self.settings)
        self.keep()
        if self._controller is not None:
            from dialogue_app.ui.privacy.clear_content import close_other_windows

            close_other_windows(self)
        self.close()

    def tell_unsaved(self) -> None:
        """Say, once, what could not be saved when the system ended the program."""
        kept, lost = self.settings.value.unsaved_kept, self.settings.value.unsaved_lost
        if kept or lost:
            from dialogue_app.ui.window.unsaved_at_end import unsaved_sentence

            self.settings.set(unsaved_kept=0, unsaved_lost=0)
            self.tell(unsaved_sentence(kept, lost), _("Not everything was saved"))

    def _may_close(self) -> bool:
        """Whether nothing is lost by closing, or the user wants it to be."""
        controller = self._controller
        if controller is None or self._ending:
            return True
        return (self.covered or controller.bench.may_leave()) and controller.rescue.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed and where the window was; ask before what cannot be saved is lost."""
        if not self._may_close():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        if self._controller is not None:
            self._controller.bench.commit()
            self._controller.remember_place()
            self._controller.desk.close_all()
        self.settings.set(window_geometry=geometry)
        super().closeEvent(event)
        QTimer.singleShot(0, QApplication.quit)
