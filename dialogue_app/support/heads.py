"""Heads of columns and marks of parties that have little room: shortened with a sign, and never two alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

SIGN = "…"
MOST_KEPT = 8

Measure = Callable[[str], float]


def distinct(heads: Sequence[str], room: float, measure: Measure) -> tuple[str, ...]:
    """The heads as they are shown in their order: each as it is where it fits into ``room`` (in the unit of
    ``measure``), else its beginning with a sign; of those that would look alike the beginning and the end, or
    a number where that does not tell them apart. Empty ones stay empty.
    """
    shown = [_begun(head, room, measure) for head in heads]
    for alike in _alike(shown):
        _tell_apart(heads, shown, alike, room, measure)
    return tuple(shown)


def _alike(shown: Sequence[str]) -> list[list[int]]:
    """The places of heads that look the same, group by group."""
    counts = Counter(shown)
    return [
        [place for place, one in enumerate(shown) if one == head]
        for head, n in counts.items()
        if head and n > 1
    ]


def _tell_apart(
    heads: Sequence[str], shown: list[str], alike: list[int], room: float, measure: Measure
) -> None:
    """Put others in the places of heads that look alike, each unlike all there is."""
    taken = set(shown)
    for tail in _tails():
        tried = [_ended(heads[place], tail, room, measure) for place in alike]
        if all(tried) and len(set(tried)) == len(tried) and taken.isdisjoint(tried):
            break
    else:
        tried = []
        for place in alike:
            tried.append(next(one for one in _numbered(heads[place], room, measure) if one not in taken))
            taken.add(tried[-1])
    for place, head in zip(alike, tried, strict=True):
        shown[place] = head


def _tails() -> Iterator[int]:
    """How many letters of the end to try, the best to read first."""
    return iter((*range(3, MOST_KEPT + 1), 2, 1))


def _begun(head: str, room: float, measure: Measure, tail: str = "") -> str:
    """The whole head, or as much of its beginning as fits with the sign and what follows it."""
    if not tail and measure(head) <= room:
        return head
    for end in range(len(head), 0, -1):
        sign = head[:end].rstrip() + SIGN + tail
        if measure(sign) <= room:
            return sign
    return "" if tail else head[:1]


def _ended(head: str, tail: int, room: float, measure: Measure) -> str:
    """Its beginning, the sign and so many letters of its end; empty where there is no room for that."""
    return _begun(head[:-tail], room, measure, head[-tail:].lstrip()) if len(head) > tail else ""


def _numbered(head: str, room: float, measure: Measure) -> Iterator[str]:
    """Its beginning with the numbers from 1; the number alone where nothing else fits."""
    number = 0
    while True:
        number += 1
        yield _begun(head, room, measure, str(number)) or str(number)
