"""Parties, seats, and who answers a field."""

from __future__ import annotations

import pytest

from dialogue_app.core.commands.lists import add_record
from dialogue_app.core.commands.seats import (
    Answerer,
    add_party,
    answerer,
    answerers,
    change_party,
    move_seat,
    participants,
    remove_party,
    seat_party,
    side_name,
    unseat_party,
)
from dialogue_app.core.commands.sessions import new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.edits import added
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import ALLIANCE, RUSSIA, SIDES, TRAINING, Entry, Participant, Party, Seat
from tests.core import made


@pytest.fixture
def dialogue() -> Dialogue:
    return made.small_dialogue()


def code(dialogue: Dialogue, name: str) -> Party:
    party = dialogue.party_by_code(name)
    assert party is not None
    return party


def test_sides_parties_and_people_answer_by_code_and_name(dialogue: Dialogue) -> None:
    norway = code(dialogue, "NOR")
    dialogue = dialogue.apply(add_record(Participant(id="x", name="Kari")).edits)
    assert answerer(dialogue, ALLIANCE) == Answerer(ALLIANCE, "ALL", "Alliance", ALLIANCE)
    assert answerer(dialogue, RUSSIA).code == "RUS"
    assert answerer(dialogue, norway.id) == Answerer(norway.id, "NOR", "Party NOR", ALLIANCE)
    assert answerer(dialogue, "x") == Answerer("x", "Kari", "Kari")
    assert answerer(dialogue, "gone").name == "?"
    assert side_name(RUSSIA) == "Russia"


def test_a_field_is_answered_by_its_columns(dialogue: Dialogue) -> None:
    session = made.first_session(dialogue).id
    people = [Participant(id=name, session=session, name=name, position=9 - n) for n, name in enumerate("ab")]
    dialogue = dialogue.apply(added(*people, Participant(id="c", session="other")))
    assert [seat.code for seat in answerers(dialogue, session, made.VERDICT)] == ["NOR", "DNK"]
    assert [seat.id for seat in answerers(dialogue, session, made.CONFIDENCE)] == list(SIDES)
    assert [seat.name for seat in answerers(dialogue, session, made.TWO_WAY)] == ["b", "a"]
    assert answerers(dialogue, session, made.PLAIN) == ()
    assert participants(dialogue, "none") == ()


def test_a_party_needs_a_code_of_its_own_and_a_name(dialogue: Dialogue) -> None:
    after = dialogue.apply(add_party(dialogue, " SWE ", " Sweden ", profile="p").edits)
    assert (code(after, "SWE").name, code(after, "SWE").position) == ("Sweden", 3)
    for bad in (("", "x"), ("X", " ")):
        with pytest.raises(Refused, match="short code and a name"):
            add_party(dialogue, *bad)
    with pytest.raises(Refused, match="belongs to Party NOR"):
        add_party(dialogue, "NOR", "Other")


def test_a_party_is_changed(dialogue: Dialogue) -> None:
    norway = code(dialogue, "NOR")
    after = dialogue.apply(change_party(dialogue, norway, name=" Norway ").edits)
    assert code(after, "NOR").name == "Norway"
    assert not change_party(dialogue, norway, code="NOR")
    with pytest.raises(Refused, match="short code and a name"):
        change_party(dialogue, norway, name="")
    with pytest.raises(Refused, match="belongs to"):
        change_party(dialogue, norway, code="DNK")
    with pytest.raises(Refused, match="not a side"):
        change_party(dialogue, norway, side="x")


def test_a_party_goes_with_its_seats_and_what_it_said(dialogue: Dialogue) -> None:
    norway, session = code(dialogue, "NOR"), made.first_session(dialogue).id
    dialogue = dialogue.apply(
        added(Entry(id="e", session=session, party=norway.id), RedLine(id="r", holder=norway.id))
    )
    change = remove_party(dialogue, norway)
    after = dialogue.apply(change.edits)
    assert after.party_by_code("NOR") is None
    assert [seat.party for seat in after.seats(session)] == [code(after, "DNK").id]
    assert not after.of(Entry)
    assert after.of(RedLine)["r"].holder == ""
    assert after.apply(change.reversed().edits) == dialogue


def test_the_other_side_gets_no_seat_in_an_internal_track(dialogue: Dialogue) -> None:
    session = made.first_session(dialogue).id
    for other in (code(dialogue, "RUS").id, RUSSIA):
        with pytest.raises(Refused, match="is the other side, which has no seat in an internal track"):
            seat_party(dialogue, session, other)
    norway = code(dialogue, "NOR")
    with pytest.raises(Refused, match="is the other side, which has no seat in an internal track"):
        change_party(dialogue, norway, side=RUSSIA)
    without = dialogue.apply(unseat_party(dialogue, session, norway.id).edits)
    assert change_party(without, norway, side=RUSSIA)


def test_seats_are_given_once_taken_away_and_moved() -> None:
    dialogue = made.small_dialogue(TRAINING)
    dialogue = dialogue.apply(
        unseat_party(dialogue, made.first_session(dialogue).id, code(dialogue, "RUS").id).edits
    )
    session = made.first_session(dialogue).id
    russia = code(dialogue, "RUS").id
    dialogue = dialogue.apply(seat_party(dialogue, session, russia).edits)
    assert [answerer(dialogue, seat.party).code for seat in dialogue.seats(session)] == ["NOR", "DNK", "RUS"]
    assert not seat_party(dialogue, session, russia)
    dialogue = dialogue.apply(move_seat(dialogue, dialogue.seats(session)[2], -1).edits)
    assert [answerer(dialogue, seat.party).code for seat in dialogue.seats(session)] == ["NOR", "RUS", "DNK"]
    assert not move_seat(dialogue, dialogue.seats(session)[0], -1)
    dialogue = dialogue.apply(added(Entry(id="e", session=session, party=russia)))
    dialogue = dialogue.apply(unseat_party(dialogue, session, russia).edits)
    assert len(dialogue.seats(session)) == 2
    assert not dialogue.of(Entry)
    assert not unseat_party(dialogue, session, russia)
    empty = new_track("Arctic", TRAINING)
    first = empty.apply(seat_party(empty, "s", ALLIANCE).edits)
    assert [seat.position for seat in first.of(Seat).values()] == [0]
