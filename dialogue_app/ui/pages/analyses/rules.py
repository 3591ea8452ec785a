"""Which rules are shared? Zones and reciprocity of the two sides; seams where both tracks are open."""

from __future__ import annotations

from dataclasses import replace

from dialogue_app.analyses.both_sides.sides import OTHER, direction_fields
from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview, two_way
from dialogue_app.analyses.both_sides.zones import (
    ACCEPTABLE,
    CONTESTED,
    CONTESTED_RED_LINE,
    FLAGS,
    UNACCEPTABLE,
    UNKNOWN,
    ZONES,
    is_seam,
    may_be_seam,
)
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity, verdict_field
from dialogue_app.charts import wording
from dialogue_app.core.commands.seats import SIDE_CODES
from dialogue_app.core.records import ALLIANCE, RUSSIA
from dialogue_app.core.template import Template
from dialogue_app.reports.both_tracks import BOTH_TRACKS, matched, matching_words
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.phrases import counted, levels, the_side, waiting
from dialogue_app.reports.report import Source
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.pages.analyses.analysis_tables import (
    Finding,
    answer_cell,
    code_cell,
    count_cell,
    label_cell,
    row_id,
    short_answer_cell,
    step_cell,
    title_cell,
)
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, Row

TITLE = N_("Which rules are shared?")
_ORDER = (CONTESTED, UNKNOWN, UNACCEPTABLE, ACCEPTABLE)

METHOD = N_(
    "The zone follows from two verdicts on the same activity in the same wording: the alliance's on "
    "Russia doing it, and Russia's on the alliance doing it. Levels 1-2 are inside the rules, 3-5 "
    "outside. Both inside: mutually acceptable; both outside: mutually unacceptable; one of each: "
    "contested; with a status or a blank on either side: unknown. Severity gap: both outside, two or more "
    "levels apart. Red line: a 5 on either side. A verdict is neither a legal position nor a concession."
)
RECIPROCITY = N_(
    "A side's reciprocity gap is its verdict on the other doing it minus its verdict on doing it itself, "
    "in levels: plus, it asks more of the other than of itself. The mean is taken over the activities on "
    "which it gave both as levels. It is reported for both sides or not at all."
)
SEAMS = N_(
    "A seam is an activity on which allies are not united (isolated reservation, divided or polarised) "
    "and which Russia judges inside the rules, at level 1 or 2, when it does it itself. Activities are "
    "matched by their code."
)


def answers(template: Template) -> bool:
    """Whether both sides of this template judge activities done by the other."""
    return "on_other" in direction_fields(template, "VERDICT")


def findings(looked: ReportContext) -> tuple[Finding, ...]:
    """Zones and reciprocity; from the inside also the seams, which need both tracks."""
    if answers(looked.template):
        return _zones_and_gaps(looked)
    if looked.outside is None or not answers(looked.outside.template):
        return ()
    first, *rest = _zones_and_gaps(looked.outside)
    title = _("Zones, as stated in the external track")
    return (*_seams(looked, looked.outside), replace(first, title=title), *rest)


def _zones_and_gaps(looked: ReportContext) -> tuple[Finding, ...]:
    fields = direction_fields(looked.template, "VERDICT")
    stated = fields["on_other"]
    if looked.waits(stated):
        return (Finding("", waiting(label_of(stated))),)
    held = looked.held
    found = two_way(held.dialogue, held.session, held.template)
    way = looked.source(stated.key)
    shown = _zones(found, way, looked.markings((stated,)))
    own = fields.get("on_self")
    if own is None or looked.waits(own) or not found.activities:
        return (shown,)
    return (shown, _gaps(found, looked.source(own.key), looked.markings((stated, own))))


# -- zones -----------------------------------------------------------------------------------------------


def _zones(found: TwoWayOverview, way: Source | None, markings: tuple[str, ...]) -> Finding:
    ordered = sorted(found.activities, key=lambda one: _ORDER.index(one.zone.zone))
    return Finding(
        title="",
        words=zone_words(found),
        method=_(METHOD),
        chart="two-way-map" if found.activities else "",
        result=found,
        columns=(
            Column(_("Code"), 80),
            Column(_("Activity"), 0),
            Column(_("Alliance on Russia"), 136),
            Column(_("Russia on the alliance"), 144),
            Column(_("Zone"), 160),
            Column(_("Flags"), 160, spare=1),
        ),
        rows=tuple(_zone_row(one) for one in ordered),
        source=way,
        markings=markings,
    )


