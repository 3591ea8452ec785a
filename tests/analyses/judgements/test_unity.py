"""Labels of unity: the worked cases, both sample sessions, and what holds for any answers."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.analyses.judgements.unity import (
    CLOSE,
    LABELS,
    NOT_ENOUGH_ANSWERS,
    SPLIT,
    SPREAD,
    quorum,
    unity,
)
from tests.analyses.reference import ROWS, texts


@pytest.mark.parametrize("case", ROWS.values(), ids=list(ROWS))
def test_every_worked_row(case: dict[str, Any]) -> None:
    row_unity = unity(texts(case["row"]))
    assert LABELS[row_unity.label] == case["label"]
    assert (row_unity.n, row_unity.seats) == (case["n"], case["N"])
    assert row_unity.median is not None
    assert float(row_unity.median) == pytest.approx(case["median"])
    assert (row_unity.low, row_unity.high, row_unity.spread) == (case["min"], case["max"], case["spread"])
    assert (len(row_unity.inside), len(row_unity.outside)) == (case["inside"], case["outside"])
    assert {status: len(parties) for status, parties in row_unity.statuses.items()} == case["counts"]
    assert row_unity.so_far == (case["outstanding"] > 0)


@pytest.mark.parametrize(
    ("answers", "label"),
    [
        ("2 3 3 3 2 3 3 2 3", CLOSE),
        ("1 2 3 3 4 2 3 2 3", SPREAD),
        ("1 2 2 3 4 4 5 2 4", SPLIT),
        ("1 5 3 NP NI", "not_enough_answers"),
    ],
)
def test_scales_without_a_rules_cut(answers: str, label: str) -> None:
    row_unity = unity(dict(enumerate_texts(answers)), cut=False)
    assert row_unity.label == label
    assert (row_unity.inside, row_unity.outside) == ((), ())


def enumerate_texts(answers: str) -> list[tuple[str, str]]:
    return [(f"P{place}", value) for place, value in enumerate(answers.split())]


@pytest.mark.parametrize(("seats", "needed"), [(1, 3), (4, 3), (5, 4), (9, 6), (10, 7), (32, 22)])
def test_a_quorum_is_two_thirds_and_three_at_least(seats: int, needed: int) -> None:
    assert quorum(seats) == needed


def test_nobody_has_answered() -> None:
    row_unity = unity({"A": "", "B": "NP"})
    assert (row_unity.label, row_unity.median, row_unity.low, row_unity.high, row_unity.spread) == (
        NOT_ENOUGH_ANSWERS,
        None,
        None,
        None,
        None,
    )
    assert row_unity.shown == "Not enough answers, so far"


def test_three_answers_are_never_an_isolated_reservation() -> None:
    assert unity({"A": "1", "B": "4", "C": "4"}).label == "polarised"
    assert unity({"A": "2", "B": "3", "C": "3"}).label == "divided"


def test_who_is_in_the_minority() -> None:
    assert unity(dict(enumerate_texts("1 4 4 4"))).minority == ("P0",)
    assert unity(dict(enumerate_texts("1 2 4 4"))).minority == ("P0", "P1", "P2", "P3")
    assert unity(dict(enumerate_texts("1 1 1 4"))).shown == "Isolated reservation"


ANSWERS = st.lists(st.sampled_from(["1", "2", "3", "4", "5", "NP", "NI", "WH", ""]), max_size=12)


@given(ANSWERS, st.booleans(), st.randoms(use_true_random=False))
def test_the_label_does_not_depend_on_who_sits_where(answers: list[str], cut: bool, random: Any) -> None:
    shuffled = random.sample(answers, len(answers))
    first = unity({str(n): answer for n, answer in enumerate(answers)}, cut=cut)
    second = unity({str(n): answer for n, answer in enumerate(shuffled)}, cut=cut)
    assert (first.label, first.median, first.so_far) == (second.label, second.median, second.so_far)
    assert first.label in LABELS
    assert first.median is None or first.median % Fraction(1, 2) == 0


def test_a_value_that_is_no_answer_counts_for_nothing() -> None:
    row_unity = unity({"A": "4", "B": "4", "C": "4", "D": "??"})
    assert (row_unity.n, row_unity.seats, row_unity.so_far) == (3, 4, False)
