"""Thresholds of a dialogue: defaults, settings, refusals, what is read from a track."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from dialogue_app.core.commands.sessions import new_track
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import INTERNAL, Pairs
from dialogue_app.core.thresholds import (
    DEFAULTS,
    MEANINGS,
    NAMES,
    Thresholds,
    read_threshold,
    set_thresholds,
    thresholds_of,
    unfit_thresholds,
)


def test_a_new_dialogue_has_the_defaults_of_the_methodology() -> None:
    thresholds = thresholds_of(new_track("Sea", INTERNAL))
    assert thresholds == DEFAULTS
    assert [str(getattr(thresholds, name)) for name in NAMES] == ["2/3", "2", "1/4", "1/5", "1/3", "1"]
    assert tuple(MEANINGS) == NAMES


def test_set_thresholds_are_kept_exactly_and_can_be_undone() -> None:
    dialogue = new_track("Sea", INTERNAL)
    wanted = replace(DEFAULTS, quorum=Fraction(3, 7), outlier_levels=Fraction(3, 2))
    change = set_thresholds(dialogue, wanted)
    after = dialogue.apply(change.edits)
    assert thresholds_of(after) == wanted
    assert after.track.thresholds == (("quorum", "3/7"), ("outlier_levels", "3/2"))
    assert after.apply(change.reversed().edits) == dialogue
    assert not set_thresholds(after, wanted)
    assert after.apply(set_thresholds(after, DEFAULTS).edits).track.thresholds == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("quorum", Fraction(0)),
        ("quorum", Fraction(11, 10)),
        ("outlier_levels", Fraction(1, 3)),
        ("outlier_levels", Fraction(5)),
        ("outlier_share", Fraction(2, 3)),
        ("group", Fraction(-1, 5)),
        ("polarised", Fraction(0)),
        ("polarised", Fraction(3, 5)),
        ("agree_tolerance", Fraction(1, 2)),
        ("agree_tolerance", Fraction(4)),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(name: str, value: Fraction) -> None:
    with pytest.raises(Refused, match="Nothing was changed"):
        set_thresholds(new_track("Sea", INTERNAL), Thresholds(**{name: value}))


@pytest.mark.parametrize(
    ("typed", "value"),
    [("2/3", Fraction(2, 3)), (" 0,5 ", Fraction(1, 2)), ("60 %", Fraction(3, 5)), ("1", Fraction(1))],
)
def test_fractions_decimals_and_per_cent_are_read(typed: str, value: Fraction) -> None:
    assert read_threshold("quorum", typed) == value


@pytest.mark.parametrize("typed", ["", "two thirds", "1/0", "2", "nan", "inf", "%"])
def test_other_words_are_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read_threshold("quorum", typed)


@pytest.mark.parametrize("pairs", [(("quorum", "x"),), (("later", "1"),), (("group", "9"),)])
def test_what_a_file_says_amiss_counts_as_the_default(pairs: Pairs) -> None:
    dialogue = new_track("Sea", INTERNAL)
    track = replace(dialogue.track, thresholds=pairs)
    from dialogue_app.core.edits import Edit

    assert thresholds_of(dialogue.apply((Edit(dialogue.track, track),))) == DEFAULTS


def test_a_threshold_that_stands_there_very_often_is_told_without_counting_again_for_each() -> None:
    pairs = (("quorum", "2/3"),) * 100_000
    assert len(unfit_thresholds(pairs)) == len(pairs)
