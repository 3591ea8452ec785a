"""What comes after the fact is allowed, flagged, and never unflagged."""

from __future__ import annotations

import pytest

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction, RedLine
from dialogue_app.core.edits import added
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import ALLIANCE, RUSSIA, TRAINING, Entry
from dialogue_app.core.visibility.hidden_answers import hide, reveal
from dialogue_app.core.visibility.late_entries import is_late
from dialogue_app.core.visibility.seals import seal, unseal
from tests.core.sealed_track import (
    ITEM,
    LINES,
    META,
    OWN,
    PREDICTED,
    SEATS,
    SESSION,
    SHOWN,
    STATED,
    STATEMENT,
    empty,
    filled,
    line,
    put,
    states,
)


def late(dialogue: Dialogue, party: str, field: str = "prediction") -> list[bool]:
    return [
        is_late(entry)
        for entry in dialogue.of(Entry).values()
        if (entry.party, entry.field) == (party, field)
    ]


def late_lines(dialogue: Dialogue) -> list[str]:
    return [prediction.text for prediction in dialogue.of(Prediction).values() if is_late(prediction)]


def test_before_the_other_side_has_stated_nothing_is_late() -> None:
    dialogue = put(put(empty(), PREDICTED, ALLIANCE, "3"), STATED, ALLIANCE, "2")
    assert late(dialogue, ALLIANCE) == [False]


def test_once_the_other_side_has_stated_an_answer_to_that_row_is_late() -> None:
    dialogue = put(empty(), STATED, RUSSIA, "4")
    dialogue = put(put(dialogue, PREDICTED, ALLIANCE, "3"), PREDICTED, ALLIANCE, "3", item="elsewhere")
    assert sorted(late(dialogue, ALLIANCE)) == [False, True]
    assert late(put(dialogue, PREDICTED, RUSSIA, "3"), RUSSIA) == [False]


def test_a_status_is_a_statement_too() -> None:
    assert late(put(put(empty(), STATED, RUSSIA, "WH"), PREDICTED, ALLIANCE, "3"), ALLIANCE) == [True]


def test_what_is_hidden_until_the_reveal_has_not_been_stated() -> None:
    dialogue = put(empty(), STATED, RUSSIA, "4")
    dialogue = dialogue.apply(hide(dialogue, SESSION, "on_other").edits)
    dialogue = put(dialogue, PREDICTED, ALLIANCE, "3")
    assert late(dialogue, ALLIANCE) == [False]
    dialogue = dialogue.apply(reveal(dialogue, SESSION, "on_other").edits)
    assert late(put(dialogue, PREDICTED, ALLIANCE, "4"), ALLIANCE) == [True]


def test_after_the_own_seal_everything_is_late() -> None:
    dialogue = filled()
    dialogue = dialogue.apply(seal(dialogue, SESSION, PREDICTED, ALLIANCE).edits)
    dialogue = put(dialogue, PREDICTED, ALLIANCE, "2", item="elsewhere")
    dialogue = put(dialogue, PREDICTED, RUSSIA, "2", item="elsewhere")
    assert late(dialogue, ALLIANCE) == [False, True]
    assert late(dialogue, RUSSIA) == [False, False]


def test_a_changed_answer_is_judged_anew_and_a_marking_is_not_an_answer() -> None:
    dialogue = put(put(empty(), PREDICTED, ALLIANCE, "3"), STATED, RUSSIA, "4")
    place = Place(ITEM, ALLIANCE)
    marked = dialogue.apply(set_entry(dialogue, SESSION, PREDICTED, place, marking="MOD").edits)
    assert late(marked, ALLIANCE) == [False]
    same = dialogue.apply(set_entry(dialogue, SESSION, PREDICTED, place, value="3", owner="x").edits)
    assert late(same, ALLIANCE) == [False]
    assert late(put(dialogue, PREDICTED, ALLIANCE, "4"), ALLIANCE) == [True]


def test_the_flag_stays_whatever_happens_to_the_answer() -> None:
    dialogue = put(put(empty(), STATED, RUSSIA, "4"), PREDICTED, ALLIANCE, "3")
    dialogue = put(dialogue, STATED, RUSSIA, "")
    assert late(put(dialogue, PREDICTED, ALLIANCE, "2", late=""), ALLIANCE) == [True]
    assert late(put(empty(), PREDICTED, ALLIANCE, "2", late="yes"), ALLIANCE) == [True]


def test_what_is_sealed_after_the_statement_was_not_sealed_before_it() -> None:
    dialogue = put(filled(), STATED, RUSSIA, "4")
    dialogue = dialogue.apply(seal(dialogue, SESSION, PREDICTED).edits)
    assert (late(dialogue, ALLIANCE), late(dialogue, RUSSIA)) == ([True], [False])
    dialogue = states(dialogue, RUSSIA)
    dialogue = dialogue.apply(seal(dialogue, SESSION, LINES).edits)
    assert [prediction.by for prediction in dialogue.of(Prediction).values() if is_late(prediction)] == [
        ALLIANCE
    ]


