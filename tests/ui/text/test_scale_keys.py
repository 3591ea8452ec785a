"""Every option of every scale that a template rates on has one key of its own."""

from __future__ import annotations

import pytest

from dialogue_app.services.templates import built_in_templates
from dialogue_app.ui.text.scale_keys import keys_of, meaning_of, shown_option, typed

RATED = sorted(
    {
        (field.scale, field.statuses)
        for template in built_in_templates()
        for _stage, field in template.fields()
        if field.kind in ("rating_matrix", "two_way_matrix", "party_choice") and field.scale
    }
)


@pytest.mark.parametrize(("scale", "statuses"), RATED)
def test_keys_are_unique(scale: str, statuses: tuple[str, ...]) -> None:
    keys = keys_of(scale, statuses)
    assert len(set(keys.values())) == len(keys)
    assert all(typed(scale, statuses)[key] == code for code, key in keys.items())


def test_statuses_have_the_same_keys_everywhere() -> None:
    assert keys_of("VERDICT", ("NP", "NI", "WH"))["NI"] == "I"
    assert keys_of("SUPPORT")["NP"] == "P"


def test_letters_may_also_be_counted() -> None:
    assert typed("CONF3")["3"] == "H"
    assert typed("SUPPORT")["4"] == "BLK"
    assert typed("SUPPORT").get("5") is None


def test_codes_in_words() -> None:
    assert shown_option("VERDICT", "NP") == "No position"
    assert shown_option("VERDICT", "9") == "9"
    assert meaning_of("VERDICT", "3") == "Outside the rules; draws protest."
    assert meaning_of("CONF3", "L") == ""
