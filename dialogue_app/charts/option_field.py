"""Which response options deserve a discussion? Each at its shift of the calculus and its risk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from dialogue_app.analyses.options_overview import OptionResult
from dialogue_app.analyses.response_options import RECKLESSNESS, SELF_DETERRENCE
from dialogue_app.charts import measured_text, wording
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.measured_text import SANS_BOLD
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import empty, heading, note
from dialogue_app.charts.sheet import RISE, SMALL, Sheet
from dialogue_app.core.scales import scale
from dialogue_app.support.translation import N_, _

MOST = 24
MOST_PANELS = 8
NARROW = 44
STEP = 2.5
"""Height of one step of the shift in sizes of the letters."""

CHECKS = {
    SELF_DETERRENCE: N_("self-deterrence check"),
    RECKLESSNESS: N_("recklessness check"),
}
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a session, and in words what each of them answers, by id."""

    results: tuple[OptionResult, ...]
    answered: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Field:
    """The plot: risk to the right, shift upwards, from ``low`` to ``high``."""

    left: float
    top: float
    width: float
    low: int
    high: int
    em: float

    @property
    def bottom(self) -> float:
        return self.top + (self.high - self.low + 1) * STEP * self.em

    def x(self, risk: Fraction) -> float:
        return self.left + float(risk - Fraction(1, 2)) * self.width / 5

    def y(self, shift: Fraction) -> float:
        return self.bottom - float(shift - self.low + Fraction(1, 2)) * STEP * self.em


def code_of(one: OptionResult) -> str:
    """The number of an option."""
    return one.option.code or str(one.option.position + 1)


def standing_words(one: OptionResult, codes: Mapping[str, str]) -> str:
    """By which options one is dominated, or that it is by none of those it was compared with; of one that was
    not compared, why.
    """
    if one.compared_with is None:
        return _("not rated yet")
    if not one.compared_with:
        return _("none to compare with")
    return ", ".join(codes.get(other, "?") for other in one.dominated_by) or _("not dominated")


def draw_option_field(options: Options, width: float, ink: Ink = PAPER) -> Picture:
    """A panel for each line or activity that options answer; dominated ones are faded and say by which."""
    if not options.results:
        return empty(width, ink, describe_option_field(options))
    sheet = Sheet(width, ink)
    y = 0.0
    panels: dict[str, list[OptionResult]] = {}
    for one in options.results:
        panels.setdefault(one.option.answers, []).append(one)
    for answers, found in list(panels.items())[:MOST_PANELS]:
        words = options.answered.get(answers) or _("Without a line or activity")
        y = heading(sheet, y - (0 if y else sheet.em), words)
        y = _panel(sheet, found, y)
    if len(panels) > MOST_PANELS:
        y = note(sheet, y, wording.more(len(panels) - MOST_PANELS), color=ink.text)
    y = note(
        sheet, y,
        _("A judgement aid, not a measurement. Medians of the ratings given. Dominated: another option "
          "shifts at least as much at no higher risk, and is better in one of the two."),
        color=ink.text,
    )  # fmt: skip
    return sheet.picture(y + 0.3 * ink.size, describe_option_field(options))


def _panel(sheet: Sheet, found: list[OptionResult], top: float) -> float:
    em = sheet.em
    placed = [one for one in found if one.effect.shift is not None and one.effect.risk is not None]
    beside = sheet.width >= NARROW * em
    bottom = top
    right = 0.0
    if placed:
        shifts = [one.effect.shift for one in placed if one.effect.shift is not None]
        low, high = min(0, floor(min(shifts))), max(1, ceil(max(shifts)))
        left = 4.2 * em
        field = _Field(left, top + 1.4 * em, sheet.width * (0.55 if beside else 1) - left, low, high, em)
        _frame(sheet, field)
        _points(sheet, field, placed[:MOST])
        bottom = field.bottom + 3.6 * em
        right = field.left + field.width + 1.8 * em
    if placed and beside:
        return max(bottom, _list(sheet, found, right, top, sheet.width - right))
    return _list(sheet, found, 0, bottom, sheet.width)


def _frame(sheet: Sheet, field: _Field) -> None:
    em, ink = sheet.em, sheet.ink
    sheet.text(0, field.top - 0.5 * em, _("↑ shift: deters more"), size=SMALL, color=ink.soft,
               room=field.left + field.width)  # fmt: skip
    for value in range(field.low, field.high + 1):
        y = field.y(Fraction(value))
        zero = value == 0
        sheet.line(
            field.left, y, field.left + field.width, y, color=ink.line_strong if zero else ink.line,
            weight=1.0 if zero else 0.5,
        )  # fmt: skip
        sheet.text(
            field.left - 0.7 * em, y + RISE * SMALL * em, wording.signed(Fraction(value)), size=SMALL,
            color=ink.soft, anchor="end",
        )  # fmt: skip
    for option in scale("RISK5").options:
        x = field.x(Fraction(int(option.code)))
        sheet.line(x, field.top, x, field.bottom, weight=0.5)
        words, room = f"{option.code} {option.shown}", field.width / 5 - 0.3 * em
        sheet.text(x, field.bottom + em, words, size=SMALL, color=ink.soft, anchor="middle", room=room)
    sheet.text(
        field.left + field.width, field.bottom + 2.4 * em, _("risk of acting →"), size=SMALL, color=ink.soft,
        anchor="end", room=field.width,
    )  # fmt: skip


