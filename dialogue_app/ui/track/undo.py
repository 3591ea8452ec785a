"""Undo and redo: one generic command that performs a change or its reverse on a track."""

from __future__ import annotations

import dataclasses
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QUndoCommand, QUndoGroup

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.records import Record
from dialogue_app.support.translation import _
from dialogue_app.ui.track.places import WindowPlace
from dialogue_app.ui.track.step_text import step_text

_MERGED = 1


class History(Protocol):
    """What the steps of undo and redo are made on: an open track."""

    @property
    def dialogue(self) -> Dialogue:
        """The present value."""

    @property
    def place(self) -> WindowPlace:
        """Where the window shows it."""

    def step(self, change: Change) -> None:
        """Make a step; what cannot be made is told and ends the history."""


class ChangeCommand(QUndoCommand):
    """A change that has been made already: the first ``redo``, called by ``push``, does nothing. ``place`` is
    where the window was when it was made.
    """

    def __init__(self, track: History, change: Change) -> None:
        super().__init__(step_text(track.dialogue, change))
        self._track: History | None = track
        self.change, self.place = change, track.place
        self._done = True

    def id(self) -> int:
        """Commands with this id may be merged."""
        return _MERGED if self.change.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Merge typing in one place into one step."""
        if not isinstance(other, ChangeCommand) or self.place != other.place:
            return False
        if self.change.merge_key != other.change.merge_key:
            return False
        self.change = self.change.then(other.change)
        other.forget()
        return True

    def forget(self) -> None:
        """Let go of track and content. Qt frees a command without telling Python, whose part of it would stay
        (measured with PySide6 6.12: that of each command merged into another).
        """
        self.change = Change("", ())
        self._track = None

    def follow(self, quiet: Change) -> None:
        """Take over what a change outside the history set, in every record it touched."""
        self.change = following(self.change, quiet)

    def redo(self) -> None:
        """Perform the change again."""
        if self._done:
            self._done = False
            return
        if self._track is not None:
            self._track.step(self.change)

    def undo(self) -> None:
        """Perform the reverse."""
        if self._track is not None:
            self._track.step(self.change.reversed())


def following(change: Change, quiet: Change) -> Change:
    """A change with the attributes that another one, made outside the history, gave to its records."""
    values = {edit.record.id: _differences(edit) for edit in quiet.edits}
    edits = tuple(
        Edit(_with(edit.before, values), _with(edit.after, values)) if edit.record.id in values else edit
        for edit in change.edits
    )
    return dataclasses.replace(change, edits=edits)


def _differences(edit: Edit) -> dict[str, Any]:
    before, after = edit.before, edit.after
    if before is None or after is None:
        return {}
    names = (field.name for field in dataclasses.fields(after))
    return {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}


def _with(record: Record | None, values: dict[str, dict[str, Any]]) -> Record | None:
    return None if record is None else dataclasses.replace(record, **values[record.id])


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
