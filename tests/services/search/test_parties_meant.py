"""Which party is meant by what is written in the head of a table or a list of parties."""

from __future__ import annotations

import pytest

from dialogue_app.core.records import ALLIANCE, Party
from dialogue_app.services.search.parties_meant import means_russia, near_party, no_ally, party_meant


def party(code: str, name: str, also: str = "") -> Party:
    return Party(id=code, code=code, name=name, side=ALLIANCE, also_called=also)


PARTIES = (
    party("ATL", "Atlantia", "Atl. Union; Nesos"),
    party("ALB", "Albania"),
    party("TUR", "Türkiye"),
    party("HES", "Hesperia"),
    party("EST", "Estmark"),
)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("atl", "ATL"),
        ("ATLANTIA", "ATL"),
        ("nesos", "ATL"),
        ("Atl Union", "ATL"),
        ("AL", "ALB"),
        ("Albanie", "ALB"),
        ("Republic of Albania", "ALB"),
        ("Turkey", "TUR"),
        ("Turkiye", "TUR"),
        ("Estonia", ""),
        ("ALT", ""),
        ("DK", ""),
    ],
)
def test_a_party_is_found_by_whatever_it_is_called(written: str, code: str) -> None:
    meant = party_meant(written, PARTIES)
    assert (meant.code if meant else "") == code


def test_a_name_of_two_is_that_of_none() -> None:
    assert party_meant("Nesos", (party("A", "One", "Nesos"), party("B", "Two", "Nesos"))) is None


@pytest.mark.parametrize(
    ("written", "code"), [("ALT", "ATL"), ("Atlantsi", "ATL"), ("HSE", "HES"), ("AXL", "ATL"), ("DK", "")]
)
def test_what_may_be_mistyped_is_named(written: str, code: str) -> None:
    nearest = near_party(written, PARTIES)
    assert (nearest.code if nearest else "") == code


@pytest.mark.parametrize(
    "written",
    [
        "RUS", "rus", "RU", "R.F.", "R U S", "Rus.", "Russia", "The Russian Federation", "Russian delegation",
        "la Russie", "Moscow", "Kremlin", "Россия", "РФ",
        "Российская делегация",
    ],
)  # fmt: skip
def test_russia_is_known_by_every_name(written: str) -> None:
    assert means_russia(written)


@pytest.mark.parametrize("written", ["", "the side", "Rustavi", "Rhenia", "Russian-speaking", "R", "AL"])
def test_others_are_not_taken_for_russia(written: str) -> None:
    assert not means_russia(written)


def test_an_abbreviation_of_another_is_no_russia() -> None:
    assert no_ally("RF", "Rhenian Federation") == ""
    assert no_ally("rus", "Rusalka") == "“rus”, “Rusalka”: this is the other side, not an ally."
