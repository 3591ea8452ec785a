"""The copy for the other side."""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import (
    FollowUp,
    ParkingLotItem,
    Prediction,
    ReadBack,
    RecordDisagreement,
    RedLine,
    ReleaseItem,
)
from dialogue_app.core.errors import CannotSave, Refused
from dialogue_app.core.records import (
    ALLIANCE,
    RUSSIA,
    SIDES,
    Entry,
    Listed,
    ListRow,
    Participant,
    Party,
    Record,
    Seal,
    Seat,
    SelectedItem,
    Session,
    StageState,
    new_id,
)
from dialogue_app.core.references import references, targets
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.seal_digest import canonical, covered_by, digest, verify
from dialogue_app.core.visibility.seals import answers_of, disclose, is_disclosed, whose
from dialogue_app.services.audience.counterpart_copy import HandOver, hand_over, write_hand_over
from dialogue_app.services.templates import template_of
from dialogue_app.store.maker import FileStores
from tests.services.amber_sea import exercise, external, internal
from tests.services.canaries import CANARY, one_of_each, planted, texts_of

ID = re.compile(r"[0-9a-f]{32}")


@cache
def copy() -> HandOver:
    return hand_over(external())


def changed(dialogue: Dialogue, *after: Record) -> Dialogue:
    new = {record.id: record for record in after}
    there = [new.pop(record.id, record) for record in dialogue.everything()]
    return Dialogue([*there, *new.values()])


def without_ids(dialogue: Dialogue) -> list[str]:
    return sorted(ID.sub("", repr(record)) for record in dialogue.everything())


def test_only_low_markings_are_handed_over() -> None:
    marked = [record.marking for record in copy().dialogue.everything() if hasattr(record, "marking")]
    assert marked
    assert set(marked) <= {"OPEN", "PART"}


@pytest.mark.parametrize("dialogue", [internal, exercise])
def test_other_tracks_are_refused(dialogue: object) -> None:
    with pytest.raises(Refused, match="released item"):
        hand_over(dialogue())  # type: ignore[operator]


def test_no_identity_is_shared() -> None:
    before = {record.id for record in external().everything()}
    assert not before & set(ID.findall(texts_of(copy().dialogue)))
    assert {record.id for record in copy().dialogue.everything()}.isdisjoint(before)


