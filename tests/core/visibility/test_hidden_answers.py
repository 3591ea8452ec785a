"""Hidden until the reveal: kept in the track, shown all at once, with the time."""

from dialogue_app.core.records import ALLIANCE, Tick
from dialogue_app.core.visibility.hidden_answers import (
    Seen,
    first_seen,
    hidden_fields,
    hide,
    reveal,
    revealed_at,
)
from tests.core.sealed_track import SESSION, STATED, empty, put


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


def test_answers_are_first_seen_at_their_first_reveal() -> None:
    dialogue = empty()
    assert first_seen(dialogue, SESSION, "on_other") == Seen()
    dialogue = dialogue.apply(hide(dialogue, SESSION, "on_other").edits)
    dialogue = put(dialogue, STATED, ALLIANCE, "3")
    assert first_seen(dialogue, SESSION, "on_other") == Seen()
    dialogue = dialogue.apply(reveal(dialogue, SESSION, "on_other").edits)
    seen = first_seen(dialogue, SESSION, "on_other")
    assert (bool(seen.at), seen.unhidden) == (True, False)
    for verb in (hide, reveal):
        dialogue = dialogue.apply(verb(dialogue, SESSION, "on_other").edits)
    assert first_seen(dialogue, SESSION, "on_other") == seen
    assert {tick.what for tick in dialogue.of(Tick).values()} == {"hidden_from:on_other", "revealed:on_other"}


def test_a_reveal_of_nothing_shows_nothing() -> None:
    dialogue = empty()
    for verb in (hide, reveal, hide):
        dialogue = dialogue.apply(verb(dialogue, SESSION, "on_other").edits)
    dialogue = put(dialogue, STATED, ALLIANCE, "3")
    assert first_seen(dialogue, SESSION, "on_other") == Seen()


def test_what_was_entered_for_all_to_see_was_never_hidden() -> None:
    dialogue = put(empty(), STATED, ALLIANCE, "3")
    assert first_seen(dialogue, SESSION, "on_other") == Seen(unhidden=True)
    dialogue = dialogue.apply(hide(dialogue, SESSION, "on_other").edits)
    assert first_seen(dialogue, SESSION, "on_other") == Seen(unhidden=True)
    assert hidden_fields(dialogue, SESSION) == {"on_other"}
