"""Gates on matrices, and on what was sealed before what."""

from datetime import datetime

import pytest

from dialogue_app.analyses.gates.gate_context import Finding, GateContext, Params
from dialogue_app.analyses.gates.matrices import moment_of, sealed
from dialogue_app.core.domain_records import Prediction, RedLine, ResponseOption
from dialogue_app.core.records import ALLIANCE, RUSSIA, SIDES
from dialogue_app.core.visibility.hidden_answers import hide, reveal
from tests.analyses.gates.room import SESSION, Room, met

EARLY, LATE = "2026-03-01T10:00:00+01:00", "2026-03-01T11:00:00+01:00"
REVEAL = "2026-03-01T10:30:00+01:00"


@pytest.fixture
def inside() -> Room:
    return Room("internal_alliance")


@pytest.fixture
def across() -> Room:
    return Room("external_russia", SIDES)


def test_no_blanks_in_the_verdicts(inside: Room) -> None:
    assert inside.missing("I4", 1) == ["Activities selected (12-20): nothing recorded yet."]
    inside.select("MIL-01")
    inside.select("MIL-02")
    inside.answer("verdict_r1", "1 1 1 1 NP 2 NI 2 WH", "MIL-01")
    inside.answer("verdict_r1", "4 4 - 3 - 4 5 5 4", "MIL-02")
    result = inside.gate("I4", 1)
    assert (result.met, result.done, result.of) == (False, 1, 2)
    (gap,) = result.missing
    assert gap.sentence == "MIL-02: 2 of 9 missing (RHE, THL)."
    assert (gap.field, gap.item, gap.party) == ("verdict_r1", "MIL-02", "RHE")
    inside.answer("verdict_r1", "- - 3 - 3 - - - -", "MIL-02", round=2)
    assert met(inside.gate("I4", 1))


def test_many_names_are_cut_short(inside: Room) -> None:
    inside.select("MIL-01")
    assert inside.missing("I4", 1) == ["MIL-01: 9 of 9 missing (ATL, WES, RHE, HES, THL, DAN …)."]


def test_a_matrix_that_nobody_in_particular_answers(across: Room) -> None:
    line = across.add(RedLine(code="L1", holder=RUSSIA, statement="s"), "red_lines")
    assert across.missing("E4", 3) == ["L1: no answer."]
    across.put("anticipation", "ANT", item=line)
    assert met(across.gate("E4", 3))


def test_one_rating_of_the_group_may_stand_for_all(inside: Room) -> None:
    line = inside.add(RedLine(code="L1", holder="VIS", statement="s"), "red_lines")
    inside.add(ResponseOption(text="t", answers=line), "options")
    assert inside.missing("I6", 3) == ["L1: 9 of 9 missing (ATL, WES, RHE, HES, THL, DAN …)."]
    inside.put("risk_inaction", "4", item=line)
    assert met(inside.gate("I6", 3))


def test_rows_that_records_are_to_name_are_asked_for_by_the_name_of_the_question(inside: Room) -> None:
    assert inside.missing("I6", 3) == ["Response options: nothing recorded yet."]
    inside.add(ResponseOption(text="t"), "options")
    assert inside.missing("I6", 3) == ["Response options: none has “Answers the line or activity” yet."]


def test_a_matrix_that_is_not_required_may_lack_rows(inside: Room) -> None:
    inside.skip("support")
    assert inside.gate("I5", 4).skipped
    assert not met(Room("mock_negotiation").gate("T3", 2))


def test_enough_rows_are_enough() -> None:
    room = Room("thinktank_brief_90", SIDES)
    assert room.missing("B3", 2) == ["5 more rows are needed."]
    for n in range(6):
        room.statement(f"P{n}")
        room.put("direct_est", "4", ALLIANCE, f"P{n}")
    assert len(room.missing("B3", 2)) == 6
    for n in range(5):
        room.put("direct_est", "2", RUSSIA, f"P{n}")
    result = room.gate("B3", 2)
    assert met(result)
    assert (result.done, result.of) == (5, 5)


