"""Krippendorff's alpha against the published values of R irr, and the scenario's."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.analyses.judgements.alpha import INTERVAL, NOMINAL, ORDINAL, alpha, alpha_of_answers
from tests.analyses.reference import SCENARIO, session_table

RATERS = (
    "1 2 3 3 2 1 4 1 2 - - -",
    "1 2 3 3 2 2 4 1 2 5 - 3",
    "- 3 3 3 2 3 4 2 2 5 1 -",
    "1 2 3 3 2 4 4 1 2 5 1 -",
)
UNITS = [
    [int(rating) for rating in unit if rating != "-"]
    for unit in zip(*(row.split() for row in RATERS), strict=True)
]


@pytest.mark.parametrize(("metric", "published"), [(NOMINAL, 0.7434), (ORDINAL, 0.8154), (INTERVAL, 0.8491)])
def test_the_published_example(metric: str, published: float) -> None:
    alpha_value = alpha(UNITS, metric)
    assert alpha_value is not None
    assert float(alpha_value) == pytest.approx(published, abs=5e-5)


@pytest.mark.parametrize(("session", "expected"), [("S1", "S1_alpha"), ("S2", "S2_alpha")])
def test_the_scenario(session: str, expected: str) -> None:
    table, _parties = session_table(session)
    alpha_value = alpha_of_answers(table.values())
    assert alpha_value is not None
    assert float(alpha_value) == pytest.approx(SCENARIO[expected], abs=5e-5)


@pytest.mark.parametrize("units", [[], [[1], [2]], [[3, 3], [3, 3, 3]]])
def test_nothing_without_pairs_or_variation(units: list[list[int]]) -> None:
    assert alpha(units) is None


def test_full_agreement_with_variation_is_one_and_statuses_are_missing() -> None:
    rows = [{"A": "1", "B": "1", "C": "NI"}, {"A": "5", "B": "5", "C": ""}, {"A": "NP", "B": "2", "C": "WH"}]
    assert alpha_of_answers(rows) == 1


def test_an_unknown_metric_is_refused() -> None:
    with pytest.raises(KeyError):
        alpha(UNITS, "ratio")


@given(
    st.lists(st.lists(st.integers(1, 5), max_size=6), max_size=8),
    st.sampled_from([NOMINAL, ORDINAL, INTERVAL]),
)
def test_order_does_not_matter_and_one_is_the_most(units: list[list[int]], metric: str) -> None:
    alpha_value = alpha(units, metric)
    assert alpha_value is None or alpha_value <= Fraction(1)
    assert alpha_value == alpha([list(reversed(unit)) for unit in reversed(units)], metric)
