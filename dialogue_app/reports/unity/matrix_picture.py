"""The picture of groups: every verdict, like-minded parties side by side, the most divided on top."""

from __future__ import annotations

from dialogue_app.analyses.judgements.groups import WIDTH
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.charts import measured_text, wording
from dialogue_app.charts.canvas import CODE, LEADING, RISE, SMALL, Canvas
from dialogue_app.charts.measured_text import SANS_BOLD
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import Frame, draw_title, note, rest_note, title_height
from dialogue_app.core.scales import level
from dialogue_app.fields.items import Item
from dialogue_app.reports.unity.content import Block, UnityReport
from dialogue_app.reports.unity.sentences import of_groups
from dialogue_app.support.translation import _

MOST = 60
GROUP_GAP = 0.7
WIDEST_CELL, NARROWEST_CELL = 4.2, 1.05
CODE_ALONE, COUNT_ALONE = 6.5, 4.6
"""Room for the code and for the count where titles and labels have no place, in sizes of the letters."""


def draw_matrix(report: UnityReport, width: float, palette: Palette = PAPER) -> Picture:
    """A cell for each party and activity, with the number of its level. Parties may be named, and some has
    given a level.
    """
    canvas = Canvas(width, palette)
    em = canvas.em
    title, cell = _columns(report, width, em)
    place = Frame(0, title, 0, 0, width)
    lefts = _lefts(report.blocks, title, cell, GROUP_GAP * em)
    words_left = lefts[report.blocks[-1].parties[-1].id] + cell + em
    y = _head(canvas, report.blocks, lefts, cell)
    ordered = (*report.ranked, *report.unranked)
    for one in ordered[:MOST]:
        y = _row(canvas, place, one, report.blocks, (lefts, cell, words_left), y)
    y = rest_note(canvas, y, len(ordered), MOST)
    y = note(canvas, y, _legend(report))
    given = sum(activity.unity.n for activity in report.activities)
    verdicts = _("Verdicts on {activities}: {given}.").format(
        activities=wording.activities(len(report.activities)),
        given=wording.of(given, len(report.parties) * len(report.activities)),
    )
    return canvas.picture(y + 0.3 * em, " ".join((*of_groups(report), verdicts)))


def _columns(report: UnityReport, width: float, em: float) -> tuple[float, float]:
    """The width of the titles and of a cell. Where many parties leave little room, codes stand alone."""
    gaps = (len(report.blocks) - 1) * GROUP_GAP * em
    seats = len(report.parties)
    title = (0.34 if seats <= 16 else 0.24) * width
    cell = min((width - title - 0.17 * width - em - gaps) / seats, WIDEST_CELL * em)
    if cell >= NARROWEST_CELL * em:
        return title, cell
    title = CODE_ALONE * em
    return title, (width - title - COUNT_ALONE * em - em - gaps) / seats


def _legend(report: UnityReport) -> str:
    return " ".join(
        (
            _("1 Acceptable, 2 Tolerable: inside the rules."),
            _("3 Objectionable, 4 Unacceptable, 5 Red line: outside."),
            _("NP no position, NI needs instructions, WH withheld; an empty cell: not recorded."),
            _(
                "Parties of a group differ on average by at most {levels} of a level; groups are numbered "
                "by size."
            ).format(levels=wording.number(report.overview.thresholds.group * WIDTH)),
        )
    )


def _lefts(blocks: tuple[Block, ...], left: float, cell: float, gap: float) -> dict[str, float]:
    places = {}
    for block in blocks:
        for party in block.parties:
            places[party.id] = left
            left += cell
        left += gap
    return places


