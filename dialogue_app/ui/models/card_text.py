"""What a card shows of a record, in words and names of colours."""

from __future__ import annotations

from dataclasses import dataclass

FACTS_GAP = "   "
"""What stands between the facts of a card."""


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card shows. ``bar`` and ``tone`` are names of colours; ``marked`` are (start, length) of the
    statement's parts to be set off.
    """

    who: str
    note: str = ""
    when: str = ""
    statement: str = ""
    quote: bool = True
    placeholder: str = ""
    state: str = ""
    state_note: str = ""
    tone: str = "good"
    facts: str = ""
    bar: str = "line_strong"
    marked: tuple[tuple[int, int], ...] = ()
