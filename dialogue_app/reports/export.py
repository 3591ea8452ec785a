"""Every report of a session as plain values for JSON: stable keys, numbers unrounded, null for nothing."""

from __future__ import annotations

from dataclasses import replace

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.core.visibility.unsealed_only import shut
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.plain_values import Json
from dialogue_app.reports.questions import QUESTIONS, Question
from dialogue_app.reports.report import Report
from dialogue_app.services.analysis import hold
from dialogue_app.services.templates import template_of


def analyse(dialogue: Dialogue, number: int | None = None, other: Dialogue | None = None) -> Json:
    """Every analysis of one session (the last one if none is named).

    ``other`` is the other track's dialogue: what needs both tracks (seams), and what this track does
    not hold (two-way verdicts, perceptions, signals; or the allies' verdicts), is read from its last
    session. What is sealed, or waits for its reveal, is not in any of it. Raises Refused for an unknown
    session.
    """
    here = _context(dialogue, number)
    there = _context(other, None) if other is not None and other.sessions() else None
    told: Json = {}
    for question in QUESTIONS:
        told = question.none | told
        reports: dict[str, Report] = {}
        for context in _asked(question, here, there):
            reports = {report.key: report for report in question.reports(context)} | reports
        for report in reports.values():
            for key, value in report.json.items():
                told[key] = [*told[key], *value] if isinstance(value, list) else value
    return told


def _context(dialogue: Dialogue, number: int | None) -> ReportContext:
    return ReportContext(hold(shut(dialogue, template_of), number), dialogue.track.track)


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
