"""What kind of differences, and what can be done about them? The register by nature and prospect."""

from __future__ import annotations

from dialogue_app.analyses.prospect import prospect
from dialogue_app.charts import lettering, wording
from dialogue_app.charts.chips import Chip, draw_cell, packed, packed_height
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.lettering import SANS_BOLD
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import empty, note
from dialogue_app.charts.sheet import LEADING, RISE, SMALL, Sheet
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.scales import scale
from dialogue_app.support.translation import _, ngettext

NATURES = (*scale("NATURE").codes, "")
PROSPECTS = scale("PROSPECT").codes
Cells = dict[tuple[str, str], list[Difference]]


def code_of(one: Difference) -> str:
    """The number of a difference."""
    return one.code or str(one.position + 1)


def draw_difference_grid(differences: tuple[Difference, ...], width: float, ink: Ink = PAPER) -> Picture:
    """Rows by nature, columns by prospect; in each cell how many, and their numbers."""
    if not differences:
        return empty(width, ink, describe_difference_grid(differences))
    sheet = Sheet(width, ink)
    em = sheet.em
    cells: Cells = {}
    for one in differences:
        cells.setdefault((one.nature, prospect(one)), []).append(one)
    natures = [one for one in NATURES if one or any(nature == "" for nature, _prospect in cells)]
    left = 0.2 * width
    column = (width - left - 3 * em) / len(PROSPECTS)
    y = _head(sheet, cells, left, column)
    for nature in natures:
        y = _row(sheet, cells, nature, (left, column), y)
    sheet.line(left, 0, left, y, color=ink.line_strong)
    y = note(sheet, y, _total(differences))
    return sheet.picture(y + 0.3 * em, describe_difference_grid(differences))


def _head(sheet: Sheet, cells: Cells, left: float, column: float) -> float:
    em = sheet.em
    rows = []
    for place, code in enumerate(PROSPECTS):
        total = sum(len(found) for (_nature, which), found in cells.items() if which == code)
        x = left + place * column + 0.6 * em
        y = sheet.lines(x, 0, scale("PROSPECT").shown(code), column - 1.2 * em, bold=True, size=0.92, most=3)
        rows.append((x, y, total))
    low = max(y for _x, y, _total in rows)
    for x, _y, total in rows:
        words = ngettext("{n} difference", "{n} differences", total).format(n=total)
        sheet.text(x, low + SMALL * em, words, size=SMALL, color=sheet.ink.soft, room=column - em)
    low += 1.6 * em
    sheet.line(0, low, sheet.width, low, color=sheet.ink.line_strong)
    return low


def _row(sheet: Sheet, cells: Cells, nature: str, columns: tuple[float, float], y: float) -> float:
    em, (left, column) = sheet.em, columns
    name = scale("NATURE").shown(nature) if nature else _("Nature not recorded")
    title = lettering.broken(name, SANS_BOLD, 0.92 * em, left - em, 3)
    held = {code: cells.get((nature, code), []) for code in PROSPECTS}
    lines = {code: packed(sheet, [_chip(one) for one in found], column) for code, found in held.items()}
    most = max(packed_height(sheet, one) for one in lines.values())
    height = max(most, len(title) * 0.92 * em * LEADING, 2.2 * em) + 0.8 * em
    top = y + (height - len(title) * 0.92 * em * LEADING) / 2
    for line in title:
        sheet.text(0, top + 0.92 * em, line, size=0.92, bold=True)
        top += 0.92 * em * LEADING
    for place, code in enumerate(PROSPECTS):
        if held[code]:
            box = (left + place * column, y, column, height)
            draw_cell(sheet, box, len(held[code]), lines[code])
    total = sum(len(found) for found in held.values())
    sheet.text(
        sheet.width - 0.4 * em, y + height / 2 + RISE * em, str(total), color=sheet.ink.soft, anchor="end"
    )
    sheet.line(0, y + height, sheet.width, y + height)
    return y + height


def _chip(one: Difference) -> Chip:
    return Chip(one.id, code_of(one), f"{code_of(one)} {one.statement}")


def _total(differences: tuple[Difference, ...]) -> str:
    total = len(differences)
    known = sum(bool(one.nature) for one in differences)
    return _(
        "{n} with a nature. Undetermined: read back inaccurately, or what each would accept is not known."
    ).format(n=wording.of(known, total))


def describe_difference_grid(differences: tuple[Difference, ...]) -> str:
    """How many of each prospect and nature."""
    if not differences:
        return _("No differences have been recorded in this session yet.")
    total = len(differences)
    by_prospect = [prospect(one) for one in differences]
    prospects = ", ".join(
        f"{scale('PROSPECT').shown(code)} {by_prospect.count(code)}"
        for code in PROSPECTS
        if by_prospect.count(code)
    )
    natures = ", ".join(
        f"{scale('NATURE').shown(code) if code else _('Nature not recorded')} {n}"
        for code in NATURES
        if (n := sum(one.nature == code for one in differences))
    )
    words = ngettext("{n} difference", "{n} differences", total).format(n=total)
    return wording.sentence([words, prospects, natures])
