"""Changes that could not be written, one after the other: all are there when they are saved at last."""

from __future__ import annotations

import dataclasses

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.stages import write_notes
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit, added, removed
from dialogue_app.core.records import Entry, Party, StageNotes, Tick, new_id
from dialogue_app.ui.track.unsaved_changes import with_change
from tests.core import made


def after(saved: Dialogue, *changes: Change) -> Dialogue:
    unsaved = saved
    for change in changes:
        unsaved = with_change(unsaved, change)
    return unsaved


def test_words_written_again_and_something_else_between_are_all_kept() -> None:
    saved = made.small_dialogue()
    session = made.first_session(saved).id
    unsaved = after(
        saved,
        write_notes(saved, session, "one", "first"),
        Change("Tick", added(Tick(id=new_id(), session=session, what="prompt:one:1"))),
        write_notes(saved, session, "one", "first and second"),
    )
    assert [notes.text for notes in unsaved.of(StageNotes).values()] == ["first and second"]
    assert len(unsaved.of(Tick)) == len(saved.of(Tick)) + 1


def test_two_attributes_of_one_record_are_both_kept() -> None:
    saved = made.small_dialogue()
    party = next(iter(saved.of(Party).values()))
    unsaved = after(
        saved,
        Change("Name", (Edit(party, dataclasses.replace(party, name="Another")),)),
        Change("Profile", (Edit(party, dataclasses.replace(party, profile="A neighbour")),)),
    )
    party_record = unsaved.of(Party)[party.id]
    assert (party_record.name, party_record.profile) == ("Another", "A neighbour")


def test_an_answer_that_was_never_there_is_one_answer_with_all_that_was_given() -> None:
    saved = made.small_dialogue()
    session, field, place = made.first_session(saved).id, made.PLAIN, Place()
    unsaved = after(
        saved,
        set_entry(saved, session, field, place, value="yes"),
        set_entry(saved, session, field, place, reason="because"),
    )
    (entry,) = unsaved.of(Entry).values()
    assert (entry.value, entry.reason) == ("yes", "because")


def test_a_record_that_is_taken_away_is_gone_and_a_change_that_fits_nothing_alters_nothing() -> None:
    saved = made.small_dialogue()
    tick = Tick(id=new_id(), session="s", what="prompt:one:1")
    again = dataclasses.replace(tick, id=new_id())
    there = saved.apply(added(tick))
    gone = after(there, Change("Off", removed(tick)), Change("Off", removed(tick)))
    assert gone == saved
    party = next(iter(saved.of(Party).values()))
    other = next(party_record for party_record in saved.of(Party).values() if party_record != party)
    taken = Change("Code", (Edit(party, dataclasses.replace(party, code=other.code)),))
    assert after(there, taken, Change("Again", added(again))) == there
