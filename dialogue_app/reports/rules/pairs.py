"""Activities that stand in both tracks, in the same context: among allies and between the sides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dialogue_app.analyses.both_sides.track_pairs import paired
from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview
from dialogue_app.analyses.both_sides.zones import is_seam, may_be_seam
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity, UnityOverview
from dialogue_app.core.records import RUSSIA
from dialogue_app.reports.both_tracks import matched
from dialogue_app.reports.context import ReportContext
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


def countable(context: ReportContext) -> UnityOverview | None:
    """The unity of a session without the activities that too few have answered to be counted; nothing where
    those are all that were answered.
    """
    overview = context.overview()
    if overview is None:
        return None
    told = {
        key: one
        for key, one in overview.activities.items()
        if not one.answered or context.reader.counts(one.answered)
    }
    answered = any(one.answered for one in overview.activities.values())
    if answered and not any(one.answered for one in told.values()):
        return None
    return overview if len(told) == len(overview.activities) else replace(overview, activities=told)


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
