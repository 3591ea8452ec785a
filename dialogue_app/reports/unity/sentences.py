"""What is said of unity: on how many activities, over what allies part, who is alone, what is outstanding."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_app.analyses.judgements.outliers import FEWEST, RED_LINE
from dialogue_app.analyses.judgements.unity import (
    ISOLATED_RESERVATION,
    LABELS,
    NOT_UNITED,
    UNITED,
    UNITED_ON_THE_RULE,
)
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.charts import wording
from dialogue_app.core.scales import scale
from dialogue_app.reports.overview import with_codes
from dialogue_app.reports.phrases import NAMED, counted, named, sentence
from dialogue_app.reports.report import Overview, Part
from dialogue_app.reports.unity.content import UnityReport
from dialogue_app.reports.unity.row_phrases import label
from dialogue_app.support.translation import _, ngettext

MOST_ISOLATED, LONGEST_TITLE = 3, 76
OUTSTANDING = ("NI", "WH", "")


def nothing(report: UnityReport) -> str:
    """Why there is no finding yet; empty where there is one, or answers that are not counted."""
    if not report.activities:
        return _("No activities have been judged in this session.")
    if not report.given and report.whole:
        return _("No verdicts have been recorded yet on {activities}.").format(
            activities=wording.activities(len(report.activities))
        )
    return ""


def sentences(report: UnityReport) -> tuple[str, ...]:
    """The finding first. There is at least one verdict."""
    parts = (agreement, severity, parting, crossing, alone, outstanding)
    return tuple(words for part in parts if (words := part(report)))


def overview(report: UnityReport) -> Overview:
    """On how many activities allies agree on the rule, and on which they do not. There is at least one
    verdict.
    """
    basis = wording.activities_of(len(report.ranked), len(report.activities))
    if not report.ranked:
        return Overview(agreement(report), basis, _parts(report))
    split = [activity.item.code for activity in report.not_united]
    agreed = wording.activities_of(len(report.ranked) - len(split), len(report.ranked))
    said = _("Allies agree on the rule on {activities}").format(activities=agreed)
    told = with_codes(said, _("not on {codes}"), split if report.counted else ())
    return Overview(told, basis, _parts(report))


def _parts(report: UnityReport) -> tuple[Part, ...]:
    if not report.counted:
        return ()
    labels = [activity.unity.label for activity in report.ranked]
    return (
        Part(_("united"), labels.count(UNITED), "full"),
        Part(_("on the rule, not on severity"), labels.count(UNITED_ON_THE_RULE), "half"),
        Part(_("not united"), len(report.not_united), "hatched"),
        Part(_("not enough answers"), len(report.unranked), "open"),
    )


def agreement(report: UnityReport) -> str:
    """On how many activities allies agree on which side of the rules cut the conduct would be."""
    total = len(report.activities)
    if not report.ranked:
        return ngettext(
            "On the one activity there are not enough answers yet for a result.",
            "On none of the {n} activities there are enough answers yet for a result.",
            total,
        ).format(n=total)
    agreed = [
        activity.unity for activity in report.ranked if activity.unity.label in (UNITED, UNITED_ON_THE_RULE)
    ]
    outside = sum(bool(unity.outside) for unity in agreed)
    said = _(
        "On {activities} allies agree that Russia would be outside the rules of the game; "
        "on {inside} that it would be inside them."
    ).format(activities=wording.activities_of(outside, total), inside=len(agreed) - outside)
    few = [activity.item.code for activity in report.unranked]
    if not few:
        return said
    words = _("On {n} of {total} there are not enough answers ({codes}).")
    return f"{said} {words.format(n=len(few), total=total, codes=named(few))}"


def severity(report: UnityReport) -> str:
    """On which activities they agree on the side of the cut, and not on how severe the conduct is."""
    codes = [activity.item.code for activity in report.ranked if activity.unity.label == UNITED_ON_THE_RULE]
    words = _("Where they agree they are divided on severity on {n}.")
    return words.format(n=counted(len(codes), codes)) if codes and report.counted else ""


def parting(report: UnityReport) -> str:
    """Over what they part most."""
    if not report.ranked:
        return ""
    first = report.ranked[0]
    if not report.not_united:
        if first.unity.label == UNITED:
            return _("No activity divides allies; on all that have enough answers they are united.")
        words = _("No activity divides allies on the rule; they differ most on how severe {what} is.")
        return words.format(what=_called(first))
    if not report.counted:
        return _("They part most over {what}.").format(what=_called(first))
    reds = sum(value == str(RED_LINE) for value in first.answers.values())
    return sentence(
        _(
            "They part most over {what}: {inside} inside the rules, {outside} outside them ({given} answered)"
        ).format(
            what=_called(first),
            inside=len(first.unity.inside),
            outside=len(first.unity.outside),
            given=wording.of(first.unity.n, first.unity.seats),
        ),
        ngettext("{n} draws a red line", "{n} draw a red line", reds).format(n=reds) if reds else "",
    )


def _called(activity: ActivityUnity) -> str:
    title = activity.item.title
    if len(title) > LONGEST_TITLE:
        title = title[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    return f"{title} ({activity.item.code})" if activity.item.code else title


def crossing(report: UnityReport) -> str:
    """On which activities both sides of the rules cut are held, by name with their label."""
    split = report.not_united
    if not split or not report.counted:
        return ""
    codes = {
        name: [activity.item.code for activity in split if activity.unity.label == name]
        for name in NOT_UNITED
    }
    kinds = ", ".join(
        f"{_(LABELS[name]).lower()} {counted(len(listed), listed)}"
        for name, listed in codes.items()
        if listed
    )
    words = _("Both sides of the rules cut are held on {n}: {kinds}.")
    return words.format(n=len(split), kinds=kinds)


def alone(report: UnityReport) -> str:
    """Who alone is on its side of the rules cut."""
    isolated = [activity for activity in report.ranked if activity.unity.label == ISOLATED_RESERVATION]
    if not isolated or not report.counted:
        return ""
    parts = [_alone_on(report, activity) for activity in isolated[:MOST_ISOLATED]]
    if more := len(isolated) - len(parts):
        words = ngettext("so it is on {n} further activity", "so it is on {n} further activities", more)
        parts.append(words.format(n=more))
    return sentence(*parts)


def _alone_on(report: UnityReport, activity: ActivityUnity) -> str:
    (party,) = activity.unity.minority
    words = (
        _("{party} alone judges {code} to be inside the rules ({rest} of {n} outside)")
        if party in activity.unity.inside
        else _("{party} alone judges {code} to be outside the rules ({rest} of {n} inside)")
    )
    name = report.codes[party] if report.named else _("One ally")
    return words.format(party=name, code=activity.item.code, rest=activity.unity.n - 1, n=activity.unity.n)


def outstanding(report: UnityReport) -> str:
    """How many verdicts may still appear, and whose on what."""
    waiting = list(_waiting(report))
    if not report.whole or (waiting and not report.counted):
        return _("Some answers are outstanding.")
    if not report.activities:
        return ""
    asked = sum(activity.unity.seats for activity in report.activities)
    if not asked:
        return ""
    if not waiting:
        return _none_outstanding(sum(activity.unity.n for activity in report.activities), asked)
    words = ngettext(
        "{n} answer of {asked} is outstanding", "{n} answers of {asked} are outstanding", len(waiting)
    ).format(n=len(waiting), asked=asked)
    if not report.named or len(waiting) > NAMED:
        counts = {status: sum(one == status for _party, one, _code in waiting) for status in OUTSTANDING}
        return sentence(f"{words}: " + ", ".join(f"{_status(one)} {n}" for one, n in counts.items() if n))
    places: dict[tuple[str, str], list[str]] = {}
    for party, status, code in waiting:
        places.setdefault((report.codes[party], status), []).append(code)
    told = "; ".join(
        _("{party} on {codes} ({status})").format(party=party, codes=", ".join(codes), status=_status(status))
        for (party, status), codes in places.items()
    )
    return sentence(f"{words}: {told}")


def _none_outstanding(given: int, asked: int) -> str:
    if given < asked:
        return ngettext(
            "No answer is outstanding: {n} of {asked} is a level, the others are “No position”.",
            "No answer is outstanding: {n} of {asked} are levels, the others are “No position”.",
            given,
        ).format(n=given, asked=asked)
    return ngettext(
        "No answer is outstanding: the one asked for is given.",
        "No answer is outstanding: {n} of {n} are given.",
        asked,
    ).format(n=asked)


def _status(status: str) -> str:
    shown = scale("VERDICT_STATUS").shown(status)
    return shown[:1].lower() + shown[1:]


def _waiting(report: UnityReport) -> Iterator[tuple[str, str, str]]:
    """(party, status, code of the activity) of every verdict that may still appear, by party."""
    for party in report.parties:
        for activity in report.activities:
            status = activity.answers.get(party.id, "")
            if status in OUTSTANDING:
                yield party.id, status, activity.item.code


# -- groups ----------------------------------------------------------------------------------------------


def of_groups(report: UnityReport) -> tuple[str, ...]:
    """The groups by number, and who is in none."""
    judging = sum(bool(given) for _red, given in report.red_line_shares.values())
    if judging < min(2, len(report.parties)):
        return (_("Fewer than two parties have given verdicts yet: there is nothing to group."),)
    grouped = [block for block in report.blocks if block.number]
    if not grouped and judging > 1 and not report.comparable:
        return (_("No pair of parties has judged enough of the same activities to be compared."),)
    if not grouped:
        none = ngettext(
            "One party alone forms no group.",
            "No two of {n} parties judge alike closely enough to form a group.",
            judging,
        )
        return (none.format(n=judging),)
    if not report.counted:
        return (_("Groups are not told for fewer than five seats that may not be named."),)
    size = sum(len(block.parties) for block in grouped)
    share = _("{n} of {total} parties are in a group that judges alike.")
    alone = report.these(party.id for block in report.blocks if not block.number for party in block.parties)
    return (
        share.format(n=size, total=len(report.parties)),
        sentence(
            *(
                _("Group {n}: {codes}").format(
                    n=block.number, codes=report.these(party.id for party in block.parties)
                )
                for block in grouped
            )
        ),
        *([sentence(_("Not grouped: {codes}").format(codes=alone))] if alone else []),
    )


# -- party by party --------------------------------------------------------------------------------------


def of_apart(report: UnityReport) -> tuple[str, ...]:
    """Who stands apart on what; or that nobody does, and on how many activities that can be told."""
    if report.apart:
        told = (
            f"{report.codes[party]}: {named(activity.item.code for activity in activities)}"
            for party, activities in report.apart.items()
        )
        if report.named:
            return (sentence(_("Stand apart from the others: {told}").format(told="; ".join(told))),)
        return (sentence(_("Stand apart from the others: {told}").format(told=report.these(report.apart))),)
    enough = sum(activity.unity.n >= FEWEST for activity in report.activities)
    if not enough:
        none = _("Nobody can stand apart yet: that takes {n} answers to an activity.")
        return (none.format(n=FEWEST),)
    told_on = wording.activities_of(enough, len(report.activities))
    return (_("Nobody stands apart on {activities}.").format(activities=told_on),)


def of_red_lines(report: UnityReport) -> tuple[str, ...]:
    """Whose verdicts are red lines too often."""
    if not report.inflated:
        return (_("Of no party are more than a third of the verdicts red lines."),)
    names = (
        ", ".join(f"{report.codes[party]} {wording.of(red, n)}" for party, red, n in report.inflated)
        if report.named
        else report.these(party for party, _red, _n in report.inflated)
    )
    return (
        sentence(_("More than a third of the verdicts are red lines: {who}").format(who=names)),
        _("If everything is a red line nothing is."),
    )


# -- round two -------------------------------------------------------------------------------------------


def of_rounds(report: UnityReport, before: UnityReport) -> tuple[str, ...]:
    """On how many activities round two changed a verdict, and which have another label since."""
    pairs = [(activity, before.overview.activities[activity.item.id]) for activity in report.activities]
    changed = [activity.item.code for activity, first in pairs if activity.answers != first.answers]
    if not changed:
        return (_("No verdict was changed in round two."),)
    said = _("In round two a verdict was changed on {activities}: {codes}.").format(
        activities=wording.activities_of(len(changed), len(pairs)), codes=named(changed)
    )
    moved = [
        _("{code} from “{before}” to “{after}”").format(
            code=activity.item.code, before=label(before, first), after=label(report, activity)
        )
        for activity, first in pairs
        if activity.unity.shown != first.unity.shown and report.counted
    ]
    if not moved:
        return (said, *([_("No label is another since.")] if report.counted else []))
    return (said, sentence(_("Another label since: {told}").format(told="; ".join(moved[:NAMED]))))
