"""Which of a party's answers to one item counts."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue_app.core.cells import Cell
from dialogue_app.core.records import Entry
from dialogue_app.core.wording.voided_answers import is_void


def latest(cells: Mapping[Cell, Entry], party: str) -> Entry | None:
    """The entry of a party that counts: round two where a value is given there, else round one. What was
    answered to an earlier wording does not count.
    """
    second = cells.get((party, "", 2))
    if second is not None and second.value and not is_void(second):
        return second
    first = cells.get((party, "", 1))
    return None if first is not None and is_void(first) else first


def latest_value(cells: Mapping[Cell, Entry], party: str) -> str:
    """The value of a party that counts; empty if nobody has asked yet."""
    entry = latest(cells, party)
    return entry.value if entry is not None else ""
