"""Verdicts come in from a table as one change; everything goes out as JSON."""

import json
import time
from pathlib import Path

import pytest

from dialogue_app.core.catalogue import fill, item_by_code
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.entries import Place, set_entry
from dialogue_app.core.errors import BadImport
from dialogue_app.core.kinds import KINDS, kind_name
from dialogue_app.core.records import (
    ALLIANCE,
    BRIEF,
    EXTERNAL,
    INTERNAL,
    TRAINING,
    CatalogueItem,
    Entry,
    SelectedItem,
    Session,
)
from dialogue_app.core.seats import add_party
from dialogue_app.core.sessions import new_session, new_track
from dialogue_app.services.exchange import dump, import_verdicts
from dialogue_app.services.library import FIRST_TEMPLATE
from dialogue_app.services.sample import sample_dialogues
from dialogue_app.services.templates import CATALOGUES, catalogue_items, template, template_of

TABLE = b"code,title,ATL,WES\nMIL-01,ignored,1,2\nOWN-01,A new one,NI,\nZZZ-9,Another,WH,5\n"


def track(kind: str = INTERNAL, *, session: bool = True) -> Dialogue:
    dialogue = new_track("Trial", kind)
    for catalogue in CATALOGUES:
        dialogue = dialogue.apply(fill(catalogue_items(catalogue)).edits)
    dialogue = dialogue.apply(add_party(dialogue, "ATL", "Atlantia").edits)
    if session:
        dialogue = dialogue.apply(new_session(dialogue, template(FIRST_TEMPLATE[kind])).edits)
    return dialogue


def taken(dialogue: Dialogue, raw: bytes = TABLE, session: int = 1, **how: object) -> Dialogue:
    return dialogue.apply(import_verdicts(dialogue, raw, session, **how).change.edits)  # type: ignore[arg-type]


def values(dialogue: Dialogue, number: int = 1, round: int = 1) -> dict[tuple[str, str], str]:
    """(activity code, party code) -> value"""
    session = next(one for one in dialogue.sessions() if one.number == number)
    parties = {one.id: one.code for one in dialogue.parties()}
    return {
        (
            dialogue.of(CatalogueItem)[dialogue.of(SelectedItem)[one.item].catalogue_item].code,
            parties[one.party],
        ): one.value
        for one in dialogue.of(Entry).values()
        if (one.session, one.round) == (session.id, round)
    }


def test_verdicts_come_in_and_what_is_unknown_is_added() -> None:
    before = track()
    found = import_verdicts(before, TABLE, 1)
    after = before.apply(found.change.edits)
    assert values(after) == {
        ("MIL-01", "ATL"): "1",
        ("MIL-01", "WES"): "2",
        ("OWN-01", "ATL"): "NI",
        ("ZZZ-9", "ATL"): "WH",
        ("ZZZ-9", "WES"): "5",
    }
    assert found.change.name == "Import verdicts"
    assert found.sentences == (
        "1 party was added: WES.",
        "2 activities were added: OWN-01, ZZZ-9.",
        "5 verdicts were set.",
    )
    (session,) = after.sessions()
    assert [after.parties()[n].code for n in range(2)] == ["ATL", "WES"]
    assert {one.party for one in after.seats(session.id)} == {one.id for one in after.parties()}
    assert after.parties()[1].side == ALLIANCE
    own = item_by_code(after, "activities", "OWN-01")
    assert own is not None
    assert (own.title, own.own, own.domain) == ("A new one", "yes", "")
    known = item_by_code(after, "activities", "MIL-01")
    assert known is not None
    assert known.title != "ignored"
    selected = after.listed(SelectedItem, session.id, "selection")
    assert [one.position for one in selected] == [0, 1, 2]
    assert [one.context for one in selected] == ["P", "", ""]
    assert {one.marking for one in after.of(Entry).values()} == {"ALLY"}


def test_a_new_activity_finds_its_domain_by_its_code() -> None:
    after = taken(track(), b"code,title,ATL\nSEA-77,A new one,3\n")
    own = item_by_code(after, "activities", "SEA-77")
    assert own is not None
    assert own.domain == "SEA"


def test_taking_the_same_table_again_changes_nothing() -> None:
    after = taken(track())
    again = import_verdicts(after, TABLE, 1)
    assert not again.change
    assert again.sentences == ("0 verdicts were set.",)


def test_a_changed_verdict_keeps_its_reason_and_an_empty_cell_leaves_what_is_there() -> None:
    before = taken(track())
    (session,) = before.sessions()
    found = template_of(session).find_field("verdict_r1")
    assert found is not None
    entry = next(one for one in before.of(Entry).values() if one.value == "2")
    place = Place(entry.item, entry.party)
    before = before.apply(set_entry(before, session.id, found[1], place, reason="Because.").edits)
    after = taken(before, b"code,title,ATL,WES\nMIL-01,,,4\n")
    changed = after.of(Entry)[entry.id]
    assert (changed.value, changed.reason) == ("4", "Because.")
    assert values(after)[("MIL-01", "ATL")] == "1"


