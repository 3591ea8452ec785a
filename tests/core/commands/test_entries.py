"""Setting and clearing cells."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.core.commands.entries import Place, entry_at, set_entry
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.scales import scale
from tests.core import made

PLACE = Place("item", "party")
CONFIDENT = scale("CONF3").codes[-1]


def test_a_cell_is_set_changed_and_cleared() -> None:
    dialogue = Dialogue()
    change = set_entry(dialogue, "s", made.VERDICT, PLACE, value="4")
    assert change.name == "Set entry"
    dialogue = dialogue.apply(change.edits)
    entry = entry_at(dialogue, "s", made.VERDICT, PLACE)
    assert entry is not None
    assert (entry.value, entry.marking, entry.round) == ("4", "DELEG", 1)
    assert entry.entered_at
    assert not set_entry(dialogue, "s", made.VERDICT, PLACE, value="4")
    dialogue = dialogue.apply(set_entry(dialogue, "s", made.VERDICT, PLACE, value="NP", name="Status").edits)
    change = set_entry(dialogue, "s", made.VERDICT, PLACE, value="")
    assert change.name == "Clear entry"
    dialogue = dialogue.apply(change.edits)
    assert entry_at(dialogue, "s", made.VERDICT, PLACE) is None
    assert not set_entry(dialogue, "s", made.VERDICT, PLACE, value="")


def test_a_field_on_another_shares_its_cell() -> None:
    dialogue = Dialogue()
    dialogue = dialogue.apply(set_entry(dialogue, "s", made.VERDICT, PLACE, value="4").edits)
    dialogue = dialogue.apply(set_entry(dialogue, "s", made.CONFIDENCE, PLACE, confidence=CONFIDENT).edits)
    entry = entry_at(dialogue, "s", made.CONFIDENCE, PLACE)
    assert entry is not None
    assert (entry.value, entry.confidence) == ("4", CONFIDENT)


@pytest.mark.parametrize("values", [{"value": "9"}, {"second": "x"}])
def test_a_value_that_is_not_on_the_scale_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(Refused, match=r"Verdicts: .* is not one of the choices"):
        set_entry(Dialogue(), "s", made.VERDICT, PLACE, **values)


def test_an_aspect_has_a_scale_of_its_own_or_none() -> None:
    with pytest.raises(Refused):
        set_entry(Dialogue(), "s", made.TWO_WAY, Place(aspect="own"), value="9")
    assert set_entry(Dialogue(), "s", made.TWO_WAY, Place(aspect="note"), value="nine")
    assert set_entry(Dialogue(), "s", made.PLAIN, Place(), value="A text.", second="x")


def test_a_sealed_cell_is_refused() -> None:
    dialogue = Dialogue()
    dialogue = dialogue.apply(set_entry(dialogue, "s", made.VERDICT, PLACE, value="4").edits)
    entry = entry_at(dialogue, "s", made.VERDICT, PLACE)
    assert entry is not None
    dialogue = dialogue.apply(
        (Edit(entry, dataclasses.replace(entry, sealed_at="2026-03-12T14:32:05+01:00")),)
    )
    with pytest.raises(Refused, match="sealed"):
        set_entry(dialogue, "s", made.VERDICT, PLACE, value="5")


def test_an_unfit_attribute_is_refused() -> None:
    with pytest.raises(Refused, match="expected by"):
        set_entry(Dialogue(), "s", made.VERDICT, PLACE, value="NI", due="soon")
