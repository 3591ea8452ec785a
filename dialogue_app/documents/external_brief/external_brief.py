"""The external track brief (methodology, 6.3): what both sides said, composed from what may be released."""

from __future__ import annotations

from functools import partial

from reportlab.platypus import Flowable

from dialogue_app.core.commands.seats import side_name
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL, SIDES, ListRow, Seal, Session
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template
from dialogue_app.documents.external_brief import statements
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import bold, facts, heading, paragraph, points, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts import joint_steps, legend, session_frame
from dialogue_app.documents.parts.assembly import DocumentForm, printings
from dialogue_app.documents.parts.chapters import Chapters, in_chapters
from dialogue_app.documents.parts.report_section import section
from dialogue_app.documents.parts.side_by_side import answer, answered, captioned, spoken
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.phrases.seals import neutral_seals, seal_times
from dialogue_app.documents.phrases.values import column_facts
from dialogue_app.fields.items import list_records
from dialogue_app.fields.single import lines
from dialogue_app.services.audience.releasable_view import releasable
from dialogue_app.services.ports import DocumentKind, DocumentRequest, Progress
from dialogue_app.support.translation import N_, _

KIND = DocumentKind(
    key="external-brief",
    title=N_("External track brief"),
    marking=N_("Participants or Open"),
    purpose=N_("What both sides said, each in its own words, and what was agreed to do next."),
    readers=N_("Both sides; whoever they give it to within its marking"),
    tracks=(EXTERNAL,),
)
LETTER = "B"
MARKINGS = ("OPEN", "PART")


def make(request: DocumentRequest, session: Session, template: Template, progress: Progress) -> bytes:
    """The PDF. Raises Refused where it must not be made, Cancelled."""
    if session.handling not in MARKINGS:
        raise Refused(
            _(
                "This session is marked “{marking}”, and an external brief is for participants or open. "
                "Nothing was made; change the handling marking of the session first if it may be released."
            ).format(marking=scale("HANDLING").shown(session.handling or "MOD"))
        )
    sealed = neutral_seals(request.dialogue, session, template)
    composed = releasable(request.dialogue, session, template).everything()
    released = Dialogue(
        [*(listed_record for listed_record in composed if not isinstance(listed_record, Seal)), *sealed]
    )
    own = released.of(Session)[session.id]
    held = left_out.stock(request, session, template)
    begin = printings(request, released, own, template, held)

    form = DocumentForm(title=_(KIND.title), letter=LETTER, date=request.date)
    return in_chapters(form, begin, _chapters(), progress, silent=True)


def _chapters() -> Chapters:
    return (
        (_("Purpose and non-prejudice"), purpose),
        (_("Sources of antagonism"), statements.sources),
        (_("Perceptions"), statements.perceptions),
        (_("Red lines as stated"), statements.red_lines),
        (_("Signals, and clearer channels"), partial(section, key="signals")),
        (_("Two-way rules of the game"), rules),
        (_("Differences"), joint_steps.differences),
        (_("Measures and follow-ups"), joint_steps.measures),
        (_("Status of the record"), record),
        (_("Skipped, with reasons"), partial(session_frame.left_open, titled=False)),
        (_("Not in this document"), left_out.account),
        (_("Legend and notes"), legend.legend),
    )


def rules(printing: PrintContext) -> list[Flowable]:
    """The zones, and in words whether a side asks more of the other than of itself: of both or of neither."""
    zones = section(printing, "rules")
    return [*zones, *(section(printing, "reciprocity", table=False) if zones else ())]


def record(printing: PrintContext) -> list[Flowable]:
    """The status of the record, and when each side sealed what it predicted."""
    return [*joint_steps.record(printing), *seal_times(printing)]


def purpose(printing: PrintContext) -> list[Flowable]:
    """The purpose as agreed and by whom, the clause, what is out of scope, the rules, words to watch."""
    flowables: list[Flowable] = []
    agreed = answered(printing, Role.PURPOSE)
    if agreed:
        flowables.append(paragraph(printing, printing.quote(agreed), "lead"))
    flowables.extend(_acceptance(printing))
    clause = printing.quote(answered(printing, Role.NON_PREJUDICE))
    flowables.extend(captioned(printing, _("Non-prejudice clause"), clause))
    scope = lines(answered(printing, Role.OUT_OF_SCOPE))
    if scope:
        flowables.extend(heading(printing, _("Out of scope"), 2))
        flowables.extend(points(printing, [printing.own(line) for line in scope]))
    flowables.extend(heading(printing, _("Mandate and rules"), 2))
    flowables.extend(facts(printing, session_frame.rules(printing), indent=0))
    return [*flowables, *_terms(printing)]


def _acceptance(printing: PrintContext) -> list[Flowable]:
    """Whether each side accepted the purpose, and its statement."""
    said = []
    for side in SIDES:
        entry = answer(printing, Role.PURPOSE_ACCEPTED, side)
        if entry is None or not entry.value:
            continue
        name = f"{side_name(side)}: " if printing.disclosure.sides_named else ""
        words = [bold(name), Run(scale("ACCEPTANCE").shown(entry.value))]
        if entry.reason.strip():
            words.append(Run(f" – {spoken(printing, entry.reason)}"))
        said.append(words)
    if not said:
        return []
    return [*heading(printing, _("Accepted as the purpose"), 2), *points(printing, said)]


def _terms(printing: PrintContext) -> list[Flowable]:
    """Words that the sides use with different meanings."""
    field = printing.template.role(Role.TERMS)
    if field is None or not printing.disclosure.sides_named:
        return []
    records = list_records(printing.dialogue, printing.session.id, field)
    rows = [
        dict(column_facts(printing, field.rows, dict(listed_record.values)))
        for listed_record in records
        if isinstance(listed_record, ListRow) and printing.prints(listed_record)
    ]
    if not rows:
        return []
    heads = [printing.label(column.label) for column in field.rows]
    widths = [styles.WIDTH * share for share in (0.19, 0.29, 0.29, 0.23)]
    if len(heads) != len(widths):
        widths = [styles.WIDTH / len(heads)] * len(heads)
    body = [[row.get(head, "") for head in heads] for row in rows]
    opening = heading(printing, _("Words used differently"), 2)
    return [*opening, *table(printing, widths, heads, body, cell_styles=("cell_bold",))]
