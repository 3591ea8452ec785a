"""An open track and the only way it changes: ``perform`` writes first, then swaps the value."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dialogue_app.core import timestamps
from dialogue_app.core.commands.attribution import SCALE, settled
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import BadTemplate, ChangedOutside
from dialogue_app.core.records import Session
from dialogue_app.core.validity.limits import refuse_too_much
from dialogue_app.core.visibility.seals import refuse_breaking
from dialogue_app.services.ports import TrackStore
from dialogue_app.services.soundness.loose_ends import loose_ends
from dialogue_app.services.soundness.unfit import refuse_unfit
from dialogue_app.services.templates import template_of

Listener = Callable[[Change], None]


class Workspace:
    """One open track: its store, its present value, and those who want to hear of changes."""

    def __init__(self, store: TrackStore) -> None:
        """Load the track. Raises CannotOpen if it is damaged."""
        self.store = store
        self._read()
        self.loose_ends = loose_ends(self._dialogue)
        """What was found to stand in no place when the track was opened, a sentence each."""
        self._listeners: list[Listener] = []
        self.saved_at = ""

    @property
    def dialogue(self) -> Dialogue:
        """The present value."""
        return self._dialogue

    @property
    def path(self) -> Path | None:
        """The file of the track."""
        return self.store.path

    @property
    def track(self) -> str:
        """INTERNAL, EXTERNAL, BRIEF or TRAINING."""
        return self._dialogue.track.track

    def perform(self, change: Change) -> None:
        """Write a change, swap the value, tell the listeners. An empty change does nothing.

        Raises CannotSave or StaleEdit, and Refused where a seal would be broken or a value does not fit, so
        that the file would not be opened again; then nothing has changed, here or on disk.
        """
        if not change:
            return
        refuse_breaking(change.edits)
        after = self._dialogue.apply(change.edits)
        refuse_too_much(after)
        refuse_unfit(after, change.edits)
        self.check_place()
        self.store.write((*self._unwritten, *change.edits))
        self._hold(after)
        self.saved_at = timestamps.now()
        for listener in tuple(self._listeners):
            listener(change)

    def check_place(self) -> None:
        """Raises PlaceFails if the file is gone, or if another program put other content into it. One that
        was only touched, as by the clock of a network folder, is taken up again.
        """
        try:
            self.store.check_untouched()
        except ChangedOutside:
            if not self.store.still_holds(self._written):
                raise

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` after every change."""
        self._listeners.append(listener)

    def reload(self) -> None:
        """Read the track again, as after a write that failed midway. Raises CannotOpen."""
        self._read()

    def restore(self, dialogue: Dialogue) -> None:
        """Put another content in place of everything; nobody is told of it here, so that this may run on
        another thread while nothing is changed. Raises CannotSave; then everything is as it was.
        """
        self.store.restore(dialogue)
        self._hold(dialogue)
        self.saved_at = timestamps.now()

    def _read(self) -> None:
        """Take over what the file holds, with one attribution rule for each session (see
        ``core.attribution``). What that changes is written with the next change: a file that cannot be
        written opens all the same.
        """
        self._written = dialogue = self.store.load()
        self._unwritten = tuple(
            edit for session in dialogue.sessions() for edit in _settled_session(dialogue, session)
        )
        self._dialogue = dialogue.apply(self._unwritten) if self._unwritten else dialogue

    def _hold(self, dialogue: Dialogue) -> None:
        """Everything stands in the file as it does here."""
        self._dialogue = self._written = dialogue
        self._unwritten = ()

    def close(self) -> None:
        """Let go of the file and of every listener."""
        self._listeners.clear()
        self.store.close()


def _settled_session(dialogue: Dialogue, session: Session) -> tuple[Edit, ...]:
    if SCALE not in session.template_text:
        return ()
    try:
        return settled(dialogue, session, template_of(session))
    except BadTemplate:  # told by the check, and where the session is shown
        return ()