def _zone_row(one: TwoWay) -> Row:
    danger = CONTESTED_RED_LINE in one.zone.flags
    return Row(row_id(one.item.id), (
        code_cell(one.item),
        title_cell(one.item),
        answer_cell(one.alliance),
        answer_cell(one.russia),
        Cell(_(ZONES[one.zone.zone]), "soft" if one.zone.zone == UNKNOWN else ""),
        Cell(", ".join(_(FLAGS[flag]) for flag in one.zone.flags), "bad" if danger else ""),
    ))  # fmt: skip


def zone_words(found: TwoWayOverview) -> str:
    """The contested activities first, by code; then the other zones."""
    total = len(found.activities)
    if not total:
        return _("No activities have been selected for verdicts in both directions yet.")
    codes: dict[str, list[str]] = {zone: [] for zone in ZONES}
    for one in found.activities:
        codes[one.zone.zone].append(one.item.code)
    known = total - len(codes[UNKNOWN])
    if not known:
        return _("No activity has a verdict of both sides yet ({n}).").format(n=wording.of(0, total))
    danger = [one.item.code for one in found.activities if CONTESTED_RED_LINE in one.zone.flags]
    return wording.sentence([
        ngettext(
            "{activities} has verdicts of both sides", "{activities} have verdicts of both sides", known
        ).format(activities=wording.activities_of(known, total)),
        _("Contested: {codes}").format(codes=counted(len(codes[CONTESTED]), codes[CONTESTED])),
        _("Contested red lines: {codes}").format(codes=counted(len(danger), danger)) if danger else "",
        _("Outside the rules for both: {codes}").format(
            codes=counted(len(codes[UNACCEPTABLE]), codes[UNACCEPTABLE])
        ),
        _("Inside for both: {codes}").format(codes=counted(len(codes[ACCEPTABLE]), codes[ACCEPTABLE])),
        _("Unknown: {codes}").format(codes=counted(len(codes[UNKNOWN]), codes[UNKNOWN]))
        if codes[UNKNOWN]
        else "",
    ])  # fmt: skip


# -- reciprocity -----------------------------------------------------------------------------------------


def _gaps(found: TwoWayOverview, way: Source | None, markings: tuple[str, ...]) -> Finding:
    both = all(found.mean_gap(side)[0] is not None for side in OTHER)
    rows = tuple(_gap_row(one) for one in found.activities) if both else ()
    columns = [Column(_("Code"), 80), Column(_("Activity"), 0)]
    for side in OTHER:
        name = SIDE_CODES[side]
        columns += [
            Column(_("{side}: other").format(side=name), 88),
            Column(_("{side}: itself").format(side=name), 88, spare=1),
            Column(_("{side}: gap").format(side=name), 80),
        ]
    return Finding(
        title=_("Does a side ask more of the other than of itself?"),
        words=gap_words(found),
        method=_(RECIPROCITY),
        columns=tuple(columns),
        rows=rows,
        source=way,
        markings=markings,
    )


def _gap_row(one: TwoWay) -> Row:
    cells = [code_cell(one.item), title_cell(one.item)]
    for side in OTHER:
        cells += [
            short_answer_cell(one.said.value("on_other", side)),
            short_answer_cell(one.said.value("on_self", side)),
            step_cell(one.gaps[side]),
        ]
    return Row(row_id(one.item.id), tuple(cells))


