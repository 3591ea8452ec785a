"""Outliers: the worked cases and both sample sessions."""

from fractions import Fraction
from typing import Any

import pytest

from dialogue_app.analyses.judgements.outliers import far_from_others, outliers, red_line_share
from tests.analyses.reference import ROWS, SCENARIO, session_table, texts


@pytest.mark.parametrize("case", ROWS.values(), ids=list(ROWS))
def test_every_worked_row(case: dict[str, Any]) -> None:
    rows = [
        [
            outlier.party,
            outlier.value,
            float(outlier.others),
            float(outlier.delta),
            "level" if outlier.level else "",
            "side" if outlier.side else "",
        ]
        for outlier in far_from_others(texts(case["row"]))
    ]
    assert rows == case["outliers"]


@pytest.mark.parametrize("case", ROWS.values(), ids=list(ROWS))
def test_two_camps_have_no_outliers(case: dict[str, Any]) -> None:
    row = texts(case["row"])
    polarised = case["label"] == "Polarised"
    assert outliers(row) == (() if polarised else far_from_others(row))


def test_fewer_than_four_answers_have_no_outliers() -> None:
    assert outliers({"A": "1", "B": "5", "C": "5", "D": "NI"}) == ()


def test_the_median_of_the_others_may_end_in_one_half() -> None:
    (outlier,) = outliers({"A": "1", "B": "3", "C": "3", "D": "4", "E": "4"})
    assert (outlier.party, outlier.others, outlier.delta) == ("A", Fraction(7, 2), Fraction(-5, 2))


@pytest.mark.parametrize("session", ["S1", "S2"])
def test_shares_of_red_lines_in_the_sample(session: str) -> None:
    table, parties = session_table(session)
    shares = {party: list(red_line_share(row[party] for row in table.values())) for party in parties}
    assert shares == {party: list(share) for party, share in SCENARIO["redline_share"][session].items()}
