"""What reports about both tracks share: for allies who have both files open."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity, UnityOverview
from dialogue_app.support.translation import N_

BOTH_TRACKS = N_(
    "Alliance only. This sets the allies' own verdicts of this session beside the last session of the "
    "external track, because both files are open. Nothing of it is written to either file."
)


def matched(overview: UnityOverview, faced: TwoWayOverview) -> list[tuple[ActivityUnity, TwoWay]]:
    """The activities that stand in both tracks, by code, most divided first."""
    others = {one.item.code: one for one in faced.activities if one.item.code}
    order = dict.fromkeys(overview.ranking) | dict.fromkeys(overview.activities)
    inside = (overview.activities[key] for key in order)
    return [(one, others[one.item.code]) for one in inside if one.item.code in others]
