"""What is said of predictions: how far off each side was, red lines foreseen or missed, and the mirror."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dialogue_app.analyses.both_sides.prediction import PredictionScore
from dialogue_app.charts import wording
from dialogue_app.reports.overview import short
from dialogue_app.reports.phrases import counted, levels, sentence
from dialogue_app.reports.predictions.content import PredictionReport, SidePredictions
from dialogue_app.reports.report import Overview, Part
from dialogue_app.support.translation import _


def sentences(prediction_report: PredictionReport) -> tuple[str, ...]:
    """A sentence for each side that predicted."""
    return tuple(side_sentence(side) for side in prediction_report.sides)


def sides_overview(sides: Sequence[SidePredictions]) -> Overview:
    """How far off each side was, and the red lines that were missed. There is at least one side."""
    scores = [side.score for side in sides]
    n, left, exact, same_side, missed = (
        sum(each)
        for each in zip(
            *((score.n, score.left_out, score.exact, score.same_side, len(score.missed)) for score in scores),
            strict=True,
        )
    )
    off = ", ".join(
        _("{side} {levels}").format(side=side.name, levels=levels(side.score.mae))
        for side in sides
        if side.score.mae is not None
    )
    said = _("Off on average: {sides}").format(sides=off)
    grave = _("red lines missed: {n}").format(n=missed) if missed else ""
    nothing = _("No prediction can be compared with a statement yet.")
    return Overview(
        short(sentence(said, grave), sentence(said)) if n else nothing,
        wording.predictions_of(n, n + left),
        (
            Part(_("exact"), exact, "full"),
            Part(_("right side of the rules"), same_side - exact, "half"),
            Part(_("wrong side"), n - same_side, "hatched"),
            Part(_("not compared"), left, "open"),
        ),
    )


def side_sentence(side_predictions: SidePredictions) -> str:
    """How well one side predicted."""
    return f"{side_predictions.title}: {sentence(*_told(side_predictions.score))}"


def _told(score: PredictionScore) -> list[str]:
    if score.mae is None:
        return [_("no prediction can be compared with a statement yet")]
    off = _("off by {levels} on average on {activities}, exact on {exact}").format(
        levels=levels(score.mae),
        activities=wording.activities_of(score.n, score.n + score.left_out),
        exact=score.exact,
    )
    told = [off, red_lines(score)]
    if score.mirror_mae is not None:
        told.append(_mirrored(score.mirror_mae, score))
    return told


def red_lines(score: PredictionScore) -> str:
    """Red lines foreseen, missed, in vain expected, and thought inside the rules; empty without any."""
    stated = len(score.hits) + len(score.missed)
    if not stated and not score.phantom:
        return ""
    kinds = (
        (_("missed {codes}"), score.missed),
        (_("phantom {codes}"), score.phantom),
        (_("dangerous surprise {codes}"), score.dangerous),
    )
    told = [
        _("red lines foreseen {n}").format(n=wording.of(len(score.hits), stated)),
        *(words.format(codes=counted(len(codes), codes)) for words, codes in kinds if codes),
    ]
    return ", ".join(told)


def lean(side_predictions: SidePredictions) -> str:
    """Whether the other side was stricter than expected or less so."""
    bias = side_predictions.score.bias
    if bias is None:
        words = _("no prediction can be compared with a statement yet")
    elif not bias:
        words = _("on average the other was as strict as expected")
    else:
        told = (
            _("on average the other was {levels} stricter than expected")
            if bias > 0
            else _("on average the other was {levels} less strict than expected")
        )
        words = told.format(levels=levels(abs(bias)))
    return f"{side_predictions.title}: {sentence(words)}"


def _mirrored(mirror: Fraction, score: PredictionScore) -> str:
    words = _("assuming that the other thinks alike would have been off by {levels}").format(
        levels=levels(mirror)
    )
    if score.skill is None:
        return words
    better = (
        _("better than the mirror")
        if score.skill > 0
        else _("worse than the mirror")
        if score.skill < 0
        else _("no better than the mirror")
    )
    return f"{words}: {better} ({against_mirror(score)})"


def against_mirror(score: PredictionScore) -> str:
    """The skill, and where the mirror was compared on fewer pairs than the error, on how many and how far
    off the prediction was on those; empty where there is no skill.
    """
    if score.skill is None or score.own_mae is None:
        return ""
    skill = wording.number(float(score.skill))
    if score.mirror_n == score.n:
        return _("skill {n}").format(n=skill)
    words = _("skill {skill} on {pairs} pairs, on which the prediction was off by {own}")
    own = wording.number(float(score.own_mae))
    return words.format(skill=skill, pairs=wording.of(score.mirror_n, score.n), own=own)
