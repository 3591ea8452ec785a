"""The picture of response options: each at its shift of the calculus and its risk."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from dialogue_app.charts import measured_text, wording
from dialogue_app.charts.canvas import RISE, SMALL, Canvas
from dialogue_app.charts.measured_text import SANS_BOLD
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import heading, note, rest_note
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


def draw_options(option_report: OptionReport, width: float, palette: Palette = PAPER) -> Picture:
    """A panel for each line or activity that options answer; dominated ones are faded and say by which."""
    canvas = Canvas(width, palette)
    y = 0.0
    panels: dict[str, list[OptionRow]] = {}
    for row in option_report.rows:
        panels.setdefault(row.option.answers, []).append(row)
    for rows in list(panels.values())[:MOST_PANELS]:
        words = rows[0].answered or _("Without a line or activity")
        y = heading(canvas, y - (0 if y else canvas.em), words)
        y = _panel(canvas, rows, y)
    y = rest_note(canvas, y, len(panels), MOST_PANELS)
    y = note(
        canvas, y,
        _("A judgement aid, not a measurement. Medians of the ratings given. Dominated: another option "
          "shifts at least as much at no higher risk, and is better in one of the two."),
        color=palette.text,
    )  # fmt: skip
    return canvas.picture(y + 0.3 * palette.size, _described(option_report))


def _described(option_report: OptionReport) -> str:
    """The finding, and how each option is judged."""
    judged = "; ".join(f"{row.code} {_judged(row)}" for row in option_report.rows[:MOST])
    return " ".join((*sentences(option_report), sentence(judged)))


def _panel(canvas: Canvas, rows: list[OptionRow], top: float) -> float:
    em = canvas.em
    placed = [row for row in rows if row.effect.shift is not None and row.effect.risk is not None]
    beside = canvas.width >= NARROW * em
    bottom = top
    right = 0.0
    if placed:
        shifts = [row.effect.shift for row in placed if row.effect.shift is not None]
        low, high = min(0, floor(min(shifts))), max(1, ceil(max(shifts)))
        left = 4.2 * em
        field = _Field(left, top + 1.4 * em, canvas.width * (0.55 if beside else 1) - left, low, high, em)
        _frame(canvas, field)
        _points(canvas, field, placed[:MOST])
        bottom = field.bottom + 3.6 * em
        right = field.left + field.width + 1.8 * em
    if placed and beside:
        return max(bottom, _list(canvas, rows, right, top, canvas.width - right))
    return _list(canvas, rows, 0, bottom, canvas.width)


def _frame(canvas: Canvas, field: _Field) -> None:
    em, palette = canvas.em, canvas.palette
    canvas.text(0, field.top - 0.5 * em, _("↑ shift: deters more"), size=SMALL, color=palette.soft,
               room=field.left + field.width)  # fmt: skip
    for value in range(field.low, field.high + 1):
        y = field.y(Fraction(value))
        zero = value == 0
        canvas.line(
            field.left, y, field.left + field.width, y, color=palette.line_strong if zero else palette.line,
            weight=1.0 if zero else 0.5,
        )  # fmt: skip
        canvas.text(
            field.left - 0.7 * em, y + RISE * SMALL * em, wording.signed(Fraction(value)), size=SMALL,
            bold=value != 0, color=_sign_color(palette, Fraction(value)), anchor="end",
        )  # fmt: skip
    for option in scale("RISK5").options:
        x = field.x(Fraction(int(option.code)))
        canvas.line(x, field.top, x, field.bottom, weight=0.5)
        words, room = f"{option.code} {option.shown}", field.width / 5 - 0.3 * em
        canvas.text(x, field.bottom + em, words, size=SMALL, color=palette.soft, anchor="middle", room=room)
    canvas.text(
        field.left + field.width,
        field.bottom + 2.4 * em,
        _("risk of acting →"),
        size=SMALL,
        color=palette.soft,
        anchor="end",
        room=field.width,
    )


def _points(canvas: Canvas, field: _Field, rows: list[OptionRow]) -> None:
    """A dot at each place, and beside it the chips of the options that lie there."""
    places: dict[tuple[Fraction, Fraction], list[OptionRow]] = {}
    for row in rows:
        risk, shift = row.effect.risk, row.effect.shift
        if risk is not None and shift is not None:  # pragma: no branch - only such are drawn
            places.setdefault((risk, shift), []).append(row)
    r = 0.32 * canvas.em
    taken: list[Box] = [(field.x(risk) - r, field.y(shift) - r, 2 * r, 2 * r) for risk, shift in places]
    for (risk, shift), here in places.items():
        x, y = field.x(risk), field.y(shift)
        best = any(not row.dominated for row in here)
        color = _sign_color(canvas.palette, shift)
        canvas.circle(x, y, r, fill=color if best else canvas.palette.page, stroke=color, weight=1)
        for row in here:
            box = _free(field, _width(canvas, row), (x, y), taken)
            taken.append(box)
            _chip(canvas, box, row)


def _sign_color(palette: Palette, shift: Fraction) -> str:
    """The colour of what shifts upwards, or downwards; nought has neither."""
    return palette.plus if shift > 0 else palette.minus if shift < 0 else palette.soft


def _width(canvas: Canvas, row: OptionRow) -> float:
    return min(measured_text.measured(row.code, SANS_BOLD, 0.9 * canvas.em), 6 * canvas.em) + 0.9 * canvas.em


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


def _chip(canvas: Canvas, box: Box, row: OptionRow) -> None:
    x, y, wide, high = box
    palette, faded = canvas.palette, row.dominated
    canvas.rect(
        x, y, wide, high, fill=palette.page if faded else palette.accent,
        stroke=palette.line_strong if faded else palette.accent, weight=0.7, dashed=faded,
    )  # fmt: skip
    canvas.text(
        x + wide / 2, y + high / 2 + RISE * 0.9 * canvas.em, row.code, size=0.9, bold=not faded,
        color=palette.soft if faded else palette.page, anchor="middle", room=wide - 0.4 * canvas.em,
    )  # fmt: skip
    canvas.mark(row.option.id, "", *box, f"{row.code} {row.text}")


def _list(canvas: Canvas, rows: list[OptionRow], left: float, y: float, room: float) -> float:
    """Every option in words: number, text, shift and risk, what dominates it, checks raised."""
    ordered = sorted(rows, key=lambda row: row.dominated)
    for row in ordered[:MOST]:
        start, faded = y, row.dominated
        words = f"{row.code} {row.text}"
        color = canvas.palette.soft if faded else canvas.palette.text
        y = canvas.lines(left, y, words, room, size=0.92, bold=not faded, color=color, most=2)
        y = canvas.lines(left, y, _judged(row), room, size=SMALL, color=canvas.palette.soft, most=3)
        canvas.mark(row.option.id, "", left, start, room, y - start, words)
        y += 0.4 * canvas.em
    over = len(rows) - MOST
    return canvas.lines(left, y, wording.more(over), room, size=SMALL, most=2) if over > 0 else y


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
