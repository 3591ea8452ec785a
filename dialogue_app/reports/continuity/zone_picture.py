"""The picture of zones that moved: a four by four table, the zone before and the zone now."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.zone_change import ZoneChange
from dialogue_app.analyses.both_sides.zones import ZONES
from dialogue_app.charts import measured_text
from dialogue_app.charts.canvas import LEADING, SMALL, Canvas
from dialogue_app.charts.chips import RecordChip, draw_cell, packed, packed_height
from dialogue_app.charts.measured_text import SANS_BOLD
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import note
from dialogue_app.reports.continuity.zone_sentences import sentences
from dialogue_app.support.translation import _


def draw_zone_moves(change: ZoneChange, width: float, palette: Palette = PAPER) -> Picture:
    """Rows: the zone before; columns: the zone now. What stayed where it was stands on the outlined
    diagonal.
    """
    canvas = Canvas(width, palette)
    em = canvas.em
    left = 0.18 * width
    column = (width - left) / len(ZONES)
    y = _head(canvas, left, column)
    for before in ZONES:
        y = _row(canvas, change, before, (left, column), y)
    canvas.line(left, 0, left, y, color=palette.line_strong)
    y = note(canvas, y, _("Rows: the zone before; columns: the zone now. Outlined: not moved."))
    return canvas.picture(y + 0.3 * em, " ".join(sentences(change)))


def _head(canvas: Canvas, left: float, column: float) -> float:
    em = canvas.em
    low = canvas.lines(0, 0, _("Before ↓   Now →"), left - em, size=SMALL, color=canvas.palette.soft, most=2)
    for place, name in enumerate(ZONES.values()):
        x = left + place * column + 0.6 * em
        low = max(low, canvas.lines(x, 0, _(name), column - 1.2 * em, bold=True, size=0.92, most=3))
    low += 0.5 * em
    canvas.line(0, low, canvas.width, low, color=canvas.palette.line_strong)
    return low


def _row(canvas: Canvas, change: ZoneChange, before: str, columns: tuple[float, float], y: float) -> float:
    em, (left, column) = canvas.em, columns
    title = measured_text.broken(_(ZONES[before]), SANS_BOLD, 0.92 * em, left - em, 3)
    cells = {now: _chips(change, before, now) for now in ZONES}
    lines = {now: packed(canvas, found, column) for now, found in cells.items()}
    most = max(packed_height(canvas, one) for one in lines.values())
    height = max(most, len(title) * 0.92 * em * LEADING, 2.2 * em) + 0.8 * em
    top = y + (height - len(title) * 0.92 * em * LEADING) / 2
    for line in title:
        canvas.text(0, top + 0.92 * em, line, size=0.92, bold=True)
        top += 0.92 * em * LEADING
    for place, now in enumerate(ZONES):
        box = (left + place * column, y, column, height)
        if cells[now]:
            draw_cell(canvas, box, len(cells[now]), lines[now], canvas.palette.soft if now == before else "")
        if now == before:
            inner = (box[0] + 0.25 * em, y + 0.25 * em, column - 0.5 * em, height - 0.5 * em)
            canvas.rect(*inner, stroke=canvas.palette.line_strong)
    canvas.line(0, y + height, canvas.width, y + height)
    return y + height


def _chips(change: ZoneChange, before: str, now: str) -> list[RecordChip]:
    return [
        RecordChip(move.item.id, move.item.code, f"{move.item.code} {move.item.title}")
        for move in change.moves
        if (move.before, move.after) == (before, now)
    ]
