"""A dialogue that is shut holds nothing of what nobody may see yet."""

from __future__ import annotations

import dataclasses

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import ALLIANCE, RUSSIA, Entry
from dialogue_app.core.visibility.hidden_answers import hide, reveal
from dialogue_app.core.visibility.seals import is_revealed, seal, unseal
from dialogue_app.core.visibility.unsealed_only import closed_fields, shut
from tests.core.sealed_track import LINES, PREDICTED, SESSION, STATED, empty, filled, line, put, template_of


def closed(dialogue: Dialogue) -> Dialogue:
    return shut(dialogue, template_of)


def test_nothing_closed_is_the_same_dialogue() -> None:
    dialogue = put(empty(), STATED, RUSSIA, "4")
    assert closed(dialogue) is dialogue


def test_what_has_not_been_sealed_yet_is_not_there() -> None:
    dialogue = closed(filled())
    assert not dialogue.of(Entry)
    assert not dialogue.of(Prediction)


def test_of_what_is_sealed_stays_that_it_is() -> None:
    dialogue = filled()
    for field in (PREDICTED, LINES):
        dialogue = dialogue.apply(seal(dialogue, SESSION, field).edits)
    closed_dialogue = closed(dialogue)
    assert {(entry.party, entry.value, entry.confidence) for entry in closed_dialogue.of(Entry).values()} == {
        (ALLIANCE, "", ""),
        (RUSSIA, "", ""),
    }
    assert all(entry.sealed_at and entry.marking == "DELEG" for entry in closed_dialogue.of(Entry).values())
    assert {
        (prediction.by, prediction.text, prediction.about)
        for prediction in closed_dialogue.of(Prediction).values()
    } == {
        (ALLIANCE, "", ""),
        (RUSSIA, "", ""),
    }


def test_a_side_that_unseals_shows_its_own_and_what_it_adds_later() -> None:
    dialogue = filled()
    dialogue = dialogue.apply(seal(dialogue, SESSION, PREDICTED).edits)
    dialogue = dialogue.apply(unseal(dialogue, SESSION, PREDICTED, ALLIANCE).edits)
    dialogue = put(dialogue, PREDICTED, ALLIANCE, "5", item="later")
    assert sorted((entry.party, entry.value) for entry in closed(dialogue).of(Entry).values()) == [
        (ALLIANCE, "3"), (ALLIANCE, "5"), (RUSSIA, ""),
    ]  # fmt: skip


def test_a_field_is_closed_until_everybody_has_unsealed_it_and_no_other_is() -> None:
    dialogue = filled()
    template = template_of(dialogue.sessions()[0])
    every = closed_fields(dialogue, SESSION, template)
    assert {PREDICTED.key, LINES.key} <= every
    assert STATED.key not in every
    for field in (PREDICTED, LINES):
        dialogue = dialogue.apply(seal(dialogue, SESSION, field).edits)
        for party_id in (ALLIANCE, RUSSIA):
            dialogue = dialogue.apply(unseal(dialogue, SESSION, field, party_id).edits)
    assert closed_fields(dialogue, SESSION, template) == every - {PREDICTED.key, LINES.key}


def test_what_is_hidden_until_the_reveal_is_not_there() -> None:
    dialogue = put(empty(), STATED, RUSSIA, "4")
    hidden = dialogue.apply(hide(dialogue, SESSION, "on_other").edits)
    assert not closed(hidden).of(Entry)
    shown = hidden.apply(reveal(hidden, SESSION, "on_other").edits)
    assert len(closed(shown).of(Entry)) == 1


def test_what_is_sealed_anywhere_else_is_shut_too() -> None:
    dialogue = put(empty(), STATED, RUSSIA, "4")
    entry = next(iter(dialogue.of(Entry).values()))
    dialogue = dialogue.apply((Edit(entry, dataclasses.replace(entry, sealed_at="t")),))
    assert [entry_record.value for entry_record in closed(dialogue).of(Entry).values()] == [""]
    assert not closed(line(empty(), ALLIANCE)).of(Prediction)


def test_what_came_after_the_fact_hides_nothing_once_somebody_has_unsealed() -> None:
    dialogue = put(put(empty(), PREDICTED, ALLIANCE, "3"), STATED, ALLIANCE, "2")
    dialogue = dialogue.apply(seal(dialogue, SESSION, PREDICTED).edits)
    dialogue = put(dialogue, PREDICTED, RUSSIA, "5")
    assert sorted(entry.value for entry in closed(dialogue).of(Entry).values()) == ["", "2"]
    dialogue = dialogue.apply(unseal(dialogue, SESSION, PREDICTED, ALLIANCE).edits)
    assert is_revealed(dialogue, SESSION, PREDICTED)
    assert sorted(entry.value for entry in closed(dialogue).of(Entry).values()) == ["2", "3", "5"]
