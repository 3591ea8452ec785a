"""What changed? This session compared with the one before: verdicts first."""

from __future__ import annotations

from dataclasses import replace

from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.analyses.judgements.unity_overview import verdict_field
from dialogue_app.core.records import Session
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.continuity.content import (
    NAMES,
    VerdictChange,
    before,
    called,
    compared,
    countable,
    read_verdict_change,
)
from dialogue_app.reports.continuity.sentences import (
    activity_overview,
    activity_sentences,
    answer_sentence,
    nothing_in_common,
)
from dialogue_app.reports.continuity.table import activity_table, answer_table
from dialogue_app.reports.continuity.verdict_picture import draw_verdict_change
from dialogue_app.reports.overview import until_reveal
from dialogue_app.reports.phrases import sentence
from dialogue_app.reports.plain_values import Json
from dialogue_app.reports.report import Report, Sketch
from dialogue_app.support.translation import N_, _

KEY, VERDICTS, ANSWERS = "continuity", "verdict_changes", "answer_changes"
TITLE = N_("What changed?")
METHOD = N_(
    "Activities are matched by the item of the catalogue and the context; where the wording changed, only "
    "if the chair recorded that the meaning is unchanged. Hardened: a higher level; softened: a lower "
    "one; newly stated: a status or blank became a level; withdrawn: the reverse. The change of the "
    "consensus index is that on the matched panel, the parties with a level both times; the raw indices "
    "stand beside it. A stricter verdict may raise unity: hardened only describes."
)


NONE: Json = {"change": None}
_RECORDS = ("difference", "red_line", "line_paragraph", "reservation")


def answers(template: Template) -> bool:
    """Whether sessions leave verdicts, differences, red lines or texts that can be compared."""
    kept = any(field.record in _RECORDS for _stage, field in template.fields())
    both = "on_other" in direction_fields(template, "VERDICT")
    return verdict_field(template) is not None or kept or both


def follows(context: ReportContext) -> bool:
    """Whether there is a session before this one."""
    return before(context) is not None


def report(context: ReportContext) -> Report:
    """Which sessions are compared; that there is nothing to compare, where there is not."""
    earlier = before(context)
    if earlier is None:
        nothing = _("There is no earlier session in this file to compare with.")
        return Report(key=KEY, sentences=(context.reader.absence(nothing),), json=NONE, nothing=True)
    now = context.held.dialogue.of(Session)[context.held.session]
    told = _("What stands in {after} is compared with what stood in {before}")
    return Report(
        key=KEY,
        sentences=(sentence(told.format(after=called(now), before=called(earlier))),),
        json={"change": _json(context, earlier)},
    )


def _json(context: ReportContext, earlier: Session) -> Json | None:
    """Of the activities of which it may be told; nothing where it may of none."""
    session_change = compared(context, earlier)
    told = countable(context.reader, session_change)
    if session_change.activities and not told:
        return None
    session_change = replace(
        session_change,
        cells=tuple(cell for cell in session_change.cells if cell.item in told),
        activities=tuple(activity for activity in session_change.activities if activity.item in told),
    )
    now = context.held.dialogue.of(Session)[context.held.session]
    return {
        "from": earlier.number,
        "to": now.number,
        "cells": {kind: session_change.counts.get(kind, 0) for kind in NAMES},
        "activities": [
            {
                "activity": activity.activity,
                "label_before": activity.label_before,
                "label_after": activity.label_after,
                "delta_consensus": activity.delta,
            }
            for activity in session_change.activities
        ],
    }


def _hidden(context: ReportContext) -> bool:
    """Whether verdicts of any session wait for their reveal."""
    field = verdict_field(context.template)
    return field is not None and any(key == field.entry_field for _session, key in context.hidden)


def _read(context: ReportContext) -> VerdictChange | None:
    earlier = before(context)
    return None if earlier is None or _hidden(context) else read_verdict_change(context, earlier)


def verdicts(context: ReportContext) -> Report | None:
    """Unity of the activities in both sessions."""
    field = verdict_field(context.template)
    if field is None or before(context) is None:
        return None
    title = _("How did unity change?")
    verdict_change = _read(context)
    if verdict_change is None:
        return until_reveal(VERDICTS, label_of(field), title=title)
    if not verdict_change.change.activities:
        told = context.reader.absence(nothing_in_common(verdict_change))
        return Report(key=VERDICTS, title=title, sentences=(told,), nothing=True)
    context.reader.rests_on(field, list(verdict_change.items))
    return Report(
        key=VERDICTS,
        title=title,
        sentences=activity_sentences(verdict_change),
        overview=activity_overview(verdict_change),
        method=_(METHOD),
        picture=Sketch(draw_verdict_change, verdict_change) if verdict_change.codes else None,
        table=activity_table(verdict_change),
        source=context.source(field.key),
        markings=context.markings((field,)),
    )


def changed_answers(context: ReportContext) -> Report | None:
    """The answers that are not the same, by whom they were given."""
    field, verdict_change = verdict_field(context.template), _read(context)
    if field is None or verdict_change is None or not verdict_change.change.activities:
        return None
    return Report(
        key=ANSWERS,
        title=_("Which answers changed?"),
        sentences=(answer_sentence(verdict_change),),
        table=answer_table(verdict_change) if verdict_change.codes else None,
        source=context.source(field.key),
        markings=context.markings((field,)),
    )
