"""The picture of perceptions: own view, expectation, and the other's view of each statement."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.coorientation import NOT_DETERMINED, STATES
from dialogue_app.analyses.both_sides.perceptions import Perceived, Perceptions
from dialogue_app.analyses.both_sides.sides import OTHER
from dialogue_app.charts import wording
from dialogue_app.charts.axis import SIDE_SHAPES, figure, side_colour
from dialogue_app.charts.canvas import RISE, SMALL, Canvas
from dialogue_app.charts.measured_text import SANS, measured
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import (
    Frame,
    RowRemark,
    draw_title,
    draw_words,
    frame,
    note,
    rest_note,
    title_height,
    words_height,
)
from dialogue_app.core.commands.seats import SIDE_CODES, side_name
from dialogue_app.core.records import ALLIANCE, RUSSIA
from dialogue_app.core.scales import level
from dialogue_app.reports.perceptions.content import MISJUDGED
from dialogue_app.reports.perceptions.sentences import sentences
from dialogue_app.support.translation import _, ngettext

MOST = 30
LANE = 2.1


def draw_perceptions(perceptions: Perceptions, width: float, palette: Palette = PAPER) -> Picture:
    """Two lanes a statement, one a side: own view, what it expects of the other, what the other says."""
    canvas = Canvas(width, palette)
    em = canvas.em
    place = frame(canvas, 0.29, 0.21)
    axis = place.axis("AGREE5")
    y = _key(canvas)
    top = y = axis.head(canvas, y)
    canvas.line(0, y, width, y)
    heights = [_height(canvas, place, statement) for statement in perceptions.statements[:MOST]]
    axis.rows(canvas, top, top + sum(heights))
    for statement, height in zip(perceptions.statements, heights, strict=False):
        _row(canvas, place, statement, y, height)
        y += height
    y = rest_note(canvas, y, len(perceptions.statements), MOST)
    y = note(canvas, y, _tolerance(perceptions))
    return canvas.picture(y + 0.3 * em, " ".join(sentences(perceptions)))


def _tolerance(perceptions: Perceptions) -> str:
    words = ngettext(
        "Two views count as the same if they differ by no more than {n} level of agreement.",
        "Two views count as the same if they differ by no more than {n} levels of agreement.",
        int(perceptions.tolerance),
    )
    return words.format(n=int(perceptions.tolerance))


def _key(canvas: Canvas) -> float:
    """What the shapes mean, in words beside them."""
    em = canvas.em
    entries = (
        (ALLIANCE, True, _("the alliance's own view")),
        (RUSSIA, True, _("Russia's own view")),
        (RUSSIA, False, _("what the alliance expects of Russia")),
        (ALLIANCE, False, _("what Russia expects of the alliance")),
    )
    x, y = 0.0, 0.9 * em
    for side, filled, words in entries:
        wide = measured(words, SANS, SMALL * em) + 2.9 * em
        if x and x + wide > canvas.width:
            x, y = 0.0, y + 1.6 * em
        figure(
            canvas,
            x + 0.6 * em,
            y,
            SIDE_SHAPES[side],
            "",
            side_colour(canvas.palette, side),
            filled=filled,
            radius=0.45 * em,
        )
        canvas.text(
            x + 1.4 * em,
            y + RISE * em,
            words,
            size=SMALL,
            color=canvas.palette.soft,
            room=canvas.width - 2 * em,
        )
        x += wide
    return y + 1.4 * em


def _words(canvas: Canvas, perception: Perceived, side: str) -> list[RowRemark]:
    state = perception.coorientation[side]
    heavy = state.state in MISJUDGED
    words = [
        RowRemark(
            f"{SIDE_CODES[side]}: {_(STATES[state.state])}", bold=heavy, most=2,
            color=canvas.palette.text if state.state != NOT_DETERMINED else canvas.palette.faint,
        )
    ]  # fmt: skip
    if state.error:
        higher = _("{side} {n} higher than expected")
        told = higher if state.error > 0 else _("{side} {n} lower than expected")
        other, n = side_name(OTHER[side]), wording.number(abs(state.error))
        words.append(RowRemark(told.format(side=other, n=n), color=canvas.palette.soft, size=0.8, most=2))
    return words


def _lane(canvas: Canvas, place: Frame, perception: Perceived, side: str) -> float:
    words = words_height(canvas, place.words_room, _words(canvas, perception, side))
    return max(LANE * canvas.em, words + 0.4 * canvas.em)


def _height(canvas: Canvas, place: Frame, perception: Perceived) -> float:
    lanes = sum(_lane(canvas, place, perception, side) for side in OTHER)
    return max(lanes, title_height(canvas, place, perception.item)) + 0.8 * canvas.em


def _row(canvas: Canvas, place: Frame, perception: Perceived, y: float, height: float) -> None:
    draw_title(
        canvas, place, perception.item, y + (height - title_height(canvas, place, perception.item)) / 2
    )
    canvas.mark(
        perception.item.id, "", 0, y, canvas.width, height, f"{perception.item.code} {perception.item.title}"
    )
    lanes = {side: _lane(canvas, place, perception, side) for side in OTHER}
    top = y + (height - sum(lanes.values())) / 2
    for side, high in lanes.items():
        _marks(canvas, place, perception, side, (top, high))
        words = _words(canvas, perception, side)
        beside = words_height(canvas, place.words_room, words)
        draw_words(canvas, place.words, top + (high - beside) / 2, place.words_room, words)
        top += high
    canvas.line(0, y + height, canvas.width, y + height)


def _marks(canvas: Canvas, place: Frame, perception: Perceived, side: str, lane: tuple[float, float]) -> None:
    """Own view, expectation and the other's view, side by side within a level so that none hides another."""
    em, other = canvas.em, OTHER[side]
    axis = place.axis("AGREE5")
    y = lane[0] + lane[1] / 2
    step = min(axis.column / 3.4, 2.2 * em)
    radius = min(0.62 * em, 0.45 * step)
    figures = (
        (-1, perception.said.value("own", side), side, True, side, _("{side}: own view {answer}")),
        (
            0,
            perception.said.value("meta", side),
            other,
            False,
            side,
            _("{side}: expects of the other {answer}"),
        ),
        (1, perception.said.value("own", other), other, True, other, _("{side}: own view {answer}")),
    )
    expected, actual = level(figures[1][1]), level(figures[2][1])
    if expected is not None and actual is not None and expected != actual:
        start, end = axis.x(expected), axis.x(actual) + step
        canvas.line(start, y, end, y, color=side_colour(canvas.palette, other), weight=1.6)
    for slot, value, about, filled, who, words in figures:
        given_level = level(value)
        if given_level is None:
            continue
        said = words.format(side=side_name(who), answer=wording.answer(value, "AGREE5"))
        x = axis.x(given_level) + slot * step
        figure(
            canvas,
            x,
            y,
            SIDE_SHAPES[about],
            value,
            side_colour(canvas.palette, about),
            filled=filled,
            radius=radius,
        )
        canvas.mark(perception.item.id, who, x - 0.7 * em, y - 0.7 * em, 1.4 * em, 1.4 * em, said)
