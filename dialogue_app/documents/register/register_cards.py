"""Half a page for each difference that is to be lived with: what to know when the next incident happens."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from dialogue_app.analyses.both_sides.two_way import two_way
from dialogue_app.core.commands.seats import answerer, side_name
from dialogue_app.core.domain_records import Difference, RedLine, RiskReductionMeasure, status_of
from dialogue_app.core.records import ALLIANCE, EXTERNAL, RUSSIA, SIDES, SelectedItem
from dialogue_app.core.scales import level, scale
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, heading, paragraph, quoted, soft, space, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.assembly import LANDSCAPE_WIDTH
from dialogue_app.documents.parts.cross_table import height
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.phrases.party_names import is_named, these
from dialogue_app.documents.phrases.values import numbered, option
from dialogue_app.documents.register.open_differences import OpenDifference
from dialogue_app.reports.dates import day
from dialogue_app.support.translation import _

LABEL = 150.0
A_PAGE = 2
GAP = 14.0
SMALL = ("tight", "tight", "tight")
OTHER = {"a": "b", "b": "a"}


def cards(printing: PrintContext, live: Sequence[OpenDifference], high: float) -> list[Flowable]:
    """Two on a page, each on half of it; one that needs more room takes it."""
    title = heading(printing, _("What each should know when the next incident happens"), 0)
    flowables: list[Flowable] = []
    half = (high - height(title) - 2 * GAP) / A_PAGE
    for open_difference in live:
        card = _card(printing, open_difference)
        needed = height(card)
        opening = [] if flowables else title
        room = max(needed, half - 2) + height(opening)
        flowables += [CondPageBreak(min(room, high - 60)), *opening, *card]
        if needed < half:
            flowables.append(space(half - needed))
    return flowables


def _card(printing: PrintContext, open_difference: OpenDifference) -> list[Flowable]:
    difference = open_difference.difference
    code = printing.own(difference.code) or str(difference.position + 1)
    head: list[Run] = [bold(f"{code}  {printing.own(difference.title)}".rstrip())]
    head.append(soft("   " + option(printing, "PROSPECT", open_difference.prospect)))
    flowables: list[Flowable] = [
        paragraph(printing, head, "card"),
        paragraph(printing, (quoted(printing.quote(difference.statement)),), "quote"),
    ]
    rows: list[tuple[Words, Words, Words]] = []
    for label, words in (
        (_("The other needs"), [printing.own(difference.needs_b), printing.own(difference.needs_a)]),
        (
            _("Restraint asked of it, the other"),
            [_accepts(printing, difference, "b"), _accepts(printing, difference, "a")],
        ),
        (
            _("Lines the other has stated"),
            [_lines(printing, difference, "b"), _lines(printing, difference, "a")],
        ),
        (
            _("How the other judges it when you do it"),
            [_verdicts(printing, difference, "b"), _verdicts(printing, difference, "a")],
        ),
        (
            _("Your position, as the other said it back"),
            [_said_back(printing, difference, "a"), _said_back(printing, difference, "b")],
        ),
    ):
        if any(words):
            rows.append(((soft(label),), words[0] or "–", words[1] or "–"))
    wide = (LANDSCAPE_WIDTH - LABEL) / 2
    heads = (
        "",
        *((bold(_("{who} should know").format(who=_who(printing, difference, letter))),) for letter in "ab"),
    )
    commands = [
        ("TOPPADDING", (0, 0), (-1, -1), 2.4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4),
        ("LINEBEFORE", (2, 0), (2, -1), 0.4, styles.LINE),
        ("LEFTPADDING", (2, 0), (2, -1), 8),
    ]
    if rows:
        flowables += table(printing, (LABEL, wide, wide), heads, rows, cell_styles=SMALL, commands=commands)
    below = (LABEL, LANDSCAPE_WIDTH - LABEL)
    both = _both(printing, open_difference)
    flowables += table(printing, below, (), both, cell_styles=SMALL[:2], commands=commands[:2])
    return flowables


def _both(printing: PrintContext, open_difference: OpenDifference) -> list[tuple[Words, Words]]:
    """What holds for both: whom to call, what is in place, when it is looked at again."""
    difference = open_difference.difference
    silent = "–" if printing.outgoing else ""
    channel = printing.own(difference.channel) or printing.own(difference.no_channel_reason)
    channel = channel or silent or _("No channel is recorded.")
    measures = "; ".join(
        f"{printing.own(each.text)} ({scale('MEASURE_STATUS').shown(status_of(each)).lower()})"
        for each in open_difference.measures
    )
    review = day(difference.review) or silent or _("no date recorded")
    return [
        ((soft(_("Whom to call first")),), (bold(channel),)),
        (
            (soft(_("Measures")),),
            measures or left_out.nothing_words(printing, _("None is recorded."), RiskReductionMeasure),
        ),
        (
            (soft(_("Looked at again")),),
            _("{date}. A finding as of today, not a failure and not for ever.").format(date=review),
        ),
    ]


def _who(printing: PrintContext, difference: Difference, letter: str) -> str:
    holders = difference.holders_a if letter == "a" else difference.holders_b
    sides = {side for holder in holders if (side := _side(printing, holder))}
    if printing.dialogue.track.track == EXTERNAL:
        if len(sides) == 1 and printing.disclosure.sides_named:
            return side_name(sides.pop())
    elif holders and is_named(printing):
        return _("{letter} ({holders})").format(
            letter=letter.upper(), holders=these(printing, holders, most=6)
        )
    return letter.upper()


def _side(printing: PrintContext, party: str) -> str:
    return party if party in SIDES else answerer(printing.dialogue, party).side


def _accepts(printing: PrintContext, difference: Difference, letter: str) -> str:
    code = difference.restraint_a if letter == "a" else difference.restraint_b
    return option(printing, "RESTRAINT", code) if code else ""


def _holding_side(printing: PrintContext, difference: Difference, letter: str) -> str:
    """The side that holds a position in an external track; empty if that may not be said."""
    if printing.dialogue.track.track != EXTERNAL or not printing.disclosure.sides_named:
        return ""
    sides = {
        _side(printing, holder)
        for holder in (difference.holders_a if letter == "a" else difference.holders_b)
    }
    return sides.pop() if len(sides) == 1 else ""


def _lines(printing: PrintContext, difference: Difference, letter: str) -> Words:
    side = _holding_side(printing, difference, letter)
    texts = []
    for key in difference.red_lines:
        line = printing.dialogue.get(RedLine, key)
        if side and line and _side(printing, line.holder) == side and printing.disclosure.prints(line):
            texts.append(f"“{printing.quote(line.statement)}”")
    return (quoted("\n".join(texts)),) if texts else ""


def _verdicts(printing: PrintContext, difference: Difference, letter: str) -> str:
    side = _holding_side(printing, difference, letter)
    if side not in (ALLIANCE, RUSSIA):
        return ""
    overview = two_way(printing.dialogue, printing.session.id, printing.template)
    texts = []
    for activity in overview.activities:
        item = activity.item.record
        value = activity.said.value("on_other", side)
        if (
            isinstance(item, SelectedItem)
            and item.catalogue_item in difference.activities
            and level(value) is not None
        ):
            texts.append(f"{printing.own(activity.item.code)} {numbered(printing, 'VERDICT', value)}")
    return "; ".join(texts)


def _said_back(printing: PrintContext, difference: Difference, letter: str) -> str:
    code = difference.readback_a if letter == "a" else difference.readback_b
    return option(printing, "READBACK", code) if code else ""
