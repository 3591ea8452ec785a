"""Sealing stamps what a side entered; unsealing shows it, and it still cannot be changed."""

import pytest

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.commands.sessions import new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import ALLIANCE, EXTERNAL, RUSSIA, Entry, Party
from dialogue_app.core.template import TemplateField, TemplateText
from dialogue_app.core.visibility.seals import (
    answers_of,
    is_open,
    is_revealed,
    is_sealed,
    seal,
    unseal,
    unsealed_by,
)
from dialogue_app.fields.registry import new_field

WORDS = TemplateText((("en", "x"),))
MATRIX = new_field(
    key="meta", kind="rating_matrix", label=WORDS, marking="DELEG", columns="sides", sealed=True
)
LINES = new_field(
    key="lines", kind="record_list", label=WORDS, marking="DELEG", record="prediction", sealed=True
)
SESSION = "s"


def track() -> Dialogue:
    dialogue = new_track("Test", EXTERNAL)
    for side in (ALLIANCE, RUSSIA):
        change = set_entry(dialogue, SESSION, MATRIX, Place("P01", side), value="3")
        dialogue = dialogue.apply(change.edits)
        line = Prediction(session=SESSION, field="lines", by=side, about=RUSSIA, text="A line.")
        dialogue = dialogue.apply(add_listed(dialogue, line).edits)
    return dialogue


def test_one_side_seals_and_the_other_may_still_write() -> None:
    dialogue = track()
    sealed = dialogue.apply(seal(dialogue, SESSION, MATRIX, ALLIANCE).edits)
    states = {entry.party: is_sealed(entry) for entry in sealed.of(Entry).values()}
    assert states == {ALLIANCE: True, RUSSIA: False}
    with pytest.raises(Refused, match="sealed"):
        set_entry(sealed, SESSION, MATRIX, Place("P01", ALLIANCE), value="4")
    assert set_entry(sealed, SESSION, MATRIX, Place("P01", RUSSIA), value="4")


def test_listed_predictions_are_sealed_by_who_made_them() -> None:
    dialogue = track()
    sealed = dialogue.apply(seal(dialogue, SESSION, LINES, RUSSIA).edits)
    states = {prediction.by: is_sealed(prediction) for prediction in sealed.of(Prediction).values()}
    assert states == {ALLIANCE: False, RUSSIA: True}


def test_what_is_unsealed_is_shown_and_stays_as_it_was() -> None:
    dialogue = track()
    sealed = dialogue.apply(seal(dialogue, SESSION, LINES).edits)
    opened = sealed.apply(unseal(sealed, SESSION, LINES).edits)
    for prediction in opened.of(Prediction).values():
        assert prediction.sealed_at
        assert not is_sealed(prediction)
        with pytest.raises(Refused, match="sealed"):
            change_record(opened, prediction, text="Another.")


def test_there_must_be_something_to_seal_or_unseal() -> None:
    dialogue = track()
    with pytest.raises(Refused, match="nothing here that is sealed"):
        unseal(dialogue, SESSION, MATRIX)
    sealed = dialogue.apply(seal(dialogue, SESSION, MATRIX).edits)
    with pytest.raises(Refused, match="nothing to seal"):
        seal(sealed, SESSION, MATRIX)


def test_what_a_field_holds_and_what_can_never_be_sealed() -> None:
    dialogue = track()
    assert len(list(answers_of(dialogue, SESSION, MATRIX))) == 2
    assert len(list(answers_of(dialogue, SESSION, LINES, ALLIANCE))) == 1
    assert not is_sealed(Party(id="p"))


@pytest.mark.parametrize("field", [MATRIX, LINES])
def test_a_field_is_revealed_once_everybody_who_answered_has_unsealed(field: TemplateField) -> None:
    dialogue = track()
    assert not is_revealed(new_track("Empty", EXTERNAL), SESSION, field)
    assert not is_revealed(dialogue, SESSION, field)
    dialogue = dialogue.apply(seal(dialogue, SESSION, field).edits)
    assert not is_revealed(dialogue, SESSION, field)
    dialogue = dialogue.apply(unseal(dialogue, SESSION, field, ALLIANCE).edits)
    assert not is_revealed(dialogue, SESSION, field)
    dialogue = dialogue.apply(unseal(dialogue, SESSION, field, RUSSIA).edits)
    assert is_revealed(dialogue, SESSION, field)


def test_an_answer_is_open_once_its_side_has_unsealed() -> None:
    dialogue = track()
    assert not any(is_open(entry, MATRIX, frozenset()) for entry in dialogue.of(Entry).values())
    dialogue = dialogue.apply(seal(dialogue, SESSION, MATRIX).edits)
    assert not any(is_open(entry, MATRIX, frozenset({ALLIANCE})) for entry in dialogue.of(Entry).values())
    dialogue = dialogue.apply(unseal(dialogue, SESSION, MATRIX, ALLIANCE).edits)
    unsealed = unsealed_by(dialogue, SESSION, MATRIX)
    assert unsealed == {ALLIANCE}
    assert {entry.party for entry in dialogue.of(Entry).values() if is_open(entry, MATRIX, unsealed)} == {
        ALLIANCE
    }
