"""Which key sets which answer: one key for every option of a scale and for every status."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dialogue_app.core.scales import STATUSES, scale

STATUS_KEYS = {"NP": "P", "NI": "I", "WH": "W"}


@cache
def keys_of(scale_name: str, statuses: tuple[str, ...] = ()) -> dict[str, str]:
    """Code -> key, in the order of the scale, statuses last.

    Numbers are typed as they are (a minus sign first where there is one), statuses have P, I and W,
    every other code the first of its letters that is still free.
    """
    codes = codes_of(scale_name, statuses)
    found = {code: STATUS_KEYS[code] for code in codes if code in STATUS_KEYS}
    for code in codes:
        if code not in found:
            found[code] = code if code.lstrip("-").isdigit() else _letter(code, set(found.values()))
    return {code: found[code] for code in codes}


def codes_of(scale_name: str, statuses: Iterable[str] = ()) -> tuple[str, ...]:
    """Every code a cell accepts: those of the scale, then the statuses that are not among them."""
    own = scale(scale_name).codes if scale_name else ()
    return (*own, *(status for status in statuses if status not in own))


@cache
def typed(scale_name: str, statuses: tuple[str, ...] = ()) -> dict[str, str]:
    """What is typed -> code. On scales of letters the digits count the options from 1 as well."""
    keys = keys_of(scale_name, statuses)
    result = {key: code for code, key in keys.items()}
    levels = [code for code in keys if code not in STATUSES]
    if scale_name and not scale(scale_name).ordinal:
        result |= {str(place): code for place, code in enumerate(levels, 1) if place < 10}
    return result


def shown_option(scale_name: str, code: str) -> str:
    """A code in words: the label on its scale, or that of a status."""
    option = scale(scale_name).option(code) if scale_name else None
    option = option or scale("VERDICT_STATUS").option(code)
    return option.shown if option else code


def meaning_of(scale_name: str, code: str) -> str:
    """What a code means, in a sentence; empty where the scale does not say."""
    option = scale(scale_name).option(code) if scale_name else None
    option = option or scale("VERDICT_STATUS").option(code)
    return option.meaning if option else ""


def _letter(code: str, taken: set[str]) -> str:
    for sign in code.upper():
        if sign.isalpha() and sign not in taken:
            return sign
    return next(sign for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if sign not in taken)