def with_plain_ids() -> Dialogue:
    """The external sample with ids as another program may write them: ``r1``, ``r2`` and so on."""
    ids = {record.id: f"r{number}" for number, record in enumerate(external().everything())}

    def renamed(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(renamed(part) for part in value)
        return ids.get(value, value) if isinstance(value, str) else value

    return Dialogue(
        dataclasses.replace(
            record,
            **{field.name: renamed(getattr(record, field.name)) for field in dataclasses.fields(record)},
        )
        for record in external().everything()
    )


def test_ids_are_known_whatever_they_look_like() -> None:
    plain = with_plain_ids()
    item = plain.listed(SelectedItem, plain.sessions()[-1].id)[0]
    high = changed(plain, dataclasses.replace(item, marking="DELEG"))
    before = {other.id for other in plain.everything()}
    for dialogue in (plain, high):
        other_dialogue = hand_over(dialogue).dialogue
        ids = {other.id for other in other_dialogue.everything()}
        assert not ids & before
        for record in other_dialogue.everything():
            for name, _label in references(type(record)):
                assert {target for target in targets(record, name) if target not in SIDES} <= ids, (
                    record,
                    name,
                )
    assert {kind: n for kind, n in hand_over(plain).taken.items() if kind is not Seal} == {
        kind: n for kind, n in copy().taken.items() if kind is not Seal
    }
    assert hand_over(high).taken[Entry] < copy().taken[Entry]


def test_a_column_of_a_list_that_names_a_party_names_it_in_the_copy() -> None:
    session = external().sessions()[-1]
    label = 'label = {en = "In the other language"}'
    assert label in session.template_text
    asked = dataclasses.replace(
        session, template_text=session.template_text.replace(label, f'{label}, kind = "party"')
    )
    row = next(record for record in external().of(ListRow).values() if record.value("variants"))
    party = next(record for record in external().of(Party).values() if record.side == RUSSIA)
    values = tuple((key, party.id if key == "variants" else value) for key, value in row.values)
    dialogue = hand_over(changed(external(), asked, dataclasses.replace(row, values=values))).dialogue
    (known,) = (record for record in dialogue.of(Party).values() if record.side == RUSSIA)
    assert known.id in {record.value("variants") for record in dialogue.of(ListRow).values()}
    assert party.id not in texts_of(dialogue)


def test_what_is_written_stays_as_it_is_though_an_id_stands_in_it() -> None:
    line = external().listed(RedLine, external().sessions()[-1].id)[0]
    text = f"Nothing under the number {line.session} is touched."
    dialogue = hand_over(changed(external(), dataclasses.replace(line, condition=text))).dialogue
    assert text in {red_line.condition for red_line in dialogue.of(RedLine).values()}


def test_what_is_marked_higher_leaves_no_trace() -> None:
    session = external().sessions()[-1]
    more = one_of_each(external(), session, "DELEG")
    with_high = planted(changed(external(), *more))
    assert CANARY in texts_of(with_high)
    handed = hand_over(with_high).dialogue
    assert CANARY not in texts_of(handed)
    clock = re.compile(r"created_at='[^']*'")
    assert [clock.sub("", record_text) for record_text in without_ids(handed)] == [
        clock.sub("", record_text) for record_text in without_ids(copy().dialogue)
    ]


def test_what_stays_is_counted_with_its_reason() -> None:
    session = external().sessions()[-1]
    before = {why: what for what, why in copy().stays}
    assert "no release" not in before
    line = next(red_line for red_line in external().of(RedLine).values() if red_line.holder == "ALLIANCE")
    loose = dataclasses.replace(line, release_item="")
    stays = {why: what for what, why in hand_over(changed(external(), loose)).stays}
    assert stays["no release"].startswith("1 line")
    point = ParkingLotItem(id="f" * 32, session=session.id, text="Transit", marking="ALLY")
    stays = {why: what for what, why in hand_over(changed(external(), point)).stays}
    assert stays["marked Alliance only"] == "1 record"


def test_what_both_sides_settled_is_there_in_the_same_words() -> None:
    for kind in (RedLine, ReadBack, SelectedItem):
        assert len(copy().dialogue.of(kind)) == len(external().of(kind)) > 0
    words = {red_line.statement for red_line in external().of(RedLine).values()}
    assert {red_line.statement for red_line in copy().dialogue.of(RedLine).values()} == words


def test_references_hold_within_the_copy() -> None:
    dialogue = copy().dialogue
    ids = {other.id for other in dialogue.everything()}
    for record in dialogue.everything():
        assert set(ID.findall(repr(record))) <= ids
    entry = next(record for record in dialogue.of(Entry).values() if record.basis)
    basis = dialogue.get(ReleaseItem, entry.basis)
    assert basis is not None
    assert basis.verdict == entry.value


def test_a_released_item_comes_without_its_history() -> None:
    for item in copy().dialogue.of(ReleaseItem).values():
        assert (item.version, item.spokesperson, item.sources, item.supersedes) == ("", "", (), "")
    session = external().sessions()[-1]
    loose = ReleaseItem(
        id=new_id(), session=session.id, release_text=CANARY, status="RELEASED", authority="X",
        date="2026-01-01", marking="PART",
    )  # fmt: skip
    assert CANARY not in texts_of(hand_over(changed(external(), loose)).dialogue)


def test_lists_are_counted_anew_without_gaps() -> None:
    session = external().sessions()[-1]
    lines = external().listed(RedLine, session.id)
    handed = hand_over(changed(external(), dataclasses.replace(lines[0], marking="MOD"))).dialogue
    left = handed.listed(RedLine, handed.sessions()[-1].id)
    assert [red_line.position for red_line in left] == list(range(len(lines) - 1))
    assert all(not record.entered_at for record in handed.everything() if isinstance(record, Listed))


def test_what_speaks_of_something_left_out_is_left_out() -> None:
    session = external().sessions()[-1]
    item = external().listed(SelectedItem, session.id)[0]
    handed = hand_over(changed(external(), dataclasses.replace(item, marking="DELEG")))
    about = [entry for entry in external().of(Entry).values() if entry.item == item.id]
    assert about
    assert handed.taken[SelectedItem] == copy().taken[SelectedItem] - 1
    assert handed.taken[Entry] < copy().taken[Entry]
    line = external().listed(RedLine, session.id)[0]
    fewer = hand_over(changed(external(), dataclasses.replace(line, marking="DELEG")))
    assert fewer.taken[ReadBack] < copy().taken[ReadBack]


@pytest.mark.parametrize("handling", ["DELEG", "MOD", "ALLY", "", "?"])
def test_a_session_marked_higher_stays_whole(handling: str) -> None:
    session = external().sessions()[-1]
    handed = hand_over(changed(external(), dataclasses.replace(session, handling=handling)))
    assert handed.sessions_left == 1
    assert not handed.dialogue.sessions()
    assert not handed.dialogue.of(Entry)


def people() -> tuple[Record, ...]:
    session = dataclasses.replace(
        external().sessions()[-1], chair=f"{CANARY} chair", attribution_rule="REC", penholder=f"{CANARY} pen"
    )
    party = Party(id=new_id(), code="OWN", name="Own ally", side=ALLIANCE)
    return (
        session,
        party,
        Party(id=new_id(), code="FAR", name="Far ally", side=ALLIANCE),
        Seat(id=new_id(), session=session.id, party=party.id, head=f"{CANARY} head", position=7),
        Participant(id=new_id(), session=session.id, name=f"{CANARY} person", party=RUSSIA, role_card="x"),
        Participant(id=new_id(), session=session.id, name=f"{CANARY} hidden", marking="MOD"),
        FollowUp(id=new_id(), session=session.id, text="Call", post=f"{CANARY} post", marking="PART"),
    )


def test_people_are_named_only_on_the_record() -> None:
    session, *more = people()
    text = texts_of(hand_over(changed(external(), session, *more)).dialogue)
    for named in ("chair", "head", "person", "post"):
        assert f"{CANARY} {named}" in text
    assert f"{CANARY} hidden" not in text
    assert f"{CANARY} pen" not in text
    assert "Own ally" in text
    assert "Far ally" not in text
    quiet = dataclasses.replace(session, attribution_rule="CHR")
    assert CANARY not in texts_of(hand_over(changed(external(), quiet, *more)).dialogue)


def test_predictions_stay_even_when_marked_low() -> None:
    session = external().sessions()[-1]
    guess = Prediction(
        id=new_id(), session=session.id, field="predictions", by=ALLIANCE, about=RUSSIA, text=CANARY,
        marking="PART",
    )  # fmt: skip
    assert CANARY not in texts_of(hand_over(changed(external(), guess)).dialogue)


def test_what_stands_in_a_field_marked_higher_stays_with_it() -> None:
    session = external().sessions()[-1]
    low = FollowUp(id=new_id(), session=session.id, field="predictions", text=CANARY, marking="PART")
    assert CANARY not in texts_of(hand_over(changed(external(), low)).dialogue)


def test_a_disagreement_without_words_is_none() -> None:
    session = external().sessions()[-1]
    empty = RecordDisagreement(id=new_id(), session=session.id, by=RUSSIA, marking="PART")
    said = dataclasses.replace(empty, id=new_id(), text="Not as we said it.")
    handed = hand_over(changed(external(), empty, said)).dialogue
    assert [said.text for said in handed.of(RecordDisagreement).values()] == ["Not as we said it."]


def test_a_former_wording_does_not_go_along() -> None:
    session = external().sessions()[-1]
    answered = next(
        read_back for read_back in external().of(ReadBack).values() if read_back.of and read_back.result
    )
    stated = external().find(answered.of)
    assert isinstance(stated, Listed)
    assert stated.session == session.id
    handed = hand_over(changed(external(), dataclasses.replace(stated, statement="Said anew")))
    assert handed.taken[ReadBack] < copy().taken[ReadBack]
    assert answered.statement not in texts_of(handed.dialogue)


def test_a_skipped_stage_is_told_and_its_notes_are_not() -> None:
    session = external().sessions()[-1]
    state = external().stage_state(session.id, "E5")
    assert state is not None
    skipped = dataclasses.replace(state, status="SKIPPED", reason="No time", by=CANARY)
    there = external().stage_notes(session.id, "E5")
    assert there is not None
    notes = dataclasses.replace(there, text=CANARY)
    dialogue = hand_over(changed(external(), skipped, notes)).dialogue
    assert [stage_state.reason for stage_state in dialogue.of(StageState).values()] == ["No time"]
    assert CANARY not in texts_of(dialogue)


def test_a_continued_record_points_to_the_copy() -> None:
    first = external().sessions()[-1]
    second = dataclasses.replace(first, id=new_id(), number=first.number + 1, previous=first.id)
    line = external().listed(RedLine, first.id)[0]
    later = dataclasses.replace(line, id=new_id(), session=second.id, carried_from=line.id)
    dialogue = hand_over(changed(external(), second, later)).dialogue
    session, two = dialogue.sessions()
    assert two.previous == session.id
    carried = next(red_line for red_line in dialogue.of(RedLine).values() if red_line.carried_from)
    source = dialogue.get(RedLine, carried.carried_from)
    assert source is not None
    assert source.session == session.id


def test_the_file_is_new_and_holds_nothing_else(tmp_path: Path) -> None:
    dialogue = planted(external())
    target = tmp_path / "copy.dialogue"
    write_hand_over(FileStores(), hand_over(dialogue), target)
    raw = target.read_bytes()
    assert CANARY.encode() not in raw
    assert not [record.id for record in dialogue.everything() if record.id.encode() in raw]
    assert FileStores().check(target) == ()
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CannotSave, match="exists"):
        write_hand_over(FileStores(), hand_over(dialogue), target)


