"""The picture of shared rules: each activity at the crossing of the two verdicts."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.zones import ACCEPTABLE, CONTESTED, RED_LINE, UNACCEPTABLE, UNKNOWN
from dialogue_app.charts import measured_text, wording
from dialogue_app.charts.axis import LEVELS
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.measured_text import SANS, SANS_BOLD
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import note
from dialogue_app.charts.sheet import LEADING, RISE, SMALL, Sheet
from dialogue_app.charts.square import CHIP, GAP, Square
from dialogue_app.core.scales import RULES_CUT, level, scale
from dialogue_app.reports.rules.content import RuleRow, RulesReport
from dialogue_app.reports.rules.sentences import sentences
from dialogue_app.support.translation import _

NARROW = 44
"""Below this width, in sizes of the letters, the lists stand below the map."""

LISTED = 14
MOST_ROWS = 6


def draw_rules(rules_report: RulesReport, width: float, ink: Ink = PAPER) -> Picture:
    """The map of five by five, its zones, and the same in lists beside it. At least one zone is known."""
    known = [row for row in rules_report.rows if row.zone != UNKNOWN]
    sheet = Sheet(width, ink)
    em = sheet.em
    beside = width >= NARROW * em
    caption = _("Upwards: Russia on the alliance · Rightwards: the alliance on Russia")
    square = _square(sheet, known, width * (0.62 if beside else 1))
    y = sheet.lines(0, 0, caption, square.right, bold=True, color=ink.accent, most=2)
    square = square.moved(y + 0.5 * em)
    _zones(sheet, square)
    bottom = _levels(sheet, square)
    _activities(sheet, square, known)
    if beside:
        left = square.right + 2 * em
        bottom = max(bottom, _lists(sheet, rules_report, left, 0, width - left))
    else:
        bottom = _lists(sheet, rules_report, 0, bottom, width)
    bottom = note(sheet, bottom, _("A verdict is neither a legal position nor a concession."))
    return sheet.picture(bottom + 0.3 * em, " ".join(sentences(rules_report)))


def _square(sheet: Sheet, known: list[RuleRow], room: float) -> Square:
    em = sheet.em
    names = [f"{one} {scale('VERDICT').shown(str(one))}" for one in LEVELS]
    side = min(max(measured_text.measured(name, SANS, SMALL * em) for name in names) + 0.8 * em, 0.24 * room)
    chip = min(
        max(measured_text.measured(row.code, SANS, SMALL * em) for row in known) + em,
        (room - side) / 5 - 0.6 * em,
    )
    cell = (room - side) / 5
    across = max(1, int((cell - 0.4 * em) // (chip + 0.3 * em)))
    counts: dict[tuple[str, str], int] = {}
    for row in known:
        crossing = (row.activity.alliance, row.activity.russia)
        counts[crossing] = counts.get(crossing, 0) + 1
    rows = min(MOST_ROWS, max(2, -(-max(counts.values()) // across)))
    high = max(rows * (CHIP + GAP) * em + 2.6 * em, 0.72 * cell)
    return Square(side, 0.0, cell, high, chip, across, rows, em)


def _zones(sheet: Sheet, square: Square) -> None:
    """Shade and name the four corners; the contested ones are hatched."""
    ink, cut = sheet.ink, RULES_CUT
    blue, sand = ink.tint(ink.levels[0][0], 0.10), ink.tint(ink.levels[3][0], 0.15)
    purple = ink.tint(ink.tint(ink.accent, 0.6), 0.15)
    corners = (
        (1, cut, 1, cut, blue, _("Mutually acceptable")),
        (cut + 1, 5, cut + 1, 5, sand, _("Mutually unacceptable")),
        (1, cut, cut + 1, 5, purple, _("Contested: only Russia objects")),
        (cut + 1, 5, 1, cut, purple, _("Contested: only the alliance objects")),
    )
    for x1, x2, y1, y2, fill, _name in corners:
        left, top = square.left_of(x1), square.top_of(y2)
        wide, high = (x2 - x1 + 1) * square.cell, (y2 - y1 + 1) * square.high
        sheet.rect(left, top, wide, high, fill=fill)
        if (x1 == 1) != (y1 == 1):
            sheet.hatch(left, top, wide, high, ink.tint(ink.line_strong, 0.45), 0.9 * sheet.em)
    for number in range(1, 5):
        x, y = square.left_of(number + 1), square.top_of(number)
        sheet.line(x, square.top, x, square.bottom, color=ink.page, weight=1)
        sheet.line(square.left, y, square.right, y, color=ink.page, weight=1)
    for x1, x2, y1, _y2, _fill, name in corners:
        left, room = square.left_of(x1) + 0.4 * sheet.em, (x2 - x1 + 1) * square.cell - sheet.em
        _zone_name(sheet, left, square.top_of(y1) + square.high, room, name)
    x, y = square.left_of(cut + 1), square.top_of(cut)
    sheet.line(x, square.top, x, square.bottom, color=ink.text, weight=1.8)
    sheet.line(square.left, y, square.right, y, color=ink.text, weight=1.8)


def _zone_name(sheet: Sheet, x: float, bottom: float, room: float, name: str) -> None:
    size = 0.8
    lines = measured_text.broken(name, SANS_BOLD, size * sheet.em, room, 2)
    y = bottom - 0.55 * sheet.em - (len(lines) - 1) * size * 1.2 * sheet.em
    for line in lines:
        sheet.text(x, y, line, size=size, bold=True, color=sheet.ink.soft)
        y += size * 1.2 * sheet.em


def _levels(sheet: Sheet, square: Square) -> float:
    """Name the levels beside and below the square; gives the bottom."""
    em, deep = sheet.em, 1
    for one in LEVELS:
        name = scale("VERDICT").shown(str(one))
        middle = square.top_of(one) + square.high / 2
        sheet.text(
            square.left - 0.6 * em, middle + RISE * em, f"{one} {name}", size=SMALL, color=sheet.ink.soft,
            anchor="end", room=square.left - 0.6 * em,
        )  # fmt: skip
        x, room = square.left_of(one) + square.cell / 2, square.cell - 0.3 * em
        whole = f"{one} {name}"
        lines = [whole] if measured_text.measured(whole, SANS, SMALL * em) <= room else [str(one), name]
        deep = max(deep, len(lines))
        for number, line in enumerate(lines):
            y = square.bottom + (1.2 + 1.15 * number) * em
            sheet.text(x, y, line, size=SMALL, color=sheet.ink.soft, anchor="middle", room=room)
    return square.bottom + (0.6 + 1.15 * deep) * em


def _activities(sheet: Sheet, square: Square, known: list[RuleRow]) -> None:
    cells: dict[tuple[int, int], list[RuleRow]] = {}
    for row in sorted(known, key=lambda row: not row.dangerous):
        a, r = level(row.activity.alliance), level(row.activity.russia)
        if a is not None and r is not None:  # pragma: no branch - it would be unknown
            cells.setdefault((a, r), []).append(row)
    for (a, r), rows in cells.items():
        whole = square.capacity if len(rows) <= square.capacity else square.capacity - 1
        for number, row in enumerate(rows[:whole]):
            _chip(sheet, square.slot(a, r, number), row)
        if len(rows) > whole:
            x, y, wide, high = square.slot(a, r, whole)
            words = f"+{len(rows) - whole}"
            sheet.text(
                x + wide / 2, y + high / 2 + RISE * SMALL * sheet.em, words, size=SMALL, bold=True,
                anchor="middle",
            )  # fmt: skip


def _chip(sheet: Sheet, box: tuple[float, float, float, float], row: RuleRow) -> None:
    x, y, wide, high = box
    ink, danger, item = sheet.ink, row.dangerous, row.activity.item
    line = RED_LINE in row.activity.zone.flags or danger
    sheet.rect(
        x, y, wide, high, fill=ink.bad if danger else ink.page, stroke=ink.bad if line else ink.line_strong,
        weight=1.6 if line else 0.7,
    )  # fmt: skip
    sheet.text(
        x + wide / 2, y + high / 2 + RISE * SMALL * sheet.em, item.code, size=SMALL, bold=danger,
        color=ink.on_bad if danger else ink.text, anchor="middle", room=wide - 0.3 * sheet.em,
    )  # fmt: skip
    both = f"{wording.answer(row.activity.alliance)} / {wording.answer(row.activity.russia)}"
    sheet.mark(item.id, "", x, y, wide, high, f"{item.code} {item.title}: {both}")


def _lists(sheet: Sheet, rules_report: RulesReport, left: float, top: float, room: float) -> float:
    """The activities by zone, contested red lines first; the unknown ones with what is missing."""
    ink = sheet.ink
    contested, unknown = rules_report.of_zone(CONTESTED), rules_report.of_zone(UNKNOWN)
    y = _heading(sheet, left, top, room, _("Contested"), len(contested))
    for row in contested[:LISTED]:
        words = f"{row.code} {row.activity.item.title}"
        words = _("Contested red line: {words}").format(words=words) if row.dangerous else words
        color, start = (ink.bad, y) if row.dangerous else (ink.text, y)
        y = sheet.lines(left, y, words, room, size=SMALL, bold=row.dangerous, color=color, most=3)
        sheet.mark(row.activity.item.id, "", left, start, room, y - start, words)
        y += 0.25 * sheet.em
    y = _rest(sheet, left, y, room, len(contested))
    for zone, name in ((UNACCEPTABLE, _("Both reject")), (ACCEPTABLE, _("Both live with"))):
        y = _codes(sheet, left, y, room, name, rules_report.of_zone(zone))
    y = _heading(sheet, left, y, room, _("Unknown"), len(unknown))
    for row in unknown[:LISTED]:
        start, words = y, f"{row.code}: {row.missing}"
        y = sheet.lines(left, y, words, room, size=SMALL, most=3)
        sheet.mark(row.activity.item.id, "", left, start, room, y - start, words)
    return _rest(sheet, left, y, room, len(unknown))


def _heading(sheet: Sheet, left: float, y: float, room: float, name: str, n: int) -> float:
    words = f"{name} · {n}"
    return sheet.lines(
        left, y + 0.7 * sheet.em, words, room, size=SMALL, bold=True, color=sheet.ink.soft, most=2
    )


def _rest(sheet: Sheet, left: float, y: float, room: float, n: int) -> float:
    if n <= LISTED:
        return y
    words = wording.more(n - LISTED)
    return sheet.lines(left, y, words, room, size=SMALL, color=sheet.ink.soft, most=2)


def _codes(sheet: Sheet, left: float, y: float, room: float, name: str, rows: tuple[RuleRow, ...]) -> float:
    y = _heading(sheet, left, y, room, name, len(rows))
    size = SMALL * sheet.em
    x = left
    for row in rows[: 3 * LISTED]:
        words = f"· {row.code}" if x > left else row.code
        if x > left and x + measured_text.measured(words, SANS, size) > left + room:
            x, y, words = left, y + size * LEADING, row.code
        drawn, item = sheet.text(x, y + size, words, size=SMALL, room=room), row.activity.item
        sheet.mark(item.id, "", x, y, drawn, size * LEADING, f"{item.code} {item.title}")
        x += drawn + 0.35 * size
    y += size * LEADING if rows else 0
    over = len(rows) - 3 * LISTED
    return sheet.lines(left, y, wording.more(over), room, size=SMALL, most=2) if over > 0 else y
