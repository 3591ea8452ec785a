"""Which rules are shared: zones in words and in the map, reciprocity, seams of two tracks."""

import dataclasses
import itertools
import re
from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.graphics.shapes import Rect
from reportlab.lib.colors import HexColor

from dialogue_app.charts.palette import PAPER
from dialogue_app.charts.picture import Picture
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import EXTERNAL, INTERNAL, Entry, SelectedItem
from dialogue_app.reports.cells import text_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.export import analyse
from dialogue_app.reports.questions import make_report
from dialogue_app.reports.reader import Reader, RuledReader
from dialogue_app.reports.report import Report
from dialogue_app.reports.rules.content import RuleRow, RulesReport, missing_verdicts
from dialogue_app.reports.rules.picture import draw_rules
from dialogue_app.reports.rules.sentences import sentences
from dialogue_app.services.analysis import hold
from dialogue_app.services.audience.disclosure import Disclosure
from tests.charts.made import (
    CYRILLIC,
    LONG,
    all_words,
    faced,
    outside,
    overlapping,
    rect_behind,
    shapes,
    uprights,
    words,
)
from tests.services.amber_sea import external, internal

LEVELS = ["1", "2", "3", "4", "5", "NP", "NI", ""]


def made_up(rows: Sequence[tuple[str, ...]], title: str = "An activity") -> RulesReport:
    return RulesReport(
        tuple(
            RuleRow(activity, missing_verdicts(activity, named=True))
            for activity in faced(rows, title).activities
        )
    )


def crossings(n: int) -> list[tuple[str, ...]]:
    every = itertools.cycle(itertools.product(LEVELS, LEVELS[::-1]))
    return [(f"ACT-{place}", *row) for place, row in enumerate(itertools.islice(every, n))]


def of(key: str, context: ReportContext) -> Report:
    report = make_report(key, context)
    assert report is not None
    return report


def outer(dialogue: Dialogue | None = None, rule: str = "") -> ReportContext:
    dialogue = dialogue or external()
    session = dataclasses.replace(dialogue.sessions()[-1], attribution_rule=rule or "REC")
    reader = RuledReader(Disclosure(dialogue, session)) if rule else Reader()
    return ReportContext(hold(dialogue), EXTERNAL, reader=reader)


def inner(dialogue: Dialogue, beside: Dialogue) -> ReportContext:
    return ReportContext(hold(dialogue), INTERNAL, outside=outer(beside))


def rows_of(report: Report) -> list[dict[str, str]]:
    assert report.table is not None
    heads = [column.title for column in report.table.columns]
    return [dict(zip(heads, (text_of(cell) for cell in row.cells), strict=True)) for row in report.table.rows]


def picture_of(width: float = 800.0) -> Picture:
    sketch = of("rules", outer()).picture
    assert sketch is not None
    return sketch.drawn(width)


def mark_of(picture: Picture, start: str) -> Any:
    return next(mark for mark in picture.marks if mark.words.startswith(start))


# -- zones -----------------------------------------------------------------------------------------------


def test_the_sample_names_the_contested_first() -> None:
    report = of("rules", outer())
    assert report.sentences == (
        "11 of 12 activities have verdicts of both sides.",
        "Contested: 4 (AIR-01, SPA-02, ECO-01, NBR-02). Contested red lines: 1 (NBR-02).",
        (
            "Outside the rules for both: 6 (MIL-02, MIL-03, MIL-06, SEA-04, AIR-03, CYB-03). Inside for "
            "both: 1 (MIL-01)."
        ),
        "Unknown: 1 (NUC-02).",
    )
    rows = {row["Code"]: row for row in rows_of(report)}
    assert rows["NBR-02"]["Zone"] == "Contested · contested red line"
    assert rows["NUC-02"]["Zone"] == "Unknown · Alliance: withheld"
    assert rows["AIR-01"]["Activity"].endswith("Peacetime")
    assert "NATO-Russia Founding Act 1997 (suspended in practice)" in rows["MIL-03"]["Existing instrument"]


def test_nothing_is_called_contested_where_nothing_has_both_verdicts() -> None:
    assert sentences(made_up([("A", "WH", "4"), ("B", "", "")])) == (
        "0 of 2 activities have verdicts of both sides.",
        "Unknown: 2 (A, B).",
    )


def test_of_no_verdict_at_all_nothing_is_said() -> None:
    dialogue = external()
    gone = [
        Edit(entry, None)
        for row in dialogue.field_entries(dialogue.sessions()[-1].id, "on_other").values()
        for entry in row.values()
    ]
    report = of("rules", outer(dialogue.apply(gone)))
    assert report.nothing
    assert report.sentences == ("No activity has a verdict of both sides yet (0 of 12).",)
    assert len(report.json["zones"]) == 12


