"""Which party a word stands for that is written where a party is asked for: the head of a table, a code or a
name in a list of parties. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache

from dialogue_app.core.records import Party
from dialogue_app.core.validity.party_codes import same_code
from dialogue_app.services.search.names import State, also_called, states
from dialogue_app.support.fold import look, name_key
from dialogue_app.support.translation import _

RUSSIAN_CODE = "RUS"
_AROUND = "the la le les side delegation party of сторона делегация"
"""Words around the name of a party that change nothing in who is meant."""

_NEAR = 0.66
"""How much of two codes or names is the same where one may be the other mistyped: two thirds of ALT, ATL."""


def party_meant(written: str, parties: Iterable[Party]) -> Party | None:
    """The party that is written: by its code, its name, what else it is called, or another name of the same
    state (AL and Albania for ALB). Nothing where several could be meant.
    """
    known = tuple(parties)
    party = same_code(written, known)
    for names in (_own_names, _names_of_state):
        if party is None:
            found = [one for one in known if _plain(written) in map(_plain, names(one))]
            party = found[0] if len(found) == 1 else None
    return party


def near_party(written: str, parties: Iterable[Party]) -> Party | None:
    """The party whose code or name is most like what is written, which may be it mistyped."""
    of_word = {name_key(word): party for party in parties for word in (party.name, party.code)}
    (nearest,) = get_close_matches(name_key(written), of_word, 1, _NEAR) or [""]
    return of_word.get(nearest)


def means_russia(written: str) -> bool:
    """Whether a code or a name means Russia by one of the names the program knows: its own, those of its
    people, its capital and what stands for its government.
    """
    words, starts = _russian_words()
    around = look(_AROUND).split()
    plain = " ".join(word for word in _plain(written).split() if word not in around)
    return plain in words or (bool(plain) and " " not in plain and plain.startswith(starts))


def no_ally(code: str, name: str) -> str:
    """Why a party of this code and name is none of the alliance, as a sentence; empty if it may be one. An
    abbreviation that is also another's (RF) counts with a name alone.
    """
    if means_russia(name) or name_key(code) == name_key(RUSSIAN_CODE):
        return _("“{code}”, “{name}”: this is the other side, not an ally.").format(code=code, name=name)
    return ""


def _own_names(party: Party) -> Iterator[str]:
    yield party.name
    yield from also_called(party)


def _names_of_state(party: Party) -> Iterator[str]:
    """The names and codes of the state that a party is by its name."""
    own = {_plain(name) for name in _own_names(party)}
    for state in states():
        if own & {_plain(word) for word in _words(state)}:
            yield from _words(state)


def _words(state: State) -> Iterator[str]:
    yield state.code
    yield from state.short
    yield from (name for name in state.names if not name.endswith("*"))


@cache
def _russian_words() -> tuple[frozenset[str], tuple[str, ...]]:
    (state,) = (state for state in states() if state.code == RUSSIAN_CODE)
    listed = (*_words(state), *state.people, *state.capitals)
    whole = frozenset(_plain(word) for word in listed if not word.endswith("*"))
    return whole, tuple(_plain(word.rstrip("*")) for word in listed if word.endswith("*"))


def _plain(written: str) -> str:
    """A word without what abbreviations are written with: "R.U.S.", "R U S"."""
    plain = look(written.replace(".", " "))
    parts = plain.split()
    return "".join(parts) if all(len(part) == 1 for part in parts) else " ".join(parts)
