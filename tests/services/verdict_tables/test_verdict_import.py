"""Verdicts come in from a table: a plan first, then one change; nothing is merged silently."""

import dataclasses

import pytest

from dialogue_app.core.commands.catalogue import fill, item_by_code
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.commands.seats import add_party
from dialogue_app.core.commands.sessions import new_session, new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import BadImport
from dialogue_app.core.records import (
    ALLIANCE,
    BRIEF,
    EXTERNAL,
    INTERNAL,
    RUSSIA,
    TRAINING,
    CatalogueItem,
    Entry,
    Party,
    SelectedItem,
    StageState,
)
from dialogue_app.core.visibility.hidden_answers import hide
from dialogue_app.core.wording.voided_answers import VOID
from dialogue_app.services.files.library import FIRST_TEMPLATE
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.services.templates import CATALOGUES, catalogue_items, template, template_of
from dialogue_app.services.verdict_tables.verdict_import import plan_import

TABLE = b"code,title,ATL,WES\nMIL-01,,1,2\nOWN-01,A new one,NI,\nZZZ-9,Another,WH,5\n"


def track(kind: str = INTERNAL, *, session: bool = True) -> Dialogue:
    dialogue = new_track("Trial", kind)
    for catalogue in CATALOGUES:
        dialogue = dialogue.apply(fill(catalogue_items(catalogue)).edits)
    dialogue = dialogue.apply(add_party(dialogue, "ATL", "Atlantia").edits)
    if session:
        dialogue = dialogue.apply(new_session(dialogue, template(FIRST_TEMPLATE[kind])).edits)
    return dialogue


def taken(dialogue: Dialogue, raw: bytes = TABLE, session: int = 1, **how: object) -> Dialogue:
    return dialogue.apply(plan_import(dialogue, raw, session, **({"add_parties": True} | how)).change.edits)  # type: ignore[arg-type]


def values(dialogue: Dialogue, number: int = 1, round: int = 1) -> dict[tuple[str, str], str]:
    """(activity code, party code) -> value"""
    session = next(former for former in dialogue.sessions() if former.number == number)
    parties = {party.id: party.code for party in dialogue.parties()}
    return {
        (
            dialogue.of(CatalogueItem)[dialogue.of(SelectedItem)[entry.item].catalogue_item].code,
            parties[entry.party],
        ): entry.value
        for entry in dialogue.of(Entry).values()
        if (entry.session, entry.round) == (session.id, round)
    }


def test_verdicts_come_in_and_what_is_unknown_is_added() -> None:
    before = track()
    import_plan = plan_import(before, TABLE, 1, add_parties=True)
    after = before.apply(import_plan.change.edits)
    assert values(after) == {
        ("MIL-01", "ATL"): "1",
        ("MIL-01", "WES"): "2",
        ("OWN-01", "ATL"): "NI",
        ("ZZZ-9", "ATL"): "WH",
        ("ZZZ-9", "WES"): "5",
    }
    assert import_plan.change.name == "Import verdicts"
    assert import_plan.sentences == (
        "The table was read as UTF-8, separated by commas.",
        "1 party is added: WES.",
        "2 activities are added: OWN-01, ZZZ-9.",
        "5 verdicts are set.",
    )
    (session,) = after.sessions()
    assert [after.parties()[n].code for n in range(2)] == ["ATL", "WES"]
    assert {seat.party for seat in after.seats(session.id)} == {party.id for party in after.parties()}
    assert after.parties()[1].side == ALLIANCE
    own = item_by_code(after, "activities", "OWN-01")
    assert own is not None
    assert (own.title, own.own, own.domain) == ("A new one", "yes", "")
    known = item_by_code(after, "activities", "MIL-01")
    assert known is not None
    selected = after.listed(SelectedItem, session.id, "selection")
    assert [item.position for item in selected] == [0, 1, 2]
    assert [item.context for item in selected] == ["P", "", ""]
    assert {entry.marking for entry in after.of(Entry).values()} == {"ALLY"}


def test_a_new_activity_finds_its_domain_by_its_code() -> None:
    after = taken(track(), b"code,title,ATL\nSEA-77,A new one,3\n")
    own = item_by_code(after, "activities", "SEA-77")
    assert own is not None
    assert own.domain == "SEA"


def test_taking_the_same_table_again_changes_nothing() -> None:
    after = taken(track())
    again = plan_import(after, TABLE, 1)
    assert not again.change
    assert again.sentences[1:] == ("0 verdicts are set.",)


