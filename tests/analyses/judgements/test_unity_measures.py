"""The measures of unity give the worked and the published numbers, and keep their properties."""

from fractions import Fraction
from itertools import combinations_with_replacement
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.analyses.judgements.consensus import agreement, consensus, consensus_bounds
from dialogue_app.analyses.judgements.expected_median import misjudged_middle
from dialogue_app.analyses.judgements.groups import distances, groups, separations
from dialogue_app.analyses.judgements.unity import unity
from tests.analyses.reference import ORACLES, ROWS, SCENARIO, session_table, snake, texts

# -- consensus ---------------------------------------------------------------------------------------


def test_the_published_example_of_both_indices() -> None:
    published = ORACLES["published"]
    assert consensus(published["freq"]) == pytest.approx(published["consensus"], abs=5e-8)
    assert agreement(published["freq"]) == pytest.approx(published["agreement_A"], abs=5e-8)


@pytest.mark.parametrize("case", ROWS.values(), ids=list(ROWS))
def test_indices_and_bounds_of_every_worked_row(case: dict[str, Any]) -> None:
    assert consensus(case["freq"]) == pytest.approx(case["cns"], abs=5e-5)
    assert agreement(case["freq"]) == pytest.approx(case["A"], abs=5e-5)
    if case["outstanding"]:
        low, high = consensus_bounds(case["freq"], case["outstanding"])
        assert low == pytest.approx(case["cns_low"], abs=5e-5)
        assert high == pytest.approx(case["cns_high"], abs=5e-5)
    assert unity(texts(case["row"])).label == snake(case["label"])


COUNTS = st.lists(st.integers(0, 9), min_size=5, max_size=5).filter(any)


@given(COUNTS, st.integers(1, 4))
def test_the_bounds_are_those_of_enumerating_every_outcome(counts: list[int], outstanding: int) -> None:
    every = []
    for extra in combinations_with_replacement(range(5), outstanding):
        outcome = [count + extra.count(place) for place, count in enumerate(counts)]
        every.append(consensus(outcome))
    low, high = consensus_bounds(counts, outstanding)
    assert low == pytest.approx(min(every), abs=1e-12)
    assert high == pytest.approx(max(every), abs=1e-12)


@given(COUNTS, st.integers(0, 12))
def test_bounds_contain_the_index_of_any_outcome(counts: list[int], outstanding: int) -> None:
    low, high = consensus_bounds(counts, outstanding)
    for place in range(5):
        outcome = list(counts)
        outcome[place] += outstanding
        assert low - 1e-12 <= consensus(outcome) <= high + 1e-12


@given(COUNTS, st.integers(2, 5))
def test_repeating_every_answer_or_mirroring_the_scale_changes_neither_index(
    counts: list[int], times: int
) -> None:
    for index in (consensus, agreement):
        assert index([count * times for count in counts]) == pytest.approx(index(counts), abs=1e-12)
        assert index(counts[::-1]) == pytest.approx(index(counts), abs=1e-12)


# -- groups ------------------------------------------------------------------------------------------


def test_distances_and_groups_of_the_worked_example() -> None:
    oracle = ORACLES["groups"]
    parties = list(oracle["matrix"])
    table = {
        activity: {party: str(oracle["matrix"][party][activity]) for party in parties}
        for activity in oracle["matrix"]["A"]
    }
    pair_distances = distances(table, parties)
    assert pair_distances == {
        frozenset(pair.split("-")): Fraction(value["fraction"]) for pair, value in oracle["distances"].items()
    }
    assert groups(pair_distances, parties) == (("A", "B"), ("C", "D"))
    assert groups(pair_distances, parties[::-1]) == (("A", "B"), ("C", "D"))


@pytest.mark.parametrize("session", ["S1", "S2"])
def test_groups_of_the_scenario(session: str) -> None:
    table, parties = session_table(session)
    expected = sorted(map(tuple, SCENARIO[f"{session}_groups"]), key=lambda group: (-len(group), group))
    assert list(groups(distances(table, parties), parties)) == [group for group in expected if len(group) > 1]


def test_what_separates_the_groups() -> None:
    table, parties = session_table("S1")
    for members, expected in SCENARIO["separation_S1"].items():
        all_separations = separations(table, members.split("-"), parties)
        assert [
            [separation.activity, separation.group, separation.rest, separation.difference]
            for separation in all_separations
        ] == expected


def test_distances_over_too_few_shared_activities_are_undefined_and_never_merge() -> None:
    table = {
        "1": {"A": "4", "B": "4", "C": "NP"},
        "2": {"A": "4", "B": "4", "C": ""},
        "3": {"A": "4", "B": "4", "C": "4"},
    }
    pair_distances = distances(table, ["A", "B", "C"])
    assert set(pair_distances) == {frozenset("AB")}
    assert groups(pair_distances, ["A", "B", "C"]) == (("A", "B"),)
    assert separations({"1": {"A": "4", "B": "NP"}}, ["A"], ["A", "B"]) == ()


# -- expected middle ---------------------------------------------------------------------------------


def test_misjudged_middle_of_the_worked_example() -> None:
    rows = ORACLES["expected_middle"]
    own = {row[0]: str(row[1]) for row in rows}
    expected = {row[0]: str(row[2]) for row in rows}
    for row, misjudgement in zip(rows, misjudged_middle(own, expected), strict=True):
        name = {"-": ""}.get(row[5], snake(row[5]))
        assert [
            misjudgement.party,
            float(misjudgement.others),
            float(misjudgement.error),
            misjudgement.finding,
        ] == [row[0], row[3], row[4], name]


def test_no_majority_no_finding_and_no_guess_no_result() -> None:
    (misjudgement,) = misjudged_middle({"A": "4", "B": "2", "C": "4"}, {"A": "2", "B": "NP"})
    assert misjudgement.finding == ""
    assert misjudged_middle({"A": "4"}, {"A": "4"}) == ()
