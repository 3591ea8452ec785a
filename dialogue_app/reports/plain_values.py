"""Values as they stand in JSON: numbers unrounded, null for nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

Json = dict[str, Any]


def plain_number(value: Fraction | None) -> int | float | None:
    """A number; a whole one as an integer."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def plain_answer(value: str) -> int | str | None:
    """A level as a number, a status as its code, a blank as null."""
    return int(value) if value.isdigit() else value or None
