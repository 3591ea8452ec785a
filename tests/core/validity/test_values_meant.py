"""What somebody wrote, or another program did, as a code of a scale."""

import pytest

from dialogue_app.core.scales import STATUSES, meant


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1", "1"), (" 3 ", "3"), ("1.0", "1"), ("2,00", "2"), ("+4", "4"), ("np", "NP"), ("Wh", "WH"),
        ("\u2007NI\u00a0", "NI"), ("No position", "NP"),
        ("0", None), ("6", None), ("1.5", None), ("1.0.0", None), ("", None), ("x", None), ("=1", None),
    ],
)  # fmt: skip
def test_a_verdict_is_read_as_it_was_meant(written: str, code: str | None) -> None:
    assert meant("VERDICT", STATUSES, written) == code


@pytest.mark.parametrize(("written", "code"), [("\u22121", "-1"), ("-1.0", "-1"), ("+2", "2"), ("3", None)])
def test_a_sign_of_its_own_is_a_minus(written: str, code: str | None) -> None:
    assert meant("CALC5", (), written) == code


def test_letters_are_taken_in_any_case_and_without_their_guard() -> None:
    assert meant("CONF3", (), "h") == "H"
    assert meant("CONF3", (), "1") is None
