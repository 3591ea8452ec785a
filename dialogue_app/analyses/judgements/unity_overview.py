"""Where are we united? Every activity of a session with its label, indices, bounds and outliers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialogue_app.analyses.answers import latest_value
from dialogue_app.analyses.judgements.consensus import agreement, consensus, consensus_bounds, frequencies
from dialogue_app.analyses.judgements.outliers import Outlier, outliers, red_line_share
from dialogue_app.analyses.judgements.unity import (
    DIVIDED,
    ISOLATED_RESERVATION,
    NOT_ENOUGH_ANSWERS,
    POLARISED,
    UNITED,
    UNITED_ON_THE_RULE,
    Unity,
    unity,
)
from dialogue_app.core.cells import NO_CELLS, Cell
from dialogue_app.core.commands.seats import Answerer, answerers
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import ALLIANCE, TRAINING, Entry
from dialogue_app.core.scales import level
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.thresholds import DEFAULTS, Thresholds, thresholds_of
from dialogue_app.fields.items import Item, items_of
from dialogue_app.fields.registry import field_kind

FEWEST_FOR_AN_INDEX = 5
"""Below this many levels only words and names are shown, no index."""

_CONCERN = (POLARISED, DIVIDED, ISOLATED_RESERVATION, UNITED_ON_THE_RULE, UNITED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityUnity:
    """One activity: what ``unity`` says, both indices (nothing without a level), bounds of the consensus
    index (nothing unless answers are outstanding and one is given), outliers. ``cells`` is the row it
    was computed from.
    """

    item: Item
    unity: Unity
    consensus: float | None
    agreement: float | None
    bounds: tuple[float, float] | None
    outliers: tuple[Outlier, ...]
    answers: Mapping[str, str]
    cells: Mapping[Cell, Entry]

    @property
    def answered(self) -> int:
        """How many have answered, with a level or a status."""
        return sum(1 for value in self.answers.values() if value)

    @property
    def index(self) -> float | None:
        """The consensus index where it may be shown: with a label, and from five levels on."""
        enough = self.unity.label != NOT_ENOUGH_ANSWERS and self.unity.n >= FEWEST_FOR_AN_INDEX
        return self.consensus if enough else None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnityOverview:
    """Every activity of a session by item id; ``ranking``: item ids, most divided first, without those
    that have not enough answers. ``red_line_share``: party -> (red lines, levels). ``thresholds``: those
    it was judged by.
    """

    parties: tuple[Answerer, ...]
    activities: Mapping[str, ActivityUnity]
    thresholds: Thresholds = DEFAULTS

    @property
    def ranking(self) -> tuple[str, ...]:
        """Item ids by concern: label, then consensus ascending, then code."""
        ranked = [
            activity for activity in self.activities.values() if activity.unity.label != NOT_ENOUGH_ANSWERS
        ]
        ranked.sort(key=_concern)
        return tuple(activity.item.id for activity in ranked)

    def red_line_share(self, party: str) -> tuple[int, int]:
        """How many of a party's levels are red lines, of how many."""
        return red_line_share(activity.answers.get(party, "") for activity in self.activities.values())


def _concern(activity: ActivityUnity) -> tuple[int, float, str]:
    index = 1.0 if activity.consensus is None else round(activity.consensus, 9)
    return _CONCERN.index(activity.unity.label), index, activity.item.code


def verdict_field(template: Template) -> TemplateField | None:
    """The field that holds each party's verdicts: the first rating matrix on the verdict scale that the
    seats answer for themselves about a selection of activities.
    """
    return next((field for _stage, field in template.fields() if _holds_verdicts(template, field)), None)


def _holds_verdicts(template: Template, field: TemplateField) -> bool:
    listed = template.find_field(field.items)
    return (
        field_kind(field).rated
        and not field_kind(field).two_way
        and (field.scale, field.columns) == ("VERDICT", "seats")
        and not field.of
        and not field.sealed
        and listed is not None
        and listed[1].record == "selected_item"
    )


def allies(dialogue: Dialogue, session: str, field: TemplateField) -> tuple[Answerer, ...]:
    """Whose unity it is: everybody who answers the field, in an exercise without the counterpart's seats."""
    everybody = answerers(dialogue, session, field)
    if dialogue.track.track != TRAINING:
        return everybody
    return tuple(answerer for answerer in everybody if answerer.side == ALLIANCE)


def unity_overview(
    dialogue: Dialogue,
    session: str,
    template: Template,
    field: TemplateField,
    previous: UnityOverview | None = None,
    *,
    thresholds: Thresholds | None = None,
) -> UnityOverview:
    """Unity on every item of a verdict field; round two replaces round one where a value is given.

    ``previous``: an earlier result of the same field; rows whose entries have not changed since are
    taken over, so that following an edit costs little. ``thresholds``: those of the dialogue, unless given.
    """
    parties = allies(dialogue, session, field)
    limits = thresholds or thresholds_of(dialogue)
    entries = dialogue.field_entries(session, field.entry_field)
    known: Mapping[str, ActivityUnity] = {}
    if previous is not None and (previous.parties, previous.thresholds) == (parties, limits):
        known = previous.activities
    activities: dict[str, ActivityUnity] = {}
    for item in items_of(dialogue, session, template, field):
        cells = entries.get(item.id, NO_CELLS)
        earlier = known.get(item.id)
        if earlier is not None and earlier.cells is cells and (earlier.item is item or earlier.item == item):
            activities[item.id] = earlier
        else:
            activities[item.id] = activity_unity(item, cells, parties, thresholds=limits)
    return UnityOverview(parties=parties, activities=activities, thresholds=limits)


def activity_unity(
    item: Item,
    cells: Mapping[Cell, Entry],
    parties: tuple[Answerer, ...],
    *,
    thresholds: Thresholds = DEFAULTS,
) -> ActivityUnity:
    """Unity on one item from the entries of its row."""
    answers = {party.id: latest_value(cells, party.id) for party in parties}
    result = unity(answers, thresholds=thresholds)
    counts = frequencies(
        [given_level for value in answers.values() if (given_level := level(value)) is not None]
    )
    outstanding = result.seats - result.n - len(result.statuses["NP"])
    return ActivityUnity(
        item=item,
        unity=result,
        consensus=consensus(counts) if result.n else None,
        agreement=agreement(counts) if result.n else None,
        bounds=consensus_bounds(counts, outstanding) if result.n and outstanding else None,
        outliers=outliers(answers, thresholds=thresholds),
        answers=answers,
        cells=cells,
    )
