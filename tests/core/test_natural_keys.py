"""One record for each natural key: in edits, in everything a dialogue is made of, in what is told."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.edits import Edit, added, removed
from dialogue_app.core.errors import Refused
from dialogue_app.core.natural_keys import KEYED, Double, Second, key_reader, once, place_of
from dialogue_app.core.records import (
    CatalogueItem,
    Entry,
    FieldSkip,
    Party,
    Record,
    Seal,
    Seat,
    SelectedItem,
    Session,
    StageNotes,
    StageState,
    Tick,
    new_id,
)
from tests.core import made


def keyed(kind: type[Record], number: int = 1) -> Record:
    """A record of a kind with every part of its natural key recorded."""
    values = {
        field.name: number if field.type == "int" else f"{field.name} {number}"
        for field in dataclasses.fields(kind)
        if field.name in kind.natural_key
    }
    return kind(id=new_id(), **values)  # type: ignore[arg-type]


def test_these_kinds_have_a_natural_key() -> None:
    assert set(KEYED) == {
        CatalogueItem, Entry, FieldSkip, Party, Seal, Seat, SelectedItem, Session,
        StageNotes, StageState, Tick,
    }  # fmt: skip


@pytest.mark.parametrize("kind", KEYED)
def test_a_second_record_is_refused_wherever_it_comes_from(kind: type[Record]) -> None:
    first, other = keyed(kind), keyed(kind, 2)
    second = dataclasses.replace(first, id=new_id())
    dialogue = Dialogue([first, other])
    with pytest.raises(Second):
        Dialogue([first, other, second])
    with pytest.raises(Second):
        dialogue.apply(added(second))
    with pytest.raises(Second):
        dialogue.apply((Edit(other, dataclasses.replace(second, id=other.id)),))
    assert dialogue == Dialogue([first, other])


@pytest.mark.parametrize("kind", KEYED)
def test_every_part_of_a_key_tells_records_apart(kind: type[Record]) -> None:
    first = keyed(kind)
    changes = {name: getattr(keyed(kind, 2), name) for name in kind.natural_key}
    others = [dataclasses.replace(first, id=new_id(), **{name: it}) for name, it in changes.items()]
    dialogue = Dialogue([first]).apply(added(*others))
    assert len(dialogue.of(kind)) == 1 + len(changes)


@pytest.mark.parametrize("kind", KEYED)
def test_a_place_left_is_free_and_two_may_change_places(kind: type[Record]) -> None:
    first, other = keyed(kind), keyed(kind, 2)
    second = dataclasses.replace(first, id=new_id())
    left = Dialogue([first, other]).apply((*added(second), *removed(first)))
    assert set(left.of(kind)) == {second.id, other.id}
    swapped = (
        Edit(other, dataclasses.replace(first, id=other.id)),
        Edit(first, dataclasses.replace(other, id=first.id)),
    )
    after = Dialogue([first, other]).apply(swapped)
    key = key_reader(kind)
    assert {record.id: key(record) for record in after.of(kind).values()} == {
        other.id: key(first),
        first.id: key(other),
    }
    if kind is not Entry:
        assert after.at(kind, *(getattr(first, name) for name in kind.natural_key)).id == other.id  # type: ignore[union-attr]


def test_a_record_changed_twice_in_one_change_stands_where_it_ends() -> None:
    entry = Entry(id="1", session="s", field="f", party="p")
    moved, back = dataclasses.replace(entry, party="q"), dataclasses.replace(entry, party="r")
    dialogue = Dialogue([entry]).apply((Edit(entry, moved), Edit(moved, back)))
    assert dialogue.entry("s", "f", "", "q") is None
    assert dialogue.entry("s", "f", "", "r") is back
    gone = dialogue.apply((Edit(back, moved), *removed(moved), *added(keyed(Entry))))
    assert len(gone.of(Entry)) == 1


def test_a_record_without_a_required_part_of_its_key_has_none_yet() -> None:
    blank = [
        Party(id="a"),
        Party(id="b"),
        CatalogueItem(id="c", catalogue="x"),
        CatalogueItem(id="d", catalogue="x"),
    ]
    dialogue = Dialogue([*blank, SelectedItem(id="e", session="s"), SelectedItem(id="f", session="s")])
    assert len(dialogue.of(Party)) == 2
    assert dialogue.party_by_code("") is None
    after = dialogue.apply((Edit(blank[0], Party(id="a", code="AL")),))
    assert after.party_by_code("AL") is not None
    assert after.apply(removed(Party(id="b"))).party_by_code("AL") is not None


def test_a_kind_without_a_natural_key_takes_equal_records() -> None:
    lines = [RedLine(id="1", session="s", statement="x"), RedLine(id="2", session="s", statement="x")]
    assert len(Dialogue(lines).of(RedLine)) == 2
    assert once(lines) == (tuple(lines), ())


def test_the_first_of_several_is_kept_and_the_others_are_named() -> None:
    first, other = keyed(Seat), keyed(Seat, 2)
    seconds = [dataclasses.replace(first, id=new_id()) for _ in range(2)]
    kept, doubles = once([first, seconds[0], other, seconds[1]])
    assert kept == (first, other)
    assert doubles == (Double(first, seconds[0]), Double(first, seconds[1]))


def test_a_refusal_names_the_place_as_users_call_it() -> None:
    dialogue = made.small_dialogue()
    session, party = made.first_session(dialogue), dialogue.parties()[0]
    item = CatalogueItem(id="c", catalogue="activities", code="MIL-03", title="Close flights")
    chosen = SelectedItem(id="i", session=session.id, field="rows", catalogue_item="c", context="P")
    entry = Entry(id="1", session=session.id, field="verdicts", item="i", party=party.id)
    later = dataclasses.replace(entry, id="2", round=2)
    dialogue = dialogue.apply(added(item, chosen, entry, later))
    place = f"session 1, verdicts, MIL-03, {party.code}"
    assert place_of(entry, dialogue.find) == place
    assert place_of(later, dialogue.find) == f"{place}, round 2"
    with pytest.raises(Refused) as refused:
        dialogue.apply(added(dataclasses.replace(entry, id="3")))
    assert (
        str(refused.value) == f"There is an answer already in {place}; a cell holds one. Nothing was changed."
    )
    with pytest.raises(Refused) as refused:
        dialogue.apply(added(dataclasses.replace(party, id="p")))
    assert (
        str(refused.value)
        == f"Party: {party.code} is there already, and can be there once. Nothing was changed."
    )
    with pytest.raises(Refused, match="an unnamed place"):
        dialogue.apply(added(Tick(id="x"), Tick(id="y")))


def test_an_edit_of_one_cell_copies_one_row_only() -> None:
    entries = [Entry(id=new_id(), session="s", field=f"f{n}", item=str(n)) for n in range(3)]
    dialogue = Dialogue(entries)
    after = dialogue.apply((Edit(entries[0], dataclasses.replace(entries[0], value="5")),))
    assert after.item_entries("s", "f1", "1") is dialogue.item_entries("s", "f1", "1")
    assert after.field_entries("s", "f2") is dialogue.field_entries("s", "f2")
    assert dialogue.entry("s", "f0", "0") is entries[0]
