"""Gates on lists of records."""

from typing import Any

import pytest

from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.domain_records import (
    Difference,
    FollowUp,
    Inject,
    LineParagraph,
    Prediction,
    ReadBack,
    RedLine,
    ReleaseItem,
    ResponseOption,
    RiskReductionMeasure,
    Signal,
    SilenceProcedure,
    SourceOfAntagonism,
)
from dialogue_app.core.records import ALLIANCE, RUSSIA, SIDES
from tests.analyses.gates.room import Room, met, unjudged


@pytest.fixture
def inside() -> Room:
    return Room("internal_alliance")


@pytest.fixture
def across() -> Room:
    return Room("external_russia", SIDES)


def source(side: str) -> SourceOfAntagonism:
    return SourceOfAntagonism(side=side, statement="words")


def test_three_to_five_sources_on_each_side_or_no_more(across: Room) -> None:
    assert across.missing("E2", 1) == ["ALL: 3 more are needed.", "RUS: 3 more are needed."]
    for _n in range(3):
        across.add(source(ALLIANCE), "sources")
    for _n in range(2):
        across.add(source("RUS"), "sources")
    assert across.missing("E2", 1) == ["RUS: one more is needed."]
    across.put("sources_complete", "yes", RUSSIA)
    assert met(across.gate("E2", 1))
    for _n in range(3):
        across.add(source("VIS"), "sources")
    assert across.missing("E2", 1) == ["ALL: 6 are recorded; no more than 5 are meant."]


def test_a_total_and_a_number_for_each_side(across: Room) -> None:
    for _n in range(3):
        across.add(Signal(sender=ALLIANCE, receiver=RUSSIA, description="d"), "signals")
    assert across.missing("E5", 1) == ["Signals: one more is needed.", "RUS: one more is needed."]
    across.add(Signal(sender=RUSSIA, receiver=ALLIANCE, description="d"), "signals")
    assert met(across.gate("E5", 1))


def test_the_short_form_asks_for_two_signals_from_each_side() -> None:
    room = Room("external_russia_short", SIDES)
    number = next(
        n for n, gate in enumerate(room.template.stage("E4").gates, 1) if "two signals" in gate.text.shown()
    )
    room.add(Signal(sender=ALLIANCE, receiver=RUSSIA, description="d"), "signals")
    assert room.missing("E4", number) == ["ALL: one more is needed.", "RUS: 2 more are needed."]


def test_no_more_than_so_many(inside: Room) -> None:
    for _n in range(10):
        inside.add(Difference(statement="s"), "differences")
    assert met(inside.gate("I3", 5))
    inside.add(Difference(statement="s"), "differences")
    assert inside.missing("I3", 5) == ["Internal differences: 11 are recorded; no more than 10 are meant."]


def test_one_restatement_accurate_or_not_agreed_with_a_reason(inside: Room) -> None:
    inside.add(ReadBack(by="VIS", of_party="RHE", text="t", result="NOT"), "steelman")
    assert inside.missing("I2", 3) == ["Restatement of the furthest view: one more is needed."]
    inside.add(ReadBack(by="VIS", text="t", result="ACC"), "steelman")
    inside.add(ReadBack(by="VIS", of_party="RHE", text="t", correction="not answered"), "steelman")
    assert len(inside.missing("I2", 3)) == 1
    inside.add(ReadBack(by="VIS", of_party="RHE", text="t", result="NOT", correction="scope"), "steelman")
    assert met(inside.gate("I2", 3))


def test_a_restatement_is_confirmed_as_it_reads(inside: Room) -> None:
    record_id = inside.add(ReadBack(by="VIS", of_party="RHE", text="t", result="ACC"), "steelman")
    assert met(inside.gate("I2", 3))
    record = inside.dialogue.of(ReadBack)[record_id]
    inside.dialogue = inside.dialogue.apply(change_record(inside.dialogue, record, text="other").edits)
    assert inside.missing("I2", 3) == ["Restatement of the furthest view: one more is needed."]


