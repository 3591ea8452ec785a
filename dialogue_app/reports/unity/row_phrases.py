"""What is said of the verdicts on one activity: index, levels, camps or who stands apart, who gave none."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue_app.analyses.judgements.outliers import Outlier
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.charts import wording
from dialogue_app.charts.axis import LEVELS
from dialogue_app.core.scales import scale
from dialogue_app.reports.phrases import sentence
from dialogue_app.reports.unity.content import UnityReport
from dialogue_app.support.translation import _


def result(activity: ActivityUnity) -> str:
    """The index where it may be shown, with answers received of seats, and how far it can still move."""
    counted = wording.of(activity.unity.n, activity.unity.seats)
    if activity.index is None:
        return counted
    shown = f"{wording.number(activity.index)} · {counted}"
    if activity.bounds is None:
        return shown
    low, high = (wording.number(bound) for bound in activity.bounds)
    return f"{shown} · " + _("may end from {low} to {high}").format(low=low, high=high)


def label(report: UnityReport, activity: ActivityUnity) -> str:
    """The label; where it may not be told how many gave which answer, none."""
    return activity.unity.shown if report.counted else "\N{EN DASH}"


def missing(report: UnityReport, activity: ActivityUnity, *, short: bool = False) -> str:
    """Who gave no level and why, or nothing."""
    name = wording.status if short else scale("VERDICT_STATUS").shown
    return " · ".join(
        f"{name(status)}{'' if short else ':'} {report.these(parties, ' ')}"
        for status, parties in activity.unity.statuses.items()
        if parties and report.counted
    )


def apart(report: UnityReport, activity: ActivityUnity) -> str:
    """Two camps, or who stands apart and how far; nothing where nobody does."""
    if camps := camps_of(report, activity):
        return sentence(camps)
    if not activity.outliers or not report.counted:
        return ""
    told = "; ".join(_outlier(out, report.party(out.party)) for out in activity.outliers)
    return _("Stand apart: {named}.").format(named=told)


def camps_of(report: UnityReport, activity: ActivityUnity) -> str:
    """Both camps of a polarised row, which has no outliers; nothing of another."""
    if activity.unity.camps is None or not report.counted:
        return ""
    inside, outside = (report.these(camp, " ") for camp in activity.unity.camps)
    return _("Two camps: inside {inside}; outside {outside}").format(inside=inside, outside=outside)


def distance(out: Outlier) -> str:
    """In which way a verdict stands apart."""
    alone = _("nearly alone on its side of the rules")
    median = _("{delta} from the others’ median {others}")
    others = _("{alone} ({delta}, median {others})")
    words = f"{median}; {alone}" if out.level and out.side else median if out.level else others
    return words.format(alone=alone, delta=wording.signed(out.delta), others=wording.number(out.others))


def _outlier(out: Outlier, party: str) -> str:
    return _("{party} {value} (median of the others {others}, {delta})").format(
        party=party,
        value=out.value,
        others=wording.number(out.others),
        delta=wording.signed(out.delta),
    )


def row_lines(report: UnityReport, activity: ActivityUnity) -> list[str]:
    """All that is said of one activity, where parties may be named: label and index, who gave which level,
    who stands apart, who gave none.
    """
    without = missing(report, activity)
    gave_none = [_("Without a level: {who}.").format(who=without)] if without else []
    if not activity.unity.n:
        nobody = _("No verdict on {code} has been recorded yet ({n}).")
        return [nobody.format(code=activity.item.code, n=wording.of(0, activity.unity.seats)), *gave_none]
    return [
        sentence(f"{activity.item.code}: {activity.unity.shown}, {result(activity)}"),
        sentence(
            *(f"{wording.answer(str(level))}: {codes}" for level, codes in by_level(report, activity).items())
        ),
        *([told] if (told := apart(report, activity)) else []),
        *gave_none,
    ]


def by_level(report: UnityReport, activity: ActivityUnity) -> Mapping[int, str]:
    """Level -> who gave it, without the levels that nobody gave."""
    return {
        level: report.these(parties, " ")
        for level in LEVELS
        if (parties := [party for party, value in activity.answers.items() if value == str(level)])
    }