def test_confidence_is_asked_where_there_is_an_estimate() -> None:
    room = Room("thinktank_brief_90", SIDES)
    assert room.missing("B3", 3) == ["Statements to be estimated: nothing recorded yet."]
    room.statement("P1")
    room.statement("P2")
    assert room.missing("B3", 3) == ["Nothing is answered yet."]
    room.put("direct_est", "4", ALLIANCE, "P1", confidence="H")
    assert met(room.gate("B3", 3))
    room.put("direct_est", "4", RUSSIA, "P1")
    assert room.missing("B3", 3) == ["P1: 1 of 2 missing (RUS)."]


def test_what_was_entered_is_sealed(inside: Room) -> None:
    assert inside.missing("I2", 4) == ["Expected middle of the table (sealed): nothing recorded yet."]
    inside.put("expected_middle", "3", "ATL", sealed_at=EARLY)
    assert met(inside.gate("I2", 4))
    inside.put("expected_middle", "3", "VIS")
    assert inside.missing("I2", 4) == ["VIS: Expected middle of the table (sealed) is not sealed."]


def test_the_middle_is_expected_before_the_places_are_shown(inside: Room) -> None:
    inside.put("expected_middle", "3", "ATL", sealed_at=EARLY)
    inside.put("role_preferred", "4", "ATL")
    assert inside.missing("I2", 4) == [
        "Russia’s place in ten years, preferred: answers were entered while they were not hidden."
    ]
    room = Room("internal_alliance")
    room.dialogue = room.dialogue.apply(hide(room.dialogue, SESSION, "role_preferred").edits)
    room.put("role_preferred", "4", "ATL")
    room.put("expected_middle", "3", "ATL", sealed_at=EARLY)
    assert met(room.gate("I2", 4))
    room.dialogue = room.dialogue.apply(reveal(room.dialogue, SESSION, "role_preferred").edits)
    assert met(room.gate("I2", 4))
    room.put("expected_middle", "3", "VIS", sealed_at="2999-01-01T10:00:00+01:00")
    assert room.missing("I2", 4) == ["VIS: Expected middle of the table (sealed) was sealed too late."]


def test_a_field_may_be_sealed_whenever(inside: Room) -> None:
    inside.put("expected_middle", "3", "ATL", sealed_at=EARLY)
    inside.put("role_preferred", "4", "ATL")
    context = GateContext(inside.dialogue, SESSION, inside.template)
    assert sealed(context, Params({"fields": ["expected_middle"]})) == Finding(1, 1)


def test_own_views_are_given_before_the_reveal(across: Room) -> None:
    across.statement("P1")
    fill_views(across, ALLIANCE, EARLY)
    across.put("direct", "4", RUSSIA, "P1", entered_at=LATE)
    across.put("meta", "2", RUSSIA, "P1", sealed_at=EARLY)
    assert met(across.gate("E3", 1))
    across.put("revealed_at", REVEAL)
    assert across.missing("E3", 1) == ["RUS: Own view was answered too late."]


def test_a_reveal_that_the_program_kept_comes_before_a_time_written_later(across: Room) -> None:
    across.statement("P1")
    across.dialogue = across.dialogue.apply(hide(across.dialogue, SESSION, "direct").edits)
    fill_views(across, ALLIANCE, EARLY)
    fill_views(across, RUSSIA, EARLY)
    across.put("revealed_at", "2999-01-01T10:00:00+01:00")
    assert met(across.gate("E3", 1))
    across.dialogue = across.dialogue.apply(reveal(across.dialogue, SESSION, "direct").edits)
    assert met(across.gate("E3", 1))
    across.statement("P2")
    for side in (ALLIANCE, RUSSIA):
        across.put("direct", "4", side, "P2")
        across.put("meta", "2", side, "P2", sealed_at="2998-01-01T10:00:00+01:00")
    assert across.missing("E3", 1)[0].endswith("was sealed too late.")


def test_a_stage_has_begun_when_the_first_thing_is_recorded_in_it() -> None:
    room = Room("mock_negotiation", SIDES)
    context = GateContext(room.dialogue, SESSION, room.template)
    assert moment_of(context, "T4") is None
    room.add(RedLine(holder=RUSSIA, statement="s", stated_at=REVEAL), "stated_lines")
    room.put("observer_notes", "They paused", entered_at=LATE)
    assert moment_of(GateContext(room.dialogue, SESSION, room.template), "T4") == datetime.fromisoformat(
        REVEAL
    )
    room.begin("T4", EARLY)
    assert moment_of(GateContext(room.dialogue, SESSION, room.template), "T4") == datetime.fromisoformat(
        EARLY
    )


