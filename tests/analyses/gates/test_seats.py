"""Gates on what every seat or side answers."""

from dataclasses import replace
from fractions import Fraction

import pytest

from dialogue_app.core.domain_records import RoleCard
from dialogue_app.core.records import ALLIANCE, RUSSIA, SIDES
from dialogue_app.core.thresholds import set_thresholds, thresholds_of
from tests.analyses.gates.room import ALLIES, Room, met, unjudged

FULL = "3 3 4 2 NP 3 1 NI 3"


@pytest.fixture
def room() -> Room:
    return Room("internal_alliance")


def test_a_status_is_an_answer_and_a_blank_is_not(room: Room) -> None:
    room.answer("expected_state", FULL)
    room.answer("good_enough_state", "3 3 4 2 NP 3 1 NI -")
    result = room.gate("I1", 1)
    assert (result.met, result.done, result.of) == (False, 17, 18)
    (gap,) = result.missing
    assert (gap.field, gap.party) == ("good_enough_state", "NMK")
    assert gap.sentence == "NMK: no answer to State that would be good enough."
    room.put("good_enough_state", "2", "NMK")
    assert met(room.gate("I1", 1))


def test_a_table_without_seats_is_not_met() -> None:
    room = Room("internal_alliance", seats=())
    assert room.missing("I1", 1) == ["Nobody has a seat yet."]
    assert room.missing("I1", 2) == ["Too few seats are taken."]


def test_a_skipped_field_is_not_looked_at(room: Room) -> None:
    room.answer("expected_state", FULL)
    room.skip("good_enough_state")
    assert met(room.gate("I1", 1))
    room.skip("expected_state")
    result = room.gate("I1", 1)
    assert (result.met, result.skipped, result.missing) == (False, True, ())
    assert not result.asks_reason


def test_a_quorum_counts_levels_in_both_ratings(room: Room) -> None:
    room.answer("expected_state", "3 3 4 2 NP 3 1 NI 3")
    room.answer("good_enough_state", "3 3 4 2 3 NI NP 2 3")
    result = room.gate("I1", 2)
    assert (result.met, result.done, result.of) == (False, 5, 6)
    assert [missing.party for missing in result.missing] == ["THL", "DAN", "VIS", "OST"]
    room = Room("internal_alliance")
    room.answer("expected_state", FULL)
    room.answer("good_enough_state", "3 3 4 2 3 2 NP 2 3")
    assert met(room.gate("I1", 2))


def test_who_stands_far_from_the_median_says_what_would_move_it(room: Room) -> None:
    assert unjudged(room.gate("I2", 2))
    room.answer("role_preferred", "3 3 3 3 1 3 3 5 -")
    for party in ("THL", "OST"):
        room.put("move_up", "words", party)
    room.put("move_down", "words", "THL")
    result = room.gate("I2", 2)
    assert (result.met, result.done, result.of) == (False, 1, 2)
    (gap,) = result.missing
    assert (gap.field, gap.party) == ("move_down", "OST")
    room.skip("move_down")
    assert met(room.gate("I2", 2))


def test_single_answers_and_the_text_beside_them() -> None:
    room = Room("external_russia", SIDES)
    assert room.missing("E1", 3) == ["Record confirmed by (date): not recorded."]
    room.put("record_rule", "2026-05-01")
    assert room.missing("E1", 3) == ["Who confirms the record, and in which languages: not recorded."]
    room = Room("external_russia", SIDES)
    room.put("record_rule", "2026-05-01", reason="Both, in English and Russian")
    assert met(room.gate("E1", 3))
    assert room.gate("E1", 3).gate.level == "hard"


def test_an_answer_may_have_to_be_yes() -> None:
    room = Room("mock_negotiation")
    room.put("rules", "no")
    assert room.gate("T1", 2).met is False
    room = Room("mock_negotiation")
    room.put("rules", "yes")
    assert met(room.gate("T1", 2))


def test_both_sides_accept_the_purpose_with_or_without_a_statement() -> None:
    room = Room("external_russia", SIDES)
    room.put("purpose_accepted", "S", ALLIANCE)
    assert room.missing("E1", 1) == ["ALL: Acceptance lacks “Statement”.", "RUS: no answer to Acceptance."]
    room = Room("external_russia", SIDES)
    room.put("purpose_accepted", "S", ALLIANCE, reason="As in the letter")
    room.put("purpose_accepted", "Y", RUSSIA)
    assert met(room.gate("E1", 1))
    room = Room("external_russia", SIDES)
    room.put("purpose_accepted", "Y", ALLIANCE)
    room.put("purpose_accepted", "N", RUSSIA)
    assert room.missing("E1", 1) == ["Russia: not accepted."]


@pytest.mark.parametrize(
    ("first", "second", "balanced"),
    [("30", "25", True), ("30", "24", True), ("30", "23", False), ("0", "0", False), ("x", "5", False)],
)
def test_speaking_time(first: str, second: str, balanced: bool) -> None:
    room = Room("external_russia", SIDES)
    assert len(room.missing("E2", 4)) == 2
    room.put("time_used", first, ALLIANCE)
    room.put("time_used", second, RUSSIA)
    assert room.gate("E2", 4).met is balanced


def test_a_record_that_is_not_accepted_says_what_is_not() -> None:
    room = Room("external_russia", SIDES)
    room.put("record_status", "NOT", ALLIANCE)
    room.put("record_status", "ACC", RUSSIA)
    assert room.missing("E7", 4) == ["ALL: Agreed record lacks “Text of the disagreement”."]


def test_every_seat_has_a_trainee_with_a_card() -> None:
    room = Room("mock_negotiation", ("ATL", "RUS", "VIS"))
    cards = {party: room.add(RoleCard(party=party), "role_cards") for party in ("ATL", "RUS", "VIS")}
    room.trainee("ATL", role_card=cards["ATL"])
    anybody = room.trainee("")
    room.row("roles", participant=anybody, card=cards["RUS"])
    wrong = room.trainee("WES")
    room.row("roles", participant=wrong, card=cards["VIS"])
    room.row("roles", participant="gone", card="gone")
    assert room.missing("T1", 1) == ["VIS: no trainee with a role card."]
    room.trainee("VIS", role_card=cards["VIS"])
    assert met(room.gate("T1", 1))
    assert ALLIES[6] == "VIS"


def test_a_table_of_trainees_without_seats_is_not_met() -> None:
    assert Room("mock_negotiation", ()).missing("T1", 1) == ["Nobody has a seat yet."]


def test_a_gate_says_and_asks_for_the_quorum_of_the_dialogue(room: Room) -> None:
    room.answer("expected_state", "3 3 4 2 NP 3 1 NI 3")
    room.answer("good_enough_state", "3 3 4 2 3 NI NP 2 3")
    assert room.gate("I1", 2).gate.text.shown() == "At least 2/3 of the seats have a value in both ratings"
    wanted = replace(thresholds_of(room.dialogue), quorum=Fraction(1, 2))
    room.dialogue = room.dialogue.apply(set_thresholds(room.dialogue, wanted).edits)
    result = room.gate("I1", 2)
    assert result.gate.text.shown() == "At least 1/2 of the seats have a value in both ratings"
    assert (result.met, result.done, result.of) == (True, 5, 5)
