"""Which records of a kind stand now: of those carried on to later sessions the latest, with its history."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

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
    return dialogue.derived(("chains", kind), frozenset({kind, Session}), partial(_find, dialogue, kind))


def _find(dialogue: Dialogue, kind: type[L]) -> tuple[Chain[L], ...]:
    records = dialogue.of(kind)
    continued = {record.carried_from for record in records.values()}
    alone = dialogue.derived(("chains of one", kind), frozenset({Session}), dict[str, _Ranked[L]])
    ranked_chains: list[_Ranked[L]] = []
    for record in records.values():
        if record.id in continued:
            continue
        ranked = alone.get(record.id)
        if ranked is None or ranked.chain.latest is not record:
            ranked = _ranked(dialogue, kind, record)
            if not record.carried_from:
                alone[record.id] = ranked
        ranked_chains.append(ranked)
    ranked_chains.sort(key=itemgetter(0))
    return tuple(ranked.chain for ranked in ranked_chains)


class _Ranked(NamedTuple, Generic[L]):
    """A chain and its place among the others."""

    rank: tuple[int, int, str]
    chain: Chain[L]


def _ranked(dialogue: Dialogue, kind: type[L], record: L) -> _Ranked[L]:
    sessions = dialogue.of(Session)
    earlier = _earlier(dialogue, kind, record)
    origin = (earlier or (record,))[-1]
    first = sessions.get(origin.session)
    chain = Chain(record, earlier, first, sessions.get(record.session))
    return _Ranked((first.number if first is not None else 0, origin.position, origin.id), chain)


def _earlier(dialogue: Dialogue, kind: type[L], record: L) -> tuple[L, ...]:
    records: list[L] = []
    seen = {record.id}
    before = dialogue.get(kind, record.carried_from)
    while before is not None and before.id not in seen:
        seen.add(before.id)
        records.append(before)
        before = dialogue.get(kind, before.carried_from)
    return tuple(records)
