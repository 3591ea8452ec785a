"""Asks for the passphrase of a protected file, and opens it. It is handed on and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dialogue_app.core.errors import DialogueError, PassphraseNeeded
from dialogue_app.services.workspace import Workspace
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets.inputs.passphrase_inputs import SecretLine
from dialogue_app.ui.widgets.task_dialog import TaskDialog, Undoable

Found = Workspace | DialogueError
Opens = Callable[[str], Workspace]


class PassphraseDialog(TaskDialog[Found]):
    """A masked line. ``fault_text`` says why the last attempt failed.

    With ``opens`` it opens the file on another thread and asks again until the passphrase fits; ``found`` is
    then the open file, or what else keeps it from being opened.
    """

    CONTENT = False

    def __init__(
        self, file: str, fault_text: str = "", parent: QWidget | None = None, *, opens: Opens | None = None
    ) -> None:
        text = _("{file} is protected. Its content can be read with its passphrase only.").format(file=file)
        super().__init__(_("Passphrase"), text, _("Open"), parent)
        self._opens = opens
        self.found: Found | None = None
        self.line = SecretLine(_("Passphrase"))
        self.form().addRow(_("Passphrase"), self.line)
        self.show_fault(fault_text)
        self.line.setFocus()

    def answer(self) -> str:
        """What was typed."""
        return self.line.text()

    def fault(self) -> str:
        """Something must be typed."""
        return "" if self.line.text() else _("Type the passphrase.")

    def undoable(self) -> Undoable[Found] | None:
        """The opening, where this is asked for it; undone, the file is closed again."""
        if self._opens is None:
            return None
        return Undoable(_Attempt(self._opens, self.line.text()).run, close_found)

    def working_words(self) -> str:
        """What the button says meanwhile."""
        return _("Opening…")

    def take(self, result: Found) -> None:
        """Keep what was found."""
        self.found = result

    def mend(self) -> None:
        """Another passphrase is typed over the one that does not fit."""
        self.line.selectAll()
        self.line.setFocus()


def close_found(found: Found | None) -> None:
    """Let go of a file that was opened."""
    if isinstance(found, Workspace):
        found.close()


class _Attempt:
    """Opening a file with what was typed, on another thread."""

    def __init__(self, opens: Opens, typed: str) -> None:
        self._opens, self._typed = opens, typed

    def run(self) -> Found:
        """The open file, or what another passphrase would not mend. Raises PassphraseNeeded."""
        try:
            return self._opens(self._typed)
        except PassphraseNeeded:
            raise
        except DialogueError as error:
            return error
