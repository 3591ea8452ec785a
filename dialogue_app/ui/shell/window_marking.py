"""How the page shown is marked, and the window as a whole: the highest of its page, its rail and the private
notes it shows.
"""

from __future__ import annotations

from typing import NamedTuple

from dialogue_app.core.records import INTERNAL, Session
from dialogue_app.core.scales import scale
from dialogue_app.core.visibility.markings import MOD, highest, marking_of, usual
from dialogue_app.support.translation import _
from dialogue_app.ui.pages.side_page import SidePage
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.text.track_text import OPEN_TRACKS
from dialogue_app.ui.widgets.marking_strip import ShownMarking


class MarkedPart(NamedTuple):
    """A part of the window, in words and briefly, and its marking."""

    words: str
    marking: str
    brief: str = ""


Page = StagePage | SidePage


def parts_of(desk: NavigationState, page: Page | None, *, notes: bool) -> tuple[MarkedPart, ...]:
    """What the workbench shows: the page, the stages of each open track, the notes if there are any."""
    shown = [MarkedPart(_("this page"), page.marking() if page is not None else usual(desk.place.track))]
    for track in desk.tracks:
        session = track.dialogue.get(Session, desk.session_of(track))
        marking = marking_of(session) if session is not None else usual(track.track)
        if track.track == INTERNAL:
            marking = highest((marking, usual(INTERNAL)))
        words = _(OPEN_TRACKS[track.track])
        shown.append(MarkedPart(words, marking, words))
    if notes:
        shown.append(MarkedPart(_("my notes (press their heading to fold them)"), MOD, _("my notes")))
    return tuple(shown)


def why(parts: tuple[MarkedPart, ...]) -> str:
    """What makes the marking as high as it is, in words."""
    found = highest(part.marking for part in parts)
    words = ", ".join(part.words for part in parts if part.marking == found)
    return _("{marking}, because of: {parts}").format(marking=scale("HANDLING").shown(found), parts=words)


def marking_of_window(desk: NavigationState, page: Page | None, *, notes: bool) -> tuple[ShownMarking, str]:
    """The markings of what the workbench shows, and why in words."""
    parts = parts_of(desk, page, notes=notes)
    found = highest(part.marking for part in parts)
    because = [part.brief for part in parts[1:] if part.marking == found]
    return ShownMarking(found, parts[0].marking, ", ".join(because)), why(parts)
