"""New wording voids what seats answered to the old one, unless the meaning is recorded as unchanged."""

from __future__ import annotations

import pytest

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.records import RUSSIA, CatalogueItem, Entry, SelectedItem
from dialogue_app.core.visibility.seals import seal, unseal
from dialogue_app.core.wording.voided_answers import is_void
from tests.core.sealed_track import ITEM, SEATS, SESSION, STATED, empty, field, put

VERDICT = field(
    "verdict_r1", "rating_matrix", columns="seats", scale="VERDICT", statuses=("NI",), marking="ALLY"
)
ROUND_TWO = field(
    "verdict_r2", "rating_matrix", columns="seats", scale="VERDICT", marking="ALLY", of="verdict_r1", round=2
)


def rated() -> Dialogue:
    return put(put(empty("INTERNAL"), VERDICT, "ally", "4"), VERDICT, "other", "NI")


def change(dialogue: Dialogue, **values: str) -> Change:
    return change_record(dialogue, dialogue.of(SelectedItem)[ITEM], **values)


def changed(dialogue: Dialogue, **values: str) -> Dialogue:
    return dialogue.apply(change(dialogue, **values).edits)


def void(dialogue: Dialogue) -> list[str]:
    return sorted(entry.party for entry in dialogue.of(Entry).values() if is_void(entry))


def test_answers_to_the_old_wording_are_void_and_kept() -> None:
    dialogue = changed(rated(), wording="Sharper.")
    assert void(dialogue) == ["ally", "other"]
    assert sorted(entry.value for entry in dialogue.of(Entry).values()) == ["4", "NI"]


def test_undoing_the_wording_undoes_what_follows_from_it() -> None:
    dialogue = rated()
    rewording = change(dialogue, wording="Sharper.")
    assert dialogue.apply(rewording.edits).apply(rewording.reversed().edits) == dialogue


@pytest.mark.parametrize("values", [{"wording": "R. "}, {"context": "C"}, {"instrument": "Vienna Document"}])
def test_other_changes_void_nothing(values: dict[str, str]) -> None:
    assert void(changed(rated(), **values)) == []


def test_the_same_meaning_keeps_the_answers_and_brings_them_back() -> None:
    assert void(changed(rated(), wording="Sharper.", meaning_unchanged="yes")) == []
    dialogue = changed(changed(rated(), wording="Sharper."), meaning_unchanged="yes")
    assert void(dialogue) == []
    assert void(changed(dialogue, meaning_unchanged="no")) == []


def test_who_answers_again_is_counted_again_even_with_the_same_answer() -> None:
    dialogue = put(changed(rated(), wording="Sharper."), VERDICT, "ally", "4")
    assert void(dialogue) == ["other"]
    sure = set_entry(dialogue, SESSION, VERDICT, Place(ITEM, "other"), confidence="H")
    assert void(dialogue.apply(sure.edits)) == ["other"]


def test_a_second_round_given_before_is_void_too() -> None:
    place = Place(ITEM, "ally", "", 2)
    dialogue = rated()
    dialogue = dialogue.apply(set_entry(dialogue, SESSION, ROUND_TWO, place, value="3").edits)
    dialogue = changed(dialogue, wording="Sharper.")
    assert len([entry for entry in dialogue.of(Entry).values() if is_void(entry)]) == 3
    again = dialogue.apply(set_entry(dialogue, SESSION, ROUND_TWO, place, value="2").edits)
    assert {entry.round: entry.value for entry in again.of(Entry).values() if entry.party == "ally"} == {
        1: "4",
        2: "2",
    }


def test_what_sides_stated_what_is_no_rating_and_what_is_sealed_stays() -> None:
    dialogue = put(put(empty("INTERNAL"), STATED, RUSSIA, "4"), field("note", "party_text"), "ally", "Words")
    dialogue = put(dialogue, SEATS, "ally", "3")
    dialogue = dialogue.apply(seal(dialogue, SESSION, SEATS).edits)
    entry = next(entry_record for entry_record in dialogue.of(Entry).values() if entry_record.sealed_at)
    dialogue = dialogue.apply(unseal(dialogue, SESSION, SEATS).edits)
    dialogue = changed(dialogue, wording="Sharper.")
    assert void(dialogue) == []
    assert dialogue.of(Entry)[entry.id].sealed_at


def test_other_records_have_no_wording_to_void() -> None:
    dialogue = rated()
    known = dialogue.of(CatalogueItem)["known"]
    assert void(dialogue.apply(change_record(dialogue, known, title="Otherwise").edits)) == []
