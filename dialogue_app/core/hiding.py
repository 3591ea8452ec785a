"""Hiding the answers of a field until all are shown at once: kept in the track, by session and field.

The method's two-round rating begins with silent entry and a simultaneous reveal. That a field is hidden
is a tick of the track, not a state of the window: it outlives a crash, a restart and another computer.
The reveal is a tick too, with its time. Nothing is hidden that nobody asked to hide: verdicts that were
imported or read from paper are no secret in the room.
"""

from __future__ import annotations

from dialogue_app.core import moments
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit, added, removed
from dialogue_app.core.records import Tick, new_id
from dialogue_app.support.translation import _

HIDDEN, REVEALED = "hidden:", "revealed:"


def hidden_fields(dialogue: Dialogue, session: str) -> frozenset[str]:
    """The entry keys of the fields whose answers wait for their reveal, because somebody hid them."""
    return frozenset(
        one.what.removeprefix(HIDDEN)
        for one in dialogue.of(Tick).values()
        if one.session == session and one.what.startswith(HIDDEN)
    )


def revealed_at(dialogue: Dialogue, session: str, field: str) -> str:
    """When the answers of a field were shown all at once, last; empty if they never were."""
    found = _tick(dialogue, session, REVEALED + field)
    return found.at if found is not None else ""


def hide(dialogue: Dialogue, session: str, field: str) -> Change:
    """Hide the answers of a field, by its entry key, until they are revealed. Empty if they are hidden."""
    if _tick(dialogue, session, HIDDEN + field) is not None:
        return Change("", ())
    tick = Tick(id=new_id(), session=session, what=HIDDEN + field, at=moments.now())
    return Change(_("Hide until reveal"), added(tick))


def reveal(dialogue: Dialogue, session: str, field: str) -> Change:
    """Show the answers of a field all at once; the time is kept. Empty if they are not hidden."""
    hidden = _tick(dialogue, session, HIDDEN + field)
    if hidden is None:
        return Change("", ())
    before = _tick(dialogue, session, REVEALED + field)
    number = before.id if before is not None else new_id()
    after = Tick(id=number, session=session, what=REVEALED + field, at=moments.now())
    return Change(_("Reveal"), (*removed(hidden), Edit(before, after)))


def _tick(dialogue: Dialogue, session: str, what: str) -> Tick | None:
    ticks = dialogue.of(Tick).values()
    return next((one for one in ticks if (one.session, one.what) == (session, what)), None)