def test_the_file_may_have_a_passphrase(tmp_path: Path) -> None:
    target = tmp_path / "copy.dialogue"
    write_hand_over(FileStores(), copy(), target, "a long passphrase")
    store = FileStores().open(target, passphrase="a long passphrase")
    sessions: list[Session] = list(store.load().sessions())
    store.close()
    assert len(sessions) == len(external().sessions())
    assert b"Amber" not in target.read_bytes()


# -- disclosed predictions -------------------------------------------------------------------------------


def unsealed_fields(dialogue: Dialogue) -> list[tuple[str, TemplateField]]:
    return [
        (session.id, field)
        for session in dialogue.sessions()
        for _stage, field in template_of(session).fields()
        if field.sealed and any(answer.unsealed_at for answer in answers_of(dialogue, session.id, field))
    ]


def disclosed(party: str = "") -> Dialogue:
    """The external sample in which a side (or both) has disclosed every prediction it had unsealed."""
    dialogue = external()
    for session, field in unsealed_fields(dialogue):
        dialogue = dialogue.apply(disclose(dialogue, session, field, party).edits)
    return dialogue


def sealed_answers(dialogue: Dialogue) -> list[Entry | Listed]:
    every: list[Entry | Listed] = [
        record for record in dialogue.everything() if isinstance(record, Entry | Listed) and record.sealed_at
    ]
    return every


