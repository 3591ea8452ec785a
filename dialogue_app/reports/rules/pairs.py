"""Activities that stand in both tracks, in the same context: among allies and between the sides."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.analyses.both_sides.track_pairs import paired
from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview
from dialogue_app.analyses.both_sides.zones import is_seam, may_be_seam
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity, UnityOverview
from dialogue_app.core.records import RUSSIA
from dialogue_app.reports.both_tracks import matched
from dialogue_app.reports.plain_values import Json

SEAMS = ("seams", "seams_judged")
"""The keys of ``analyse`` for the seams, and for the activities of which it can be told."""


@dataclass(frozen=True, slots=True)
class ConductPair:
    """An activity among allies and between the sides."""

    inside: ActivityUnity
    outside: TwoWay

    @property
    def own(self) -> str:
        """Russia's verdict on its own conduct."""
        return self.outside.said.value("on_self", RUSSIA)

    @property
    def judged(self) -> bool:
        """Whether it can be told if it is a seam."""
        return may_be_seam(self.inside.unity.label, self.own)

    @property
    def seam(self) -> bool:
        return is_seam(self.inside.unity.label, self.own)


def pairs(overview: UnityOverview, faced: TwoWayOverview) -> tuple[ConductPair, ...]:
    """The activities of both tracks, most divided among allies first."""
    return tuple(ConductPair(inside, outside) for inside, outside in matched(overview, faced))


def seams_json(overview: UnityOverview, faced: TwoWayOverview) -> Json:
    """The codes of the seams, and of the activities of which it can be told, in the order of the sides."""
    both = [
        ConductPair(inside, outside)
        for outside, inside in paired(faced.activities, overview.activities.values())
    ]
    seams = (pair.outside.item.code for pair in both if pair.seam)
    judged = (pair.outside.item.code for pair in both if pair.judged)
    return dict(zip(SEAMS, (list(dict.fromkeys(codes)) for codes in (seams, judged)), strict=True))
