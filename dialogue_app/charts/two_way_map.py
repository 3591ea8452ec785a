"""Which rules are shared? Each activity at the crossing of two verdicts: of the alliance and of Russia."""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview
from dialogue_app.analyses.both_sides.zones import (
    ACCEPTABLE,
    CONTESTED,
    CONTESTED_RED_LINE,
    RED_LINE,
    UNACCEPTABLE,
    UNKNOWN,
)
from dialogue_app.charts import lettering, wording
from dialogue_app.charts.axis import LEVELS
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.lettering import SANS, SANS_BOLD
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import empty, note
from dialogue_app.charts.sheet import LEADING, RISE, SMALL, Sheet
from dialogue_app.charts.square import CHIP, GAP, Square
from dialogue_app.core.commands.seats import side_name
from dialogue_app.core.records import ALLIANCE, RUSSIA
from dialogue_app.core.scales import RULES_CUT, level, scale
from dialogue_app.support.translation import _

NARROW = 44
"""Below this width, in sizes of the letters, the lists stand below the map."""

LISTED = 14
MOST_ROWS = 6


def draw_two_way_map(overview: TwoWayOverview, width: float, ink: Ink = PAPER) -> Picture:
    """The map of five by five, its zones, and the same in lists beside it."""
    known = [one for one in overview.activities if one.zone.zone != UNKNOWN]
    if not known:
        return _empty(overview, width, ink)
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
        bottom = max(bottom, _lists(sheet, overview, left, 0, width - left))
    else:
        bottom = _lists(sheet, overview, 0, bottom, width)
    both = _("{activities}, {n} with both verdicts. A verdict is neither a legal position nor a concession.")
    words = both.format(activities=wording.activities(len(overview.activities)), n=len(known))
    bottom = note(sheet, bottom, words)
    return sheet.picture(bottom + 0.3 * em, describe_two_way_map(overview))


def _empty(overview: TwoWayOverview, width: float, ink: Ink) -> Picture:
    words = describe_two_way_map(overview)
    if not overview.activities:
        return empty(width, ink, words)
    sheet = Sheet(width, ink)
    y = sheet.lines(0, 0, words, width, color=ink.soft)
    y = _lists(sheet, overview, 0, y + 0.5 * ink.size, width)
    return sheet.picture(y + 0.3 * ink.size, words)


