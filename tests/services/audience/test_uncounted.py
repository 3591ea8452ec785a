"""Where nobody may be named, no count changes by one answer: not printed, not shown, not written."""

import dataclasses

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import (
    ALLIANCE,
    BRIEF,
    EXTERNAL,
    INTERNAL,
    RUSSIA,
    TRAINING,
    Entry,
    Participant,
    Party,
    Record,
    Seat,
    Session,
    Tick,
)
from dialogue_app.core.visibility.hidden_answers import REVEALED
from dialogue_app.services.audience.uncounted import counted
from dialogue_app.services.templates import template_of
from tests.documents.made_up import Maker


def session(track: str, rule: str, seats: int = 9) -> Dialogue:
    """A session with its selected activities and no answer."""
    dialogue = Maker(track, attribution_rule=rule).seats(seats).fill(items=2, sealed=False).dialogue
    return Dialogue(record for record in dialogue.everything() if not isinstance(record, Entry))


def answered(
    dialogue: Dialogue, field: str, values: dict[str, str], *more: Record, number: int = 1
) -> Dialogue:
    """The same with answers of these parties to one question."""
    record_id = dialogue.sessions()[-1].id
    entries = [
        Entry(
            id=f"e-{field}-{party}-{number}",
            session=record_id,
            field=field,
            item="a",
            party=party,
            round=number,
            value=value,
        )
        for party, value in values.items()
    ]
    return Dialogue((*dialogue.everything(), *entries, *more))


def kept(dialogue: Dialogue, under: Session | None = None) -> list[str]:
    counted_answers = counted(dialogue, template_of, under)
    assert (counted_answers.dialogue is dialogue) == (not counted_answers.rows)
    return sorted(entry.party for entry in counted_answers.dialogue.of(Entry).values())


def seats(dialogue: Dialogue) -> list[str]:
    return [seat.party for seat in dialogue.seats(dialogue.sessions()[-1].id)]


def revealed(dialogue: Dialogue, field: str = "verdict_r1") -> Tick:
    return Tick(id="t", session=dialogue.sessions()[-1].id, what=REVEALED + field, at="2026-03-05T10:00:00Z")


@pytest.mark.parametrize("rule", ["CHR", "SIDE", "OFF", ""])
def test_answers_are_counted_when_everybody_has_answered(rule: str) -> None:
    dialogue = session(INTERNAL, rule)
    seat_ids = seats(dialogue)
    for given in range(1, 9):
        some = answered(dialogue, "verdict_r1", dict.fromkeys(seat_ids[:given], "3"))
        assert kept(some) == []
        assert counted(some, template_of).rows == {(some.sessions()[-1].id, "verdict_r1", "a", "")}
    statuses = dict(zip(seat_ids, ["1", "2", "NP", "NI", "WH", "4", "5", "1", "1"], strict=True))
    assert len(kept(answered(dialogue, "verdict_r1", statuses))) == 9


@pytest.mark.parametrize("rule", ["REC", "PARTY"])
def test_named_answers_need_no_company(rule: str) -> None:
    dialogue = session(INTERNAL, rule)
    assert kept(answered(dialogue, "verdict_r1", {seats(dialogue)[0]: "3"})) != []


def test_a_reveal_lets_them_be_counted_if_they_are_enough() -> None:
    dialogue = session(INTERNAL, "CHR")
    seat_ids = seats(dialogue)
    for given in range(1, 9):
        some = answered(dialogue, "verdict_r1", dict.fromkeys(seat_ids[:given], "3"), revealed(dialogue))
        assert len(kept(some)) == (given if given >= 5 else 0)
    other = answered(dialogue, "verdict_r1", dict.fromkeys(seat_ids[:6], "3"), revealed(dialogue, "mirror"))
    assert kept(other) == []


