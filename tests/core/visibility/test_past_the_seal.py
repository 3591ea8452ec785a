"""Nothing changes past a seal: verb by verb, and whatever is tried, by undoing too."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.core.commands.catalogue import remove_item, unselect
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import change_record, move_listed, remove_record
from dialogue_app.core.commands.seats import change_party, remove_party, seat_party, unseat_party
from dialogue_app.core.commands.sessions import remove_session, session_from_previous
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import PerceptionStatement, Prediction, RedLine
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import (
    ALLIANCE,
    RUSSIA,
    CatalogueItem,
    Entry,
    Party,
    Seal,
    SelectedItem,
    Session,
    Track,
)
from dialogue_app.core.visibility.markings import mark_field
from dialogue_app.core.visibility.seal_state import answers_of
from dialogue_app.core.visibility.seals import (
    broken,
    disclose,
    is_disclosed,
    may_disclose,
    refuse_breaking,
    seal,
    seals,
    unseal,
    whose,
)
from dialogue_app.services.templates import template_of
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.memory import MemoryStore
from tests.core.sealed_track import (
    ITEM,
    LINES,
    META,
    PREDICTED,
    SEATS,
    SESSION,
    STATED,
    STATEMENT,
    TEMPLATE,
    empty,
    filled,
    line,
    put,
    states,
)
from tests.services.amber_sea import external


def sealed(dialogue: Dialogue | None = None, *fields: object) -> Dialogue:
    dialogue = dialogue or filled()
    for field in fields or (PREDICTED, LINES):
        dialogue = dialogue.apply(seal(dialogue, SESSION, field).edits)  # type: ignore[arg-type]
    return dialogue


def opened(dialogue: Dialogue | None = None) -> Dialogue:
    dialogue = dialogue or sealed()
    for field in (PREDICTED, LINES):
        dialogue = dialogue.apply(unseal(dialogue, SESSION, field).edits)
    return dialogue


BOTH = pytest.mark.parametrize("dialogue", [sealed(), opened()], ids=["sealed", "unsealed"])


@BOTH
@pytest.mark.parametrize("value", ["4", ""])
def test_a_cell_is_neither_set_nor_cleared(dialogue: Dialogue, value: str) -> None:
    with pytest.raises(Refused, match="sealed"):
        set_entry(dialogue, SESSION, PREDICTED, Place(ITEM, ALLIANCE), value=value)
    confidence = dataclasses.replace(PREDICTED, key="sure", of="prediction", part="confidence", sealed=False)
    with pytest.raises(Refused, match="sealed"):
        set_entry(dialogue, SESSION, confidence, Place(ITEM, ALLIANCE), confidence="L")


@BOTH
def test_a_prediction_is_neither_changed_nor_removed(dialogue: Dialogue) -> None:
    for record in dialogue.of(Prediction).values():
        with pytest.raises(Refused, match="sealed"):
            change_record(dialogue, record, text="Another.")
        with pytest.raises(Refused, match="sealed"):
            change_record(dialogue, record, marking="PART")
        with pytest.raises(Refused, match="sealed"):
            remove_record(dialogue, record)


@BOTH
def test_moving_changes_the_place_and_nothing_that_was_sealed(dialogue: Dialogue) -> None:
    dialogue = line(dialogue, ALLIANCE, "Later.")
    first = dialogue.listed(Prediction, SESSION)[0]
    change = move_listed(dialogue, first, 2)
    refuse_breaking(change.edits)
    moved = dialogue.apply(change.edits)
    assert broken(moved, SESSION, LINES) == ()
    assert [prediction.text for prediction in moved.listed(Prediction, SESSION)] == [
        "A line.",
        "Later.",
        "A line.",
    ]


@BOTH
def test_what_sealed_answers_are_about_stays(dialogue: Dialogue) -> None:
    item = dialogue.of(SelectedItem)[ITEM]
    known = dialogue.of(CatalogueItem)["known"]
    for verb, record in ((unselect, item), (remove_record, item), (remove_item, known)):
        with pytest.raises(Refused, match="sealed"):
            verb(dialogue, record)


def test_what_a_sealed_prediction_refers_to_stays() -> None:
    dialogue = states(filled(), ALLIANCE)
    stated = next(iter(dialogue.of(RedLine).values()))
    for record in dialogue.of(Prediction).values():
        dialogue = dialogue.apply(change_record(dialogue, record, item=stated.id, about="ally").edits)
    dialogue = sealed(dialogue)
    with pytest.raises(Refused, match="sealed"):
        remove_record(dialogue, stated)
    with pytest.raises(Refused, match="sealed"):
        remove_party(dialogue, dialogue.of(Party)["ally"])


def test_a_party_that_has_sealed_keeps_its_seat_and_its_code() -> None:
    dialogue = put(empty("INTERNAL"), SEATS, "ally", "3")
    dialogue = dialogue.apply(seat_party(dialogue, SESSION, "ally").edits)
    dialogue = sealed(dialogue, SEATS)
    ally = dialogue.of(Party)["ally"]
    for verb in (
        lambda: unseat_party(dialogue, SESSION, "ally"),
        lambda: remove_party(dialogue, ally),
        lambda: change_party(dialogue, ally, code="NEW"),
    ):
        with pytest.raises(Refused, match=r"[Ss]ealed"):
            verb()
    assert change_party(dialogue, ally, name="Atlantica")
    assert change_party(dialogue, dialogue.of(Party)["other"], code="NEW")


@BOTH
def test_what_an_answer_is_about_is_not_called_otherwise(dialogue: Dialogue) -> None:
    item = dialogue.of(SelectedItem)[ITEM]
    for record, values in (
        (item, {"context": "C"}),
        (item, {"catalogue_item": "x"}),
        (dialogue.of(CatalogueItem)["known"], {"code": "MIL-04"}),
    ):
        with pytest.raises(Refused, match="code and context stay"):
            change_record(dialogue, record, **values)
    assert change_record(dialogue, item, instrument="Vienna Document")


def test_the_words_answered_to_stay_while_the_answers_are_sealed() -> None:
    dialogue = sealed()
    with pytest.raises(Refused, match="words are sealed"):
        change_record(dialogue, dialogue.of(SelectedItem)[ITEM], wording="Sharper.")
    dialogue = opened(dialogue)
    sharper = change_record(dialogue, dialogue.of(SelectedItem)[ITEM], wording="Sharper.")
    assert broken(dialogue.apply(sharper.edits), SESSION, PREDICTED) == ()
    views = sealed(put(empty(), META, ALLIANCE, "4", item=STATEMENT), META)
    statement = views.of(PerceptionStatement)[STATEMENT]
    with pytest.raises(Refused, match="words are sealed"):
        change_record(views, statement, text="Otherwise.")
    with pytest.raises(Refused, match="code and context stay"):
        change_record(views, statement, code="P02")
    assert change_record(views, statement, note="A gap.")


@BOTH
def test_a_session_with_seals_stays(dialogue: Dialogue) -> None:
    with pytest.raises(Refused, match="sealed"):
        remove_session(dialogue, dialogue.of(Session)[SESSION])


def test_nothing_sealed_is_carried_into_the_next_session() -> None:
    dialogue = states(empty(), RUSSIA, "Known to nobody.")
    stated = next(iter(dialogue.of(RedLine).values()))
    placed = dataclasses.replace(stated, field="predictions", sealed_at="t")
    dialogue = dialogue.apply((Edit(stated, placed),))
    session = dialogue.of(Session)[SESSION]
    assert not [
        edit for edit in session_from_previous(dialogue, session, TEMPLATE).edits if edit.kind is RedLine
    ]


def test_marking_a_field_otherwise_waits_for_unsealing() -> None:
    dialogue = sealed()
    with pytest.raises(Refused, match="sealed"):
        mark_field(dialogue, SESSION, PREDICTED, "PART")
    change = mark_field(opened(dialogue), SESSION, PREDICTED, "PART")
    refuse_breaking(change.edits)


# -- whatever is tried -----------------------------------------------------------------------------------


def loosened(dialogue: Dialogue) -> Dialogue:
    """A track as if nothing in it had ever been sealed."""
    answers = [record for kind in (Entry, Prediction) for record in dialogue.of(kind).values()]
    unsealed = [Edit(record, dataclasses.replace(record, sealed_at="", unsealed_at="")) for record in answers]
    return dialogue.apply([*unsealed, *(Edit(kept, None) for kept in dialogue.of(Seal).values())])


def test_no_workspace_takes_an_edit_that_breaks_a_seal() -> None:
    workspace = Workspace(MemoryStore(loosened(external())))
    session = workspace.dialogue.sessions()[0]
    fields = [field for stage in template_of(session).stages for field in stage.fields if field.sealed]
    answered = [field for field in fields if any(answers_of(workspace.dialogue, session.id, field))]
    assert len(answered) > 1
    for field in answered:
        change = seal(workspace.dialogue, session.id, field)
        workspace.perform(change)
        with pytest.raises(Refused, match="sealed"):
            workspace.perform(change.reversed())
        opening = unseal(workspace.dialogue, session.id, field)
        workspace.perform(opening)
        with pytest.raises(Refused, match="sealed"):
            workspace.perform(opening.reversed())
    assert workspace.dialogue.of(Seal)
    assert all(kept.unsealed_at for kept in workspace.dialogue.of(Seal).values())


@pytest.mark.parametrize("kind", [Entry, Prediction, Seal])
def test_no_edit_touches_what_was_sealed(kind: type) -> None:
    record = next(iter(sealed().of(kind).values()))
    with pytest.raises(Refused, match="stays"):
        refuse_breaking((Edit(record, None),))
    name = {Entry: "value", Prediction: "text", Seal: "salt"}[kind]
    for values in ({name: "other"}, {"sealed_at": ""}, {"session": "x"}):
        with pytest.raises(Refused, match="cannot be changed"):
            refuse_breaking((Edit(record, dataclasses.replace(record, **values)),))
    refuse_breaking((Edit(record, dataclasses.replace(record, unsealed_at="t")),))
    unsealed = dataclasses.replace(record, unsealed_at="t")
    with pytest.raises(Refused, match="cannot be changed"):
        refuse_breaking((Edit(unsealed, dataclasses.replace(record, unsealed_at="later")),))


def test_what_was_never_sealed_is_free() -> None:
    dialogue = filled()
    refuse_breaking(Edit(record, None) for record in dialogue.everything() if not isinstance(record, Track))


# -- sealing, unsealing, disclosing -----------------------------------------------------------------------


def test_a_seal_that_lost_its_answers_is_still_unsealed_and_told() -> None:
    dialogue = sealed(None, PREDICTED)
    dialogue = dialogue.apply(tuple(Edit(entry, None) for entry in dialogue.of(Entry).values()))
    dialogue = dialogue.apply(unseal(dialogue, SESSION, PREDICTED).edits)
    assert len(broken(dialogue, SESSION, PREDICTED)) == 2


def test_disclosure_is_an_act_of_its_own() -> None:
    dialogue = sealed()
    with pytest.raises(Refused, match="unsealed"):
        disclose(dialogue, SESSION, PREDICTED, ALLIANCE)
    dialogue = opened(dialogue)
    assert not any(is_disclosed(record) for record in dialogue.everything())
    for field in (PREDICTED, LINES):
        assert may_disclose(dialogue, field)
        dialogue = dialogue.apply(disclose(dialogue, SESSION, field, ALLIANCE).edits)
        with pytest.raises(Refused, match="unsealed"):
            disclose(dialogue, SESSION, field, ALLIANCE)
    told = {
        (type(record).__name__, record.party if isinstance(record, Seal) else whose(record))
        for record in dialogue.everything()
        if is_disclosed(record) and isinstance(record, Entry | Prediction | Seal)
    }
    assert told == {("Entry", ALLIANCE), ("Prediction", ALLIANCE), ("Seal", ALLIANCE)}
    assert {prediction.by: prediction.disclosed for prediction in dialogue.of(Prediction).values()} == {
        ALLIANCE: "yes",
        RUSSIA: "",
    }
    assert all(broken(dialogue, SESSION, field) == () for field in (PREDICTED, LINES))


def test_disclosure_needs_another_side() -> None:
    dialogue = put(empty("INTERNAL"), SEATS, "ally", "3")
    with pytest.raises(Refused, match="no other side"):
        disclose(dialogue, SESSION, SEATS)
    assert not may_disclose(filled(), STATED)


def test_seals_stand_in_the_order_of_their_time() -> None:
    dialogue = filled()
    dialogue = dialogue.apply(seal(dialogue, SESSION, PREDICTED, RUSSIA).edits)
    dialogue = dialogue.apply(seal(dialogue, SESSION, PREDICTED, ALLIANCE).edits)
    assert [seal_record.party for seal_record in seals(dialogue, SESSION, PREDICTED)] == [RUSSIA, ALLIANCE]
