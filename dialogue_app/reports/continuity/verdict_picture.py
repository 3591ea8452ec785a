"""The picture of changed verdicts: consensus before and after on the matched panel, and who moved."""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_app.analyses.change import JOINED, LEFT, SAME, ActivityChange, CellChange
from dialogue_app.analyses.judgements.unity import LABELS
from dialogue_app.charts import wording
from dialogue_app.charts.canvas import CODE, RISE, SMALL, Canvas
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import Frame, RowRemark, draw_row, frame, note, rest_note, row_height
from dialogue_app.reports.continuity.content import NAMES, VerdictChange
from dialogue_app.reports.continuity.sentences import activity_sentences, answer_sentence
from dialogue_app.support.translation import _

MOST = 40


def draw_verdict_change(changed: VerdictChange, width: float, palette: Palette = PAPER) -> Picture:
    """A row for each activity, those whose consensus moved most on top: dumbbell, labels, who moved."""
    canvas = Canvas(width, palette)
    place = frame(canvas, 0.31, 0.34)
    y = _head(canvas, place, changed)
    top = y
    ordered = sorted(changed.change.activities, key=_rank)
    moved = _moves(changed.change.cells)
    rows = [(one, _words(canvas, changed, one, moved.get(one.item, ()))) for one in ordered[:MOST]]
    heights = [row_height(canvas, place, changed.item(one), 2.6 * canvas.em, words) for one, words in rows]
    _grid(canvas, place, top, top + sum(heights))
    for (activity_change, words), height in zip(rows, heights, strict=True):
        item = changed.item(activity_change)
        draw_row(canvas, place, item, y, height, words)
        said = f"{item.code}: {_labels(activity_change)}"
        canvas.mark(item.id, "", 0, y, width, height, said)
        _dumbbell(canvas, place, activity_change, y + height / 2)
        y += height
    y = rest_note(canvas, y, len(ordered), MOST)
    y = note(
        canvas, y,
        _("Open: before, filled: after. Consensus index on the matched panel: the parties with a level both "
          "times. Hardened means a stricter verdict; it may raise unity."),
    )  # fmt: skip
    return canvas.picture(y + 0.3 * palette.size, " ".join(activity_sentences(changed)))


def _rank(change: ActivityChange) -> tuple[float, str]:
    return (-abs(change.delta) if change.delta is not None else 1.0, change.activity)


def _moves(cells: Iterable[CellChange]) -> dict[str, list[CellChange]]:
    moved: dict[str, list[CellChange]] = {}
    for cell in cells:
        if cell.kind != SAME:
            moved.setdefault(cell.item, []).append(cell)
    return moved


def _x(place: Frame, em: float, value: float) -> float:
    left, right = place.plot + 0.8 * em, place.plot_end - 0.8 * em
    return left + value * (right - left)


def _head(canvas: Canvas, place: Frame, changed: VerdictChange) -> float:
    em = canvas.em
    words = answer_sentence(changed)
    y = canvas.lines(0, 0, words, canvas.width, color=canvas.palette.text, most=3) + 0.6 * em
    for value, anchor in ((0.0, "start"), (0.5, "middle"), (1.0, "end")):
        x = {"start": place.plot, "middle": _x(place, em, value), "end": place.plot_end}[anchor]
        words = {0.0: _("0 apart"), 0.5: "0.5", 1.0: _("1 alike")}[value]
        canvas.text(x, y + em, words, size=SMALL, color=canvas.palette.soft, anchor=anchor)
    canvas.line(0, y + 1.5 * em, canvas.width, y + 1.5 * em)
    return y + 1.5 * em


def _grid(canvas: Canvas, place: Frame, top: float, bottom: float) -> None:
    for value in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = _x(place, canvas.em, value)
        canvas.line(x, top, x, bottom, color=canvas.palette.tint(canvas.palette.line, 0.8), weight=0.4)


def _labels(change: ActivityChange) -> str:
    before, after = _(LABELS[change.label_before]), _(LABELS[change.label_after])
    return before if before == after else f"{before} → {after}"


def _words(
    canvas: Canvas, changed: VerdictChange, change: ActivityChange, moved: Iterable[CellChange]
) -> list[RowRemark]:
    """Labels, then who moved."""
    changed_label = change.label_before != change.label_after
    panel = wording.of(len(change.panel), changed.parties)
    delta = f"{wording.signed(change.delta)} · " if change.delta is not None else ""
    words = [
        RowRemark(_labels(change), bold=changed_label, size=0.92, most=4),
        RowRemark(_("{delta}panel {n}").format(delta=delta, n=panel), color=canvas.palette.soft),
    ]
    named = " · ".join(
        f"{changed.codes.get(cell.party, '?')} {wording.status(cell.before)}→{wording.status(cell.after)}"
        if cell.kind not in (JOINED, LEFT)
        else f"{changed.codes.get(cell.party, '?')} {_(NAMES[cell.kind])}"
        for cell in moved
    )
    return [*words, *([RowRemark(named, color=canvas.palette.soft, size=CODE, most=3)] if named else [])]


def _dumbbell(canvas: Canvas, place: Frame, change: ActivityChange, y: float) -> None:
    em, palette = canvas.em, canvas.palette
    before, after = change.panel_before, change.panel_after
    if before is None or after is None:
        words = _("nobody gave a level both times")
        middle = (place.plot + place.plot_end) / 2
        room = place.plot_end - place.plot
        canvas.text(
            middle, y + RISE * SMALL * em, words, size=SMALL, color=palette.faint, anchor="middle", room=room
        )
        return
    start, end = _x(place, em, before), _x(place, em, after)
    y += 0.35 * em
    canvas.line(start, y, end, y, color=palette.text, weight=2.2)
    canvas.circle(start, y, 0.42 * em, fill=palette.page, stroke=palette.text, weight=1.3)
    canvas.circle(end, y, 0.42 * em, fill=palette.text, stroke=palette.text, weight=1.3)
    _values(canvas, place, (start, before), (end, after), y - 0.75 * em)


def _values(
    canvas: Canvas, place: Frame, one: tuple[float, float], other: tuple[float, float], y: float
) -> None:
    """Both numbers above their ends, moved apart where they would meet."""
    em, size = canvas.em, 0.8
    if wording.number(one[1]) == wording.number(other[1]):
        x = min(max(other[0], place.plot + em), place.plot_end - em)
        canvas.text(x, y, wording.number(other[1]), size=size, bold=True, anchor="middle")
        return
    low, high = sorted((one, other))
    apart = max(2.2 * em - (high[0] - low[0]), 0.0) / 2
    shift = max(high[0] + apart + em - place.plot_end, 0.0) - max(place.plot + em - low[0] + apart, 0.0)
    for (x, value), by in ((low, -apart), (high, apart)):
        bold = value == other[1]
        color = canvas.palette.text if bold else canvas.palette.soft
        canvas.text(
            x + by - shift, y, wording.number(value), size=size, bold=bold, color=color, anchor="middle"
        )
