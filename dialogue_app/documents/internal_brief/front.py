"""The front part of the internal brief: two pages for a minister, cut until they are no more than two."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from dialogue_app.analyses.line_status import is_open
from dialogue_app.core.commands.common_line import bracketed
from dialogue_app.core.domain_records import Difference, LineParagraph, Reservation
from dialogue_app.core.records import RUSSIA
from dialogue_app.documents.internal_brief.bottom_line import seam_sentence, sentences
from dialogue_app.documents.internal_brief.findings import Findings
from dialogue_app.documents.internal_brief.instructions import instructions
from dialogue_app.documents.internal_brief.strips import range_note, title_words, verdict_rows
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import (
    Words,
    bold,
    heading,
    paragraph,
    points,
    quoted,
    table,
    together,
)
from dialogue_app.documents.layout.figures import Figure, paper_palette
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.phrases.party_names import among, code, is_named
from dialogue_app.documents.phrases.values import numbered, option, prospect_of
from dialogue_app.reports.both_tracks import matching_words
from dialogue_app.reports.unity.picture import draw_unity
from dialogue_app.support.translation import _, ngettext

PAGES = 2
STEPS = ((6, 6, 8), (6, 5, 6), (6, 4, 4), (5, 3, 3), (4, 2, 2), (3, 1, 1), (2, 1, 1), (1, 1, 1))
"""How many strips, differences and instructions, from the most to the fewest."""
LONGEST_STATEMENT, LONGEST_SENTENCE = 260, 420
MOST_WHOLE = 190.0
SLACK = 230.0
"""What may stay empty at the foot of the first page, where a row or a heading goes to the second."""


def front(
    printing: PrintContext, findings: Findings, title: Sequence[Flowable], high: float
) -> list[Flowable]:
    """The title and what a minister needs, on at most two pages of this height."""
    flowables: list[Flowable] = []
    known = list(printing.headings)
    for strips, differences, awaited in STEPS:
        printing.headings[:] = known
        flowables = [
            *title,
            *_five(printing, findings),
            *_apart(printing, findings, strips),
            *_whole(_to_settle(printing, differences)),
            *_whole(_seams(printing, findings)),
            *_whole(
                together(
                    heading(printing, _("Outstanding instructions"), 0), instructions(printing, most=awaited)
                )
            ),
        ]
        if _height(flowables) <= PAGES * high - SLACK:
            break
    return flowables


def _whole(part: list[Flowable]) -> list[Flowable]:
    """A section that is not cut in two where it is short."""
    high = _height(part)
    return [CondPageBreak(high + 14), *part] if part and high <= MOST_WHOLE else part


def _height(flowables: Sequence[Flowable]) -> float:
    total = before = 0.0
    for flowable in flowables:
        if not isinstance(flowable, CondPageBreak):
            total += flowable.wrap(styles.WIDTH, styles.PAGE_HEIGHT)[1] + max(
                before, flowable.getSpaceBefore()
            )
            before = flowable.getSpaceAfter()
    return total


def _five(printing: PrintContext, findings: Findings) -> list[Flowable]:
    texts: list[Words] = [_cut(sentence, LONGEST_SENTENCE) for sentence in sentences(printing, findings)]
    title = ngettext("In one sentence", "In {n} sentences", len(texts)).format(n=_number(len(texts)))
    caveat = left_out.caveat(printing)
    below = [paragraph(printing, caveat, "note")] if caveat else []
    return [*heading(printing, title, 0), *points(printing, texts, "sentence"), *below]


def _number(n: int) -> str:
    return {2: _("two"), 3: _("three"), 4: _("four"), 5: _("five")}.get(n, str(n))


def _apart(printing: PrintContext, findings: Findings, most: int) -> list[Flowable]:
    unity = findings.unity
    if unity is None or not unity.activities:
        return []
    opening = heading(printing, _("Where allies differ most"), 0)
    if not unity.ranked:
        return together(opening, [paragraph(printing, _("Not enough answers on any activity."))])
    if unity.named:
        return [
            CondPageBreak(120),
            *opening,
            Figure(draw_unity(unity, styles.WIDTH, paper_palette(printing), first=most)),
        ]
    note = _("The upright line is where the rules of the game end.")
    shown = unity.ranked[:most]
    few = range_note(printing, (one.answered for one in shown))
    notes = [paragraph(printing, f"{note} {few}".strip(), "note")]
    return together(opening, [*verdict_rows(printing, unity, shown), *notes])


def _to_settle(printing: PrintContext, most: int) -> list[Flowable]:
    opening = heading(printing, _("What must be settled before speaking to Moscow"), 0)
    recorded = printing.listed(Difference)
    first = [difference for difference in recorded if difference.must_settle == "S"]
    body: list[tuple[Words, ...]] = [
        (
            (bold(printing.own(difference.code)),),
            (quoted(_cut(printing.quote(difference.statement), LONGEST_STATEMENT)),),
            _kind(printing, difference),
        )
        for difference in first[:most]
    ]
    flowables: list[Flowable] = []
    if body:
        widths = (36.0, styles.WIDTH - 196, 160.0)
        looks = ("cell", "cell_quote", "cell_soft")
        middle = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        flowables += table(printing, widths, (), body, cell_styles=looks, commands=middle)
        if len(first) > len(body):
            more = ngettext(
                "and {n} more, see the annex", "and {n} more, see the annex", len(first) - len(body)
            )
            flowables.append(paragraph(printing, more.format(n=len(first) - len(body)), "note"))
    else:
        flowables.append(paragraph(printing, _nothing_first(printing, recorded)))
    return together(opening, [*flowables, *points(printing, _open_text(printing))])


def _nothing_first(printing: PrintContext, recorded: Sequence[Difference]) -> str:
    if not recorded:
        return left_out.nothing_words(printing, _("No internal difference has been recorded."), Difference)
    managed = sum(difference.must_settle == "M" for difference in recorded)
    carried = sum(difference.must_settle == "C" for difference in recorded)
    none = ngettext(
        "The one internal difference is not marked to be settled first",
        "None of {n} internal differences is marked to be settled first",
        len(recorded),
    ).format(n=len(recorded))
    others = ngettext(
        "{managed} is managed in parallel, {carried} can be carried.",
        "{managed} are managed in parallel, {carried} can be carried.",
        managed,
    ).format(managed=managed, carried=carried)
    return f"{none}; {others}"


def _kind(printing: PrintContext, difference: Difference) -> str:
    parts = [option(printing, "NATURE", difference.nature) if difference.nature else ""]
    parts.append(prospect_of(printing, difference))
    return " · ".join(part for part in parts if part)


def _open_text(printing: PrintContext) -> list[Words]:
    """What is not agreed in the common line."""
    result: list[Words] = []
    held = bracketed(printing.listed(LineParagraph))
    if held:
        numbers = ", ".join(printing.own(line_paragraph.number) for line_paragraph in held[:6])
        result.append(
            ngettext(
                "Paragraph {numbers} of the common line holds words in brackets.",
                "Paragraphs {numbers} of the common line hold words in brackets.",
                len(held),
            ).format(numbers=numbers + (" …" if len(held) > 6 else ""))
        )
    still = [reservation for reservation in printing.listed(Reservation) if is_open(reservation)]
    if still:
        text = ngettext("{n} reservation is open", "{n} reservations are open", len(still)).format(
            n=len(still)
        )
        if is_named(printing):
            text += ": " + ", ".join(
                dict.fromkeys(code(printing, reservation.party) for reservation in still)
            )
        result.append(text + ".")
    return result


def _seams(printing: PrintContext, findings: Findings) -> list[Flowable]:
    """Where testing is most likely, and which activities could not be joined; only with the other track."""
    if findings.faced is None:
        return []
    opening = heading(printing, _("Where testing is most likely"), 0)
    inside = findings.overview.activities.values() if findings.overview is not None else ()
    told = " ".join(matching_words(inside, findings.faced.activities))
    joined = [paragraph(printing, told, "note")] if told else []
    seams = findings.seams()
    if not seams:
        return together(opening, [paragraph(printing, seam_sentence(printing, findings)), *joined])
    texts: list[Words] = [
        (
            bold(f"{printing.own(activity.item.code)}  "),
            *title_words(printing, "", activity.item.title),
            *title_words(
                printing,
                "",
                _seam_words(printing, among(printing, activity), faced.said.value("on_self", RUSSIA)),
            ),
        )
        for activity, faced in seams[:6]
    ]
    return together(opening, [*points(printing, texts), *joined])


def _seam_words(printing: PrintContext, label: str, own: str) -> str:
    words = _(": {label} among allies; Russia on its own conduct: {verdict}.")
    return words.format(label=label.lower(), verdict=numbered(printing, "VERDICT", own))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0][: most - 1] + "…"
