"""What reports about both tracks share: for allies who have both files open."""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_app.analyses.both_sides.track_pairs import Judged, apart, paired, without_context
from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity, UnityOverview
from dialogue_app.support.translation import N_, _

BOTH_TRACKS = N_(
    "Alliance only. This sets the allies' own verdicts of this session beside the last session of the "
    "external track, because both files are open. Nothing of it is written to either file."
)


def matched(overview: UnityOverview, faced: TwoWayOverview) -> list[tuple[ActivityUnity, TwoWay]]:
    """The activities that stand in both tracks, by code and context, most divided first."""
    order = dict.fromkeys(overview.ranking) | dict.fromkeys(overview.activities)
    return paired((overview.activities[key] for key in order), faced.activities)


def matching_words(inner: Iterable[Judged], outer: Iterable[Judged]) -> tuple[str, ...]:
    """What is to be known of how two tracks were set side by side, a sentence each; empty where every
    activity stands in one context that is the same in both.
    """
    first, second = tuple(inner), tuple(outer)
    told: list[str] = []
    loose = without_context(paired(first, second))
    if loose:
        words = _("Only one track has a context for {codes}: set beside every context of the other track.")
        told.append(words.format(codes=", ".join(loose)))
    others = apart(first, second)
    if others:
        words = _("Both tracks have {codes}, in different contexts: not set side by side.")
        told.append(words.format(codes=", ".join(others)))
    return tuple(told)
