"""The differences of a track that stand now, over all its sessions, as far as a register may print them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from dialogue_app.analyses.chains import Chain, chains
from dialogue_app.analyses.prospect import computed_prospect, settled_prospect
from dialogue_app.core.commands.attribution import in_force, strictest
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, RiskReductionMeasure
from dialogue_app.core.records import EXTERNAL, INTERNAL, Record, Session
from dialogue_app.core.template import Template
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.parts.assembly import templates
from dialogue_app.services.audience.disclosure import allowed_markings
from dialogue_app.services.audience.redaction import TemplateOf, narrowed
from dialogue_app.services.audience.releasable_view import releasable


@dataclass(frozen=True, slots=True)
class OpenDifference:
    """One difference as it stands, the session it was recorded in first, and the measures that serve it."""

    difference: Difference
    first: int | None
    measures: tuple[RiskReductionMeasure, ...]

    @property
    def prospect(self) -> str:
        """The prospect, recorded or computed; empty while it is not settled."""
        return settled_prospect(self.difference)

    @property
    def computed(self) -> str:
        """What the rule of the method gives."""
        return computed_prospect(self.difference)


def track_so_far(dialogue: Dialogue, session: Session, template: Template) -> tuple[Dialogue, Session]:
    """What of the sessions up to this one a register may print, and the session with marking and rule.

    The rule is the strictest of those sessions. An external track is composed from what may be released.
    """
    number = session.number or 0
    known = templates(session, template)
    before = [former for former in dialogue.sessions() if (former.number or 0) <= number]
    rule = strictest(*(in_force(former) for former in before))
    if dialogue.track.track == EXTERNAL:
        released = _released(dialogue, session, before, known)
        strict = dataclasses.replace(released.of(Session)[session.id], attribution_rule=rule)
        return _with(released, strict), strict
    highest = "ALLY" if dialogue.track.track == INTERNAL else session.handling or "MOD"
    inner, marked = narrowed(dialogue, session, known, highest, up_to=number)
    strict = dataclasses.replace(marked, attribution_rule=rule)
    return _with(inner, strict), strict


def _with(dialogue: Dialogue, session: Session) -> Dialogue:
    return Dialogue(session if record.id == session.id else record for record in dialogue.everything())


def _released(dialogue: Dialogue, session: Session, before: Iterable[Session], known: TemplateOf) -> Dialogue:
    """What may be released of each session whose marking allows it; of this one first."""
    allowed = allowed_markings(session.handling)
    records: dict[str, Record] = {
        record.id: record for record in releasable(dialogue, session, known(session)).everything()
    }
    for former in before:
        if former.id != session.id and former.handling in allowed:
            for record in releasable(dialogue, former, known(former)).everything():
                records.setdefault(record.id, record)
    return Dialogue(records.values())


def standing(printing: PrintContext, whole: Dialogue) -> tuple[OpenDifference, ...]:
    """Every difference of which the latest record may be printed, by first session and place.

    ``whole`` is the track itself: only there it is written which record continues which.
    """
    number = printing.session.number or 0
    so_far = Dialogue(record for record in whole.everything() if _in_time(whole, record, number))
    measures = [
        chain.latest
        for chain in chains(so_far, RiskReductionMeasure)
        if (printed := printing.dialogue.get(RiskReductionMeasure, chain.latest.id))
        and printing.disclosure.prints(printed)
    ]
    result = []
    for chain in chains(so_far, Difference):
        latest = printing.dialogue.get(Difference, chain.latest.id)
        if latest is None or not printing.disclosure.prints(latest):
            continue
        ids = _ids(chain)
        serving = tuple(
            printing.dialogue.of(RiskReductionMeasure)[measure.id]
            for measure in measures
            if ids & set(measure.differences)
        )
        printing.printed |= ids | {measure.id for measure in serving}
        result.append(OpenDifference(latest, chain.first.number if chain.first else None, serving))
    return tuple(result)


def _in_time(whole: Dialogue, record: Record, number: int) -> bool:
    """Whether a record belongs to a session up to this one."""
    session = whole.get(Session, getattr(record, "session", ""))
    return session is None or (session.number or 0) <= number


def _ids(chain: Chain[Difference]) -> set[str]:
    return {chain.latest.id, *(difference.id for difference in chain.earlier)}
