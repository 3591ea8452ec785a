"""The debrief of an exercise (methodology, 6.7), and the sheet that one delegation takes home from it.

The debrief opens what was closed during play: predictions once they have been unsealed, injects, verdicts as
counts. It does not open what belongs to one delegation (cards, bottom lines, commitments); that is in the
sheet of this delegation alone. Notes of control and observers are in neither.
"""

from __future__ import annotations

import dataclasses
from functools import partial

from reportlab.platypus import Flowable

from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.analyses.judgements.unity_overview import verdict_field
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Inject
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import TRAINING, Entry, Listed, Participant, Record, Session
from dialogue_app.core.roles import Role
from dialogue_app.core.template import Template
from dialogue_app.documents.debrief import delegation_sheet, lessons, play, predictions
from dialogue_app.documents.layout.blocks import facts, heading, points, text
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Letters
from dialogue_app.documents.parts import joint_steps, legend, session_frame
from dialogue_app.documents.parts.assembly import FICTION, DocumentForm, printings, refuse_off_the_record
from dialogue_app.documents.parts.chapters import Chapters, in_chapters, skipped
from dialogue_app.documents.parts.report_section import section
from dialogue_app.documents.parts.side_by_side import answered
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.scope.unsealed_view import opened
from dialogue_app.documents.sections import drafted_text
from dialogue_app.fields.single import lines
from dialogue_app.services.ports import DELEGATION, DocumentKind, DocumentRequest, Progress
from dialogue_app.support.translation import N_, _

KIND = DocumentKind(
    key="debrief",
    title=N_("Training debrief"),
    marking=N_("Participants of the exercise"),
    purpose=N_("What happened in an exercise, how well each side predicted the other, and the lessons."),
    readers=N_("Those who took part; the sheet of a delegation: this delegation only"),
    tracks=(TRAINING,),
    takes=(DELEGATION,),
)
LETTER, SHEET_LETTER = "D", "DS"
OPENED = (Role.PREDICTED_LINES, Role.FAIRNESS)
"""Roles of fields that are opened for everybody, beside the predicted and the own verdicts."""


def make(request: DocumentRequest, session: Session, template: Template, progress: Progress) -> bytes:
    """The PDF: the debrief, or the sheet of the delegation that is asked for. Raises Refused, Cancelled."""
    refuse_off_the_record(session)
    delegation = _delegation(request.dialogue, session, request.delegation)
    marked = dataclasses.replace(session, handling="DELEG" if delegation else "PART")

    opens = _Opens(request.dialogue, template, delegation)
    shown = opened(request.dialogue, dataclasses.replace(session, handling="PART"), template, opens)
    held = left_out.stock(request, session, template)
    begin = printings(request, shown, marked, template, held, for_one=bool(delegation))

    title, about, chapters = _(KIND.title), "", _chapters()
    if delegation:
        title, about = _("Debrief sheet"), begin(Letters()).disclosure.who(delegation)
        chapters = delegation_sheet.chapters(delegation)
    letter = SHEET_LETTER if delegation else LETTER
    form = DocumentForm(title=title, about=about, letter=letter, date=request.date, notice=_(FICTION))
    return in_chapters(form, begin, chapters, progress)


@dataclasses.dataclass(frozen=True)
class _Opens:
    """What a debrief opens beyond its marking, and a sheet of what is its delegation's own."""

    dialogue: Dialogue
    template: Template
    delegation: str

    def __call__(self, record: Record) -> bool:
        """Whether a record is let in."""
        if isinstance(record, Inject):
            return True
        stage_and_field = (
            self.template.find_field(record.field) if isinstance(record, Entry | Listed) else None
        )
        if (
            stage_and_field is None
            or not isinstance(record, Entry | Listed)
            or record.marking != stage_and_field[1].marking
        ):
            return False
        session = self.dialogue.get(Session, record.session)
        if session is not None and stage_and_field[1].entry_field in dict(session.field_markings):
            return False  # what somebody has marked on purpose is shown to nobody else
        return record.field in self._fields or (
            bool(self.delegation) and self._owner(record) == self.delegation
        )

    @property
    def _fields(self) -> tuple[str, ...]:
        predicted = direction_fields(self.template, "VERDICT").get("prediction")
        own = verdict_field(self.template)
        given = (*self.template.roles(*OPENED), predicted, own)
        return tuple(field.entry_field for field in given if field)

    def _owner(self, record: Record) -> str:
        """The party that something belongs to: its own, or that of the person who wrote it."""
        party = str(getattr(record, "holder", "") or getattr(record, "party", ""))
        person = self.dialogue.get(Participant, party)
        return person.party if person else party


def _delegation(dialogue: Dialogue, session: Session, asked: str) -> str:
    """The party of a seat, by id or short code; empty if none is asked for. Raises Refused."""
    if not asked:
        return ""
    seated = [seat.party for seat in dialogue.seats(session.id)]
    for party in seated:
        if asked in (party, answerer(dialogue, party).code):
            return party
    codes = ", ".join(answerer(dialogue, party).code for party in seated)
    raise Refused(
        _("No delegation “{asked}” sits in this exercise. Nothing was made; there are: {codes}.").format(
            asked=asked, codes=codes or "–"
        )
    )


def _chapters() -> Chapters:
    return (
        (_("Aims, scenario, seats"), aims),
        (_("Timeline"), play.timeline),
        (_("Predictions against statements"), predictions.predictions),
        (_("Missed, phantom, dangerous"), partial(section, key="surprises")),
        (_("Read-back"), play.read_backs),
        (_("Signals"), partial(section, key="signals")),
        (_("Unity, and what round two changed"), unity),
        (_("Differences"), register),
        (_("Lessons"), lessons.lessons),
        (_("Fairness of the roles"), lessons.fairness),
        (_("Skipped, with reasons"), skipped),
        (_("Not in this document"), left_out.account),
        (_("Legend and notes"), legend.legend),
    )


def aims(printing: PrintContext) -> list[Flowable]:
    """The learning aims, the scenario, the rules, the seats."""
    flowables: list[Flowable] = []
    listed = lines(answered(printing, Role.LEARNING_AIMS))
    if listed:
        flowables.extend(heading(printing, _("Learning aims"), 2))
        flowables.extend(points(printing, [printing.own(line) for line in listed]))
    background = printing.own(printing.dialogue.track.background)
    if background:
        flowables.extend(heading(printing, _("Scenario"), 2))
        flowables.extend(text(printing, background))
    flowables.extend(heading(printing, _("Seats"), 2))
    flowables.extend(session_frame.seats(printing))
    flowables.extend(heading(printing, _("Mandate and rules"), 2))
    return [*flowables, *facts(printing, session_frame.rules(printing), indent=0)]


def unity(printing: PrintContext) -> list[Flowable]:
    """How far the delegations were united in the end, and what had changed since the first round."""
    return [*section(printing, "unity"), *section(printing, "rounds")]


def register(printing: PrintContext) -> list[Flowable]:
    """The differences, and the paragraph that was tried."""
    flowables = joint_steps.differences(printing)
    drafted = printing.template.role(Role.JOINT_PARAGRAPH)
    paragraphs = drafted_text.section(printing, drafted) if drafted else []
    if paragraphs:
        flowables.extend(heading(printing, _("Joint paragraph"), 2))
        flowables.extend(paragraphs)
    return flowables