def test_a_changed_verdict_keeps_its_reason_and_an_empty_cell_leaves_what_is_there() -> None:
    before = taken(track())
    (session,) = before.sessions()
    stage_and_field = template_of(session).find_field("verdict_r1")
    assert stage_and_field is not None
    entry = next(entry_record for entry_record in before.of(Entry).values() if entry_record.value == "2")
    place = Place(entry.item, entry.party)
    before = before.apply(set_entry(before, session.id, stage_and_field[1], place, reason="Because.").edits)
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
    import_plan = plan_import(before, b"code,title,ATL\nMIL-01,,2\n", 2)
    after = before.apply(import_plan.change.edits)
    assert import_plan.sentences[1] == "Session 2 is made."
    assert [session.number for session in after.sessions()] == [1, 2]
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
        ({"stage": "I7"}, "Stage I7 has no matrix of the parties’ verdicts."),
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
    with pytest.raises(BadImport, match="released items"):
        taken(track(EXTERNAL))


def test_the_session_that_is_missing_is_named_where_there_is_none() -> None:
    with pytest.raises(BadImport, match="there: none"):
        taken(track(session=False), session=2)


def test_an_exercise_takes_its_own_verdicts() -> None:
    assert len(values(taken(track(TRAINING), stage="T2"))) == 5
    assert values(taken(track(TRAINING))) == values(taken(track(TRAINING), stage="T2"))


def test_a_brief_has_no_such_stage() -> None:
    with pytest.raises(BadImport, match="no stage I4"):
        taken(track(BRIEF), stage="I4")
    with pytest.raises(BadImport, match="This session has no matrix of the parties’ verdicts"):
        taken(track(BRIEF))


def test_a_new_activity_needs_a_title() -> None:
    with pytest.raises(BadImport) as caught:
        taken(track(), b"code,title,ATL\nNEW-1,,3\n")
    assert caught.value.faults == ("line 2, column 2: a new activity needs a title",)


def test_a_sealed_entry_is_not_changed() -> None:
    before = taken(track())
    entry = next(entry_record for entry_record in before.of(Entry).values() if entry_record.value == "2")
    sealed = Entry(
        **{name: getattr(entry, name) for name in entry.__slots__}
        | {"id": entry.id, "sealed_at": "2026-03-05T10:00:00+01:00"}
    )
    before = before.apply([Edit(entry, sealed)])
    with pytest.raises(BadImport) as caught:
        taken(before, b"code,title,ATL,WES\nMIL-01,,1,4\n")
    assert caught.value.faults == ("line 2, column 4: the entry is sealed and cannot be changed",)
    with pytest.raises(BadImport) as same:
        plan_import(before, b"code,title,ATL,WES\nMIL-01,,1,2\n", 1)
    assert same.value.faults == caught.value.faults, "a guess that is right must look like any other"
    opened = dataclasses.replace(sealed, unsealed_at="2026-03-05T11:00:00+01:00")
    before = before.apply([Edit(sealed, opened)])
    assert not plan_import(before, b"code,title,ATL,WES\nMIL-01,,1,2\n", 1).change
    with pytest.raises(BadImport, match="faults"):
        plan_import(before, b"code,title,ATL,WES\nMIL-01,,1,4\n", 1)


def test_many_new_names_are_told_in_few_words() -> None:
    rows = "".join(f"N-{n},T,1\n" for n in range(12))
    import_plan = plan_import(track(), f"code,title,ATL\n{rows}".encode(), 1)
    assert import_plan.sentences[1].endswith("N-8, N-9, ….")


@pytest.mark.slow
def test_a_very_large_table_is_taken_whole() -> None:
    parties = [f"P{n}" for n in range(32)]
    rows = "".join(
        f"BIG-{n},Number {n}," + ",".join("12345"[(n + p) % 5] for p in range(32)) + "\n" for n in range(6202)
    )
    raw = ("code,title," + ",".join(parties) + "\n" + rows).encode()
    before = track()
    import_plan = plan_import(before, raw, 1, add_parties=True)
    after = before.apply(import_plan.change.edits)
    assert len(after.of(Entry)) == 6202 * 32


# -- who is meant --------------------------------------------------------------------------------------------


def refused(dialogue: Dialogue, text: str, session: int = 1, **how: object) -> tuple[str, ...]:
    with pytest.raises(BadImport) as caught:
        plan_import(dialogue, text.encode(), session, **how)  # type: ignore[arg-type]
    return caught.value.faults


