"""What surprised whom? What each side predicted of the other, and what the other then stated."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.analyses.prediction import Pair, PredictionScore, prediction_score
from dialogue_app.analyses.sides import OTHER
from dialogue_app.analyses.two_way import TwoWay, TwoWayOverview
from dialogue_app.charts import wording
from dialogue_app.charts.axis import Axis, figure
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.perception_rows import SHAPES, colour
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import Frame, Words, draw_row, empty, frame, heading, note, row_height
from dialogue_app.charts.sheet import Sheet
from dialogue_app.core.records import ALLIANCE, RUSSIA
from dialogue_app.core.scales import level
from dialogue_app.support.translation import N_, _

MOST = 40
PREDICTING = {
    ALLIANCE: N_("The alliance predicting Russia"),
    RUSSIA: N_("Russia predicting the alliance"),
}


@dataclass(frozen=True, slots=True)
class Guess:
    """What one side predicted on one activity, what was stated, and what follows. Empty is nothing."""

    predicted: str
    stated: str
    mirror: str
    late: bool
    finding: str
    grave: bool


def guess(one: TwoWay, side: str) -> Guess:
    """One prediction of a side, judged as the score judges it."""
    pair = Pair(
        item=one.item.code,
        predicted=one.said.value("prediction", side),
        stated=one.said.value("on_other", OTHER[side]),
        mirror=one.said.value("on_other", side),
        late=("prediction", side) in one.said.late,
    )
    finding, grave = _finding(pair, prediction_score([pair]))
    return Guess(pair.predicted, pair.stated, pair.mirror, pair.late, finding, grave)


def _finding(pair: Pair, score: PredictionScore) -> tuple[str, bool]:
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


def draw_prediction_rows(
    overview: TwoWayOverview, width: float, ink: Ink = PAPER, *, titled: bool = True
) -> Picture:
    """For each side that predicted: predicted, stated, and what it would have been by mirroring.

    Not ``titled`` where side and score are told beside it.
    """
    if not overview.scores:
        return empty(width, ink, describe_prediction_rows(overview))
    sheet = Sheet(width, ink)
    y = note(
        sheet, -0.5 * ink.size,
        _("Open: predicted. Filled: stated. Small upright stroke: the predictor's own verdict on the other "
          "(mirror), the baseline of assuming that they think like us. The upright line is the rules cut."),
    )  # fmt: skip
    for side, score in overview.scores.items():
        if titled:
            y = heading(sheet, y, _(PREDICTING[side]))
            y = note(sheet, y - 0.7 * sheet.em, score_words(score), color=sheet.ink.text) + 0.5 * sheet.em
        y = _panel(sheet, overview, side, y)
    return sheet.picture(y + 0.3 * ink.size, describe_prediction_rows(overview))


def _panel(sheet: Sheet, overview: TwoWayOverview, side: str, y: float) -> float:
    place = frame(sheet, 0.36, 0.22)
    axis = place.axis()
    top = y = axis.head(sheet, y)
    sheet.line(0, y, sheet.width, y)
    rows = [(one, guess(one, side)) for one in overview.activities if one.said.value("prediction", side)]
    ordered = sorted(rows, key=lambda row: not row[1].grave)
    heights = [row_height(sheet, place, one.item, 1.6 * sheet.em, _words(found)) for one, found in ordered]
    axis.rows(sheet, top, top + sum(heights[:MOST]))
    for (one, found), height in zip(ordered[:MOST], heights, strict=False):
        draw_row(sheet, place, one.item, y, height, _words(found))
        _marks(sheet, place, axis, one, (found, side), y + height / 2, height)
        y += height
    return note(sheet, y, wording.more(len(rows) - MOST)) if len(rows) > MOST else y


def _words(found: Guess) -> list[Words]:
    return [Words(("▲ " if found.grave else "") + found.finding, bold=found.grave, most=3)]


def _marks(
    sheet: Sheet, place: Frame, axis: Axis, one: TwoWay, of: tuple[Guess, str], y: float, height: float
) -> None:
    found, side = of
    em, other = sheet.em, OTHER[side]
    step = min(axis.column / 4, 0.95 * em)
    predicted, stated, mirror = level(found.predicted), level(found.stated), level(found.mirror)
    color = sheet.ink.bad if found.grave else colour(sheet.ink, other)
    said = f"{one.item.code}: {wording.answer(found.predicted)} → {wording.answer(found.stated)}"
    sheet.mark(one.item.id, "", 0, y - height / 2, sheet.width, height, f"{said} ({found.finding})")
    if mirror is not None:
        x = axis.x(mirror) + 2.1 * step
        sheet.line(x, y - 0.55 * em, x, y + 0.55 * em, color=sheet.ink.line_strong, weight=1.6)
    if predicted is not None and stated is not None and predicted != stated:
        start, end = axis.x(predicted) - step, axis.x(stated) + step
        sheet.line(start, y, end, y, color=color, weight=2.2 if found.grave else 1.2)
    for value, at, filled, who in (
        (predicted, -step, False, side),
        (stated, step, True, other),
    ):
        if value is not None:
            x = axis.x(value) + at
            figure(
                sheet,
                x,
                y,
                SHAPES[other],
                str(value),
                color,
                filled=filled,
                radius=min(0.62 * em, 0.85 * step),
            )
            words = wording.answer(str(value))
            sheet.mark(one.item.id, who, x - 0.7 * em, y - 0.7 * em, 1.4 * em, 1.4 * em, words)


def score_words(score: PredictionScore) -> str:
    """The score in words: over how many, how far off, red lines, and against mirroring."""
    if score.mae is None or score.bias is None:
        return _("No prediction can be compared with a statement yet.")
    total = score.n + score.left_out
    parts = [
        _("Off by {mae} of a level on average, on {activities}; exact on {exact}").format(
            mae=wording.number(float(score.mae)), activities=wording.activities_of(score.n, total),
            exact=score.exact,
        ),
        _("Red lines: {hits} foreseen, {missed} missed, {phantom} phantom, {dangerous} dangerous").format(
            hits=len(score.hits), missed=len(score.missed), phantom=len(score.phantom),
            dangerous=len(score.dangerous),
        ),
    ]  # fmt: skip
    if score.mirror_mae is not None:
        parts.append(_against_mirror(score))
    return wording.sentence(parts)


def _against_mirror(score: PredictionScore) -> str:
    words = _("Assuming that they think like us would have been off by {mirror}").format(
        mirror=wording.number(float(score.mirror_mae or 0))
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
    return f"{words}: {better} ({wording.against_mirror(score)})"


def describe_prediction_rows(overview: TwoWayOverview) -> str:
    """Each side's score in words, with the red lines by code."""
    if not overview.activities:
        return _("No activities have been selected for verdicts in both directions yet.")
    if not overview.scores:
        return wording.nothing_predicted(len(overview.activities))
    parts = []
    for side, score in overview.scores.items():
        parts.append(f"{_(PREDICTING[side])}: {score_words(score)}")
        if score.missed:
            parts.append(_("Missed red lines: {codes}").format(codes=", ".join(score.missed[:20])))
    return wording.sentence(parts)
