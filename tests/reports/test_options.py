"""Response options: which are said to be dominated, how they are judged, and where the picture puts them."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from dialogue_app.analyses.options_overview import OptionResult
from dialogue_app.analyses.response_options import OptionEffect, dominated_by
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.core.domain_records import RedLine, ResponseOption
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import INTERNAL, Record
from dialogue_app.core.roles import Role
from dialogue_app.reports.cells import text_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.options.content import OptionReport, OptionRow
from dialogue_app.reports.options.picture import draw_options
from dialogue_app.reports.options.sentences import sentences
from dialogue_app.reports.options.table import table
from dialogue_app.reports.questions import make_report
from dialogue_app.reports.reader import Reader
from dialogue_app.reports.report import Report
from dialogue_app.services.analysis import hold
from tests.charts.made import LONG, all_words, outside, overlapping, rect_behind, words
from tests.services.amber_sea import external, internal

SAMPLE = ReportContext(hold(internal()), INTERNAL)


def reported(context: ReportContext = SAMPLE) -> Report:
    report = make_report("options", context.settled())
    assert report is not None
    return report


def picture_of(report: Report, width: float = 800.0, palette: Palette = PAPER) -> Picture:
    assert report.picture is not None
    return report.picture.drawn(width, palette)


def rows_of(report: Report) -> list[dict[str, str]]:
    assert report.table is not None
    heads = [column.title for column in report.table.columns]
    return [dict(zip(heads, map(text_of, row.cells), strict=True)) for row in report.table.rows]


def legible(picture: Picture) -> bool:
    return overlapping(picture) == [] and outside(picture) == []


def options(n: int, groups: int = 1, *, rated: bool = True) -> OptionReport:
    """So many options that answer so many lines, the first of which has words."""
    effects = []
    for place in range(n):
        effect = OptionEffect(
            option=f"o{place}",
            benefit=Fraction(place % 5 - 2) if rated else None,
            cost=Fraction(place % 3, 2) if rated else None,
            restraint=Fraction(0) if rated else None,
            risk=Fraction(place % 7 + 2, 2) if rated else None,
        )
        record = ResponseOption(
            id=f"o{place}", session="s", field="options", position=place, answers=f"line {place % groups}",
            text=LONG, status="DROPPED" if place % 2 else "KEPT",
        )  # fmt: skip
        effects.append((record, effect))
    every = [effect for _record, effect in effects]
    return OptionReport(tuple(_row(record, effect, every) for record, effect in effects))


def _row(record: ResponseOption, effect: OptionEffect, every: list[OptionEffect]) -> OptionRow:
    dominating = dominated_by(effect, every)[:3]
    result = OptionResult(
        option=record, effect=effect, risk_of_not_acting=None, dominated_by=dominating,
        checks=("self_deterrence", "recklessness"), compared_with=len(every) - 1 if effect.rated else None,
    )  # fmt: skip
    answered = LONG if record.answers == "line 0" else ""
    return OptionRow(
        result, str(record.position + 1), LONG, answered, tuple(option_id[1:] for option_id in dominating)
    )


def test_the_sample_says_what_nothing_dominates() -> None:
    report = reported()
    assert report.sentences == (
        "2 of 6 compared options are not dominated by another: R4, R5.",
        "A judgement aid, not a measurement.",
    )
    assert [row["Dominated by"] for row in rows_of(report)] == [
        "R4", "R4", "R1, R4", "R1, R4", "not dominated", "not dominated"
    ]  # fmt: skip
    assert report.json["options"][2]["dominated_by"] == ["R1", "R4"]


def test_why_an_option_was_dropped_stands_with_its_status() -> None:
    statuses = [row["Status"] for row in rows_of(reported())]
    assert any(status.startswith("Dropped · ") for status in statuses)


def test_a_track_without_options_says_nothing_of_them() -> None:
    assert make_report("options", ReportContext(hold(external()), "EXTERNAL")) is None


def test_ratings_that_wait_for_their_reveal_are_not_called_missing() -> None:
    effects = SAMPLE.template.role(Role.OPTION_EFFECTS)
    assert effects is not None
    waiting = frozenset({(SAMPLE.held.session, effects.entry_field)})
    report = reported(replace(SAMPLE, hidden=waiting))
    assert "hidden until the reveal" in report.sentences[0]
    assert report.table is None
    assert report.picture is None


def test_a_line_that_the_reader_may_not_see_is_not_named() -> None:
    class WithoutLines(Reader):
        def sees(self, record: Record) -> bool:
            return not isinstance(record, RedLine)

    report = reported(replace(SAMPLE, reader=WithoutLines()))
    assert {row["Answers"] for row in rows_of(report)} == {"(withheld)"}


def test_options_fade_the_dominated_and_say_by_which() -> None:
    picture = picture_of(reported())
    said = all_words(picture)
    assert "dominated by R1, R4" in said
    assert "A judgement aid, not a measurement" in said
    assert rect_behind(picture, "R4", PAPER.accent).strokeDashArray is None
    assert rect_behind(picture, "R1", PAPER.page).strokeDashArray is not None


def test_options_whose_line_is_gone_stand_without_one() -> None:
    dialogue = internal()
    gone = dialogue.apply([Edit(line, None) for line in dialogue.of(RedLine).values()])
    picture = picture_of(reported(ReportContext(hold(gone), INTERNAL)), 499.0)
    assert "Without a line or activity" in words(picture)


@pytest.mark.parametrize("width", [420.0, 499.0, 800.0])
def test_the_picture_of_the_sample_is_legible_and_its_marks_lead_to_records(width: float) -> None:
    picture = picture_of(reported(), width)
    assert legible(picture)
    assert re.search(r"\d", picture.description)
    assert picture.marks
    for mark in picture.marks:
        assert -0.5 <= mark.x <= mark.x + mark.width <= picture.width + 0.5
        assert -0.5 <= mark.y <= mark.y + mark.height <= picture.height + 0.5
        assert SAMPLE.held.dialogue.find(mark.item) is not None


def test_the_size_of_letters_scales_the_picture() -> None:
    picture, twice = picture_of(reported(), 500), picture_of(reported(), 1000, Palette(size=16))
    assert twice.height == pytest.approx(2 * picture.height)
    assert words(twice) == words(picture)


@pytest.mark.parametrize("width", [360.0, 499.0, 900.0])
def test_many_options_are_legible(width: float) -> None:
    assert legible(draw_options(options(30, 3), width))


def test_a_hundred_options_are_not_higher_than_can_be_drawn() -> None:
    assert draw_options(options(100, 20), 499.0).height < 4000


def test_options_that_nobody_rated_are_listed() -> None:
    unrated = options(2, rated=False)
    assert sentences(unrated)[0] == "Not rated yet: 1, 2."
    picture = draw_options(unrated, 499.0)
    assert "shift not rated · risk not rated" in all_words(picture)
    assert "not dominated" not in picture.description
    assert {text_of(row.cells[9]) for row in table(unrated).rows} == {"not rated yet"}
    assert "Without a line or activity" in words(draw_options(options(2, 2), 499.0))


def test_an_option_without_another_to_compare_is_not_judged() -> None:
    (alone,) = options(1).rows
    option_report = OptionReport((replace(alone, result=replace(alone.result, dominated_by=(), checks=())),))
    assert sentences(option_report)[0] == "Rated, with no other to compare: 1."
    assert text_of(table(option_report).rows[0].cells[9]) == "none to compare with"


def test_checks_and_the_risk_of_not_acting_are_said() -> None:
    two = options(2)
    option_report = OptionReport(
        tuple(replace(row, result=replace(row.result, risk_of_not_acting=Fraction(3))) for row in two.rows)
    )
    assert "Checks that ask for an answer: 1 self-deterrence check; 1 recklessness check; " in " ".join(
        sentences(option_report)
    )
    assert "of not acting 3" in draw_options(option_report, 499.0).description


def test_where_each_dominates_another_none_is_named_as_free() -> None:
    rows = tuple(
        replace(row, result=replace(row.result, dominated_by=("o9",)), dominating=("10",))
        for row in options(2).rows
    )
    assert sentences(OptionReport(rows))[0] == "0 of 2 compared options are not dominated by another."


def test_a_crowd_of_options_keeps_every_chip_apart() -> None:
    same = options(24).rows
    crowded = tuple(
        replace(row, result=replace(row.result, effect=same[0].effect, dominated_by=(), checks=()))
        for row in same
    )
    assert outside(draw_options(OptionReport(crowded), 360.0)) == []