def test_where_there_are_seats_another_party_comes_in_only_when_told_so() -> None:
    before = track()
    assert refused(before, "code,title,ATL,WSE\nMIL-01,,1,2\n") == (
        "line 1, column 4: WSE has no seat in session 1; with --add-parties it gets one",
    )
    after = taken(before, b"code,title,ATL,WSE\nMIL-01,,1,2\n")
    assert [party.code for party in after.parties()] == ["ATL", "WSE"]


def test_a_session_without_seats_gets_the_columns_as_its_seats() -> None:
    dialogue = new_track("Trial", INTERNAL)
    dialogue = dialogue.apply(new_session(dialogue, template(FIRST_TEMPLATE[INTERNAL])).edits)
    after = taken(dialogue, b"code,title,AL,BE\nX-1,First,1,2\n", add_parties=False)
    assert [party.code for party in after.parties()] == ["AL", "BE"]
    assert len(after.seats(after.sessions()[0].id)) == 2


def test_a_known_party_without_a_seat_gets_one_when_told_so_and_that_is_said() -> None:
    before = track()
    before = before.apply(add_party(before, "WES", "Westland").edits)
    assert "with --add-parties" in refused(before, "code,title,WES\nMIL-01,,1\n")[0]
    plan = plan_import(before, b"code,title,WES\nMIL-01,,1\n", 1, add_parties=True)
    assert "1 party gets a seat: WES." in plan.sentences


@pytest.mark.parametrize("status", ["COMPLETE", "SKIPPED"])
def test_no_party_is_added_to_a_closed_stage(status: str) -> None:
    before = taken(track())
    (session,) = before.sessions()
    before = before.apply([Edit(None, StageState(id="x", session=session.id, stage="I4", status=status))])
    for how in (True, False):
        faults = refused(before, "code,title,ATL,WEZ\nMIL-01,,1,2\n", add_parties=how)
        assert faults[0].startswith("line 1, column 4: WEZ has no seat in session 1")
    assert "the stage is closed" in refused(before, "code,title,WEZ\nMIL-01,,1\n", add_parties=True)[0]
    assert values(taken(before, b"code,title,ATL\nMIL-01,,4\n"))[("MIL-01", "ATL")] == "4"


@pytest.mark.parametrize(
    "head",
    [
        "RUS",
        "Russia",
        "rus",
        "\u0420\u043e\u0441\u0441\u0438\u044f",
        "Russian Federation",
        "The Russian Federation",
        "R.U.S.",
        "Moscow",
        "Kremlin",
        "Russian side",
    ],
)
def test_the_other_side_never_becomes_an_ally(head: str) -> None:
    for dialogue in (track(), sample_dialogues()[0]):
        (fault,) = refused(dialogue, f"code,title,ATL,{head}\nECO-03,,1,5\n", add_parties=True)
        assert fault == f"line 1, column 4: {head} is the other side, which has no seat in an internal track"


def test_in_an_exercise_russia_sits_on_its_own_side() -> None:
    after = taken(track(TRAINING), b"code,title,RUS\nMIL-01,,1\n", stage="T2")
    party = after.party_by_code("RUS")
    assert party is not None
    assert party.side == RUSSIA


def test_a_known_code_with_another_title_is_refused_with_both() -> None:
    dialogue, _external = sample_dialogues()
    table = "code,title,ATL,WES\nECO-03,Hospital ship denied a port call,1,2\n"
    assert refused(dialogue, table, 2) == (
        (
            "line 2, column 2: ECO-03 is “Freezing or using state assets” here and "
            "“Hospital ship denied a port call” in the table; give it a code of its own, or no title"
        ),
    )
    plan_import(dialogue, b"code,title,ATL\nECO-03,freezing or using  STATE assets,1\n", 2)


@pytest.mark.parametrize("head", ["atl", "A\u200bTL", " ATL\u00a0", "Atlantia", "ATLANTIA"])
def test_the_same_party_in_other_letters_is_the_same_party(head: str) -> None:
    plan = plan_import(track(), f"code,title,{head}\nMIL-01,,1\n".encode(), 1)
    assert values(track().apply(())) == {}
    assert not any(edit.kind is Party for edit in plan.change.edits)


@pytest.mark.parametrize("head", ["AT\u0141", "\u0410TL", "\u00c1TL"])
def test_a_party_that_looks_like_another_is_named_and_refused(head: str) -> None:
    (fault,) = refused(track(), f"code,title,{head}\nMIL-01,,1\n", add_parties=True)
    assert "looks like ATL and is not the same" in fault


