"""What exists is known without what it says; what a paper leaves out is counted as its readers may know."""

import dataclasses
from typing import Any

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import FollowUp, ParkingLotItem, Prediction, ReadBack, RedLine
from dialogue_app.core.records import (
    ALLIANCE,
    EXTERNAL,
    INTERNAL,
    RUSSIA,
    Entry,
    FieldSkip,
    Record,
    StageNotes,
)
from dialogue_app.core.visibility.hidden_answers import hide
from dialogue_app.services.audience.disclosure import Disclosure
from dialogue_app.services.audience.session_holdings import (
    BY_RULE,
    ELSEWHERE,
    MARKED,
    NOT_AGREED,
    REASONS,
    SEALED,
    UNCOUNTED,
    UNRELEASED,
    WAITS,
    HeldRecord,
    held,
    may_be_counted,
    reason,
    sentences,
)
from dialogue_app.services.templates import template_of
from tests.documents.made_up import Maker, made_up


def known(maker: Maker, dialogue: Dialogue | None = None) -> dict[str, HeldRecord]:
    held_records = held(dialogue or maker.dialogue, maker.session, maker.template, template_of)
    return {held_record.id: held_record for held_record in held_records}


def why(maker: Maker, record: Record, dialogue: Dialogue | None = None, **session: Any) -> str:
    held_record = known(maker, dialogue)[record.id]
    return reason(held_record, Disclosure(maker.dialogue, dataclasses.replace(maker.session, **session)))


def line(maker: Maker, **values: Any) -> RedLine:
    values = {"holder": ALLIANCE, "statement": "No jamming.", "marking": "PART"} | values
    red_line: RedLine = maker.add(RedLine, session=maker.session.id, field="red_lines", **values)
    return red_line


def test_answers_records_and_skips_are_known_but_no_empty_cell_and_no_private_note() -> None:
    maker = made_up(INTERNAL)
    of = {"session": maker.session.id, "field": "main_concern", "marking": "ALLY"}
    said, _empty = maker.add(Entry, value="COST", **of), maker.add(Entry, party="x", **of)
    owed = maker.add(Entry, party="y", owner="Ada", **of)
    point = maker.add(ParkingLotItem, session=maker.session.id, text="Transit", marking="PART")
    skip = maker.add(FieldSkip, session=maker.session.id, field="main_concern", reason="No time", by="Fay")
    maker.add(StageNotes, session=maker.session.id, stage="I1", text="Private")
    maker.add(ParkingLotItem, session="another", text="Elsewhere")
    assert set(known(maker)) == {said.id, owed.id, point.id, skip.id}
    assert "Transit" not in repr(known(maker))


def test_a_line_of_the_alliance_without_a_release_says_so_and_what_is_about_it_too() -> None:
    maker = made_up(EXTERNAL)
    ours, theirs = line(maker), line(maker, holder=RUSSIA)
    back = maker.add(
        ReadBack, session=maker.session.id, field="line_readbacks", of=ours.id, result="COR", marking="PART"
    )
    held_back = known(maker)
    assert (why(maker, ours), why(maker, back), why(maker, theirs)) == (UNRELEASED, UNRELEASED, ELSEWHERE)
    assert (held_back[ours.id].heard, held_back[theirs.id].heard) == (True, False)


@pytest.mark.parametrize(
    ("marking", "wanted"), [("DELEG", MARKED), ("MOD", MARKED), ("", MARKED), ("ALLY", ELSEWHERE)]
)
def test_a_higher_marking_comes_first(marking: str, wanted: str) -> None:
    maker = made_up(INTERNAL)
    parked = maker.add(
        ParkingLotItem, session=maker.session.id, text="Transit", marking=marking, sealed_at=""
    )
    assert why(maker, parked) == wanted


def test_what_is_sealed_or_hidden_or_about_it_is_known_as_such() -> None:
    maker = made_up(EXTERNAL)
    guess = maker.add(Prediction, session=maker.session.id, text="They will.", marking="PART",
                      sealed_at="2026-03-12T10:00:00+00:00")  # fmt: skip
    about = maker.add(
        Entry, session=maker.session.id, field="own_verdict", item=guess.id, value="3", marking="PART"
    )
    assert (why(maker, guess), why(maker, about)) == (SEALED, SEALED)
    inside = made_up(INTERNAL)
    said = inside.add(Entry, session=inside.session.id, field="main_concern", value="COST", marking="ALLY")
    after = inside.dialogue.apply(hide(inside.dialogue, inside.session.id, "main_concern").edits)
    assert (why(inside, said), why(inside, said, after)) == (ELSEWHERE, WAITS)


def test_off_the_record_only_what_was_agreed_counts_as_elsewhere() -> None:
    maker = made_up(INTERNAL)
    act = maker.add(FollowUp, session=maker.session.id, text="Circulate", marking="ALLY")
    point = maker.add(ParkingLotItem, session=maker.session.id, text="Transit", marking="ALLY")
    assert why(maker, act, attribution_rule="OFF") == ELSEWHERE
    assert why(maker, point, attribution_rule="OFF") == NOT_AGREED
    held_record = known(maker)[point.id]
    assert reason(held_record, Disclosure(maker.dialogue, maker.session), {point.id}) == BY_RULE


def test_outgoing_papers_count_only_what_their_readers_know() -> None:
    maker = made_up(EXTERNAL)
    assert known(maker) == {}
    ours = line(maker)
    plain = known(maker)[ours.id]
    heard = dataclasses.replace(plain, heard=True)
    told = {why_: may_be_counted(plain, why_, outgoing=True) for why_ in REASONS}
    assert told == dict.fromkeys(REASONS, False) | {BY_RULE: True, ELSEWHERE: True}
    assert may_be_counted(heard, UNRELEASED, outgoing=True)
    assert not may_be_counted(dataclasses.replace(plain, sealed=True), ELSEWHERE, outgoing=True)
    assert not may_be_counted(dataclasses.replace(heard, kind=ReadBack), UNRELEASED, outgoing=True)
    inside = {why_: may_be_counted(plain, why_, outgoing=False) for why_ in REASONS}
    assert inside == dict.fromkeys(REASONS, True) | {NOT_AGREED: False, UNCOUNTED: False}


def test_sentences_count_by_reason_and_say_the_marking() -> None:
    maker = made_up(EXTERNAL)
    held_back = known(maker, Dialogue([*maker.dialogue.everything(), line(maker)]))
    (plain,) = held_back.values()
    point = dataclasses.replace(plain, kind=ParkingLotItem, marking="DELEG")
    answer = dataclasses.replace(plain, kind=Entry)
    printed = sentences(
        [(point, MARKED), (plain, UNRELEASED), (point, MARKED), (answer, ELSEWHERE), (answer, ELSEWHERE),
         (plain, ELSEWHERE), (answer, SEALED), (answer, WAITS), (answer, BY_RULE)]
    )  # fmt: skip
    assert printed == [
        "1 line not printed: no release",
        "2 records not printed: marked Delegation only",
        "1 answer not printed: sealed",
        "1 answer not printed: waits for its reveal",
        "1 answer not printed: the attribution rule forbids it",
        "1 line, 2 answers not printed: not part of this kind of document",
    ]