def test_few_seats_are_counted_together_or_not_at_all() -> None:
    dialogue = session(INTERNAL, "CHR", 4)
    seat_ids = seats(dialogue)
    assert kept(answered(dialogue, "verdict_r1", dict.fromkeys(seat_ids[:3], "3"), revealed(dialogue))) == []
    assert len(kept(answered(dialogue, "verdict_r1", dict.fromkeys(seat_ids, "3")))) == 4


def test_a_second_round_waits_for_itself() -> None:
    dialogue = session(INTERNAL, "CHR")
    seat_ids = seats(dialogue)
    first = answered(dialogue, "verdict_r1", dict.fromkeys(seat_ids, "3"))
    second = answered(first, "verdict_r1", {seat_ids[0]: "4"}, number=2)
    counted_answers = counted(second, template_of)
    assert {entry.round for entry in counted_answers.dialogue.of(Entry).values()} == {1}
    assert counted_answers.rows == {(second.sessions()[-1].id, "verdict_r1", "a", "")}


def test_each_side_is_counted_for_itself_where_it_may_be_named() -> None:
    for rule, left in (("SIDE", {True}), ("CHR", set())):
        dialogue = session(TRAINING, rule)
        other = Party(id="rus", code="RUS", name="Russia", side=RUSSIA)
        seat = Seat(id="s", session=dialogue.sessions()[-1].id, party="rus", position=99)
        dialogue = Dialogue((*dialogue.everything(), other, seat))
        allies = [seat_id for seat_id in seats(dialogue) if dialogue.of(Party)[seat_id].side == ALLIANCE]
        assert 0 < len(allies) < len(seats(dialogue))
        some = answered(dialogue, _field(dialogue), dict.fromkeys(allies, "3"))
        assert {bool(party_id in allies) for party_id in kept(some)} == left


def _field(dialogue: Dialogue, columns: str = "seats") -> str:
    """The first field whose answers are counted, by those who answer it."""
    fields = template_of(dialogue.sessions()[-1]).fields()
    return next(
        field.key for _stage, field in fields
        if field.kind in ("rating_matrix", "party_choice") and field.columns == columns
        and not field.of and not field.sealed and field.scale not in ("ACCEPTANCE", "YES_NO")
    )  # fmt: skip


def test_of_two_sides_neither_is_told_before_the_other() -> None:
    dialogue = session(EXTERNAL, "CHR")
    field = _field(dialogue, "sides")
    assert kept(answered(dialogue, field, {"ALLIANCE": "3"})) == []
    assert kept(answered(dialogue, field, {"ALLIANCE": "3", "RUSSIA": "1"})) == ["ALLIANCE", "RUSSIA"]
    named = session(EXTERNAL, "SIDE")
    assert kept(answered(named, field, {"ALLIANCE": "3"})) == ["ALLIANCE"]


def test_what_a_side_accepts_for_the_record_is_no_count() -> None:
    dialogue = session(EXTERNAL, "CHR")
    assert kept(answered(dialogue, "purpose_accepted", {"ALLIANCE": "ACC"})) == ["ALLIANCE"]


def test_a_brief_and_answers_of_nobody_in_particular_stay() -> None:
    dialogue = session(BRIEF, "CHR")
    assert kept(answered(dialogue, "x", {"": "3"})) == [""]
    inside = session(INTERNAL, "CHR")
    assert kept(answered(inside, "verdict_r1", {"": "3"})) == [""]


def test_people_are_counted_where_only_parties_may_be_named() -> None:
    dialogue = session(TRAINING, "PARTY")
    field = _field(dialogue, "participants")
    people = [participant.id for participant in dialogue.of(Participant).values()]
    assert len(people) > 1
    assert kept(answered(dialogue, field, {people[0]: "3"})) == []


def test_the_stricter_rule_holds_for_the_sessions_before() -> None:
    dialogue = session(INTERNAL, "PARTY")
    some = answered(dialogue, "verdict_r1", {seats(dialogue)[0]: "3"})
    under = dataclasses.replace(some.sessions()[-1], attribution_rule="CHR")
    assert kept(some) != []
    assert kept(some, some.sessions()[-1]) != []
    assert kept(some, under) == []
