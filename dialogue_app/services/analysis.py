"""A session held on its template, ready to be analysed, and which file is the other track of which."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL, INTERNAL, Session
from dialogue_app.core.template import Template
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _


@dataclass(frozen=True, slots=True)
class SessionView:
    """One session of a dialogue on its template."""

    dialogue: Dialogue
    session: str
    template: Template

    def code(self, party: str) -> str:
        """The short code of a party or side."""
        return answerer(self.dialogue, party).code


def session_of(dialogue: Dialogue, number: int | None) -> Session:
    """The session of this number, or the last one. Raises Refused if there is none."""
    sessions = [session for session in dialogue.sessions() if number in (None, session.number)]
    if not sessions:
        raise Refused(_("There is no session {n} in this file. Nothing was changed.").format(n=number))
    return sessions[-1]


COUNTERPART = {INTERNAL: EXTERNAL, EXTERNAL: INTERNAL}
"""Which kind of track is the other one of which."""


def hold(dialogue: Dialogue, number: int | None = None) -> SessionView:
    """A session of a dialogue, ready to be analysed. Raises Refused if there is none."""
    session = session_of(dialogue, number)
    return SessionView(dialogue, session.id, template_of(session))


def refuse_other(dialogue: Dialogue, other: Dialogue | None) -> None:
    """Raises Refused for a second file that is not the other track of this one: it would be ignored."""
    if other is None or COUNTERPART.get(dialogue.track.track) == other.track.track:
        return
    if dialogue.track.track not in COUNTERPART:
        raise Refused(_("This file has no other track; analyse it alone. Nothing was written."))
    raise Refused(_("The second file is not the other track of the first one. Nothing was written."))
