"""Undo and redo: one generic command that performs a change or its reverse on a track."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from dialogue_app.core.edits import Change

if TYPE_CHECKING:
    from dialogue_app.ui.open_track import OpenTrack

_MERGED = 1


class ChangeCommand(QUndoCommand):
    """A change that has been made already: the first ``redo``, called by ``push``, does nothing."""

    def __init__(self, track: OpenTrack, change: Change) -> None:
        super().__init__(change.name)
        self._track = track
        self.change = change
        self._done = True

    def id(self) -> int:
        """Commands with this id may be merged."""
        return _MERGED if self.change.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Merge typing in one place into one step."""
        if not isinstance(other, ChangeCommand) or self.change.merge_key != other.change.merge_key:
            return False
        self.change = self.change.then(other.change)
        return True

    def redo(self) -> None:
        """Perform the change again."""
        if self._done:
            self._done = False
            return
        self._track.step(self.change)

    def undo(self) -> None:
        """Perform the reverse."""
        self._track.step(self.change.reversed())
