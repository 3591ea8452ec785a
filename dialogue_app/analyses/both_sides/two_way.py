"""Which rules are shared, and what surprised us? Verdicts in both directions, zones and predictions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.analyses.both_sides.coorientation import Coorientation, coorientation, same_verdict
from dialogue_app.analyses.both_sides.prediction import PredictionPair, PredictionScore, prediction_score
from dialogue_app.analyses.both_sides.sides import OTHER, Said, said
from dialogue_app.analyses.both_sides.zones import RulesZone, mean_gap, reciprocity_gap, rules_zone
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import ALLIANCE, RUSSIA
from dialogue_app.core.template import Template
from dialogue_app.fields.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoWay:
    """One activity judged in both directions. ``coorientation`` and ``gaps`` are by side: what the side
    knew of the other's verdict on its own conduct, and its reciprocity gap.
    """

    item: Item
    said: Said
    zone: RulesZone
    coorientation: Mapping[str, Coorientation]
    gaps: Mapping[str, int | None]

    @property
    def alliance(self) -> str:
        """The alliance's verdict on Russia doing it."""
        return self.said.value("on_other", ALLIANCE)

    @property
    def russia(self) -> str:
        """Russia's verdict on the alliance doing it."""
        return self.said.value("on_other", RUSSIA)


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoWayOverview:
    """Every activity in order; prediction scores by the side that predicted, for those that did."""

    activities: tuple[TwoWay, ...]
    scores: Mapping[str, PredictionScore]

    def mean_gap(self, side: str) -> tuple[Fraction | None, int]:
        """Mean reciprocity gap of a side and the number of activities it rests on."""
        return mean_gap(activity.gaps[side] for activity in self.activities)


def two_way(dialogue: Dialogue, session: str, template: Template) -> TwoWayOverview:
    """Zones, co-orientation, reciprocity and prediction scores of one session.

    Statuses and blanks stay what they are: the zone is then unknown, the state not determined.
    """
    rows = tuple(said(dialogue, session, template, "VERDICT"))
    return TwoWayOverview(
        activities=tuple(_activity(row) for row in rows),
        scores={side: score for side in OTHER if (score := _score(rows, side)) is not None},
    )


def _activity(row: Said) -> TwoWay:
    return TwoWay(
        item=row.item,
        said=row,
        zone=rules_zone(row.value("on_other", ALLIANCE), row.value("on_other", RUSSIA)),
        coorientation={
            side: coorientation(
                row.value("on_self", side),
                row.counted("prediction", side),
                row.value("on_other", other),
                same_verdict,
            )
            for side, other in OTHER.items()
        },
        gaps={
            side: reciprocity_gap(row.value("on_other", side), row.value("on_self", side)) for side in OTHER
        },
    )


def _score(rows: tuple[Said, ...], side: str) -> PredictionScore | None:
    pairs = [
        PredictionPair(
            item=row.item.code,
            predicted=row.value("prediction", side),
            stated=row.value("on_other", OTHER[side]),
            mirror=row.value("on_other", side),
            late=row.is_late("prediction", side),
        )
        for row in rows
    ]
    return prediction_score(pairs) if any(pair.predicted for pair in pairs) else None
