"""Outliers: the worked cases and both sample sessions."""

from fractions import Fraction
from typing import Any

import pytest

from dialogue_app.analyses.judgements.outliers import far_from_others, outliers, red_line_share
from tests.analyses.reference import ROWS, SCENARIO, session_table, texts


@pytest.mark.parametrize("case", ROWS.values(), ids=list(ROWS))
def test_every_worked_row(case: dict[str, Any]) -> None:
    found = [
        [
            one.party,
            one.value,
            float(one.others),
            float(one.delta),
            "level" if one.level else "",
            "side" if one.side else "",
        ]
        for one in far_from_others(texts(case["row"]))
    ]
    assert found == case["outliers"]


@pytest.mark.parametrize("case", ROWS.values(), ids=list(ROWS))
def test_two_camps_have_no_outliers(case: dict[str, Any]) -> None:
    row = texts(case["row"])
    polarised = case["label"] == "Polarised"
    assert outliers(row) == (() if polarised else far_from_others(row))


def test_fewer_than_four_answers_have_no_outliers() -> None:
    assert outliers({"A": "1", "B": "5", "C": "5", "D": "NI"}) == ()


def test_the_median_of_the_others_may_end_in_one_half() -> None:
    (one,) = outliers({"A": "1", "B": "3", "C": "3", "D": "4", "E": "4"})
    assert (one.party, one.others, one.delta) == ("A", Fraction(7, 2), Fraction(-5, 2))


@pytest.mark.parametrize("session", ["S1", "S2"])
def test_shares_of_red_lines_in_the_sample(session: str) -> None:
    table, parties = session_table(session)
    found = {party: list(red_line_share(row[party] for row in table.values())) for party in parties}
    assert found == {party: list(share) for party, share in SCENARIO["redline_share"][session].items()}