def test_where_the_sides_may_not_be_told_apart_there_are_ranges_and_no_map() -> None:
    report = of("rules", outer(rule="CHR"))
    assert report.picture is None
    rows = {row["Code"]: row for row in rows_of(report)}
    assert rows["NBR-02"]["Range of verdicts"] == "2–5"
    assert rows["NUC-02"]["Zone"] == "Unknown · withheld"
    assert make_report("reciprocity", outer(rule="CHR")) is None


# -- the map ---------------------------------------------------------------------------------------------


def test_map_puts_activities_at_the_crossing_of_the_verdicts() -> None:
    picture = picture_of(499)
    across, up = mark_of(picture, "NBR-02"), mark_of(picture, "SEA-04")
    assert across.y == up.y
    assert mark_of(picture, "ECO-01").x == pytest.approx(across.x)
    assert mark_of(picture, "MIL-06").x == pytest.approx(mark_of(picture, "AIR-03").x)
    assert mark_of(picture, "MIL-06").y < mark_of(picture, "AIR-03").y
    (cut,) = uprights(picture, 1.5)
    assert across.x + across.width < cut < mark_of(picture, "AIR-01").x
    assert "NUC-02: Alliance: withheld" in all_words(picture)


def test_a_contested_red_line_cannot_be_missed() -> None:
    picture = picture_of()
    flagged = [shape for shape in shapes(picture, Rect) if shape.fillColor == HexColor(PAPER.bad)]
    assert len(flagged) == 1
    assert rect_behind(picture, "NBR-02", PAPER.bad) is flagged[0]
    assert "Contested red line: NBR-02" in all_words(picture)
    assert "Contested red lines: 1 (NBR-02)." in picture.description


def test_no_agreement_score_is_made_of_the_sides() -> None:
    said = f"{all_words(picture_of())} {picture_of().description}".lower()
    assert "consensus index" not in said
    assert not re.search(r"\d+ ?%|agreement score", said)


@pytest.mark.parametrize("width", [360.0, 499.0, 900.0])
@pytest.mark.parametrize("n", [46, 6202])
def test_many_activities_are_legible_and_the_rest_is_counted(width: float, n: int) -> None:
    picture = draw_rules(made_up(crossings(n), LONG), width)
    assert outside(picture) == []
    assert overlapping(picture) == []
    if n > 46:
        assert any(word.startswith("+") for word in words(picture))


def test_words_of_every_alphabet_are_legible() -> None:
    picture = draw_rules(made_up([("ОЧЕНЬ-ДЛИННЫЙ-КОД-01", "2", "5")], CYRILLIC * 5), 499.0)
    assert overlapping(picture) == []
    assert "□" in all_words(picture)


# -- seams -----------------------------------------------------------------------------------------------


def selected(dialogue: Dialogue, code: str) -> SelectedItem:
    session = dialogue.sessions()[-1].id
    zones = {row["activity"] for row in analyse(dialogue)["unity"] or analyse(dialogue)["zones"]}
    assert code in zones
    return next(
        item
        for item in dialogue.listed(SelectedItem, session)
        if dialogue.find(item.catalogue_item).code == code  # type: ignore[union-attr]
    )


def twice(dialogue: Dialogue, code: str, context: str) -> Dialogue:
    """A dialogue in which an activity is judged alike in a second context."""
    item = selected(dialogue, code)
    again = dataclasses.replace(item, id=f"again-{code}", context=context, position=99)
    entries = [
        dataclasses.replace(entry, id=f"again-{entry.id}", item=again.id)
        for entry in dialogue.of(Entry).values()
        if entry.item == item.id
    ]
    return dialogue.apply([Edit(None, record) for record in (again, *entries)])


def test_an_activity_in_two_contexts_is_matched_in_each() -> None:
    inside, beside = twice(internal(), "AIR-01", "C"), twice(external(), "AIR-01", "C")
    report = of("seams", inner(inside, beside))
    assert [row["Code"] for row in rows_of(report) if row["Seam"]].count("AIR-01") == 2
    assert report.sentences[0].startswith("4 of 13 activities that are judged in both tracks are seams")
    assert len(report.sentences) == 1
    assert report.json["seams"].count("AIR-01") == 1


def test_what_has_no_counterpart_is_left_out_and_counted() -> None:
    report = of("seams", inner(twice(internal(), "AIR-01", "C"), external()))
    assert report.sentences[0].startswith("3 of 12 activities")
    assert report.sentences[1] == (
        "In one of the tracks only, or there in one context more, and left out: 1 (AIR-01)."
    )
