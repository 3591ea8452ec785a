"""Which of a party's answers to one item counts."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue_app.core.dialogue import Cell
from dialogue_app.core.records import Entry


def latest(cells: Mapping[Cell, Entry], party: str) -> Entry | None:
    """The entry of a party that counts: round two where a value is given there, else round one."""
    second = cells.get((party, "", 2))
    return second if second is not None and second.value else cells.get((party, "", 1))


def latest_value(cells: Mapping[Cell, Entry], party: str) -> str:
    """The value of a party that counts; empty if nobody has asked yet."""
    entry = latest(cells, party)
    return entry.value if entry is not None else ""
