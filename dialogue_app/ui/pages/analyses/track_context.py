"""The context of reports that the window makes of its open tracks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dialogue_app.analyses.judgements.unity_overview import UnityOverview
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.reports.context import Hidden, ReportContext
from dialogue_app.services.analysis import SessionView
from dialogue_app.ui.track.open_track import OpenTrack


def context_of(
    track: OpenTrack, session: str, others: Iterable[OpenTrack], kept: dict[str, UnityOverview]
) -> ReportContext:
    """A session of a track. Only an internal track looks at the other one, never the reverse."""
    outside = None
    if track.track == INTERNAL:
        other = next(
            (
                open_track
                for open_track in others
                if open_track.track == EXTERNAL and open_track.dialogue.sessions()
            ),
            None,
        )
        if other is not None:
            outside = _context(other, other.dialogue.sessions()[-1].id, {})
    return replace(_context(track, session, kept), outside=outside)


def _context(track: OpenTrack, session: str, kept: dict[str, UnityOverview]) -> ReportContext:
    dialogue = track.dialogue
    held = SessionView(dialogue, session, track.template(session))
    return ReportContext(held, track.track, hidden_places_of(track), None, kept)


def hidden_places_of(track: OpenTrack) -> Hidden:
    """The fields of a track, session by session, whose answers wait for their reveal."""
    sessions = track.dialogue.sessions()
    return frozenset((session.id, key) for session in sessions for key in track.hidden_in(session.id))
