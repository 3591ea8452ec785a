"""Values as they stand in JSON: numbers unrounded, null for nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from dialogue_app.analyses.both_sides.coorientation import Coorientation

Json = dict[str, Any]


def plain_number(value: Fraction | None) -> int | float | None:
    """A number; a whole one as an integer."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def coorientation_json(item: str, predictor: str, state: Coorientation, said: tuple[str, str, str]) -> Json:
    """What a side knew of the other's view on an item: ``said`` is its own view, the one that it predicted
    and the other's.
    """
    own, predicted, actual = map(plain_answer, said)
    return {
        "item": item,
        "predictor": predictor,
        "own": own,
        "predicted": predicted,
        "actual": actual,
        "gap": state.gap,
        "perceived_gap": state.perceived_gap,
        "error": state.error,
        "state": state.state,
    }


def plain_answer(value: str) -> int | str | None:
    """A level as a number, a status as its code, a blank as null."""
    return int(value) if value.isdigit() else value or None
