"""Pictures of very much, of nothing, of one, and of odd letters."""

import itertools
from fractions import Fraction

import pytest

from dialogue_app.analyses.options_overview import OptionResult
from dialogue_app.analyses.response_options import OptionEffect, dominated_by
from dialogue_app.charts.grouped_matrix import draw_grouped_matrix
from dialogue_app.charts.option_field import Options, draw_option_field
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.two_way_map import draw_two_way_map
from dialogue_app.charts.unity_rows import draw_unity_rows
from dialogue_app.charts.verdict_strip import Strip, draw_verdict_strip
from dialogue_app.core.domain_records import ResponseOption
from tests.charts.made import (
    CYRILLIC,
    LONG,
    all_words,
    faced,
    large,
    outside,
    overlapping,
    overview,
    words,
)

LEVELS = ("1", "2", "3", "4", "5", "NP", "WH", "")


def legible(picture: Picture) -> bool:
    assert overlapping(picture) == []
    assert outside(picture) == []
    return True


def options(n: int, groups: int = 1, rated: bool = True) -> Options:
    found = []
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
        found.append((record, effect))
    every = [effect for _record, effect in found]
    return Options(
        tuple(
            OptionResult(
                option=record, effect=effect, risk_of_not_acting=None,
                dominated_by=dominated_by(effect, every)[:3], checks=("self_deterrence", "recklessness"),
                compared_with=len(every) - 1 if effect.rated else None,
            )
            for record, effect in found
        ),
        {"line 0": LONG},
    )  # fmt: skip


def crossings(n: int, title: str = LONG) -> list[tuple[str, ...]]:
    every = itertools.cycle(itertools.product(LEVELS, LEVELS[::-1], ("5", "2"), ("5", "4")))
    return [(f"ACT-{place}", *row) for place, row in enumerate(itertools.islice(every, n))]


@pytest.mark.parametrize("width", [360.0, 499.0, 900.0])
def test_thirty_two_parties_and_forty_six_activities(width: float) -> None:
    found = large(32, 46)
    assert legible(draw_unity_rows(found, width))
    matrix = draw_grouped_matrix(found, width)
    assert legible(matrix)
    assert len({mark.party for mark in matrix.marks}) == 33
    for one in found.activities.values():
        strip = draw_verdict_strip(Strip(one, found.parties), width)
        assert outside(strip) == []
        assert len({mark.party for mark in strip.marks}) == one.unity.n + 1
    assert legible(draw_verdict_strip(Strip(next(iter(found.activities.values())), found.parties), width))


@pytest.mark.parametrize("width", [360.0, 499.0, 900.0])
def test_many_rows_of_everything_else(width: float) -> None:
    assert legible(draw_two_way_map(faced(crossings(46), LONG), width))
    assert legible(draw_option_field(options(30, 3), width))


def test_six_thousand_activities_are_limited_and_counted() -> None:
    found = large(9, 6202, "An activity")
    rows = draw_unity_rows(found, 499.0)
    assert "more, not drawn here" in all_words(rows)
    assert rows.height < 3000
    matrix = draw_grouped_matrix(found, 499.0)
    assert "and 6142 more, not drawn here" in words(matrix)
    crossed = draw_two_way_map(faced(crossings(6202)), 499.0)
    assert legible(crossed)
    assert any(one.startswith("+") for one in words(crossed))
    assert "6202 activities" in crossed.description
    assert draw_option_field(options(100, 20), 499.0).height < 4000


def test_words_of_every_alphabet_and_codes_of_any_length() -> None:
    found = overview(
        {"ОЧЕНЬ-ДЛИННЫЙ-КОД-01": dict.fromkeys(["ЯЯЯ", "Ґ", "VERYLONGCODE", "漢字"], "4")},
        ["ЯЯЯ", "Ґ", "VERYLONGCODE", "漢字"],
        CYRILLIC * 5,
    )
    for picture in (
        draw_unity_rows(found, 499.0),
        draw_grouped_matrix(found, 499.0),
        draw_verdict_strip(Strip(found.activities["i-0"], found.parties), 499.0),
        draw_two_way_map(faced([("ОЧЕНЬ-ДЛИННЫЙ-КОД-01", "2", "5")], CYRILLIC * 5), 499.0),
    ):
        assert legible(picture)
        assert "□" in all_words(picture)
    one_word = overview({"A": {"X": "1", "Y": "1", "Z": "2"}}, ["X", "Y", "Z"], "Д" * 400)
    assert legible(draw_unity_rows(one_word, 499.0))


NOTHING = [
    (draw_unity_rows, overview({}, ["A"]), "No activities"),
    (
        draw_unity_rows,
        overview({"A-1": {"A": ""}}, ["A"]),
        "No verdicts have been recorded yet on 1 activity",
    ),
    (draw_grouped_matrix, overview({"A-1": {}}, []), "No party has a seat"),
    (draw_grouped_matrix, overview({}, ["A"]), "No activities"),
    (draw_two_way_map, faced([]), "No activities"),
    (draw_two_way_map, faced([("A", "WH", "4")]), "No activity has a verdict of both sides yet (0 of 1)"),
    (draw_option_field, options(0), "No response options"),
]


@pytest.mark.parametrize(("draw", "result", "said"), NOTHING)
def test_an_empty_picture_says_what_is_missing(draw, result, said: str) -> None:  # type: ignore[no-untyped-def]
    picture = draw(result, 499.0)
    assert said in picture.description
    assert said.split()[0] in all_words(picture)
    assert legible(picture)
    assert picture.height < 120


def test_a_strip_without_levels_names_who_was_asked() -> None:
    found = overview({"A-1": {"X": "NI", "Y": ""}}, ["X", "Y"])
    picture = draw_verdict_strip(Strip(found.activities["i-0"], found.parties), 499.0)
    assert picture.description == (
        "No verdict on A-1 has been recorded yet (0 of 2). "
        "Without a level: Needs instructions: X · Not recorded: Y."
    )


def test_below_the_quorum_there_is_no_index() -> None:
    rows = {"A-1": {"X": "4", "Y": "NI", "Z": "WH"}, "A-2": {"X": "4", "Y": "4", "Z": "4"}}
    picture = draw_unity_rows(overview(rows, ["X", "Y", "Z"]), 499.0)
    said = all_words(picture)
    assert "Not enough answers for a result" in said
    assert "1 of 3 · Needs instructions: Y · Withheld: Z" in said
    assert "1.00" not in said


def test_only_rows_without_enough_answers() -> None:
    codes = ["X", "Y", "Z"]
    picture = draw_unity_rows(overview({f"A-{n}": {"X": "4"} for n in range(50)}, codes), 499.0)
    assert "and 10 more, not drawn here" in words(picture)
    assert "Not enough answers 50" in picture.description


def test_options_that_nobody_rated_are_listed() -> None:
    picture = draw_option_field(options(2, rated=False), 499.0)
    assert "shift not rated · risk not rated" in all_words(picture)
    assert picture.description.startswith("Not rated yet: 2 of 2 response options.")
    assert "not dominated" not in picture.description
    assert "Without a line or activity" in words(draw_option_field(options(2, 2), 499.0))


def test_a_crowd_of_options_keeps_every_chip_apart() -> None:
    same = options(24).results
    crowded = tuple(
        OptionResult(
            option=one.option, effect=same[0].effect, risk_of_not_acting=Fraction(3, 2), dominated_by=(),
            checks=(), compared_with=23,
        )
        for one in same
    )  # fmt: skip
    assert outside(draw_option_field(Options(crowded, {}), 360.0)) == []
