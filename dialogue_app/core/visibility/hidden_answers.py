"""Hiding the answers of a field until all are shown at once: kept in the track, by session and field.

The method's two-round rating begins with silent entry and a simultaneous reveal. That a field is hidden
is a tick of the track, not a state of the window: it outlives a crash, a restart and another computer.
Ticks too are the time from which they were hidden, if nothing was answered by then, and the time of their
first reveal: between the two nobody has seen them, and the program can say so. Nothing is hidden that
nobody asked to hide: verdicts that were imported or read from paper are no secret in the room.
"""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.core import timestamps
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, added, removed
from dialogue_app.core.records import Tick, new_id
from dialogue_app.support.translation import _

HIDDEN, HIDDEN_FROM, REVEALED = "hidden:", "hidden_from:", "revealed:"


@dataclass(frozen=True, slots=True)
class Seen:
    """When the answers of a field could first be seen: ``at`` their reveal, empty while that is to come;
    ``unhidden`` where any of them was entered for all to see.
    """

    at: str = ""
    unhidden: bool = False


def hidden_fields(dialogue: Dialogue, session: str) -> frozenset[str]:
    """The entry keys of the fields whose answers wait for their reveal, because somebody hid them."""
    return frozenset(
        tick.what.removeprefix(HIDDEN)
        for tick in dialogue.of(Tick).values()
        if tick.session == session and tick.what.startswith(HIDDEN)
    )


def hidden_places(dialogue: Dialogue) -> frozenset[tuple[str, str]]:
    """(session, entry key) of the fields of all sessions whose answers wait for their reveal."""
    return frozenset(
        (session.id, key) for session in dialogue.sessions() for key in hidden_fields(dialogue, session.id)
    )


def revealed_at(dialogue: Dialogue, session: str, field: str) -> str:
    """When the answers of a field were first shown all at once; empty if they never were."""
    tick = _tick(dialogue, session, REVEALED + field)
    return tick.at if tick is not None else ""


def first_seen(dialogue: Dialogue, session: str, field: str) -> Seen:
    """When the answers of a field, by its entry key, could first be seen."""
    unhidden = _is_answered(dialogue, session, field) and not _tick(dialogue, session, HIDDEN_FROM + field)
    return Seen(revealed_at(dialogue, session, field), unhidden)


def hide(dialogue: Dialogue, session: str, field: str) -> Change:
    """Hide the answers of a field, by its entry key, until they are revealed. Empty if they are hidden. Where
    nothing is answered yet, nobody will have seen the answers before that reveal.
    """
    if _tick(dialogue, session, HIDDEN + field) is not None:
        return Change("", ())
    at = timestamps.now()
    edits = added(Tick(id=new_id(), session=session, what=HIDDEN + field, at=at))
    if not _is_answered(dialogue, session, field):
        former = [_tick(dialogue, session, what + field) for what in (HIDDEN_FROM, REVEALED)]
        edits += removed(*(tick for tick in former if tick is not None))
        edits += added(Tick(id=new_id(), session=session, what=HIDDEN_FROM + field, at=at))
    return Change(_("Hide until reveal"), edits)


def reveal(dialogue: Dialogue, session: str, field: str) -> Change:
    """Show the answers of a field all at once; the time of the first reveal is kept. Empty if they are not
    hidden.
    """
    hidden = _tick(dialogue, session, HIDDEN + field)
    if hidden is None:
        return Change("", ())
    shown = Tick(id=new_id(), session=session, what=REVEALED + field, at=timestamps.now())
    before = _tick(dialogue, session, REVEALED + field)
    return Change(_("Reveal"), (*removed(hidden), *(added(shown) if before is None else ())))


def _is_answered(dialogue: Dialogue, session: str, field: str) -> bool:
    rows = dialogue.field_entries(session, field).values()
    return any(entry.value for cells in rows for entry in cells.values())


def _tick(dialogue: Dialogue, session: str, what: str) -> Tick | None:
    ticks = dialogue.of(Tick).values()
    return next((tick for tick in ticks if (tick.session, tick.what) == (session, what)), None)