def test_views_are_stated_when_they_are_revealed() -> None:
    dialogue = put(empty(), OWN, RUSSIA, "4", item=STATEMENT)
    before = put(dialogue, META, ALLIANCE, "3", item=STATEMENT)
    assert late(before, ALLIANCE, "meta") == [False]
    shown = set_entry(before, SESSION, SHOWN, Place(), value="2026-03-26T11:33:00+01:00")
    after = put(before.apply(shown.edits), META, ALLIANCE, "2", item=STATEMENT)
    assert late(after, ALLIANCE, "meta") == [True]


def test_a_view_that_is_sealed_itself_has_not_been_stated() -> None:
    dialogue = put(empty(), STATED, RUSSIA, "4")
    dialogue = dialogue.apply(seal(dialogue, SESSION, STATED).edits)
    assert late(put(dialogue, PREDICTED, ALLIANCE, "3"), ALLIANCE) == [False]


def test_the_middle_of_a_table_is_known_once_the_table_was_revealed_or_a_guess_unsealed() -> None:
    dialogue = put(put(empty("INTERNAL"), STATED, "other", "4"), SEATS, "ally", "3")
    assert late(dialogue, "ally", "middle") == [False]
    hidden = dialogue.apply(hide(dialogue, SESSION, "on_other").edits)
    revealed = hidden.apply(reveal(hidden, SESSION, "on_other").edits)
    assert late(put(revealed, SEATS, "ally", "2"), "ally", "middle") == [True]
    unsealed = dialogue.apply(seal(dialogue, SESSION, SEATS).edits)
    unsealed = unsealed.apply(unseal(unsealed, SESSION, SEATS).edits)
    assert late(put(unsealed, SEATS, "other", "2"), "other", "middle") == [True]


def test_a_predicted_line_is_late_once_the_other_side_has_stated_one() -> None:
    dialogue = line(empty(), ALLIANCE, "In time")
    dialogue = states(states(dialogue, ALLIANCE), RUSSIA, statement=" ")
    dialogue = states(dialogue, RUSSIA, carried="earlier")
    dialogue = line(dialogue, ALLIANCE, "Also in time")
    assert late_lines(dialogue) == []
    dialogue = line(line(states(dialogue, RUSSIA), ALLIANCE, "Too late"), RUSSIA, "By Russia")
    assert late_lines(dialogue) == ["Too late", "By Russia"]


def test_a_line_of_a_single_ally_is_one_of_its_side() -> None:
    assert late_lines(line(states(empty(TRAINING), "ally"), RUSSIA, "x")) == ["x"]
    assert late_lines(line(states(empty(), "nobody"), RUSSIA, "x")) == []


def test_a_prediction_that_names_nobody_is_judged_when_it_does() -> None:
    dialogue = states(empty(), RUSSIA)
    dialogue = dialogue.apply(
        add_listed(dialogue, Prediction(session=SESSION, field="predictions", text="x")).edits
    )
    assert late_lines(dialogue) == []
    record = next(iter(dialogue.of(Prediction).values()))
    assert late_lines(dialogue.apply(change_record(dialogue, record, by=ALLIANCE).edits)) == ["x"]


def test_a_line_added_after_the_own_seal_is_late() -> None:
    dialogue = filled()
    dialogue = dialogue.apply(seal(dialogue, SESSION, LINES, ALLIANCE).edits)
    dialogue = line(line(dialogue, ALLIANCE, "More"), RUSSIA, "Ours")
    assert late_lines(dialogue) == ["More"]


def test_a_line_that_is_changed_after_the_statement_is_late_and_stays_so() -> None:
    dialogue = states(line(empty(), ALLIANCE), RUSSIA)
    record = next(iter(dialogue.of(Prediction).values()))
    assert late_lines(dialogue.apply(change_record(dialogue, record, marking="MOD").edits)) == []
    dialogue = dialogue.apply(change_record(dialogue, record, text="Better.").edits)
    assert late_lines(dialogue) == ["Better."]
    with pytest.raises(Refused, match="stays marked so"):
        change_record(dialogue, record, after_the_fact="no")
    assert late_lines(dialogue.apply(change_record(dialogue, record, text="Best.").edits)) == ["Best."]


def test_somebody_may_flag_what_the_program_cannot_know() -> None:
    dialogue = line(empty(), ALLIANCE)
    record = next(iter(dialogue.of(Prediction).values()))
    flagged = dialogue.apply(change_record(dialogue, record, after_the_fact="yes").edits)
    assert late_lines(flagged) == ["A line."]


def test_other_fields_and_records_are_never_late() -> None:
    dialogue = put(put(empty(), STATED, RUSSIA, "4"), STATED, ALLIANCE, "3")
    assert not any(is_late(entry) for entry in dialogue.of(Entry).values())
    dialogue = dialogue.apply(added(RedLine(id="x", session=SESSION)))
    assert not is_late(dialogue.of(RedLine)["x"])
