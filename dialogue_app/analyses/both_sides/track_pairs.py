"""Which activity of one track is which of the other: the same code in the same context."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from dialogue_app.fields.items import Item


class Judged(Protocol):
    """What was found about one activity."""

    @property
    def item(self) -> Item:
        """The activity; its note is its context."""


Inner = TypeVar("Inner", bound=Judged)
Outer = TypeVar("Outer", bound=Judged)


def paired(inner: Iterable[Inner], outer: Iterable[Outer]) -> list[tuple[Inner, Outer]]:
    """Activities of two tracks that are the same, in the order of the first. An activity that stands in
    several contexts is paired in each of them. Where one of the two has no context, the code alone pairs it,
    with every activity of that code; without a code nothing is paired.
    """
    others: dict[str, list[Outer]] = {}
    for other in outer:
        others.setdefault(other.item.code, []).append(other)
    pairs: list[tuple[Inner, Outer]] = []
    for match in inner:
        alike = others.get(match.item.code, []) if match.item.code else []
        same = [other for other in alike if other.item.note == match.item.note]
        loose = [other for other in alike if not (other.item.note and match.item.note)]
        pairs += [(match, other) for other in same or loose]
    return pairs


def without_context(pairs: Iterable[tuple[Judged, Judged]]) -> tuple[str, ...]:
    """The codes of pairs of which only one has a context."""
    return tuple(
        dict.fromkeys(judged.item.code for judged, other in pairs if judged.item.note != other.item.note)
    )


def apart(inner: Iterable[Judged], outer: Iterable[Judged]) -> tuple[str, ...]:
    """The codes that stand in both tracks, and only in contexts that are not the same."""
    first, second = tuple(inner), tuple(outer)
    met = {judged.item.code for judged, _other in paired(first, second)}
    there = {judged.item.code for judged in second} - met - {""}
    return tuple(dict.fromkeys(judged.item.code for judged in first if judged.item.code in there))
