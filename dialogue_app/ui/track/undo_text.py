"""What undo and redo are called: with the name of the step, ``Undo set entry``."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QUndoGroup

from dialogue_app.support.translation import _


class UndoText(QObject):
    """Keeps the two actions named and enabled as the history of the track shown is."""

    def __init__(self, group: QUndoGroup, undo: QAction, redo: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._group, self._undo, self._redo = group, undo, redo
        group.undoTextChanged.connect(self.show)
        group.redoTextChanged.connect(self.show)
        group.canUndoChanged.connect(self.show)
        group.canRedoChanged.connect(self.show)
        self.show()

    def show(self) -> None:
        """Take the words of the history."""
        stack = self._group.activeStack()
        undone = stack.undoText() if stack is not None else ""
        redone = stack.redoText() if stack is not None else ""
        self._undo.setText(_("Undo {what}").format(what=lower(undone)) if undone else _("Undo"))
        self._redo.setText(_("Redo {what}").format(what=lower(redone)) if redone else _("Redo"))
        self._undo.setEnabled(self._group.canUndo())
        self._redo.setEnabled(self._group.canRedo())


def lower(text: str) -> str:
    """A name within a sentence: its first letter small, unless it is an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
