"""The first "no" of the peeling test names the nature."""

import pytest

from dialogue_app.analyses.difference_layers import LAYERS, QUESTIONS, nature_of
from dialogue_app.core.scales import scale


@pytest.mark.parametrize(
    ("answers", "nature"),
    [
        ([], ""),
        ([False], "FACT"),
        ([True], ""),
        ([True, False], "PERC"),
        ([True, True, False], "INT"),
        ([True, True, True], ""),
        ([True, True, True, False], "NORM"),
        ([True, True, True, True], "VAL"),
        ([False, True, True, True], "FACT"),
    ],
)
def test_nature(answers: list[bool], nature: str) -> None:
    assert nature_of(answers) == nature


def test_there_is_a_layer_for_each_nature_in_order() -> None:
    assert tuple(layer.nature for layer in LAYERS) == scale("NATURE").codes
    assert QUESTIONS == 4
