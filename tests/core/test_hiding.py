"""Hidden until the reveal: kept in the track, shown all at once, with the time."""

from dialogue_app.core.hiding import hidden_fields, hide, reveal, revealed_at
from dialogue_app.core.records import Tick
from tests.core.sealed_track import SESSION, empty


def test_a_field_is_hidden_until_it_is_revealed() -> None:
    dialogue = empty()
    assert not reveal(dialogue, SESSION, "on_other")
    dialogue = dialogue.apply(hide(dialogue, SESSION, "on_other").edits)
    assert hidden_fields(dialogue, SESSION) == {"on_other"}
    assert hidden_fields(dialogue, "another") == frozenset()
    assert not hide(dialogue, SESSION, "on_other")
    assert revealed_at(dialogue, SESSION, "on_other") == ""
    dialogue = dialogue.apply(reveal(dialogue, SESSION, "on_other").edits)
    assert hidden_fields(dialogue, SESSION) == frozenset()
    assert revealed_at(dialogue, SESSION, "on_other")


def test_it_may_be_hidden_again_and_the_last_reveal_is_kept() -> None:
    dialogue = empty()
    for _turn in range(2):
        dialogue = dialogue.apply(hide(dialogue, SESSION, "on_other").edits)
        dialogue = dialogue.apply(reveal(dialogue, SESSION, "on_other").edits)
    assert [one.what for one in dialogue.of(Tick).values()] == ["revealed:on_other"]
