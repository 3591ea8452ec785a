"""Where are we united? Unity on each activity, groups and what separates them, and each party's answers."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from dialogue_app.analyses.judgements.alpha import alpha_of_answers
from dialogue_app.analyses.judgements.groups import WIDTH, separations
from dialogue_app.analyses.judgements.outliers import FEWEST, Outlier
from dialogue_app.analyses.judgements.unity import NOT_ENOUGH_ANSWERS, NOT_UNITED, UNITED
from dialogue_app.analyses.judgements.unity import UNITED_ON_THE_RULE as ON_THE_RULE
from dialogue_app.analyses.judgements.unity_overview import (
    FEWEST_FOR_AN_INDEX,
    ActivityUnity,
    UnityOverview,
    verdict_field,
)
from dialogue_app.charts import wording
from dialogue_app.charts.grouped_matrix import Block, blocks, pair_distances
from dialogue_app.charts.verdict_strip import Strip
from dialogue_app.core.records import INTERNAL
from dialogue_app.core.template import Template
from dialogue_app.core.thresholds import NAMES
from dialogue_app.fields.items import Item
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.phrases import counted, named, waiting
from dialogue_app.reports.report import Source
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.pages.analyses.analysis_tables import (
    Finding,
    code_cell,
    count_cell,
    label_cell,
    number_cell,
    row_id,
    title_cell,
)
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, Row

TITLE = N_("Where are we united?")
INFLATED = Fraction(1, 3)

METHOD = N_(
    "A label is given once {quorum} of the seats, and at least three, have given a level. United: all "
    "on one side of the rules cut, at most one level apart; united on the rule, divided on severity: all "
    "on one side, further apart. Isolated reservation: one alone on its side, of four or more. Polarised: "
    "at least {polarised} on levels 1-2 and as many on 4-5; divided: any other split. “So far”: an answer "
    "may still come. The consensus index of Tastle and Wierman is one plus the sum, over the levels, of the "
    "share of answers times the binary logarithm of one minus the distance from the mean divided by four "
    "(0 half at each end, 1 all alike); it and A of van der Eijk (minus one two camps, 0 spread evenly, 1 "
    "one level) stand beside the label, from five levels on; the bounds are the lowest and highest index "
    "that outstanding answers can still give. No position, needs instructions, withheld and blank are "
    "never turned into numbers. Round two replaces round one where it was given. Krippendorff's ordinal "
    "alpha over all activities and parties: {alpha} (1 all alike, 0 as by chance; it falls where nearly all "
    "answers are the same, and says nothing that the labels do not say better)."
)
GROUPING = N_(
    "The distance of two parties is the mean difference of their levels on the activities that both "
    "judged, as a share of the width of the scale; at least three activities and half of all. Parties "
    "form a group as long as every pair of it differs by at most {group}, that is {levels} of a level "
    "(complete linkage, exact fractions, ties by alphabet). Groups are numbered by size. What separates a "
    "group: the three activities on which its median and that of the others differ most."
)
APART = N_(
    "A party stands apart if its level is {outlier_levels} or more from the median of the others, or if at "
    "most {outlier_share} of the others are on its side of the rules cut; from four levels on, and not "
    "where there are two camps. It is a hint; a reservation is what a party records. Red lines: how many of "
    "its levels are level 5; above one third, ask whether each would be defended."
)


def answers(template: Template) -> bool:
    """Whether the seats of this template judge activities for themselves."""
    return verdict_field(template) is not None


def findings(looked: ReportContext) -> tuple[Finding, ...]:
    """Unity by activity, groups, and the parties one by one."""
    field = verdict_field(looked.template)
    if field is None:
        return ()
    if looked.waits(field):
        return (Finding("", waiting(label_of(field))),)
    found = looked.overview()
    if found is None:  # pragma: no cover - there is a field
        return ()
    markings = looked.markings((field,))
    way = looked.source(field.key)
    unity = _unity(found, way, markings, inside=looked.track == INTERNAL)
    if not any(one.unity.n for one in found.activities.values()):
        return (unity,)
    grouped = blocks(found)
    return (unity, _groups(found, grouped, way, markings), _parties(found, grouped, way, markings))


def _said(method: str, found: UnityOverview) -> str:
    """A method note with the thresholds that were used."""
    limits = found.thresholds
    values = {name: str(getattr(limits, name)) for name in NAMES}
    over_all = (
        alpha_of_answers(one.answers for one in found.activities.values()) if method == METHOD else None
    )
    return _(method).format(
        **values,
        levels=wording.number(limits.group * WIDTH),
        alpha=_("not determined") if over_all is None else wording.number(over_all),
    )


# -- by activity ---------------------------------------------------------------------------------------


def _unity(found: UnityOverview, way: Source | None, markings: tuple[str, ...], *, inside: bool) -> Finding:
    given = any(one.unity.n for one in found.activities.values())
    return Finding(
        title="",
        words=unity_words(found, inside=inside),
        method=_said(METHOD, found),
        chart="unity-rows" if given else "",
        result=found,
        columns=(
            Column(_("Code"), 80),
            Column(_("Activity"), 0),
            Column(_("Unity"), 208),
            Column(_("Answers"), 72),
            Column(_("Median"), 64, spare=4),
            Column(_("In / out"), 72, spare=3),
            Column(_("Index"), 64),
            Column(_("Bounds"), 96, spare=2),
            Column(_("A"), 64, spare=5),
            Column(_("Stands apart"), 136, spare=1),
            Column(_("Without a level"), 136, spare=1),
        ),
        rows=_activity_rows(found) if given else (),
        source=way,
        markings=markings,
        detail="verdict-strip" if given else "",
        details={row_id(key): Strip(one, found.parties) for key, one in found.activities.items()},
    )


def unity_words(found: UnityOverview, *, inside: bool) -> str:
    """How many activities have which label, and by name those on both sides of the cut."""
    total = len(found.activities)
    if not total:
        return _("No activities have been selected for this session yet.")
    if not any(one.unity.n for one in found.activities.values()):
        return _("No verdicts have been recorded yet on {activities}.").format(
            activities=wording.activities(total)
        )
    counts = Counter(one.unity.label for one in found.activities.values())
    labelled = total - counts[NOT_ENOUGH_ANSWERS]
    who = _("Allies") if inside else _("The seats")
    first = _(
        "{who} are united on {activities}, and united on the rule but divided on severity on {m}"
    ).format(who=who, activities=wording.activities_of(counts[UNITED], labelled), m=counts[ON_THE_RULE])
    apart = [one for one in _ranked(found) if one.unity.label in NOT_UNITED]
    split = "; ".join(
        f"{one.item.code} {one.unity.shown} ({wording.of(one.unity.n, one.unity.seats)})" for one in apart[:6]
    )
    over = _("and {n} more").format(n=len(apart) - 6) if len(apart) > 6 else ""
    crossed = _("Both sides of the rules cut are held on {n}").format(n=len(apart))
    few = [one.item.code for one in found.activities.values() if one.unity.label == NOT_ENOUGH_ANSWERS]
    waits = sum(one.unity.so_far for one in found.activities.values())
    return wording.sentence([
        first if labelled else "",
        f"{crossed}: {split}{'; ' if over else ''}{over}" if apart else crossed if labelled else "",
        _("Not enough answers on {n}").format(n=counted(len(few), few)) if few else "",
        _("Answers may still come on {n}").format(n=wording.of(waits, total)) if waits else "",
    ])  # fmt: skip


def _ranked(found: UnityOverview) -> list[ActivityUnity]:
    return [found.activities[key] for key in found.ranking]


def _activity_rows(found: UnityOverview) -> tuple[Row, ...]:
    codes = {one.id: one.code for one in found.parties}
    order = dict.fromkeys(found.ranking) | dict.fromkeys(found.activities)
    return tuple(_activity_row(found.activities[key], codes, place) for place, key in enumerate(order))


def _activity_row(one: ActivityUnity, codes: dict[str, str], place: int) -> Row:
    shown = one.unity.label != NOT_ENOUGH_ANSWERS and one.unity.n >= FEWEST_FOR_AN_INDEX
    index = one.consensus if shown else None
    bounds = one.bounds if shown else None
    return Row(row_id(one.item.id), (
        code_cell(one.item),
        title_cell(one.item),
        label_cell(one.unity, place),
        count_cell(one.unity.n, one.unity.seats),
        number_cell(one.unity.median),
        Cell(f"{len(one.unity.inside)} / {len(one.unity.outside)}"),
        number_cell(index),
        Cell(" – ".join(wording.number(bound) for bound in bounds) if bounds else ""),
        number_cell(one.agreement if shown else None),
        Cell(named(_apart(out, codes) for out in one.outliers)),
        Cell(wording.missing(one.unity.statuses, codes, short=True), "soft"),
    ))  # fmt: skip


def _apart(out: Outlier, codes: dict[str, str]) -> str:
    return f"{codes[out.party]} {out.value} ({wording.signed(out.delta)})"


# -- groups ----------------------------------------------------------------------------------------------


def _groups(
    found: UnityOverview, every: tuple[Block, ...], way: Source | None, markings: tuple[str, ...]
) -> Finding:
    grouped = [block for block in every if block.number]
    return Finding(
        title=_("Who judges alike?"),
        words=group_words(every, len(_judging(found)), compared=bool(grouped or pair_distances(found))),
        method=_said(GROUPING, found),
        chart="grouped-matrix",
        result=found,
        columns=(
            Column(_("Group"), 80),
            Column(_("Members"), 208, spare=1),
            Column(_("Code"), 80),
            Column(_("What separates it from the others"), 0),
            Column(_("Median of the group"), 136),
            Column(_("Of the others"), 104),
            Column(_("Difference"), 88),
        ),
        rows=tuple(row for block in grouped for row in _separating(found, block)),
        source=way,
        markings=markings,
    )


def _judging(found: UnityOverview) -> set[str]:
    """The parties that have given a level on any activity."""
    return {one.id for one in found.parties if found.red_line_share(one.id)[1]}


def group_words(every: tuple[Block, ...], judging: int, *, compared: bool) -> str:
    """The groups by number, and who is in none; ``judging``: how many parties have given a level;
    ``compared``: whether any two of them on enough of the same activities.
    """
    total = sum(len(one.parties) for one in every)
    grouped = [one for one in every if one.number]
    alone = [party.code for one in every if not one.number for party in one.parties]
    if judging < min(2, total):
        return _("Fewer than two parties have given verdicts yet: there is nothing to group.")
    if not grouped and judging > 1 and not compared:
        return _("No pair of parties has judged enough of the same activities to be compared.")
    if not grouped:
        return wording.sentence([
            ngettext(
                "One party alone forms no group",
                "No two of {n} parties judge alike closely enough to form a group",
                judging,
            ).format(n=judging)
        ])  # fmt: skip
    members = "; ".join(
        _("Group {n}: {codes}").format(n=one.number, codes=", ".join(party.code for party in one.parties))
        for one in grouped
    )
    size = sum(len(one.parties) for one in grouped)
    return wording.sentence([
        _("{n} of {total} parties are in a group that judges alike").format(n=size, total=total),
        members,
        _("Not grouped: {codes}").format(codes=", ".join(alone)) if alone else "",
    ])  # fmt: skip


def _separating(found: UnityOverview, block: Block) -> tuple[Row, ...]:
    # By code first, so that ties fall by alphabet, and by id, because one activity may stand in two contexts.
    items = {f"{one.item.code} {key}": one.item for key, one in found.activities.items()}
    table = {f"{one.item.code} {key}": one.answers for key, one in found.activities.items()}
    members = [one.id for one in block.parties]
    rows = []
    for one in separations(table, members, [party.id for party in found.parties]):
        item = items[one.activity]
        rows.append(Row(row_id(item.id, members[0], str(block.number)), (
            Cell(_("Group {n}").format(n=block.number), "strong"),
            Cell(", ".join(party.code for party in block.parties)),
            code_cell(item),
            title_cell(item),
            number_cell(one.group),
            number_cell(one.rest),
            number_cell(one.difference, signed=True),
        )))  # fmt: skip
    return tuple(rows)


# -- party by party ----------------------------------------------------------------------------------


def _parties(
    found: UnityOverview, every: tuple[Block, ...], way: Source | None, markings: tuple[str, ...]
) -> Finding:
    apart = apart_by_party(found)
    group = {party.id: block.number for block in every for party in block.parties}
    rows = []
    for party in found.parties:
        red, given = found.red_line_share(party.id)
        much = bool(given) and Fraction(red, given) > INFLATED
        rows.append(Row(row_id("", party.id), (
            Cell(party.code, "strong", tip=party.name),
            Cell(party.name),
            Cell(_("Group {n}").format(n=group[party.id]) if group.get(party.id) else _("none"), "soft"),
            count_cell(given, len(found.activities)),
            Cell(wording.of(red, given), "warn" if much else "", order=f"{red / given if given else 0:.6f}"),
            Cell(named(one.code for one in apart.get(party.id, []))),
        )))  # fmt: skip
    return Finding(
        title=_("Who stands apart?"),
        words=party_words(found),
        method=_said(APART, found),
        columns=(
            Column(_("Code"), 80),
            Column(_("Party"), 208),
            Column(_("Group"), 104, spare=1),
            Column(_("Answers"), 88),
            Column(_("Red lines"), 88),
            Column(_("Stands apart on"), 0),
        ),
        rows=tuple(rows),
        source=way,
        markings=markings,
    )


def apart_by_party(found: UnityOverview) -> dict[str, list[Item]]:
    """Party -> the activities on which it stands apart, most divided first."""
    apart: dict[str, list[Item]] = {}
    for one in _ranked(found):
        for out in one.outliers:
            apart.setdefault(out.party, []).append(one.item)
    return apart


def _nobody_apart(found: UnityOverview) -> str:
    """That nobody stands apart, and on how many activities that can be told."""
    told = sum(one.unity.n >= FEWEST for one in found.activities.values())
    total = len(found.activities)
    if not told:
        return _("Nobody can stand apart yet: that takes {n} answers to an activity").format(n=FEWEST)
    return _("Nobody stands apart on {activities}").format(activities=wording.activities_of(told, total))


def party_words(found: UnityOverview) -> str:
    """Who stands apart on what, and whose verdicts are red lines often."""
    codes = {one.id: one.code for one in found.parties}
    apart = apart_by_party(found)
    told = "; ".join(
        f"{codes[party]}: {named(one.code for one in apart[party])}" for party in codes if party in apart
    )
    often = [
        _("{party} {share}").format(party=codes[party], share=wording.of(red, given))
        for party in codes
        for red, given in (found.red_line_share(party),)
        if given and Fraction(red, given) > INFLATED
    ]
    return wording.sentence([
        _("Stand apart from the others: {told}").format(told=told) if told else _nobody_apart(found),
        _("More than a third of the verdicts are red lines: {who}").format(who=", ".join(often))
        if often
        else "",
    ])  # fmt: skip
