"""How unity is computed, with the thresholds that were used."""

from __future__ import annotations

from dialogue_app.analyses.judgements.alpha import alpha_of_answers
from dialogue_app.analyses.judgements.groups import WIDTH
from dialogue_app.analyses.judgements.unity import quorum
from dialogue_app.charts import wording
from dialogue_app.core.thresholds import NAMES
from dialogue_app.reports.unity.content import UnityReport
from dialogue_app.support.translation import N_, _

LABELLING = N_(
    "A label is given once {quorum} of the seats, and at least three, have given a level; here {needed} of "
    "{seats}. United: all "
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
    "where there are two camps. It is a hint; a reservation is what a party records."
)
RED_LINES = N_(
    "How many of a party's levels are level 5. Above one third, ask whether each would be defended."
)


def labelling(report: UnityReport) -> str:
    """How labels and indices are come by. Where it may not be told how many gave which answer, no alpha."""
    limits, seats = report.overview.thresholds, len(report.parties)
    alpha = alpha_of_answers(activity.answers for activity in report.activities) if report.counted else None
    return _(LABELLING).format(
        **_thresholds(report),
        needed=quorum(seats, limits.quorum),
        seats=seats,
        alpha=_("not determined") if alpha is None else wording.number(alpha),
    )


def grouping(report: UnityReport) -> str:
    """How groups are formed."""
    levels = wording.number(report.overview.thresholds.group * WIDTH)
    return _(GROUPING).format(**_thresholds(report), levels=levels)


def standing_apart(report: UnityReport) -> str:
    return _(APART).format(**_thresholds(report))


def _thresholds(report: UnityReport) -> dict[str, str]:
    return {name: str(getattr(report.overview.thresholds, name)) for name in NAMES}
