"""Where the window is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """A stage of a session, or a side page about it (``page`` is its name)."""

    track: str
    session: str
    stage: str = ""
    page: str = ""


NOWHERE = WindowPlace("", "")


@dataclass(frozen=True, slots=True)
class WindowPlaces:
    """Where the window was: the place shown, the session of each kind of track, the stage of each session."""

    shown: WindowPlace
    sessions: dict[str, str]
    stages: dict[str, str]
