"""Every report of a session as plain values for JSON: stable keys, numbers unrounded, null for nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.core.visibility.unsealed_only import shut
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.plain_values import Json
from dialogue_app.reports.questions import QUESTIONS, Question
from dialogue_app.reports.reader import RuledReader
from dialogue_app.reports.report import Report
from dialogue_app.reports.ruled_context import ruled_context
from dialogue_app.services.analysis import hold, session_of
from dialogue_app.services.audience.disclosure import Disclosure
from dialogue_app.services.audience.withheld import Withheld
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _

_Read = Callable[[Dialogue, int | None], ReportContext]


@dataclass(frozen=True, slots=True)
class Ruled:
    """The analyses, and what of them was withheld: a sentence each."""

    analyses: Json
    sentences: tuple[str, ...]


def analyse(dialogue: Dialogue, number: int | None = None, other: Dialogue | None = None) -> Json:
    """Every analysis of one session (the last one if none is named), everybody by name.

    ``other`` is the other track's dialogue: what needs both tracks (seams), and what this track does
    not hold (two-way verdicts, perceptions, signals; or the allies' verdicts), is read from its last
    session. What is sealed, or waits for its reveal, is not in any of it. Raises Refused for an unknown
    session.
    """
    return _exported(*_tracks(_named, dialogue, number, other))


def analyse_as_ruled(dialogue: Dialogue, number: int | None = None, other: Dialogue | None = None) -> Ruled:
    """The same as the attribution rule of the session allows, and of the other track as that of its last
    session does: null is what a rule hides. Raises Refused for an unknown session, and where one is off the
    record.
    """
    tracks = [track for track in _tracks(_ruled, dialogue, number, other) if track is not None]
    withheld = Withheld()
    readers = [track.reader for track in tracks if isinstance(track.reader, RuledReader)]
    withheld.uncounted = frozenset(place for reader in readers for place in reader.uncounted)
    null = _("Who gave which answer is withheld by the attribution rule: null stands in its place.")
    hidden = any(_hides(reader.disclosure) for reader in readers)
    analyses = _exported(tracks[0], tracks[1] if len(tracks) > 1 else None)
    return Ruled(analyses, (*((null,) if hidden else ()), *withheld.of_counts()))


def _tracks(
    read: _Read, dialogue: Dialogue, number: int | None, other: Dialogue | None
) -> tuple[ReportContext, ReportContext | None]:
    return read(dialogue, number), read(other, None) if other is not None and other.sessions() else None


def _named(dialogue: Dialogue, number: int | None) -> ReportContext:
    return ReportContext(hold(shut(dialogue, template_of), number), dialogue.track.track)


def _ruled(dialogue: Dialogue, number: int | None) -> ReportContext:
    """A session as its rule lets it leave the room, whatever it is marked: the whole file is at hand."""
    session = session_of(dialogue, number)
    disclosure = Disclosure(dialogue, session)
    if disclosure.agreed_only:
        raise Refused(
            _(
                "A session is off the record, and analyses are made of single answers. Nothing was written. "
                "With --named everything is written, for those who may see it."
            )
        )
    return ruled_context(dialogue, session, template_of(session))


def _hides(disclosure: Disclosure) -> bool:
    """Whether a rule hides who gave an answer that the track holds."""
    track = disclosure.dialogue.track.track
    parties = track != EXTERNAL and not disclosure.parties_named and not disclosure.about_sides
    return parties or (track != INTERNAL and not disclosure.sides_named)


def _exported(here: ReportContext, there: ReportContext | None) -> Json:
    told: Json = {}
    for question in QUESTIONS:
        told = question.none | told
        reports: dict[str, Report] = {}
        for context in _asked(question, here, there):
            reports = {report.key: report for report in question.reports(context)} | reports
        for report in reports.values():
            for key, value in report.json.items():
                told[key] = _joined(told[key], value)
    return told


def _joined(first: Any, second: Any) -> Any:
    """What several reports say under one key: lists one after another, and nothing once one may not be
    told.
    """
    if first is None and isinstance(second, list):
        return None
    return [*first, *second] if isinstance(second, list) else second


def _asked(question: Question, here: ReportContext, there: ReportContext | None) -> tuple[ReportContext, ...]:
    """The tracks that answer a question, the one first whose reports hold: where it is about both, the
    internal one with the external; else this track.
    """
    if there is None:
        return (here,)
    if question.with_outside and {here.track, there.track} == {INTERNAL, EXTERNAL}:
        inside, outside = (here, there) if here.track == INTERNAL else (there, here)
        return (replace(inside, outside=outside), outside)
    return (here, there)