def _square(sheet: Sheet, known: list[TwoWay], room: float) -> Square:
    em = sheet.em
    names = [f"{one} {scale('VERDICT').shown(str(one))}" for one in LEVELS]
    side = min(max(lettering.measured(name, SANS, SMALL * em) for name in names) + 0.8 * em, 0.24 * room)
    chip = min(
        max(lettering.measured(one.item.code, SANS, SMALL * em) for one in known) + em,
        (room - side) / 5 - 0.6 * em,
    )
    cell = (room - side) / 5
    across = max(1, int((cell - 0.4 * em) // (chip + 0.3 * em)))
    counts: dict[tuple[str, str], int] = {}
    for one in known:
        counts[(one.alliance, one.russia)] = counts.get((one.alliance, one.russia), 0) + 1
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
    lines = lettering.broken(name, SANS_BOLD, size * sheet.em, room, 2)
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
        lines = [whole] if lettering.measured(whole, SANS, SMALL * em) <= room else [str(one), name]
        deep = max(deep, len(lines))
        for number, line in enumerate(lines):
            y = square.bottom + (1.2 + 1.15 * number) * em
            sheet.text(x, y, line, size=SMALL, color=sheet.ink.soft, anchor="middle", room=room)
    return square.bottom + (0.6 + 1.15 * deep) * em


def _activities(sheet: Sheet, square: Square, known: list[TwoWay]) -> None:
    cells: dict[tuple[int, int], list[TwoWay]] = {}
    for one in sorted(known, key=lambda one: CONTESTED_RED_LINE not in one.zone.flags):
        a, r = level(one.alliance), level(one.russia)
        if a is not None and r is not None:  # pragma: no branch - it would be unknown
            cells.setdefault((a, r), []).append(one)
    for (a, r), found in cells.items():
        whole = square.capacity if len(found) <= square.capacity else square.capacity - 1
        for number, one in enumerate(found[:whole]):
            _chip(sheet, square.slot(a, r, number), one)
        if len(found) > whole:
            x, y, wide, high = square.slot(a, r, whole)
            words = f"+{len(found) - whole}"
            sheet.text(
                x + wide / 2, y + high / 2 + RISE * SMALL * sheet.em, words, size=SMALL, bold=True,
                anchor="middle",
            )  # fmt: skip


def _chip(sheet: Sheet, box: tuple[float, float, float, float], one: TwoWay) -> None:
    x, y, wide, high = box
    ink, danger = sheet.ink, CONTESTED_RED_LINE in one.zone.flags
    line = RED_LINE in one.zone.flags or danger
    sheet.rect(
        x, y, wide, high, fill=ink.bad if danger else ink.page, stroke=ink.bad if line else ink.line_strong,
        weight=1.6 if line else 0.7,
    )  # fmt: skip
    sheet.text(
        x + wide / 2, y + high / 2 + RISE * SMALL * sheet.em, one.item.code, size=SMALL, bold=danger,
        color=ink.on_bad if danger else ink.text, anchor="middle", room=wide - 0.3 * sheet.em,
    )  # fmt: skip
    both = f"{wording.answer(one.alliance)} / {wording.answer(one.russia)}"
    sheet.mark(one.item.id, "", x, y, wide, high, f"{one.item.code} {one.item.title}: {both}")


def _lists(sheet: Sheet, overview: TwoWayOverview, left: float, top: float, room: float) -> float:
    """The activities by zone, contested red lines first; the unknown ones with what is missing."""
    ink = sheet.ink
    by_zone = {
        zone: [one for one in overview.activities if one.zone.zone == zone]
        for zone in (CONTESTED, UNACCEPTABLE, ACCEPTABLE, UNKNOWN)
    }
    contested = sorted(by_zone[CONTESTED], key=lambda one: CONTESTED_RED_LINE not in one.zone.flags)
    y = top
    y = _heading(sheet, left, y, room, _("Contested"), len(contested))
    for one in contested[:LISTED]:
        danger = CONTESTED_RED_LINE in one.zone.flags
        words = f"{one.item.code} {one.item.title}"
        words = _("Contested red line: {words}").format(words=words) if danger else words
        color, start = (ink.bad, y) if danger else (ink.text, y)
        y = sheet.lines(left, y, words, room, size=SMALL, bold=danger, color=color, most=3)
        sheet.mark(one.item.id, "", left, start, room, y - start, words)
        y += 0.25 * sheet.em
    y = _rest(sheet, left, y, room, len(contested))
    for zone, name in ((UNACCEPTABLE, _("Both reject")), (ACCEPTABLE, _("Both live with"))):
        y = _codes(sheet, left, y, room, name, by_zone[zone])
    y = _heading(sheet, left, y, room, _("Unknown"), len(by_zone[UNKNOWN]))
    for one in by_zone[UNKNOWN][:LISTED]:
        start = y
        y = sheet.lines(left, y, _unknown(one), room, size=SMALL, most=3)
        sheet.mark(one.item.id, "", left, start, room, y - start, _unknown(one))
    return _rest(sheet, left, y, room, len(by_zone[UNKNOWN]))


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


def _codes(sheet: Sheet, left: float, y: float, room: float, name: str, found: list[TwoWay]) -> float:
    y = _heading(sheet, left, y, room, name, len(found))
    size = SMALL * sheet.em
    x = left
    for one in found[: 3 * LISTED]:
        words = f"· {one.item.code}" if x > left else one.item.code
        if x > left and x + lettering.measured(words, SANS, size) > left + room:
            x, y, words = left, y + size * LEADING, one.item.code
        drawn = sheet.text(x, y + size, words, size=SMALL, room=room)
        sheet.mark(one.item.id, "", x, y, drawn, size * LEADING, f"{one.item.code} {one.item.title}")
        x += drawn + 0.35 * size
    y += size * LEADING if found else 0
    over = len(found) - 3 * LISTED
    return sheet.lines(left, y, wording.more(over), room, size=SMALL, most=2) if over > 0 else y


def _unknown(one: TwoWay) -> str:
    sides = ((ALLIANCE, one.alliance), (RUSSIA, one.russia))
    said = ", ".join(f"{side_name(side)} {wording.answer(value).lower()}" for side, value in sides)
    return f"{one.item.code}: {said}"


def describe_two_way_map(overview: TwoWayOverview) -> str:
    """How many activities lie in each zone, and the contested ones by name."""
    if not overview.activities:
        return _("No activities have been selected for verdicts in both directions yet.")
    known = sum(one.zone.zone != UNKNOWN for one in overview.activities)
    both = _("{n} with both verdicts").format(n=wording.of(known, len(overview.activities)))
    if not known:
        return _("No activity has a verdict of both sides yet ({n}).").format(
            n=wording.of(0, len(overview.activities))
        )
    parts = [f"{wording.activities(len(overview.activities))}, {both}"]
    for zone, name in (
        (ACCEPTABLE, _("Mutually acceptable")),
        (UNACCEPTABLE, _("Mutually unacceptable")),
        (CONTESTED, _("Contested")),
        (UNKNOWN, _("Unknown")),
    ):
        found = [one for one in overview.activities if one.zone.zone == zone]
        parts.append(f"{name} {len(found)}{_named(found)}")
    danger = [one for one in overview.activities if CONTESTED_RED_LINE in one.zone.flags]
    if danger:
        parts.append(f"{_('Contested red line')}{_named(danger)}")
    return wording.sentence(parts)


def _named(found: Iterable[TwoWay]) -> str:
    codes = [one.item.code for one in found]
    if not codes:
        return ""
    over = f" {wording.more(len(codes) - LISTED)}" if len(codes) > LISTED else ""
    return ": " + ", ".join(codes[:LISTED]) + over
