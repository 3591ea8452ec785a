"""The picture of shared rules: each activity at the crossing of the two verdicts."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.zones import ACCEPTABLE, CONTESTED, RED_LINE, UNACCEPTABLE, UNKNOWN
from dialogue_app.charts import measured_text, wording
from dialogue_app.charts.axis import LEVELS
from dialogue_app.charts.canvas import LEADING, RISE, SMALL, Canvas
from dialogue_app.charts.measured_text import SANS, SANS_BOLD
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import note
from dialogue_app.charts.square import CHIP, GAP, Square
from dialogue_app.core.scales import RULES_CUT, level, scale
from dialogue_app.reports.rules.content import RuleRow, RulesReport
from dialogue_app.reports.rules.sentences import sentences
from dialogue_app.support.translation import _

NARROW = 44
"""Below this width, in sizes of the letters, the lists stand below the map."""

LISTED = 14
MOST_ROWS = 6


def draw_rules(rules_report: RulesReport, width: float, palette: Palette = PAPER) -> Picture:
    """The map of five by five, its zones, and the same in lists beside it. At least one zone is known."""
    known = [row for row in rules_report.rows if row.zone != UNKNOWN]
    canvas = Canvas(width, palette)
    em = canvas.em
    beside = width >= NARROW * em
    caption = _("Upwards: Russia on the alliance · Rightwards: the alliance on Russia")
    square = _square(canvas, known, width * (0.62 if beside else 1))
    y = canvas.lines(0, 0, caption, square.right, bold=True, color=palette.accent, most=2)
    square = square.moved(y + 0.5 * em)
    _zones(canvas, square)
    bottom = _levels(canvas, square)
    _activities(canvas, square, known)
    if beside:
        left = square.right + 2 * em
        bottom = max(bottom, _lists(canvas, rules_report, left, 0, width - left))
    else:
        bottom = _lists(canvas, rules_report, 0, bottom, width)
    bottom = note(canvas, bottom, _("A verdict is neither a legal position nor a concession."))
    return canvas.picture(bottom + 0.3 * em, " ".join(sentences(rules_report)))


def _square(canvas: Canvas, known: list[RuleRow], room: float) -> Square:
    em = canvas.em
    names = [f"{step} {scale('VERDICT').shown(str(step))}" for step in LEVELS]
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


def _zones(canvas: Canvas, square: Square) -> None:
    """Shade and name the four corners; the contested ones are hatched."""
    palette, cut = canvas.palette, RULES_CUT
    blue, sand = palette.tint(palette.levels[0][0], 0.10), palette.tint(palette.levels[3][0], 0.15)
    purple = palette.tint(palette.tint(palette.accent, 0.6), 0.15)
    corners = (
        (1, cut, 1, cut, blue, _("Mutually acceptable")),
        (cut + 1, 5, cut + 1, 5, sand, _("Mutually unacceptable")),
        (1, cut, cut + 1, 5, purple, _("Contested: only Russia objects")),
        (cut + 1, 5, 1, cut, purple, _("Contested: only the alliance objects")),
    )
    for x1, x2, y1, y2, fill, _name in corners:
        left, top = square.left_of(x1), square.top_of(y2)
        wide, high = (x2 - x1 + 1) * square.cell, (y2 - y1 + 1) * square.high
        canvas.rect(left, top, wide, high, fill=fill)
        if (x1 == 1) != (y1 == 1):
            canvas.hatch(left, top, wide, high, palette.tint(palette.line_strong, 0.45), 0.9 * canvas.em)
    for number in range(1, 5):
        x, y = square.left_of(number + 1), square.top_of(number)
        canvas.line(x, square.top, x, square.bottom, color=palette.page, weight=1)
        canvas.line(square.left, y, square.right, y, color=palette.page, weight=1)
    for x1, x2, y1, _y2, _fill, name in corners:
        left, room = square.left_of(x1) + 0.4 * canvas.em, (x2 - x1 + 1) * square.cell - canvas.em
        _zone_name(canvas, left, square.top_of(y1) + square.high, room, name)
    x, y = square.left_of(cut + 1), square.top_of(cut)
    canvas.line(x, square.top, x, square.bottom, color=palette.text, weight=1.8)
    canvas.line(square.left, y, square.right, y, color=palette.text, weight=1.8)


def _zone_name(canvas: Canvas, x: float, bottom: float, room: float, name: str) -> None:
    size = 0.8
    lines = measured_text.broken(name, SANS_BOLD, size * canvas.em, room, 2)
    y = bottom - 0.55 * canvas.em - (len(lines) - 1) * size * 1.2 * canvas.em
    for line in lines:
        canvas.text(x, y, line, size=size, bold=True, color=canvas.palette.soft)
        y += size * 1.2 * canvas.em


def _levels(canvas: Canvas, square: Square) -> float:
    """Name the levels beside and below the square; gives the bottom."""
    em, deep = canvas.em, 1
    for step in LEVELS:
        name = scale("VERDICT").shown(str(step))
        middle = square.top_of(step) + square.high / 2
        canvas.text(
            square.left - 0.6 * em,
            middle + RISE * em,
            f"{step} {name}",
            size=SMALL,
            color=canvas.palette.soft,
            anchor="end",
            room=square.left - 0.6 * em,
        )
        x, room = square.left_of(step) + square.cell / 2, square.cell - 0.3 * em
        whole = f"{step} {name}"
        lines = [whole] if measured_text.measured(whole, SANS, SMALL * em) <= room else [str(step), name]
        deep = max(deep, len(lines))
        for number, line in enumerate(lines):
            y = square.bottom + (1.2 + 1.15 * number) * em
            canvas.text(x, y, line, size=SMALL, color=canvas.palette.soft, anchor="middle", room=room)
    return square.bottom + (0.6 + 1.15 * deep) * em


def _activities(canvas: Canvas, square: Square, known: list[RuleRow]) -> None:
    cells: dict[tuple[int, int], list[RuleRow]] = {}
    for row in sorted(known, key=lambda row: not row.dangerous):
        a, r = level(row.activity.alliance), level(row.activity.russia)
        if a is not None and r is not None:  # pragma: no branch - it would be unknown
            cells.setdefault((a, r), []).append(row)
    for (a, r), rows in cells.items():
        whole = square.capacity if len(rows) <= square.capacity else square.capacity - 1
        for number, row in enumerate(rows[:whole]):
            _chip(canvas, square.slot(a, r, number), row)
        if len(rows) > whole:
            x, y, wide, high = square.slot(a, r, whole)
            words = f"+{len(rows) - whole}"
            canvas.text(
                x + wide / 2, y + high / 2 + RISE * SMALL * canvas.em, words, size=SMALL, bold=True,
                anchor="middle",
            )  # fmt: skip


def _chip(canvas: Canvas, box: tuple[float, float, float, float], row: RuleRow) -> None:
    x, y, wide, high = box
    palette, danger, item = canvas.palette, row.dangerous, row.activity.item
    line = RED_LINE in row.activity.zone.flags or danger
    canvas.rect(
        x,
        y,
        wide,
        high,
        fill=palette.bad if danger else palette.page,
        stroke=palette.bad if line else palette.line_strong,
        weight=1.6 if line else 0.7,
    )
    canvas.text(
        x + wide / 2, y + high / 2 + RISE * SMALL * canvas.em, item.code, size=SMALL, bold=danger,
        color=palette.on_bad if danger else palette.text, anchor="middle", room=wide - 0.3 * canvas.em,
    )  # fmt: skip
    both = f"{wording.answer(row.activity.alliance)} / {wording.answer(row.activity.russia)}"
    canvas.mark(item.id, "", x, y, wide, high, f"{item.code} {item.title}: {both}")


def _lists(canvas: Canvas, rules_report: RulesReport, left: float, top: float, room: float) -> float:
    """The activities by zone, contested red lines first; the unknown ones with what is missing."""
    palette = canvas.palette
    contested, unknown = rules_report.of_zone(CONTESTED), rules_report.of_zone(UNKNOWN)
    y = _heading(canvas, left, top, room, _("Contested"), len(contested))
    for row in contested[:LISTED]:
        words = f"{row.code} {row.activity.item.title}"
        words = _("Contested red line: {words}").format(words=words) if row.dangerous else words
        color, start = (palette.bad, y) if row.dangerous else (palette.text, y)
        y = canvas.lines(left, y, words, room, size=SMALL, bold=row.dangerous, color=color, most=3)
        canvas.mark(row.activity.item.id, "", left, start, room, y - start, words)
        y += 0.25 * canvas.em
    y = _rest(canvas, left, y, room, len(contested))
    for zone, name in ((UNACCEPTABLE, _("Both reject")), (ACCEPTABLE, _("Both live with"))):
        y = _codes(canvas, left, y, room, name, rules_report.of_zone(zone))
    y = _heading(canvas, left, y, room, _("Unknown"), len(unknown))
    for row in unknown[:LISTED]:
        start, words = y, f"{row.code}: {row.missing}"
        y = canvas.lines(left, y, words, room, size=SMALL, most=3)
        canvas.mark(row.activity.item.id, "", left, start, room, y - start, words)
    return _rest(canvas, left, y, room, len(unknown))


def _heading(canvas: Canvas, left: float, y: float, room: float, name: str, n: int) -> float:
    words = f"{name} · {n}"
    return canvas.lines(
        left, y + 0.7 * canvas.em, words, room, size=SMALL, bold=True, color=canvas.palette.soft, most=2
    )


def _rest(canvas: Canvas, left: float, y: float, room: float, n: int) -> float:
    if n <= LISTED:
        return y
    words = wording.more(n - LISTED)
    return canvas.lines(left, y, words, room, size=SMALL, color=canvas.palette.soft, most=2)


def _codes(canvas: Canvas, left: float, y: float, room: float, name: str, rows: tuple[RuleRow, ...]) -> float:
    y = _heading(canvas, left, y, room, name, len(rows))
    size = SMALL * canvas.em
    x = left
    for row in rows[: 3 * LISTED]:
        words = f"· {row.code}" if x > left else row.code
        if x > left and x + measured_text.measured(words, SANS, size) > left + room:
            x, y, words = left, y + size * LEADING, row.code
        drawn, item = canvas.text(x, y + size, words, size=SMALL, room=room), row.activity.item
        canvas.mark(item.id, "", x, y, drawn, size * LEADING, f"{item.code} {item.title}")
        x += drawn + 0.35 * size
    y += size * LEADING if rows else 0
    over = len(rows) - 3 * LISTED
    return canvas.lines(left, y, wording.more(over), room, size=SMALL, most=2) if over > 0 else y
