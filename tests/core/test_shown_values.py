"""The value of an attribute as it counts."""

import pytest

from dialogue_app.core.domain_records import Prediction, Reservation, ResponseOption
from dialogue_app.core.shown_values import value_of
from dialogue_app.services.sample.sample_files import sample_dialogues, sample_exercise

UNSEALED = {"sealed_at": "2026-03-01T10:00:00+01:00", "unsealed_at": "2026-03-01T11:00:00+01:00"}


@pytest.mark.parametrize(
    ("record", "name", "value"),
    [
        (Reservation(), "status", "OPEN"),
        (Reservation(status=""), "status", "OPEN"),
        (Reservation(status="LIFTED"), "status", "LIFTED"),
        (ResponseOption(), "status", ""),
        (Prediction(disclosed="yes", marking="DELEG", **UNSEALED), "disclosed", ""),
        (Prediction(disclosed="yes", marking="PART"), "disclosed", ""),
        (Prediction(marking="PART", **UNSEALED), "disclosed", "yes"),
        (Prediction(text="Missiles"), "text", "Missiles"),
    ],
)
def test_a_value_is_what_counts(record: object, name: str, value: str) -> None:
    assert value_of(record, name) == value  # type: ignore[arg-type]


def test_the_sample_claims_no_disclosure_that_was_not_made() -> None:
    for here in (*sample_dialogues(), sample_exercise()):
        for prediction in here.of(Prediction).values():
            assert prediction.disclosed == value_of(prediction, "disclosed")
