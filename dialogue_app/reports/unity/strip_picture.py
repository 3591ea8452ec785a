"""The picture of one activity: every ally a mark on the axis of verdicts, outliers named."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.charts import measured_text, wording
from dialogue_app.charts.axis import LEVELS, Axis
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.measured_text import SANS_BOLD
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import empty, note
from dialogue_app.charts.sheet import CODE, RISE, SMALL, Sheet
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


def draw_strip(strip: Strip, width: float, ink: Ink = PAPER) -> Picture:
    """Every ally a mark with its code, stacked on its level. Parties may be named."""
    one, found = strip.activity, strip.found
    told = row_lines(found, one)
    if not one.unity.n:
        return empty(width, ink, " ".join(told))
    sheet = Sheet(width, ink)
    em = sheet.em
    y = _title(sheet, one)
    axis = Axis(0.0, width)
    axis.cut_words(sheet, y + em)
    top = axis.head(sheet, y + 1.6 * em)
    bottom = _stacks(sheet, strip, axis, top)
    sheet.line(0, bottom, width, bottom, color=ink.text, weight=0.9)
    sheet.line(axis.cut, y + 0.3 * em, axis.cut, bottom, color=ink.text, weight=1.8)
    y = _median(sheet, one, axis, bottom)
    without = missing(found, one)
    for words in (apart(found, one), _("Without a level: {who}.").format(who=without) if without else ""):
        y = note(sheet, y, words, color=ink.text)
    if one.outliers:
        y = note(sheet, y, _("A second outline: this answer stands apart from the others."))
    return sheet.picture(y + 0.3 * em, " ".join(told))


def _title(sheet: Sheet, activity: ActivityUnity) -> float:
    em = sheet.em
    words = f"{activity.item.code} {activity.item.title}".strip()
    y = sheet.lines(0, 0, words, sheet.width, bold=True, most=3)
    sheet.mark(activity.item.id, "", 0, 0, sheet.width, y, words)
    label = sheet.text(0, y + em, activity.unity.shown, bold=True, color=sheet.ink.accent)
    sheet.text(
        label + 0.6 * em, y + em, result(activity), size=SMALL, color=sheet.ink.soft,
        room=max(sheet.width - label - em, 1),
    )  # fmt: skip
    return y + 2.2 * em


def _stacks(sheet: Sheet, strip: Strip, axis: Axis, top: float) -> float:
    em, codes, one = sheet.em, strip.found.codes, strip.activity
    room = axis.column - 0.8 * em
    chip = min(
        max(measured_text.measured(code, SANS_BOLD, CODE * em) for code in codes.values()) + 0.9 * em, room
    )
    shown = measured_text.told_apart(list(codes.values()), SANS_BOLD, CODE * em, chip - 0.3 * em)
    marks = dict(zip(codes, shown, strict=True))
    across = max(1, int(room // (chip + GAP * em)))
    at = {level: [party for party in codes if one.answers.get(party) == str(level)] for level in LEVELS}
    rows = max(-(-len(parties) // across) for parties in at.values())
    high = CHIP * em
    bottom = top + rows * (high + GAP * em) + 0.5 * em
    outliers = {out.party for out in one.outliers}
    for level, parties in at.items():
        for place, party in enumerate(parties):
            row, column = divmod(place, across)
            in_row = min(across, len(parties) - row * across)
            x = axis.x(level) + (column - in_row / 2) * (chip + GAP * em) + GAP / 2 * em
            y = bottom - 0.3 * em - (row + 1) * (high + GAP * em) + GAP * em
            _chip(sheet, (x, y, chip, high), marks[party], level, heavy=party in outliers)
            words = f"{codes[party]}: {wording.answer(str(level))}"
            sheet.mark(one.item.id, party, x, y, chip, high, words)
    return bottom


def _chip(
    sheet: Sheet, place: tuple[float, float, float, float], code: str, level: int, *, heavy: bool
) -> None:
    x, y, wide, high = place
    fill, ink = sheet.ink.levels[level - 1]
    sheet.rect(x, y, wide, high, fill=fill, stroke=sheet.ink.line_strong, weight=0.5)
    if heavy:
        out = 0.15 * sheet.em
        sheet.rect(x - out, y - out, wide + 2 * out, high + 2 * out, stroke=sheet.ink.text, weight=1.3)
    sheet.text(
        x + wide / 2, y + high / 2 + RISE * CODE * sheet.em, code, size=CODE, bold=True, color=ink,
        anchor="middle", room=wide - 0.3 * sheet.em,
    )  # fmt: skip


def _median(sheet: Sheet, activity: ActivityUnity, axis: Axis, y: float) -> float:
    middle, em = activity.unity.median, sheet.em
    assert middle is not None
    x = axis.x(middle)
    sheet.polygon([(x, y + 0.15 * em), (x + 0.5 * em, y + 0.9 * em), (x - 0.5 * em, y + 0.9 * em)],
                  fill=sheet.ink.text)  # fmt: skip
    words = _("median {value}").format(value=wording.number(middle))
    sheet.text(x, y + 1.9 * em, words, size=SMALL, color=sheet.ink.soft, anchor="middle")
    return y + 2.2 * em
