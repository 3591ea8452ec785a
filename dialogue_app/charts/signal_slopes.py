"""Which signals went astray? A slope for each, from the level that was intended to the one received."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialogue_app.analyses.signal_reading import (
    AS_INTENDED,
    MISREAD,
    MISSED,
    RESULTS,
    Reading,
)
from dialogue_app.analyses.signals import Signals
from dialogue_app.charts import wording
from dialogue_app.charts.axis import ROUND, figure
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import (
    Frame,
    Words,
    draw_title,
    draw_words,
    empty,
    note,
    title_height,
    words_height,
)
from dialogue_app.charts.sheet import SMALL, Sheet
from dialogue_app.core.scales import level, scale
from dialogue_app.core.substance import Signal
from dialogue_app.fields.items import Item
from dialogue_app.support.translation import _

MOST = 30
PLOT = 3.6
"""Height of a slope in sizes of the letters: five levels."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The signals of a session as read, and the codes of who sent and received them."""

    signals: Signals
    codes: Mapping[str, str]


def draw_signal_slopes(heard: Heard, width: float, ink: Ink = PAPER) -> Picture:
    """A row for each signal: what was meant, the slope, what was heard, and the result by name."""
    records = heard.signals.records
    if not records:
        return empty(width, ink, describe_signal_slopes(heard))
    sheet = Sheet(width, ink)
    columns = _Columns.of(width, ink.size)
    y = _head(sheet, columns)
    for signal, reading in records[:MOST]:
        y = _row(sheet, columns, heard, signal, reading, y)
    if len(records) > MOST:
        y = note(sheet, y, wording.more(len(records) - MOST), color=ink.text)
    y = note(sheet, y, _summary(heard), color=ink.text)
    y = note(
        sheet, y,
        _("Levels: {levels}. Upwards is more threatening; a line that ends open was not noticed.").format(
            levels=", ".join(f"{one.code} {one.shown}" for one in scale("THREAT5").options)
        ),
    )  # fmt: skip
    return sheet.picture(y + 0.3 * ink.size, describe_signal_slopes(heard))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges of the columns: title, meant, slope, heard, result; and the right edge."""

    title: Frame
    meant: float
    slope: float
    heard: float
    result: float
    right: float
    gap: float

    @staticmethod
    def of(width: float, em: float) -> _Columns:
        meant, slope, heard, result = (share * width for share in (0.34, 0.48, 0.65, 0.81))
        return _Columns(Frame(0, meant, 0, 0, width), meant, slope, heard, result, width, em)


def _head(sheet: Sheet, columns: _Columns) -> float:
    em = sheet.em
    for x, words in (
        (columns.meant, _("Intended")),
        (columns.heard, _("Received")),
        (columns.result, _("Result")),
    ):
        sheet.text(
            x, em, words, size=SMALL, bold=True, color=sheet.ink.soft, room=columns.slope - columns.meant
        )
    sheet.line(0, 1.6 * em, sheet.width, 1.6 * em, color=sheet.ink.line_strong)
    return 1.6 * em


def _row(sheet: Sheet, columns: _Columns, heard: Heard, signal: Signal, reading: Reading, y: float) -> float:
    em, ink = sheet.em, sheet.ink
    code = signal.code or str(signal.position + 1)
    between = f"{heard.codes.get(signal.sender, '?')} → {heard.codes.get(signal.receiver, '?')}"
    item = Item(signal.id, code, f"{between} · {signal.description}")
    meant = [Words(_message(signal.intended, signal.intended_level), most=4)]
    got = [Words(_message(signal.received, signal.received_level), most=4)]
    if signal.noticed == "no":
        got = [Words(_("not noticed"), color=ink.soft)]
    wrong = reading.result in MISREAD
    shift = f" {wording.signed(reading.shift)}" if reading.shift else ""
    result = [
        Words(f"{_(RESULTS[reading.result])}{shift}", bold=wrong, color=ink.text if wrong else ink.soft)
    ]
    if reading.reassurance_lost:
        result.append(Words(_("reassurance lost"), color=ink.bad, bold=True))
    parts = (
        (columns.meant, columns.slope - columns.meant - columns.gap, meant),
        (columns.heard, columns.result - columns.heard - columns.gap, got),
        (columns.result, columns.right - columns.result, result),
    )
    title = title_height(sheet, columns.title, item)
    height = (
        max(PLOT * em, title, *(words_height(sheet, room, words) for _x, room, words in parts)) + 0.9 * em
    )
    draw_title(sheet, columns.title, item, y + (height - title) / 2)
    for x, room, words in parts:
        draw_words(sheet, x, y + (height - words_height(sheet, room, words)) / 2, room, words)
    _slope(sheet, columns, signal, reading, y + height / 2)
    sheet.mark(signal.id, "", 0, y, sheet.width, height, f"{code}: {_(RESULTS[reading.result])}")
    sheet.line(0, y + height, sheet.width, y + height)
    return y + height


def _message(message: str, threat: str) -> str:
    words = scale("SIGNAL_MSG").shown(message) if message else _("not recorded")
    if message == "none":
        words = _("No message intended")
    return f"{words} ({threat})" if threat else words


def _slope(sheet: Sheet, columns: _Columns, signal: Signal, reading: Reading, middle: float) -> None:
    em, ink = sheet.em, sheet.ink
    left, right = columns.slope + 0.7 * em, columns.heard - 1.9 * em
    step = (PLOT - 1.1) * em / 4
    for one in range(1, 6):
        y = middle - (one - 3) * step
        sheet.line(left, y, right, y, color=ink.tint(ink.line, 0.8), weight=0.4)
    sent, got = level(signal.intended_level), level(signal.received_level)
    color = ink.bad if reading.result in MISREAD else ink.text
    if sent is not None and reading.result == MISSED:
        y, end = middle - (sent - 3) * step, (left + right) / 2
        sheet.line(left, y, end, y, color=color, weight=1.6, dashed=True)
        sheet.circle(end + 0.3 * em, y, 0.3 * em, stroke=color, weight=1.2)
    elif sent is not None and got is not None:
        weight = 1.2 if reading.result == AS_INTENDED else 2.0
        sheet.line(
            left, middle - (sent - 3) * step, right, middle - (got - 3) * step, color=color, weight=weight
        )
    for value, x, filled in ((sent, left, signal.intended != "none"), (got, right, True)):
        if value is not None:
            y = middle - (value - 3) * step
            figure(sheet, x, y, ROUND, str(value), color, filled=filled, radius=0.55 * em)


def _summary(heard: Heard) -> str:
    found = heard.signals
    parts = []
    if found.determined:
        parts.append(
            _("Misread {n} whose result is determined").format(n=wording.of(found.misread, found.determined))
        )
    if left := len(found.records) - found.determined:
        parts.append(_("{n} without a result that counts").format(n=left))
    parts += [
        _("{who} hears {shift} of a level on average compared with what was meant").format(
            who=heard.codes.get(who, "?"), shift=wording.signed(mean)
        )
        for who, mean in found.mean_shift.items()
    ]
    return wording.sentence(parts)


def describe_signal_slopes(heard: Heard) -> str:
    """How many signals were misread, and each result by number of the signal."""
    records = heard.signals.records
    if not records:
        return _("No signals have been recorded in this session yet.")
    named = "; ".join(
        f"{signal.code or signal.position + 1} {_(RESULTS[reading.result])}"
        for signal, reading in records[:MOST]
    )
    return wording.sentence([_summary(heard), named])
