"""The session summary (methodology, 6.1): what was asked, what was answered, what stands open."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.records import TRACKS, Session
from dialogue_app.core.scales import scale
from dialogue_app.core.stages import field_skip
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.documents import legend, session_frame, session_registers
from dialogue_app.documents.blocks import heading, paragraph, together
from dialogue_app.documents.fonts import SANS, SANS_BOLD, SANS_ITALIC
from dialogue_app.documents.page import Look, build
from dialogue_app.documents.printing import Printing
from dialogue_app.documents.sections.answers import is_companion
from dialogue_app.documents.sections.kinds import SECTIONS
from dialogue_app.documents.title_block import contents, title_block
from dialogue_app.services.ports import DocumentKind, DocumentRequest, Progress
from dialogue_app.support.translation import N_, _

KIND = DocumentKind(
    key="session-summary",
    title=N_("Session summary"),
    marking=N_("of the session"),
    purpose=N_("What was asked, what was answered and what stands open in one session."),
    readers=N_("Those who took part, within the marking of the session."),
    tracks=TRACKS,
)
LETTER = "S"
COMPOSED = 0.4
"""Share of the work that lies in putting the story together; the rest is layout."""

PRINTED_APART = ("follow_up", "parking_lot_item")


def make(request: DocumentRequest, session: Session, template: Template, progress: Progress) -> bytes:
    """The PDF. Raises Cancelled."""
    first = Printing(request.dialogue, session, template, request.language)

    def story(with_contents: bool) -> list[Flowable]:
        printing = Printing(request.dialogue, session, template, request.language, letters=first.letters)
        content = body(printing, progress)
        title = title_block(printing, _(KIND.title), LETTER, request.date)
        return [*title, *(contents(printing) if with_contents else ()), *content]

    def layout(share: float) -> None:
        progress(COMPOSED + share * (1 - COMPOSED))

    made = build(look(first, _(KIND.title)), story, layout)
    progress(1.0)
    return made


def look(printing: Printing, title: str) -> Look:
    """What stands on every page of a document of one session."""
    track, session, letters = printing.dialogue.track, printing.session, printing.letters
    marking = scale("HANDLING").shown(session.handling if session.handling else "MOD")
    notice = printing.own(track.notice)
    if not notice and "yes" in (track.fiction, session.fiction):
        notice = _("Fictional, for training. States, persons and events are invented.")
    return Look(
        marking=letters.plain(marking.upper(), SANS_BOLD),
        accent=printing.accent,
        kind=letters.plain(title, SANS),
        name=letters.plain(printing.own(track.name), SANS),
        notice=letters.plain(notice, SANS_ITALIC),
        language=printing.language,
    )


def body(printing: Printing, progress: Progress) -> list[Flowable]:
    """Everything after the title block and the contents."""
    made: list[Flowable] = []
    parts = (
        (_("Purpose and rules"), session_frame.purpose_and_rules),
        (_("Seats"), session_frame.seats),
        (_("Stages"), session_frame.stages),
        (_("Results by stage"), None),
        (_("Differences opened or changed"), session_registers.differences),
        (_("Red lines and read-backs"), session_registers.red_lines),
        (_("Parking lot"), session_registers.parking_lot),
        (_("Follow-ups"), session_registers.follow_ups),
        (_("Status of the record"), session_registers.record_status),
        (_("Legend and notes"), legend.legend),
    )
    for number, (title, part) in enumerate(parts, 1):
        progress(COMPOSED * number / len(parts) if number > 4 else 0.0)
        opening = heading(printing, f"{number}\u2002{title}", 0)
        content = part(printing) if part else _results(printing, progress)
        made.extend(together(opening, content))
    return made


def _results(printing: Printing, progress: Progress) -> list[Flowable]:
    made: list[Flowable] = []
    stages = printing.template.stages
    for number, stage in enumerate(stages):
        progress(COMPOSED * 0.4 * number / len(stages))
        made.extend(_stage(printing, stage))
    return made or [paragraph(printing, _("Nothing recorded."))]


def _stage(printing: Printing, stage: Stage) -> list[Flowable]:
    """A stage with what it recorded; nothing at all for one that recorded nothing."""
    opening = heading(printing, f"{stage.key}\u2002{printing.label(stage.title)}", 1)
    made: list[Flowable] = []
    silent: list[str] = []
    for field in stage.fields:
        if not _has_a_section(printing, field):
            continue
        part = SECTIONS[field.kind](printing, field)
        if part:
            made.extend(together(heading(printing, printing.label(field.label), 2), part))
        elif not _printed_elsewhere(printing, field):
            silent.append(printing.label(field.label))
    if not made:
        printing.headings.pop()
        return []
    if silent and not printing.disclosure.agreed_only and printing.disclosure.parties_named:
        text = _("Nothing recorded: {fields}.").format(fields="; ".join(silent))
        made.append(paragraph(printing, text, "note"))
    return together(opening, made)


def _has_a_section(printing: Printing, field: TemplateField) -> bool:
    return (
        printing.disclosure.shows(field.marking)
        and field.record not in PRINTED_APART
        and field.scale != "RECORD_STATUS"
        and not is_companion(printing.template, field)
    )


def _printed_elsewhere(printing: Printing, field: TemplateField) -> bool:
    """Whether a field is printed beside another one, in a list's records, or among the skipped ones."""
    return (
        field.kind in ("record_columns", "computed")
        or field.key in printing.pointed_out
        or field_skip(printing.dialogue, printing.session.id, field.key) is not None
    )