def test_texts_in_a_list_are_counted() -> None:
    room = Room("thinktank_brief_90", SIDES)
    assert room.missing("B1", 2) == ["Key assumptions: 2 more are needed."]
    room.put("assumptions", "one\n\ntwo\n")
    assert met(room.gate("B1", 2))
    room.skip("assumptions")
    assert room.gate("B1", 2).skipped


def test_each_row_has_what_is_asked_and_there_are_enough() -> None:
    room = Room("thinktank_brief_90", SIDES)
    for _n in range(6):
        room.row("island", statement="s", status="AGF", source="x", source_date="2020")
    assert met(room.gate("B2", 1))
    bad = room.row("island", statement="No source", status="AGF", source_date="2020")
    (gap,) = room.gate("B2", 1).missing
    assert gap.sentence == "7 lacks: Source."
    assert gap.item == bad


def test_a_column_that_is_gone_from_the_template_keeps_its_key(inside: Room) -> None:
    from dialogue_app.analyses.gates.conditions import label
    from dialogue_app.analyses.gates.gate_context import GateContext
    from dialogue_app.core.records import ListRow

    context = GateContext(inside.dialogue, "session", inside.template)
    assert label(context, "island", ListRow(), "gone=1") == "gone"
    assert label(context, "differences", Difference(), "gone") == "gone"
    assert label(context, "differences", Difference(), "statement") == "Statement in one sentence"


def test_each_record_has_its_attributes(inside: Room) -> None:
    assert inside.missing("I3", 2) == ["Internal differences: nothing recorded yet."]
    sides = {"holders_a": ("VIS",), "holders_b": ("RHE",)}
    record_id = inside.add(
        Difference(code="D1", statement="s", accepted_a="yes", accepted_b="no", **sides), "differences"
    )
    (gap,) = inside.gate("I3", 2).missing
    assert gap.sentence == "D1 lacks: Statement accepted by B."
    assert (gap.field, gap.item) == ("differences", record_id)
    inside.add(Difference(statement="s", accepted_a="yes", accepted_b="yes", **sides), "differences")
    assert (inside.gate("I3", 2).done, inside.gate("I3", 2).of) == (1, 2)
    inside.add(Difference(code="D3", statement="s", accepted_a="yes", accepted_b="yes"), "differences")
    assert inside.missing("I3", 2)[1] == "D3 lacks: Held by (A), Held by (B)."


def test_a_list_that_is_empty_is_not_judged(across: Room, inside: Room) -> None:
    across.skip("register")
    skipped = across.gate("E7", 1)
    assert (skipped.skipped, skipped.computed, skipped.met, skipped.asks_reason) == (True, True, False, False)
    assert unjudged(inside.gate("I7", 5))
    inside.add(LineParagraph(number="1", text="No brackets"), "line")
    assert met(inside.gate("I7", 5))


def test_none_to_live_with_is_known_once_the_prospects_are(across: Room) -> None:
    assert across.missing("E7", 2) == ["Register of differences: nothing recorded yet."]
    across.add(Difference(statement="s"), "register")
    assert unjudged(across.gate("E7", 2))
    across.add(Difference(statement="s", prospect="MANAGE"), "register")
    assert met(across.gate("E7", 2))
    across.add(Difference(code="D3", statement="s", prospect="LIVE"), "register")
    assert across.missing("E7", 2) == ["D3 lacks: Incident channel."]


def test_a_response_of_none_needs_its_reason(across: Room) -> None:
    across.add(SourceOfAntagonism(side=RUSSIA, statement="s", response="NR"), "sources")
    (gap,) = across.missing("E2", 3)
    assert gap.endswith("lacks: Response in words.")
    across.add(SourceOfAntagonism(side=RUSSIA, statement="s", response="DF"), "sources")
    assert len(across.missing("E2", 3)) == 1


