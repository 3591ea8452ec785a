"""Starting the window: application, settings, language, look, and what to open."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from dialogue_app.support import settings
from dialogue_app.support.paths import user_data_folder
from dialogue_app.support.translation import use_language
from dialogue_app.ui.privacy.qt_traces import leave_no_traces
from dialogue_app.ui.qt import theme
from dialogue_app.ui.qt.background import stop_all, take_turns
from dialogue_app.ui.qt.error_watch import ErrorWatch
from dialogue_app.ui.qt.garbage_collection import garbage_collection_of
from dialogue_app.ui.shell.dependencies import Dependencies
from dialogue_app.ui.shell.settings_model import SettingsModel
from dialogue_app.ui.window.main_window import PROGRAM, MainWindow
from dialogue_app.ui.window.single_instance import SingleInstance, Visitor, no_answer
from dialogue_app.ui.window.system_end import SystemEnd


class Start:
    """What happens once the window stands: files are opened after the first picture is on the screen."""

    def __init__(self, window: MainWindow, paths: Sequence[Path]) -> None:
        self._window, self._paths = window, tuple(paths)

    def open_files(self) -> None:
        """Open the files named at the start, or those of last time."""
        from dialogue_app.support.journal import open_journal

        open_journal()
        try:
            if self._paths:
                self._window.open_paths(self._paths)
            elif self._window.settings.value.keep_recent and self._window.settings.value.last_files:
                self._window.controller.opener.resume()
            self._window.tell_unsaved()
        finally:
            garbage_collection_of(application()).set_aside_soon()


def application(arguments: Sequence[str] = ()) -> QApplication:
    """The application, made if there is none yet, with garbage collection on its own thread only."""
    q_core_application = QApplication.instance()
    if isinstance(q_core_application, QApplication):
        return q_core_application
    leave_no_traces()
    q_application = QApplication([PROGRAM, "-style", theme.STYLE, *arguments])
    garbage_collection_of(q_application)
    q_application.setProperty(theme.STYLED, theme.STYLE)
    q_application.setApplicationName(PROGRAM)
    q_application.setDesktopFileName(PROGRAM)
    return q_application


def run(paths: Sequence[Path], dependencies: Dependencies) -> int:
    """Open the window and return the exit code when it is closed. If the program of this user runs already,
    it is asked to open the files instead.
    """
    app = application()
    program = SingleInstance(user_data_folder() / "running", app)
    if not program.begin():
        if program.hand_over(paths):
            return 0
        if not program.has_place:
            return unanswered()
    take_turns()
    model = SettingsModel(settings.load())
    speak(app, model.value.language)
    theme.apply(app, model.value.theme, model.value.font_size)
    window = MainWindow(dependencies, model)
    Visitor(window, program)
    watch = ErrorWatch(window)
    watch.seen.connect(window.tell)
    watch.install()
    app.styleHints().colorSchemeChanged.connect(window.on_system_theme)
    ending = SystemEnd(window)
    window.show()
    start = Start(window, paths)
    QTimer.singleShot(0, start.open_files)
    QTimer.singleShot(0, program.listen)
    try:
        return app.exec()
    finally:
        stop_all()
        sys.excepthook = sys.__excepthook__
        program.end()
        ending.stop()


def unanswered() -> int:
    """Say that the running program does not answer, and return the exit code."""
    use_language(settings.load().language)
    sys.stderr.write(no_answer() + "\n")
    return 1


def speak(app: QApplication, code: str) -> None:
    """Use a language: our own texts, and those of the dialogs that come with Qt."""
    use_language(code)
    QLocale.setDefault(QLocale(code))
    if code == "en":
        return
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{code}", folder):
        app.installTranslator(translator)
