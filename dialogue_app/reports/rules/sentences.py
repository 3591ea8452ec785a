"""What is said of the rules: the contested activities first, then the other zones; what a side asks more of
the other than of itself.
"""

from __future__ import annotations

from dialogue_app.analyses.both_sides.sides import OTHER
from dialogue_app.analyses.both_sides.two_way import TwoWayOverview
from dialogue_app.analyses.both_sides.zones import ACCEPTABLE, CONTESTED, UNACCEPTABLE, UNKNOWN, ZONES
from dialogue_app.charts import wording
from dialogue_app.core.commands.seats import SIDE_CODES
from dialogue_app.reports.overview import with_codes
from dialogue_app.reports.phrases import counted, levels, sentence, the_side
from dialogue_app.reports.report import Overview, Part
from dialogue_app.reports.rules.content import RulesReport
from dialogue_app.support.translation import _, ngettext


def sentences(rules_report: RulesReport) -> tuple[str, ...]:
    """The zones by code. There is at least one activity."""
    total, known = len(rules_report.rows), rules_report.known
    both = ngettext(
        "{activities} has verdicts of both sides", "{activities} have verdicts of both sides", known
    )
    told = [sentence(both.format(activities=wording.activities_of(known, total)))]
    codes = {zone: [row.code for row in rules_report.rows if row.zone == zone] for zone in ZONES}
    if known:
        danger = [row.code for row in rules_report.rows if row.dangerous]
        told.append(
            wording.sentence([
                _("Contested: {codes}").format(codes=counted(len(codes[CONTESTED]), codes[CONTESTED])),
                _("Contested red lines: {codes}").format(codes=counted(len(danger), danger))
                if danger
                else "",
            ])
        )  # fmt: skip
        told.append(
            wording.sentence([
                _("Outside the rules for both: {codes}").format(
                    codes=counted(len(codes[UNACCEPTABLE]), codes[UNACCEPTABLE])
                ),
                _("Inside for both: {codes}").format(
                    codes=counted(len(codes[ACCEPTABLE]), codes[ACCEPTABLE])
                ),
            ])
        )  # fmt: skip
    if codes[UNKNOWN]:
        unknown = counted(len(codes[UNKNOWN]), codes[UNKNOWN])
        told.append(sentence(_("Unknown: {codes}").format(codes=unknown)))
    return tuple(told)


def overview(rules_report: RulesReport) -> Overview:
    """On how many activities the same rule holds for both sides, and which are contested. There is at least
    one activity.
    """
    known, total = rules_report.known, len(rules_report.rows)
    contested = [row.code for row in rules_report.of_zone(CONTESTED)]
    same = wording.activities_of(known - len(contested), known)
    said = _("Both sides hold the same rule on {activities}").format(activities=same)
    return Overview(
        with_codes(said, _("contested: {codes}"), contested)
        if known
        else _("No activity has verdicts of both sides yet."),
        wording.activities_of(known, total),
        (
            Part(_("inside for both"), len(rules_report.of_zone(ACCEPTABLE)), "full"),
            Part(_("outside for both"), len(rules_report.of_zone(UNACCEPTABLE)), "half"),
            Part(_("contested"), len(contested), "hatched"),
            Part(_("unknown"), total - known, "open"),
        ),
    )


def gap_sentences(faced: TwoWayOverview) -> tuple[str, ...]:
    """The mean gap of each side, or why there is none."""
    means = {side: faced.mean_gap(side) for side in OTHER}
    lacking = [SIDE_CODES[side] for side, (mean, _n) in means.items() if mean is None]
    if lacking:
        missing = _(
            "Reported for both sides or not at all: verdicts on the other and on itself are still missing of "
            "{sides}."
        )
        return (missing.format(sides=", ".join(lacking)),)
    more = _("{side} asks {levels} more of the other than of itself on average ({activities})")
    less = _("{side} asks {levels} less of the other than of itself on average ({activities})")
    same = _("{side} asks the same of the other and of itself on average ({activities})")
    return tuple(
        sentence((more if mean > 0 else less if mean < 0 else same).format(
            side=the_side(side), levels=levels(abs(mean)),
            activities=wording.activities_of(n, len(faced.activities)),
        ))
        for side, (mean, n) in means.items()
        if mean is not None
    )  # fmt: skip
