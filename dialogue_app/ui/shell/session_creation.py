"""Sessions: the frame of one, a new one, one that follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dialogue_app.core import timestamps
from dialogue_app.core.commands.sessions import (
    is_untouched,
    new_session,
    on_template,
    reframed,
    session_from_previous,
    set_up,
)
from dialogue_app.core.edits import Change
from dialogue_app.core.records import Session
from dialogue_app.core.template import Template
from dialogue_app.core.thresholds import set_thresholds, thresholds_of
from dialogue_app.services.files.library import FIRST_TEMPLATE
from dialogue_app.services.templates import built_in_templates, template, template_of
from dialogue_app.support.translation import _
from dialogue_app.ui.shell.navigation import Navigation
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.session_setup import SessionSetup
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.template_choice import TemplateChoice
from dialogue_app.ui.shell.thresholds_dialog import ThresholdsDialog
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.ask_dialog import asked, asked_until_taken


class SessionCreation:
    """Asks for the frame of a session and performs the change."""

    def __init__(self, shell: Shell, desk: NavigationState, navigation: Navigation) -> None:
        self._shell, self._desk, self._navigation = shell, desk, navigation

    def set_up(self, *, first: bool = False) -> None:
        """Ask for the frame of the session shown; ``first`` right after a file was made."""
        track = self._desk.track
        session = track.dialogue.get(Session, self._desk.place.session) if track else None
        if track is None or session is None or not self._desk.may_leave():
            return
        templates = None
        if not track.read_only and is_untouched(track.dialogue, session.id, track.template(session.id)):
            templates = TemplateChoice(track.track, session.template_key)
        title = _("First session") if first else _("Session set-up")

        def change(after: Session) -> Change:
            return set_up(track.dialogue, session, after, template_of(after))

        if self._asked(track, session, title, templates, change) is not None:
            self._desk.moved.emit()
        self._navigation.on_to_page()

    def add(self) -> None:
        """Add a session on a template of this track, after asking for its frame."""
        track = self._desk.track
        if track is not None and not track.read_only:
            first = FIRST_TEMPLATE[track.track]
            change = new_session(track.dialogue, template(first))
            self._add(track, change, TemplateChoice(track.track, first))

    def follow(self) -> None:
        """Add a session that takes over what is open in the one shown."""
        track = self._desk.track
        previous = track.dialogue.get(Session, self._desk.place.session) if track else None
        if track is None or previous is None or track.read_only:
            return
        change = session_from_previous(track.dialogue, previous, self._template(previous))
        self._add(track, change)

    def ask_thresholds(self) -> None:
        """Ask for the thresholds of the dialogue shown; a file that is only read shows them."""
        track = self._desk.track
        if track is None:
            return
        limits = thresholds_of(track.dialogue)
        dialog = ThresholdsDialog(limits, self._shell.window(), read_only=track.read_only)
        if track.read_only:
            asked(dialog)
        else:
            change = set_thresholds
            asked_until_taken(dialog, track, lambda: track.perform(change(track.dialogue, dialog.answer())))

    def _template(self, previous: Session) -> Template:
        """The present version of the template that a session runs on, if the program still has it."""
        known = {one.key: one for one in built_in_templates()}
        found = known.get(previous.template_key)
        track = self._desk.track
        if found is None and track is not None:
            return track.template(previous.id)
        return found or template(previous.template_key)

    def _add(self, track: OpenTrack, change: Change, templates: TemplateChoice | None = None) -> None:
        session = change.edits[0].after
        if not isinstance(session, Session):
            return

        def framed(after: Session) -> Change:
            return reframed(track.dialogue, change, after, template_of(after))

        after = self._asked(track, session, change.name, templates, framed)
        if after is not None:
            self._desk.go(track, after.id)
            self._navigation.on_to_page()

    def _asked(
        self,
        track: OpenTrack,
        session: Session,
        title: str,
        templates: TemplateChoice | None,
        change: Callable[[Session], Change],
    ) -> Session | None:
        """The session with the answers given, once the change to it is made; nothing if the user gave up."""
        dialog = SessionSetup(track.dialogue, session, title, self._shell.window(), templates=templates)
        made: list[Session] = []

        def perform() -> None:
            before = session
            if templates is not None and templates.template().key != session.template_key:
                before = on_template(session, templates.template())
            after = replace(before, **dialog.answer(), warned_at=session.warned_at or timestamps.now())
            if track.perform(change(after)):
                made.append(after)

        return made[-1] if asked_until_taken(dialog, track, perform) else None
