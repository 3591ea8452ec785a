"""Do allies know where the table stands? Own answer, expected middle, and the median of the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialogue_app.analyses.expected_middle import BACKING, ISOLATION, Misjudged
from dialogue_app.charts import wording
from dialogue_app.charts.axis import ROUND, SQUARE, Axis, figure
from dialogue_app.charts.ink import PAPER, Ink
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import Frame, Words, draw_row, empty, frame, note, row_height
from dialogue_app.charts.sheet import RISE, SMALL, Sheet
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.fields.items import Item
from dialogue_app.support.translation import N_, _

MOST = 14
PLOT = 3.2
FINDINGS = {
    ISOLATION: N_("False sense of isolation"),
    BACKING: N_("False sense of backing"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that was asked (an activity, or no item at all), its scale, and each guess on it."""

    item: Item
    scale: str
    guesses: tuple[Misjudged, ...]


@dataclass(frozen=True, slots=True)
class Middles:
    """What was asked, of whom."""

    questions: tuple[Question, ...]
    parties: tuple[Answerer, ...]

    @property
    def codes(self) -> Mapping[str, str]:
        """Party id -> short code."""
        return {one.id: one.code for one in self.parties}

    @property
    def guesses(self) -> list[tuple[Question, Misjudged]]:
        """Every guess, the most mistaken first: findings, then by error, then in order."""
        found = [(question, one) for question in self.questions for one in question.guesses]
        return sorted(found, key=lambda pair: (not pair[1].finding, -pair[1].error))

    @property
    def by_rule(self) -> bool:
        """Whether any guess is on a scale with the rules cut, so that a side can be misjudged."""
        return any(question.scale == "VERDICT" for question, _one in self.guesses)

    @property
    def asked(self) -> int:
        """How many guesses there could be."""
        return len(self.questions) * len(self.parties)


def draw_middle_rows(middles: Middles, width: float, ink: Ink = PAPER) -> Picture:
    """A row for each guess, the most mistaken first."""
    found = middles.guesses
    if not found:
        return empty(width, ink, describe_middle_rows(middles))
    sheet = Sheet(width, ink)
    em = sheet.em
    place = frame(sheet, 0.30, 0.26)
    axis = place.axis(found[0][0].scale)
    y = _key(sheet)
    top = y = axis.head(sheet, y)
    sheet.line(0, y, width, y)
    rows = [
        (question, one, _title(middles, question, one), _words(sheet, one)) for question, one in found[:MOST]
    ]
    heights = [row_height(sheet, place, item, PLOT * em, words) for _q, _o, item, words in rows]
    axis.rows(sheet, top, top + sum(heights))
    for (question, one, item, words), height in zip(rows, heights, strict=True):
        draw_row(sheet, place, item, y, height, words)
        said = f"{middles.codes[one.party]} {question.item.code}".strip()
        sheet.mark(question.item.id, one.party, 0, y, width, height, f"{said}: {words[0].text}")
        _marks(sheet, place, axis, one, y + height / 2)
        y += height
    if len(found) > MOST:
        y = note(sheet, y, wording.more(len(found) - MOST), color=ink.text)
    told = _("{guesses} with an own answer; compared with the median of the others.")
    y = note(sheet, y, told.format(guesses=wording.guesses_of(len(found), middles.asked)))
    return sheet.picture(y + 0.3 * em, describe_middle_rows(middles))


def _title(middles: Middles, question: Question, one: Misjudged) -> Item:
    words = f"{question.item.code} {question.item.title}".strip()
    return Item(question.item.id, middles.codes[one.party], words)


def _key(sheet: Sheet) -> float:
    em, ink = sheet.em, sheet.ink
    y, x = 0.9 * em, 0.0
    for shape, filled, words in ((SQUARE, True, _("own answer")), (ROUND, False, _("expected middle"))):
        figure(sheet, x + 0.6 * em, y, shape, "", ink.accent, filled=filled, radius=0.45 * em)
        x += 1.4 * em
        x += sheet.text(x, y + RISE * em, words, size=SMALL, color=ink.soft) + 1.6 * em
    sheet.line(x + 0.3 * em, y - 0.7 * em, x + 0.3 * em, y + 0.7 * em, color=ink.text, weight=2.6)
    sheet.text(x + em, y + RISE * em, _("median of the others"), size=SMALL, color=ink.soft,
               room=max(sheet.width - x - em, 1))  # fmt: skip
    return y + 1.4 * em


def _words(sheet: Sheet, one: Misjudged) -> list[Words]:
    finding = _(FINDINGS[one.finding]) if one.finding else ""
    off = (
        _("as expected")
        if not one.error
        else _("off by {n} (others {others})").format(
            n=wording.number(one.error), others=wording.number(one.others)
        )
    )
    if not finding:
        return [Words(off, color=sheet.ink.soft, most=2)]
    return [Words(finding, bold=True, most=3), Words(off, color=sheet.ink.soft, most=2)]


def _marks(sheet: Sheet, place: Frame, axis: Axis, one: Misjudged, y: float) -> None:
    """The bar of the others stands behind both marks, each on its own line."""
    em, ink = sheet.em, sheet.ink
    middle, high, low = axis.x(one.others), y - 0.75 * em, y + 0.75 * em
    sheet.line(middle, y - 1.5 * em, middle, y + 1.5 * em, color=ink.text, weight=2.6)
    if one.error:
        sheet.line(axis.x(one.expected), low, middle, low, color=ink.accent, weight=1.4, dashed=True)
    figure(sheet, axis.x(one.own), high, SQUARE, str(one.own), ink.accent, filled=True)
    figure(sheet, axis.x(one.expected), low, ROUND, str(one.expected), ink.accent, filled=False)


def describe_middle_rows(middles: Middles) -> str:
    """How many guesses were made, and who misjudges the table how."""
    found = middles.guesses
    if not found:
        return _("No expected middle can be compared with the answers of others yet ({n}).").format(
            n=wording.of(0, middles.asked)
        )
    parts = [
        _("{guesses} of the middle of the table").format(
            guesses=wording.guesses_of(len(found), middles.asked)
        )
    ]
    for finding, name in FINDINGS.items():
        named = [
            f"{middles.codes[one.party]} {question.item.code}".strip()
            for question, one in found
            if one.finding == finding
        ]
        if named:
            parts.append(f"{_(name)}: {', '.join(named[:20])}")
    if middles.by_rule and not any(one.finding for _question, one in found):
        parts.append(_("Nobody misjudges the side of the cut"))
    return wording.sentence(parts)
