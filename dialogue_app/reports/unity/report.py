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
    found = read_unity(context)
    if found is None or field is None:
        return None
    if nothing := sentences.nothing(found):
        kind = None if found.activities else SelectedItem
        told = context.reader.absence(nothing, kind, (field.entry_field,))
        return Report(
            key=KEY, sentences=(told,), method=methods.labelling(found), json=_json(found), nothing=True
        )
    rest_on(context, found.activities if found.counted else found.ranked[:1])
    return Report(
        key=KEY,
        sentences=sentences.sentences(found),
        overview=sentences.overview(found),
        picture=Sketch(draw_unity, found) if found.named else None,
        table=table.by_activity(found) if found.counted else None,
        json=_json(found),
        method=methods.labelling(found),
        markings=context.markings((field,)),
        source=context.source(field.key),
    )


def groups(context: ReportContext) -> Report | None:
    """Who judges alike, and what separates the groups."""
    found = _given(context)
    if found is None:
        return None
    return _of(
        context,
        GROUPS,
        _("Who judges alike?"),
        sentences.of_groups(found),
        table.by_group(found) if found.counted else None,
        methods.grouping(found),
        Sketch(draw_matrix, found) if found.named else None,
        {"groups": [[_code(found, party) for party in group] for group in found.groups]}
        if found.counted
        else {},
    )


def standing_apart(context: ReportContext) -> Report | None:
    """Whose verdicts stand apart, and why."""
    found = _given(context)
    if found is None or not found.counted:
        return None
    title = _("Who stands apart, and why?")
    rows = table.by_verdict(context, found)
    return _of(context, APART, title, sentences.of_apart(found), rows, methods.standing_apart(found))


def red_line_share(context: ReportContext) -> Report | None:
    """How many of each party's verdicts are red lines."""
    found = _given(context)
    if found is None or not found.counted:
        return None
    title, rows = _("Whose verdicts are red lines?"), table.by_party(found) if found.named else None
    return _of(context, RED_LINES, title, sentences.of_red_lines(found), rows, _(methods.RED_LINES))


def rounds(context: ReportContext) -> Report | None:
    """What round two changed; nothing where nobody gave a verdict in it."""
    found = _given(context)
    before = read_round_one(context, found) if found is not None else None
    if found is None or before is None:
        return None
    title, told = _("What did round two change?"), sentences.of_rounds(found, before)
    return _of(context, ROUNDS, title, told, table.by_round(found, before) if found.counted else None)


def _given(context: ReportContext) -> UnityReport | None:
    """Unity, where there is a verdict that is not hidden."""
    field = verdict_field(context.template)
    found = read_unity(context) if not context.waits(field) else None
    return found if found is not None and found.given else None


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


def _json(found: UnityReport) -> Json:
    """What may be told of each activity; of one whose answers are in no count only what it is, and of few
    parties that may not be named nothing else of any.
    """
    told = found.activities if found.counted else ()
    known = {one.item.id: _activity(found, one) for one in told}
    rows = [
        known.get(activity.item.id) or _not_told(activity) for activity in (*found.activities, *found.waiting)
    ]
    return {
        "unity": rows,
        **({} if found.counted else {"groups": None}),
        "ranking": [one.item.code for one in found.ranked] if found.counted else None,
        "red_line_share": {party.code: list(found.red_line_shares[party.id]) for party in found.parties}
        if found.named
        else None,
    }


def _not_told(activity: ActivityUnity) -> Json:
    """An activity with nothing in place of what follows from the answers."""
    row = _activity(None, activity)
    return {key: row[key] if key in _OF_ITSELF else None for key in row}


def _activity(found: UnityReport | None, activity: ActivityUnity) -> Json:
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
            status or "blank": [_code(found, party) for party in parties]
            for status, parties in unity.statuses.items()
        },
        "outliers": [
            {
                "party": _code(found, out.party),
                "delta": plain_number(out.delta),
                "level": out.level,
                "side": out.side,
            }
            for out in activity.outliers
        ],
        "camps": _camps(found, activity),
    }


def _code(found: UnityReport | None, party: str) -> str | None:
    """A party by its code; nothing where it may not be named."""
    return found.codes[party] if found is not None and found.named else None


def _camps(found: UnityReport | None, activity: ActivityUnity) -> Json | None:
    """Both camps of a polarised row, which has no outliers; nothing of another."""
    if activity.unity.camps is None:
        return None
    inside, outside = ([_code(found, party) for party in camp] for camp in activity.unity.camps)
    return {"inside": inside, "outside": outside}
