"""What analyses do not say: nothing that is hidden, nothing of the other track, no score of agreement."""

import dataclasses

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, TRAINING, Entry
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import offered
from dialogue_app.reports.report import Overview
from dialogue_app.services.analysis import hold
from tests.services.amber_sea import exercise, external, internal
from tests.ui.pages.analyses.looked import answered, found, glances, inside, outside


def test_the_external_track_has_no_score_of_agreement_and_nothing_internal() -> None:
    said = " ".join(
        f"{finding.report.title} {finding.words} {finding.report.method} {[c.title for c in finding.columns]}"
        for question in offered(outside())
        for finding in answered(question, outside())
    ).lower()
    for word in ("%", "agreement score", "consensus index", "seam", "united", "allies", "internal"):
        assert word not in said


def hidden(dialogue: Dialogue, key: str) -> ReportContext:
    session = dialogue.sessions()[-1].id
    kind = EXTERNAL if dialogue is external() else INTERNAL
    return ReportContext(hold(dialogue), kind, frozenset({(session, key)}))


@pytest.mark.parametrize(
    ("dialogue", "key", "questions"),
    [
        (internal(), "verdict_r1", ("unity", "continuity")),
        (external(), "on_other", ("rules", "predictions")),
        (external(), "prediction", ("predictions",)),
        (external(), "meta", ("perceptions",)),
    ],
)
def test_what_is_hidden_until_the_reveal_is_neither_shown_nor_counted(
    dialogue: Dialogue, key: str, questions: tuple[str, ...]
) -> None:
    looked = hidden(dialogue, key)
    held = looked.settled().held
    assert not any(
        entry.value
        for cells in held.dialogue.field_entries(held.session, key).values()
        for entry in cells.values()
    )
    for question in questions:
        waiting = [shown for shown in found(looked, question) if "hidden until the reveal" in shown.words]
        assert waiting
        assert all(shown.rows == () and shown.picture is None for shown in waiting)
        assert glances(looked)[question] == Overview("Hidden until the reveal.")


def test_one_hidden_field_leaves_the_other_guess_to_be_shown() -> None:
    (finding,) = found(hidden(internal(), "expected_middle_act"), "perceptions")
    assert finding.source is not None
    assert finding.source.field == "expected_middle"
    assert finding.words.startswith("9 of 9 sealed guesses")


def test_nothing_to_hide_is_not_called_hidden() -> None:
    empty = hold(exercise())
    looked = ReportContext(empty, TRAINING, frozenset({(empty.session, "pred_verdict")}))
    words = found(looked, "predictions")[0].words
    assert words == "No prediction on any of the 12 activities is open."


def test_an_earlier_result_is_built_upon() -> None:
    looked = inside(2).settled()
    first = looked.overview()
    dialogue = looked.held.dialogue
    entry = next(iter(dialogue.of(Entry).values()))
    assert first is not None
    again = looked.overview()
    assert again is not None
    assert entry.id in dialogue.of(Entry)
    assert all(again.activities[key] is activity for key, activity in first.activities.items())


def late(kind: type, **values: str) -> ReportContext:
    dialogue = external()
    edits = [
        Edit(record, dataclasses.replace(record, **values))
        for record in dialogue.of(kind).values()
        if ALLIANCE in (getattr(record, "party", ""), getattr(record, "by", ""))
        and getattr(record, "field", "") in ("meta", "prediction", "predictions")
    ]
    return ReportContext(hold(dialogue.apply(edits)), EXTERNAL)


def test_what_came_after_the_fact_is_said_to_be_so_and_not_counted() -> None:
    looked = late(Entry, late="yes")
    predicted = found(looked, "predictions")[0]
    assert "no prediction can be compared" in predicted.words
    assert "Predicted after the fact: not counted" in {
        cell.text for row in predicted.rows for cell in row.cells
    }
    (expected,) = found(looked, "perceptions")
    assert "the alliance: not determined on any of 8" in expected.words.lower()
    assert "After the fact" in {cell.text for row in expected.rows for cell in row.cells}
    lines = found(late(Prediction, after_the_fact="yes"), "predictions")[3]
    assert "alliance: predicted after the fact, so nothing is counted" in lines.words


def test_some_late_expectations_are_counted_as_left_out() -> None:
    dialogue = external()
    entry = next(e for e in dialogue.of(Entry).values() if (e.field, e.party) == ("meta", ALLIANCE))
    looked = ReportContext(
        hold(dialogue.apply((Edit(entry, dataclasses.replace(entry, late="yes")),))), EXTERNAL
    )
    assert "1 expected after the fact, not counted" in found(looked, "perceptions")[0].words
