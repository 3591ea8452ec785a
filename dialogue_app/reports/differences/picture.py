"""The picture of differences: a grid of natures and prospects, each difference in its cell."""

from __future__ import annotations

from dialogue_app.charts import measured_text
from dialogue_app.charts.canvas import LEADING, RISE, SMALL, Canvas
from dialogue_app.charts.chips import RecordChip, draw_cell, packed, packed_height
from dialogue_app.charts.measured_text import SANS_BOLD
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import note
from dialogue_app.core.scales import scale
from dialogue_app.reports.differences.content import DifferenceReport, DifferenceRow
from dialogue_app.reports.differences.sentences import sentences
from dialogue_app.reports.phrases import sentence
from dialogue_app.support.translation import _, ngettext

NATURES = (*scale("NATURE").codes, "")
PROSPECTS = scale("PROSPECT").codes
Cells = dict[tuple[str, str], list[DifferenceRow]]


def draw_differences(difference_report: DifferenceReport, width: float, palette: Palette = PAPER) -> Picture:
    """Rows by nature, columns by prospect; in each cell how many, and their numbers."""
    canvas = Canvas(width, palette)
    em = canvas.em
    cells: Cells = {}
    for row in difference_report.rows:
        cells.setdefault((row.nature, row.prospect), []).append(row)
    natures = [
        nature for nature in NATURES if nature or any(not row.nature for row in difference_report.rows)
    ]
    left = 0.2 * width
    column = (width - left - 3 * em) / len(PROSPECTS)
    y = _head(canvas, cells, left, column)
    for nature in natures:
        y = _row(canvas, cells, nature, (left, column), y)
    canvas.line(left, 0, left, y, color=palette.line_strong)
    y = note(
        canvas, y,
        _(
            "Undetermined: read back inaccurately, or what each would accept is not known; "
            "what is not settled yet stands there too."
        ),
    )  # fmt: skip
    return canvas.picture(y + 0.3 * em, _described(difference_report))


def _described(difference_report: DifferenceReport) -> str:
    """The finding, and how many there are of each nature."""
    counts = {nature: sum(row.nature == nature for row in difference_report.rows) for nature in NATURES}
    natures = ", ".join(f"{scale('NATURE').shown(code)} {n}" for code, n in counts.items() if code and n)
    return " ".join((*sentences(difference_report), *([sentence(natures)] if natures else ())))


def _head(canvas: Canvas, cells: Cells, left: float, column: float) -> float:
    em = canvas.em
    heads = []
    for place, code in enumerate(PROSPECTS):
        total = sum(row.prospect == code for rows in cells.values() for row in rows)
        x = left + place * column + 0.6 * em
        y = canvas.lines(x, 0, scale("PROSPECT").shown(code), column - 1.2 * em, bold=True, size=0.92, most=3)
        heads.append((x, y, total))
    low = max(y for _x, y, _total in heads)
    for x, _y, total in heads:
        words = ngettext("{n} difference", "{n} differences", total).format(n=total)
        canvas.text(x, low + SMALL * em, words, size=SMALL, color=canvas.palette.soft, room=column - em)
    low += 1.6 * em
    canvas.line(0, low, canvas.width, low, color=canvas.palette.line_strong)
    return low


def _row(canvas: Canvas, cells: Cells, nature: str, columns: tuple[float, float], y: float) -> float:
    em, (left, column) = canvas.em, columns
    name = scale("NATURE").shown(nature) if nature else _("Nature not recorded")
    title = measured_text.broken(name, SANS_BOLD, 0.92 * em, left - em, 3)
    held = {code: cells.get((nature, code), []) for code in PROSPECTS}
    lines = {code: packed(canvas, [_chip(row) for row in rows], column) for code, rows in held.items()}
    most = max(packed_height(canvas, packed_lines) for packed_lines in lines.values())
    height = max(most, len(title) * 0.92 * em * LEADING, 2.2 * em) + 0.8 * em
    top = y + (height - len(title) * 0.92 * em * LEADING) / 2
    for line in title:
        canvas.text(0, top + 0.92 * em, line, size=0.92, bold=True)
        top += 0.92 * em * LEADING
    for place, code in enumerate(PROSPECTS):
        if held[code]:
            box = (left + place * column, y, column, height)
            draw_cell(canvas, box, len(held[code]), lines[code])
    total = sum(len(rows) for rows in held.values())
    canvas.text(
        canvas.width - 0.4 * em,
        y + height / 2 + RISE * em,
        str(total),
        color=canvas.palette.soft,
        anchor="end",
    )
    canvas.line(0, y + height, canvas.width, y + height)
    return y + height


def _chip(row: DifferenceRow) -> RecordChip:
    return RecordChip(row.difference.id, row.code, f"{row.code} {row.statement}")
