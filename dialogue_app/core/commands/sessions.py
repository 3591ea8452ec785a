"""Verbs on the track itself and on its sessions: a new track, a new session, one from the previous."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from dialogue_app.core import form, timestamps
from dialogue_app.core.commands.attribution import CHR, PARTY, answer_edits, rule_answer, rule_field
from dialogue_app.core.commands.common_line import WITHDRAWN as TAKEN_OUT
from dialogue_app.core.commands.lists import remove_record
from dialogue_app.core.commands.silence import OVER, RUNNING, phase
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import (
    Difference,
    FollowUp,
    LineDraft,
    LineParagraph,
    ParkingLotItem,
    RedLine,
    Reservation,
    SilenceProcedure,
)
from dialogue_app.core.edits import Change, Edit, added
from dialogue_app.core.errors import Refused
from dialogue_app.core.kinds import LISTED
from dialogue_app.core.records import (
    BRIEF,
    EXTERNAL,
    INTERNAL,
    SIDES,
    Entry,
    FieldSkip,
    Listed,
    Record,
    Seat,
    SelectedItem,
    Session,
    StageNotes,
    StageState,
    Tick,
    Track,
    new_id,
)
from dialogue_app.core.template import Template
from dialogue_app.core.validity.checks import check
from dialogue_app.core.visibility.markings import usual
from dialogue_app.core.visibility.seal_state import is_sealed
from dialogue_app.support.translation import _

CARRIED: tuple[type[Listed], ...] = (
    SelectedItem,
    RedLine,
    Difference,
    LineParagraph,
    LineDraft,
    Reservation,
    SilenceProcedure,
    FollowUp,
    ParkingLotItem,
)
"""Kinds that a following session takes over, so far as they are still open."""

_CLOSED = {
    Difference: ("CLARIFIED",),
    FollowUp: ("DONE", "DROPPED"),
    ParkingLotItem: ("TAKEN_UP", "CLOSED"),
    LineParagraph: (TAKEN_OUT,),
    Reservation: ("LIFTED",),
}


def new_track(
    name: str,
    track: str,
    *,
    languages: Sequence[str] = ("en",),
    fiction: bool = False,
    counterpart: str = "",
) -> Dialogue:
    """A dialogue that holds its track record only. Raises Refused if a value does not fit."""
    record = Track(
        id=new_id(),
        name=name.strip(),
        track=track,
        languages=tuple(languages),
        fiction="yes" if fiction else "",
        counterpart=counterpart if track == INTERNAL else "",
        created_at=timestamps.now(),
    )
    check(record)
    return Dialogue((record,))


def new_session(dialogue: Dialogue, template: Template, *, title: str = "", **values: Any) -> Change:
    """Add a session that runs on ``template`` and keeps its text. Every party of the alliance gets a
    seat in the internal track, each side in the external one, every party in an exercise.
    """
    number = values.pop("number", None) or next_number(dialogue)
    track = dialogue.track
    frame: dict[str, Any] = {
        "id": new_id(),
        "number": number,
        "title": title or _("Session {n}").format(n=number),
        "dates": timestamps.today(),
        "languages": track.languages,
        "handling": usual(track.track),
        "attribution_rule": "" if rule_field(template) else CHR if track.track == BRIEF else PARTY,
        "fiction": track.fiction,
    }
    session = on_template(Session(**(frame | values)), template)
    check(session)
    rule = answer_edits(dialogue, session, template)
    seats = [
        Seat(id=new_id(), session=session.id, party=party, position=place)
        for place, party in enumerate(_usual_seats(dialogue))
    ]
    return Change(_("New session"), (*added(session, *seats), *rule))


def set_up(dialogue: Dialogue, before: Session, after: Session, template: Template) -> Change:
    """Change the frame of a session, and with the attribution rule the answer of the field that asks for it.
    ``template``: that of ``after``. Raises Refused if a value does not fit.
    """
    check(after)
    edits = () if after == before else (Edit(before, after),)
    return Change(_("Session set-up"), (*edits, *answer_edits(dialogue, after, template)))


def reframed(dialogue: Dialogue, change: Change, session: Session, template: Template) -> Change:
    """A change that adds a session, with another frame of that session; ``template`` is that of the frame."""
    check(session)
    rest = (edit for edit in change.edits[1:] if edit.kind is not Entry)
    return Change(change.name, (*added(session), *rest, *answer_edits(dialogue, session, template)))


def on_template(session: Session, template: Template) -> Session:
    """A session as it runs on a template: it keeps the template's text."""
    return dataclasses.replace(
        session,
        template_key=template.key,
        template_version=template.version,
        template_text=template.source,
        short_form="yes" if template.short_form else "",
    )


def is_untouched(dialogue: Dialogue, session: str, template: Template) -> bool:
    """Whether nothing has been done in a session yet but its set-up, so that it may still change its
    ``template``.
    """
    kinds: tuple[type[Record], ...] = (Entry, StageState, StageNotes, FieldSkip, Tick, *LISTED)
    field = rule_field(template)
    rule = rule_answer(dialogue, session, field) if field is not None else None
    return not any(
        getattr(record, "session", "") == session and record != rule
        for kind in kinds
        for record in dialogue.of(kind).values()
    )


