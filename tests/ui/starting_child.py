"""Start the program, wait for the first picture of its start screen, and print what is loaded by then."""

import os
import sys

from PySide6.QtCore import QEvent, QObject

from dialogue_app import app
from dialogue_app.ui.window.main_window import MainWindow


class Watch(QObject):
    """Ends the program once its start screen is painted, before anything that waits for that is done."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            sys.stdout.write(" ".join(sys.modules))
            sys.stdout.flush()
            os._exit(0)
        return False


def show(window: MainWindow) -> None:
    """Show the window, watched."""
    watch = Watch(window)
    window.start.installEventFilter(watch)
    window.setVisible(True)


if __name__ == "__main__":
    MainWindow.show = show  # type: ignore[assignment, method-assign]
    sys.exit(app.main([]))
