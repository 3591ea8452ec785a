"""How an editor makes a change: by a verb of core, its refusal shown where the user looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dialogue_app.core.edits import Change
from dialogue_app.core.errors import DialogueError
from dialogue_app.ui.track.entry_writer import Typed, saved_from
from dialogue_app.ui.track.open_track import OpenTrack

Verb = Callable[..., Change]


def perform(track: OpenTrack, verb: Verb, *args: Any, **values: Any) -> bool:
    """Make a change with ``verb(dialogue, ...)``; a refusal is said by the track."""
    try:
        change = verb(track.dialogue, *args, **values)
    except DialogueError as refusal:
        track.say(str(refusal))
        return False
    return track.perform(change)


def settle(track: OpenTrack, source: Typed, verb: Verb, *args: Any, **values: Any) -> bool:
    """Make the change an input asks for; a refusal is said beside the input, and what was typed stays."""
    try:
        change = verb(track.dialogue, *args, **values)
    except DialogueError as refusal:
        source.show_fault(str(refusal))
        return False
    return saved_from(source, track, change)
