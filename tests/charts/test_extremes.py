"""Pictures of very much, of nothing, of one, and of odd letters."""

from fractions import Fraction

import pytest

from dialogue_app.analyses.options_overview import OptionResult
from dialogue_app.analyses.response_options import OptionEffect, dominated_by
from dialogue_app.charts.option_field import Options, draw_option_field
from dialogue_app.charts.picture import Picture
from dialogue_app.core.domain_records import ResponseOption
from tests.charts.made import (
    LONG,
    all_words,
    outside,
    overlapping,
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


@pytest.mark.parametrize("width", [360.0, 499.0, 900.0])
def test_many_rows_of_everything_else(width: float) -> None:
    assert legible(draw_option_field(options(30, 3), width))


def test_a_hundred_options_are_not_higher_than_can_be_drawn() -> None:
    assert draw_option_field(options(100, 20), 499.0).height < 4000


NOTHING = [
    (draw_option_field, options(0), "No response options"),
]


@pytest.mark.parametrize(("draw", "result", "said"), NOTHING)
def test_an_empty_picture_says_what_is_missing(draw, result, said: str) -> None:  # type: ignore[no-untyped-def]
    picture = draw(result, 499.0)
    assert said in picture.description
    assert said.split()[0] in all_words(picture)
    assert legible(picture)
    assert picture.height < 120


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
