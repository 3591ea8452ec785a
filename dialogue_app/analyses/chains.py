"""Which records of a kind stand now: of those carried on to later sessions the latest, with its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Listed, Session

L = TypeVar("L", bound=Listed)


@dataclass(frozen=True, slots=True)
class Chain(Generic[L]):
    """A record as it stands and what it was in earlier sessions, newest first. ``first`` is the session in
    which it was recorded first, ``last`` the one of ``latest``; nothing if that session is gone.
    """

    latest: L
    earlier: tuple[L, ...]
    first: Session | None
    last: Session | None


def chains(dialogue: Dialogue, kind: type[L]) -> tuple[Chain[L], ...]:
    """A chain for each record that no later one continues, by first session and place in its list."""
    records = dialogue.of(kind)
    sessions = dialogue.of(Session)
    continued = {record.carried_from for record in records.values()}
    found = []
    for record in records.values():
        if record.id not in continued:
            earlier = _earlier(dialogue, kind, record)
            origin = (earlier or (record,))[-1]
            found.append(Chain(record, earlier, sessions.get(origin.session), sessions.get(record.session)))
    return tuple(sorted(found, key=_rank))


def _earlier(dialogue: Dialogue, kind: type[L], record: L) -> tuple[L, ...]:
    found: list[L] = []
    seen = {record.id}
    before = dialogue.get(kind, record.carried_from)
    while before is not None and before.id not in seen:
        seen.add(before.id)
        found.append(before)
        before = dialogue.get(kind, before.carried_from)
    return tuple(found)


def _rank(chain: Chain[L]) -> tuple[int, int, str]:
    origin = (chain.earlier or (chain.latest,))[-1]
    number = chain.first.number if chain.first is not None else 0
    return (number, origin.position, origin.id)
