"""The starter catalogue and the presets of parties are complete."""

from collections import Counter
from typing import Any

import pytest

from dialogue_app.core.records import ALLIANCE, RUSSIA
from dialogue_app.core.scales import SCALES
from dialogue_app.core.validity.checks import check
from dialogue_app.services import catalogues
from dialogue_app.services.catalogues import CATALOGUES, catalogue_items, party_presets
from tests.analyses.reference import SCENARIO

BY_DOMAIN = {
    "MIL": 6, "NUC": 5, "SEA": 4, "AIR": 5, "CYB": 4, "SPA": 3, "INF": 3, "POL": 3, "ECO": 3, "COV": 3,
    "DIP": 3, "NBR": 4,
}  # fmt: skip
ANCHORS = {"MIL-01", "NUC-01", "AIR-05", "CYB-01", "INF-01", "COV-01", "DIP-01"}


@pytest.mark.parametrize(
    ("catalogue", "number"),
    [("activities", 46), ("statements", 17), ("measures", 20), ("instruments", 23)],
)
def test_numbers(catalogue: str, number: int) -> None:
    items = catalogue_items(catalogue)
    assert len(items) == number
    assert len({item.code for item in items}) == number
    for item in items:
        check(item)
        assert item.title
        assert item.catalogue == catalogue


def test_every_catalogue_is_known_to_the_forms() -> None:
    assert SCALES["CATALOGUE"].codes == CATALOGUES
    with pytest.raises(KeyError):
        catalogue_items("parties")


def test_activities_by_domain_with_contexts_and_references() -> None:
    items = catalogue_items("activities")
    assert Counter(item.domain for item in items) == BY_DOMAIN
    assert set(SCALES["DOMAIN"].codes) == set(BY_DOMAIN)
    assert {item.code for item in items if item.anchor} == ANCHORS
    assert all(item.contexts and item.reference and item.description for item in items)
    assert set(SCENARIO["S1"]) <= {item.code for item in items}


def test_nothing_is_said_to_be_in_force() -> None:
    for catalogue in CATALOGUES:
        for item in catalogue_items(catalogue):
            assert "in force" not in f"{item.title} {item.description} {item.reference}"


def test_ids_are_fresh_each_time() -> None:
    first, second = catalogue_items("measures"), catalogue_items("measures")
    assert not {item.id for item in first} & {item.id for item in second}


def test_wordings_in_other_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    table: dict[str, Any] = {"code": "X", "title": {"en": "Act", "ru": "Действие", "fr": "Acte"}}
    monkeypatch.setattr(catalogues, "_read", lambda _name: {"item": [table]})
    (item,) = catalogue_items("activities", ("ru", "de", "en"))
    assert (item.title, item.wordings) == ("Действие", (("en", "Act"),))
    (item,) = catalogue_items("activities", ("de",))
    assert (item.title, item.wordings) == ("Act", ())


def test_presets_of_parties() -> None:
    nato, amber = party_presets()
    assert (nato.key, amber.key, nato.fiction, amber.fiction) == ("nato", "amber_sea", False, True)
    assert len(nato.parties) == 33
    assert all(len(party.code) == 3 and party.name for party in nato.parties)
    for preset in (nato, amber):
        assert len({party.code for party in preset.parties}) == len(preset.parties)
        assert [party.code for party in preset.parties if party.side == RUSSIA] == ["RUS"]
        assert {party.side for party in preset.parties} == {ALLIANCE, RUSSIA}
    assert len(amber.parties) == 10
    assert all(party.profile for party in amber.parties)
    assert not any(party.profile for party in nato.parties)
