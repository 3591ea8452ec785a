"""Perceptions: who misjudges what, drawn and told; never of sides that may not be named."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.analyses.both_sides.perceptions import Perceptions
from dialogue_app.core.records import EXTERNAL
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.perceptions.picture import draw_perceptions
from dialogue_app.reports.perceptions.sentences import sentences
from dialogue_app.reports.questions import make_report
from dialogue_app.reports.reader import RuledReader
from dialogue_app.reports.report import Report
from dialogue_app.services.analysis import hold
from dialogue_app.services.audience.disclosure import Disclosure
from tests.charts.made import LONG, all_words, outside, overlapping, perceived, words
from tests.services.amber_sea import external

LEVELS = ("1", "2", "3", "4", "5", "NP", "WH", "")


def of_sample(rule: str = "") -> Report:
    context = ReportContext(hold(external()), EXTERNAL)
    if rule:
        session = dataclasses.replace(external().sessions()[-1], attribution_rule=rule, handling="PART")
        context = dataclasses.replace(context, reader=RuledReader(Disclosure(external(), session)))
    report = make_report("perceptions", context)
    assert report is not None
    return report


def test_perceptions_name_the_state_of_both_sides() -> None:
    report = of_sample()
    assert report.picture is not None
    picture = report.picture.drawn(800.0)
    said = words(picture)
    assert said.count("ALL: False consensus") == 3
    assert said.count("RUS: False consensus") == 3
    assert "Russia 2 higher than expected" in said
    assert "off by 1.38 levels on average (8 of 8 answers)" in picture.description


@pytest.mark.parametrize("width", [360.0, 499.0, 900.0])
def test_many_statements_are_legible(width: float) -> None:
    rows = [(f"P{n}", LEVELS[n % 8], LEVELS[n % 7], LEVELS[n % 5], LEVELS[n % 3]) for n in range(46)]
    picture = draw_perceptions(perceived(rows, LONG), width)
    assert overlapping(picture) == []
    assert outside(picture) == []
    assert "and 16 more, not drawn here" in all_words(picture)


def test_missing_halves_stay_missing() -> None:
    perceptions: Perceptions = perceived([("P1", "4", "", "NP", "3")])
    assert words(draw_perceptions(perceptions, 499.0)).count("ALL: Not determined") == 1
    assert sentences(perceptions)[0] == "The alliance: not determined on the one statement."


def test_sides_that_may_not_be_named_are_not_compared() -> None:
    for rule in ("CHR", "OFF"):
        report = of_sample(rule)
        assert report.nothing
        assert report.sentences == ("Nothing to show.",)
        assert report.json == {"coorientation": None}
