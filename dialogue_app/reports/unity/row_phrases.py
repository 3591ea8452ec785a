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


def result(one: ActivityUnity) -> str:
    """The index where it may be shown, with answers received of seats, and how far it can still move."""
    counted = wording.of(one.unity.n, one.unity.seats)
    if one.index is None:
        return counted
    shown = f"{wording.number(one.index)} · {counted}"
    if one.bounds is None:
        return shown
    low, high = (wording.number(bound) for bound in one.bounds)
    return f"{shown} · " + _("may end from {low} to {high}").format(low=low, high=high)


def label(found: UnityReport, one: ActivityUnity) -> str:
    """The label; where it may not be told how many gave which answer, none."""
    return one.unity.shown if found.counted else "\N{EN DASH}"


def missing(found: UnityReport, one: ActivityUnity, *, short: bool = False) -> str:
    """Who gave no level and why, or nothing."""
    name = wording.status if short else scale("VERDICT_STATUS").shown
    return " · ".join(
        f"{name(status)}{'' if short else ':'} {found.these(parties, ' ')}"
        for status, parties in one.unity.statuses.items()
        if parties and found.counted
    )


def apart(found: UnityReport, one: ActivityUnity) -> str:
    """Two camps, or who stands apart and how far; nothing where nobody does."""
    if camps := camps_of(found, one):
        return sentence(camps)
    if not one.outliers or not found.counted:
        return ""
    told = "; ".join(_outlier(out, found.party(out.party)) for out in one.outliers)
    return _("Stand apart: {named}.").format(named=told)


def camps_of(found: UnityReport, one: ActivityUnity) -> str:
    """Both camps of a polarised row, which has no outliers; nothing of another."""
    if one.unity.camps is None or not found.counted:
        return ""
    inside, outside = (found.these(camp, " ") for camp in one.unity.camps)
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


def row_lines(found: UnityReport, one: ActivityUnity) -> list[str]:
    """All that is said of one activity, where parties may be named: label and index, who gave which level,
    who stands apart, who gave none.
    """
    without = missing(found, one)
    gave_none = [_("Without a level: {who}.").format(who=without)] if without else []
    if not one.unity.n:
        nobody = _("No verdict on {code} has been recorded yet ({n}).")
        return [nobody.format(code=one.item.code, n=wording.of(0, one.unity.seats)), *gave_none]
    return [
        sentence(f"{one.item.code}: {one.unity.shown}, {result(one)}"),
        sentence(
            *(f"{wording.answer(str(level))}: {codes}" for level, codes in by_level(found, one).items())
        ),
        *([told] if (told := apart(found, one)) else []),
        *gave_none,
    ]


def by_level(found: UnityReport, one: ActivityUnity) -> Mapping[int, str]:
    """Level -> who gave it, without the levels that nobody gave."""
    return {
        level: found.these(parties, " ")
        for level in LEVELS
        if (parties := [party for party, value in one.answers.items() if value == str(level)])
    }