def test_a_head_that_may_be_mistyped_is_named() -> None:
    before = taken(track(), b"code,title,ATL\nMIL-01,,1\n")
    (fault,) = refused(before, "code,title,ALT\nMIL-01,,1\n")
    assert fault == (
        "line 1, column 3: ALT has no seat in session 1; is ATL meant? With --add-parties it gets one"
    )
    plan = plan_import(before, b"code,title,ALT,BEL\nMIL-01,,1,2\n", 1, add_parties=True)
    assert plan.sentences[1:3] == (
        "2 parties are added: ALT, BEL.",
        "1 of them may be another one mistyped: ALT (ATL).",
    )


def test_another_name_of_a_state_is_the_state_and_said() -> None:
    before = track().apply(add_party(track(), "TUR", "T\u00fcrkiye").edits)
    plan = plan_import(before, b"code,title,Turkey\nMIL-01,,1\n", 1, add_parties=True)
    assert plan.sentences[1] == "\u201cTurkey\u201d is taken as TUR."
    assert not any(edit.kind is Party for edit in plan.change.edits)


def test_a_known_title_under_another_code_is_said() -> None:
    known = next(item for item in track().of(CatalogueItem).values() if item.code == "MIL-01")
    plan = plan_import(track(), f"code;title;ATL\nOWN-9;{known.title};1\n".encode(), 1)
    assert "OWN-9 has the title of MIL-01, which is another activity here." in plan.sentences


@pytest.mark.parametrize("code", ["MIL01", "MIL_1", "mil.001"])
def test_a_code_that_is_written_otherwise_is_named_and_refused(code: str) -> None:
    (fault,) = refused(track(), f"code,title,ATL\n{code},New,1\n")
    assert fault.startswith("line 2, column 1:")
    assert fault.endswith("looks like MIL-01 and is not the same; write MIL-01, or another code")


def test_of_an_activity_in_two_contexts_it_is_said_which_is_meant() -> None:
    before = taken(track(), b"code,title,ATL\nMIL-01,,1\n")
    (row,) = before.of(SelectedItem).values()
    other = dataclasses.replace(row, id="second", context="C", position=row.position + 1)
    assert row.context != "C"
    plan = plan_import(before.apply([Edit(None, other)]), b"code,title,ATL\nMIL-01,,2\n", 1)
    assert any(sentence.startswith("MIL-01 stands here in several contexts") for sentence in plan.sentences)


def test_two_columns_of_one_party_are_refused() -> None:
    (fault,) = refused(track(), "code,title,ATL,Atlantia\nMIL-01,,1,2\n")
    assert fault == "line 1, column 4: ATL appears twice in the header row"


def test_activities_are_matched_as_parties_are() -> None:
    plan = plan_import(track(), b"code,title,ATL\nmil-01,,1\n", 1)
    assert "“mil-01” is taken as MIL-01." in plan.sentences
    assert not any(edit.kind is CatalogueItem for edit in plan.change.edits)
    before = track()
    (first,) = (item for item in before.of(CatalogueItem).values() if item.code == "MIL-01")
    odd = before.apply([Edit(first, dataclasses.replace(first, code="M\u0406L-01"))])
    (fault,) = refused(odd, "code,title,ATL\nMIL-01,New,1\n")
    assert fault == (
        "line 2, column 1: “MIL-01” looks like M\u0406L-01 and is not the same; write "
        "M\u0406L-01, or another code"
    )


def test_reasons_come_in_beside_their_verdicts_and_what_is_replaced_is_said() -> None:
    before = taken(track())
    raw = b'code,title,ATL,ATL reason,reason WES,WES\nMIL-01,,2,"because,\nand so",,\nOWN-01,,,only why,,NP\n'
    plan = plan_import(before, raw, 1)
    after = before.apply(plan.change.edits)
    assert plan.sentences[1:] == (
        "2 verdicts are set.",
        "1 of them replaces another: MIL-01 ATL 1 → 2.",
        "2 reasons are set.",
    )
    reasons = {(entry.value, entry.reason) for entry in after.of(Entry).values() if entry.reason}
    assert reasons == {("2", "because,\nand so"), ("NI", "only why")}


def test_a_reason_that_is_replaced_is_named() -> None:
    before = taken(track(), b"code,title,ATL,ATL reason\nMIL-01,,1,a long one\n")
    plan = plan_import(before, b"code,title,ATL,ATL reason\nMIL-01,,1,a short one\n", 1)
    assert plan.sentences[1:] == (
        "0 verdicts are set.",
        "1 reason is set.",
        "1 of them takes the place of another: MIL-01 ATL.",
    )