def _points(sheet: Sheet, field: _Field, found: list[OptionResult]) -> None:
    """A dot at each place, and beside it the chips of the options that lie there."""
    places: dict[tuple[Fraction, Fraction], list[OptionResult]] = {}
    for one in found:
        risk, shift = one.effect.risk, one.effect.shift
        if risk is not None and shift is not None:  # pragma: no branch - only such are drawn
            places.setdefault((risk, shift), []).append(one)
    r = 0.32 * sheet.em
    taken: list[Box] = [(field.x(risk) - r, field.y(shift) - r, 2 * r, 2 * r) for risk, shift in places]
    for (risk, shift), here in places.items():
        x, y = field.x(risk), field.y(shift)
        best = any(not one.dominated_by for one in here)
        sheet.circle(
            x, y, r, fill=sheet.ink.accent if best else sheet.ink.page, stroke=sheet.ink.accent, weight=1
        )
        for one in here:
            box = _free(field, _width(sheet, one), (x, y), taken)
            taken.append(box)
            _chip(sheet, box, one)


def _width(sheet: Sheet, one: OptionResult) -> float:
    return min(measured_text.measured(code_of(one), SANS_BOLD, 0.9 * sheet.em), 6 * sheet.em) + 0.9 * sheet.em


def _free(field: _Field, wide: float, at: tuple[float, float], taken: list[Box]) -> Box:
    """The nearest place for a chip beside a dot that is not taken: right, left, above, below, further out."""
    em, high = field.em, 1.5 * field.em
    x, y = at
    for far in range(12):
        for across, down in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
            left = x - wide / 2 + across * (wide / 2 + (0.7 + far * 1.8) * em)
            top = y - high / 2 + down * (high / 2 + (0.6 + far * 0.9) * em)
            box = (left, top, wide, high)
            within = field.left <= left and left + wide <= field.left + field.width
            if within and field.top <= top and top + high <= field.bottom and not _hits(box, taken):
                return box
    return (x + 0.7 * em, y - high / 2, wide, high)


def _hits(box: Box, taken: list[Box]) -> bool:
    x, y, wide, high = box
    return any(x < a + c and a < x + wide and y < b + d and b < y + high for a, b, c, d in taken)


def _chip(sheet: Sheet, box: Box, one: OptionResult) -> None:
    x, y, wide, high = box
    ink, faded = sheet.ink, bool(one.dominated_by)
    sheet.rect(
        x, y, wide, high, fill=ink.page if faded else ink.accent,
        stroke=ink.line_strong if faded else ink.accent, weight=0.7, dashed=faded,
    )  # fmt: skip
    sheet.text(
        x + wide / 2, y + high / 2 + RISE * 0.9 * sheet.em, code_of(one), size=0.9, bold=not faded,
        color=ink.soft if faded else ink.page, anchor="middle", room=wide - 0.4 * sheet.em,
    )  # fmt: skip
    sheet.mark(one.option.id, "", *box, f"{code_of(one)} {one.option.text}")


def _list(sheet: Sheet, found: list[OptionResult], left: float, y: float, room: float) -> float:
    """Every option in words: number, text, shift and risk, what dominates it, checks raised."""
    codes = {one.option.id: code_of(one) for one in found}
    ordered = sorted(found, key=lambda one: bool(one.dominated_by))
    for one in ordered[:MOST]:
        start, faded = y, bool(one.dominated_by)
        words = f"{code_of(one)} {one.option.text}"
        color = sheet.ink.soft if faded else sheet.ink.text
        y = sheet.lines(left, y, words, room, size=0.92, bold=not faded, color=color, most=2)
        y = sheet.lines(left, y, _judged(one, codes), room, size=SMALL, color=sheet.ink.soft, most=3)
        sheet.mark(one.option.id, "", left, start, room, y - start, words)
        y += 0.4 * sheet.em
    over = len(found) - MOST
    return sheet.lines(left, y, wording.more(over), room, size=SMALL, most=2) if over > 0 else y


def _judged(one: OptionResult, codes: Mapping[str, str]) -> str:
    effect = one.effect
    parts = [
        _("shift {n}").format(n=wording.signed(effect.shift))
        if effect.shift is not None
        else _("shift not rated"),
        _("risk {n}").format(n=wording.number(effect.risk))
        if effect.risk is not None
        else _("risk not rated"),
    ]
    if one.risk_of_not_acting is not None:
        parts.append(_("of not acting {n}").format(n=wording.number(one.risk_of_not_acting)))
    if one.dominated_by:
        others = ", ".join(codes.get(other, "?") for other in one.dominated_by)
        parts.append(_("dominated by {others}").format(others=others))
    if one.option.status == "DROPPED":
        parts.append(scale("OPTION_STATUS").shown("DROPPED").lower())
    parts.extend(_(CHECKS[check]) for check in one.checks)
    return " · ".join(parts)


def describe_option_field(options: Options) -> str:
    """The options that nothing dominates, and those that something does."""
    found = options.results
    if not found:
        return _("No response options have been recorded in this session yet.")
    codes = {one.option.id: code_of(one) for one in found}
    named = "; ".join(f"{code_of(one)} {_judged(one, codes)}" for one in found[:MOST])
    compared = [one for one in found if one.compared_with]
    free = sum(not one.dominated_by for one in compared)
    unrated = sum(one.compared_with is None for one in found)
    return wording.sentence(
        [
            _("{options} not dominated by another").format(options=wording.options_of(free, len(compared)))
            if compared
            else "",
            _("Not rated yet: {options}").format(options=wording.options_of(unrated, len(found)))
            if unrated
            else "",
            named,
            _("A judgement aid, not a measurement"),
        ]
    )
