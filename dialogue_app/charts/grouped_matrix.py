"""Who judges alike? Every verdict, like-minded parties side by side, the most divided activities on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.analyses.judgements.groups import WIDTH, distances, groups_of
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity, UnityOverview
from dialogue_app.charts import lettering, wording
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.lettering import SANS_BOLD
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import Frame, draw_title, empty, note, title_height
from dialogue_app.charts.sheet import LEADING, RISE, SMALL, Sheet
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.scales import level
from dialogue_app.fields.items import Item
from dialogue_app.support.translation import _

MOST = 60
GROUP_GAP = 0.7
WIDEST_CELL, NARROWEST_CELL = 4.2, 1.05
CODE_ALONE, COUNT_ALONE = 6.5, 4.6
"""Room for the code and for the count where titles and labels have no place, in sizes of the letters."""


@dataclass(frozen=True, slots=True)
class Block:
    """Parties side by side: a group with its number, or (0) those that are in none."""

    number: int
    parties: tuple[Answerer, ...]


def blocks(overview: UnityOverview) -> tuple[Block, ...]:
    """The parties by group, largest first, and those in no group last, each in the order of the seats."""
    found = groups_of(_answers(overview), overview.parties, overview.thresholds.group)
    made = [
        Block(number, tuple(one for one in overview.parties if one.id in group))
        for number, group in enumerate(found, 1)
    ]
    rest = tuple(one for one in overview.parties if not any(one.id in group for group in found))
    return (*made, *([Block(0, rest)] if rest else []))


def pair_distances(overview: UnityOverview) -> dict[frozenset[str], Fraction]:
    """The distances of all pairs of parties that have judged enough of the same activities, by id."""
    return distances(_answers(overview), [one.id for one in overview.parties])


def _answers(overview: UnityOverview) -> dict[str, Mapping[str, str]]:
    return {key: one.answers for key, one in overview.activities.items()}


def draw_grouped_matrix(overview: UnityOverview, width: float, ink: Ink = PAPER) -> Picture:
    """A cell for each party and activity, with the number of its level."""
    if not overview.activities or not overview.parties:
        return empty(width, ink, describe_grouped_matrix(overview))
    sheet = Sheet(width, ink)
    em = sheet.em
    found = blocks(overview)
    title, cell = _columns(overview, found, width, em)
    place = Frame(0, title, 0, 0, width)
    lefts = _lefts(found, title, cell, GROUP_GAP * em)
    words_left = lefts[found[-1].parties[-1].id] + cell + em
    y = _head(sheet, found, lefts, cell)
    ordered = _ordered(overview)
    for key in ordered[:MOST]:
        y = _row(sheet, place, overview.activities[key], found, (lefts, cell, words_left), y)
    if len(ordered) > MOST:
        y = note(sheet, y, wording.more(len(ordered) - MOST), color=ink.text)
    y = note(sheet, y, _legend(overview))
    return sheet.picture(y + 0.3 * em, _described(overview, found))


def _columns(
    overview: UnityOverview, found: tuple[Block, ...], width: float, em: float
) -> tuple[float, float]:
    """The width of the titles and of a cell. Where many parties leave little room, codes stand alone."""
    gaps = (len(found) - 1) * GROUP_GAP * em
    seats = len(overview.parties)
    title = (0.34 if seats <= 16 else 0.24) * width
    cell = min((width - title - 0.17 * width - em - gaps) / seats, WIDEST_CELL * em)
    if cell >= NARROWEST_CELL * em:
        return title, cell
    title = CODE_ALONE * em
    return title, (width - title - COUNT_ALONE * em - em - gaps) / seats


def _ordered(overview: UnityOverview) -> list[str]:
    """The ranked activities, then those that have not enough answers."""
    ranked = dict.fromkeys(overview.ranking)
    return list(ranked | dict.fromkeys(overview.activities))


def _legend(overview: UnityOverview) -> str:
    return " ".join(
        (
            _("1 Acceptable, 2 Tolerable: inside the rules."),
            _("3 Objectionable, 4 Unacceptable, 5 Red line: outside."),
            _("NP no position, NI needs instructions, WH withheld; an empty cell: not recorded."),
            _(
                "Parties of a group differ on average by at most {levels} of a level; groups are numbered "
                "by size."
            ).format(levels=wording.number(overview.thresholds.group * WIDTH)),
        )
    )


def _lefts(found: tuple[Block, ...], left: float, cell: float, gap: float) -> dict[str, float]:
    places = {}
    for block in found:
        for party in block.parties:
            places[party.id] = left
            left += cell
        left += gap
    return places


def _head(sheet: Sheet, found: tuple[Block, ...], lefts: dict[str, float], cell: float) -> float:
    """Brackets with the number of each group, and the codes below them."""
    em = sheet.em
    codes = [one.code for block in found for one in block.parties]
    widest = max(lettering.measured(code, SANS_BOLD, SMALL * em) for code in codes)
    upright = widest > cell - 0.3 * em
    low = (2.2 * em + widest + 0.5 * em) if upright else 3.4 * em
    for block in found:
        first, last = lefts[block.parties[0].id], lefts[block.parties[-1].id] + cell
        if block.number:
            _bracket(sheet, block, first + 0.15 * cell, last - 0.15 * cell)
        for party in block.parties:
            middle = lefts[party.id] + cell / 2
            if upright:
                sheet.text(
                    middle + RISE * SMALL * em, low - 0.4 * em, party.code, size=SMALL, bold=True,
                    color=sheet.ink.soft, upright=True,
                )  # fmt: skip
            else:
                sheet.text(
                    middle, low - 0.6 * em, party.code, size=SMALL, bold=True, color=sheet.ink.soft,
                    anchor="middle",
                )  # fmt: skip
            sheet.mark("", party.id, lefts[party.id], 1.9 * em, cell, low - 1.9 * em, party.name)
    sheet.line(0, low, sheet.width, low, color=sheet.ink.line_strong)
    return low


def _bracket(sheet: Sheet, block: Block, first: float, last: float) -> None:
    em = sheet.em
    long = _("Group {n}").format(n=block.number)
    wide = lettering.measured(long, SANS_BOLD, SMALL * em)
    words = long if wide <= last - first + 0.6 * em else str(block.number)
    sheet.text((first + last) / 2, em, words, size=SMALL, bold=True, color=sheet.ink.accent, anchor="middle")
    for x in (first, last):
        sheet.line(x, 1.4 * em, x, 1.9 * em, color=sheet.ink.accent, weight=1)
    sheet.line(first, 1.4 * em, last, 1.4 * em, color=sheet.ink.accent, weight=1)


def _row(
    sheet: Sheet,
    place: Frame,
    one: ActivityUnity,
    found: tuple[Block, ...],
    columns: tuple[dict[str, float], float, float],
    y: float,
) -> float:
    em = sheet.em
    lefts, cell, words_left = columns
    alone = place.plot <= CODE_ALONE * em
    item = Item(one.item.id, one.item.code, "") if alone else one.item
    title = title_height(sheet, place, item)
    room = sheet.width - words_left
    label = [] if alone else lettering.broken(one.unity.shown, SANS_BOLD, SMALL * em, room, 3)
    beside = (len(label) + 1) * SMALL * em * LEADING
    height = max(title, beside, 1.7 * em) + 0.6 * em
    draw_title(sheet, place, item, y + (height - title) / 2)
    sheet.mark(one.item.id, "", 0, y, sheet.width, height, f"{one.item.code} {one.unity.shown}")
    for block in found:
        for party in block.parties:
            value = one.answers.get(party.id, "")
            box = (lefts[party.id], y, cell, height)
            _cell(sheet, box, value)
            words = f"{one.item.code} {party.code}: {wording.answer(value)}"
            sheet.mark(one.item.id, party.id, *box, words)
    top = y + (height - beside) / 2
    if label:
        top = sheet.lines(words_left, top, one.unity.shown, room, size=SMALL, bold=True, most=3)
    counted = wording.of(one.unity.n, one.unity.seats)
    sheet.text(words_left, top + SMALL * em, counted, size=SMALL, color=sheet.ink.soft, room=room)
    sheet.line(0, y + height, sheet.width, y + height)
    return y + height


def _cell(sheet: Sheet, box: tuple[float, float, float, float], value: str) -> None:
    x, y, wide, high = box
    em, found = sheet.em, level(value)
    size = min(0.92, 0.62 * wide / em)
    middle, base = x + wide / 2, y + high / 2 + RISE * size * em
    if found is None or not 1 <= found <= len(sheet.ink.levels):
        small = min(0.78, 0.4 * wide / em)
        sheet.text(middle, base, value, size=small, color=sheet.ink.faint, anchor="middle")
        return
    fill, ink = sheet.ink.levels[found - 1]
    gap, tall = min(0.25 * em, 0.08 * wide), 1.6 * em
    sheet.rect(
        x + gap, y + (high - tall) / 2, wide - 2 * gap, tall, fill=fill, stroke=sheet.ink.line_strong,
        weight=0.4,
    )  # fmt: skip
    sheet.text(middle, base, value, size=size, bold=True, color=ink, anchor="middle")


def describe_grouped_matrix(overview: UnityOverview) -> str:
    """The groups by number, and how much is recorded."""
    if not overview.parties:
        return _("No party has a seat in this session yet.")
    if not overview.activities:
        return _("No activities have been selected for this session yet.")
    return _described(overview, blocks(overview))


def _described(overview: UnityOverview, found: tuple[Block, ...]) -> str:
    given = sum(one.unity.n for one in overview.activities.values())
    asked = len(overview.parties) * len(overview.activities)
    parts = [
        _("Verdicts on {activities}: {given}").format(
            activities=wording.activities(len(overview.activities)), given=wording.of(given, asked)
        )
    ]
    for block in found:
        codes = " ".join(one.code for one in block.parties)
        parts.append(
            _("Group {n}: {codes}").format(n=block.number, codes=codes)
            if block.number
            else _("Not grouped: {codes}").format(codes=codes)
        )
    return wording.sentence(parts)
