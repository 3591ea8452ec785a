"""Who sits at the table and who answers a field; verbs on parties, seats and participants."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from dialogue_app.core.commands.lists import add_record, moved, remove_record
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit, added
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import ALLIANCE, INTERNAL, RUSSIA, SIDES, Participant, Party, Seat, new_id
from dialogue_app.core.template import TemplateField
from dialogue_app.core.validity.checks import check
from dialogue_app.core.validity.party_codes import alike_code, as_code, code_fault
from dialogue_app.core.visibility.seals import refuse_renaming
from dialogue_app.support.translation import N_, _

SIDE_CODES = {ALLIANCE: "ALL", RUSSIA: "RUS"}
_SIDE_NAMES = {ALLIANCE: N_("Alliance"), RUSSIA: N_("Russia")}


@dataclass(frozen=True, slots=True)
class Answerer:
    """Somebody who answers a field: a party, a side or a participant, by id, short code and name."""

    id: str
    code: str
    name: str
    side: str = ""


def side_name(side: str) -> str:
    """The name of a side in the language of the program."""
    return _(_SIDE_NAMES[side])


def answerer(dialogue: Dialogue, party_id: str) -> Answerer:
    """The party, side or participant of this id; one that is gone is shown as a question mark."""
    if party_id in SIDES:
        return Answerer(party_id, SIDE_CODES[party_id], side_name(party_id), party_id)
    party = dialogue.get(Party, party_id)
    if party is not None:
        return Answerer(party.id, party.code, party.name, party.side)
    person = dialogue.get(Participant, party_id)
    if person is not None:
        return Answerer(person.id, person.name, person.name)
    return Answerer(party_id, "?", "?")


def answerers(dialogue: Dialogue, session: str, field: TemplateField) -> tuple[Answerer, ...]:
    """Those who answer a field, in their order; nobody in particular where it has no columns."""
    if field.columns == "seats":
        return tuple(answerer(dialogue, seat.party) for seat in dialogue.seats(session))
    if field.columns == "sides":
        return tuple(answerer(dialogue, side) for side in SIDES)
    if field.columns == "participants":
        return tuple(answerer(dialogue, person.id) for person in participants(dialogue, session))
    return ()


def participants(dialogue: Dialogue, session: str) -> tuple[Participant, ...]:
    """The people attending a session, in their order."""
    seated = [
        participant for participant in dialogue.of(Participant).values() if participant.session == session
    ]
    return tuple(sorted(seated, key=lambda participant: (participant.position, participant.id)))


def add_party(dialogue: Dialogue, code: str, name: str, side: str = ALLIANCE, profile: str = "") -> Change:
    """Add a party at the end. Raises Refused if the code is empty, is none (see
    ``party_codes``), or belongs to another party or looks like its code.
    """
    code, name = as_code(code), name.strip()
    _refuse_code(dialogue, code, name, "")
    position = max((party.position for party in dialogue.parties()), default=-1) + 1
    party = Party(id=new_id(), code=code, name=name, side=side, profile=profile, position=position)
    return add_record(party, name=_("Add party"))


def change_party(dialogue: Dialogue, party: Party, **values: str) -> Change:
    """Change code, name, side, other names or profile of a party. Raises Refused if a new code is none, is
    taken or looks like another one, and for a side that has no seat here where the party has one.
    """
    if values.get("code", party.code) != party.code:
        values["code"] = as_code(values["code"])
    after = dataclasses.replace(party, **{key: value.strip() for key, value in values.items()})  # type: ignore[arg-type]
    if after.code != party.code or not after.name:
        _refuse_code(dialogue, after.code, after.name, party.id)
    check(after)
    if after.side != party.side and any(seat.party == party.id for seat in dialogue.of(Seat).values()):
        _refuse_seat(dialogue, after.name, after.side)
    refuse_renaming(dialogue, party, after)
    return Change(_("Change party"), () if after == party else (Edit(party, after),))


def remove_party(dialogue: Dialogue, party: Party) -> Change:
    """Remove a party with its seats and everything it answered."""
    change = remove_record(dialogue, party, name=_("Remove party"))
    seats = tuple(Edit(seat, None) for seat in dialogue.of(Seat).values() if seat.party == party.id)
    others = tuple(edit for edit in change.edits if not (edit.kind is Seat and edit.record.id in _ids(seats)))
    return Change(change.name, others + seats)


def _ids(edits: tuple[Edit, ...]) -> set[str]:
    return {edit.record.id for edit in edits}


def _refuse_code(dialogue: Dialogue, code: str, name: str, own: str) -> None:
    if not code or not name:
        raise Refused(_("A party needs a short code and a name. Nothing was changed."))
    fault = code_fault(code)
    if fault:
        raise Refused(_("“{code}”: {fault}. Nothing was changed.").format(code=code, fault=fault))
    others = [party for party in dialogue.parties() if party.id != own]
    taken = dialogue.party_by_code(code)
    if taken is not None and taken.id != own:
        raise Refused(
            _("The code {code} belongs to {name}. Nothing was changed.").format(code=code, name=taken.name)
        )
    alike = alike_code(code, others)
    if alike is not None:
        raise Refused(
            _(
                "The code {code} looks like {other} of {name}: choose another one. Nothing was changed."
            ).format(code=code, other=alike.code, name=alike.name)
        )


def may_sit(track: str, side: str) -> bool:
    """Whether a side may have a seat in a track: Russia has none in an internal one."""
    return (track, side) != (INTERNAL, RUSSIA)


def _refuse_seat(dialogue: Dialogue, name: str, side: str) -> None:
    if not may_sit(dialogue.track.track, side):
        sentence = _("{name} is the other side, which has no seat in an internal track. Nothing was changed.")
        raise Refused(sentence.format(name=name))


def seat_party(dialogue: Dialogue, session: str, party: str) -> Change:
    """Give a party a seat in a session, at the end of the table. Empty if it sits there already. Raises
    Refused for the other side in an internal track.
    """
    if dialogue.at(Seat, session, party) is not None:
        return Change("", ())
    who = answerer(dialogue, party)
    _refuse_seat(dialogue, who.name, who.side)
    position = max((seat.position for seat in dialogue.seats(session)), default=-1) + 1
    seat = Seat(id=new_id(), session=session, party=party, position=position)
    return Change(_("Add seat"), added(seat))


def unseat_party(dialogue: Dialogue, session: str, party: str) -> Change:
    """Take a party's seat away, with what it answered in that session."""
    seat = dialogue.at(Seat, session, party)
    return Change("", ()) if seat is None else remove_record(dialogue, seat, name=_("Remove seat"))


def move_seat(dialogue: Dialogue, seat: Seat, steps: int) -> Change:
    """Move a seat along the table; stops at the ends."""
    return Change(_("Move seat"), moved(dialogue.seats(seat.session), seat, steps))


def move_party(dialogue: Dialogue, party: Party, steps: int) -> Change:
    """Move a party up (negative) or down in the order of parties; stops at the ends."""
    return Change(_("Move party"), moved(dialogue.parties(), party, steps))


def move_participant(dialogue: Dialogue, person: Participant, steps: int) -> Change:
    """Move a participant up or down in the list of the session; stops at the ends."""
    return Change(_("Move participant"), moved(participants(dialogue, person.session), person, steps))
