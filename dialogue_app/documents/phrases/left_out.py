"""What exists and is not printed, counted with its reason; sentences of absence, said only where they hold.

One mechanism for every document. The parts of a document note what they print (``PrintContext.put``); what
else the session holds is left out, and ``account`` says at the end how much, and why.
``services.audience.session_holdings`` decides what may be counted on which paper.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.platypus import Flowable

from dialogue_app.core.domain_records import Difference, RiskReductionMeasure
from dialogue_app.core.records import FieldSkip, Record, Session
from dialogue_app.core.template import Template
from dialogue_app.documents.layout.blocks import bold, paragraph
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.services.analysis import SessionView
from dialogue_app.services.audience.session_holdings import (
    ELSEWHERE,
    UNCOUNTED,
    HeldRecord,
    held,
    may_be_counted,
    reason,
    sentences,
)
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _, ngettext


def stock(request: DocumentRequest, session: Session, template: Template) -> tuple[HeldRecord, ...]:
    """What the session holds: as the request says, which knows it before anything was shut away; else as its
    dialogue holds it.
    """
    if request.held is not None:
        return request.held
    return held(
        request.dialogue,
        session,
        template,
        lambda other: template if other.id == session.id else template_of(other),
    )


def track_stock(request: DocumentRequest, session: Session, template: Template) -> tuple[HeldRecord, ...]:
    """The same, and the differences and measures of earlier sessions, for a document of the track so far."""
    number = session.number or 0
    before = [
        former
        for former in request.dialogue.sessions()
        if (former.number or 0) <= number and former.id != session.id
    ]
    earlier = [
        held_record
        for each in before
        for held_record in held(request.dialogue, each, template_of(each), template_of)
        if held_record.kind in (Difference, RiskReductionMeasure)
    ]
    return (*stock(request, session, template), *earlier)


def other_stock(request: DocumentRequest, other: SessionView) -> tuple[HeldRecord, ...]:
    """What the session of the other file holds that is printed from."""
    if request.other is None:
        return ()
    session = request.other.of(Session)[other.session]
    return held(request.other, session, other.template, template_of)


def account_of_both(inner: PrintContext, outer: PrintContext) -> list[Flowable]:
    """The same for a document of two tracks: of each file what is counted, then once what holds of both."""
    told = [
        paragraph(printing, (bold(f"{title}: "), Run(" ".join(_told(printing)))), "note")
        for printing, title in ((inner, _("Internal file")), (outer, _("External file")))
    ]
    closings = dict.fromkeys((_closing(outer), _closing(inner), pictures()))
    return [*told, paragraph(inner, " ".join(closings), "note")]


def left_out(printing: PrintContext) -> list[tuple[HeldRecord, str]]:
    """What the session holds and this document has not printed so far, each with the reason."""
    return [
        (
            held_record,
            reason(held_record, printing.disclosure, printing.bound)
            if printing.counts(held_record)
            else UNCOUNTED,
        )
        for held_record in printing.held
        if held_record.id not in printing.printed
    ]


def counted(printing: PrintContext) -> list[tuple[HeldRecord, str]]:
    """Of what is left out so far what its readers may be told of. They may not if it is not even in what the
    document was made from.
    """
    return [
        (held_record, why)
        for held_record, why in left_out(printing)
        if may_be_counted(held_record, why, outgoing=printing.outgoing)
        and not (printing.outgoing and why == ELSEWHERE and printing.dialogue.find(held_record.id) is None)
    ]


def account(printing: PrintContext, title: str = "") -> list[Flowable]:
    """The last word of a document on what is not in it, in one paragraph, after a ``title`` where it has no
    heading; to be asked for after all other parts.
    """
    words = " ".join((*_told(printing), _closing(printing), pictures()))
    return [paragraph(printing, (bold(f"{title}: "), Run(words)) if title else words, "note")]


def _told(printing: PrintContext) -> list[str]:
    """What is left out, a sentence for each reason."""
    told = [f"{sentence}." for sentence in sentences(counted(printing))]
    if told or printing.outgoing or printing.disclosure.agreed_only:
        return told
    return [_("Everything that is recorded is printed.") if printing.held else _("Nothing recorded.")]


def _closing(printing: PrintContext) -> str:
    """What is left out and not even counted."""
    if printing.disclosure.agreed_only:
        return _("Off the record: what was not agreed for the record is neither printed nor counted.")
    if printing.outgoing:
        return _(
            "Printed is what its readers may see and what has been released and revealed. What else may be "
            "recorded is neither printed nor counted here."
        )
    return _("The private notes of the moderator are in no document.")


def pictures() -> str:
    """Which pictures of the program no document has."""
    return _(
        "Pictures of changes between sessions, moves between zones and perceptions are shown by the program "
        "only."
    )


def holds(printing: PrintContext, kind: type[Record] | None = None, fields: Iterable[str] = ()) -> bool:
    """Whether the session holds anything of a kind or in these fields that has not been printed so far;
    without either, anything at all. That a field was skipped is nothing in it.
    """
    keys = frozenset(fields)
    return any(
        held_record.kind is kind
        or (held_record.field in keys and held_record.kind is not FieldSkip)
        or (kind is None and not keys)
        for held_record in printing.held
        if held_record.id not in printing.printed
    )


def has_printed(printing: PrintContext) -> bool:
    """Whether anything that the session holds has been printed so far."""
    return any(held_record.id in printing.printed for held_record in printing.held)


def nothing(
    printing: PrintContext,
    words: str,
    kind: type[Record] | None = None,
    fields: Iterable[str] = (),
    *,
    style: str = "body",
) -> Flowable:
    """What stands where there is nothing to print: ``words``, which say that nothing is recorded, only if
    nothing is. For readers who may not know what else there is always the same.
    """
    return paragraph(printing, nothing_words(printing, words, kind, fields), style)


def nothing_words(
    printing: PrintContext, words: str, kind: type[Record] | None = None, fields: Iterable[str] = ()
) -> str:
    """The same as a sentence."""
    if printing.outgoing or printing.disclosure.agreed_only:
        return _("Nothing to print.")
    if holds(printing, kind, fields):
        return _("Something is recorded and not printed; the reasons stand under “Not in this document”.")
    return words


def caveat(printing: PrintContext) -> str:
    """How many answers a document may not print, so that its tables and sentences take them as not recorded;
    empty where there are none. For readers who may not know it is always the same.
    """
    if printing.disclosure.agreed_only:
        return ""
    if printing.outgoing:
        return _("“Not recorded” and an empty cell: nothing that may be printed.")
    n = printing.unprinted_answers
    if not n:
        return ""
    return ngettext(
        "{n} answer is recorded and may not be printed; tables and sentences take it as not recorded.",
        "{n} answers are recorded and may not be printed; tables and sentences take them as not recorded.",
        n,
    ).format(n=n)
