"""An act of release writes both open files; what of it was interrupted is brought to its end."""

from __future__ import annotations

from collections.abc import Callable

from dialogue_app.core.errors import DialogueError
from dialogue_app.services.workspace import Workspace
from dialogue_app.ui.track.open_track import OpenTrack

Act = Callable[[Workspace, Workspace], object]


def cross(internal: OpenTrack, external: OpenTrack, act: Act) -> bool:
    """Do something that writes both files; says what went wrong through ``failed``. It cannot be undone, nor
    anything before it: what has left must not come back by undoing.
    """
    try:
        act(internal.workspace, external.workspace)
    except DialogueError as error:
        internal.say(str(error))
        return False
    finally:
        internal.undo_stack.clear()
        external.undo_stack.clear()
    return True


def has_crossing(track: OpenTrack) -> bool:
    """Whether the ledger of a track has a crossing that was not brought to its end."""
    from dialogue_app.core.domain_records import ReleaseItem

    return any(release_item.crossing for release_item in track.dialogue.of(ReleaseItem).values())


def finish(internal: OpenTrack, external: OpenTrack) -> tuple[str, ...]:
    """Finish what was interrupted; a sentence for each crossing."""
    from dialogue_app.services.release import release_acts

    sentences: list[str] = []

    def act(inside: Workspace, outside: Workspace) -> None:
        sentences.extend(release_acts.finish(inside, outside))

    cross(internal, external, act)
    return tuple(sentences)
