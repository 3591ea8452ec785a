"""The picture of one activity: every ally a mark on the axis of verdicts, outliers named."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.charts import measured_text, wording
from dialogue_app.charts.axis import LEVELS, Axis
from dialogue_app.charts.canvas import CODE, RISE, SMALL, Canvas
from dialogue_app.charts.measured_text import SANS_BOLD
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import empty, note
from dialogue_app.reports.unity.content import UnityReport
from dialogue_app.reports.unity.row_phrases import apart, missing, result, row_lines
from dialogue_app.support.translation import _

GAP = 0.45
CHIP = 1.7
"""Height of a mark in sizes of the letters."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One activity, and the unity it is part of."""

    activity: ActivityUnity
    found: UnityReport


def draw_strip(strip: Strip, width: float, palette: Palette = PAPER) -> Picture:
    """Every ally a mark with its code, stacked on its level. Parties may be named."""
    activity, unity_report = strip.activity, strip.found
    told = row_lines(unity_report, activity)
    if not activity.unity.n:
        return empty(width, palette, " ".join(told))
    canvas = Canvas(width, palette)
    em = canvas.em
    y = _title(canvas, activity)
    axis = Axis(0.0, width)
    axis.cut_words(canvas, y + em)
    top = axis.head(canvas, y + 1.6 * em)
    bottom = _stacks(canvas, strip, axis, top)
    canvas.line(0, bottom, width, bottom, color=palette.text, weight=0.9)
    canvas.line(axis.cut, y + 0.3 * em, axis.cut, bottom, color=palette.text, weight=1.8)
    y = _median(canvas, activity, axis, bottom)
    without = missing(unity_report, activity)
    for words in (
        apart(unity_report, activity),
        _("Without a level: {who}.").format(who=without) if without else "",
    ):
        y = note(canvas, y, words, color=palette.text)
    if activity.outliers:
        y = note(canvas, y, _("A second outline: this answer stands apart from the others."))
    return canvas.picture(y + 0.3 * em, " ".join(told))


def _title(canvas: Canvas, activity: ActivityUnity) -> float:
    em = canvas.em
    words = f"{activity.item.code} {activity.item.title}".strip()
    y = canvas.lines(0, 0, words, canvas.width, bold=True, most=3)
    canvas.mark(activity.item.id, "", 0, 0, canvas.width, y, words)
    label = canvas.text(0, y + em, activity.unity.shown, bold=True, color=canvas.palette.accent)
    canvas.text(
        label + 0.6 * em, y + em, result(activity), size=SMALL, color=canvas.palette.soft,
        room=max(canvas.width - label - em, 1),
    )  # fmt: skip
    return y + 2.2 * em


def _stacks(canvas: Canvas, strip: Strip, axis: Axis, top: float) -> float:
    em, codes, activity = canvas.em, strip.found.codes, strip.activity
    room = axis.column - 0.8 * em
    chip = min(
        max(measured_text.measured(code, SANS_BOLD, CODE * em) for code in codes.values()) + 0.9 * em, room
    )
    shown = measured_text.told_apart(list(codes.values()), SANS_BOLD, CODE * em, chip - 0.3 * em)
    marks = dict(zip(codes, shown, strict=True))
    across = max(1, int(room // (chip + GAP * em)))
    at = {level: [party for party in codes if activity.answers.get(party) == str(level)] for level in LEVELS}
    rows = max(-(-len(parties) // across) for parties in at.values())
    high = CHIP * em
    bottom = top + rows * (high + GAP * em) + 0.5 * em
    outliers = {out.party for out in activity.outliers}
    for level, parties in at.items():
        for place, party in enumerate(parties):
            row, column = divmod(place, across)
            in_row = min(across, len(parties) - row * across)
            x = axis.x(level) + (column - in_row / 2) * (chip + GAP * em) + GAP / 2 * em
            y = bottom - 0.3 * em - (row + 1) * (high + GAP * em) + GAP * em
            _chip(canvas, (x, y, chip, high), marks[party], level, heavy=party in outliers)
            words = f"{codes[party]}: {wording.answer(str(level))}"
            canvas.mark(activity.item.id, party, x, y, chip, high, words)
    return bottom


def _chip(
    canvas: Canvas, place: tuple[float, float, float, float], code: str, level: int, *, heavy: bool
) -> None:
    x, y, wide, high = place
    fill, palette = canvas.palette.levels[level - 1]
    canvas.rect(x, y, wide, high, fill=fill, stroke=canvas.palette.line_strong, weight=0.5)
    if heavy:
        out = 0.15 * canvas.em
        canvas.rect(x - out, y - out, wide + 2 * out, high + 2 * out, stroke=canvas.palette.text, weight=1.3)
    canvas.text(
        x + wide / 2, y + high / 2 + RISE * CODE * canvas.em, code, size=CODE, bold=True, color=palette,
        anchor="middle", room=wide - 0.3 * canvas.em,
    )  # fmt: skip


def _median(canvas: Canvas, activity: ActivityUnity, axis: Axis, y: float) -> float:
    middle, em = activity.unity.median, canvas.em
    assert middle is not None
    x = axis.x(middle)
    canvas.polygon([(x, y + 0.15 * em), (x + 0.5 * em, y + 0.9 * em), (x - 0.5 * em, y + 0.9 * em)],
                  fill=canvas.palette.text)  # fmt: skip
    words = _("median {value}").format(value=wording.number(middle))
    canvas.text(x, y + 1.9 * em, words, size=SMALL, color=canvas.palette.soft, anchor="middle")
    return y + 2.2 * em