def test_what_was_disclosed_is_in_the_copy_with_the_seals_by_which_it_is_checked() -> None:
    source = disclosed()
    dialogue = hand_over(source).dialogue
    expected = [answer for answer in sealed_answers(source) if is_disclosed(answer)]
    assert expected
    assert len(sealed_answers(dialogue)) == len(expected)
    assert sorted((whose(answer), texts(answer)) for answer in sealed_answers(dialogue)) == sorted(
        (whose(answer), texts(answer)) for answer in expected
    )
    seals = list(dialogue.of(Seal).values())
    assert {seal.seal_digest for seal in seals} == {seal.seal_digest for seal in source.of(Seal).values()}
    assert all(verify(dialogue, seal) for seal in seals)
    assert any(isinstance(answer, Prediction) for answer in sealed_answers(dialogue))


def texts(answer: Entry | Listed) -> str:
    return answer.value + answer.reason if isinstance(answer, Entry) else str(getattr(answer, "text", ""))


def test_what_was_unsealed_and_not_disclosed_stays_with_its_seals() -> None:
    assert unsealed_fields(external())
    assert sealed_answers(copy().dialogue) == []
    assert copy().dialogue.of(Seal) == {}


def test_one_side_discloses_for_itself_alone() -> None:
    dialogue = hand_over(disclosed(RUSSIA)).dialogue
    assert {whose(answer) for answer in sealed_answers(dialogue)} == {RUSSIA}
    assert {seal.party for seal in dialogue.of(Seal).values()} == {RUSSIA}


def test_a_seal_over_answers_of_which_one_stays_is_not_handed_over() -> None:
    source = disclosed()
    prediction = next(record for record in source.of(Prediction).values() if whose(record) == RUSSIA)
    source = changed(source, dataclasses.replace(prediction, marking="DELEG"))
    handed_over = hand_over(source)
    assert prediction.text not in [record.text for record in handed_over.dialogue.of(Prediction).values()]
    assert handed_over.left[Seal] == 1


