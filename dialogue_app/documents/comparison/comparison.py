"""The two-track comparison (methodology, 6.6): what was decided, said and heard. Never for release."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable

from dialogue_app.core.errors import Refused
from dialogue_app.core.records import INTERNAL, Session
from dialogue_app.core.template import Template
from dialogue_app.documents.comparison import gaps, verdicts
from dialogue_app.documents.comparison.two_tracks import TwoTracks
from dialogue_app.documents.internal_brief.findings import findings, other_track
from dialogue_app.documents.layout.blocks import heading, paragraph, together
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.title_block import contents
from dialogue_app.documents.parts import legend, session_frame
from dialogue_app.documents.parts.assembly import (
    DocumentForm,
    assembled,
    printings,
    refuse_off_the_record,
    templates,
)
from dialogue_app.documents.parts.chapters import chapters, skipped
from dialogue_app.documents.phrases import left_out
from dialogue_app.services.analysis import SessionView
from dialogue_app.services.audience.redaction import narrowed
from dialogue_app.services.ports import OTHER_TRACK, DocumentKind, DocumentRequest, Progress
from dialogue_app.support.translation import N_, _

KIND = DocumentKind(
    key="comparison",
    title=N_("Two-track comparison"),
    marking=N_("Alliance only"),
    purpose=N_(
        "What allies decided, what was said for them and what was heard, side by side. Made from the "
        "internal file together with the external one."
    ),
    readers=N_("Allies only, never for release"),
    tracks=(INTERNAL,),
    takes=(OTHER_TRACK,),
)
LETTER = "C"
WATERMARK = N_("NOT FOR RELEASE")
Part = Callable[[TwoTracks], list[Flowable]]


def make(request: DocumentRequest, session: Session, template: Template, progress: Progress) -> bytes:
    """The PDF. Raises Refused without an external file, or where a rule forbids it; Cancelled."""
    refuse_off_the_record(session)
    other = _other(request)
    dialogue, marked = narrowed(request.dialogue, session, templates(session, template), "ALLY")
    outer_session = other.dialogue.of(Session)[other.session]
    held = left_out.stock(request, session, template)
    outside = left_out.other_stock(request, other)
    begin = printings(request, dialogue, marked, template, held)

    form = DocumentForm(title=_(KIND.title), letter=LETTER, date=request.date, watermark=_(WATERMARK))

    def compose(printing: PrintContext, _with_contents: bool) -> Sequence[Flowable]:
        outer = PrintContext(
            other.dialogue, outer_session, other.template, request.language, letters=printing.letters,
            scales=printing.scales, headings=printing.headings, held=outside, withheld=request.withheld,
            whole=request.other,
        )  # fmt: skip
        both = TwoTracks(printing, outer, findings(printing, other), other)
        content = _body(both, progress)
        return [*form.title_block(printing), *_between(both), *contents(printing), *content]

    return assembled(form, begin, compose, progress)


def _other(request: DocumentRequest) -> SessionView:
    """The external session. Raises Refused where there is none, or where it does not say who said what."""
    if request.other is None:
        raise Refused(
            _("A comparison needs both tracks. Nothing was written; choose the external file as well.")
        )
    other, hidden = other_track(request)
    if other is None:
        raise Refused(_("There is no session in the external file yet. Nothing was written."))
    if hidden:
        raise Refused(
            _(
                "The attribution rule of the external session forbids saying which side said what, so the "
                "tracks cannot be compared. Nothing was written."
            )
        )
    return other


def _between(both: TwoTracks) -> list[Flowable]:
    text = _("Internal session {inner} compared with external session {outer}.").format(
        inner=both.inner.session.number, outer=both.outer.session.number
    )
    return [paragraph(both.inner, text)]


def parts() -> tuple[tuple[str, Part], ...]:
    """The eight parts in order."""
    return (
        (_("What we decided, what we said, what we heard"), verdicts.decided_said_heard),
        (_("Verdict by verdict"), verdicts.by_verdict),
        (_("Predictions of the alliance"), verdicts.predictions),
        (_("Red lines held inside and not communicated"), gaps.not_communicated),
        (_("Signals misread by either side"), gaps.misread),
        (_("Differences that exist in only one track"), gaps.of_one_track),
        (_("Exposure: where disunity meets contested zones"), gaps.exposure),
        (_("What to do next session"), gaps.what_next),
    )


def _body(both: TwoTracks, progress: Progress) -> list[Flowable]:
    printing = both.inner
    flowables = chapters(printing, [(title, _of(part, both)) for title, part in parts()], progress)
    closings: tuple[tuple[str, Callable[[PrintContext], list[Flowable]]], ...] = (
        (_("Skipped stages and fields"), skipped),
        (
            _("Rules of this document"),
            lambda print_context: session_frame.purpose_and_rules(print_context)[-1:],
        ),
        (
            _("Not in this document"),
            lambda print_context: left_out.account_of_both(print_context, both.outer),
        ),
        (_("Legend and notes"), legend.legend),
    )
    for title, closing in closings:
        flowables += together(heading(printing, title, 0), closing(printing))
    return flowables


def _of(part: Part, both: TwoTracks) -> Callable[[PrintContext], list[Flowable]]:
    return lambda _printing: part(both)
