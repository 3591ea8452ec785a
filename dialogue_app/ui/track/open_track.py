"""An open track as the window sees it: it performs changes, keeps undo, and signals what changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import DialogueError, PlaceFails
from dialogue_app.core.records import Session
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.hidden_answers import hidden_places, hide, reveal
from dialogue_app.core.visibility.seals import is_revealed
from dialogue_app.core.visibility.unsealed_only import closed_fields
from dialogue_app.services.templates import template_of
from dialogue_app.services.workspace import Workspace
from dialogue_app.ui.track.places import NOWHERE
from dialogue_app.ui.track.undo import ChangeCommand
from dialogue_app.ui.track.unsaved_changes import with_change


class OpenTrack(QObject):
    """One open track. Pages and editors get it as a constructor argument and change it only by
    ``perform``. ``changed`` carries the Change just made, undone or redone; ``failed`` the sentence of an
    error; ``saved`` the time of the last write. ``place`` is where the window shows it: each step keeps in
    mind where it was made.
    """

    changed = Signal(object)
    failed = Signal(str)
    saved = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.undo_stack = QUndoStack(self)
        self.place = NOWHERE
        self._hidden_here: set[tuple[str, str]] = set()
        self.unsaved: Dialogue | None = None
        self._kept: list[str] | None = None
        workspace.listen(self._on_change)

    @property
    def dialogue(self) -> Dialogue:
        return self.workspace.dialogue

    @property
    def track(self) -> str:
        """INTERNAL, EXTERNAL, BRIEF or TRAINING."""
        return self.workspace.track

    @property
    def path(self) -> Path | None:
        """The file."""
        return self.workspace.path

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self.workspace.store.read_only

    def session(self, session_id: str) -> Session:
        """The session of this id. Raises KeyError."""
        return self.dialogue.of(Session)[session_id]

    def template(self, session_id: str) -> Template:
        """The template a session runs on."""
        return template_of(self.session(session_id))

    @property
    def hidden_fields(self) -> frozenset[tuple[str, str]]:
        """(session, entry key) of the fields that somebody has hidden until their reveal."""
        return hidden_places(self.dialogue) | self._hidden_here

    def hide_until_reveal(self, session: str, field: str, hidden: bool) -> None:
        """Hide the answers of a field (by its entry key), or reveal them all at once. The track remembers it,
        so that they stay hidden whatever happens; where it cannot be written, this window does. It is no
        step to be undone: who has seen the answers has seen them.
        """
        change = (hide if hidden else reveal)(self.dialogue, session, field)
        if hidden and (self.read_only or not self.perform_quietly(change)):
            self._hidden_here.add((session, field))
            self.changed.emit(None)
        elif not hidden:
            self._hidden_here.discard((session, field))
            if not self.perform_quietly(change) or not change:
                self.changed.emit(None)

    def hides(self, session: str, field: TemplateField) -> bool:
        """Whether the answers of one field wait for their reveal."""
        if not self.hidden_fields.isdisjoint({(session, field.key), (session, field.entry_field)}):
            return True
        return field.sealed and not is_revealed(self.dialogue, session, field)

    def hidden_in(self, session: str) -> frozenset[str]:
        """The keys of the fields whose answers wait for their reveal, by hand or because they are sealed."""
        here = {field for where, field in self._hidden_here if where == session}
        return closed_fields(self.dialogue, session, self.template(session)) | here

    def perform(self, change: Change, *, final: bool = False) -> bool:
        """Make a change and remember it for undo. Says what went wrong through ``failed``. A ``final``
        one cannot be undone, nor anything before it: what is sealed must not come back by undoing.
        """
        if not change:
            return True
        try:
            self.workspace.perform(change)
        except DialogueError as error:
            self._say(error, change)
            return False
        if final:
            self.undo_stack.clear()
        else:
            self.undo_stack.push(ChangeCommand(self, change))
        return True

    def perform_quietly(self, change: Change) -> bool:
        """Make a change that is no undo step, such as time that was counted. The records it touches are
        brought in line in the history, so that earlier steps still fit.
        """
        if not change:
            return True
        try:
            self.workspace.perform(change)
        except DialogueError as error:
            self._say(error, change)
            return False
        for number in range(self.undo_stack.count()):
            command = self.undo_stack.command(number)
            if isinstance(command, ChangeCommand):
                command.follow(change)
        return True

    def check_place(self) -> bool:
        """Look whether the file is as this program wrote it. False if it is not and nobody was told yet; then
        ``failed`` says so.
        """
        try:
            self.workspace.check_place()
        except DialogueError as error:
            if self.unsaved is None:
                self._say(error, Change("", ()))
                return False
        else:
            if self.unsaved == self.dialogue:
                self.unsaved = None
                self.saved.emit(self.workspace.saved_at)
        return True

    def step(self, change: Change) -> None:
        """Make an undo or redo step. If it cannot be made, say so, drop the history and read again."""
        try:
            self.workspace.perform(change)
        except DialogueError as error:
            self._say(error, change)
            QTimer.singleShot(0, self._drop_history)

    def _say(self, error: DialogueError, change: Change) -> None:
        """Tell an error. ``unsaved`` keeps what the dialogue would be if its place had not failed."""
        if isinstance(error, PlaceFails):
            self.unsaved = with_change(self.unsaved or self.dialogue, change)
        self.say(str(error))

    def say(self, sentence: str) -> None:
        """Tell what failed through ``failed``, or to whoever keeps what fails at the moment."""
        if self._kept is None:
            self.failed.emit(sentence)
        else:
            self._kept.append(sentence)

    @contextmanager
    def failures_kept(self) -> Iterator[list[str]]:
        """What fails within is listed, and told by whoever asked for that once it can be: telling may ask a
        question, in the midst of which whatever the change came from may be gone.
        """
        kept: list[str] = []
        outer, self._kept = self._kept, kept
        try:
            yield kept
        finally:
            self._kept = outer

    def _drop_history(self) -> None:
        self.undo_stack.clear()
        self.workspace.reload()
        self.changed.emit(None)

    def show_restored(self) -> None:
        """Another content has taken the place of everything: the history fits no more, pages show it anew."""
        self.undo_stack.clear()
        self.saved.emit(self.workspace.saved_at)
        self.changed.emit(None)

    def close(self) -> None:
        """Let go of the file and forget the history."""
        for number in range(self.undo_stack.count()):
            command = self.undo_stack.command(number)
            if isinstance(command, ChangeCommand):
                command.forget()
        self.undo_stack.clear()
        self.workspace.close()

    def _on_change(self, change: Change) -> None:
        self.unsaved = None
        self.saved.emit(self.workspace.saved_at)
        self.changed.emit(change)
