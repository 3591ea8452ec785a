"""Cells of a grid that hold many things: how many in large figures, and a chip with the code of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dialogue_app.charts import measured_text
from dialogue_app.charts.canvas import LEADING, RISE, SMALL, Canvas
from dialogue_app.charts.measured_text import SANS_BOLD

CHIP = 1.6
LINES = 4
_FIGURES, _WIDEST = 3.6, 5.0


class RecordChip(NamedTuple):
    """One thing in a cell: the record behind it, its code, and what a mark says about it."""

    id: str
    code: str
    words: str


Packed = list[list[RecordChip]]
"""Chips in lines."""


def packed(canvas: Canvas, chips: Sequence[RecordChip], column: float) -> Packed:
    """As many chips as fit into a cell of this width, line by line."""
    codes = [record_chip.code for record_chip in chips]
    shown = measured_text.told_apart(codes, SANS_BOLD, SMALL * canvas.em, _WIDEST * canvas.em)
    chips = [record_chip._replace(code=code) for record_chip, code in zip(chips, shown, strict=True)]
    room = column - _FIGURES * canvas.em
    lines: Packed = []
    used = room + 1
    for chip in chips:
        wide = _wide(canvas, chip) + 0.3 * canvas.em
        if used + wide > room:
            if len(lines) == LINES:
                break
            lines.append([])
            used = 0.0
        lines[-1].append(chip)
        used += wide
    return lines


def draw_grid_row(
    canvas: Canvas,
    title: str,
    cells: Sequence[Sequence[RecordChip]],
    columns: tuple[float, float],
    y: float,
    *,
    outlined: int = -1,
    counted: bool = False,
) -> float:
    """A row of a grid: its title, and a cell for each column, of which the ``outlined`` one is quiet; gives
    its bottom. ``columns``: where the first begins, and how wide each is. ``counted``: the total stands at
    the right.
    """
    em, (left, column) = canvas.em, columns
    words = measured_text.broken(title, SANS_BOLD, 0.92 * em, left - em, 3)
    lines = [packed(canvas, chips, column) for chips in cells]
    most = max(packed_height(canvas, packed_lines) for packed_lines in lines)
    height = max(most, len(words) * 0.92 * em * LEADING, 2.2 * em) + 0.8 * em
    top = y + (height - len(words) * 0.92 * em * LEADING) / 2
    for line in words:
        canvas.text(0, top + 0.92 * em, line, size=0.92, bold=True)
        top += 0.92 * em * LEADING
    for place, chips in enumerate(cells):
        box = (left + place * column, y, column, height)
        if chips:
            draw_cell(canvas, box, len(chips), lines[place], canvas.palette.soft if place == outlined else "")
        if place == outlined:
            inner = (box[0] + 0.25 * em, y + 0.25 * em, column - 0.5 * em, height - 0.5 * em)
            canvas.rect(*inner, stroke=canvas.palette.line_strong)
    if counted:
        right, total = canvas.width - 0.4 * em, str(sum(map(len, cells)))
        canvas.text(right, y + height / 2 + RISE * em, total, color=canvas.palette.soft, anchor="end")
    canvas.line(0, y + height, canvas.width, y + height)
    return y + height


def packed_height(canvas: Canvas, lines: Packed) -> float:
    """How high lines of chips are."""
    return len(lines) * (CHIP + 0.3) * canvas.em


def _wide(canvas: Canvas, chip: RecordChip) -> float:
    return measured_text.measured(chip.code, SANS_BOLD, SMALL * canvas.em) + 0.7 * canvas.em


def draw_cell(
    canvas: Canvas, box: tuple[float, float, float, float], total: int, lines: Packed, color: str = ""
) -> None:
    """How many in large figures, then a chip for each; those that do not fit are counted."""
    x, y, wide, high = box
    em, palette = canvas.em, canvas.palette
    color = color or palette.accent
    canvas.rect(
        x + 0.25 * em, y + 0.25 * em, wide - 0.5 * em, high - 0.5 * em, fill=palette.tint(color, 0.08)
    )
    canvas.text(x + 1.0 * em, y + high / 2 + RISE * 1.5 * em, str(total), size=1.5, bold=True, color=color)
    top = y + (high - packed_height(canvas, lines) + 0.3 * em) / 2
    over = total - sum(map(len, lines))
    for number, line in enumerate(lines):
        left = x + 3.1 * em
        shown = line[:-1] if over and number == LINES - 1 and len(line) > 1 else line
        for chip in shown:
            left = _chip(canvas, left, top, chip)
        if shown is not line:
            canvas.text(left, top + CHIP * em / 2 + RISE * SMALL * em, f"+{over + 1}", size=SMALL, bold=True)
        top += (CHIP + 0.3) * em


def _chip(canvas: Canvas, left: float, top: float, chip: RecordChip) -> float:
    em, wide = canvas.em, _wide(canvas, chip)
    canvas.rect(
        left, top, wide, CHIP * em, fill=canvas.palette.page, stroke=canvas.palette.line_strong, weight=0.6
    )
    canvas.text(
        left + wide / 2, top + CHIP * em / 2 + RISE * SMALL * em, chip.code, size=SMALL, bold=True,
        anchor="middle", room=wide - 0.3 * em,
    )  # fmt: skip
    canvas.mark(chip.id, "", left, top, wide, CHIP * em, chip.words)
    return left + wide + 0.3 * em
