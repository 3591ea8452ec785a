"""The picture of unity: activities by concern, each with its strip of answers, label and n of N."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.charts import measured_text, wording
from dialogue_app.charts.axis import LEVELS, Axis
from dialogue_app.charts.canvas import CODE, Canvas
from dialogue_app.charts.measured_text import SANS_BOLD
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import (
    Frame,
    RowRemark,
    draw_row,
    draw_words,
    frame,
    heading,
    note,
    rest_note,
    row_height,
)
from dialogue_app.reports.phrases import sentence
from dialogue_app.reports.unity.content import UnityReport
from dialogue_app.reports.unity.row_phrases import missing, result
from dialogue_app.reports.unity.sentences import sentences
from dialogue_app.support.translation import _, ngettext

MOST = 40
LINE = 1.2
LINES = 4
"""More codes on one level than fill so many lines are given as a number."""


def draw_unity(report: UnityReport, width: float, palette: Palette = PAPER, *, first: int = 0) -> Picture:
    """A row for each activity, most divided first; those without enough answers at the end, in words.
    ``first``: only so many, as an extract. Parties may be named.
    """
    canvas = Canvas(width, palette)
    place = frame(canvas, 0.28, 0.21)
    y = 0.0
    rows = report.ranked[: first or MOST]
    if rows:
        axis = place.axis()
        top = y = axis.head(canvas, 0)
        canvas.line(0, y, width, y)
        for row in rows:
            y = _row(canvas, place, report, row, y)
        canvas.line(axis.cut, top, axis.cut, y, color=palette.text, weight=1.6)
    if not first:
        y = rest_note(canvas, y, len(report.ranked), MOST)
        y = _not_enough(canvas, report, y)
    remark = _(
        "The upright line is where the rules of the game end. Number: consensus index of Tastle and Wierman, "
        "with answers received of seats. In bold: stands apart from the others."
    )
    y = note(canvas, y, remark)
    labels = "; ".join(f"{row.item.code} {row.unity.shown}" for row in rows)
    described = " ".join((*sentences(report), *([sentence(labels)] if labels else [])))
    return canvas.picture(y + 0.3 * palette.size, described)


def _row(canvas: Canvas, place: Frame, report: UnityReport, activity: ActivityUnity, y: float) -> float:
    codes = report.codes
    without = missing(report, activity, short=True)
    words = [
        RowRemark(activity.unity.shown, bold=True, size=0.92, most=3),
        RowRemark(result(activity), color=canvas.palette.soft),
        *([RowRemark(without, color=canvas.palette.faint, most=4)] if without else []),
    ]
    axis = place.axis()
    cells = _cells(canvas, axis, activity, codes)
    plot = max((len(lines) for lines in cells.values()), default=1) * LINE * canvas.em
    height = row_height(canvas, place, activity.item, plot, words)
    draw_row(canvas, place, activity.item, y, height, words)
    canvas.mark(
        activity.item.id, "", 0, y, canvas.width, height, f"{activity.item.code} {activity.unity.shown}"
    )
    foot = y + height - 0.45 * canvas.em
    canvas.line(axis.left, foot, axis.left + axis.width, foot, color=canvas.palette.line_strong, weight=0.9)
    for level, lines in cells.items():
        _cell(canvas, axis, activity, codes, level, lines, foot)
    return y + height


Line = list[tuple[str, str]]
"""(party, code); a party that is empty stands for a number instead of codes"""


def _cells(
    canvas: Canvas, axis: Axis, activity: ActivityUnity, codes: Mapping[str, str]
) -> dict[int, list[Line]]:  # fmt: skip
    room = axis.column - 0.5 * canvas.em
    shown = measured_text.told_apart(list(codes.values()), SANS_BOLD, CODE * canvas.em, room)
    codes = dict(zip(codes, shown, strict=True))
    return {
        level: lines
        for level in LEVELS
        if (
            lines := _packed(canvas, [p for p, v in activity.answers.items() if v == str(level)], codes, room)
        )
    }


def _packed(canvas: Canvas, parties: list[str], codes: Mapping[str, str], room: float) -> list[Line]:
    lines: list[Line] = []
    used = room + 1
    for party in parties:
        wide = measured_text.measured(codes[party], SANS_BOLD, CODE * canvas.em)
        if used + wide > room:
            lines.append([])
            used = 0.0
        lines[-1].append((party, codes[party]))
        used += wide + 0.35 * canvas.em
    if len(lines) > LINES:
        words = ngettext("{n} party", "{n} parties", len(parties)).format(n=len(parties))
        return [[("", words)]]
    return lines


def _cell(
    canvas: Canvas,
    axis: Axis,
    activity: ActivityUnity,
    codes: Mapping[str, str],
    level: int,
    lines: list[Line],
    foot: float,
) -> None:
    em = canvas.em
    apart = {out.party for out in activity.outliers}
    size, gap, room = CODE * em, 0.35 * em, axis.column - 0.4 * em
    y = foot - 0.35 * em - (len(lines) - 1) * LINE * em
    for line in lines:
        wide = sum(measured_text.measured(code, SANS_BOLD, size) for _party, code in line)
        x = axis.x(level) - (wide + gap * (len(line) - 1)) / 2
        for party, code in line:
            own = measured_text.measured(code, SANS_BOLD, size)
            bold = party in apart or not party
            canvas.text(x + own / 2, y, code, size=CODE, bold=bold, anchor="middle", room=room)
            words = f"{activity.item.code} {code}: {wording.answer(str(level))}"
            canvas.mark(activity.item.id, party, x, y - em, own, LINE * em, words)
            x += own + gap
        y += LINE * em


def _not_enough(canvas: Canvas, report: UnityReport, y: float) -> float:
    rows = report.unranked
    if not rows:
        return y
    y = heading(canvas, y, _("Not enough answers for a result"))
    for row in rows[:MOST]:
        top = y
        text = f"{row.item.code} {row.item.title}"
        told = " · ".join(part for part in (result(row), missing(report, row)) if part)
        words = [RowRemark(text, most=1), RowRemark(told, color=canvas.palette.soft)]
        y = draw_words(canvas, 0, y, canvas.width, words) + 0.2 * canvas.em
        canvas.mark(row.item.id, "", 0, top, canvas.width, y - top, text)
    return note(canvas, y, wording.more(len(rows) - MOST)) if len(rows) > MOST else y