def test_the_second_round_stands_beside_the_first() -> None:
    after = taken(taken(track()), b"code,title,WES\nMIL-01,,3\n", round=2)
    assert values(after, round=1)[("MIL-01", "WES")] == "2"
    assert values(after, round=2) == {("MIL-01", "WES"): "3"}


def test_the_next_session_is_made_from_the_previous_one_and_said_so() -> None:
    before = taken(track())
    found = import_verdicts(before, b"code,title,ATL\nMIL-01,,2\n", 2)
    after = before.apply(found.change.edits)
    assert found.sentences[0] == "Session 2 was made."
    assert [one.number for one in after.sessions()] == [1, 2]
    assert values(after, 2) == {("MIL-01", "ATL"): "2"}
    assert len(after.listed(SelectedItem, after.sessions()[1].id)) == 3, "the selection was carried over"
    assert len(after.seats(after.sessions()[1].id)) == 2


def test_the_first_session_is_made_where_there_is_none() -> None:
    after = taken(track(session=False))
    assert len(values(after)) == 5


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"session": 3}, "There is no session 3 and it is not the next one (there: 1)."),
        ({"stage": "I9"}, "This session has no stage I9."),
        ({"stage": "I7"}, "Stage I7 has no matrix of the parties' verdicts."),
        ({"round": 3}, "Stage I4 has no round 3."),
    ],
)
def test_what_cannot_be_done_is_said(how: dict[str, object], sentence: str) -> None:
    with pytest.raises(BadImport) as caught:
        taken(track(), **how)  # type: ignore[arg-type]
    assert str(caught.value).startswith(sentence)


def test_verdicts_of_the_external_track_do_not_come_from_a_table() -> None:
    with pytest.raises(BadImport, match="released items"):
        taken(track(EXTERNAL), stage="E6")


def test_the_session_that_is_missing_is_named_where_there_is_none() -> None:
    with pytest.raises(BadImport, match="there: none"):
        taken(track(session=False), session=2)


def test_an_exercise_takes_its_own_verdicts() -> None:
    assert len(values(taken(track(TRAINING), stage="T2"))) == 5


def test_a_brief_has_no_such_stage() -> None:
    with pytest.raises(BadImport, match="no stage I4"):
        taken(track(BRIEF))


def test_a_new_activity_needs_a_title() -> None:
    with pytest.raises(BadImport) as caught:
        taken(track(), b"code,title,ATL\nNEW-1,,3\n")
    assert caught.value.faults == ("line 2, column 2: a new activity needs a title",)


def test_a_sealed_entry_is_not_changed() -> None:
    before = taken(track())
    entry = next(one for one in before.of(Entry).values() if one.value == "2")
    sealed = Entry(
        **{name: getattr(entry, name) for name in entry.__slots__}
        | {"id": entry.id, "sealed_at": "2026-03-05T10:00:00+01:00"}
    )
    before = before.apply([Edit(entry, sealed)])
    with pytest.raises(BadImport) as caught:
        taken(before, b"code,title,ATL,WES\nMIL-01,,1,4\n")
    assert caught.value.faults == ("line 2, column 4: the entry is sealed and cannot be changed",)
    assert not import_verdicts(before, b"code,title,ATL,WES\nMIL-01,,1,2\n", 1).change


def test_many_new_names_are_told_in_few_words() -> None:
    rows = "".join(f"N-{n},T,1\n" for n in range(12))
    found = import_verdicts(track(), f"code,title,ATL\n{rows}".encode(), 1)
    assert found.sentences[0].endswith("N-8, N-9, ….")


@pytest.mark.slow
def test_a_very_large_table_is_taken_in_a_few_seconds() -> None:
    parties = [f"P{n}" for n in range(32)]
    rows = "".join(
        f"BIG-{n},Number {n}," + ",".join("12345"[(n + p) % 5] for p in range(32)) + "\n" for n in range(6202)
    )
    raw = ("code,title," + ",".join(parties) + "\n" + rows).encode()
    before = track()
    start = time.perf_counter()
    found = import_verdicts(before, raw, 1)
    spent = time.perf_counter() - start
    after = before.apply(found.change.edits)
    assert len(after.of(Entry)) == 6202 * 32
    assert spent < 20


def test_dump_holds_everything_in_a_stable_order() -> None:
    dialogue, _external = sample_dialogues()
    text = dump(dialogue)
    assert text == dump(Dialogue(reversed(list(dialogue.everything()))))
    found = json.loads(text)
    assert list(found) == [kind_name(kind) for kind in KINDS]
    assert sum(len(records) for records in found.values()) == len(list(dialogue.everything()))
    assert found["party"][0].keys() >= {"id", "code", "name", "side"}
    assert all(one["template_text"] for one in found["session"])
    assert isinstance(next(iter(dialogue.of(Session).values())), Session)


def test_dump_keeps_letters_as_they_are(tmp_path: Path) -> None:
    assert "сдерживание" in dump(sample_dialogues()[1])
