"""What other verbs refuse about released items, and what a verdict of the alliance may rest on outside."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from dialogue_app.core.commands.catalogue import remove_item
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_listed, change_record, remove_record
from dialogue_app.core.commands.sessions import remove_session
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import RedLine, ReleaseItem
from dialogue_app.core.edits import added
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import (
    ALLIANCE,
    EXTERNAL,
    INTERNAL,
    RUSSIA,
    CatalogueItem,
    Entry,
    Party,
    SelectedItem,
    Session,
    Track,
)
from dialogue_app.core.visibility.released_items import (
    basis_for,
    is_locked,
    is_shut,
    needs_release,
    refuse_removal,
    released_on,
    rests_well,
)
from tests.core import made

FIELD = dataclasses.replace(made.TWO_WAY, key="on_other", columns="sides", aspects=(), scale="VERDICT",
                            statuses=("NP", "NI", "WH"), items="selection", released_only=True)  # fmt: skip
ROW = Place("row", ALLIANCE)


def track(kind: str, *items: ReleaseItem) -> Dialogue:
    catalogue = CatalogueItem(id="act", catalogue="activities", code="MIL-02", title="Exercise")
    row = SelectedItem(id="row", session="s", field="selection", catalogue_item="act", wording="Exercise")
    return Dialogue(
        (
            Track(id="t", name="Test", track=kind),
            Session(id="s", number=1, title="One"),
            catalogue,
            row,
            *items,
        )
    )


def item(**values: Any) -> ReleaseItem:
    usual: dict[str, Any] = {
        "id": "one", "session": "s", "code": "A-01", "release_text": "Text", "status": "RELEASED",
        "activity": "act", "verdict": "4", "date": "2026-03-20",
    }  # fmt: skip
    return ReleaseItem(**(usual | values))


def refused(act: Any, *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **more)
    return str(caught.value)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (INTERNAL, {}),
        (INTERNAL, {"status": "SUPERSEDED"}),
        (INTERNAL, {"status": "WITHDRAWN", "external_id": "x"}),
        (INTERNAL, {"status": "PROPOSED", "crossing": "RELEASE:x"}),
        (EXTERNAL, {"status": "WITHDRAWN"}),
    ],
)
def test_what_has_left_is_changed_by_nobody(kind: str, values: dict[str, Any]) -> None:
    release_item = item(**values)
    dialogue = track(kind, release_item)
    assert is_locked(dialogue, release_item)
    assert is_shut(dialogue, release_item)
    assert not is_shut(dialogue, dialogue.of(Session)["s"])
    for change in ({"release_text": "Other"}, {"marking": "OPEN"}, {"spokesperson": "B"}):
        assert "A-01 was released" in refused(change_record, dialogue, release_item, **change)
    assert not change_record(dialogue, release_item, release_text="Text")
    assert "the ledger keeps it" in refused(remove_record, dialogue, release_item)
    assert "the ledger keeps it" in refused(remove_item, dialogue, dialogue.of(CatalogueItem)["act"])
    assert "the ledger keeps it" in refused(remove_session, dialogue, dialogue.of(Session)["s"])


def test_a_proposal_is_changed_dropped_and_removed_freely() -> None:
    release_item = item(status="PROPOSED")
    dialogue = track(INTERNAL, release_item)
    dialogue = dialogue.apply(change_record(dialogue, release_item, status="WITHDRAWN").edits)
    dropped = dialogue.of(ReleaseItem)["one"]
    dialogue = dialogue.apply(change_record(dialogue, dropped, status="PROPOSED", verdict="5").edits)
    assert dialogue.of(ReleaseItem)["one"].verdict == "5"
    assert remove_record(dialogue, dialogue.of(ReleaseItem)["one"])
    refuse_removal(track(INTERNAL, item(), item(id="two", status="PROPOSED")), {"two"})


def test_nothing_is_released_or_checked_by_hand() -> None:
    release_item = item(status="PROPOSED")
    dialogue = track(INTERNAL, release_item)
    for values in ({"status": "RELEASED"}, {"status": "SUPERSEDED"}, {"external_id": "x"}):
        assert "on the page “Release” only" in refused(change_record, dialogue, release_item, **values)
    assert "is made on the page" in refused(change_record, dialogue, release_item, never_list_checked="yes")
    assert change_record(dialogue, release_item, never_list_checked="no")
    assert "was released" in refused(add_listed, dialogue, item(id="", code=""))
    assert "was released" in refused(add_listed, track(EXTERNAL), item(id="", status="PROPOSED"))
    assert add_listed(dialogue, item(id="", status="PROPOSED"))


def test_a_signature_holds_for_the_words_it_was_given_for() -> None:
    release_item = item(status="PROPOSED", never_list_checked="yes", authority="Chair")
    dialogue = track(INTERNAL, release_item)
    (edit,) = change_record(dialogue, release_item, spokesperson="Head").edits
    assert edit.after == dataclasses.replace(release_item, spokesperson="Head")
    for values in ({"release_text": "Other"}, {"verdict": "5"}, {"sources": ("x",)}):
        (edit,) = change_record(dialogue, release_item, **values).edits
        assert edit.after == dataclasses.replace(release_item, never_list_checked="", date="", **values)


def line(**values: Any) -> RedLine:
    usual: dict[str, Any] = {"session": "s", "field": "red_lines", "statement": "No", "holder": ALLIANCE}
    return RedLine(**(usual | values))


def test_a_line_of_the_alliance_outside_comes_from_an_item_in_force() -> None:
    released = item(kind="RED_LINE")
    dialogue = track(EXTERNAL, released, item(id="two", status="WITHDRAWN"), item(id="three", kind="VERDICT"))
    assert "Choose it under “Released item” first: A-01" in refused(add_listed, dialogue, line())
    for other in ("two", "three", "gone"):
        assert "in force" in refused(add_listed, dialogue, line(release_item=other))
    stated = add_listed(dialogue, line(id="line", release_item="one"))
    assert stated
    dialogue = dialogue.apply(stated.edits)
    kept = dialogue.of(RedLine)["line"]
    assert change_record(dialogue, kept, place="Anywhere")
    assert "Released item" in refused(change_record, dialogue, kept, release_item="")
    assert "in force" in refused(change_record, dialogue, kept, release_item="two")
    assert add_listed(dialogue, line(holder=RUSSIA))
    inside = track(INTERNAL, item(status="PROPOSED"))
    assert add_listed(inside, line())
    assert add_listed(inside, line(release_item="one"))


def test_without_any_release_the_sentence_says_how_to_get_one() -> None:
    only_verdicts = track(EXTERNAL, item(kind="VERDICT"))
    sentence = refused(add_listed, only_verdicts, line())
    assert "The alliance has released no red line." in sentence
    assert "on the page “Release”" in sentence


def test_a_line_gets_a_holder_only_with_its_release() -> None:
    dialogue = track(EXTERNAL, item(kind="RED_LINE"))
    dialogue = dialogue.apply(add_listed(dialogue, line(id="line", holder="")).edits)
    kept = dialogue.of(RedLine)["line"]
    assert "Released item" in refused(change_record, dialogue, kept, holder=ALLIANCE)
    assert change_record(dialogue, kept, holder=RUSSIA)
    assert change_record(dialogue, kept, holder=ALLIANCE, release_item="one")


def test_an_ally_states_no_line_of_its_own_outside() -> None:
    ally = Party(id="vis", code="VIS", name="Visania", side=ALLIANCE)
    dialogue = track(EXTERNAL, item(kind="RED_LINE")).apply(added(ally))
    assert needs_release(dialogue, line(holder="vis"))
    assert not needs_release(dialogue, line(holder=RUSSIA))
    assert not needs_release(dialogue, ally)
    assert "Released item" in refused(add_listed, dialogue, line(holder="vis"))
    assert "Choose “Alliance”" in refused(add_listed, dialogue, line(holder="vis", release_item="one"))


def test_a_line_that_stands_without_its_release_may_be_worded() -> None:
    stale = line(id="stale", release_item="two")
    dialogue = track(EXTERNAL, item(id="two", status="WITHDRAWN")).apply(added(stale))
    assert change_record(dialogue, stale, place="Anywhere")


# -- verdicts ----------------------------------------------------------------------------------------


def put(dialogue: Dialogue, place: Place = ROW, **values: str) -> Dialogue:
    return dialogue.apply(set_entry(dialogue, "s", FIELD, place, **values).edits)


def test_a_level_of_the_alliance_needs_its_released_item() -> None:
    none = track(EXTERNAL)
    assert "On MIL-02 the alliance has released no verdict" in refused(put, none, value="4")
    dialogue = track(EXTERNAL, item())
    assert "has released 4 (A-01), not 5" in refused(put, dialogue, value="5", basis="one")
    assert "has released 4" in refused(put, dialogue, value="4")
    done = put(dialogue, value="4", basis="one")
    entry = done.entry("s", "on_other", "row", ALLIANCE)
    assert entry is not None
    assert rests_well(done, entry)
    assert not set_entry(done, "s", FIELD, ROW, value="4", basis="one")


@pytest.mark.parametrize(
    "values", [{"status": "WITHDRAWN"}, {"status": "SUPERSEDED"}, {"status": "PROPOSED"}]
)
def test_an_item_not_in_force_gives_nothing(values: dict[str, str]) -> None:
    dialogue = track(EXTERNAL, item(**values))
    assert "no verdict" in refused(put, dialogue, value="4", basis="one")


def test_an_item_on_another_activity_gives_nothing() -> None:
    dialogue = track(EXTERNAL, item(activity="other"))
    assert "no verdict" in refused(put, dialogue, value="4", basis="one")
    unknown = Place("gone", ALLIANCE)
    assert "On ? the alliance" in refused(put, dialogue, unknown, value="4", basis="one")


def test_a_status_needs_no_item_and_takes_the_basis_away() -> None:
    dialogue = put(track(EXTERNAL, item()), value="4", basis="one")
    dialogue = put(dialogue, value="WH")
    entry = dialogue.entry("s", "on_other", "row", ALLIANCE)
    assert entry is not None
    assert (entry.value, entry.basis) == ("WH", "")
    assert not rests_well(dialogue, entry)
    assert put(dialogue, value="").entry("s", "on_other", "row", ALLIANCE) is None


def test_what_stands_may_stay_when_its_item_is_withdrawn() -> None:
    dialogue = put(track(EXTERNAL, item()), value="4", basis="one")
    gone = dataclasses.replace(item(), status="WITHDRAWN")
    dialogue = Dialogue([gone if record.id == "one" else record for record in dialogue.everything()])
    dialogue = put(dialogue, reason="Said at the table")
    assert put(dialogue, value="4", basis="one") == dialogue
    assert "no verdict" in refused(put, dialogue, value="4")


def test_the_other_side_and_other_fields_are_free() -> None:
    dialogue = put(track(EXTERNAL), Place("row", RUSSIA), value="5")
    free = dataclasses.replace(FIELD, released_only=False)
    assert set_entry(dialogue, "s", free, ROW, value="5")
    assert basis_for(dialogue, FIELD, "row", RUSSIA, "4") == {}
    assert basis_for(dialogue, free, "row", ALLIANCE, "4") == {}
    assert basis_for(dialogue, FIELD, "row", ALLIANCE, "") == {}


def test_the_newest_item_with_the_level_is_taken() -> None:
    later = item(id="two", code="A-02", date="2026-04-01")
    other = item(id="three", code="A-03", verdict="5", date="2026-02-01")
    silent = item(id="four", verdict="")
    dialogue = track(EXTERNAL, item(), later, other, silent)
    assert [release_item.id for release_item in released_on(dialogue, "act")] == ["two", "one", "three"]
    assert released_on(dialogue, "") == ()
    assert basis_for(dialogue, FIELD, "row", ALLIANCE, "4") == {"basis": "two"}
    assert basis_for(dialogue, FIELD, "row", ALLIANCE, "5") == {"basis": "three"}
    assert basis_for(dialogue, FIELD, "row", ALLIANCE, "3") == {}
    catalogued = Entry(item="act", basis="two", value="4")
    assert rests_well(dialogue, catalogued)
