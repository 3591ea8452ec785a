"""What the window as a whole is marked: the highest of its page, its rail and the private notes it shows."""

from __future__ import annotations

from typing import NamedTuple

from dialogue_app.core.records import INTERNAL, Session
from dialogue_app.core.scales import scale
from dialogue_app.core.visibility.markings import MOD, highest, marking_of, usual
from dialogue_app.support.translation import _
from dialogue_app.ui.pages.side_page import SidePage
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.text.track_text import WORDS_IN_TITLE


class MarkedPart(NamedTuple):
    """A part of the window and its marking."""

    words: str
    marking: str


Page = StagePage | SidePage


def parts_of(desk: NavigationState, page: Page | None, *, notes: bool) -> tuple[MarkedPart, ...]:
    """What the workbench shows: the page, the stages of each open track, the notes if there are any."""
    shown = [MarkedPart(_("this page"), page.marking() if page is not None else usual(desk.place.track))]
    for track in desk.tracks:
        session = track.dialogue.get(Session, desk.session_of(track))
        words = _("stages and counts, {track} track").format(track=_(WORDS_IN_TITLE[track.track]))
        marking = marking_of(session) if session is not None else usual(track.track)
        shown.append(
            MarkedPart(words, highest((marking, usual(INTERNAL))) if track.track == INTERNAL else marking)
        )
    if notes:
        shown.append(MarkedPart(_("my notes (F9 hides the guide)"), MOD))
    return tuple(shown)


def why(parts: tuple[MarkedPart, ...]) -> str:
    """What makes the marking as high as it is, in words."""
    found = highest(one.marking for one in parts)
    words = ", ".join(one.words for one in parts if one.marking == found)
    return _("{marking}, because of: {parts}").format(marking=scale("HANDLING").shown(found), parts=words)


def marking_of_window(desk: NavigationState, page: Page | None, *, notes: bool) -> tuple[str, str]:
    """The highest marking of what the workbench shows, and why in words."""
    parts = parts_of(desk, page, notes=notes)
    return highest(one.marking for one in parts), why(parts)
