"""Activities of two tracks are the same by code and context; one that stands twice is not dropped."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dialogue_app.analyses.both_sides.track_pairs import apart, paired, without_context
from dialogue_app.fields.items import Item


@dataclass(frozen=True)
class Activity:
    """What was found about an activity."""

    item: Item


def track(words: str) -> list[Activity]:
    """Activities as ``CODE CONTEXT`` with commas between them; a context may be missing."""
    activities = []
    for place, part in enumerate(part.strip() for part in words.split(",") if part.strip()):
        code, _blank, context = part.partition(" ")
        activities.append(Activity(Item(f"{code}-{place}", code.strip("-"), "So", context)))
    return activities


@pytest.mark.parametrize(
    ("inner", "outer", "pairs"),
    [
        ("A P, B P", "B P, A P", "A P = A P; B P = B P"),
        ("A P, A C", "A C, A P", "A P = A P; A C = A C"),
        ("A P", "A P, A C", "A P = A P"),
        ("A", "A P, A C", "A = A P; A = A C"),
        ("A P, A C", "A", "A P = A; A C = A"),
        ("A P", "A P, A", "A P = A P"),
        ("A P", "A C", ""),
        ("A", "A", "A = A"),
        ("- P", "- P", ""),
    ],
)
def test_activities_are_paired_by_code_and_context(inner: str, outer: str, pairs: str) -> None:
    activity_pairs = paired(track(inner), track(outer))
    assert "; ".join(f"{_words(activity)} = {_words(other)}" for activity, other in activity_pairs) == pairs


def _words(activity: Activity) -> str:
    return f"{activity.item.code} {activity.item.note}".strip()


def test_what_is_paired_by_its_code_alone_and_what_is_not_paired_is_told() -> None:
    first, second = track("A, B P, C P, D P"), track("A P, A C, B P, C C, E P, - P")
    assert without_context(paired(first, second)) == ("A",)
    assert apart(first, second) == ("C",)
