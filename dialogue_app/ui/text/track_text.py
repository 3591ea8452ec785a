"""What the tracks are called in the window."""

from __future__ import annotations

from dialogue_app.core.records import BRIEF, EXTERNAL, INTERNAL, TRAINING, Session
from dialogue_app.reports.dates import short_day
from dialogue_app.support.translation import N_, _

TRACK_WORDS = {
    INTERNAL: (N_("INTERNAL"), N_("alliance only")),
    EXTERNAL: (N_("EXTERNAL"), N_("with Russia")),
    BRIEF: (N_("BRIEF"), N_("from the record")),
    TRAINING: (N_("EXERCISE"), N_("fictional")),
}
"""The word of each kind of track over what belongs to it, and who is at its table."""

WORDS_IN_TITLE = {
    INTERNAL: N_("internal"),
    EXTERNAL: N_("external"),
    BRIEF: N_("brief"),
    TRAINING: N_("exercise"),
}

OPEN_TRACKS = {
    INTERNAL: N_("internal track open"),
    EXTERNAL: N_("external track open"),
    BRIEF: N_("brief open"),
    TRAINING: N_("exercise open"),
}
"""Why a window is marked as it is, where it is for a track that stands in the rail."""


def track_words(name: str, track: str) -> str:
    """A dialogue and which of its tracks: ``Amber Sea · internal``."""
    return f"{name} · {_(WORDS_IN_TITLE[track])}"


def dated_session(session: Session) -> str:
    """A session in a line: ``Session 2 · 12 Mar 2026``."""
    number = _("Session {n}").format(n=session.number or "?")
    return f"{number} · {short_day(session.dates)}" if session.dates else number
