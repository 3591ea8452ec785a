"""Who stands where on one activity: every ally a mark on the axis of verdicts, outliers named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialogue_app.analyses.judgements.outliers import Outlier
from dialogue_app.analyses.judgements.unity import NOT_ENOUGH_ANSWERS
from dialogue_app.analyses.judgements.unity_overview import FEWEST_FOR_AN_INDEX, ActivityUnity
from dialogue_app.charts import lettering, wording
from dialogue_app.charts.axis import LEVELS, Axis
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.lettering import SANS_BOLD
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import empty, note
from dialogue_app.charts.sheet import RISE, SMALL, Sheet
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.support.translation import _

GAP = 0.45
CHIP = 1.7
"""Height of a mark in sizes of the letters."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One activity and the parties that were asked about it."""

    activity: ActivityUnity
    parties: tuple[Answerer, ...]

    @property
    def codes(self) -> Mapping[str, str]:
        """Party id -> short code."""
        return {one.id: one.code for one in self.parties}


def draw_verdict_strip(strip: Strip, width: float, ink: Ink = PAPER) -> Picture:
    """Every ally a mark with its code, stacked on its level."""
    if not strip.activity.unity.n:
        return empty(width, ink, describe_verdict_strip(strip))
    sheet = Sheet(width, ink)
    em = sheet.em
    y = _title(sheet, strip)
    axis = Axis(0.0, width)
    axis.cut_words(sheet, y + em)
    top = axis.head(sheet, y + 1.6 * em)
    bottom = _stacks(sheet, strip, axis, top)
    sheet.line(0, bottom, width, bottom, color=ink.text, weight=0.9)
    sheet.line(axis.cut, y + 0.3 * em, axis.cut, bottom, color=ink.text, weight=1.8)
    y = _median(sheet, strip, axis, bottom)
    for words in (_apart(strip), _missing(strip)):
        y = note(sheet, y, words, color=ink.text)
    if strip.activity.outliers:
        y = note(sheet, y, _("A second outline: this answer stands apart from the others."))
    return sheet.picture(y + 0.3 * em, describe_verdict_strip(strip))


def _title(sheet: Sheet, strip: Strip) -> float:
    one, em = strip.activity, sheet.em
    words = f"{one.item.code} {one.item.title}".strip()
    y = sheet.lines(0, 0, words, sheet.width, bold=True, most=3)
    sheet.mark(one.item.id, "", 0, 0, sheet.width, y, words)
    label = sheet.text(0, y + em, one.unity.shown, bold=True, color=sheet.ink.accent)
    sheet.text(
        label + 0.6 * em, y + em, result_words(one), size=SMALL, color=sheet.ink.soft,
        room=max(sheet.width - label - em, 1),
    )  # fmt: skip
    return y + 2.2 * em


def result_words(one: ActivityUnity) -> str:
    """The index where it may be shown, with answers received of seats, and how far it can still move."""
    counted = wording.of(one.unity.n, one.unity.seats)
    if one.consensus is None or one.unity.label == NOT_ENOUGH_ANSWERS or one.unity.n < FEWEST_FOR_AN_INDEX:
        return counted
    shown = f"{wording.number(one.consensus)} · {counted}"
    if one.bounds is None:
        return shown
    low, high = (wording.number(bound) for bound in one.bounds)
    return f"{shown} · " + _("may end from {low} to {high}").format(low=low, high=high)


def _stacks(sheet: Sheet, strip: Strip, axis: Axis, top: float) -> float:
    em, codes = sheet.em, strip.codes
    room = axis.column - 0.8 * em
    chip = min(max(lettering.measured(code, SANS_BOLD, 0.9 * em) for code in codes.values()) + 0.9 * em, room)
    shown = lettering.told_apart(list(codes.values()), SANS_BOLD, 0.9 * em, chip - 0.3 * em)
    marks = dict(zip(codes, shown, strict=True))
    across = max(1, int(room // (chip + GAP * em)))
    at = {
        level: [party.id for party in strip.parties if strip.activity.answers.get(party.id) == str(level)]
        for level in LEVELS
    }
    rows = max(-(-len(parties) // across) for parties in at.values())
    high = CHIP * em
    bottom = top + rows * (high + GAP * em) + 0.5 * em
    apart = {one.party for one in strip.activity.outliers}
    for level, parties in at.items():
        for place, party in enumerate(parties):
            row, column = divmod(place, across)
            in_row = min(across, len(parties) - row * across)
            x = axis.x(level) + (column - in_row / 2) * (chip + GAP * em) + GAP / 2 * em
            y = bottom - 0.3 * em - (row + 1) * (high + GAP * em) + GAP * em
            _chip(sheet, (x, y, chip, high), marks[party], level, heavy=party in apart)
            words = f"{codes[party]}: {wording.answer(str(level))}"
            sheet.mark(strip.activity.item.id, party, x, y, chip, high, words)
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
        x + wide / 2, y + high / 2 + RISE * 0.9 * sheet.em, code, size=0.9, bold=True, color=ink,
        anchor="middle", room=wide - 0.3 * sheet.em,
    )  # fmt: skip


def _median(sheet: Sheet, strip: Strip, axis: Axis, y: float) -> float:
    middle, em = strip.activity.unity.median, sheet.em
    if middle is None:  # pragma: no cover - a strip without levels is not drawn
        return y
    x = axis.x(middle)
    sheet.polygon([(x, y + 0.15 * em), (x + 0.5 * em, y + 0.9 * em), (x - 0.5 * em, y + 0.9 * em)],
                  fill=sheet.ink.text)  # fmt: skip
    words = _("median {value}").format(value=wording.number(middle))
    sheet.text(x, y + 1.9 * em, words, size=SMALL, color=sheet.ink.soft, anchor="middle")
    return y + 2.2 * em


def _apart(strip: Strip) -> str:
    one, codes = strip.activity, strip.codes
    if one.unity.camps:
        inside, outside = (" ".join(codes[party] for party in camp) for camp in one.unity.camps)
        return _("Two camps: inside {inside}; outside {outside}.").format(inside=inside, outside=outside)
    if not one.outliers:
        return ""
    named = "; ".join(_one_apart(out, codes) for out in one.outliers)
    return _("Stand apart: {named}.").format(named=named)


def _one_apart(out: Outlier, codes: Mapping[str, str]) -> str:
    return _("{party} {value} (median of the others {others}, {delta})").format(
        party=codes[out.party],
        value=out.value,
        others=wording.number(out.others),
        delta=wording.signed(out.delta),
    )


def _missing(strip: Strip) -> str:
    found = wording.missing(strip.activity.unity.statuses, strip.codes)
    return _("Without a level: {who}.").format(who=found) if found else ""


def describe_verdict_strip(strip: Strip) -> str:
    """The strip in words."""
    one, codes = strip.activity, strip.codes
    if not one.unity.n:
        nobody = _("No verdict on {code} has been recorded yet ({n}).").format(
            code=one.item.code, n=wording.of(0, one.unity.seats)
        )
        return wording.sentence([nobody, _missing(strip)])
    stands = "; ".join(
        f"{wording.answer(str(level))}: {' '.join(parties)}"
        for level in LEVELS
        if (parties := [codes[party] for party, value in one.answers.items() if value == str(level)])
    )
    return wording.sentence(
        [
            f"{one.item.code}: {one.unity.shown}, {result_words(one)}",
            stands,
            _apart(strip),
            _missing(strip),
        ]
    )
