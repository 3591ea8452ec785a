"""Making new dialogues and the sample: asks, makes the files, opens them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from dialogue_app.services.files.library import DialogueKind, file_names
from dialogue_app.services.sample.sample_tracks import SAMPLE_NAME
from dialogue_app.support.translation import _
from dialogue_app.ui.files.dialogue_files import NewFiles, SampleTask, unmake
from dialogue_app.ui.files.new_dialogue_dialog import NewDialogueDialog
from dialogue_app.ui.files.open_dialogue import DialogueOpener
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.widgets.ask_dialog import asked
from dialogue_app.ui.widgets.task_dialog import TaskDialog, Undoable

OVERVIEW = "analyses"
"""The page that the sample opens at: what its answers say, a question a row."""


class DialogueCreator:
    """Makes files and opens them in the window."""

    def __init__(self, shell: Shell, opening: DialogueOpener) -> None:
        self._shell, self._opening = shell, opening

    def make(self, kind: DialogueKind) -> None:
        """Ask for a new dialogue, make its files, open them, and ask for the frame of its session."""
        dialog = NewDialogueDialog(
            kind, documents_folder(), self._shell.dependencies.library, self._shell.window()
        )
        if not asked(dialog) or not dialog.paths:
            return
        if self._opening.open_all(dialog.paths, first=dialog.first):
            self._shell.set_up_first_session()

    def sample(self) -> None:
        """Write the sample into a folder the user is told of, unless it is there, and open it at the overview
        of what its answers say.
        """
        folder = documents_folder() / _("Amber Sea sample")
        paths = tuple(folder / name for name in file_names(SAMPLE_NAME, "two-track"))
        if not all(path.is_file() for path in paths):
            dialog = SampleDialog(self._shell.dependencies.sample, folder, self._shell.window())
            if not asked(dialog):
                return
            paths = dialog.paths
        self._opening.open_all(paths, page=OVERVIEW)


class SampleDialog(TaskDialog[NewFiles]):
    """Says where the sample will be written, and writes it. After acceptance ``paths`` names its files."""

    CONTENT = False

    def __init__(
        self, sample: Callable[[Path], tuple[Path, ...]], folder: Path, parent: QWidget | None = None
    ) -> None:
        text = _("Two files will be written into {folder}. You may change or delete them freely.")
        super().__init__(_("Amber Sea sample"), text.format(folder=folder), _("Write and open"), parent)
        self._sample, self._folder = sample, folder
        self.paths: tuple[Path, ...] = ()

    def undoable(self) -> Undoable[NewFiles]:
        """The writing; undone, the files are deleted again."""
        return Undoable(SampleTask(self._sample, self._folder).run, unmake)

    def working_words(self) -> str:
        """What the button says meanwhile."""
        return _("Making…")

    def take(self, result: NewFiles) -> None:
        """Keep what was written."""
        self.paths = result.paths


def documents_folder() -> Path:
    """Where the user keeps documents."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    found = QStandardPaths.writableLocation(location)
    return Path(found) if found else Path.home()
