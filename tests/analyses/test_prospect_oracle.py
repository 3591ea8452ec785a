"""The decision rule for the prospect of a difference, on the differences of the scenario."""

import pytest

from dialogue_app.analyses.prospect import computed_prospect
from dialogue_app.core.domain_records import Difference

ORACLE = [
    ("D1", "NORM", True, False, "N", "N", "LIVE"),
    ("D2", "NORM", True, False, "C", "C", "MANAGE"),
    ("D3", "PERC", True, False, "C", "C", "MANAGE"),
    ("D4", "FACT", True, True, "U", "U", "CLARIFY"),
    ("D5", "INT", True, False, "N", "C", "LIVE"),
    ("D6", "PERC", False, True, "U", "U", "OPEN"),
    ("D7", "INT", True, False, "C", "C", "MANAGE"),
    ("D8", "NORM", True, False, "N", "N", "LIVE"),
    ("D9", "PERC", True, True, "U", "U", "CLARIFY"),
    ("D10", "INT", True, False, "C", "C", "MANAGE"),
    ("D11", "NORM", True, False, "C", "C", "MANAGE"),
]


@pytest.mark.parametrize(("code", "nature", "read_back", "step", "a", "b", "prospect"), ORACLE)
def test_scenario(code: str, nature: str, read_back: bool, step: bool, a: str, b: str, prospect: str) -> None:
    difference = Difference(
        id=code,
        statement="-",
        nature=nature,
        readback_a="ACC" if read_back else "NOT",
        readback_b="COR",
        clarifying_step="yes" if step else "no",
        restraint_a=a,
        restraint_b=b,
    )
    assert computed_prospect(difference) == prospect
