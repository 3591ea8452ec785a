"""Dialogs in which something was typed when the window was locked: what became of the words."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.support.translation import _
from dialogue_app.ui.privacy.kept_words import typed_in_dialogs, write_in_notes
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.widgets.unsaved_text import unsaved_in


@dataclass(frozen=True, slots=True)
class ClosedDialogs:
    """The titles of dialogs in which something was typed; of the places in them, how many were kept."""

    titles: tuple[str, ...] = ()
    kept: int = 0
    lost: int = 0

    def fate(self) -> str:
        """What became of what was typed, without a word of it; empty if nothing was."""
        if not self.titles:
            return ""
        if not self.lost:
            return _("What was typed there stands in your private notes of the stage.")
        if not self.kept:
            return _("What was typed there was not saved.")
        return _("Of what was typed there only a part stands in your private notes of the stage.")

    def sentence(self) -> str:
        """The same with the names of the dialogs, to be said once the content may be shown again."""
        closed = _("Open when the window was locked, and closed without doing anything: {dialogs}.")
        return " ".join((closed.format(dialogs=", ".join(self.titles)), self.fate()))


def keep_words_of_dialogs(desk: NavigationState, bench: Workbench) -> ClosedDialogs:
    """Write what was typed in open dialogs into the private notes of the stage, before the lock closes them.
    Not where the notes themselves hold something that is not saved, and would be saved over it.
    """
    typed = typed_in_dialogs()
    lines = [(place.name, place.words) for place in typed if place.words]
    heading = _("Not saved where it was typed when the window was locked, {moment}:")
    kept = write_in_notes(desk, heading, lines) if lines and not unsaved_in(bench.guide) else 0
    return ClosedDialogs(tuple(dict.fromkeys(place.dialog for place in typed)), kept, len(typed) - kept)
