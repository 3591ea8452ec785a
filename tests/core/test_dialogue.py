"""The dialogue as a value: what it finds, and how edits make another one of it."""

from __future__ import annotations

import dataclasses
import random

import pytest

from dialogue_app.core.dialogue import MOST_MOVED, Dialogue
from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.edits import Change, Edit, added, removed, touches
from dialogue_app.core.errors import StaleEdit
from dialogue_app.core.records import (
    EXTERNAL,
    Entry,
    ListRow,
    Party,
    Session,
    StageState,
    Tick,
    Track,
    new_id,
)
from tests.core import made

MARKINGS, FLAGS = ("MOD", "ALLY"), ("", "yes", "void")


def test_two_records_of_one_identity_are_refused() -> None:
    with pytest.raises(StaleEdit, match="same identity"):
        Dialogue([Tick(id="a"), Tick(id="a")])


def test_records_are_found_by_kind_by_identity_and_by_code() -> None:
    dialogue = made.small_dialogue()
    party = dialogue.parties()[0]
    assert dialogue.get(Party, party.id) is party
    assert dialogue.get(Tick, party.id) is None
    assert dialogue.find(party.id) is party
    assert dialogue.find("gone") is None
    assert dialogue.party_by_code("DNK") is not None
    assert dialogue.party_by_code("XXX") is None
    assert party in list(dialogue.everything())
    with pytest.raises(TypeError):
        dialogue.of(Party)["x"] = party  # type: ignore[index]


def test_a_dialogue_without_a_track_record_says_so() -> None:
    assert made.small_dialogue(EXTERNAL).track.track == EXTERNAL
    with pytest.raises(LookupError):
        _ = Dialogue().track
    assert Dialogue([Track(id="t")]).track.id == "t"


def test_values_are_compared_by_what_they_hold_and_have_no_hash() -> None:
    dialogue = made.small_dialogue()
    assert dialogue == Dialogue(dialogue.everything())
    assert dialogue != Dialogue()
    assert dialogue != "dialogue"
    with pytest.raises(TypeError):
        hash(dialogue)


def test_sessions_and_stages_are_found() -> None:
    dialogue = made.small_dialogue()
    session = made.first_session(dialogue)
    state = StageState(id=new_id(), session=session.id, stage="one")
    more = dialogue.apply(added(state, Session(id=new_id(), number=7)))
    assert [former.number for former in more.sessions()] == [1, 7]
    assert more.stage_state(session.id, "one") == state
    assert more.stage_state(session.id, "two") is None
    assert [seat.position for seat in more.seats(session.id)] == [0, 1]


def test_lists_stand_in_their_order_by_field_and_by_session() -> None:
    rows = [ListRow(id=f"{n}", session="s", field="f" if n else "g", position=9 - n) for n in range(3)]
    dialogue = Dialogue(rows)
    assert [row.id for row in dialogue.listed(ListRow, "s", "f")] == ["2", "1"]
    assert [row.id for row in dialogue.listed(ListRow, "s")] == ["2", "1", "0"]
    assert dialogue.listed(RedLine, "s") == ()
    after = dialogue.apply(removed(rows[2]))
    assert [row.id for row in after.listed(ListRow, "s", "f")] == ["1"]
    assert [row.id for row in dialogue.listed(ListRow, "s", "f")] == ["2", "1"]
    assert rows[0].value("none") == ""
    assert dataclasses.replace(rows[0], values=(("a", "b"),)).value("a") == "b"


@pytest.mark.parametrize("many", [1, 5, MOST_MOVED + 3])
def test_lists_stay_right_after_edits_whatever_they_are(many: int) -> None:
    chance = random.Random(many)

    def row(number: int) -> ListRow:
        field, session = chance.choice("fg"), chance.choice("st")
        return ListRow(id=f"{number}", session=session, field=field, position=chance.randrange(9))

    known: dict[str, ListRow] = {f"{number}": row(number) for number in range(60)}
    dialogue = Dialogue(known.values())
    for turn in range(30):
        edits = []
        for number in chance.sample(range(90), many):
            before, after = known.get(f"{number}"), chance.choice((row(number), row(number), None))
            if before is None and after is None:
                continue
            edits.append(Edit(before, after))
            if after is not None and chance.random() < 0.2:
                moved = dataclasses.replace(after, position=after.position + 1)
                edits.append(Edit(after, moved))
                after = moved
            known.pop(f"{number}", None)
            if after is not None:
                known[f"{number}"] = after
        dialogue.listed(ListRow, "s")
        dialogue, anew = dialogue.apply(edits), Dialogue(known.values())
        for place in (("s", "f"), ("s", "g"), ("t", "f"), ("t", "g"), ("s", None), ("t", None)):
            assert dialogue.listed(ListRow, *place) == anew.listed(ListRow, *place), turn
        assert [dialogue.holds(*place) for place in (("s", "f"), ("t", "g"))] == [
            anew.holds(*place) for place in (("s", "f"), ("t", "g"))
        ]


