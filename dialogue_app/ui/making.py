"""Making new dialogues and the sample: asks, makes the files, opens them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from dialogue_app.core.errors import DialogueError
from dialogue_app.services.library import DialogueKind, file_names
from dialogue_app.support.translation import _
from dialogue_app.ui.dialogs.ask import asked, choose
from dialogue_app.ui.dialogs.new_dialogue_wizard import NewDialogueDialog
from dialogue_app.ui.opening import Opening

SAMPLE_NAME = "Amber Sea"

if TYPE_CHECKING:
    from dialogue_app.ui.main_window import MainWindow


class Making:
    """Makes files and opens them in the window."""

    def __init__(self, window: MainWindow, opening: Opening) -> None:
        self._window, self._opening = window, opening

    def make(self, kind: DialogueKind) -> None:
        """Ask for a new dialogue, make its files, open them, and ask for the frame of its session."""
        dialog = NewDialogueDialog(kind, documents_folder(), self._window.plugs.library, self._window)
        if not asked(dialog) or not dialog.paths:
            return
        if self._opening.open_all(dialog.paths, passphrase=dialog.answer().passphrase):
            self._window.room.sessions.set_up(first=True)

    def sample(self) -> None:
        """Write the sample into a folder the user is told of, or open it if it is there; open it."""
        folder = documents_folder() / _("Amber Sea sample")
        paths = tuple(folder / name for name in file_names(SAMPLE_NAME, "two-track"))
        if not all(path.is_file() for path in paths):
            text = _("Two files will be written into {folder}. You may change or delete them freely.")
            answers = [_("Write and open")]
            if choose(self._window, _("Amber Sea sample"), text.format(folder=folder), answers) != 0:
                return
            try:
                folder.mkdir(parents=True, exist_ok=True)
                paths = self._window.plugs.sample(folder)
            except OSError as error:
                reason = error.strerror or _("unknown reason")
                text = _("{folder} could not be written ({reason}). Nothing was made.")
                self._window.tell(text.format(folder=folder, reason=reason))
                return
            except DialogueError as error:
                self._window.tell(str(error))
                return
        self._opening.open_all(paths)


def documents_folder() -> Path:
    """Where the user keeps documents."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    found = QStandardPaths.writableLocation(location)
    return Path(found) if found else Path.home()
