"""What a report is made from for somebody outside the file: what the rules of a session let them be told."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Session
from dialogue_app.core.template import Template
from dialogue_app.core.visibility.unsealed_only import shut
from dialogue_app.reports.context import Hidden, ReportContext
from dialogue_app.reports.reader import RuledReader
from dialogue_app.services.analysis import SessionView
from dialogue_app.services.audience.disclosure import Disclosure
from dialogue_app.services.audience.redaction import narrowed
from dialogue_app.services.audience.uncounted import counted
from dialogue_app.services.templates import template_of


def ruled_context(
    dialogue: Dialogue,
    session: Session,
    template: Template,
    *,
    highest: str = "",
    hidden: Hidden = frozenset(),
) -> ReportContext:
    """A session on its template as its attribution rule lets it be told: without what is sealed or waits for
    its reveal, without answers that are in no count, and with a reader to whom nobody is named who may not
    be. ``highest``: without what is marked higher too; empty: markings do not matter.
    """

    def of_session(other: Session) -> Template:
        return template if other.id == session.id else template_of(other)

    told = counted(shut(dialogue, of_session), of_session, session)
    rows = [place for place in told.rows if place[0] == session.id]
    shown, marked = told.dialogue, session
    if highest:
        shown, marked = narrowed(shown, session, of_session, highest)
    reader = RuledReader(Disclosure(shown, marked, dialogue), marked=bool(highest), uncounted=rows)
    held = SessionView(shown, session.id, template)
    return ReportContext(held, dialogue.track.track, hidden, reader=reader)
