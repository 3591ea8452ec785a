"""Where are we united? The answer in five reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogue_app.analyses.judgements.unity_overview import ActivityUnity, verdict_field
from dialogue_app.core.records import SelectedItem
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.overview import until_reveal
from dialogue_app.reports.plain_values import Json, plain_number
from dialogue_app.reports.report import Report, Sketch, Table
from dialogue_app.reports.unity import methods, sentences, table
from dialogue_app.reports.unity.content import UnityReport, read_round_one, read_unity, rest_on
from dialogue_app.reports.unity.matrix_picture import draw_matrix
from dialogue_app.reports.unity.picture import draw_unity
from dialogue_app.support.translation import N_, _

KEY, GROUPS, APART, RED_LINES, ROUNDS = "unity", "groups", "standing-apart", "red-line-share", "rounds"
TITLE = N_("Where are we united?")
_OF_ITSELF = ("activity", "context", "seats")
"""What is told of an activity whose answers are in no count."""
NONE: Json = {"unity": [], "ranking": [], "groups": [], "red_line_share": {}}


def answers(template: Template) -> bool:
    """Whether the seats of this template judge activities for themselves."""
    return verdict_field(template) is not None


def report(context: ReportContext) -> Report | None:
    """Unity by activity."""
    field = verdict_field(context.template)
    if field is not None and context.waits(field):
        return until_reveal(KEY, label_of(field))
    unity_report = read_unity(context)
    if unity_report is None or field is None:
        return None
    if nothing := sentences.nothing(unity_report):
        kind = None if unity_report.activities else SelectedItem
        told = context.reader.absence(nothing, kind, (field.entry_field,))
        return Report(
            key=KEY,
            sentences=(told,),
            method=methods.labelling(unity_report),
            json=_json(unity_report),
            nothing=True,
        )
    rest_on(context, unity_report.activities if unity_report.counted else unity_report.ranked[:1])
    return Report(
        key=KEY,
        sentences=sentences.sentences(unity_report),
        overview=sentences.overview(unity_report),
        picture=Sketch(draw_unity, unity_report) if unity_report.named else None,
        table=table.by_activity(unity_report) if unity_report.counted else None,
        json=_json(unity_report),
        method=methods.labelling(unity_report),
        markings=context.markings((field,)),
        source=context.source(field.key),
    )


def groups(context: ReportContext) -> Report | None:
    """Who judges alike, and what separates the groups."""
    unity_report = _given(context)
    if unity_report is None:
        return None
    return _of(
        context,
        GROUPS,
        _("Who judges alike?"),
        sentences.of_groups(unity_report),
        table.by_group(unity_report) if unity_report.counted else None,
        methods.grouping(unity_report),
        Sketch(draw_matrix, unity_report) if unity_report.named else None,
        {"groups": [[_code(unity_report, party) for party in group] for group in unity_report.groups]}
        if unity_report.counted
        else {},
    )


def standing_apart(context: ReportContext) -> Report | None:
    """Whose verdicts stand apart, and why."""
    unity_report = _given(context)
    if unity_report is None or not unity_report.counted:
        return None
    title = _("Who stands apart, and why?")
    rows = table.by_verdict(context, unity_report)
    return _of(
        context, APART, title, sentences.of_apart(unity_report), rows, methods.standing_apart(unity_report)
    )


def red_line_share(context: ReportContext) -> Report | None:
    """How many of each party's verdicts are red lines."""
    unity_report = _given(context)
    if unity_report is None or not unity_report.counted:
        return None
    title, rows = (
        _("Whose verdicts are red lines?"),
        table.by_party(unity_report) if unity_report.named else None,
    )
    return _of(context, RED_LINES, title, sentences.of_red_lines(unity_report), rows, _(methods.RED_LINES))


def rounds(context: ReportContext) -> Report | None:
    """What round two changed; nothing where nobody gave a verdict in it."""
    unity_report = _given(context)
    before = read_round_one(context, unity_report) if unity_report is not None else None
    if unity_report is None or before is None:
        return None
    title, told = _("What did round two change?"), sentences.of_rounds(unity_report, before)
    return _of(
        context, ROUNDS, title, told, table.by_round(unity_report, before) if unity_report.counted else None
    )


def _given(context: ReportContext) -> UnityReport | None:
    """Unity, where there is a verdict that is not hidden."""
    field = verdict_field(context.template)
    unity_report = read_unity(context) if not context.waits(field) else None
    return unity_report if unity_report is not None and unity_report.given else None


def _of(
    context: ReportContext,
    key: str,
    title: str,
    told: Sequence[str],
    rows: Table | None,
    method: str = "",
    picture: Sketch | None = None,
    json: Mapping[str, object] | None = None,
) -> Report:
    field = verdict_field(context.template)
    return Report(
        key=key,
        title=title,
        sentences=tuple(told),
        table=rows,
        picture=picture,
        json=json or {},
        method=method,
        markings=context.markings((field,)),
        source=context.source(field.key) if field is not None else None,
    )


def _json(unity_report: UnityReport) -> Json:
    """What may be told of each activity; of one whose answers are in no count only what it is, and of few
    parties that may not be named nothing else of any.
    """
    told = unity_report.activities if unity_report.counted else ()
    known = {activity.item.id: _activity(unity_report, activity) for activity in told}
    rows = [
        known.get(activity.item.id) or _not_told(activity)
        for activity in (*unity_report.activities, *unity_report.waiting)
    ]
    return {
        "unity": rows,
        **({} if unity_report.counted else {"groups": None}),
        "ranking": [activity.item.code for activity in unity_report.ranked] if unity_report.counted else None,
        "red_line_share": {
            party.code: list(unity_report.red_line_shares[party.id]) for party in unity_report.parties
        }
        if unity_report.named
        else None,
    }


def _not_told(activity: ActivityUnity) -> Json:
    """An activity with nothing in place of what follows from the answers."""
    row = _activity(None, activity)
    return {key: row[key] if key in _OF_ITSELF else None for key in row}


def _activity(unity_report: UnityReport | None, activity: ActivityUnity) -> Json:
    unity = activity.unity
    return {
        "activity": activity.item.code,
        "context": activity.item.note or None,
        "n": unity.n,
        "seats": unity.seats,
        "median": plain_number(unity.median),
        "inside": len(unity.inside),
        "outside": len(unity.outside),
        "consensus": activity.consensus,
        "agreement": activity.agreement,
        "bounds": list(activity.bounds) if activity.bounds else None,
        "label": unity.label,
        "so_far": unity.so_far,
        "statuses": {
            status or "blank": [_code(unity_report, party) for party in parties]
            for status, parties in unity.statuses.items()
        },
        "outliers": [
            {
                "party": _code(unity_report, out.party),
                "delta": plain_number(out.delta),
                "level": out.level,
                "side": out.side,
            }
            for out in activity.outliers
        ],
        "camps": _camps(unity_report, activity),
    }


def _code(unity_report: UnityReport | None, party: str) -> str | None:
    """A party by its code; nothing where it may not be named."""
    return unity_report.codes[party] if unity_report is not None and unity_report.named else None


def _camps(unity_report: UnityReport | None, activity: ActivityUnity) -> Json | None:
    """Both camps of a polarised row, which has no outliers; nothing of another."""
    if activity.unity.camps is None:
        return None
    inside, outside = ([_code(unity_report, party) for party in camp] for camp in activity.unity.camps)
    return {"inside": inside, "outside": outside}