def test_a_list_whose_last_record_goes_holds_nothing() -> None:
    row = ListRow(id="1", session="s", field="f")
    dialogue = Dialogue([row])
    assert dialogue.holds("s", "f")
    assert not dialogue.apply(removed(row)).holds("s", "f")


def test_what_is_made_of_one_record_is_made_again_for_it_alone() -> None:
    asked: list[str] = []
    rows = [ListRow(id=f"{n}", session="s", field="f") for n in range(3)]
    before = Dialogue(rows)

    def of(dialogue: Dialogue, row: ListRow) -> str:
        def make() -> str:
            asked.append(row.id)
            return f"{row.field}{len(dialogue.of(Party))}"

        return dialogue.of_record("words", row, frozenset({Party}), make)

    assert [of(before, row) for row in rows] == [of(before, row) for row in rows] == ["f0"] * 3
    other = dataclasses.replace(rows[1], field="g")
    after = before.apply([Edit(rows[1], other)])
    assert [of(after, row) for row in (rows[0], other, rows[2])] == ["f0", "g0", "f0"]
    assert of(before, rows[1]) == "f0"
    assert asked == ["0", "1", "2", "1", "1"]
    later = after.apply(added(Party(id=new_id(), code="ISL", name="Iceland")))
    assert of(later, rows[0]) == "f1"


def test_cells_are_found_and_stay_right_after_edits() -> None:
    entry = Entry(id="1", session="s", field="f", item="i", party="p", value="1")
    two = Entry(id="2", session="s", field="f", item="i", party="q", aspect="a", round=2, value="2")
    dialogue = Dialogue([entry, two])
    assert dialogue.entry("s", "f", "i", "p") is entry
    assert dialogue.entry("s", "f", "i", "q", "a", 2) is two
    assert dialogue.entry("s", "f", "i", "q") is None
    assert dict(dialogue.item_entries("s", "f", "none")) == {}
    changed = dataclasses.replace(entry, value="5")
    fresh = Entry(id="3", session="s", field="other", value="3")
    after = dialogue.apply((Edit(entry, changed), *removed(two), *added(fresh, Tick(id="t"))))
    assert after.entry("s", "f", "i", "p") is changed
    assert after.entry("s", "f", "i", "q", "a", 2) is None
    assert after.entry("s", "other") is fresh
    assert dialogue.entry("s", "f", "i", "p") is entry
    assert dialogue.entry("s", "other") is None


def test_a_field_holds_something_until_its_last_answer_or_record_is_gone() -> None:
    entry, two = (Entry(id=n, session="s", field="f", item="i", party=n) for n in "pq")
    line = RedLine(id="r", session="s", field="lines")
    dialogue = Dialogue([entry, two, line])
    assert dialogue.holds("s", "f")
    assert dialogue.holds("s", "lines")
    assert not dialogue.holds("t", "f")
    assert not dialogue.holds("s", "other")
    fewer = dialogue.apply(removed(entry))
    assert fewer.holds("s", "f")
    none = fewer.apply(removed(two, line))
    assert not none.holds("s", "f")
    assert not none.holds("s", "lines")
    assert dict(none.field_entries("s", "f")) == {}
    again = none.apply(added(two, line))
    assert again.holds("s", "f")
    assert again.holds("s", "lines")
    other = Entry(id="o", session="s", field="f", item="k", party="p")
    assert list(dialogue.apply(added(other)).apply(removed(entry, two)).field_entries("s", "f")) == ["k"]
    moved = dialogue.apply((Edit(two, dataclasses.replace(two, field="g")), *removed(entry)))
    assert (moved.holds("s", "f"), moved.holds("s", "g")) == (False, True)


