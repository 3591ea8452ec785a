"""Which words an attempt to read a position back is about."""

from __future__ import annotations

from dialogue_app.core.domain_records import ReadBack, RedLine
from dialogue_app.core.records import RUSSIA, new_id
from dialogue_app.core.wording.confirmation import in_order, wording_of
from tests.core import made


def test_an_attempt_that_names_no_record_is_about_its_own_words() -> None:
    attempt = ReadBack(id=new_id(), field="readbacks", text="You hold that the corridor is closed.")
    assert wording_of(made.small_dialogue(), attempt) == "You hold that the corridor is closed."


def test_an_attempt_is_about_the_position_as_it_stands_now() -> None:
    dialogue = made.small_dialogue()
    line = RedLine(
        id=new_id(), session=dialogue.sessions()[0].id, field="x", holder=RUSSIA, statement="No arms."
    )
    attempt = ReadBack(id=new_id(), field="readbacks", of=line.id, text="You want no arms.")
    dialogue = type(dialogue)([*dialogue.everything(), line])
    assert wording_of(dialogue, attempt) == "No arms."


def test_attempts_without_a_number_come_before_the_first() -> None:
    first = ReadBack(id=new_id(), field="readbacks", attempt=1)
    unnumbered = ReadBack(id=new_id(), field="readbacks")
    assert in_order((first, unnumbered)) == (unnumbered, first)