def test_either_of_two_attributes(across: Room) -> None:
    across.add(FollowUp(text="Call", due="2026-01-01"), "followups")
    assert across.missing("E7", 3) == ["1 lacks: Owner."]
    across.add(FollowUp(text="Call", due="2026-01-01", post="Duty officer"), "followups")
    assert across.gate("E7", 3).done == 1


def test_only_those_that_are_lived_with_need_a_channel(across: Room) -> None:
    known: dict[str, Any] = {
        "statement": "s", "nature": "NORM", "readback_a": "ACC", "readback_b": "COR", "restraint_b": "N",
    }  # fmt: skip
    across.add(Difference(**known, restraint_a="C", prospect="MANAGE"), "register")
    assert met(across.gate("E7", 2))
    across.add(Difference(**known, restraint_a="N", code="D2"), "register")
    assert across.missing("E7", 2) == ["D2 lacks: Incident channel."]
    across.add(Difference(**known, restraint_a="N", no_channel_reason="none wanted"), "register")
    assert (across.gate("E7", 2).done, across.gate("E7", 2).of) == (1, 2)


def test_a_prospect_that_follows_from_the_rule_counts_as_recorded(across: Room) -> None:
    across.add(Difference(code="D1", statement="s", nature="INT", status="STATED"), "register")
    assert across.missing("E7", 1) == ["D1 lacks: Prospect."]


def test_an_option_has_its_ratings_too(inside: Room) -> None:
    option = ResponseOption(
        id="R1", code="R1", text="t", paths=("INA",), mechanism="m", off_ramp="o", answers="line"
    )
    inside.add(option, "options")
    assert inside.missing("I6", 2) == ["R1 lacks: Effect on benefit / cost / restraint."]
    for aspect in ("benefit", "cost", "restraint"):
        inside.put("effects", "1", item="R1", aspect=aspect)
    assert inside.missing("I6", 2) == ["R1 lacks: Escalation risk of acting."]
    inside.answer("risk_action", "3 3 3 3 3 3 3 3 3", "R1")
    assert met(inside.gate("I6", 2))


def test_signals_have_both_halves_unless_they_were_not_noticed(across: Room) -> None:
    across.add(Signal(code="G1", sender=ALLIANCE, description="d", intended="warn"), "signals")
    across.add(Signal(sender=RUSSIA, description="d", intended="warn", noticed="no"), "signals")
    assert across.missing("E5", 2) == ["G1 lacks: Received message."]


def test_a_read_back_result_for_each(across: Room) -> None:
    assert across.missing("E2", 2) == ["Sources of antagonism: nothing recorded yet."]
    record_id = across.add(source(ALLIANCE), "sources")
    two = across.add(source(RUSSIA), "sources")
    across.add(ReadBack(of=record_id, by=RUSSIA, text="t", attempt=1, result="NOT"), "readbacks")
    across.add(ReadBack(of=two, by=ALLIANCE, text="t", attempt=1), "readbacks")
    assert across.missing("E2", 2) == ["1: no read-back result.", "2: no read-back result."]
    across.add(ReadBack(of=record_id, by=RUSSIA, text="t", attempt=2, result="COR"), "readbacks")
    across.add(ReadBack(of=two, by=ALLIANCE, text="t", attempt=3, result="NOT"), "readbacks")
    assert met(across.gate("E2", 2))


def test_a_confirmation_of_other_words_is_no_result(across: Room) -> None:
    record_id = across.add(source(ALLIANCE), "sources")
    across.add(ReadBack(of=record_id, by=RUSSIA, text="t", attempt=1, result="ACC"), "readbacks")
    assert met(across.gate("E2", 2))
    before = across.dialogue.of(SourceOfAntagonism)[record_id]
    change = change_record(across.dialogue, before, statement="We hold that.")
    across.dialogue = across.dialogue.apply(change.edits)
    assert across.missing("E2", 2) == [
        "1: the wording was changed since it was confirmed; read it back again."
    ]
    across.dialogue = across.dialogue.apply(change.reversed().edits)
    assert met(across.gate("E2", 2))


