"""The register of differences of a track (methodology, 6.4): one table, and a half-page for what is live."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from dialogue_app.analyses.prospect import LIVE
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.domain_records import Difference, status_of
from dialogue_app.core.records import ALLIANCE, EXTERNAL, SIDES, TRACKS, Session
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, soft, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.assembly import (
    LANDSCAPE_WIDTH,
    DocumentForm,
    assembled,
    page_height,
    printings,
)
from dialogue_app.documents.parts.cross_table import TIGHT, notes
from dialogue_app.documents.parts.session_registers import difference_summary
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.phrases.party_names import is_named, these
from dialogue_app.documents.phrases.values import option
from dialogue_app.documents.register.open_differences import OpenDifference, standing, track_so_far
from dialogue_app.documents.register.register_cards import cards
from dialogue_app.documents.rules_matrix import refuse_unreleasable
from dialogue_app.reports.dates import day
from dialogue_app.reports.differences.content import prospect_basis
from dialogue_app.services.ports import DocumentKind, DocumentRequest, Progress
from dialogue_app.support.translation import N_, _

KIND = DocumentKind(
    key="register",
    title=N_("Register of differences"),
    marking=N_("of the session; inside Alliance only"),
    purpose=N_("Every difference of the track as it stands, and what to know when an incident happens."),
    readers=N_("Those of the track it is made from; of an external track both sides"),
    tracks=TRACKS,
)
LETTER = "R"
WIDTHS = (24.0, 160.0, 60.0, 62.0, 82.0, 62.0, 92.0, 66.0, 58.0, 22.0)
STATEMENT, EMPTY = 1, 44.0
"""The column that takes what a column without any content does not need but for its head."""
MOST_MEASURES, LONGEST_MEASURE = 3, 120


def make(request: DocumentRequest, session: Session, template: Template, progress: Progress) -> bytes:
    """The PDF. Raises Refused where it must not be made, Cancelled."""
    if request.dialogue.track.track == EXTERNAL:
        refuse_unreleasable(session)
    dialogue, marked = track_so_far(request.dialogue, session, template)
    held = left_out.track_stock(request, session, template)
    begin = printings(request, dialogue, marked, template, held)

    form = DocumentForm(title=_(KIND.title), letter=LETTER, date=request.date, landscape=True)

    def compose(printing: PrintContext, _with_contents: bool) -> Sequence[Flowable]:
        differences = standing(printing, request.dialogue)
        flowables = form.title_block(printing)
        flowables += difference_summary(printing, [difference.difference for difference in differences])
        flowables += rows(printing, differences)
        live = [difference for difference in differences if difference.prospect == LIVE]
        if live:
            high = page_height(printing, landscape=True)
            flowables += cards(printing, live, high)
        return [*flowables, *notes(printing)]

    return assembled(form, begin, compose, progress)


def rows(printing: PrintContext, open_differences: Sequence[OpenDifference]) -> list[Flowable]:
    """The table: a row for each difference, as it stands."""
    if not open_differences:
        none = _("No difference has been recorded in this track up to this session.")
        return [left_out.nothing(printing, none, Difference)]
    heads = (
        _("No."), _("Statement"), _("Holders"), _("Nature"), _("Prospect"), _("Restraint offered"),
        _("Measure"), _("Channel"), _("Status"), _("First"), _("Review"),
    )  # fmt: skip
    body = [_row(printing, open_difference) for open_difference in open_differences]
    widths = _widths(body)
    looks = ("tight", "tight_quote", *["tight"] * 9)
    commands = [*TIGHT[:2], ("RIGHTPADDING", (0, 0), (-1, -1), 6)]
    flowables = table(printing, widths, heads, body, cell_styles=looks, commands=commands)
    note = _(
        "As of session {n}. First: the session in which it was recorded first. Computed: by the rule of the "
        "method, from nature, read-back, clarifying step and the restraint each would accept."
    ).format(n=printing.session.number)
    return [*flowables, paragraph(printing, note, "note")]


def _widths(body: Sequence[Sequence[Words]]) -> list[float]:
    """How wide each column is: one in which nothing is recorded leaves its room to the statements."""
    widths = [*WIDTHS, LANDSCAPE_WIDTH - sum(WIDTHS)]
    for column, wide in enumerate(widths):
        if wide > EMPTY and not any(row[column] for row in body):
            widths[column] = EMPTY
            widths[STATEMENT] += wide - EMPTY
    return widths


def _row(printing: PrintContext, open_difference: OpenDifference) -> tuple[Words, ...]:
    difference = open_difference.difference
    nature = [option(printing, "NATURE", code) for code in (difference.nature, difference.secondary) if code]
    return (
        (bold(printing.own(difference.code) or str(difference.position + 1)),),
        printing.quote(difference.statement),
        holders(printing, open_difference),
        "; ".join(nature),
        prospect_words(printing, open_difference),
        _restraint(printing, open_difference),
        _measures(printing, open_difference),
        printing.own(difference.channel) or printing.own(difference.no_channel_reason),
        scale("DIFF_STATUS").shown(difference.status) if difference.status else "",
        str(open_difference.first or ""),
        day(difference.review),
    )


def holders(printing: PrintContext, open_difference: OpenDifference) -> str:
    """Who holds which side of it: by side between the tracks, by code or number inside."""
    parts = []
    held = len(open_difference.difference.holders_a) + len(open_difference.difference.holders_b)
    for letter, who in (
        ("A", open_difference.difference.holders_a),
        ("B", open_difference.difference.holders_b),
    ):
        named = side_words(printing, who, of=held)
        if named:
            parts.append(f"{letter}: {named}")
    return "\n".join(parts)


def side_words(printing: PrintContext, holders: Sequence[str], *, of: int = 0) -> str:
    """Holders as they may be called: outside by side, inside by code, or by how many allies they are, of so
    many that hold either side.
    """
    if printing.dialogue.track.track != EXTERNAL:
        sides = {
            holder if holder in SIDES else answerer(printing.dialogue, holder).side for holder in holders
        }
        if is_named(printing) or sides == {ALLIANCE}:
            return these(printing, holders, of=of)
    return ", ".join(dict.fromkeys(filter(None, (printing.disclosure.side(holder) for holder in holders))))


def prospect_words(printing: PrintContext, open_difference: OpenDifference) -> Words:
    """The prospect and whether it was computed or overridden, and why."""
    basis = soft(printing.neat(prospect_basis(open_difference.difference)))
    if not open_difference.prospect:
        return (basis,)
    words: list[Run] = [bold(option(printing, "PROSPECT", open_difference.prospect)), Run("\n"), basis]
    reason = printing.own(open_difference.difference.prospect_reason)
    return (
        [*words, Run(f"\n{reason}")]
        if reason and open_difference.prospect != open_difference.computed
        else words
    )


def _restraint(printing: PrintContext, open_difference: OpenDifference) -> str:
    parts = [
        f"{letter}: {option(printing, 'RESTRAINT', code).lower()}"
        for letter, code in (
            ("A", open_difference.difference.restraint_a),
            ("B", open_difference.difference.restraint_b),
        )
        if code
    ]
    return "\n".join(parts)


def _measures(printing: PrintContext, open_difference: OpenDifference) -> str:
    texts = []
    for measure in open_difference.measures[:MOST_MEASURES]:
        text = printing.own(measure.text)
        if len(text) > LONGEST_MEASURE:
            text = text[:LONGEST_MEASURE].rsplit(" ", 1)[0] + "…"
        status = scale("MEASURE_STATUS").shown(status_of(measure)).lower()
        texts.append(f"{text} ({status})")
    more = len(open_difference.measures) - MOST_MEASURES
    return "\n".join([*texts, *([_("and {n} more").format(n=more)] if more > 0 else [])])
