"""The picture of signals: a slope for each, from the level that was intended to the one received."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.analyses.signal_outcome import AS_INTENDED, MISSED
from dialogue_app.charts import wording
from dialogue_app.charts.axis import ROUND, figure
from dialogue_app.charts.canvas import SMALL, Canvas
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import (
    Frame,
    RowRemark,
    draw_title,
    draw_words,
    note,
    rest_note,
    title_height,
    words_height,
)
from dialogue_app.core.scales import level, scale
from dialogue_app.fields.items import Item
from dialogue_app.reports.phrases import sentence
from dialogue_app.reports.signals.content import SignalReport, SignalRow
from dialogue_app.reports.signals.sentences import sentences
from dialogue_app.support.translation import _

MOST = 30
PLOT = 3.6
"""Height of a slope in sizes of the letters: five levels."""


def draw_signals(signal_report: SignalReport, width: float, palette: Palette = PAPER) -> Picture:
    """A row for each signal: what was meant, the slope, what was heard, and the result by name."""
    canvas = Canvas(width, palette)
    columns = _Columns.of(width, palette.size)
    y = _head(canvas, columns)
    for row in signal_report.rows[:MOST]:
        y = _row(canvas, columns, row, y)
    y = rest_note(canvas, y, len(signal_report.rows), MOST)
    y = note(
        canvas, y,
        _("Levels: {levels}. Upwards is more threatening; a line that ends open was not noticed.").format(
            levels=", ".join(f"{option.code} {option.shown}" for option in scale("THREAT5").options)
        ),
    )  # fmt: skip
    return canvas.picture(y + 0.3 * palette.size, _described(signal_report))


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


def _head(canvas: Canvas, columns: _Columns) -> float:
    em = canvas.em
    for x, words in (
        (columns.meant, _("Intended")),
        (columns.heard, _("Received")),
        (columns.result, _("Result")),
    ):
        canvas.text(
            x, em, words, size=SMALL, bold=True, color=canvas.palette.soft, room=columns.slope - columns.meant
        )
    canvas.line(0, 1.6 * em, canvas.width, 1.6 * em, color=canvas.palette.line_strong)
    return 1.6 * em


def _row(canvas: Canvas, columns: _Columns, row: SignalRow, y: float) -> float:
    em, palette = canvas.em, canvas.palette
    about = " · ".join(part for part in (row.between, row.description) if part)
    item = Item(row.signal.id, row.code, about)
    meant = [RowRemark(row.meant, most=4)]
    got = [RowRemark(row.heard, most=4, color=palette.soft if row.signal.noticed == "no" else "")]
    shift = f" {wording.signed(row.reading.shift)}" if row.reading.shift else ""
    result = [
        RowRemark(
            f"{row.result}{shift}", bold=row.misread, color=palette.text if row.misread else palette.soft
        )
    ]
    if row.reading.reassurance_lost:
        result.append(RowRemark(_("reassurance lost"), color=palette.bad, bold=True))
    parts = (
        (columns.meant, columns.slope - columns.meant - columns.gap, meant),
        (columns.heard, columns.result - columns.heard - columns.gap, got),
        (columns.result, columns.right - columns.result, result),
    )
    title = title_height(canvas, columns.title, item)
    height = (
        max(PLOT * em, title, *(words_height(canvas, room, words) for _x, room, words in parts)) + 0.9 * em
    )
    draw_title(canvas, columns.title, item, y + (height - title) / 2)
    for x, room, words in parts:
        draw_words(canvas, x, y + (height - words_height(canvas, room, words)) / 2, room, words)
    _slope(canvas, columns, row, y + height / 2)
    canvas.mark(row.signal.id, "", 0, y, canvas.width, height, f"{row.code}: {row.result}")
    canvas.line(0, y + height, canvas.width, y + height)
    return y + height


def _slope(canvas: Canvas, columns: _Columns, row: SignalRow, middle: float) -> None:
    signal, reading = row.signal, row.reading
    em, palette = canvas.em, canvas.palette
    left, right = columns.slope + 0.7 * em, columns.heard - 1.9 * em
    step = (PLOT - 1.1) * em / 4
    for one in range(1, 6):
        y = middle - (one - 3) * step
        canvas.line(left, y, right, y, color=palette.tint(palette.line, 0.8), weight=0.4)
    sent, got = level(signal.intended_level), level(signal.received_level)
    color = palette.bad if row.misread else palette.text
    if sent is not None and reading.result == MISSED:
        y, end = middle - (sent - 3) * step, (left + right) / 2
        canvas.line(left, y, end, y, color=color, weight=1.6, dashed=True)
        canvas.circle(end + 0.3 * em, y, 0.3 * em, stroke=color, weight=1.2)
    elif sent is not None and got is not None:
        weight = 1.2 if reading.result == AS_INTENDED else 2.0
        canvas.line(
            left, middle - (sent - 3) * step, right, middle - (got - 3) * step, color=color, weight=weight
        )
    for value, x, filled in ((sent, left, signal.intended != "none"), (got, right, True)):
        if value is not None:
            y = middle - (value - 3) * step
            figure(canvas, x, y, ROUND, str(value), color, filled=filled, radius=0.55 * em)
