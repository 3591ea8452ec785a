"""What would change if another content took the place of the present one, in words."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.commands.seats import add_party
from dialogue_app.core.commands.sessions import new_session, new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction, RedLine, ReleaseItem
from dialogue_app.core.edits import Edit, added, removed
from dialogue_app.core.records import (
    EXTERNAL,
    INTERNAL,
    RUSSIA,
    Entry,
    FieldSkip,
    Party,
    Seal,
    SelectedItem,
    Session,
    Tick,
    new_id,
)
from dialogue_app.core.visibility.hidden_answers import hide
from dialogue_app.services.content_comparison import ChangedText, Comparison, RecordChange
from dialogue_app.services.templates import template

NOW = "2026-03-12T14:32:05+01:00"
NOT_SHOWN = "(not shown: sealed or hidden)"


def started(track: str = INTERNAL, key: str = "internal_alliance") -> Dialogue:
    dialogue = new_track("Round", track)
    for code in ("ATL", "VIS"):
        dialogue = dialogue.apply(add_party(dialogue, code, f"Party {code}").edits)
    return dialogue.apply(new_session(dialogue, template(key)).edits)


def session_of(dialogue: Dialogue) -> str:
    return dialogue.sessions()[0].id


def item(dialogue: Dialogue) -> SelectedItem:
    return SelectedItem(
        id=new_id(), session=session_of(dialogue), field="selection", wording="Flights near borders",
        marking="ALLY",
    )  # fmt: skip


def told(comparison: Comparison) -> list[ChangedText]:
    return [comparison.told(change) for change in comparison.changes]


def test_what_is_the_same_changes_nothing() -> None:
    dialogue = started()
    comparison = Comparison(dialogue, Dialogue(dialogue.everything()))
    assert not comparison
    assert comparison.counts == ()
    assert comparison.notes() == ()


def test_each_kind_is_counted_and_each_record_told_with_its_texts() -> None:
    other = started()
    party = next(iter(other.of(Party).values()))
    present = other.apply((Edit(party, dataclasses.replace(party, name="Atlantia")),))
    gone = item(present)
    present = present.apply(added(gone))
    tick = Tick(id=new_id(), session=session_of(other), what="prompt:I1:1")
    other = other.apply(added(tick))
    comparison = Comparison(present, other)
    assert comparison
    assert [(count.name, count.added, count.changed, count.removed) for count in comparison.counts] == [
        ("Party", 0, 1, 0),
        ("Tick", 1, 0, 0),
        ("Selected item", 0, 0, 1),
    ]
    assert [change.what for change in comparison.changes] == ["changed", "added", "removed"]
    first, second, third = told(comparison)
    assert "ATL" in first.title
    assert "Party ATL" in first.title
    assert (first.before, first.after) == ("Name: Atlantia", "Name: Party ATL")
    assert second.before == ""
    assert third.title.endswith("Flights near borders")
    assert third.after == ""
    assert comparison.marking == "ALLY"


def test_an_answer_is_told_by_field_item_and_party() -> None:
    dialogue = started()
    row = item(dialogue)
    dialogue = dialogue.apply(added(row))
    field = template("internal_alliance").find_field("verdict_r1")[1]  # type: ignore[index]
    party_id = dialogue.parties()[0].id
    place = Place(item=row.id, party=party_id)
    first = dialogue.apply(set_entry(dialogue, session_of(dialogue), field, place, value="4").edits)
    second = first.apply(set_entry(first, session_of(first), field, place, value="5", reason="Why").edits)
    (change,) = told(Comparison(second, first))
    assert "Flights near borders" in change.title
    assert "Party ATL" in change.title
    assert change.before.startswith("5 ")
    assert change.before.endswith("Reason: Why")
    assert change.after.startswith("4 ")


def test_a_difference_that_is_not_in_the_words_is_said() -> None:
    dialogue = started()
    row = item(dialogue)
    other_dialogue, two = (
        dialogue.apply(added(row)),
        dialogue.apply(added(dataclasses.replace(row, position=4))),
    )
    assert (
        told(Comparison(other_dialogue, two))[0].after
        == "(the same words; place, links, marking or state differ)"
    )


def test_a_long_title_is_cut() -> None:
    dialogue = started()
    row = dataclasses.replace(item(dialogue), wording="word " * 100)
    (change,) = told(Comparison(dialogue, dialogue.apply(added(row))))
    assert change.title.endswith("word…")
    assert len(change.title) < 125


@pytest.mark.parametrize("sealed_in", ["present", "other", "both"])
def test_what_is_sealed_in_either_is_counted_and_not_shown(sealed_in: str) -> None:
    dialogue = started(EXTERNAL, "external_russia")
    line = RedLine(id=new_id(), session=session_of(dialogue), holder=RUSSIA, statement="Secret words")
    sealed = dataclasses.replace(line, sealed_at=NOW, statement="Secret wording")
    present = dialogue.apply(added(line if sealed_in == "other" else sealed))
    other = dialogue.apply(
        added(line if sealed_in == "present" else dataclasses.replace(sealed, statement="Secret text"))
    )
    comparison = Comparison(present, other)
    (change,) = comparison.changes
    assert change.closed
    assert comparison.told(change) == ChangedText("Red line", NOT_SHOWN, NOT_SHOWN)
    assert bool(comparison.notes()) == (sealed_in == "present")


def test_an_answer_from_before_its_sealing_is_not_shown_either() -> None:
    """A backup holds what was sealed later: it stays unseen until the unsealing, also there."""
    dialogue = started(EXTERNAL, "external_russia")
    fields = template("external_russia").fields()
    field = next(
        template_field
        for _stage, template_field in fields
        if template_field.sealed and template_field.kind != "record_list"
    )
    entry = Entry(id=new_id(), session=session_of(dialogue), field=field.entry_field, party=RUSSIA, value="3")
    (change,) = Comparison(dialogue, dialogue.apply(added(entry))).changes
    assert change.closed
    prediction = Prediction(id=new_id(), session=session_of(dialogue), by=RUSSIA, text="Secret")
    unsealed = dataclasses.replace(prediction, sealed_at=NOW, unsealed_at=NOW)
    (change,) = Comparison(dialogue, dialogue.apply(added(unsealed))).changes
    assert not change.closed


def test_a_field_under_an_unbroken_seal_is_not_shown() -> None:
    dialogue = started()
    session = session_of(dialogue)
    seal = Seal(id=new_id(), session=session, field="notes", sealed_at=NOW)
    entry = Entry(id=new_id(), session=session, field="notes", value="Secret")
    present = dialogue.apply(added(seal))
    changes = Comparison(present, dialogue.apply(added(entry))).changes
    assert all(change.closed for change in changes)
    broken = dialogue.apply(added(dataclasses.replace(seal, unsealed_at=NOW)))
    assert not any(change.closed for change in Comparison(broken, dialogue.apply(added(entry))).changes)


def test_what_waits_for_its_reveal_is_not_shown() -> None:
    dialogue = started()
    session = session_of(dialogue)
    entry = Entry(id=new_id(), session=session, field="verdict_r1", value="4")
    other = dialogue.apply(added(entry))
    assert not Comparison(dialogue, other).changes[0].closed
    hidden = Comparison(dialogue, other, frozenset({(session, "verdict_r1")}))
    assert told(hidden)[0].after == NOT_SHOWN
    for place in ("present", "other"):
        ticked = {"present": dialogue, "other": other}
        ticked[place] = ticked[place].apply(hide(ticked[place], session, "verdict_r1").edits)
        changes = Comparison(ticked["present"], ticked["other"]).changes
        assert [change.closed for change in changes if isinstance(change.record, Entry)] == [True], place


def test_fields_of_a_session_that_is_in_one_of_them_only_are_found() -> None:
    dialogue = started()
    follow = dialogue.apply(new_session(dialogue, template("internal_alliance")).edits)
    session = follow.sessions()[1].id
    other = follow.apply(added(Entry(id=new_id(), session=session, field="verdict_r1", value="4")))
    assert any(changed_text.title.startswith("Verdict") for changed_text in told(Comparison(dialogue, other)))


def test_a_field_that_no_template_has_is_told_by_its_kind() -> None:
    dialogue = started()
    session = dialogue.sessions()[0]
    broken = Session(id=new_id(), number=9, title="Broken", template_text="no = [")
    other = dialogue.apply(
        added(
            broken,
            FieldSkip(id=new_id(), session=broken.id, field="x", reason="Late", by="Anna"),
            FieldSkip(id=new_id(), session=session.id, field="unknown", reason="Late", by="Anna"),
            FieldSkip(id=new_id(), session="gone", field="unknown", reason="Late", by="Anna"),
        )
    )
    titles = [
        changed_text.title
        for changed_text in told(Comparison(dialogue, other))
        if "Late" in changed_text.after
    ]
    assert titles == ["Skipped field"] * 3


def test_what_was_released_is_pointed_out() -> None:
    dialogue = started()
    change = add_listed(dialogue, ReleaseItem(session=session_of(dialogue), release_text="We hold this."))
    present = dialogue.apply(change.edits)
    (note,) = Comparison(present, dialogue).notes()
    assert note.startswith("1 line of the release ledger")
    assert Comparison(dialogue, present).notes() == ()
    gone = present.apply(removed(*present.of(ReleaseItem).values()))
    assert gone == dialogue


def test_a_change_of_nothing_is_no_change() -> None:
    with pytest.raises(ValueError, match="before or after"):
        _ = RecordChange(None, None, closed=False).record
