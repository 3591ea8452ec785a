"""Records in lists: added, changed, moved, removed with what hangs on them."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.core.commands.lists import (
    add_listed,
    add_record,
    change_record,
    move_listed,
    next_position,
    remove_record,
)
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, ReadBack, RedLine
from dialogue_app.core.edits import Edit, added
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import ask_of
from dialogue_app.core.kinds import KINDS, named_in_sentence, title_of
from dialogue_app.core.records import ALLIANCE, Entry, ListRow, Party, Record, Seat, SelectedItem
from dialogue_app.core.validity.checks import label_of

SEALED = "2026-03-12T14:32:05+01:00"


def listed(number: int) -> tuple[Dialogue, list[RedLine]]:
    dialogue = Dialogue()
    for n in range(number):
        line = RedLine(session="s", field="lines", statement=f"Line {n}", holder=ALLIANCE)
        dialogue = dialogue.apply(add_listed(dialogue, line).edits)
    return dialogue, list(dialogue.listed(RedLine, "s", "lines"))


def test_a_record_is_added_at_the_end_with_an_identity_and_a_time() -> None:
    dialogue, lines = listed(3)
    assert [line.position for line in lines] == [0, 1, 2]
    assert len({line.id for line in lines}) == 3
    assert all(line.entered_at for line in lines)
    assert next_position(dialogue, RedLine, "s", "other") == 0
    kept = dataclasses.replace(lines[0], id="own", entered_at=SEALED)
    change = add_listed(dialogue, kept, name="Bring in")
    assert change.name == "Bring in"
    assert (change.edits[0].record.id, change.edits[0].record.entered_at) == ("own", SEALED)  # type: ignore[attr-defined]
    with pytest.raises(Refused):
        add_listed(dialogue, RedLine(code="a\nb"))


def test_a_record_in_no_list_is_added() -> None:
    assert add_record(Party(id="p")).name == "Add party"
    assert add_record(Party(id="p"), name="New").name == "New"
    with pytest.raises(Refused):
        add_record(Party(id="p", side="x"))


def test_one_attribute_typed_is_merged_several_are_not() -> None:
    dialogue, (line,) = listed(1)
    change = change_record(dialogue, line, statement="Changed")
    assert (change.name, change.merge_key) == ("Change red line", f"{line.id}:statement")
    several = change_record(dialogue, line, statement="Changed", place="North", name="Edit")
    assert (several.name, several.merge_key) == ("Edit", "")
    assert not change_record(dialogue, line, statement="Line 0")


def test_a_record_that_is_gone_sealed_or_does_not_fit_is_not_changed() -> None:
    dialogue, (line,) = listed(1)
    with pytest.raises(Refused, match="removed meanwhile"):
        change_record(dialogue, RedLine(id="gone"), statement="x")
    with pytest.raises(Refused, match="No"):
        change_record(dialogue, line, code="a\nb")
    sealed = dialogue.apply((Edit(line, dataclasses.replace(line, sealed_at=SEALED)),))
    with pytest.raises(Refused, match="sealed"):
        change_record(sealed, line, statement="x")
    with pytest.raises(Refused, match="sealed"):
        remove_record(sealed, sealed.listed(RedLine, "s")[0])


@pytest.mark.parametrize(
    ("which", "steps", "order"), [(0, 1, "102"), (2, -5, "201"), (1, 9, "021"), (1, 0, "012"), (0, -1, "012")]
)
def test_a_record_moves_and_stops_at_the_ends(which: int, steps: int, order: str) -> None:
    dialogue, lines = listed(3)
    after = dialogue.apply(move_listed(dialogue, lines[which], steps).edits)
    assert "".join(line.statement[-1] for line in after.listed(RedLine, "s", "lines")) == order
    assert [line.position for line in after.listed(RedLine, "s", "lines")] == [0, 1, 2]


def test_removing_takes_entries_attempts_and_references_along() -> None:
    dialogue, (line, other) = listed(2)
    dialogue = dialogue.apply(
        added(
            Entry(id="e", item=line.id),
            Entry(id="kept", item=other.id),
            ReadBack(id="r", of=line.id),
            Difference(id="d", red_lines=(line.id, other.id), holders_a=(ALLIANCE,)),
            RedLine(id="x", release_item=line.id),
            ListRow(id="l", values=(("a", line.id),)),
        )
    )
    change = remove_record(dialogue, line)
    assert change.name == "Remove red line"
    after = dialogue.apply(change.edits)
    assert list(after.of(Entry)) == ["kept"]
    assert not after.of(ReadBack)
    assert after.of(Difference)["d"].red_lines == (other.id,)
    assert after.of(Difference)["d"].holders_a == (ALLIANCE,)
    assert after.of(RedLine)["x"].release_item == ""
    assert after.apply(change.reversed().edits) == dialogue


def test_removing_a_seat_takes_only_what_its_party_said_there() -> None:
    seat = Seat(id="seat", session="s", party="p")
    dialogue = Dialogue(
        [
            seat,
            Entry(id="1", session="s", party="p"),
            Entry(id="2", session="t", party="p"),
            Entry(id="3", session="s", party="q"),
        ]
    )
    after = dialogue.apply(remove_record(dialogue, seat, name="Away").edits)
    assert list(after.of(Entry)) == ["2", "3"]


def test_kinds_have_readable_names() -> None:
    assert title_of(RedLine) == "Red line"
    assert title_of(ListRow) == "Row of a list"
    assert title_of(SelectedItem) == "Selected item"


@pytest.mark.parametrize("kind", KINDS)
def test_within_a_sentence_a_kind_has_no_capital_of_a_label(kind: type[Record]) -> None:
    assert named_in_sentence(kind)[:1].islower()
    assert named_in_sentence(kind).casefold() == title_of(kind).casefold()


def test_every_kind_and_every_attribute_has_words_of_its_own() -> None:
    titles = [title_of(kind) for kind in KINDS]
    assert len(set(titles)) == len(titles)
    assert not {title for title in titles if "_" in title}
    for kind in KINDS:
        for attribute in dataclasses.fields(kind):
            label = label_of(attribute.name, ask_of(attribute))
            assert label[:1].isupper(), (kind, attribute.name)
            assert label != attribute.name
