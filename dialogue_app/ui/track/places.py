"""Where the window is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A stage of a session, or a side page about it (``page`` is its name)."""

    track: str
    session: str
    stage: str = ""
    page: str = ""


NOWHERE = Place("", "")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the window was: the place shown, the session of each kind of track, the stage of each session."""

    shown: Place
    sessions: dict[str, str]
    stages: dict[str, str]