def gap_words(found: TwoWayOverview) -> str:
    """The mean gap of each side, or why there is none."""
    means = {side: found.mean_gap(side) for side in OTHER}
    lacking = [SIDE_CODES[side] for side, (mean, _n) in means.items() if mean is None]
    if lacking:
        return _(
            "Reported for both sides or not at all: verdicts on the other and on itself are still missing of "
            "{sides}."
        ).format(sides=", ".join(lacking))
    parts = []
    for side, (mean, n) in means.items():
        if mean is None:  # pragma: no cover - none is lacking
            continue
        more = _("{side} asks {levels} more of the other than of itself on average ({activities})")
        less = _("{side} asks {levels} less of the other than of itself on average ({activities})")
        same = _("{side} asks the same of the other and of itself on average ({activities})")
        told = more if mean > 0 else less if mean < 0 else same
        parts.append(
            told.format(side=the_side(side), levels=levels(abs(mean)),
                        activities=wording.activities_of(n, len(found.activities)))
        )  # fmt: skip
    return wording.sentence(parts)


# -- seams -----------------------------------------------------------------------------------------------


def _seams(looked: ReportContext, outside: ReportContext) -> tuple[Finding, ...]:
    field = verdict_field(looked.template)
    own = direction_fields(outside.template, "VERDICT").get("on_self")
    if field is None or own is None:
        return ()
    for one, where in ((field, looked), (own, outside)):
        if where.waits(one):
            return (Finding(_("Seams"), waiting(label_of(one)), notice=_(BOTH_TRACKS)),)
    overview = looked.overview()
    if overview is None:  # pragma: no cover - there is a field
        return ()
    held = outside.held
    faced = two_way(held.dialogue, held.session, held.template)
    pairs = matched(overview, faced)
    told = matching_words(overview.activities.values(), faced.activities)
    return (
        Finding(
            title=_("Seams"),
            words=" ".join((seam_words(pairs), *told)),
            method=_(SEAMS),
            columns=(
                Column(_("Code"), 80),
                Column(_("Activity"), 0),
                Column(_("Seam"), 64),
                Column(_("Unity of allies"), 208),
                Column(_("Answers"), 72),
                Column(_("Released verdict"), 136, spare=2),
                Column(_("Russia on itself"), 136),
                Column(_("Zone"), 160, spare=1),
            ),
            rows=tuple(
                _seam_row(one, other, place)
                for place, (one, other) in enumerate(sorted(pairs, key=lambda pair: not seam(*pair)))
            ),
            source=looked.source(field.key),
            markings=(*looked.markings((field,)), *outside.markings((own,)), "ALLY"),
            notice=_(BOTH_TRACKS),
        ),
    )


def seam(one: ActivityUnity, other: TwoWay) -> bool:
    """Whether an activity is a seam."""
    return is_seam(one.unity.label, other.said.value("on_self", RUSSIA))


def seam_words(pairs: list[tuple[ActivityUnity, TwoWay]]) -> str:
    """The seams by code."""
    if not pairs:
        return _("No activity stands in both tracks yet.")
    told = [
        (one, other)
        for one, other in pairs
        if may_be_seam(one.unity.label, other.said.value("on_self", RUSSIA))
    ]
    if not told:
        return ngettext(
            "Of the one activity that stands in both tracks it cannot be told yet whether it is a seam.",
            "Of none of {n} activities that stand in both tracks can it be told yet whether it is a seam.",
            len(pairs),
        ).format(n=len(pairs))
    found = [one.item.code for one, other in told if seam(one, other)]
    which = ngettext(
        "{n} of {total} activity that is judged in both tracks",
        "{n} of {total} activities that are judged in both tracks",
        len(told),
    ).format(n=len(found), total=len(told))
    words = ngettext(
        "{activities} is a seam: allies are not united, and Russia judges its own conduct inside the rules",
        "{activities} are seams: allies are not united, and Russia judges its own conduct inside the rules",
        len(found),
    ).format(activities=which)
    return wording.sentence([f"{words}: {', '.join(found)}" if found else words])


def _seam_row(one: ActivityUnity, other: TwoWay, place: int) -> Row:
    here = seam(one, other)
    return Row(row_id(one.item.id), (
        code_cell(one.item),
        title_cell(one.item),
        Cell(_("seam") if here else "", "strong"),
        label_cell(one.unity, place),
        count_cell(one.unity.n, one.unity.seats),
        answer_cell(other.said.value("on_other", ALLIANCE)),
        answer_cell(other.said.value("on_self", RUSSIA)),
        Cell(_(ZONES[other.zone.zone])),
    ))  # fmt: skip