def test_a_seal_that_is_marked_higher_than_what_it_covers_is_not_handed_over() -> None:
    source = disclosed()
    seal = next(iter(source.of(Seal).values()))
    source = changed(source, dataclasses.replace(seal, marking="DELEG"))
    handed_over = hand_over(source)
    assert seal.seal_digest not in {handed.seal_digest for handed in handed_over.dialogue.of(Seal).values()}
    assert handed_over.left[Seal] == 1


def test_a_seal_that_could_not_be_checked_in_the_copy_stays() -> None:
    """A sealed prediction about a line that stays: in the copy it cannot say which, so the digest would not
    fit. The prediction is handed over, the seal is counted among what stays."""
    source = disclosed()
    prediction = next(record for record in source.of(Prediction).values() if whose(record) == RUSSIA)
    line = RedLine(id=new_id(), session=prediction.session, field="x", marking="DELEG", holder=RUSSIA)
    about = dataclasses.replace(prediction, item=line.id)
    source = changed(source, line, about)
    seal = next(
        record for record in source.of(Seal).values() if (record.field, record.party) == (about.field, RUSSIA)
    )
    answers = covered_by(source, seal)
    fitting = dataclasses.replace(
        seal,
        seal_digest=digest(seal.salt, canonical(source, seal.field, seal.party, seal.sealed_at, answers)),
    )
    source = changed(source, fitting)
    assert verify(source, fitting)
    handed_over = hand_over(source)
    assert fitting.seal_digest not in {
        record.seal_digest for record in handed_over.dialogue.of(Seal).values()
    }
    assert handed_over.left[Seal] == 1


def test_a_passage_that_names_a_person_is_withheld_from_the_copy_and_listed() -> None:
    session = dataclasses.replace(external().sessions()[0], chair="Ingrid Lindqvist")
    task = next(follow_up for follow_up in external().of(FollowUp).values() if follow_up.marking == "PART")
    words = ("Ms Lindqvist sends the text.", "Ingrid sends the text.", "Somebody sends the text.")
    shown = []
    for text in words:
        named = hand_over(changed(external(), session, dataclasses.replace(task, text=text)))
        shown.append(text in texts_of(named.dialogue))
        assert len([listed for listed in named.withheld if listed.naming.passage == text]) == (
            text != words[2]
        )
    assert shown == [False, True, True]
    held = hand_over(changed(external(), session, dataclasses.replace(task, text=words[0])))
    assert "Wording withheld: it would identify a participant." in texts_of(held.dialogue)
    on_the_record = dataclasses.replace(session, attribution_rule="REC")
    open_ = hand_over(changed(external(), on_the_record, dataclasses.replace(task, text=words[0])))
    assert words[0] in texts_of(open_.dialogue)
    assert list(open_.withheld) == []


def test_names_in_answers_and_rows_are_withheld_too() -> None:
    session = dataclasses.replace(external().sessions()[0], chair="Ingrid Lindqvist")
    own = external()
    entry = next(record for record in copy_sources(own, Entry) if " " in record.value)
    handed = hand_over(changed(own, session, dataclasses.replace(entry, value="Ms Lindqvist said so.")))
    assert "Lindqvist" not in texts_of(handed.dialogue)
    rows = [record for record in copy_sources(own, ListRow) if record.values]
    assert rows
    key = rows[0].values[0][0]
    row = dataclasses.replace(rows[0], values=((key, "Ms Lindqvist said so."),))
    handed = hand_over(changed(own, session, row))
    assert "Lindqvist" not in texts_of(handed.dialogue)
    assert [listed.naming.words for listed in handed.withheld] == ["Lindqvist"]


def copy_sources(dialogue: Dialogue, kind: type[Any]) -> list[Any]:
    """The records of a kind that may be in the copy."""
    return [record for record in dialogue.of(kind).values() if record.marking in ("OPEN", "PART")]


def test_what_a_party_is_also_called_and_what_was_judged_stay_here() -> None:
    own = external()
    session = dataclasses.replace(own.sessions()[0], names_judged=(("may 1", "fine"),))
    parties = [dataclasses.replace(party, also_called="Bear") for party in own.parties()]
    dialogue = hand_over(changed(own, session, *parties)).dialogue
    assert {party.also_called for party in dialogue.parties()} == {""}
    assert {former.names_judged for former in dialogue.sessions()} == {()}