def _usual_seats(dialogue: Dialogue) -> tuple[str, ...]:
    track = dialogue.track.track
    if track in (EXTERNAL, BRIEF):
        return SIDES
    parties = dialogue.parties()
    if track == INTERNAL:
        parties = tuple(party for party in parties if party.side == SIDES[0])
    return tuple(party.id for party in parties)


def next_number(dialogue: Dialogue) -> int:
    """The number after that of the last session."""
    return max((session.number or 0 for session in dialogue.sessions()), default=0) + 1


def session_from_previous(
    dialogue: Dialogue, previous: Session, template: Template, *, title: str = "", **values: Any
) -> Change:
    """Add a session that follows ``previous``: the same roles, rules and seats, and copies of the
    selection and of what is still open (see CARRIED), each naming the record it continues. Of the common line
    that is the text with its brackets, its supporters and the reservations on it, a silence that runs, and
    the drafts it goes on from: the last one, and the one under silence.
    """
    frame = {
        name: getattr(previous, name)
        for name in (
            "place", "officialdom", "mandate", "chair", "facilitator", "rapporteur", "penholder",
            "release_authority", "languages", "handling", "attribution_rule", "fiction",
        )
    }  # fmt: skip
    change = new_session(
        dialogue,
        template,
        title=title,
        previous=previous.id,
        **(frame | {"warned_at": previous.warned_at} | values),
    )
    session = change.edits[0].record
    rule = [edit for edit in change.edits if edit.kind is Entry]
    seats = [
        dataclasses.replace(seat, id=new_id(), session=session.id, head="")
        for seat in dialogue.seats(previous.id)
    ]
    carried = _carried(dialogue, previous, session.id, template)
    return Change(_("New session from the previous one"), (*added(session, *seats, *carried), *rule))


def _carried(dialogue: Dialogue, previous: Session, session: str, template: Template) -> list[Listed]:
    open_ones = [
        record
        for kind in CARRIED
        for record in dialogue.listed(kind, previous.id)
        if not is_sealed(record)
        and _is_open(dialogue, record)
        and (not record.field or template.find_field(record.field) is not None)
    ]
    fresh = {record.id: new_id() for record in open_ones}
    return [
        dataclasses.replace(
            record,
            id=fresh[record.id],
            session=session,
            carried_from=record.id,
            sealed_at="",
            unsealed_at="",
            entered_at=timestamps.now(),
            **_references(record, fresh),
        )
        for record in open_ones
    ]


def _is_open(dialogue: Dialogue, record: Listed) -> bool:
    """Whether a record of the previous session is still open, or something open rests on it."""
    if isinstance(record, SilenceProcedure):
        return _runs(record)
    if isinstance(record, LineDraft):
        kept = dialogue.listed(LineDraft, record.session, record.field)
        silences = dialogue.listed(SilenceProcedure, record.session)
        circulated = {silence.version for silence in silences if _runs(silence)}
        return record == kept[-1] or record.version in circulated
    if isinstance(record, Reservation):
        text = dialogue.get(LineParagraph, record.paragraph)
        if text is not None and text.status == TAKEN_OUT:
            return False
    return getattr(record, "status", "") not in _CLOSED.get(type(record), ())


def _runs(silence: SilenceProcedure) -> bool:
    """Whether a silence runs, or is over without a result on record."""
    return phase(silence) in (RUNNING, OVER)


def _references(record: Record, fresh: dict[str, str]) -> dict[str, Any]:
    """The references of a record, those to carried records turned to their copies."""
    values: dict[str, Any] = {}
    for name, ask in form.questions(type(record)):
        value = getattr(record, name)
        if ask.kind == "ref":
            values[name] = fresh.get(value, value)
        elif ask.kind == "refs":
            values[name] = tuple(fresh.get(part, part) for part in value)
    return values


def judge_names(dialogue: Dialogue, session: str, verdicts: Mapping[str, str]) -> Change:
    """Keep what somebody judged of words that name a person or party, or may do so: key -> verdict. Empty if
    it was judged so before.
    """
    before = dialogue.of(Session)[session]
    after = dataclasses.replace(
        before, names_judged=tuple(sorted({**dict(before.names_judged), **verdicts}.items()))
    )
    return Change(_("Judge names"), () if after == before else (Edit(before, after),))


def remove_session(dialogue: Dialogue, session: Session) -> Change:
    """Remove a session with everything recorded in it. Raises Refused if something in it was sealed."""
    inside = [record for record in dialogue.everything() if getattr(record, "session", "") == session.id]
    if any(getattr(record, "sealed_at", "") for record in inside):
        raise Refused(_("This session holds sealed answers, so it stays. Nothing was changed."))
    change = remove_record(dialogue, session, name=_("Remove session"))
    ids = {record.id for record in inside}
    outside = tuple(edit for edit in change.edits if edit.record.id not in ids)
    return Change(change.name, tuple(Edit(record, None) for record in inside) + outside)
