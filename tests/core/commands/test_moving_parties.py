"""Parties and participants keep the order they are put in."""

from dialogue_app.core.commands.lists import change_attributes, change_record
from dialogue_app.core.commands.seats import move_participant, move_party, participants
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Participant, Party

DIALOGUE = Dialogue(
    (
        *(Party(id=code, code=code, name=code, side="ALLIANCE", position=n) for n, code in enumerate("ABC")),
        *(Participant(id=name, session="s", name=name, position=n) for n, name in enumerate("xyz")),
    )
)


def test_a_party_moves_and_stops_at_the_ends() -> None:
    party = DIALOGUE.of(Party)["C"]
    moved = DIALOGUE.apply(move_party(DIALOGUE, party, -1).edits)
    assert [member.code for member in moved.parties()] == ["A", "C", "B"]
    assert not move_party(DIALOGUE, party, 5)


def test_a_participant_moves() -> None:
    person = DIALOGUE.of(Participant)["x"]
    moved = DIALOGUE.apply(move_participant(DIALOGUE, person, 2).edits)
    assert [participant.name for participant in participants(moved, "s")] == ["y", "z", "x"]


def test_an_attribute_called_name_can_be_changed() -> None:
    person = DIALOGUE.of(Participant)["x"]
    change = change_attributes(DIALOGUE, person, {"name": "Ms Berg", "post": "Envoy"}, name="Correct")
    assert change.name == "Correct"
    changed = DIALOGUE.apply(change.edits).of(Participant)["x"]
    assert (changed.name, changed.post) == ("Ms Berg", "Envoy")
    assert change_record(DIALOGUE, person, post="Envoy").merge_key == "x:post"
