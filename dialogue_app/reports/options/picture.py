"""The picture of response options: each at its shift of the calculus and its risk."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from dialogue_app.charts import measured_text, wording
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.measured_text import SANS_BOLD
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import heading, note
from dialogue_app.charts.sheet import RISE, SMALL, Sheet
from dialogue_app.core.scales import scale
from dialogue_app.reports.options.content import OptionReport, OptionRow
from dialogue_app.reports.options.sentences import sentences
from dialogue_app.reports.phrases import sentence
from dialogue_app.support.translation import _

MOST = 24
MOST_PANELS = 8
NARROW = 44
STEP = 2.5
"""Height of one step of the shift in sizes of the letters."""

Box = tuple[float, float, float, float]


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


def draw_options(option_report: OptionReport, width: float, ink: Ink = PAPER) -> Picture:
    """A panel for each line or activity that options answer; dominated ones are faded and say by which."""
    sheet = Sheet(width, ink)
    y = 0.0
    panels: dict[str, list[OptionRow]] = {}
    for row in option_report.rows:
        panels.setdefault(row.option.answers, []).append(row)
    for rows in list(panels.values())[:MOST_PANELS]:
        words = rows[0].answered or _("Without a line or activity")
        y = heading(sheet, y - (0 if y else sheet.em), words)
        y = _panel(sheet, rows, y)
    if len(panels) > MOST_PANELS:
        y = note(sheet, y, wording.more(len(panels) - MOST_PANELS), color=ink.text)
    y = note(
        sheet, y,
        _("A judgement aid, not a measurement. Medians of the ratings given. Dominated: another option "
          "shifts at least as much at no higher risk, and is better in one of the two."),
        color=ink.text,
    )  # fmt: skip
    return sheet.picture(y + 0.3 * ink.size, _described(option_report))


def _described(option_report: OptionReport) -> str:
    """The finding, and how each option is judged."""
    judged = "; ".join(f"{row.code} {_judged(row)}" for row in option_report.rows[:MOST])
    return " ".join((*sentences(option_report), sentence(judged)))


def _panel(sheet: Sheet, rows: list[OptionRow], top: float) -> float:
    em = sheet.em
    placed = [row for row in rows if row.effect.shift is not None and row.effect.risk is not None]
    beside = sheet.width >= NARROW * em
    bottom = top
    right = 0.0
    if placed:
        shifts = [row.effect.shift for row in placed if row.effect.shift is not None]
        low, high = min(0, floor(min(shifts))), max(1, ceil(max(shifts)))
        left = 4.2 * em
        field = _Field(left, top + 1.4 * em, sheet.width * (0.55 if beside else 1) - left, low, high, em)
        _frame(sheet, field)
        _points(sheet, field, placed[:MOST])
        bottom = field.bottom + 3.6 * em
        right = field.left + field.width + 1.8 * em
    if placed and beside:
        return max(bottom, _list(sheet, rows, right, top, sheet.width - right))
    return _list(sheet, rows, 0, bottom, sheet.width)


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
            bold=value != 0, color=_sign_color(ink, Fraction(value)), anchor="end",
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


def _points(sheet: Sheet, field: _Field, rows: list[OptionRow]) -> None:
    """A dot at each place, and beside it the chips of the options that lie there."""
    places: dict[tuple[Fraction, Fraction], list[OptionRow]] = {}
    for row in rows:
        risk, shift = row.effect.risk, row.effect.shift
        if risk is not None and shift is not None:  # pragma: no branch - only such are drawn
            places.setdefault((risk, shift), []).append(row)
    r = 0.32 * sheet.em
    taken: list[Box] = [(field.x(risk) - r, field.y(shift) - r, 2 * r, 2 * r) for risk, shift in places]
    for (risk, shift), here in places.items():
        x, y = field.x(risk), field.y(shift)
        best = any(not row.dominated for row in here)
        color = _sign_color(sheet.ink, shift)
        sheet.circle(x, y, r, fill=color if best else sheet.ink.page, stroke=color, weight=1)
        for row in here:
            box = _free(field, _width(sheet, row), (x, y), taken)
            taken.append(box)
            _chip(sheet, box, row)


def _sign_color(ink: Ink, shift: Fraction) -> str:
    """The colour of what shifts upwards, or downwards; nought has neither."""
    return ink.plus if shift > 0 else ink.minus if shift < 0 else ink.soft


def _width(sheet: Sheet, row: OptionRow) -> float:
    return min(measured_text.measured(row.code, SANS_BOLD, 0.9 * sheet.em), 6 * sheet.em) + 0.9 * sheet.em


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


def _chip(sheet: Sheet, box: Box, row: OptionRow) -> None:
    x, y, wide, high = box
    ink, faded = sheet.ink, row.dominated
    sheet.rect(
        x, y, wide, high, fill=ink.page if faded else ink.accent,
        stroke=ink.line_strong if faded else ink.accent, weight=0.7, dashed=faded,
    )  # fmt: skip
    sheet.text(
        x + wide / 2, y + high / 2 + RISE * 0.9 * sheet.em, row.code, size=0.9, bold=not faded,
        color=ink.soft if faded else ink.page, anchor="middle", room=wide - 0.4 * sheet.em,
    )  # fmt: skip
    sheet.mark(row.option.id, "", *box, f"{row.code} {row.text}")


def _list(sheet: Sheet, rows: list[OptionRow], left: float, y: float, room: float) -> float:
    """Every option in words: number, text, shift and risk, what dominates it, checks raised."""
    ordered = sorted(rows, key=lambda row: row.dominated)
    for row in ordered[:MOST]:
        start, faded = y, row.dominated
        words = f"{row.code} {row.text}"
        color = sheet.ink.soft if faded else sheet.ink.text
        y = sheet.lines(left, y, words, room, size=0.92, bold=not faded, color=color, most=2)
        y = sheet.lines(left, y, _judged(row), room, size=SMALL, color=sheet.ink.soft, most=3)
        sheet.mark(row.option.id, "", left, start, room, y - start, words)
        y += 0.4 * sheet.em
    over = len(rows) - MOST
    return sheet.lines(left, y, wording.more(over), room, size=SMALL, most=2) if over > 0 else y


def _judged(row: OptionRow) -> str:
    effect = row.effect
    parts = [
        _("shift {n}").format(n=wording.signed(effect.shift))
        if effect.shift is not None
        else _("shift not rated"),
        _("risk {n}").format(n=wording.number(effect.risk))
        if effect.risk is not None
        else _("risk not rated"),
    ]
    if row.result.risk_of_not_acting is not None:
        parts.append(_("of not acting {n}").format(n=wording.number(row.result.risk_of_not_acting)))
    if row.dominated:
        parts.append(_("dominated by {others}").format(others=", ".join(row.dominating)))
    if row.option.status == "DROPPED":
        parts.append(scale("OPTION_STATUS").shown("DROPPED").lower())
    parts.extend(row.checks)
    return " · ".join(parts)
