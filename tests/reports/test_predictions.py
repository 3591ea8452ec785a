"""Predictions: every finding by name, the score against the mirror, and what readers who may know less are
told.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence

import pytest

from dialogue_app.analyses.both_sides.two_way import TwoWayOverview
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import ALLIANCE, EXTERNAL, Session, Track
from dialogue_app.reports.cells import text_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import make_report
from dialogue_app.reports.reader import Reader, RuledReader
from dialogue_app.reports.report import Report
from dialogue_app.services.analysis import SessionView, hold
from dialogue_app.services.audience.disclosure import Disclosure
from dialogue_app.services.templates import template
from tests.charts.made import LONG, all_words, faced, outside, overlapping, words
from tests.services.amber_sea import external

LEVELS = ("1", "2", "3", "4", "5", "NP", "WH", "")
TEMPLATE = template("external_russia")


@dataclasses.dataclass(frozen=True)
class Given(ReportContext):
    """A context in which the verdicts and predictions are given."""

    overview_given: TwoWayOverview = dataclasses.field(
        default_factory=lambda: TwoWayOverview(activities=(), scores={})
    )

    def faced(self) -> TwoWayOverview:
        return self.overview_given


def of(rows: Sequence[tuple[str, ...]], title: str = "An activity", key: str = "predictions") -> Report:
    session = Session(id="s", number=1)
    held = SessionView(Dialogue([Track(track=EXTERNAL), session]), "s", TEMPLATE)
    report = make_report(key, Given(held, EXTERNAL, overview_given=faced(rows, title)))
    assert report is not None
    return report


def crossings(n: int) -> list[tuple[str, ...]]:
    every = itertools.cycle(itertools.product(LEVELS, LEVELS[::-1], ("5", "2"), ("5", "4")))
    return [(f"ACT-{place}", *row) for place, row in enumerate(itertools.islice(every, n))]


def of_sample(key: str, **more: object) -> Report:
    context = dataclasses.replace(ReportContext(hold(external()), EXTERNAL), **more)  # type: ignore[arg-type]
    report = make_report(key, context)
    assert report is not None
    return report


def under(rule: str) -> Reader:
    dialogue = external()
    session = dataclasses.replace(dialogue.sessions()[-1], attribution_rule=rule, handling="PART")
    return RuledReader(Disclosure(dialogue, session))


@pytest.mark.parametrize("width", [360.0, 499.0, 900.0])
def test_many_predictions_are_legible(width: float) -> None:
    sketch = of(crossings(46), LONG).picture
    assert sketch is not None
    picture = sketch.drawn(width)
    assert overlapping(picture) == []
    assert outside(picture) == []


def test_six_thousand_predictions_are_limited_and_counted() -> None:
    sketch = of(crossings(6202)).picture
    assert sketch is not None
    picture = sketch.drawn(499.0)
    assert picture.height < 4000
    assert "more, not drawn here" in all_words(picture)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "No activities have been selected for verdicts in both directions yet."),
        ([("A", "4", "4")], "No prediction on the one activity is open."),
    ],
)
def test_nothing_predicted_is_said(rows: list[tuple[str, ...]], said: str) -> None:
    report = of(rows)
    assert report.nothing
    assert report.sentences == (said,)


def test_every_finding_of_a_prediction_is_named() -> None:
    rows = [
        ("A", "4", "5", "2", "4"),
        ("B", "4", "4", "5", "NP"),
        ("C", "4", "1", "2", ""),
        ("LATE", "4", "5", "5", "4"),
        ("E", "4", "NP", "3", "4"),
    ]
    report = of(rows)
    assert report.picture is not None
    picture = report.picture.drawn(499.0)
    said = all_words(picture)
    assert "Dangerous surprise" in said
    assert "Phantom red line" in said
    assert "On the same side of the cut" in said
    assert "Predicted after the fact: not counted" in said
    assert "Not counted: no position" in said
    (mark,) = [
        drawn_mark
        for drawn_mark in picture.marks
        if drawn_mark.words.startswith("A: 2 Tolerable → 5 Red line")
    ]
    assert mark.item == "i-0"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("A", "4", "2", "5")], "worse than the mirror (skill −0.50)"),
        ([("A", "4", "2", "4")], "no better than the mirror (skill 0.00)"),
        ([("A", "NP", "2", "4")], "off by 2 levels on average"),
        ([("A", "2", "NP", "4")], "no prediction can be compared with a statement yet"),
    ],
)
def test_the_score_is_compared_with_the_mirror(rows: list[tuple[str, ...]], said: str) -> None:
    assert said in of(rows).sentences[0]


def test_a_mirror_that_was_never_wrong_gives_no_skill() -> None:
    assert "skill" not in of([("A", "4", "4", "3")]).sentences[0]


def test_the_lean_of_each_side_is_said_with_its_score() -> None:
    report = of_sample("prediction_scores")
    assert report.sentences == (
        "The alliance predicting Russia: on average the other was 0.42 of a level stricter than expected.",
        "Russia predicting the alliance: on average the other was 0.36 of a level stricter than expected.",
    )
    assert report.table is not None
    shown = [text_of(row.cells[1]) for row in report.table.rows]
    assert shown[:4] == ["12 of 12", "0.58", "+0.42", "0.85"]
    assert shown[-1] == "+0.58 · on 11 of 12 pairs"
    for rows, said in (
        ([("A", "4", "2", "5")], "3 levels less strict than expected"),
        ([("A", "4", "2", "2")], "as strict as expected"),
        ([("A", "4", "NP", "2")], "no prediction can be compared"),
    ):
        assert said in of(rows, key="prediction_scores").sentences[0]


def test_red_lines_that_surprised_stand_alone() -> None:
    report = of_sample("surprises")
    assert report.sentences[0] == (
        "The alliance predicting Russia: red lines foreseen 2 of 4, missed 2 (MIL-06, SEA-04)."
    )
    assert report.table is not None
    assert [text_of(row.cells[1]) for row in report.table.rows] == ["MIL-06", "SEA-04", "CYB-03"]
    assert "no red line was stated or predicted" in of([("A", "4", "4", "3")], key="surprises").sentences[0]


def test_one_side_is_reported_on_alone() -> None:
    report = of_sample("predictions", sides=(ALLIANCE,))
    assert len(report.sentences) == 1
    assert report.table is not None
    assert "Predicted by" not in [column.title for column in report.table.columns]
    assert report.picture is not None
    assert "Russia predicting the alliance" not in words(report.picture.drawn(499.0))
    lines = of_sample("anticipation", sides=(ALLIANCE,))
    assert lines.sentences == (
        "The alliance anticipated 2 of 4 red lines of the other, 1 in part, 1 not: surprise 0.38.",
    )


def test_sides_that_may_not_be_named_are_one_and_the_other() -> None:
    report = of_sample("predictions", reader=under("CHR"))
    assert report.picture is None
    assert [sentence.split(":")[0] for sentence in report.sentences] == [
        "One side predicting the other",
        "The other side predicting it",
    ]
    lines = of_sample("anticipation", reader=under("CHR"))
    assert lines.sentences[0].startswith("One side anticipated 2 of 4")
    assert lines.table is not None
    assert "Holder" not in [column.title for column in lines.table.columns]


def test_off_the_record_no_single_answer_is_told() -> None:
    for key in ("predictions", "anticipation"):
        report = of_sample(key, reader=under("OFF"))
        assert report.nothing
        assert report.sentences == ("Nothing to show.",)


def test_lines_without_a_holder_are_anticipated_by_nobody() -> None:
    dialogue = external()
    lines = [
        Edit(red_line, dataclasses.replace(red_line, holder="")) for red_line in dialogue.of(RedLine).values()
    ]
    report = make_report("anticipation", ReportContext(hold(dialogue.apply(lines)), EXTERNAL))
    assert report is not None
    assert report.sentences == ("Who holds the red lines is not recorded, so none was anticipated.",)
