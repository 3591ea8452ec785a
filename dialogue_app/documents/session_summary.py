"""The session summary (methodology, 6.1): what was asked, what was answered, what stands open."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.commands.stages import field_skip
from dialogue_app.core.records import TRACKS, Session
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.core.visibility.seals import answers_of, is_disclosed
from dialogue_app.documents.layout.blocks import heading, paragraph, together
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.parts import legend, session_frame, session_registers
from dialogue_app.documents.parts.assembly import DocumentForm, printings
from dialogue_app.documents.parts.chapters import Chapters, in_chapters
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.phrases.seals import seal_notes
from dialogue_app.documents.sections.answers import is_companion
from dialogue_app.documents.sections.by_kind import print_field
from dialogue_app.fields.registry import field_kind
from dialogue_app.services.audience.releasable_view import without_unreleased
from dialogue_app.services.ports import DocumentKind, DocumentRequest, Progress
from dialogue_app.support.translation import N_, _

KIND = DocumentKind(
    key="session-summary",
    title=N_("Session summary"),
    marking=N_("of the session"),
    purpose=N_("What was asked, what was answered and what stands open in one session."),
    readers=N_("Those who took part"),
    tracks=TRACKS,
)
LETTER = "S"
PRINTED_APART = ("follow_up", "parking_lot_item")


def make(request: DocumentRequest, session: Session, template: Template, progress: Progress) -> bytes:
    """The PDF. Raises Cancelled."""

    dialogue = without_unreleased(request.dialogue, session, template)
    held = left_out.stock(request, session, template)
    begin = printings(request, dialogue, session, template, held)

    form = DocumentForm(title=_(KIND.title), letter=LETTER, date=request.date)
    return in_chapters(form, begin, parts(), progress)


def parts() -> Chapters:
    """The chapters in order."""
    return (
        (_("Purpose and rules"), session_frame.purpose_and_rules),
        (_("Seats"), session_frame.seats),
        (_("Stages"), session_frame.stages),
        (_("Results by stage"), results),
        (_("Differences opened or changed"), session_registers.differences),
        (_("Red lines and read-backs"), session_registers.red_lines),
        (_("Parking lot"), session_registers.parking_lot),
        (_("Follow-ups"), session_registers.follow_ups),
        (_("Status of the record"), session_registers.record_status),
        (_("Not in this document"), left_out.account),
        (_("Legend and notes"), legend.legend),
    )


def results(printing: PrintContext) -> list[Flowable]:
    """Every stage that recorded something."""
    return [piece for stage in printing.template.stages for piece in _stage(printing, stage)]


def _stage(printing: PrintContext, stage: Stage) -> list[Flowable]:
    """A stage with what it recorded; nothing at all for one that recorded nothing."""
    opening = heading(printing, f"{stage.key}\u2002{printing.label(stage.title)}", 1)
    flowables: list[Flowable] = []
    silent: list[TemplateField] = []
    for field in stage.fields:
        if not _has_a_section(printing, field):
            continue
        part = [*_recorded(printing, field), *_seals(printing, field)]
        if part:
            flowables.extend(together(heading(printing, printing.label(field.label), 2), part))
        elif printing.disclosure.shows(field.marking) and not _printed_elsewhere(printing, field):
            silent.append(field)
    if not flowables:
        printing.headings.pop()
        return []
    if not printing.disclosure.agreed_only and printing.disclosure.parties_named:
        flowables.extend(_silent(printing, silent))
    return together(opening, flowables)


def _silent(printing: PrintContext, fields: list[TemplateField]) -> list[Flowable]:
    """The fields with nothing to print: those that hold nothing, and those whose content is left out."""
    left = [field for field in fields if left_out.holds(printing, fields=(field.key, field.entry_field))]
    told = [
        (_("Nothing recorded: {fields}."), [field for field in fields if field not in left]),
        (_("Recorded and not printed: {fields}; the reasons stand at the end."), left),
    ]
    if printing.outgoing:
        told = [(_("Nothing to print: {fields}."), fields)]
    return [
        paragraph(
            printing, words.format(fields="; ".join(printing.label(field.label) for field in some)), "note"
        )
        for words, some in told
        if some
    ]


def _recorded(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """What a field holds, so far as it is printed: of a sealed one of higher marking what was disclosed."""
    held = answers_of(printing.dialogue, printing.session.id, field)
    shown = printing.disclosure.shows(field.marking) or any(is_disclosed(answer) for answer in held)
    return print_field(printing, field) if shown else []


def _seals(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    return seal_notes(printing, field) if field.sealed else []


def _has_a_section(printing: PrintContext, field: TemplateField) -> bool:
    """Whether a field may have something to print; of a sealed one its seals, and what has been disclosed."""
    return (
        (field.sealed or printing.disclosure.shows(field.marking))
        and field.record not in PRINTED_APART
        and field.scale != "RECORD_STATUS"
        and not is_companion(printing.template, field)
    )


def _printed_elsewhere(printing: PrintContext, field: TemplateField) -> bool:
    """Whether a field is printed beside another one, in a list's records, or among the skipped ones."""
    return (
        field_kind(field).keeps in ("attributes", "nothing")
        or field.key in printing.pointed_out
        or field_skip(printing.dialogue, printing.session.id, field.key) is not None
    )
