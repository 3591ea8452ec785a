"""What the rail says about the open tracks: one row for each session chooser, stage and side page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from dialogue_app.core.commands.stages import UNDER_WAY
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import Entry, Seal, Session, StageNotes, Tick, Track
from dialogue_app.core.template import Stage
from dialogue_app.fields.progress import stage_started
from dialogue_app.support.translation import _, language
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.rail_row import GAP, HEAD, PAGE, PAGES_HEAD, SESSION, STAGE, STATES, RailEntry
from dialogue_app.ui.text.track_text import TRACK_WORDS, dated_session, track_words
from dialogue_app.ui.track.open_track import OpenTrack

if TYPE_CHECKING:
    from dialogue_app.ui.pages.side_page import SidePage

_SHOWN = frozenset(KINDS) - {Entry, Seal, StageNotes, Tick}
"""Of the other kinds the rail shows no more than that a stage has begun."""


class RailRows:
    """The rows of the rail, and whether they are others after a change."""

    def __init__(self, desk: NavigationState) -> None:
        self._desk = desk
        self._begun: dict[tuple[str, str], bool] = {}

    def rows(self, pages: Sequence[type[SidePage]]) -> tuple[RailEntry, ...]:
        self._begun.clear()
        for track in self._desk.tracks:
            session = self._desk.session_of(track)
            for _stage, field in track.template(session).fields() if session else ():
                self._begun[session, field.key] = track.dialogue.holds(session, field.key)
        return rail_rows(self._desk, pages)

    def concerns(self, change: Change | None) -> bool:
        """Whether a change is about what the rail shows: an answer is, where it is the first or was the last
        of its field.
        """
        fields = change.fields if change is not None else frozenset()
        return touches(change, _SHOWN) or any(self._turned(place) for place in fields)

    def _turned(self, place: tuple[str, str]) -> bool:
        """Whether a field has got its first content or lost its last."""
        held = any(track.dialogue.holds(*place) for track in self._desk.tracks)
        return self._begun.get(place, held) != held


def rail_rows(desk: NavigationState, pages: Sequence[type[SidePage]]) -> tuple[RailEntry, ...]:
    """Every row: a block for each open track, with its stages and its own pages.

    While the pages are not known yet only the track shown has one: they come between it and the next, and
    nothing that is there already is to move then.
    """
    rows: list[RailEntry] = []
    for track in desk.tracks:
        if not pages and track is not desk.track:
            continue
        if rows:
            rows.append(RailEntry(GAP, track.track, "gap"))
        rows += _track_rows(desk, track)
        rows += _page_rows(desk, track, pages)
    return tuple(rows)


def _track_rows(desk: NavigationState, track: OpenTrack) -> list[RailEntry]:
    word, about = TRACK_WORDS[track.track]
    own = track is desk.track
    rows = [RailEntry(HEAD, track.track, "head", text=_(word), note=_(about), own=own)]
    session = track.dialogue.get(Session, desk.session_of(track))
    if session is None:
        return rows
    rows.append(RailEntry(SESSION, track.track, session.id, text=dated_session(session), tip=session.title))
    for stage in track.template(session.id).stages:
        here = own and (desk.place.session, desk.place.stage) == (session.id, stage.key)
        rows.append(_stage_row(track, session.id, stage, here=here))
    return rows


def _stage_row(track: OpenTrack, session: str, stage: Stage, *, here: bool) -> RailEntry:
    state = track.dialogue.stage_state(session, stage.key)
    status = state.status if state else ""
    if not status and stage_started(track.dialogue, session, stage):
        status = UNDER_WAY
    used = state.seconds // 60 if state else 0
    title = stage.title.shown(language())
    note = f"{used}/{stage.minutes}" if used else str(stage.minutes)
    short = stage.brief.shown(language())
    minutes = minutes_words(used, stage.minutes)
    tip = f"{title} · {_(STATES[status])} · {minutes}"
    return RailEntry(
        STAGE, track.track, stage.key, stage.key, short, note, status, here, tip,
        minutes=minutes, over=used > stage.minutes,
    )  # fmt: skip


def minutes_words(used: int, planned: int) -> str:
    """How many minutes of those planned were used, and how many more than that."""
    text = _("{used} of {planned} min").format(used=used, planned=planned)
    return _("{text}, {n} over").format(text=text, n=used - planned) if used > planned else text


def _page_rows(desk: NavigationState, track: OpenTrack, pages: Sequence[type[SidePage]]) -> list[RailEntry]:
    session = desk.session_of(track)
    offered = [page for page in pages if page.IN_RAIL and track.track in page.TRACKS]
    rows = [RailEntry(PAGES_HEAD, track.track, "pages", text=_("Pages"))] if offered else []
    for page in offered:
        count = _count(track.dialogue, session, page)
        note = "" if count is None else str(count)
        tip = f"{_(page.TITLE)} ({page.SHORTCUT})" if page.SHORTCUT else ""
        here = track is desk.track and desk.place.page == page.KEY
        rows.append(RailEntry(PAGE, track.track, page.KEY, "", _(page.TITLE), note, "", here, tip))
    return rows


def _count(dialogue: Dialogue, session: str, page: type[SidePage]) -> int | None:
    """What a page counts, found anew when a record changes that the page is about."""
    kinds = page.kinds()
    find = partial(page.count, dialogue, session)
    about = frozenset(kinds) | {Session, Track}
    return dialogue.derived(("count", page.KEY, session), about, find) if kinds else find()


def window_title(track: OpenTrack, session: Session | None) -> str:
    """What is open, in words: ``Amber Sea · internal · session 2``."""
    parts = [track_words(track.dialogue.track.name, track.track)]
    if session is not None:
        parts.append(_("session {n}").format(n=session.number or "?"))
    if track.read_only:
        parts.append(_("read only"))
    return " · ".join(parts)
