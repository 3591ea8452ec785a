"""Phrases that the sentences of several reports are made of."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from dialogue_app.charts import wording
from dialogue_app.core.records import ALLIANCE, RUSSIA
from dialogue_app.support.translation import N_, _

NAMED = 6
"""So many codes are named in a sentence; of more it says how many there are."""

_THE_SIDES = {ALLIANCE: N_("The alliance"), RUSSIA: N_("Russia")}


def the_side(side: str) -> str:
    """A side at the beginning of a sentence."""
    return _(_THE_SIDES[side])


_WITHIN = {ALLIANCE: N_("the alliance"), RUSSIA: N_("Russia")}


def the_side_within(side: str) -> str:
    """A side within a sentence."""
    return _(_WITHIN[side])


def named(codes: Iterable[str], most: int = NAMED) -> str:
    """Codes in a sentence; of many only the first, and how many more there are."""
    listed = list(codes)
    shown = ", ".join(listed[:most])
    if len(listed) <= most:
        return shown
    return _("{codes} and {n} more").format(codes=shown, n=len(listed) - most)


def counted(n: int, codes: Iterable[str]) -> str:
    """A number, and in brackets what it counts."""
    listed = named(codes)
    return f"{n} ({listed})" if listed else str(n)


def levels(value: Fraction) -> str:
    """An amount of levels in words."""
    return _("{n} of a level").format(n=wording.number(value)) if value < 1 else (
        _("{n} levels").format(n=wording.number(value)) if value != 1 else _("1 level")
    )  # fmt: skip


def waiting(label: str) -> str:
    """Why a finding is not shown yet."""
    return _("“{field}” is hidden until the reveal. Nothing of it is shown or counted here.").format(
        field=label
    )


def sentence(*parts: str) -> str:
    """Parts that are not empty as one sentence with its full stop."""
    told = "; ".join(part for part in parts if part)
    return told if told.endswith((".", "!", "?")) else f"{told}."
