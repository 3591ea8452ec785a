"""The picture of differences: a grid of natures and prospects, each difference in its cell."""

from __future__ import annotations

from dialogue_app.charts.canvas import SMALL, Canvas
from dialogue_app.charts.chips import RecordChip, draw_grid_row
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import note
from dialogue_app.core.scales import scale
from dialogue_app.reports.differences.content import DifferenceReport
from dialogue_app.reports.differences.sentences import sentences
from dialogue_app.reports.phrases import sentence
from dialogue_app.support.translation import _, ngettext

NATURES = (*scale("NATURE").codes, "")
PROSPECTS = scale("PROSPECT").codes
Cells = dict[tuple[str, str], list[RecordChip]]
"""The differences of each nature and prospect."""


def draw_differences(difference_report: DifferenceReport, width: float, palette: Palette = PAPER) -> Picture:
    """Rows by nature, columns by prospect; in each cell how many, and their numbers."""
    canvas = Canvas(width, palette)
    em = canvas.em
    cells: Cells = {}
    for row in difference_report.rows:
        chip = RecordChip(row.difference.id, row.code, f"{row.code} {row.statement}")
        cells.setdefault((row.nature, row.prospect), []).append(chip)
    natures = [
        nature for nature in NATURES if nature or any(not row.nature for row in difference_report.rows)
    ]
    left = 0.2 * width
    column = (width - left - 3 * em) / len(PROSPECTS)
    y = _head(canvas, cells, left, column)
    for nature in natures:
        name = scale("NATURE").shown(nature) if nature else _("Nature not recorded")
        chips = [cells.get((nature, code), []) for code in PROSPECTS]
        y = draw_grid_row(canvas, name, chips, (left, column), y, counted=True)
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
        total = sum(len(chips) for (_nature, prospect), chips in cells.items() if prospect == code)
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