def test_no_read_back_takes_more_than_three_attempts(across: Room) -> None:
    line = across.add(RedLine(code="L1", holder=RUSSIA, statement="s"), "red_lines")
    for attempt in (1, 2, 3):
        across.add(ReadBack(of=line, by=ALLIANCE, text="t", attempt=attempt), "line_readbacks")
    assert met(across.gate("E4", 5))
    across.add(ReadBack(of=line, by=ALLIANCE, text="t", attempt=3), "line_readbacks")
    assert across.missing("E4", 5) == ["L1: 4 attempts."]


def test_released_items_are_checked_and_signed(inside: Room) -> None:
    assert inside.missing("I7", 4) == ["Items proposed for release: nothing recorded yet."]
    inside.add(ReleaseItem(code="X1", release_text="text", status="WITHDRAWN"), "release_items")
    inside.add(ReleaseItem(code="X2", release_text="text", authority="A", date="2026"), "release_items")
    assert inside.missing("I7", 4) == ["X2 lacks: Checked against the never-release list."]
    inside = Room("internal_alliance")
    signed = ReleaseItem(release_text="t", never_list_checked="yes", authority="A", date="2026")
    inside.add(signed, "release_items")
    assert met(inside.gate("I7", 4))
    inside.skip("release_items")
    assert inside.gate("I7", 4).skipped


def test_brackets_are_dated_and_owned(inside: Room) -> None:
    inside.add(LineParagraph(number="1", text="agreed"), "line")
    inside.add(LineParagraph(number="2", text="[open]"), "line")
    inside.add(LineParagraph(number="3", text="x", status="BRK", due="2026-01-01", owner="VIS"), "line")
    (gap,) = inside.gate("I7", 5).missing
    assert gap.sentence == "2 lacks: Brackets to be settled by, Owner of the brackets."


def test_silence_passed_or_the_procedure_skipped(inside: Room) -> None:
    inside.add(SilenceProcedure(version="1", result="BRO"), "silence")
    assert inside.gate("I7", 3).met is False
    inside.add(SilenceProcedure(version="2", result="PAS"), "silence")
    assert met(inside.gate("I7", 3))
    other = Room("internal_alliance")
    other.skip("silence")
    assert other.gate("I7", 3).skipped


def test_a_measure_that_needs_no_new_agreement(across: Room) -> None:
    across.add(RiskReductionMeasure(text="m", taken_as="AGREED"), "measures")
    assert across.gate("E7", 5).met is False
    across.add(RiskReductionMeasure(text="m", taken_as="PARALLEL"), "measures")
    assert met(across.gate("E7", 5))


def test_two_injects_released_and_answered() -> None:
    room = Room("mock_negotiation")
    for actual in ("a", "b", ""):
        room.add(Inject(text="t", released_at="2026-01-01T10:00", actual=actual), "injects")
    assert met(room.gate("T5", 1))
    assert room.missing("T4", 1) == ["ALL: 2 more are needed.", "RUS: 2 more are needed."]


def test_both_sides_added_an_activity(across: Room) -> None:
    across.select("MIL-01", added_by=ALLIANCE)
    across.select("MIL-02")
    assert across.missing("E6", 4) == ["RUS: one more is needed."]
    across.select("MIL-03", added_by=RUSSIA)
    assert met(across.gate("E6", 4))
    assert Prediction().after_the_fact == ""


def test_of_fields_that_add_columns_to_one_list_the_first_is_led_to(across: Room) -> None:
    across.add(Signal(code="S1", sender=RUSSIA), "signals")
    assert [gap.field for gap in across.gate("E5", 2).missing] == ["intended"]
