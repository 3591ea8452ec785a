"""A report at a glance: a short sentence, of how many it can be said, and the whole in its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from dialogue_app.charts import measured_text
from dialogue_app.charts.canvas import LEADING, RISE, SMALL, Canvas
from dialogue_app.charts.measured_text import SANS
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.support_marks import boxes, half
from dialogue_app.reports.phrases import NAMED, named, sentence, waiting
from dialogue_app.reports.report import Overview, Part, Report, Weight
from dialogue_app.support.translation import _

LONGEST = 90
"""So many characters a sentence of an overview has at most."""

BAR, SWATCH = 1.1, 0.9
_NAMED = (NAMED, 4, 3, 2, 1)
"""So many codes are tried, the most first."""
_MOST_SQUARES = 24
"""Of so many each is drawn by itself."""


def short(*choices: str) -> str:
    """The first of several ways to say something that is short enough; else the last one, cut."""
    fitting = next((words for words in choices if words and len(words) <= LONGEST), "")
    return fitting or choices[-1][: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def with_codes(said: str, words: str, codes: Sequence[str]) -> str:
    """A sentence and, after it, which are meant (``words`` with a place for them), as many as there is room
    for; without codes the sentence alone.
    """
    told = (sentence(said, words.format(codes=named(codes, most))) for most in _NAMED if codes)
    return short(*told, sentence(said))


def until_reveal(key: str, label: str, *, title: str = "", notice: str = "") -> Report:
    """The report of a finding that waits for the reveal of a field: nothing is said but that."""
    at_a_glance = Overview(_("Hidden until the reveal."))
    return Report(key=key, title=title, sentences=(waiting(label),), notice=notice, overview=at_a_glance)


def overview_of(report: Report) -> Overview:
    """A report at a glance; one without a sentence of its own for it says its first one if that is short."""
    return report.overview or Overview(short(report.sentences[0], _("See the whole answer.")))


def draw_overview(shown: Overview, width: float, palette: Palette = PAPER) -> Picture:
    """A bar of the parts, each told apart without colour, and below it how many there are of each."""
    canvas = Canvas(width, palette)
    parts = [part for part in shown.parts if part.n]
    total = sum(part.n for part in parts)
    high = BAR * canvas.em
    squares = total <= _MOST_SQUARES
    gap = 0.18 * canvas.em if squares else 0.0
    each = min((width + gap) / max(total, 1), 1.6 * canvas.em) if squares else width / max(total, 1)
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + part.n)
    for part, (first, end) in zip(parts, pairwise(ends), strict=True):
        boxes = [(n * each, each - gap) for n in range(first, end)]
        for x, wide in boxes if squares else [(first * each, (end - first) * each)]:
            _box(canvas, part.weight, x + 0.5, 0.5, wide - 1, high)
    y = _legend(canvas, parts, high + 0.55 * canvas.em)
    told = "; ".join(f"{part.name} {part.n}" for part in parts)
    return canvas.picture(y + 1, f"{shown.sentence} {told}.")


def _legend(canvas: Canvas, parts: list[Part], y: float) -> float:
    """A swatch, the number and the name of each part, as many side by side as there is room for."""
    x, size, line = 0.0, SMALL * canvas.em, LEADING * SMALL * canvas.em
    for part in parts:
        left = SWATCH * canvas.em + 0.35 * canvas.em
        words = f"{part.n} {part.name}"
        wide = left + measured_text.measured(words, SANS, size)
        if x and x + wide > canvas.width:
            x, y = 0.0, y + line
        _box(canvas, part.weight, x + 0.5, y + 0.5, SWATCH * canvas.em - 1, SWATCH * canvas.em - 1)
        base = y + SWATCH * canvas.em / 2 + RISE * size
        canvas.text(
            x + left, base, words, size=SMALL, color=canvas.palette.soft, room=canvas.width - x - left
        )
        x += wide + canvas.em
    return y + line if parts else y


def _box(canvas: Canvas, weight: Weight, x: float, y: float, wide: float, high: float) -> None:
    _BOXES[weight](canvas, x, y, wide, high)


def _full(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    canvas.rect(x, y, wide, high, fill=canvas.palette.accent, stroke=canvas.palette.accent, weight=1)


def _half(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    accent = canvas.palette.accent
    canvas.rect(x, y, wide, high, fill=canvas.palette.page, stroke=accent, weight=1)
    for left, each in boxes(x, wide, high):
        canvas.rect(*half(left, y, each, high), fill=accent)


def _hatched(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    canvas.rect(x, y, wide, high, fill=canvas.palette.page, stroke=canvas.palette.text, weight=1)
    canvas.hatch(x, y, wide, high, canvas.palette.text, 0.32 * canvas.em)


def _open(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    canvas.rect(x, y, wide, high, stroke=canvas.palette.soft, weight=1, dashed=True)


_BOXES: dict[Weight, Callable[[Canvas, float, float, float, float], None]] = {
    "full": _full, "half": _half, "hatched": _hatched, "open": _open,
}  # fmt: skip
