"""How far a field has come: how many of the places to answer are answered."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.template import Stage


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``of`` places answered. A list has no fixed number of places: ``of`` is then 0 while
    nothing is in it and equals ``done`` afterwards.
    """

    done: int
    of: int

    @property
    def started(self) -> bool:
        """Whether anything is recorded."""
        return self.done > 0

    @property
    def complete(self) -> bool:
        """Whether every place is answered and there is one."""
        return self.of > 0 and self.done >= self.of


def stage_started(dialogue: Dialogue, session: str, stage: Stage) -> bool:
    """Whether anything is recorded in a stage, whether or not its clock ever ran."""
    return any(dialogue.holds(session, field.key) for field in stage.fields)