def _head(canvas: Canvas, blocks: tuple[Block, ...], lefts: dict[str, float], cell: float) -> float:
    """Brackets with the number of each group, and the codes below them."""
    em = canvas.em
    codes = [one.code for block in blocks for one in block.parties]
    widest = max(measured_text.measured(code, SANS_BOLD, CODE * em) for code in codes)
    upright = widest > cell - 0.3 * em
    low = (2.2 * em + widest + 0.5 * em) if upright else 3.4 * em
    for block in blocks:
        first, last = lefts[block.parties[0].id], lefts[block.parties[-1].id] + cell
        if block.number:
            _bracket(canvas, block, first + 0.15 * cell, last - 0.15 * cell)
        for party in block.parties:
            middle = lefts[party.id] + cell / 2
            if upright:
                canvas.text(
                    middle + RISE * CODE * em, low - 0.4 * em, party.code, size=CODE, bold=True,
                    color=canvas.palette.soft, upright=True,
                )  # fmt: skip
            else:
                canvas.text(
                    middle, low - 0.6 * em, party.code, size=CODE, bold=True, color=canvas.palette.soft,
                    anchor="middle",
                )  # fmt: skip
            canvas.mark("", party.id, lefts[party.id], 1.9 * em, cell, low - 1.9 * em, party.name)
    canvas.line(0, low, canvas.width, low, color=canvas.palette.line_strong)
    return low


def _bracket(canvas: Canvas, block: Block, first: float, last: float) -> None:
    em = canvas.em
    long = _("Group {n}").format(n=block.number)
    wide = measured_text.measured(long, SANS_BOLD, SMALL * em)
    words = long if wide <= last - first + 0.6 * em else str(block.number)
    canvas.text(
        (first + last) / 2, em, words, size=SMALL, bold=True, color=canvas.palette.accent, anchor="middle"
    )
    for x in (first, last):
        canvas.line(x, 1.4 * em, x, 1.9 * em, color=canvas.palette.accent, weight=1)
    canvas.line(first, 1.4 * em, last, 1.4 * em, color=canvas.palette.accent, weight=1)


def _row(
    canvas: Canvas,
    place: Frame,
    activity: ActivityUnity,
    blocks: tuple[Block, ...],
    columns: tuple[dict[str, float], float, float],
    y: float,
) -> float:
    em = canvas.em
    lefts, cell, words_left = columns
    alone = place.plot <= CODE_ALONE * em
    item = Item(activity.item.id, activity.item.code, "") if alone else activity.item
    title = title_height(canvas, place, item)
    room = canvas.width - words_left
    label = [] if alone else measured_text.broken(activity.unity.shown, SANS_BOLD, SMALL * em, room, 3)
    beside = (len(label) + 1) * SMALL * em * LEADING
    height = max(title, beside, 1.7 * em) + 0.6 * em
    draw_title(canvas, place, item, y + (height - title) / 2)
    canvas.mark(
        activity.item.id, "", 0, y, canvas.width, height, f"{activity.item.code} {activity.unity.shown}"
    )
    for block in blocks:
        for party in block.parties:
            value = activity.answers.get(party.id, "")
            box = (lefts[party.id], y, cell, height)
            _cell(canvas, box, value)
            words = f"{activity.item.code} {party.code}: {wording.answer(value)}"
            canvas.mark(activity.item.id, party.id, *box, words)
    top = y + (height - beside) / 2
    if label:
        top = canvas.lines(words_left, top, activity.unity.shown, room, size=SMALL, bold=True, most=3)
    counted = wording.of(activity.unity.n, activity.unity.seats)
    canvas.text(words_left, top + SMALL * em, counted, size=SMALL, color=canvas.palette.soft, room=room)
    canvas.line(0, y + height, canvas.width, y + height)
    return y + height


def _cell(canvas: Canvas, box: tuple[float, float, float, float], value: str) -> None:
    x, y, wide, high = box
    em, found = canvas.em, level(value)
    size = min(0.92, 0.62 * wide / em)
    middle, base = x + wide / 2, y + high / 2 + RISE * size * em
    if found is None or not 1 <= found <= len(canvas.palette.levels):
        small = min(0.78, 0.4 * wide / em)
        canvas.text(middle, base, value, size=small, color=canvas.palette.faint, anchor="middle")
        return
    fill, palette = canvas.palette.levels[found - 1]
    gap, tall = min(0.25 * em, 0.08 * wide), 1.6 * em
    canvas.rect(
        x + gap, y + (high - tall) / 2, wide - 2 * gap, tall, fill=fill, stroke=canvas.palette.line_strong,
        weight=0.4,
    )  # fmt: skip
    canvas.text(middle, base, value, size=size, bold=True, color=palette, anchor="middle")