def reworded(wording: str, **values: str) -> Dialogue:
    before = taken(track(), b"code,title,ATL\nMIL-01,,1\n")
    (row,) = before.of(SelectedItem).values()
    return before.apply(change_record(before, row, wording=wording, **values).edits)


def test_what_is_asked_in_the_session_is_the_title_of_its_table() -> None:
    dialogue = reworded("Something else")
    (row,) = dialogue.of(SelectedItem).values()
    title = dialogue.of(CatalogueItem)[row.catalogue_item].title
    (fault,) = refused(dialogue, f"code;title;ATL\nMIL-01;{title};2\n")
    assert f"MIL-01 is “Something else” here and “{title}” in the table" in fault
    for written in ("something ELSE", ""):
        plan_import(dialogue, f"code;title;ATL\nMIL-01;{written};2\n".encode(), 1)
    same = reworded("The same in other words", meaning_unchanged="yes")
    plan_import(same, f"code;title;ATL\nMIL-01;{title};2\n".encode(), 1)


@pytest.mark.parametrize("verdict", ["1", "2"])
def test_what_a_new_wording_has_voided_counts_again_when_it_is_answered_again(verdict: str) -> None:
    dialogue = reworded("Something else")
    assert [entry.late for entry in dialogue.of(Entry).values()] == [VOID]
    plan = plan_import(dialogue, f"code,title,ATL\nMIL-01,,{verdict}\n".encode(), 1)
    (entry,) = dialogue.apply(plan.change.edits).of(Entry).values()
    assert (entry.value, entry.late) == (verdict, "")
    assert "1 verdict is set." in plan.sentences


def test_what_waits_for_its_reveal_is_not_told_by_what_replaces_it() -> None:
    before = taken(track())
    session = before.sessions()[0].id
    hidden = before.apply(hide(before, session, "verdict_r1").edits)
    answer = next(entry for entry in before.of(Entry).values() if entry.value == "1" and not entry.reason)
    reasoned = dataclasses.replace(answer, reason="why")
    hidden = hidden.apply([Edit(answer, reasoned)])
    guesses = [
        plan_import(hidden, f"code,title,ATL,ATL reason\nMIL-01,,{value},{reason}\n".encode(), 1)
        for value in ("1", "2")
        for reason in ("why", "how")
    ]
    assert {guess.sentences[1:] for guess in guesses} == {
        (
            "1 verdict is set.",
            "1 of them takes the place of a verdict that waits for its reveal: MIL-01 ATL.",
            "1 reason is set.",
        )
    }
    assert {len(guess.change.edits) for guess in guesses} == {1}, "nor by whether anything changes"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("\ufeffcode;title;AL;BE\r\nX-1;First;1;2\r\nX-2;Second;3;NP\r\n", "12 3NP"),
        ("code\ttitle\tAL\tBE\nX-1\tFirst\t1\t2\nX-2\tSecond\t3\tNP\n", "12 3NP"),
        ("code,title,AL,BE\nX-1,First,np,2.0\n", "NP2"),
        ("code,title,CDU/CSU\nX-1,First,1\n", "1"),
        ("code,title,Greenland east,Greenland west\nX-1,Close,1,5\nX-2,Far,5,1\n", "15 51"),
        ('code,title,AL\nX-1,"grey zone" jamming,1\n', "1"),
        ("code,title,AL\nX-1,- jamming of satellite navigation,1\n", "1"),
        ("code,title,al,BE\nX-1,First,1,2\n", "12"),
        ("code,title,AL\nX-2,Russian fighter flies close to a ship,1\n", "1"),
    ],
)
def test_tables_as_offices_write_them_come_in_as_they_stand(table: str, expected: str) -> None:
    dialogue = new_track("Trial", INTERNAL)
    dialogue = dialogue.apply(new_session(dialogue, template(FIRST_TEMPLATE[INTERNAL])).edits)
    after = taken(dialogue, table.encode(), add_parties=False)
    verdicts = values(after)
    codes = sorted({activity for activity, _party in verdicts})
    parties = [party.code for party in after.parties()]
    assert " ".join("".join(verdicts[code, party] for party in parties) for code in codes) == expected
    title = table.splitlines()[1].replace("\t", ",").replace(";", ",").split(",")[1]
    assert {item.title for item in after.of(CatalogueItem).values()} >= {title}
    assert {item.wording for item in after.of(SelectedItem).values()} >= {title}
