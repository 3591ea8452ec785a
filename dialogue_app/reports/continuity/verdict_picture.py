"""The picture of changed verdicts: consensus before and after on the matched panel, and who moved."""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_app.analyses.change import JOINED, LEFT, SAME, ActivityChange, CellChange
from dialogue_app.analyses.judgements.unity import LABELS
from dialogue_app.charts import wording
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import Frame, Words, draw_row, frame, note, row_height
from dialogue_app.charts.sheet import CODE, RISE, SMALL, Sheet
from dialogue_app.reports.continuity.content import NAMES, VerdictChange
from dialogue_app.reports.continuity.sentences import activity_sentences, answer_sentence
from dialogue_app.support.translation import _

MOST = 40


def draw_verdict_change(changed: VerdictChange, width: float, ink: Ink = PAPER) -> Picture:
    """A row for each activity, those whose consensus moved most on top: dumbbell, labels, who moved."""
    sheet = Sheet(width, ink)
    place = frame(sheet, 0.31, 0.34)
    y = _head(sheet, place, changed)
    top = y
    ordered = sorted(changed.change.activities, key=_rank)
    moved = _moves(changed.change.cells)
    rows = [(one, _words(sheet, changed, one, moved.get(one.item, ()))) for one in ordered[:MOST]]
    heights = [row_height(sheet, place, changed.item(one), 2.6 * sheet.em, words) for one, words in rows]
    _grid(sheet, place, top, top + sum(heights))
    for (one, words), height in zip(rows, heights, strict=True):
        item = changed.item(one)
        draw_row(sheet, place, item, y, height, words)
        said = f"{item.code}: {_labels(one)}"
        sheet.mark(item.id, "", 0, y, width, height, said)
        _dumbbell(sheet, place, one, y + height / 2)
        y += height
    if len(ordered) > MOST:
        y = note(sheet, y, wording.more(len(ordered) - MOST), color=ink.text)
    y = note(
        sheet, y,
        _("Open: before, filled: after. Consensus index on the matched panel: the parties with a level both "
          "times. Hardened means a stricter verdict; it may raise unity."),
    )  # fmt: skip
    return sheet.picture(y + 0.3 * ink.size, " ".join(activity_sentences(changed)))


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


def _head(sheet: Sheet, place: Frame, changed: VerdictChange) -> float:
    em = sheet.em
    words = answer_sentence(changed)
    y = sheet.lines(0, 0, words, sheet.width, color=sheet.ink.text, most=3) + 0.6 * em
    for value, anchor in ((0.0, "start"), (0.5, "middle"), (1.0, "end")):
        x = {"start": place.plot, "middle": _x(place, em, value), "end": place.plot_end}[anchor]
        words = {0.0: _("0 apart"), 0.5: "0.5", 1.0: _("1 alike")}[value]
        sheet.text(x, y + em, words, size=SMALL, color=sheet.ink.soft, anchor=anchor)
    sheet.line(0, y + 1.5 * em, sheet.width, y + 1.5 * em)
    return y + 1.5 * em


def _grid(sheet: Sheet, place: Frame, top: float, bottom: float) -> None:
    for value in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = _x(place, sheet.em, value)
        sheet.line(x, top, x, bottom, color=sheet.ink.tint(sheet.ink.line, 0.8), weight=0.4)


def _labels(change: ActivityChange) -> str:
    before, after = _(LABELS[change.label_before]), _(LABELS[change.label_after])
    return before if before == after else f"{before} → {after}"


def _words(
    sheet: Sheet, changed: VerdictChange, change: ActivityChange, moved: Iterable[CellChange]
) -> list[Words]:
    """Labels, then who moved."""
    changed_label = change.label_before != change.label_after
    panel = wording.of(len(change.panel), changed.parties)
    delta = f"{wording.signed(change.delta)} · " if change.delta is not None else ""
    words = [
        Words(_labels(change), bold=changed_label, size=0.92, most=4),
        Words(_("{delta}panel {n}").format(delta=delta, n=panel), color=sheet.ink.soft),
    ]
    named = " · ".join(
        f"{changed.codes.get(cell.party, '?')} {wording.status(cell.before)}→{wording.status(cell.after)}"
        if cell.kind not in (JOINED, LEFT)
        else f"{changed.codes.get(cell.party, '?')} {_(NAMES[cell.kind])}"
        for cell in moved
    )
    return [*words, *([Words(named, color=sheet.ink.soft, size=CODE, most=3)] if named else [])]


def _dumbbell(sheet: Sheet, place: Frame, change: ActivityChange, y: float) -> None:
    em, ink = sheet.em, sheet.ink
    before, after = change.panel_before, change.panel_after
    if before is None or after is None:
        words = _("nobody gave a level both times")
        middle = (place.plot + place.plot_end) / 2
        room = place.plot_end - place.plot
        sheet.text(
            middle, y + RISE * SMALL * em, words, size=SMALL, color=ink.faint, anchor="middle", room=room
        )
        return
    start, end = _x(place, em, before), _x(place, em, after)
    y += 0.35 * em
    sheet.line(start, y, end, y, color=ink.text, weight=2.2)
    sheet.circle(start, y, 0.42 * em, fill=ink.page, stroke=ink.text, weight=1.3)
    sheet.circle(end, y, 0.42 * em, fill=ink.text, stroke=ink.text, weight=1.3)
    _values(sheet, place, (start, before), (end, after), y - 0.75 * em)


def _values(
    sheet: Sheet, place: Frame, one: tuple[float, float], other: tuple[float, float], y: float
) -> None:
    """Both numbers above their ends, moved apart where they would meet."""
    em, size = sheet.em, 0.8
    if wording.number(one[1]) == wording.number(other[1]):
        x = min(max(other[0], place.plot + em), place.plot_end - em)
        sheet.text(x, y, wording.number(other[1]), size=size, bold=True, anchor="middle")
        return
    low, high = sorted((one, other))
    apart = max(2.2 * em - (high[0] - low[0]), 0.0) / 2
    shift = max(high[0] + apart + em - place.plot_end, 0.0) - max(place.plot + em - low[0] + apart, 0.0)
    for (x, value), by in ((low, -apart), (high, apart)):
        bold = value == other[1]
        color = sheet.ink.text if bold else sheet.ink.soft
        sheet.text(
            x + by - shift, y, wording.number(value), size=size, bold=bold, color=color, anchor="middle"
        )
