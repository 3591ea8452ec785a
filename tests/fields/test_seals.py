"""Who seals a field: the sides where they answer, those named in a list, else everybody; how far they are."""

from __future__ import annotations

import dataclasses

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import ALLIANCE, RUSSIA, SIDES, Entry
from dialogue_app.core.visibility.seals import disclose, seal, unseal
from dialogue_app.fields.seals import SealState, nobodys, sealers, seals_of
from tests.core.sealed_track import (
    LINES,
    PREDICTED,
    SEATS,
    SESSION,
    SHOWN,
    STATED,
    TEMPLATE,
    empty,
    filled,
    line,
    put,
    states,
)
from tests.fields.made import field

NOBODY = Dialogue()


def of(dialogue: Dialogue, key: object = PREDICTED, party: str = ALLIANCE) -> SealState:
    seal_states = seals_of(dialogue, SESSION, TEMPLATE, key)  # type: ignore[arg-type]
    return next(seal_state for seal_state in seal_states if seal_state.who == party)


def test_who_seals() -> None:
    lists = {"sealed": True}
    assert sealers(NOBODY, "s", field("x", "record_list", record="prediction", **lists)) == SIDES
    assert sealers(NOBODY, "s", field("x", "record_list", record="red_line", **lists)) == ("",)
    assert sealers(NOBODY, "s", field("x", "rating_matrix", columns="sides", **lists)) == SIDES
    assert sealers(NOBODY, "s", field("x", "rating_matrix", columns="seats", **lists)) == ("",)


def test_a_party_that_predicts_for_itself_stands_for_its_side() -> None:
    assert sealers(line(empty(), "ally"), SESSION, LINES) == (RUSSIA, "ally")


def test_how_far_a_side_has_come() -> None:
    dialogue = filled()
    state = of(dialogue)
    assert (state.name, state.entered, state.of, state.loose, state.sealed) == ("Alliance", 1, 1, 1, 0)
    assert (state.seals, state.broken, state.sealed_at, state.stated) == ((), (), "", False)
    assert (of(dialogue, LINES).entered, of(dialogue, LINES).of) == (1, 0)
    sealed = dialogue.apply(seal(dialogue, SESSION, PREDICTED).edits)
    state = of(sealed)
    assert (state.loose, state.sealed, len(state.seals), state.disclosable) == (0, 1, 1, 0)
    assert state.sealed_at == state.seals[0].sealed_at


def test_what_may_be_disclosed_and_what_was() -> None:
    dialogue = filled()
    dialogue = dialogue.apply(seal(dialogue, SESSION, PREDICTED).edits)
    dialogue = dialogue.apply(unseal(dialogue, SESSION, PREDICTED).edits)
    assert (of(dialogue).disclosable, of(dialogue).disclosed) == (1, False)
    dialogue = dialogue.apply(disclose(dialogue, SESSION, PREDICTED, ALLIANCE).edits)
    assert (of(dialogue).disclosable, of(dialogue).disclosed) == (0, True)
    assert (of(dialogue, party=RUSSIA).disclosable, of(dialogue, party=RUSSIA).disclosed) == (1, False)


def test_a_seal_that_does_not_fit_is_found_once_it_is_unsealed() -> None:
    dialogue = filled()
    dialogue = dialogue.apply(seal(dialogue, SESSION, PREDICTED).edits)
    entry = next(
        entry_record for entry_record in dialogue.of(Entry).values() if entry_record.party == ALLIANCE
    )
    dialogue = dialogue.apply((Edit(entry, dataclasses.replace(entry, value="1")),))
    assert of(dialogue).broken == ()
    dialogue = dialogue.apply(unseal(dialogue, SESSION, PREDICTED).edits)
    assert len(of(dialogue).broken) == 1
    assert of(dialogue, party=RUSSIA).broken == ()


def test_what_has_been_stated_and_what_came_late() -> None:
    dialogue = put(filled(), STATED, RUSSIA, "4")
    assert of(dialogue).stated
    assert not of(dialogue, party=RUSSIA).stated
    assert of(put(dialogue, PREDICTED, ALLIANCE, "4")).late == 1
    lines = states(filled(), RUSSIA)
    assert of(lines, LINES).stated
    assert not of(lines, LINES, RUSSIA).stated
    assert not of(put(empty("INTERNAL"), SEATS, "ally", "3"), SEATS, "").stated


def test_a_field_without_rows_has_one_place() -> None:
    alone = dataclasses.replace(SHOWN, sealed=True)
    assert [seal_state.of for seal_state in seals_of(empty(), SESSION, TEMPLATE, alone)] == [1]


def test_answers_that_are_nobodys() -> None:
    dialogue = filled()
    assert nobodys(dialogue, SESSION, LINES) == 0
    assert nobodys(dialogue, SESSION, PREDICTED) == 0
    assert nobodys(dialogue, SESSION, field("x", "record_list", record="red_line", sealed=True)) == 0
    record = next(iter(dialogue.of(Prediction).values()))
    dialogue = dialogue.apply((Edit(record, dataclasses.replace(record, by="")),))
    assert nobodys(dialogue, SESSION, LINES) == 1
