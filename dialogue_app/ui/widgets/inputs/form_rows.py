"""How the questions of a form stand in rows."""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_app.core.form import Ask

WIDE = ("quote", "pairs")
"""Kinds of question that take the whole width."""


def rows_of(names: Iterable[str], asks: dict[str, Ask]) -> tuple[tuple[str, ...], ...]:
    """The rows of a group: two questions side by side, those with long answers alone."""
    rows: list[tuple[str, ...]] = []
    waiting: list[str] = []
    for name in names:
        if asks[name].kind in WIDE:
            rows.extend((one,) for one in waiting)
            waiting = []
            rows.append((name,))
        else:
            waiting.append(name)
            if len(waiting) == 2:
                rows.append(tuple(waiting))
                waiting = []
    rows.extend((one,) for one in waiting)
    return tuple(rows)
