"""What the evaluation of a gate says: met or not, how far, and what is missing where."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.core.template import Gate


def round_two_key(item: str = "") -> str:
    """What a tick is called that says a second round was offered: on one row, or on all of them."""
    return f"round_two:{item}"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that a gate still misses: a sentence for the user, and the place to go to. ``item`` is
    the id of a record, ``party`` of a party or side; each may be empty.
    """

    sentence: str
    field: str = ""
    item: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """How one gate of a stage stands.

    ``number`` counts from 1 within the stage. ``met`` is nothing for a tick that has not been made.
    ``done`` of ``of`` says how far a computed gate has come. ``skipped``: it counts as met because
    every field it looks at was skipped. ``withheld``: the result would tell answers that are hidden
    until the reveal; it counts as not met and says nothing else.
    """

    gate: Gate
    number: int
    met: bool | None
    done: int = 0
    of: int = 0
    missing: tuple[Missing, ...] = ()
    computed: bool = False
    skipped: bool = False
    withheld: bool = False
