"""Which rules are shared? Zones and reciprocity of the two sides."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.sides import OTHER, direction_fields
from dialogue_app.analyses.both_sides.two_way import TwoWay
from dialogue_app.charts import wording
from dialogue_app.core.records import ALLIANCE, SelectedItem
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.overview import until_reveal
from dialogue_app.reports.plain_values import Json, coorientation_json, plain_answer
from dialogue_app.reports.report import Report, Sketch
from dialogue_app.reports.rules.content import RulesReport, note_rules, read_rules, stated_field
from dialogue_app.reports.rules.pairs import SEAMS, countable, seams_json
from dialogue_app.reports.rules.picture import draw_rules
from dialogue_app.reports.rules.sentences import gap_sentences, overview, sentences
from dialogue_app.reports.rules.table import gap_table, table
from dialogue_app.support.translation import N_, _

KEY, RECIPROCITY = "rules", "reciprocity"
TITLE = N_("Which rules are shared?")
METHOD = N_(
    "The zone follows from two verdicts on the same activity in the same wording: the alliance's on "
    "Russia doing it, and Russia's on the alliance doing it. Levels 1-2 are inside the rules, 3-5 "
    "outside. Both inside: mutually acceptable; both outside: mutually unacceptable; one of each: "
    "contested; with a status or a blank on either side: unknown. Severity gap: both outside, two or more "
    "levels apart. Red line: a 5 on either side. A verdict is neither a legal position nor a concession."
)
GAPS = N_(
    "A side's reciprocity gap is its verdict on the other doing it minus its verdict on doing it itself, "
    "in levels: plus, it asks more of the other than of itself. The mean is taken over the activities on "
    "which it gave both as levels. It is reported for both sides or not at all."
)
NONE: Json = {"zones": [], "seams": [], "seams_judged": [], "coorientation": []}


def answers(template: Template) -> bool:
    """Whether both sides of this template judge activities done by the other."""
    return "on_other" in direction_fields(template, "VERDICT")


def report(context: ReportContext) -> Report | None:
    """The zones; from the inside those of the external track."""
    asked, title = _asked(context)
    if asked is None:
        return None
    stated = stated_field(asked)
    assert stated is not None
    if asked.waits(stated):
        return until_reveal(KEY, label_of(stated), title=title)
    rules_report = read_rules(asked)
    json = {
        "zones": [_zone_json(row.activity, named=rules_report.named) for row in rules_report.rows],
        "coorientation": _coorientation(asked, rules_report) if rules_report.named else None,
        **_own_seams(asked),
    }
    if not any(row.activity.alliance or row.activity.russia for row in rules_report.rows):
        nothing = _nothing(len(rules_report.rows))
        kind = None if rules_report.rows else SelectedItem
        told = asked.reader.absence(nothing, kind, (stated.entry_field,))
        return Report(key=KEY, title=title, sentences=(told,), method=_(METHOD), json=json, nothing=True)
    note_rules(asked, rules_report)
    return Report(
        key=KEY,
        title=title,
        sentences=sentences(rules_report),
        overview=overview(rules_report),
        method=_(METHOD),
        picture=Sketch(draw_rules, rules_report) if rules_report.named and rules_report.known else None,
        table=table(rules_report),
        json=json,
        source=asked.source(stated.key),
        markings=asked.markings((stated,)),
    )


def reciprocity(context: ReportContext) -> Report | None:
    """By how much each side asks more of the other than of itself."""
    asked, _title = _asked(context)
    if asked is None or not asked.name(ALLIANCE):
        return None
    fields = direction_fields(asked.template, "VERDICT")
    stated, own = fields["on_other"], fields.get("on_self")
    faced = asked.faced()
    if own is None or asked.waits(own) or asked.waits(stated) or not faced.activities:
        return None
    both = all(faced.mean_gap(side)[0] is not None for side in OTHER)
    for field in (stated, own):
        asked.reader.rests_on(field, {activity.item.id for activity in faced.activities})
    return Report(
        key=RECIPROCITY,
        title=_("Does a side ask more of the other than of itself?"),
        sentences=gap_sentences(faced),
        method=_(GAPS),
        table=gap_table(faced) if both else None,
        source=asked.source(own.key),
        markings=asked.markings((stated, own)),
    )


def _asked(context: ReportContext) -> tuple[ReportContext | None, str]:
    """The track that can answer, and the title where it is the other one."""
    if answers(context.template):
        return context, ""
    outside = context.outside
    if outside is None or not answers(outside.template):
        return None, ""
    return outside, _("Zones, as stated in the external track")


def _nothing(activities: int) -> str:
    if not activities:
        return _("No activities have been selected for verdicts in both directions yet.")
    return _("No activity has a verdict of both sides yet ({n}).").format(n=wording.of(0, activities))


def _zone_json(activity: TwoWay, *, named: bool) -> Json:
    return {
        "activity": activity.item.code,
        "alliance": plain_answer(activity.alliance) if named else None,
        "russia": plain_answer(activity.russia) if named else None,
        "zone": activity.zone.zone,
        "flags": list(activity.zone.flags) if named else None,
    }


def _own_seams(context: ReportContext) -> Json:
    """The seams of a track that holds both: the verdicts of each seat and those of the sides."""
    if context.overview() is None:
        return {}
    told = countable(context) if context.name(ALLIANCE) else None
    return seams_json(told, context.faced()) if told is not None else dict.fromkeys(SEAMS)


def _coorientation(context: ReportContext, rules_report: RulesReport) -> list[Json]:
    """What each side that judged or predicted knew of the other's verdict on the same activity."""
    rows = []
    for activity in (row.activity for row in rules_report.rows):
        for side, other in OTHER.items():
            own, predicted = activity.said.value("on_self", side), activity.said.value("prediction", side)
            if own or predicted:
                values = (own, predicted, activity.said.value("on_other", other))
                state = activity.coorientation[side]
                rows.append(coorientation_json(activity.item.code, context.held.code(side), state, values))
    return rows
