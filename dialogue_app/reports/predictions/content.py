"""Predictions as their reader may see them: the score of each side, and every prediction with its finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dialogue_app.analyses.both_sides.coorientation import STATES
from dialogue_app.analyses.both_sides.prediction import PredictionPair, PredictionScore, prediction_score
from dialogue_app.analyses.both_sides.sides import OTHER, direction_fields
from dialogue_app.analyses.both_sides.two_way import TwoWay
from dialogue_app.charts import wording
from dialogue_app.core.records import ALLIANCE, RUSSIA, SIDES
from dialogue_app.core.scales import level
from dialogue_app.core.template import TemplateField
from dialogue_app.fields.items import Item
from dialogue_app.reports.context import ReportContext
from dialogue_app.support.translation import N_, _

PREDICTING = {
    ALLIANCE: N_("The alliance predicting Russia"),
    RUSSIA: N_("Russia predicting the alliance"),
}


@dataclass(frozen=True, slots=True)
class PredictionRow:
    """What a side predicted on one activity, what was stated, its own verdict on the other doing the same
    (``mirror``), and what follows in words; ``grave``: a red line is concerned. Empty is nothing.
    """

    item: Item
    side: str
    predicted: str
    confidence: str
    stated: str
    mirror: str
    finding: str
    grave: bool
    state: str

    @property
    def error(self) -> int | None:
        """Stated minus predicted level."""
        predicted, stated = level(self.predicted), level(self.stated)
        return None if predicted is None or stated is None else stated - predicted


@dataclass(frozen=True, slots=True)
class SidePredictions:
    """The predictions of one side. ``title``: which side predicted which, ``name`` the side alone, both as
    far as they may be told.
    """

    side: str
    title: str
    name: str
    score: PredictionScore
    rows: tuple[PredictionRow, ...]


@dataclass(frozen=True, slots=True)
class PredictionReport:
    """For how many activities verdicts are asked, and each side that predicted."""

    activities: int
    sides: tuple[SidePredictions, ...]


def read_predictions(context: ReportContext) -> PredictionReport:
    """The predictions that the reader may see."""
    faced = context.faced()
    codes = {activity.said.item.code: activity.item.code for activity in faced.activities}
    sides = tuple(
        SidePredictions(
            side,
            predicting(context, side),
            context.name(side) or (_("One side") if side == SIDES[0] else _("The other side")),
            _shown(score, codes),
            tuple(
                prediction(context, activity, side)
                for activity in faced.activities
                if _predicted(activity, side)
            ),
        )
        for side, score in faced.scores.items()
    )
    return PredictionReport(len(faced.activities), sides)


def predicting(context: ReportContext, side: str) -> str:
    """Which side predicted which, as far as they may be named."""
    if context.name(side):
        return _(PREDICTING[side])
    return _("One side predicting the other") if side == SIDES[0] else _("The other side predicting it")


def prediction(context: ReportContext, two_way: TwoWay, side: str) -> PredictionRow:
    """One prediction of a side, judged as the score judges it."""
    pair = PredictionPair(
        item=two_way.item.code,
        predicted=two_way.said.value("prediction", side),
        stated=two_way.said.value("on_other", OTHER[side]),
        mirror=two_way.said.value("on_other", side),
        late=two_way.said.is_late("prediction", side),
    )
    finding, grave = _finding(pair, prediction_score([pair]))
    return PredictionRow(
        two_way.item,
        side,
        pair.predicted,
        _confidence(context, two_way.item, side),
        pair.stated,
        pair.mirror,
        finding,
        grave,
        two_way.coorientation[side].state,
    )


def verdict_fields(context: ReportContext) -> dict[str, TemplateField]:
    """The fields that predictions are measured with, by direction."""
    return direction_fields(context.template, "VERDICT")


def state_words(row: PredictionRow) -> str:
    """What the side knew of the other's verdict on its own conduct."""
    return _(STATES[row.state])


def _predicted(two_way: TwoWay, side: str) -> bool:
    return bool(two_way.said.value("prediction", side))


def _confidence(context: ReportContext, item: Item, side: str) -> str:
    field = verdict_fields(context).get("prediction")
    if field is None:
        return ""
    held = context.held
    entry = held.dialogue.entry(held.session, field.entry_field, item.id, side)
    return entry.confidence if entry is not None else ""


def _shown(score: PredictionScore, codes: dict[str, str]) -> PredictionScore:
    """The score with the activities as they may be called."""

    def called(raw: Iterable[str]) -> tuple[str, ...]:
        return tuple(codes.get(code, "") for code in raw)

    return replace(
        score,
        hits=called(score.hits),
        missed=called(score.missed),
        phantom=called(score.phantom),
        dangerous=called(score.dangerous),
    )


def _finding(pair: PredictionPair, score: PredictionScore) -> tuple[str, bool]:
    if pair.late:
        return _("Predicted after the fact: not counted"), False
    if not score.n:
        predicted = wording.answer(pair.predicted) if pair.predicted else _("no prediction")
        missing = predicted if level(pair.predicted) is None else wording.answer(pair.stated).lower()
        return _("Not counted: {missing}").format(missing=missing), False
    if score.dangerous:
        return _("Dangerous surprise: red line thought inside the rules"), True
    if score.missed:
        return _("Missed red line"), True
    if score.phantom:
        return _("Phantom red line"), True
    if score.exact:
        return (_("Red line, as predicted") if score.hits else _("As predicted")), False
    words = _("On the same side of the cut") if score.same_side else _("On the other side of the cut")
    return words, False
