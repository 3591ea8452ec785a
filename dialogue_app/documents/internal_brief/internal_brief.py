"""The internal track brief (methodology, 6.2): two pages for a minister, and the annexes behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from dialogue_app.core.records import INTERNAL, Session
from dialogue_app.core.template import Template
from dialogue_app.core.thresholds import DEFAULTS, thresholds_of
from dialogue_app.documents.internal_brief import common_line, expectations, responses, rules
from dialogue_app.documents.internal_brief.findings import Findings, findings, other_track
from dialogue_app.documents.internal_brief.front import front
from dialogue_app.documents.internal_brief.instructions import instructions
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import heading, points
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.title_block import contents
from dialogue_app.documents.parts import legend, session_frame
from dialogue_app.documents.parts.assembly import (
    DocumentForm,
    assembled,
    page_height,
    printings,
    refuse_off_the_record,
    templates,
)
from dialogue_app.documents.parts.chapters import chapters, skipped
from dialogue_app.documents.parts.record_disagreements import disagreements
from dialogue_app.documents.phrases import left_out
from dialogue_app.services.audience.redaction import narrowed
from dialogue_app.services.ports import OTHER_TRACK, DocumentKind, DocumentRequest, Progress
from dialogue_app.support.translation import N_, _

KIND = DocumentKind(
    key="internal-brief",
    title=N_("Internal track brief"),
    marking=N_("Alliance only"),
    purpose=N_(
        "Where allies stand, where they differ and what must be settled: two pages, then annexes. With the "
        "external file it also says where testing is most likely."
    ),
    readers=N_("Allies only"),
    tracks=(INTERNAL,),
    takes=(OTHER_TRACK,),
)
LETTER = "B"
Part = Callable[[PrintContext, Findings], list[Flowable]]


def make(request: DocumentRequest, session: Session, template: Template, progress: Progress) -> bytes:
    """The PDF. Raises Refused where the session is off the record or the other file is not external."""
    refuse_off_the_record(session)
    other, hidden = other_track(request)
    dialogue, marked = narrowed(request.dialogue, session, templates(session, template), "ALLY")
    held = left_out.stock(request, session, template)
    begin = printings(request, dialogue, marked, template, held)

    form = DocumentForm(title=_(KIND.title), letter=LETTER, date=request.date)

    def compose(printing: PrintContext, _with_contents: bool) -> Sequence[Flowable]:
        all_findings = findings(printing, other, hidden=hidden)
        opening = front(printing, all_findings, form.title_block(printing), page_height(printing))
        known = len(printing.headings)
        behind = annexes(printing, all_findings, progress)
        listed = contents(_since(printing, known))
        return [*opening, PageBreak(), *paragraph_heading(printing), *listed, *behind]

    return assembled(form, begin, compose, progress)


def _since(printing: PrintContext, known: int) -> PrintContext:
    """The same with the headings of the annexes only, for their contents."""
    some = PrintContext(
        printing.dialogue,
        printing.session,
        printing.template,
        printing.language,
        printing.letters,
        withheld=printing.withheld,
        whole=printing.whole,
    )
    some.headings = printing.headings[known:]
    return some


def paragraph_heading(printing: PrintContext) -> list[Flowable]:
    """The title of the annexes; it is not in the contents that stand below it."""
    flowables = heading(printing, _("Annexes"), 0)
    printing.headings.pop()
    return flowables


def parts() -> tuple[tuple[str, Part], ...]:
    """The annexes in order. The first part of a brief, the bottom line, is its front."""
    return (
        (_("Expectations and place of Russia"), expectations.expectations),
        (_("Rules of the game: verdicts"), rules.matrix),
        (_("Unity by activity"), rules.by_activity),
        (_("Groups and what separates them"), rules.like_minded),
        (_("Misjudged middle"), rules.middles),
        (_("Internal differences and priority"), responses.differences),
        (_("Thresholds and red lines"), responses.red_lines),
        (_("Response options, checks, dissent"), responses.options),
        (_("Common line, reservations, silence"), common_line.common_line),
        (_("Released items"), common_line.releases),
        (_("Outstanding instructions"), instructions),
        (_("Method note"), method_note),
        (_("Skipped stages and fields"), lambda printing, _found: skipped(printing)),
        (_("Rules of this document"), _frame),
        (_("Not in this document"), lambda printing, _found: left_out.account(printing)),
        (_("Legend and notes"), lambda printing, _found: legend.legend(printing)),
    )


def annexes(printing: PrintContext, all_findings: Findings, progress: Progress) -> list[Flowable]:
    """Every annex under its heading, numbered as the method numbers the parts of a brief."""
    return chapters(
        printing, [(title, _of(part, all_findings)) for title, part in parts()], progress, first=2
    )


def _of(part: Part, all_findings: Findings) -> Callable[[PrintContext], list[Flowable]]:
    return lambda printing: part(printing, all_findings)


def _frame(printing: PrintContext, _found: Findings) -> list[Flowable]:
    flowables = session_frame.purpose_and_rules(printing)
    return [
        CondPageBreak(styles.MARGIN),
        *flowables,
        *session_frame.seats(printing),
        *disagreements(printing),
    ]


def method_note(printing: PrintContext, findings: Findings) -> list[Flowable]:
    """What is computed is said below each finding; here stands what holds of all of them."""
    limits = thresholds_of(printing.dialogue)
    texts = [
        _(
            "Levels 1 and 2 are inside the rules of the game, 3 to 5 outside. The label leads, not the "
            "index: both describe, and neither says anything about significance."
        ),
        _("These thresholds are professional judgement, the defaults of the method.")
        if limits == DEFAULTS
        else _("These thresholds are professional judgement, set for this dialogue."),
    ]
    if findings.faced is not None:
        texts.append(
            _(
                "Where testing is most likely: allies are not united, and Russia judges its own conduct "
                "Acceptable or Tolerable in the last session of the external track."
            )
        )
    if findings.hidden:
        texts.append(
            _(
                "The external file was not used: the attribution rule of its session forbids "
                "saying which side "
                "said what."
            )
        )
    return points(printing, [printing.neat(text) for text in texts])
