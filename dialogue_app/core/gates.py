"""What the evaluation of a gate says: met, not met or nothing to judge yet; how far, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dialogue_app.core.template import Gate

State = Literal["MET", "OPEN", "NOTHING"]
MET: State = "MET"
OPEN: State = "OPEN"
NOTHING: State = "NOTHING"
"""A gate is met, it is not met, or there is nothing yet that it could judge."""


def round_two_key(item: str = "") -> str:
    """What a tick is called that says a second round was offered: on one row, or on all of them."""
    return f"round_two:{item}"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that a gate still misses: a sentence for the user, and the place to go to. ``item`` is
    the id of a record, ``party`` of a party or side, ``part`` the attribute of the record or entry that is
    missing; each may be empty.
    """

    sentence: str
    field: str = ""
    item: str = ""
    party: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """How one gate of a stage stands.

    ``number`` counts from 1 within the stage. ``done`` of ``of`` says how far a computed gate has come,
    ``judged`` at how many things it has looked: without any its state is NOTHING, whatever it asks for.
    ``skipped``: there is nothing to judge because every field it looks at was skipped. ``withheld``: the
    result would tell answers that are hidden until the reveal; it is not met and says nothing else.
    ``implied``: no gate of the template, but what its required fields ask for.
    """

    gate: Gate
    number: int
    state: State
    done: int = 0
    of: int = 0
    judged: int = 0
    missing: tuple[Missing, ...] = ()
    computed: bool = False
    skipped: bool = False
    withheld: bool = False
    implied: bool = False

    @property
    def met(self) -> bool:
        """Whether something was judged and nothing is missing."""
        return self.state == MET

    @property
    def blocks(self) -> bool:
        """Whether the stage cannot be completed before it is met."""
        return self.gate.level == "hard" and self.state == OPEN

    @property
    def asks_reason(self) -> bool:
        """Whether the stage is completed with a reason only: required, not met and not skipped."""
        return self.gate.level == "required" and not self.met and not self.skipped
