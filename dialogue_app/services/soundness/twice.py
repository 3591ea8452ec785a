"""Records that stand where another one stands already: one place holds one record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogue_app.core.kinds import title_of
from dialogue_app.core.natural_keys import Double, Find, place_of
from dialogue_app.core.records import Record
from dialogue_app.support.translation import ngettext

MOST_PLACES = 20


def told_twice(doubles: Sequence[Double], find: Find) -> Iterator[str]:
    """Records that stand where another one stands: each kind with its first places."""
    by_kind: dict[type[Record], list[Record]] = {}
    for double in doubles:
        by_kind.setdefault(type(double.second), []).append(double.second)
    for kind, seconds in by_kind.items():
        places = [place_of(second, find) for second in seconds[:MOST_PLACES]]
        more = ["…"] if len(seconds) > MOST_PLACES else []
        yield ngettext(
            "{n} record of “{kind}” stands where another one stands already: {places}.",
            "{n} records of “{kind}” stand where others stand already: {places}.",
            len(seconds),
        ).format(n=len(seconds), kind=title_of(kind), places="; ".join(places + more))
