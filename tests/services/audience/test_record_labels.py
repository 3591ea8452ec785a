"""The names of the kinds of record."""

from dialogue_app.core.kinds import KINDS
from dialogue_app.services.audience.record_labels import KIND_TITLES


def test_every_kind_has_a_name_of_its_own() -> None:
    assert set(KIND_TITLES) == set(KINDS)
    assert len(set(KIND_TITLES.values())) == len(KINDS)