def test_the_tally_of_a_field_is_kept_right_by_every_edit() -> None:
    luck = random.Random(7)
    dialogue, number = Dialogue(), 0
    for _step in range(300):
        edits: list[Edit] = []
        for entry in luck.sample(
            sorted(dialogue.of(Entry).values(), key=str), min(len(dialogue.of(Entry)), 2)
        ):
            changed = dataclasses.replace(
                entry, marking=luck.choice(MARKINGS), late=luck.choice(FLAGS), field=luck.choice("fg")
            )
            edits.append(Edit(entry, luck.choice((None, changed, entry))))
        for _new in range(luck.randrange(3)):
            number += 1
            edits += added(
                Entry(id=f"e{number:03}", session="s", field=luck.choice("fg"), item=f"i{number}",
                      marking=luck.choice(MARKINGS), late=luck.choice(FLAGS))
            )  # fmt: skip
        before = {field: dict(dialogue.tally("s", field)) for field in "fg"}
        after = dialogue.apply(edits)
        fresh = Dialogue(after.everything())
        assert all(after.tally("s", field) == fresh.tally("s", field) for field in "fg")
        assert all(many > 0 for field in "fg" for many in after.tally("s", field).values())
        assert {field: dict(dialogue.tally("s", field)) for field in "fg"} == before
        dialogue = after
    assert dialogue.tally("s", "none") == {}


def test_a_tally_is_counted_once_and_shared_by_what_does_not_touch_its_field() -> None:
    entry = Entry(id="1", session="s", field="f", marking="ALLY")
    dialogue = Dialogue([entry])
    assert dialogue.tally("s", "f") == {("ALLY", ""): 1}
    after = dialogue.apply(added(Entry(id="2", session="s", field="g"), Tick(id="t")))
    assert after._cells._tallies["s", "f"] is dialogue._cells._tallies["s", "f"]
    assert after.tally("s", "g") == {("MOD", ""): 1}


def test_what_an_edit_does_not_touch_is_shared() -> None:
    dialogue = made.small_dialogue()
    dialogue.listed(RedLine, "s")
    after = dialogue.apply(added(Tick(id="t")))
    assert after._records[Party] is dialogue._records[Party]
    assert after._lists[RedLine] is dialogue._lists[RedLine]


@pytest.mark.parametrize("case", ["gone", "added twice", "other"])
def test_an_edit_that_does_not_fit_is_refused(case: str) -> None:
    dialogue = Dialogue([Tick(id="t", what="a")])
    edit = {
        "gone": Edit(Tick(id="x"), None),
        "added twice": Edit(None, Tick(id="t")),
        "other": Edit(Tick(id="t", what="b"), Tick(id="t", what="c")),
    }[case]
    with pytest.raises(StaleEdit, match="Nothing was written"):
        dialogue.apply((edit,))


def test_an_edit_knows_its_record_and_its_reverse() -> None:
    tick, other = Tick(id="t"), Tick(id="t", what="x")
    assert Edit(tick, other).record is other
    assert Edit(tick, None).record is tick
    assert Edit(tick, None).kind is Tick
    assert Edit(tick, other).reversed() == Edit(other, tick)
    with pytest.raises(ValueError, match="before or after"):
        _ = Edit(None, None).record


def test_changes_are_joined_reversed_and_may_be_empty() -> None:
    change = Change("One", added(Tick(id="t")), "key")
    two = Change("Two", added(Party(id="p")))
    both = change.then(two)
    assert (both.name, both.merge_key) == ("One", "key")
    assert both.kinds == {Tick, Party}
    assert both.reversed().edits == (*removed(Party(id="p")), *removed(Tick(id="t")))
    assert both
    assert not Change("", ())


def test_a_change_tells_once_what_it_touches() -> None:
    entry = Entry(id="e", session="s", field="f")
    moved = dataclasses.replace(entry, field="g")
    change = Change(
        "Try", (Edit(entry, moved), *added(RedLine(id="r", session="s", field="lines"), Tick(id="t")))
    )
    assert change.fields == {("s", "f"), ("s", "g"), ("s", "lines")}
    assert change.kinds is change.kinds
    assert change.fields is change.fields
    assert touches(change, {Tick, Party})
    assert not touches(change, {Party})
    assert touches(change, (), ("s", "g"))
    assert not touches(change, {Party}, ("t", "g"), ("s", "h"))
    assert touches(None, ())
    assert dataclasses.replace(change, edits=()).fields == frozenset()


def test_what_is_derived_is_made_once_until_a_record_of_its_kinds_is_touched() -> None:
    made_of: list[Dialogue] = []
    before = made.small_dialogue()

    def names(dialogue: Dialogue) -> list[str]:
        def make() -> list[str]:
            made_of.append(dialogue)
            return [party.name for party in dialogue.parties()]

        return dialogue.derived("names", frozenset({Party}), make)

    assert names(before) is names(before)
    ticked = before.apply(added(Tick(id=new_id(), what="a")))
    assert names(ticked) is names(before)
    party = Party(id=new_id(), code="ISL", name="Iceland", side="ALLIANCE")
    larger = ticked.apply(added(party))
    assert "Iceland" in names(larger)
    assert "Iceland" not in names(ticked)
    assert made_of == [before, larger]