def fill_views(room: Room, side: str, sealed_at: str) -> None:
    room.put("direct", "4", side, "P1")
    room.put("meta", "2", side, "P1", sealed_at=sealed_at)


def test_views_are_sealed_by_both_sides_before_the_reveal(across: Room) -> None:
    across.statement("P1")
    fill_views(across, ALLIANCE, EARLY)
    assert across.missing("E3", 1) == ["RUS: Expected view of the other side (sealed) is not complete."]
    fill_views(across, RUSSIA, LATE)
    assert met(across.gate("E3", 1))
    across.put("revealed_at", REVEAL)
    assert across.missing("E3", 1) == ["RUS: Expected view of the other side (sealed) was sealed too late."]


def test_views_that_are_not_sealed_and_own_views_that_are_missing(across: Room) -> None:
    across.statement("P1")
    fill_views(across, ALLIANCE, "")
    across.put("meta", "2", RUSSIA, "P1", sealed_at=EARLY)
    assert across.missing("E3", 1) == [
        "ALL: Expected view of the other side (sealed) is not sealed.",
        "RUS: Own view is not complete.",
    ]


def test_a_side_may_decline(across: Room) -> None:
    across.statement("P1")
    fill_views(across, ALLIANCE, EARLY)
    across.put("reveal_declined", "yes", RUSSIA)
    assert met(across.gate("E3", 1))


def test_a_moment_that_cannot_be_read_is_no_limit(across: Room) -> None:
    across.statement("P1")
    fill_views(across, ALLIANCE, LATE)
    fill_views(across, RUSSIA, LATE)
    across.put("revealed_at", "later")
    assert met(across.gate("E3", 1))


def test_red_lines_are_predicted_before_the_first_is_stated(across: Room) -> None:
    across.add(Prediction(by=ALLIANCE, about=RUSSIA, text="t", sealed_at=EARLY), "predictions")
    late = Prediction(by=RUSSIA, about=ALLIANCE, text="t", sealed_at=LATE, after_the_fact="yes")
    across.add(late, "predictions")
    assert across.missing("E4", 1) == ["RUS: Predicted red lines (sealed) is not complete."]
    across.add(Prediction(by="RUS", about=ALLIANCE, text="t", sealed_at=EARLY), "predictions")
    assert met(across.gate("E4", 1))
    across.add(RedLine(holder=RUSSIA, statement="s", stated_at=REVEAL), "red_lines")
    across.add(RedLine(holder=RUSSIA, statement="s"), "red_lines")
    assert met(across.gate("E4", 1))
    across.add(Prediction(by="RUS", about=ALLIANCE, text="t", sealed_at=LATE), "predictions")
    assert across.missing("E4", 1) == ["RUS: Predicted red lines (sealed) was sealed too late."]


def test_a_line_carried_over_was_stated_in_another_session(across: Room) -> None:
    for side, other in ((ALLIANCE, RUSSIA), (RUSSIA, ALLIANCE)):
        across.add(Prediction(by=side, about=other, text="t", sealed_at=LATE), "predictions")
    across.add(RedLine(holder=RUSSIA, statement="s", stated_at=EARLY, carried_from="earlier"), "red_lines")
    assert met(across.gate("E4", 1))
    across.add(RedLine(holder=RUSSIA, statement="s", stated_at=EARLY), "red_lines")
    assert not met(across.gate("E4", 1))


def test_predictions_are_sealed_before_the_next_stage_begins() -> None:
    room = Room("mock_negotiation", ("ATL", "RUS"))
    room.select("MIL-01")
    for side, by in ((ALLIANCE, "ATL"), (RUSSIA, "RUS")):
        room.put("pred_verdict", "3", side, "MIL-01", sealed_at=EARLY)
        room.add(Prediction(by=by, about=side, text="t", sealed_at=EARLY), "pred_red")
    assert met(room.gate("T3", 1))
    room.begin("T4", LATE)
    assert met(room.gate("T3", 1))
    other = Room("mock_negotiation", ("ATL", "RUS"))
    other.dialogue = room.dialogue
    other.begin("T3", EARLY)
    assert other.gate("T3", 1).gate.level == "hard"
