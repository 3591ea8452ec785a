"""The picture of signals: a slope for each, from the level that was intended to the one received."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.analyses.signal_outcome import AS_INTENDED, MISSED
from dialogue_app.charts import wording
from dialogue_app.charts.axis import ROUND, figure
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import Frame, Words, draw_title, draw_words, note, title_height, words_height
from dialogue_app.charts.sheet import SMALL, Sheet
from dialogue_app.core.scales import level, scale
from dialogue_app.fields.items import Item
from dialogue_app.reports.phrases import sentence
from dialogue_app.reports.signals.content import SignalReport, SignalRow
from dialogue_app.reports.signals.sentences import sentences
from dialogue_app.support.translation import _

MOST = 30
PLOT = 3.6
"""Height of a slope in sizes of the letters: five levels."""


def draw_signals(signal_report: SignalReport, width: float, ink: Ink = PAPER) -> Picture:
    """A row for each signal: what was meant, the slope, what was heard, and the result by name."""
    sheet = Sheet(width, ink)
    columns = _Columns.of(width, ink.size)
    y = _head(sheet, columns)
    for row in signal_report.rows[:MOST]:
        y = _row(sheet, columns, row, y)
    if len(signal_report.rows) > MOST:
        y = note(sheet, y, wording.more(len(signal_report.rows) - MOST), color=ink.text)
    y = note(
        sheet, y,
        _("Levels: {levels}. Upwards is more threatening; a line that ends open was not noticed.").format(
            levels=", ".join(f"{option.code} {option.shown}" for option in scale("THREAT5").options)
        ),
    )  # fmt: skip
    return sheet.picture(y + 0.3 * ink.size, _described(signal_report))


def _described(signal_report: SignalReport) -> str:
    """The finding, and each result by number of the signal."""
    named = "; ".join(f"{row.code} {row.result}" for row in signal_report.rows[:MOST])
    return " ".join((*sentences(signal_report), sentence(named)))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges of the columns: title, meant, slope, heard, result; and the right edge."""

    title: Frame
    meant: float
    slope: float
    heard: float
    result: float
    right: float
    gap: float

    @staticmethod
    def of(width: float, em: float) -> _Columns:
        meant, slope, heard, result = (share * width for share in (0.34, 0.48, 0.65, 0.81))
        return _Columns(Frame(0, meant, 0, 0, width), meant, slope, heard, result, width, em)


def _head(sheet: Sheet, columns: _Columns) -> float:
    em = sheet.em
    for x, words in (
        (columns.meant, _("Intended")),
        (columns.heard, _("Received")),
        (columns.result, _("Result")),
    ):
        sheet.text(
            x, em, words, size=SMALL, bold=True, color=sheet.ink.soft, room=columns.slope - columns.meant
        )
    sheet.line(0, 1.6 * em, sheet.width, 1.6 * em, color=sheet.ink.line_strong)
    return 1.6 * em


def _row(sheet: Sheet, columns: _Columns, row: SignalRow, y: float) -> float:
    em, ink = sheet.em, sheet.ink
    about = " · ".join(part for part in (row.between, row.description) if part)
    item = Item(row.signal.id, row.code, about)
    meant = [Words(row.meant, most=4)]
    got = [Words(row.heard, most=4, color=ink.soft if row.signal.noticed == "no" else "")]
    shift = f" {wording.signed(row.reading.shift)}" if row.reading.shift else ""
    result = [Words(f"{row.result}{shift}", bold=row.misread, color=ink.text if row.misread else ink.soft)]
    if row.reading.reassurance_lost:
        result.append(Words(_("reassurance lost"), color=ink.bad, bold=True))
    parts = (
        (columns.meant, columns.slope - columns.meant - columns.gap, meant),
        (columns.heard, columns.result - columns.heard - columns.gap, got),
        (columns.result, columns.right - columns.result, result),
    )
    title = title_height(sheet, columns.title, item)
    height = (
        max(PLOT * em, title, *(words_height(sheet, room, words) for _x, room, words in parts)) + 0.9 * em
    )
    draw_title(sheet, columns.title, item, y + (height - title) / 2)
    for x, room, words in parts:
        draw_words(sheet, x, y + (height - words_height(sheet, room, words)) / 2, room, words)
    _slope(sheet, columns, row, y + height / 2)
    sheet.mark(row.signal.id, "", 0, y, sheet.width, height, f"{row.code}: {row.result}")
    sheet.line(0, y + height, sheet.width, y + height)
    return y + height


def _slope(sheet: Sheet, columns: _Columns, row: SignalRow, middle: float) -> None:
    signal, reading = row.signal, row.reading
    em, ink = sheet.em, sheet.ink
    left, right = columns.slope + 0.7 * em, columns.heard - 1.9 * em
    step = (PLOT - 1.1) * em / 4
    for one in range(1, 6):
        y = middle - (one - 3) * step
        sheet.line(left, y, right, y, color=ink.tint(ink.line, 0.8), weight=0.4)
    sent, got = level(signal.intended_level), level(signal.received_level)
    color = ink.bad if row.misread else ink.text
    if sent is not None and reading.result == MISSED:
        y, end = middle - (sent - 3) * step, (left + right) / 2
        sheet.line(left, y, end, y, color=color, weight=1.6, dashed=True)
        sheet.circle(end + 0.3 * em, y, 0.3 * em, stroke=color, weight=1.2)
    elif sent is not None and got is not None:
        weight = 1.2 if reading.result == AS_INTENDED else 2.0
        sheet.line(
            left, middle - (sent - 3) * step, right, middle - (got - 3) * step, color=color, weight=weight
        )
    for value, x, filled in ((sent, left, signal.intended != "none"), (got, right, True)):
        if value is not None:
            y = middle - (value - 3) * step
            figure(sheet, x, y, ROUND, str(value), color, filled=filled, radius=0.55 * em)
